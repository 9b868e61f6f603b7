"""Columns that sort the endings perfectly are found, and no others."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.endings.risk_sets import partial_likelihood, risk_sets
from comity.support.endings.separation import separating


def sets_of(x, ended, clock=None):
    x = np.asarray(x, float)
    return risk_sets(x, np.asarray(ended, bool), np.ones(len(x), int) if clock is None else clock, np.arange(len(x)))


def test_all_endings_without_support_are_found():
    assert separating(sets_of([[1], [1], [0], [0]], [1, 1, 0, 0])) == (0,)
    assert separating(sets_of([[1], [1], [0], [0]], [1, 0, 1, 0])) == ()


def test_one_ending_on_the_border_is_enough_where_no_other_contradicts_it():
    assert separating(sets_of([[1], [1], [0], [0]], [1, 0, 0, 0])) == (0,)


def test_a_column_that_only_sorts_together_with_another_is_found():
    x = [[2, 1], [1, 2], [1, 1], [0, 2], [2, 0]]
    assert separating(sets_of(x, [1, 1, 0, 0, 0])) == (0, 1)
    assert separating(sets_of([[a] for a, _ in x], [1, 1, 0, 0, 0])) == ()


def test_only_units_at_risk_together_are_compared():
    x, clock = [[1], [0], [0], [1]], np.array([1, 1, 2, 2])
    assert separating(sets_of(x, [1, 0, 1, 0], clock)) == ()
    assert separating(sets_of(x, [1, 0, 0, 1], clock)) == (0,)


@pytest.mark.parametrize("seed", range(25))
def test_it_is_found_just_where_the_likelihood_has_no_top(seed):
    rng = np.random.default_rng(seed)
    x, ended = rng.integers(0, 3, (9, 2)), np.arange(9) < 3
    sets = sets_of(x, ended)
    angles = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    ways = np.column_stack([np.cos(angles), np.sin(angles)])
    gains = [(x[:3] @ w).min() - (x @ w).max() for w in np.vstack([ways, np.rint(ways * 4)])]
    moves = [np.ptp(x @ w) > 1e-9 for w in np.vstack([ways, np.rint(ways * 4)])]
    brute = any(g > -1e-9 and m for g, m in zip(gains, moves, strict=True))
    assert bool(separating(sets)) == brute


def test_along_the_direction_the_likelihood_rises():
    sets = sets_of([[2, 5], [1, 0], [0, 5], [0, 0]], [1, 0, 0, 0])
    apart = separating(sets)
    assert 0 in apart
    values = [partial_likelihood(sets, np.array([size, 0.0]))[0] for size in (0, 2, 4, 8)]
    assert values == sorted(values)
