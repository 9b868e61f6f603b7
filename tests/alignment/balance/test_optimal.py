"""All best camps: against every colouring."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.optimal import best_camps, firm
from comity.alignment.balance.plain import plain_best_camps
from comity.budget import Budget
from comity.testing.signed_networks import signed_network

SEED = st.integers(0, 10**6)


@settings(max_examples=120, deadline=None)
@given(SEED, st.integers(1, 3))
def test_the_list_is_that_of_trying_every_colouring(seed: int, heaviest: int) -> None:
    matrix = signed_network(seed, heaviest=heaviest)
    least, best = plain_best_camps(matrix)
    found = best_camps(matrix)
    assert (found.index, found.count, found.complete) == (least, len(best), True)
    assert [tuple(row) for row in found.camps.tolist()] == best


def test_actors_whose_ties_cancel_out_may_stand_either_way() -> None:
    # a friend of the first and a foe of the second, who are tied for good
    matrix = np.array([[0, 5, 1], [5, 0, -1], [1, -1, 0]])
    found = best_camps(matrix)
    assert found.camps.tolist() == [[1, 1, -1], [1, 1, 1]]
    assert firm(matrix, found.camps).tolist() == [1, 1, 0]


def test_the_number_goes_on_where_the_list_ends() -> None:
    matrix = np.zeros((30, 30), np.int64)
    for k in range(10):
        matrix[3 * k : 3 * k + 3, 3 * k : 3 * k + 3] = np.eye(3, dtype=np.int64) - 1
    found = best_camps(matrix, limit=5)
    assert (found.index, found.count, found.complete, len(found.camps)) == (10, 3**10, True, 5)


def test_a_limit_below_the_number_in_one_block_says_so() -> None:
    found = best_camps(np.eye(6, dtype=np.int64) - 1, limit=4)
    assert (found.index, found.count, found.complete, len(found.camps)) == (6, 4, False, 4)


def test_a_budget_that_is_over_finds_none_and_says_so() -> None:
    found = best_camps(np.eye(6, dtype=np.int64) - 1, budget=Budget(0.0))
    assert (found.index, found.count, found.complete, found.camps.shape) == (None, 0, False, (0, 6))
    assert firm(np.eye(6, dtype=np.int64) - 1, found.camps).tolist() == [0] * 6


@settings(max_examples=80, deadline=None)
@given(SEED)
def test_firm_actors_stand_the_same_way_to_one_another_in_all_best_camps(seed: int) -> None:
    matrix = signed_network(seed, most=7, least=1)
    found = best_camps(matrix)
    sides = firm(matrix, found.camps)
    for row in found.camps:
        for a in np.flatnonzero(sides):
            for b in np.flatnonzero(matrix[a]):
                if sides[b]:
                    assert row[a] * row[b] == sides[a] * sides[b]


@settings(max_examples=60, deadline=None)
@given(SEED, st.randoms(use_true_random=False))
def test_who_is_firm_does_not_hang_on_the_order_of_names(seed: int, rng: random.Random) -> None:
    matrix = signed_network(seed, most=7, least=1)
    order = list(range(len(matrix)))
    rng.shuffle(order)
    plain = firm(matrix, best_camps(matrix).camps)
    mixed = firm(matrix[np.ix_(order, order)], best_camps(matrix[np.ix_(order, order)]).camps)
    assert (mixed != 0).tolist() == (plain[order] != 0).tolist()


def test_the_yardstick_is_the_largest_group_and_not_the_first_actor() -> None:
    # the first actor is as near to one camp as to the other; all else hangs together
    matrix = np.zeros((6, 6), np.int64)
    matrix[1:, 1:] = 1 - np.eye(5, dtype=np.int64)
    matrix[0, 1:3] = matrix[1:3, 0] = 1
    matrix[0, 3:5] = matrix[3:5, 0] = -1
    assert firm(matrix, best_camps(matrix).camps).tolist() == [0, 1, 1, 1, 1, 1]
