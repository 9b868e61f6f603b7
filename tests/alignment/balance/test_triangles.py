"""Triangles, counted by matrix products and one by one."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.plain import plain_triangles
from comity.alignment.balance.triangles import Triangles, triangles
from comity.testing.signed_networks import signed_network


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_the_counts_are_those_of_looking_at_every_three_actors(seed: int) -> None:
    matrix = signed_network(seed, most=14, heaviest=3)
    found = triangles(matrix)
    assert (found.friends, found.one_negative, found.two_negative, found.foes) == plain_triangles(matrix)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_turning_the_ties_of_some_actors_round_keeps_the_balanced(seed: int) -> None:
    matrix = signed_network(seed, most=14)
    turn = np.random.default_rng(seed).choice([-1, 1], len(matrix))
    one, two = triangles(matrix), triangles(matrix * turn[:, None] * turn[None, :])
    assert (one.balanced, one.all) == (two.balanced, two.all)


def test_a_large_clique_is_counted_exactly() -> None:
    size = 400
    assert triangles(1 - np.eye(size, dtype=np.int64)).friends == size * (size - 1) * (size - 2) // 6


def test_three_foes_are_balanced_in_the_weak_sense_only() -> None:
    assert (Triangles(0, 0, 0, 1).balanced, Triangles(0, 0, 0, 1).weakly_balanced) == (0, 1)
    assert (Triangles(0, 1, 0, 0).balanced, Triangles(0, 1, 0, 0).weakly_balanced) == (0, 0)
    assert Triangles(0, 0, 0, 0).share is None
