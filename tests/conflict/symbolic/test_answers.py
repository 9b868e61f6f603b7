"""What the search says of GMR, SMR, SEQ and SSEQ is held to the table: certain, possible, exact."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, Preference, Prioritised, Weights
from comity.conflict.analyse import Settings, analyse
from comity.conflict.large import Found, LargeResult
from comity.conflict.model import build, players
from comity.conflict.plain import stable
from comity.conflict.symbolic.answers import Answering, require_answered
from comity.conflict.symbolic.between import plan
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.search import search
from comity.logic.tree import Name
from comity.solve.sat import sat_engine
from comity.testing.conflicts import Shape, plain_of, random_case

KEYS = ("gmr", "smr", "seq", "sseq")
SHAPES = {
    "free": Shape(3, 5, infeasible=0, one_way=0, statements=True),
    "one-way": Shape(3, 6, infeasible=0, one_way=0.5, statements=True),
    "infeasible": Shape(3, 5, infeasible=0.3, one_way=0.3, statements=True),
    "closed moves": Shape(3, 5, infeasible=0.2, cannot=True, statements=True),
    "two parties": Shape(2, 5, infeasible=0.2, one_way=0.4, cannot=True, statements=True),
    "four parties": Shape(4, 6, infeasible=0.2, one_way=0.4, cannot=True, statements=True),
    "wide": Shape(2, 7, infeasible=0.02, one_way=0.2, statements=True),
}


def made(name: str, seed: int) -> Case:
    return random_case(random.Random(f"{name}{seed}"), SHAPES[name])


def by_table(case: Case, key: str, depth: int | None = None) -> set[str]:
    result = analyse(case, Settings((key,), depth=depth))
    return set(result.labels(result.equilibria(key)))


def certain(result: LargeResult, key: str) -> set[str]:
    return set(result.labels(key))


def possible(result: LargeResult, key: str) -> set[str]:
    return certain(result, key) | set(result.patterns(result.found[key].open))


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_certain_holds_and_what_holds_is_possible(name: str) -> None:
    for seed in range(8):
        case = made(name, seed)
        result = search(case, KEYS, limit=200)
        for key in KEYS:
            exact, found = by_table(case, key), result.found[key]
            assert certain(result, key) <= exact <= possible(result, key), (seed, key)
            if not found.why:
                assert found.count == len(exact) == found.listed, (seed, key)
            else:
                assert found.count is None
                assert found.open
                assert found.at_most == found.listed + len(found.open)


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
@pytest.mark.parametrize("name", ["infeasible", "closed moves", "four parties"])
def test_a_depth_gives_the_answer_of_the_table_with_that_depth(name: str, depth: int) -> None:
    for seed in range(3):
        case = made(name, 100 + seed)
        result = search(case, KEYS, depth=depth, limit=200)
        for key in KEYS:
            assert not result.found[key].why
            assert certain(result, key) == by_table(case, key, depth), (seed, key)
            assert result.found[key].count == len(certain(result, key))


def test_no_answers_at_all_is_nash() -> None:
    case = made("free", 1)
    result = search(case, ("nash", *KEYS), depth=0)
    assert all(result.labels(key) == result.labels("nash") for key in KEYS)


@pytest.mark.parametrize("name", ["two parties", "wide"])
def test_one_opponent_makes_every_concept_exact(name: str) -> None:
    for seed in range(4):
        case = made(name, 200 + seed)
        result = search(case, KEYS, limit=200)
        for key in KEYS:
            assert result.found[key].why == ""
            assert certain(result, key) == by_table(case, key), (seed, key)


def test_one_way_options_leave_gmr_and_smr_exact() -> None:
    some = 0
    for seed in range(10):
        case = made("one-way", 300 + seed)
        result = search(case, ("gmr", "smr"), limit=200)
        for key in ("gmr", "smr"):
            assert certain(result, key) == by_table(case, key), (seed, key)
            assert result.found[key].why == ""
        some += by_table(case, "gmr") != by_table(case, "gmr", 1)
    assert some  # otherwise one move each would not be more than one move


def wants(case: Case) -> Mapping[str, Preference]:
    return {p.party: p.preference for p in case.conflict.preferences} if case.conflict else {}


def under(case: Case, answering: Answering) -> set[int]:
    """Return the packed states that are stable for all under some answering."""
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    e = Encoding(conflict, sat_engine())
    require_answered(e, players(case, conflict), wants(case), answering, lambda: None)
    return {s for s in range(1 << len(conflict.options)) if e.solve(e.fixed(s))}


def by_the_twin(case: Case, key: str) -> set[int]:
    model = build(case)
    assert model.codes is not None
    plain, code = plain_of(model), model.codes.tolist()
    return {code[s] for s in plain.states if all(stable(plain, key, i, s) for i in plain.players)}


@pytest.mark.parametrize("key", KEYS)
def test_long_answers_give_the_exact_set_of_the_plain_twin(key: str) -> None:
    paying, lasting = key in ("seq", "sseq"), key in ("smr", "sseq")
    for seed in range(3):
        case = random_case(random.Random(f"long{seed}"), Shape(3, 4, infeasible=0.3, cannot=True, statements=True))
        assert under(case, Answering(16, paying=paying, lasting=lasting)) == by_the_twin(case, key), seed


@pytest.mark.parametrize("name", ["infeasible", "closed moves"])
def test_a_longer_answer_never_unsettles_a_state(name: str) -> None:
    for seed in range(4):
        case = made(name, 400 + seed)
        for paying, lasting in ((False, False), (False, True), (True, False), (True, True)):
            sets = [under(case, Answering(r, paying=paying, lasting=lasting)) for r in (0, 1, 2)]
            sets += [under(case, Answering(r, True, paying, lasting)) for r in (1, 0)]
            assert all(a <= b for a, b in pairwise(sets)), seed


def test_the_concepts_keep_their_order_with_a_depth() -> None:
    for seed in range(8):
        result = search(made("four parties", 500 + seed), ("nash", *KEYS), depth=2, limit=200)
        nash, gmr, smr, seq, sseq = (certain(result, k) for k in ("nash", *KEYS))
        assert nash <= sseq <= smr <= gmr
        assert sseq <= seq <= gmr


def test_swapping_the_names_of_two_parties_changes_no_state() -> None:
    swap = {"p0": "p1", "p1": "p0"}
    for seed in range(4):
        case = made("closed moves", 600 + seed)
        conflict = case.conflict
        assert isinstance(conflict, OptionConflict)
        other = replace(
            conflict,
            options=tuple(replace(o, by=swap.get(o.by, o.by)) for o in conflict.options),
            preferences=tuple(replace(p, party=swap.get(p.party, p.party)) for p in conflict.preferences),
            cannot=tuple(replace(c, by=swap.get(c.by, c.by)) for c in conflict.cannot),
        )
        one, two = search(case, KEYS, limit=200), search(replace(case, conflict=other), KEYS, limit=200)
        for key in KEYS:
            assert certain(one, key) == certain(two, key)
            assert possible(one, key) == possible(two, key)


def cut(limit: int, key: str) -> tuple[LargeResult, set[str]]:
    """Return a search that stops at a limit in a conflict that leaves some state open, and the exact set."""
    seeds = (s for s in range(100) if search(made("four parties", s), (key,), limit=200).found[key].why)
    case = next(c for c in (made("four parties", s) for s in seeds) if len(by_table(c, key)) > limit + 1)
    return search(case, (key,), limit=limit), by_table(case, key)


def test_at_the_limit_every_state_listed_is_an_equilibrium_and_none_is_called_open() -> None:
    result, exact = cut(1, "seq")
    found = result.found["seq"]
    assert certain(result, "seq") < exact
    assert (found.listed, found.count, found.open, found.why) == (1, None, (), "")
    for k, option in enumerate(result.conflict.options):
        assert option.id not in found.always or all(s[k] == "Y" for s in exact)
        assert option.id not in found.never or all(s[k] == "N" for s in exact)


def test_open_states_come_with_the_reason_in_words() -> None:
    case = next(c for c in (made("four parties", s) for s in range(100)) if search(c, ("seq",)).found["seq"].why)
    row = search(case, ("seq",)).to_json()["equilibria"]["seq"]
    assert row["count"] is None
    assert row["at_most"] == row["at_least"] + len(row["open"])
    assert "at most 2 moves" in row["why"]
    assert "pay its mover" in row["why"]


def test_a_query_keeps_only_states_in_which_it_holds() -> None:
    for seed in range(3):
        case = made("closed moves", 700 + seed)
        asked, free = search(case, KEYS, where=("o0", Name("o0")), limit=200), search(case, KEYS, limit=200)
        for key in KEYS:
            assert certain(asked, key) == {s for s in certain(free, key) if s[0] == "Y"}
            assert possible(asked, key) == {s for s in possible(free, key) if s[0] == "Y"}


def test_a_party_without_opponents_answers_to_nobody() -> None:
    case = random_case(random.Random(8), Shape(1, 6, infeasible=0.1, statements=True))
    result = search(case, ("nash", *KEYS), limit=200)
    assert all(result.labels(key) == result.labels("nash") for key in KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_a_budget_that_is_over_leaves_the_answer_incomplete_and_claims_nothing(key: str) -> None:
    result = search(made("four parties", 0), (key,), budget=Budget(0.0))
    assert not result.complete
    found = result.found.get(key, Found((), None))
    assert (found.count, found.at_most, found.states) == (None, None, ())


def weighted(case: Case, rng: random.Random) -> Case:
    """Return a case with the statements of each party weighed, some of them below zero."""
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    rows = []
    for row in conflict.preferences:
        assert isinstance(row.preference, Prioritised)
        pairs = tuple((s, Fraction(rng.choice([-2, -1, 1, 2, 3]), 2)) for s in row.preference.statements)
        rows.append(replace(row, preference=Weights(pairs)))
    return replace(case, conflict=replace(conflict, preferences=tuple(rows)))


def test_weights_are_searched_like_statements() -> None:
    for seed in range(5):
        case = weighted(made("closed moves", 800 + seed), random.Random(seed))
        result = search(case, KEYS, limit=200)
        for key in KEYS:
            assert certain(result, key) <= by_table(case, key) <= possible(result, key), (seed, key)
        deep = search(case, KEYS, depth=2, limit=200)
        assert all(certain(deep, key) == by_table(case, key, 2) for key in KEYS), seed


def test_a_plan_says_why_it_is_not_exact() -> None:
    conflict = made("closed moves", 0).conflict
    assert isinstance(conflict, OptionConflict)
    assert "(cannot)" in plan(conflict, "gmr", None).why
    assert plan(conflict, "gmr", 2).why == ""
    assert plan(replace(conflict, cannot=(), infeasible=()), "smr", None).most is None
