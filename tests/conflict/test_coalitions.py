"""Coalitional stability against the definitions read aloud, and the coalitions it names."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from comity.budget import Budget
from comity.case.nouns import Party
from comity.conflict import analyse as analysing
from comity.conflict import result
from comity.conflict.analyse import Settings, analyse
from comity.conflict.breakers import breakers, coalitional_nash
from comity.conflict.coalitions import COALITIONAL, MAX_PLAYERS, MAX_STATES, Coalition, all_coalitions, coalitional
from comity.conflict.joint import judge, work
from comity.conflict.model import Model, build
from comity.conflict.moves import listed
from comity.conflict.plain import better_for_all, coalition_stable
from comity.conflict.result import FULL_LISTING
from comity.conflict.stability import stability
from comity.errors import TooLargeError
from comity.testing.conflicts import Shape, plain_of, random_case, random_drawn


def mismatches(model: Model, depth: int | None, structure: tuple[Coalition, ...] = ()) -> list[tuple[str, int]]:
    plain = plain_of(model)
    found = coalitional(model.moves, model.ranks, depth=depth, structure=structure)
    every = structure or tuple(all_coalitions(model.n_players))
    out = []
    for key, s in product(COALITIONAL, range(model.n_states)):
        leaving = [h for h in every if not coalition_stable(plain, key, h, s, depth, individual=bool(structure))]
        smallest = [h for h in leaving if not any(set(k) < set(h) for k in leaving)]
        if bool(found.stable[key][s]) == bool(leaving) or sorted(found.broken_by[key].get(s, ())) != sorted(smallest):
            out.append((key, s))
    return out


@pytest.mark.parametrize("depth", [None, 1, 2])
@pytest.mark.parametrize(
    "shape",
    [
        Shape(2, 3),
        Shape(3, 4),
        Shape(3, 4, one_way=0.8),
        Shape(4, 4, infeasible=0.4),
        Shape(3, 4, lumps=True, cannot=True),
    ],
)
def test_every_coalition_equals_its_definition(shape: Shape, depth: int | None) -> None:
    for seed in range(8):
        assert mismatches(build(random_case(random.Random(seed), shape)), depth) == [], seed


@pytest.mark.parametrize("depth", [None, 2])
def test_coalitions_on_hand_drawn_graphs_equal_their_definition(depth: int | None) -> None:
    for seed in range(25):
        assert mismatches(build(random_drawn(random.Random(seed), 3, 5, 0.35)), depth) == [], seed


@pytest.mark.parametrize("structure", [((0, 1), (2,)), ((0,), (1, 2))])
def test_with_a_fixed_structure_outsiders_answer_one_by_one(structure: tuple[Coalition, ...]) -> None:
    for seed in range(12):
        assert mismatches(build(random_case(random.Random(seed), Shape(3, 4))), None, structure) == [], seed
        assert mismatches(build(random_drawn(random.Random(seed), 3, 5, 0.35)), None, structure) == [], seed


def test_breakers_name_the_smallest_coalitions_and_a_way_that_pays_each_member() -> None:
    for seed in range(20):
        model = build(random_case(random.Random(seed), Shape(3, 4)))
        found, plain = coalitional(model.moves, model.ranks, concepts=("nash",)), plain_of(model)
        for s in range(model.n_states):
            named = breakers(model, s)
            assert sorted(b.members for b in named) == sorted(found.broken_by["nash"].get(s, ()))
            for b in named:
                assert better_for_all(plain, b.members, s, b.target)
                assert b.steps[-1].target == b.target
                assert {step.player for step in b.steps} <= set(b.members)


def test_too_many_states_are_refused_with_the_limit() -> None:
    model = build(random_case(random.Random(0), Shape(3, 13, infeasible=0.0, one_way=0.0, statements=True)))
    with pytest.raises(TooLargeError, match="8,192 states"):
        coalitional(listed(model.moves), model.ranks)


def test_past_the_limit_for_pairs_option_form_is_answered_in_full() -> None:
    model = build(random_case(random.Random(0), Shape(3, 13, infeasible=0.0, one_way=0.0, statements=True)))
    found = coalitional(model.moves, model.ranks)
    assert tuple(found.stable) == COALITIONAL
    assert not found.absent
    for c in COALITIONAL:
        assert set(found.broken_by[c]) == {s for s in range(model.n_states) if not found.stable[c][s]}


def test_more_than_ten_players_are_refused_with_the_limit() -> None:
    names = tuple(f"p{k}" for k in range(MAX_PLAYERS + 1))
    case = random_case(random.Random(0), Shape(len(names), len(names), infeasible=0.0, statements=True))
    model = build(replace(case, parties=tuple(Party(p, p) for p in names)))
    with pytest.raises(TooLargeError, match="11 players"):
        coalitional(model.moves, model.ranks)


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "conventions" / "README.md").read_text(encoding="utf-8")
    for limit in (MAX_STATES, MAX_PLAYERS, work.MAX_PAIRS, work.MAX_COMPARISONS, judge.FULL_UP_TO):
        assert f"{limit:,}" in page
    assert judge.FULL_UP_TO == FULL_LISTING


def test_large_models_still_get_coalitional_nash_by_looking_at_the_nash_equilibria_alone() -> None:
    for seed in range(10):
        model = build(random_case(random.Random(seed), Shape(3, 4)))
        full = coalitional(model.moves, model.ranks, concepts=("nash",))
        alone = stability(model, "nash", None, Budget(), {}).all(axis=0)
        quick = coalitional_nash(model, alone)
        assert quick.stable["nash"].tolist() == full.stable["nash"].tolist()
        for s, named in quick.broken_by["nash"].items():
            assert sorted(named) == sorted(full.broken_by["nash"][s])


def test_a_large_answer_gives_counts_and_the_first_states(monkeypatch: pytest.MonkeyPatch) -> None:
    case = random_case(random.Random(1), Shape(3, 5, infeasible=0.0, one_way=0.0))
    full = analyse(case, Settings(coalitions=True)).to_json()
    monkeypatch.setattr(result, "FULL_LISTING", 4)
    monkeypatch.setattr(judge, "FULL_UP_TO", 4)
    got = analyse(case, Settings(coalitions=True)).to_json(limit=1)
    assert "no single party" in got["notes"]["coalitional"]
    for c in COALITIONAL:
        assert got["coalitional"][c] == {"count": len(full["coalitional"][c]), "first": full["coalitional"][c][:1]}
        together = {s: h for s, h in full["broken_by"][c].items() if all(len(x) > 1 for x in h)}
        assert got["broken_by"][c] == dict(list(together.items())[:1])
    assert any(got["broken_by"].values())


def test_a_concept_that_is_too_much_work_is_absent_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    case = random_case(random.Random(2), Shape(4, 6, infeasible=0.0, one_way=0.9))
    monkeypatch.setattr(work, "MAX_PAIRS", 0)
    found = analyse(case, Settings(coalitions=True))
    assert found.absent["coalitional"].startswith("SEQ: coalitions with one-way options")
    assert found.complete
    assert set(found.to_json()["coalitional"]) == {"nash", "gmr", "smr"}


def test_past_the_limit_for_pairs_closed_moves_leave_coalitional_nash(monkeypatch: pytest.MonkeyPatch) -> None:
    case = random_case(random.Random(1), Shape(3, 4, cannot=True))
    full = analyse(case, Settings(coalitions=True))
    monkeypatch.setattr(analysing, "MAX_STATES", 2)
    less = analyse(case, Settings(coalitions=True))
    assert full.coalitional is not None
    assert less.coalitional is not None
    assert set(less.coalitional.stable) == {"nash"}
    assert less.coalitional.stable["nash"].tolist() == full.coalitional.stable["nash"].tolist()
    assert "moves closed" in less.notes["coalitional"]
