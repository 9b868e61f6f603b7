from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kernels.edges import Edges
from comity.kernels.search import shortest


def walk(moves: list[list[list[int]]], start: int) -> dict[int, int]:
    """Return the fewest moves to each state, by trying every legal sequence level by level."""
    found, seen, frontier, level = {start: 0}, {(start, -1)}, {(start, -1)}, 0
    while frontier:
        level += 1
        frontier = {(t, p) for s, last in frontier for p, m in enumerate(moves) if p != last for t in m[s]} - seen
        seen |= frontier
        for t, _ in frontier:
            found.setdefault(t, level)
    return found


@given(st.integers(0, 10**6), st.integers(2, 3))
def test_paths_are_legal_and_as_short_as_any(seed: int, players: int) -> None:
    rng = random.Random(seed)
    moves = [[[t for t in range(8) if t != s and rng.random() < 0.15] for s in range(8)] for _ in range(players)]
    edges = []
    for m in moves:
        pairs = [(s, t) for s, ts in enumerate(m) for t in ts]
        edges.append(Edges.of(8, np.array([a for a, _ in pairs], np.int64), np.array([b for _, b in pairs], np.int64)))
    tree = shortest(lambda p, s: edges[p].of_states(s), 8, range(players), 0, n_players=players)
    expected = walk(moves, 0)
    assert {s: int(d) for s, d in enumerate(tree.distance()) if d >= 0} == expected
    for state, length in expected.items():
        path = tree.path(state)
        assert len(path) == length
        at, last = 0, -1
        for player, to in path:
            assert player != last
            assert to in moves[player][at]
            at, last = to, player
        assert at == state


def test_what_cannot_be_reached_has_no_path() -> None:
    lonely = Edges.of(2, np.zeros(0, np.int64), np.zeros(0, np.int64))
    tree = shortest(lambda _, s: lonely.of_states(s), 2, [0], 0, n_players=1)
    with pytest.raises(KeyError):
        tree.path(1)
