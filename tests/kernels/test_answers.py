from __future__ import annotations

import random

import numpy as np
import pytest

from comity.kernels.answers import _plain_least_answer, least_answer
from comity.kernels.edges import Edges
from comity.kernels.groups import BACK, BOTH, FORWARD, Groups, _plain_reach


def random_moves(rng: random.Random, n: int, players: int) -> list[list[list[int]]]:
    return [[[t for t in range(n) if t != s and rng.random() < 0.25] for s in range(n)] for _ in range(players)]


def as_edges(moves: list[list[int]]) -> Edges:
    pairs = [(s, t) for s, ts in enumerate(moves) for t in ts]
    return Edges.of(len(moves), np.array([a for a, _ in pairs], np.int64), np.array([b for _, b in pairs], np.int64))


@pytest.mark.parametrize("depth", [None, 0, 1, 2, 3])
@pytest.mark.parametrize("players", [1, 2, 3])
def test_intransitive_moves_track_who_moved_last(players: int, depth: int | None) -> None:
    for seed in range(60):
        rng = random.Random(seed)
        moves = random_moves(rng, 6, players)
        value = [rng.randrange(10) for _ in range(6)]
        steps = [as_edges(m).lowest for m in moves]
        got = least_answer(np.array(value, np.int32), steps, transitive=False, depth=depth)
        assert got.tolist() == _plain_least_answer(value, moves, depth), seed


@pytest.mark.parametrize("depth", [None, 0, 1, 2, 3])
def test_transitive_moves_need_no_last_mover(depth: int | None) -> None:
    for seed in range(60):
        rng = random.Random(seed)
        codes = sorted(rng.sample(range(32), 18))
        owned = [(0, 3), (1,), (2, 4)]
        directions = [tuple(rng.choice([BOTH, FORWARD, BACK]) for _ in bits) for bits in owned]
        moves = [_plain_reach(codes, b, d) for b, d in zip(owned, directions, strict=True)]
        value = [rng.randrange(20) for _ in codes]
        groups = [Groups.of(np.array(codes, np.uint64), b, d) for b, d in zip(owned, directions, strict=True)]
        got = least_answer(np.array(value, np.int32), [g.worst for g in groups], transitive=True, depth=depth)
        assert got.tolist() == _plain_least_answer(value, moves, depth), seed


def test_one_player_alone_cannot_move_twice() -> None:
    chain = Edges.of(3, np.array([0, 1]), np.array([1, 2]))
    assert least_answer(np.array([9, 8, 1], np.int32), [chain.lowest], transitive=False).tolist() == [8, 1, 1]


def test_work_can_be_stopped_between_rounds() -> None:
    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        least_answer(np.zeros(2, np.int32), [lambda v: v], transitive=True, pause=stop)
