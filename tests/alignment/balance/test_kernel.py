"""Merging actors keeps the best camps: one of them, or all."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.colouring import frustrated
from comity.alignment.balance.kernel import kernel
from comity.alignment.balance.plain import plain_best_camps
from comity.budget import Budget
from comity.testing.signed_networks import signed_network

SEED = st.integers(0, 10**6)


@settings(max_examples=120, deadline=None)
@given(SEED, st.booleans(), st.integers(1, 4))
def test_the_kernel_has_the_same_index_beyond_what_is_settled(seed: int, every: bool, heaviest: int) -> None:
    matrix = signed_network(seed, heaviest=heaviest)
    small = kernel(matrix, every=every)
    assert plain_best_camps(small.matrix)[0] + small.settled == plain_best_camps(matrix)[0]


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_any_camps_of_the_kernel_cost_the_network_what_is_settled_more(seed: int) -> None:
    matrix = signed_network(seed, heaviest=2)
    small = kernel(matrix)
    camps = np.random.default_rng(seed).choice(np.array([-1, 1], np.int8), len(small.matrix))
    assert frustrated(matrix, small.lifted(camps)) == frustrated(small.matrix, camps) + small.settled


@settings(max_examples=80, deadline=None)
@given(SEED)
def test_a_strict_kernel_keeps_every_best_camps(seed: int) -> None:
    matrix = signed_network(seed, most=7)
    small = kernel(matrix, every=True)
    least, best = plain_best_camps(matrix)
    for sides in best:
        camps = np.array(sides, np.int8)
        merged = small.of[:, None] == small.of[None, :]
        agree = camps[:, None] * camps[None, :] == small.sign[:, None] * small.sign[None, :]
        assert agree[merged].all(), (least, sides)


def test_trees_balanced_cliques_and_twins_vanish() -> None:
    tree = np.zeros((6, 6), np.int64)
    for a, b in ((0, 1), (1, 2), (1, 3), (3, 4), (3, 5)):
        tree[a, b] = tree[b, a] = -1
    assert kernel(tree).matrix.any() == np.False_
    clique = 1 - np.eye(30, dtype=np.int64)
    assert kernel(clique, every=True).matrix.shape == (1, 1)


def test_a_budget_that_is_over_leaves_the_network_as_it_is() -> None:
    matrix = signed_network(1, most=6, least=6, density=1.0)
    small = kernel(matrix, budget=Budget(0.0))
    assert (small.matrix == matrix).all()
    assert small.settled == 0
