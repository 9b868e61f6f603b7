"""Stress majorisation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from comity.alignment.layout.majorise import Anchors, distances, majorise, stress
from comity.alignment.layout.plain import plain_stress
from comity.alignment.layout.targets import Wanted, wanted
from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.testing.signed_networks import signed_network


def model(seed: int, most: int = 8, least: int = 2) -> tuple[Wanted, np.ndarray, Anchors]:
    matrix = signed_network(seed, most=most, least=least, heaviest=3)
    a, b = np.nonzero(np.triu(matrix))
    aim = wanted(len(matrix), a, b, np.sign(matrix[a, b]).astype(np.int8), np.abs(matrix[a, b]).astype(float))
    rng = np.random.default_rng(seed)
    start = rng.standard_normal((len(matrix), 2)) * 3
    return aim, start, Anchors(rng.standard_normal((len(matrix), 2)), rng.random(len(matrix)))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_stress_is_that_of_the_plain_twin(seed: int) -> None:
    aim, start, _ = model(seed)
    plain = plain_stress(start.tolist(), aim.distance.tolist(), aim.weight.tolist(), aim.least.tolist())
    assert stress(start, aim) == pytest.approx(plain)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_no_round_raises_the_stress(seed: int, held: bool) -> None:
    aim, place, anchors = model(seed)
    hold = anchors if held else None
    before = stress(place, aim, hold)
    for _ in range(6):
        place = majorise(place, aim, hold, 1)
        after = stress(place, aim, hold)
        assert after <= before + 1e-9
        before = after


@pytest.mark.parametrize("seed", range(6))
def test_a_general_minimiser_finds_no_better_place_nearby(seed: int) -> None:
    aim, start, anchors = model(seed, most=7, least=4)
    place = majorise(start, aim, anchors, 5000, 1e-10)
    found = minimize(lambda flat: stress(flat.reshape(-1, 2), aim, anchors), place.ravel(), method="BFGS")
    assert found.fun == pytest.approx(stress(place, aim, anchors), rel=1e-5, abs=1e-9)


def test_distances_that_fit_into_a_plane_are_found() -> None:
    true = np.random.default_rng(4).random((12, 2)) * 5
    full = distances(true)
    aim = Wanted(full, 1.0 - np.eye(12), np.zeros((12, 12), bool))
    found = majorise(true + np.random.default_rng(5).standard_normal((12, 2)) * 0.3, aim, None, 3000, 1e-9)
    assert np.allclose(distances(found), full, atol=1e-4)


def test_who_is_held_strongly_stays_and_who_is_not_comes() -> None:
    aim, start, anchors = model(11, most=6, least=6)
    found = majorise(start, aim, Anchors(anchors.place, np.full(6, 1e6)), 50)
    assert np.allclose(found, anchors.place, atol=1e-3)


def test_foes_that_are_far_enough_apart_are_left_where_they_are() -> None:
    aim = wanted(2, np.array([0]), np.array([1]), np.array([-1], np.int8), np.ones(1))
    far = np.array([[-50.0, 0.0], [50.0, 0.0]])
    assert np.allclose(majorise(far, aim, None, 20), far)
    assert stress(far, aim) == 0


def test_a_budget_that_is_over_ends_the_work() -> None:
    aim, start, anchors = model(3)
    with pytest.raises(BudgetExceededError):
        majorise(start, aim, anchors, 10, budget=Budget(0.0))
