"""The frustration index: against every colouring, and its laws."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.colouring import frustrated
from comity.alignment.balance.encoding import camps_in_clauses
from comity.alignment.balance.frustration import frustration
from comity.alignment.balance.plain import plain_best_camps
from comity.budget import Budget
from comity.solve.maxsat import maxsat_engine
from comity.testing.signed_networks import signed_network

SEED = st.integers(0, 10**6)


@settings(max_examples=120, deadline=None)
@given(SEED, st.integers(1, 4))
def test_the_index_is_that_of_trying_every_colouring(seed: int, heaviest: int) -> None:
    matrix = signed_network(seed, heaviest=heaviest)
    found = frustration(matrix)
    assert found.proven
    assert found.index == frustrated(matrix, found.camps) == plain_best_camps(matrix)[0]


@pytest.mark.parametrize("seed", range(4))
def test_the_index_is_that_of_trying_every_colouring_of_twelve(seed: int) -> None:
    matrix = signed_network(seed, most=12, least=12, density=0.3 + seed / 6)
    assert frustration(matrix).index == plain_best_camps(matrix)[0]


@pytest.mark.parametrize("seed", range(6))
def test_without_any_reduction_maxsat_finds_the_same(seed: int) -> None:
    matrix = signed_network(seed, most=24, least=20, density=0.25)
    engine = maxsat_engine()
    hard, soft = camps_in_clauses(matrix)
    for clause in hard:
        engine.add(clause)
    for clause, weight in soft:
        engine.prefer(clause, weight)
    assert engine.cheapest(Budget()) == frustration(matrix).index


@pytest.mark.parametrize("size", range(2, 13))
def test_all_foes_have_the_index_of_the_formula(size: int) -> None:
    # two halves as equal as can be: all pairs within them are frustrated
    a, b = size // 2, size - size // 2
    assert frustration(np.eye(size, dtype=np.int64) - 1).index == a * (a - 1) // 2 + b * (b - 1) // 2


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_turning_the_ties_of_some_actors_round_changes_nothing(seed: int) -> None:
    matrix = signed_network(seed, most=14)
    turn = np.random.default_rng(seed).choice([-1, 1], len(matrix))
    assert frustration(matrix * turn[:, None] * turn[None, :]).index == frustration(matrix).index


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_the_order_of_actors_changes_nothing(seed: int) -> None:
    matrix = signed_network(seed, most=14)
    order = np.random.default_rng(seed).permutation(len(matrix))
    assert frustration(matrix[np.ix_(order, order)]).index == frustration(matrix).index


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_the_index_is_at_most_the_negative_ties_and_at_most_half_of_all(seed: int) -> None:
    matrix = signed_network(seed, most=14)
    ties = np.abs(matrix).sum() // 2
    assert frustration(matrix).index <= min((matrix < 0).sum() // 2, ties // 2)


@settings(max_examples=60, deadline=None)
@given(SEED, SEED)
def test_two_networks_side_by_side_or_sharing_an_actor_add_up(one: int, two: int) -> None:
    a, b = signed_network(one, most=9, least=1), signed_network(two, most=9, least=1)
    both = frustration(a).index + frustration(b).index
    for shared in (0, 1):
        size = len(a) + len(b) - shared
        whole = np.zeros((size, size), np.int64)
        whole[: len(a), : len(a)] = a
        whole[len(a) - shared :, len(a) - shared :] += b
        assert frustration(whole).index == both


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_camps_that_fit_every_tie_have_index_0_and_one_more_tie_turned_round_at_most_1(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sides = rng.choice([-1, 1], 12)
    matrix = np.abs(signed_network(seed, most=12, least=12)) * sides[:, None] * sides[None, :]
    assert frustration(matrix).index == 0
    pairs = np.argwhere(np.triu(matrix))
    if len(pairs):
        a, b = pairs[rng.integers(len(pairs))]
        matrix[a, b] = matrix[b, a] = -matrix[a, b]
        assert frustration(matrix).index <= 1


def test_the_first_actor_of_every_component_stands_in_the_first_camp() -> None:
    matrix = np.zeros((4, 4), np.int64)
    matrix[0, 2] = matrix[2, 0] = matrix[1, 3] = matrix[3, 1] = -1
    assert frustration(matrix).camps.tolist() == [1, 1, -1, -1]


def test_a_network_without_actors_or_ties_is_balanced() -> None:
    for size in (0, 3):
        found = frustration(np.zeros((size, size), np.int64))
        assert (found.index, found.proven, len(found.camps)) == (0, True, size)


def test_a_budget_that_is_over_gives_camps_and_a_floor_and_no_proof() -> None:
    matrix = signed_network(5, most=40, least=40, density=0.5)
    found = frustration(matrix, Budget(0.0))
    assert not found.proven
    assert 0 <= found.bound < found.index == frustrated(matrix, found.camps)


def test_a_hard_network_stops_at_its_budget_with_camps_and_a_floor() -> None:
    matrix = signed_network(7, most=120, least=120, density=0.5)
    began = time.monotonic()
    found = frustration(matrix, Budget(1.0))
    assert time.monotonic() - began < 15
    assert not found.proven
    assert 0 <= found.bound < found.index == frustrated(matrix, found.camps)
