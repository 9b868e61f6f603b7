"""Moves found by trying settings are those of the table, in both directions."""

from __future__ import annotations

import random

import pytest

from comity.conflict.local.ground import ground_of
from comity.conflict.local.moves import moves
from comity.conflict.model import Model, build
from comity.testing.conflicts import Shape, random_case

SHAPES = [
    Shape(2, 4, statements=True),
    Shape(3, 5, infeasible=0.3, one_way=0.6, statements=True),
    Shape(3, 5, infeasible=0.2, one_way=0.3, cannot=True, statements=True),
]


def models() -> list[Model]:
    return [build(random_case(random.Random(seed), shape)) for shape in SHAPES for seed in range(8)]


@pytest.mark.parametrize("paying", [False, True])
def test_the_moves_are_those_of_the_table(paying: bool) -> None:
    for model in models():
        ground = ground_of(model.case)
        codes = [ground.code(model.label(s)) for s in range(model.n_states)]
        for i, party in enumerate(model.parties):
            e = model.moves.edges(i)
            wanted = sorted(
                (int(a), int(b))
                for a, b in zip(e.origins(), e.targets, strict=True)
                if not paying or model.ranks[i][b] > model.ranks[i][a]
            )
            for backward in (False, True):
                position, other = moves(ground, party, ground.pack(codes), paying=paying, backward=backward)
                far = [model.index(ground.label(c)) for c in ground.unpack(other)]
                pairs = list(zip(position.tolist(), far, strict=True))
                assert sorted((b, a) if backward else (a, b) for a, b in pairs) == wanted


def test_only_moves_to_a_given_setting_are_returned_if_asked_for() -> None:
    seen = 0
    for model in models():
        ground = ground_of(model.case)
        codes = [ground.code(model.label(s)) for s in range(model.n_states)]
        for party in model.parties:
            own = ground.own_bits(party)
            every_from, every_to = moves(ground, party, ground.pack(codes))
            wanted = {
                (a, b)
                for a, b in zip(every_from.tolist(), ground.unpack(every_to), strict=True)
                if b & own == codes[0] & own
            }
            some_from, some_to = moves(ground, party, ground.pack(codes), only=ground.pack(codes[:1]))
            assert set(zip(some_from.tolist(), ground.unpack(some_to), strict=True)) == wanted
            seen += len(wanted)
    assert seen > 50
