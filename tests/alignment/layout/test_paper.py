"""From places to paper."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.layout.paper import STRETCH, on_the_rim, paper, rim_of
from comity.alignment.layout.plain import plain_touching


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([(720.0, 520.0), (40.0, 40.0), (300.0, 900.0)]))
def test_every_place_lies_on_the_paper_and_no_axis_is_stretched_much(seed: int, size: tuple[float, float]) -> None:
    rng = np.random.default_rng(seed)
    places = [rng.standard_normal((int(rng.integers(0, 9)), 2)) * (1, 6) for _ in range(3)]
    sheet = paper(places, *size, 0.0)
    for place in places:
        drawn = sheet.drawn(place)
        assert ((drawn >= sheet.inner) & (drawn <= np.array(size) - sheet.inner)).all()
    assert sheet.scale.max() <= STRETCH * sheet.scale.min() + 1e-9


def test_the_longer_extent_lies_along_the_longer_side() -> None:
    tall = np.random.default_rng(1).standard_normal((40, 2)) * (1, 5)
    assert np.ptp(paper([tall], 720, 520, 0).drawn(tall), axis=0).argmax() == 0
    assert np.ptp(paper([tall], 520, 720, 0).drawn(tall), axis=0).argmax() == 1


def test_two_friends_alone_do_not_stand_at_opposite_edges() -> None:
    pair = np.array([[0.0, 0.0], [0.9, 0.0]])
    drawn = paper([pair], 720, 520, 0).drawn(pair)
    assert np.hypot(*(drawn[0] - drawn[1])) < 520 / 3


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([(720.0, 520.0), (40.0, 40.0), (90.0, 400.0)]))
def test_actors_on_the_rim_do_not_overlap(seed: int, size: tuple[float, float]) -> None:
    rng = np.random.default_rng(seed)
    wish = rng.random((int(rng.integers(0, 60)), 2)) * rng.choice([0.01, 1.0]) * size
    found, radius = on_the_rim(wish, np.full(len(wish), 2.5), *size)
    assert plain_touching(found.tolist(), radius.tolist()) == []
    half = rim_of(*size) / 2
    edge = np.minimum(found, np.array(size) - found).min(axis=1)
    assert edge == pytest.approx(np.full(len(wish), half))


def test_actors_on_the_rim_stand_on_the_side_where_they_stood() -> None:
    wish = np.array([[100.0, 260.0], [360.0, 60.0], [650.0, 260.0], [360.0, 480.0]])
    found, _ = on_the_rim(wish, np.full(4, 2.5), 720, 520)
    assert found[0, 0] < 20
    assert found[1, 1] < 20
    assert found[2, 0] > 700
    assert found[3, 1] > 500
