"""Blocks, components, and camps put together again."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.parts import biconnected, components, joined
from comity.alignment.balance.plain import plain_best_camps
from comity.testing.signed_networks import signed_network

SEED = st.integers(0, 10**6)


@settings(max_examples=80, deadline=None)
@given(SEED)
def test_the_index_is_the_sum_over_the_blocks(seed: int) -> None:
    matrix = signed_network(seed, density=0.35)
    parts = [plain_best_camps(matrix[np.ix_(block, block)])[0] for block in biconnected(matrix)]
    assert sum(parts) == plain_best_camps(matrix)[0]


@settings(max_examples=80, deadline=None)
@given(SEED)
def test_joined_camps_agree_with_those_of_each_block(seed: int) -> None:
    matrix = signed_network(seed, density=0.35)
    rng = np.random.default_rng(seed)
    blocks = [(b, rng.choice(np.array([-1, 1], np.int8), len(b))) for b in biconnected(matrix)]
    camps = joined(len(matrix), blocks)
    for members, own in blocks:
        assert (camps[members] * own == camps[members[0]] * own[0]).all()


def test_components_are_numbered_by_their_first_actor_and_actors_without_ties_are_their_own() -> None:
    matrix = np.zeros((5, 5), np.int64)
    for a, b in ((0, 3), (3, 4)):
        matrix[a, b] = matrix[b, a] = -1
    assert components(matrix).tolist() == [0, 1, 2, 0, 0]
    assert components(np.zeros((0, 0), np.int64)).tolist() == []
