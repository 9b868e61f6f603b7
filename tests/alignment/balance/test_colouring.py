"""Camps, what they leave frustrated, and the search for better ones."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.colouring import followed, frustrated, improved
from comity.alignment.balance.plain import plain_best_camps, plain_frustrated
from comity.testing.signed_networks import signed_network

SEED = st.integers(0, 10**6)


def sides_for(seed: int, size: int) -> np.ndarray:
    return np.random.default_rng(seed).choice(np.array([-1, 1], np.int8), size)


@settings(max_examples=100, deadline=None)
@given(SEED)
def test_frustrated_weight_is_that_of_the_plain_twin(seed: int) -> None:
    matrix = signed_network(seed, heaviest=5)
    sides = sides_for(seed, len(matrix))
    assert frustrated(matrix, sides) == plain_frustrated(matrix, tuple(sides.tolist()))


def test_a_matrix_of_small_numbers_does_not_overflow() -> None:
    size = 300
    matrix = (np.eye(size) - 1).astype(np.int8)
    assert frustrated(matrix, np.ones(size, np.int8)) == size * (size - 1) // 2


@settings(max_examples=100, deadline=None)
@given(SEED)
def test_the_camps_that_follow_from_a_forest_fit_every_tie_just_where_the_network_is_balanced(seed: int) -> None:
    matrix = signed_network(seed, most=7, density=0.3)
    assert (frustrated(matrix, followed(matrix)) == 0) == (plain_best_camps(matrix)[0] == 0)


@settings(max_examples=100, deadline=None)
@given(SEED)
def test_after_the_search_no_single_actor_can_do_better_and_nothing_got_worse(seed: int) -> None:
    matrix = signed_network(seed, heaviest=3)
    before = sides_for(seed, len(matrix))
    after = improved(matrix, before)
    cost = frustrated(matrix, after)
    assert cost <= frustrated(matrix, before)
    for k in range(len(matrix)):
        other = after.copy()
        other[k] = -other[k]
        assert frustrated(matrix, other) >= cost
