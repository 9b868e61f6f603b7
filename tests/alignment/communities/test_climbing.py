"""What the climb leaves cannot be bettered by one move or one merger, and is never worse than where it began."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.communities.climbing import climb
from comity.alignment.communities.modularity import modularity
from comity.budget import Budget
from comity.errors import BudgetExceededError


def gains(seed: int, size: int = 9) -> np.ndarray:
    upper = np.triu(np.random.default_rng(seed).normal(size=(size, size)), 1)
    return upper + upper.T


@pytest.mark.parametrize("seed", range(25))
def test_no_move_and_no_merger_betters_what_is_found(seed: int) -> None:
    gain = gains(seed)
    rng = np.random.default_rng(seed)
    start = rng.integers(0, 4, len(gain))
    found = climb(gain, start, rng.permutation(len(gain)))
    reached = modularity(gain, found)
    assert reached >= modularity(gain, start) - 1e-9
    for i in range(len(gain)):
        for group in range(len(gain)):
            moved = found.copy()
            moved[i] = group
            assert modularity(gain, moved) <= reached + 1e-9
    for one in range(int(found.max()) + 1):
        for two in range(one):
            assert modularity(gain, np.where(found == one, two, found)) <= reached + 1e-9


def test_the_diagonal_does_not_matter() -> None:
    gain = gains(1)
    other = gain + np.diag(np.arange(9.0))
    start = np.zeros(9, int)
    assert np.array_equal(climb(gain, start, np.arange(9)), climb(other, start, np.arange(9)))


def test_without_gains_and_without_actors_nothing_moves() -> None:
    assert climb(np.zeros((3, 3)), np.array([2, 1, 1]), np.arange(3)).tolist() == [0, 1, 1]
    assert climb(np.zeros((0, 0)), np.array([], np.intp), np.array([], np.intp)).tolist() == []


def test_a_budget_stops_it() -> None:
    with pytest.raises(BudgetExceededError):
        climb(gains(2), np.arange(9), np.arange(9), Budget(0.0).check)
