"""Dots that do not overlap."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.layout.apart import LARGEST, SMALLEST, apart, radii, touching
from comity.alignment.layout.plain import plain_touching


def dots(seed: int, most: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(0, most))
    return rng.random((size, 2)) * rng.choice([1.0, 30.0, 200.0]), 2.5 + 6 * rng.random(size)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_the_dots_that_touch_are_those_of_the_plain_twin(seed: int) -> None:
    place, radius = dots(seed, 30)
    i, j = touching(place, radius)
    assert list(zip(i.tolist(), j.tolist(), strict=True)) == plain_touching(place.tolist(), radius.tolist())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([12.0, 60.0, 300.0]))
def test_no_two_dots_overlap_afterwards_and_all_stay_inside(seed: int, side: float) -> None:
    place, radius = dots(seed, 40)
    found, size = apart(place, radius, np.zeros(2), np.full(2, side))
    assert plain_touching(found.tolist(), size.tolist()) == []
    assert ((found >= 0) & (found <= side)).all()
    assert (size <= radius).all()


def test_dots_that_do_not_touch_stay_where_they_are_and_keep_their_size() -> None:
    place, radius = np.array([[10.0, 10.0], [40.0, 10.0], [10.0, 40.0]]), np.full(3, 5.0)
    found, size = apart(place, radius, np.zeros(2), np.full(2, 50.0))
    assert (found == place).all()
    assert (size == radius).all()


def test_the_area_of_a_dot_grows_with_the_degree_between_two_bounds() -> None:
    found = radii(np.array([0.0, 50.0, 100.0]), 100.0, 10, 720, 520)
    assert found[0] == SMALLEST
    assert found[2] == LARGEST
    assert abs((found[2] / found[1]) ** 2 - 2) < 1e-9
    assert radii(np.zeros(2), 0.0, 2, 720, 520).tolist() == [SMALLEST, SMALLEST]
