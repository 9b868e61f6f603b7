"""Tests of the parts that answers move about in; the verdicts themselves are tested in tests/ensemble."""

from __future__ import annotations

import numpy as np

from comity.kernels.batch import Board, own_verdicts, strong_parts
from comity.kernels.batch_jit import strong
from comity.kernels.edges import Edges


def test_parts_lead_to_parts_of_a_lower_number() -> None:
    rng = np.random.default_rng(2)
    for _ in range(20):
        a, b = rng.integers(0, 12, (2, 18))
        moves = Edges.of(12, a, b)
        part, count = strong_parts(moves)
        assert (part[b] <= part[a]).all()
        compiled = np.zeros(12, np.int64)
        assert strong(moves.starts, moves.targets, compiled) == count
        assert (compiled[b] <= compiled[a]).all()
        assert len(set(zip(part.tolist(), compiled.tolist(), strict=True))) == count  # the same parts, by other numbers
        assert set(part.tolist()) == set(range(count))


def test_one_opponent_alone_answers_with_one_move_where_moves_are_drawn() -> None:
    mover = Edges.of(4, np.array([0]), np.array([1]))
    other = Edges.of(4, np.array([1, 2]), np.array([2, 3]))
    worth = np.array([[1.0, 2.0, 2.0, 0.0]])  # only the second move of the answer would hurt
    chained = own_verdicts(Board.of((mover, other), transitive=True), 0, worth)
    drawn = own_verdicts(Board.of((mover, other), transitive=False), 0, worth)
    assert (chained[0, 0], drawn[0, 0]) == (6, 0)
