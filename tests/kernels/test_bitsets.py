from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from comity.kernels.bitsets import _plain_reach, edge_rows, pack, reach, union_over, unpack
from comity.kernels.edges import Edges


@given(arrays(bool, array_shapes(min_dims=2, max_dims=2, max_side=140)))
def test_packing_loses_nothing(rows: np.ndarray) -> None:
    assert np.array_equal(unpack(pack(rows), rows.shape[1]), rows)


def random_edges(rng: random.Random, n: int) -> tuple[list[list[int]], Edges]:
    moves = [[t for t in range(n) if t != s and rng.random() < 0.2] for s in range(n)]
    pairs = [(s, t) for s, ts in enumerate(moves) for t in ts]
    return moves, Edges.of(n, np.array([a for a, _ in pairs], np.int64), np.array([b for _, b in pairs], np.int64))


@given(st.integers(0, 10**6), st.integers(1, 3))
def test_reach_equals_a_walk_over_every_legal_sequence(seed: int, players: int) -> None:
    rng = random.Random(seed)
    both = [random_edges(rng, 7) for _ in range(players)]
    rows = unpack(reach([e for _, e in both], transitive=False), 7)
    assert [set(np.flatnonzero(r).tolist()) for r in rows] == _plain_reach([m for m, _ in both], 7)


@given(st.integers(0, 10**6))
def test_union_over_edges_is_the_union_of_the_rows_of_the_targets(seed: int) -> None:
    moves, edges = random_edges(random.Random(seed), 70)
    rows = edge_rows(edges)
    got = unpack(union_over(edges, rows), 70)
    for s in range(70):
        assert set(np.flatnonzero(got[s])) == {u for t in moves[s] for u in moves[t]}


def test_depth_one_is_a_single_move_of_anybody() -> None:
    a, b = Edges.of(3, np.array([0]), np.array([1])), Edges.of(3, np.array([1]), np.array([2]))
    assert unpack(reach([a, b], transitive=False, depth=1), 3).tolist() == [
        [False, True, False],
        [False, False, True],
        [False] * 3,
    ]
