"""Any number of groups: against every partition, and its laws."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.frustration import frustration
from comity.alignment.balance.grouping import grouping, misplaced, settled
from comity.alignment.balance.plain import plain_grouping
from comity.budget import Budget
from comity.solve.mip import mip_engine
from comity.testing.signed_networks import signed_network

SEED = st.integers(0, 10**6)


@settings(max_examples=100, deadline=None)
@given(SEED, st.integers(1, 4))
def test_the_index_is_that_of_trying_every_partition(seed: int, heaviest: int) -> None:
    matrix = signed_network(seed, most=7, heaviest=heaviest)
    found = grouping(matrix)
    assert found.proven
    assert found.index == misplaced(matrix, found.groups) == plain_grouping(matrix)


def by_integer_program(matrix: np.ndarray) -> int:
    """Return the optimum of the program with one column for each pair that is apart, and all triangle inequalities."""
    size = len(matrix)
    engine = mip_engine()
    apart = {}
    for a in range(size):
        for b in range(a + 1, size):
            apart[a, b] = apart[b, a] = engine.column(0, 1, cost=float(matrix[a, b]), integer=True)
    for a in range(size):
        for b in range(a + 1, size):
            for c in set(range(size)) - {a, b}:
                engine.row([(apart[a, c], 1), (apart[b, c], 1), (apart[a, b], -1)], low=0)
    value = engine.solve().value
    assert value is not None
    return round(value) - int(np.minimum(matrix, 0).sum()) // 2


@pytest.mark.parametrize("seed", range(6))
def test_an_integer_program_finds_the_same(seed: int) -> None:
    matrix = signed_network(seed, most=13, least=11, heaviest=2)
    assert grouping(matrix).index == by_integer_program(matrix)


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_more_groups_than_two_leave_no_more_frustrated(seed: int) -> None:
    matrix = signed_network(seed, most=14)
    assert grouping(matrix).index <= frustration(matrix).index


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_the_order_of_actors_changes_nothing(seed: int) -> None:
    matrix = signed_network(seed, most=14)
    order = np.random.default_rng(seed).permutation(len(matrix))
    assert grouping(matrix[np.ix_(order, order)]).index == grouping(matrix).index


@settings(max_examples=60, deadline=None)
@given(SEED, st.integers(1, 5))
def test_groups_that_fit_every_tie_have_index_0(seed: int, many: int) -> None:
    groups = np.random.default_rng(seed).integers(many, size=12)
    matrix = np.abs(signed_network(seed, most=12, least=12)) * np.where(groups[:, None] == groups, 1, -1)
    assert grouping(matrix).index == 0


def test_groups_are_numbered_by_their_first_actor_and_linked_by_friends() -> None:
    matrix = np.zeros((5, 5), np.int64)
    for a, b, w in ((0, 3, 1), (1, 4, 1), (0, 1, -1), (0, 2, -1)):
        matrix[a, b] = matrix[b, a] = w
    assert grouping(matrix).groups.tolist() == [0, 1, 2, 0, 1]


def test_a_ring_with_one_quarrel_needs_one_tie_however_long_it_is() -> None:
    size = 30
    matrix = np.zeros((size, size), np.int64)
    for a, b in pairwise(range(size)):
        matrix[a, b] = matrix[b, a] = 1
    matrix[0, -1] = matrix[-1, 0] = -1
    found = grouping(matrix)
    assert (found.index, found.proven) == (1, True)


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_the_search_ends_where_no_single_actor_does_better(seed: int) -> None:
    matrix = signed_network(seed, heaviest=3, least=1)
    groups = settled(matrix, np.zeros(len(matrix), np.intp))
    cost = misplaced(matrix, groups)
    for actor in range(len(matrix)):
        for to in range(groups.max() + 2):
            other = groups.copy()
            other[actor] = to
            assert misplaced(matrix, other) >= cost


def test_a_budget_that_is_over_gives_groups_and_a_floor_and_no_proof() -> None:
    matrix = signed_network(7, most=60, least=60, density=0.8)
    began = time.monotonic()
    for seconds in (0.0, 1.0):
        found = grouping(matrix, Budget(seconds))
        assert not found.proven
        assert found.bound < found.index == misplaced(matrix, found.groups)
    assert time.monotonic() - began < 15


def test_a_network_without_actors_has_no_groups() -> None:
    found = grouping(np.zeros((0, 0), np.int64))
    assert (found.index, found.count, found.proven) == (0, 0, True)
