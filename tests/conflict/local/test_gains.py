"""A party of many options is searched for, not gone through; it finds the same."""

from __future__ import annotations

import random

import pytest

from comity.conflict.explain import explain as by_table
from comity.conflict.improvement import ANSWERED
from comity.conflict.local import moves
from comity.conflict.local.evolve import evolve
from comity.conflict.local.explain import explain
from comity.conflict.local.gains import Gains
from comity.conflict.local.ground import ground_of
from comity.conflict.local.spread import Room
from comity.conflict.model import Model, build
from comity.testing.conflicts import Shape, random_case

SHAPES = [
    Shape(2, 5, statements=True),
    Shape(3, 5, infeasible=0.3, one_way=0.5, statements=True),
    Shape(3, 4, infeasible=0.1, cannot=True, statements=True),
]


def models() -> list[Model]:
    return [build(random_case(random.Random(seed), shape)) for shape in SHAPES for seed in range(4)]


@pytest.fixture(params=[0, 1])
def few(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let a party of more than so many options count as one of many."""
    monkeypatch.setattr(moves, "MAX_OWN", request.param)
    return int(request.param)


def test_improvements_come_best_first_and_all_of_them_if_asked_for(few: int) -> None:
    searched = 0
    for model in models():
        ground = ground_of(model.case)
        for s in range(model.n_states):
            for p, row in zip(model.parties, by_table(model, s).players, strict=True):
                gains = Gains(ground, p, ground.code(model.label(s)))
                rank = model.ranks[row.player]
                got, more = gains.best_first(100)
                states = [model.index(ground.label(c)) for c in got]
                wanted = [model.index(model.label(i.target)) for i in row.improvements]
                assert sorted(states) == sorted(wanted)
                assert [int(rank[x]) for x in states] == [int(rank[x]) for x in wanted]
                assert more == 0
                first, rest = Gains(ground, p, ground.code(model.label(s))).best_first(1)
                assert [int(rank[model.index(ground.label(c))]) for c in first] == [int(rank[x]) for x in wanted[:1]]
                assert rest == (max(0, len(wanted) - 1) if gains.listed or len(wanted) < 2 else None)
                searched += not gains.listed
                gains.close()
    assert searched > 50


def test_verdicts_and_lengths_are_those_of_the_table_where_they_are_not_open(few: int) -> None:
    sure = 0
    for model in models()[::2]:
        ground = ground_of(model.case)
        for s in range(0, model.n_states, 2):
            mine = explain(ground, ground.code(model.label(s)), limit=50, room=Room(length=5))
            for p, q in zip(mine.players, by_table(model, s).players, strict=True):
                for c, holds in p.holds.items():
                    assert holds is None or holds == q.holds[c], (model.case, model.label(s), c)
                    sure += holds is not None
                known = {model.label(i.target): i for i in q.improvements}
                for i in p.improvements:
                    for c in ANSWERED:
                        one, other = i.answers[c], known[mine.model.label(i.target)].answers[c]
                        if one is not None or c not in i.open:
                            assert (one and len(one)) == (other and len(other))
                        else:
                            assert other is None or len(other) > 5
    assert sure > 100


def test_ways_are_found_by_sat_alone(few: int) -> None:
    from comity.conflict.evolve import evolve as evolve_by_table

    for model in models()[::4]:
        ground, whole = ground_of(model.case), evolve_by_table(model)
        targets = [ground.code(model.label(s)) for s in range(model.n_states)]
        got = evolve(ground, ground.code(model.label(whole.start)), targets, Room(length=4))
        for s, far in enumerate(whole.by_moves.distance().tolist()):
            way = got.by_moves[got.model.index(model.label(s))]
            if way.steps is not None:
                assert len(way.steps) == far
            else:
                assert far < 0 or (way.open and far > way.length)
