"""The explanation of a state without a table is the one that the table gives, or says that it does not know."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, Prioritised, Weights
from comity.conflict.explain import Explanation
from comity.conflict.explain import explain as by_table
from comity.conflict.improvement import ANSWERED
from comity.conflict.local.explain import explain
from comity.conflict.local.ground import Ground, ground_of
from comity.conflict.local.spread import Room
from comity.conflict.model import Model, build
from comity.conflict.steps import Step
from comity.testing.conflicts import Shape, random_case

SHAPES = [
    Shape(2, 3, statements=True),
    Shape(3, 4, statements=True),
    Shape(3, 5, infeasible=0.3, one_way=0.5, statements=True),
    Shape(4, 5, infeasible=0.1, one_way=0.4, cannot=True, statements=True),
    Shape(4, 6, infeasible=0.0, one_way=0.3, statements=True),
    Shape(3, 4, infeasible=0.3, cannot=True, statements=True),
]


def weighted(case: Case, rng: random.Random) -> Case:
    """Return the same case with statements that weigh something instead of coming first."""
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    rows = []
    for row in conflict.preferences:
        assert isinstance(row.preference, Prioritised)
        weights = tuple((s, Fraction(rng.randint(-4, 4), rng.randint(1, 3))) for s in row.preference.statements)
        rows.append(replace(row, preference=Weights(weights)))
    return replace(case, conflict=replace(conflict, preferences=tuple(rows)))


def cases(seeds: range) -> Iterator[Case]:
    for shape in SHAPES:
        for seed in seeds:
            case = random_case(random.Random(seed), shape)
            yield weighted(case, random.Random(seed)) if seed % 3 == 2 else case


def both(case: Case) -> tuple[Model, Ground]:
    return build(case), ground_of(case)


def path(found: Explanation, steps: tuple[Step, ...] | None) -> list[tuple[int, str, bool]] | None:
    """Return steps as who enters which pattern, and whether it pays."""
    return None if steps is None else [(s.player, found.model.label(s.target), s.improves) for s in steps]


def told(found: Explanation) -> object:
    """Return all that an explanation says, in patterns; of the answers only length, end and cost."""
    out = []
    for p in found.players:
        rows = []
        for i in p.improvements:
            answers = {}
            for c in ANSWERED:
                steps = i.answers[c]
                answers[c] = steps and (
                    len(steps),
                    found.model.label(steps[-1].target),
                    sum(not s.improves for s in steps),
                )
            rows.append((found.model.label(i.target), i.because, answers, i.open))
        out.append((p.player, p.holds, p.more, rows))
    return out


@pytest.mark.parametrize("depth", [None, 0, 1, 2])
def test_with_room_enough_everything_is_as_the_table_has_it(depth: int | None) -> None:
    judged = 0
    for case in cases(range(3) if depth is None else range(depth, depth + 1)):
        model, ground = both(case)
        for s in range(model.n_states):
            mine = explain(ground, ground.code(model.label(s)), depth=depth, limit=200)
            table = by_table(model, s, depth=depth)
            assert told(mine) == told(table), (case, model.label(s))
            assert mine.model.label(mine.state) == model.label(s)
            judged += 1
    assert judged > 60


@pytest.mark.parametrize("limit", [0, 1])
def test_the_verdicts_speak_of_every_improvement_whatever_is_written_out(limit: int) -> None:
    for case in cases(range(20, 21)):
        model, ground = both(case)
        for s in range(0, model.n_states, 2):
            mine = explain(ground, ground.code(model.label(s)), limit=limit)
            for p, q in zip(mine.players, by_table(model, s).players, strict=True):
                assert p.holds == q.holds
                assert p.more == max(0, len(q.improvements) - limit)


def is_legal(model: Model, mover: int, start: int, steps: list[tuple[int, str, bool]], credible: bool) -> bool:
    at, last = start, mover
    for player, label, improves in steps:
        to = model.index(label)
        edges = model.moves.edges(player)
        rises = bool(model.ranks[player][to] > model.ranks[player][at])
        if player == last or to not in edges.targets[edges.starts[at] : edges.starts[at + 1]] or rises != improves:
            return False
        if credible and not rises:
            return False
        at, last = to, player
    return bool(steps)


@pytest.mark.parametrize("room", [Room(2, 1, 0), Room(2, 1, 2), Room(4, 8, 6)])
def test_with_little_room_what_is_not_open_is_as_the_table_has_it(room: Room) -> None:
    sure = unsure = 0
    for case in cases(range(10, 12)):
        model, ground = both(case)
        for s in range(0, model.n_states, 2):
            mine, table = explain(ground, ground.code(model.label(s)), room=room), by_table(model, s)
            for p, q in zip(mine.players, table.players, strict=True):
                assert [mine.model.label(i.target) for i in p.improvements] == [
                    model.label(i.target) for i in q.improvements
                ]
                for c, holds in p.holds.items():
                    assert holds is None or holds == q.holds[c], (case, model.label(s), p.player, c)
                    sure, unsure = sure + (holds is not None), unsure + (holds is None)
                for i, j in zip(p.improvements, q.improvements, strict=True):
                    for c in ANSWERED:
                        steps, known = path(mine, i.answers[c]), j.answers[c]
                        assert c in i.open or (steps is None) == (known is None)
                        if steps is not None and known is not None:
                            assert len(steps) == len(known), (case, model.label(s), c)
                            credible = c in ("seq", "sseq")
                            assert is_legal(model, p.player, model.index(model.label(j.target)), steps, credible)
    assert sure > 100
    assert (unsure > 0) or room.length > 2


def test_more_options_than_a_machine_word_has_are_no_matter() -> None:
    """Options that nobody cares about, put before the others, change nothing but the patterns."""
    for seed in range(6):
        case = random_case(random.Random(seed), Shape(3, 4, statements=True, cannot=seed % 2 == 0))
        conflict = case.conflict
        assert isinstance(conflict, OptionConflict)
        idle = tuple(replace(conflict.options[0], id=f"idle{k}", by=f"q{k // 4}", moves="both") for k in range(68))
        extra = tuple(replace(case.parties[0], id=f"q{k}", name=f"Q{k}") for k in range(17))
        free = tuple(replace(conflict.preferences[0], party=p.id, preference=Prioritised(())) for p in extra)
        wide = replace(
            case,
            parties=(*case.parties, *extra),
            conflict=replace(
                conflict,
                options=(*idle, *conflict.options),
                preferences=(*conflict.preferences, *free),
                status_quo=None,
            ),
        )
        model, ground = both(case)[0], ground_of(wide)
        for s in range(0, model.n_states, 3):
            mine = explain(ground, ground.code("N" * 68 + model.label(s)), (0, 1, 2), room=Room(200, 2000, 3))
            for p, q in zip(mine.players, by_table(model, s).players, strict=True):
                assert [mine.model.label(i.target)[68:] for i in p.improvements] == [
                    model.label(i.target) for i in q.improvements
                ]
                assert all(ok is None or ok == q.holds[c] for c, ok in p.holds.items())
                assert [i.because for i in p.improvements] == [i.because for i in q.improvements]


def test_an_explanation_out_of_time_keeps_what_it_has_and_says_so() -> None:
    _, ground = both(next(cases(range(1))))
    found = explain(ground, ground.code(build(ground.case).label(0)), budget=Budget(0.0))
    assert (found.complete, found.players) == (False, ())
    assert found.to_json()["complete"] is False


def test_what_is_open_is_said_in_words_in_json_and_in_the_frame() -> None:
    kinds = set()
    for case in cases(range(10, 12)):
        model, ground = both(case)
        for s in range(0, model.n_states, 4):
            found = explain(ground, ground.code(model.label(s)), room=Room(2, 1, 0))
            said = found.sentences(limit=100)
            frame = found.to_frame()
            told = found.to_json()["parties"]
            for p in found.players:
                row = told[model.parties[p.player]]
                assert row.get("open", []) == [c for c, ok in p.holds.items() if ok is None]
                for i, j in zip(p.improvements, row["improvements"], strict=True):
                    assert j.get("open", []) == list(i.open)
                    assert all(j["answers"][c] is None for c in i.open)
                    here = frame[(frame.party == model.parties[p.player]) & (frame.to == found.model.label(i.target))]
                    assert [here[c].item() for c in ANSWERED] == [i.answered(c) for c in ANSWERED]
                    kinds |= {(c, i.answers["gmr"] is None) for c in i.open}
            unknown = [i for p in found.players for i in p.improvements if "gmr" in i.open]
            assert sum("Whether anybody can answer is open" in line for line in said) == len(unknown)
            if any("seq" in i.open and i.answers["gmr"] for p in found.players for i in p.improvements):
                assert any("Whether there is an answer that pays is open" in line for line in said)
    assert {("gmr", True), ("seq", True), ("seq", False), ("smr", True)} <= kinds
