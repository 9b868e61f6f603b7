"""Negative cycles that share no tie."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.packing import packed
from comity.alignment.balance.plain import plain_best_camps
from comity.budget import Budget
from comity.testing.signed_networks import signed_network


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_the_floor_is_never_above_the_index_and_is_0_just_for_balance(seed: int, heaviest: int) -> None:
    matrix = signed_network(seed, heaviest=heaviest)
    index = plain_best_camps(matrix)[0]
    floor = packed(matrix)
    assert floor <= index
    assert (floor == 0) == (index == 0)


def test_two_odd_squares_that_share_an_actor_count_twice() -> None:
    matrix = np.zeros((7, 7), np.int64)
    for ring in ((0, 1, 2, 3), (3, 4, 5, 6)):
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            matrix[a, b] = matrix[b, a] = 1
    for a, b in ((0, 1), (4, 5)):
        matrix[a, b] = matrix[b, a] = -1
    assert packed(matrix) == 2


def test_weights_are_counted_as_far_as_the_lightest_tie_of_a_cycle_goes() -> None:
    matrix = np.array([[0, -3, 2], [-3, 0, 5], [2, 5, 0]])
    assert packed(matrix) == 2 == plain_best_camps(matrix)[0]


def test_a_far_cycle_is_found_without_the_way_to_it() -> None:
    matrix = np.zeros((5, 5), np.int64)
    for a, b, w in ((0, 1, 1), (1, 2, 1), (2, 3, -1), (3, 4, 1), (2, 4, 1)):
        matrix[a, b] = matrix[b, a] = w
    assert packed(matrix) == 1


def test_a_budget_that_is_over_gives_the_floor_0() -> None:
    assert packed(np.eye(3, dtype=np.int64) - 1, Budget(0.0)) == 0


def test_the_floor_of_a_network_too_hard_to_solve_is_well_above_0() -> None:
    assert packed(signed_network(7, most=60, least=60, density=0.5)) > 100
