"""The ways found without a table are legal, and as short as those found with one."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from comity.budget import Budget
from comity.conflict.evolve import evolve as by_table
from comity.conflict.local.evolve import Way, evolve
from comity.conflict.local.ground import ground_of
from comity.conflict.local.spread import Room
from comity.conflict.model import Model, build
from comity.conflict.steps import Step
from comity.testing.conflicts import Shape, random_case

SHAPES = [
    Shape(2, 4, statements=True),
    Shape(3, 4, infeasible=0.4, one_way=0.6, statements=True),
    Shape(3, 5, infeasible=0.3, one_way=0.1, statements=True),
    Shape(4, 5, infeasible=0.1, cannot=True, statements=True),
    Shape(3, 4, infeasible=0.3, cannot=True, statements=True),
]


def models(seeds: range) -> list[Model]:
    return [build(random_case(random.Random(seed), shape)) for shape in SHAPES for seed in seeds]


def is_way(model: Model, small: Model, way: Way, start: int, target: int, *, paying: bool) -> bool:
    """Replay a way by the rules of the whole model."""
    at, last = start, -1
    for step in way.steps or ():
        to = model.index(small.label(step.target))
        edges = model.moves.edges(step.player)
        rises = bool(model.ranks[step.player][to] > model.ranks[step.player][at])
        if step.player == last or to not in edges.targets[edges.starts[at] : edges.starts[at + 1]]:
            return False
        if rises != step.improves or (paying and not rises):
            return False
        at, last = to, step.player
    return at == target


def distances(model: Model, start: int) -> dict[str, list[int]]:
    found = by_table(model, start)
    return {"moves": found.by_moves.distance().tolist(), "improvements": found.by_improvements.distance().tolist()}


@pytest.mark.parametrize(
    "room",
    [Room(), Room(2, 1, 0), Room(2, 1, 8), Room(8, 12, 0), Room(6, 6, 4)],
    ids=lambda r: f"{r.states}-{r.length}",
)
def test_every_way_is_legal_and_none_is_shorter_and_none_means_none(room: Room) -> None:
    found = none = unsure = 0
    for model in models(range(5) if room == Room() else range(5, 7)):
        ground = ground_of(model.case)
        start = model.status_quo
        assert start is not None
        code = {s: ground.code(model.label(s)) for s in range(model.n_states)}
        far = distances(model, start)
        got = evolve(ground, code[start], list(code.values()), room)
        for s in range(model.n_states):
            for kind, way in got.ways(got.model.index(model.label(s))).items():
                if way.open:
                    unsure += 1
                    assert room != Room()
                    assert far[kind][s] < 0 or far[kind][s] > way.length
                elif way.steps is None:
                    none += 1
                    assert far[kind][s] < 0
                else:
                    found += 1
                    assert len(way.steps) == far[kind][s], (model.case, model.label(s), kind)
                    assert is_way(model, got.model, way, start, s, paying=kind == "improvements")
    assert min(found, none) > 30
    assert unsure > 0 or room.length != 0 or room == Room()


def test_a_step_is_one_way_if_nothing_leads_back_to_where_it_was_made() -> None:
    marked = 0
    for model in models(range(20, 23)):
        ground, whole = ground_of(model.case), by_table(model)
        got = evolve(
            ground, ground.code(model.label(whole.start)), [ground.code(model.label(s)) for s in range(model.n_states)]
        )
        for way in [w for t in got.by_moves for w in got.ways(t).values()]:
            for step, one_way in zip(way.steps or (), way.one_way, strict=True):
                origin, target = (model.index(got.model.label(x)) for x in (step.origin, step.target))
                assert one_way == whole.one_way(Step(step.player, origin, target, step.improves))
                marked += bool(one_way)
    assert marked > 10


def test_out_of_time_it_keeps_what_it_has_and_says_so() -> None:
    model = models(range(1))[0]
    ground = ground_of(model.case)
    found = evolve(ground, ground.code(model.label(0)), [ground.code(model.label(1))], budget=Budget(0.0))
    assert (found.complete, found.by_moves) == (False, {})
    assert found.to_json()["complete"] is False


def test_the_json_says_up_to_which_length_there_is_no_way() -> None:
    for model in models(range(40, 60)):
        ground = ground_of(model.case)
        code = [ground.code(model.label(s)) for s in range(model.n_states)]
        got = evolve(ground, code[0], code, replace(Room(2, 1, 0)))
        told = got.to_json()
        assert (told["reached"], told["no_return"], told["cycles"]) == (None, None, None)
        for row, target in zip(told["evolutions"], got.by_moves, strict=True):
            unknown = {k: w.length for k, w in got.ways(target).items() if w.open}
            assert row.get("none_within", {}) == unknown
            assert all(row[kind] is None for kind in unknown)
            if unknown:
                return
    raise AssertionError("nothing was open")
