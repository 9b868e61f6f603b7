"""The search past array size gives the answers of the array tier wherever both run."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, Statement
from comity.conflict.analyse import Settings, analyse
from comity.conflict.large import LargeResult
from comity.conflict.symbolic import nash
from comity.conflict.symbolic import search as module
from comity.conflict.symbolic.search import search
from comity.errors import UsageError
from comity.logic.tree import And, Name, Not
from comity.testing.conflicts import Shape, random_case, random_drawn

SHAPES = {
    "free": Shape(3, 5, infeasible=0, one_way=0, statements=True),
    "infeasible": Shape(3, 5, infeasible=0.3, one_way=0, statements=True),
    "one-way": Shape(2, 5, infeasible=0.2, one_way=0.6, statements=True),
    "closed moves": Shape(3, 5, infeasible=0.2, cannot=True, statements=True),
    "four parties": Shape(4, 6, infeasible=0.1, statements=True),
}


def by_array(case: Case, key: str) -> set[str]:
    result = analyse(case, Settings((key,)))
    return set(result.labels(result.equilibria(key)))


def listed(result: LargeResult, key: str) -> set[str]:
    assert result.found[key].count == len(result.labels(key))
    labels = result.labels(key)
    assert len(labels) == len(set(labels))
    return set(labels)


@pytest.mark.parametrize("name", SHAPES)
def test_nash_equals_the_array_tier(name: str) -> None:
    for seed in range(40):
        case = random_case(random.Random(f"{name}{seed}"), SHAPES[name])
        assert listed(search(case), "nash") == by_array(case, "nash"), seed


def own_infeasible(case: Case, rng: random.Random) -> Case:
    """Return the case with statements that each forbid a combination of one party's own options."""
    conflict = case.conflict
    assert isinstance(conflict, OptionConflict)
    rows = []
    for party in {o.by for o in conflict.options}:
        mine = [o.id for o in conflict.options if o.by == party]
        if len(mine) > 1:
            tree = And((Name(mine[0]), Not(Name(mine[1])) if rng.random() < 0.5 else Name(mine[1])))
            rows.append(Statement(repr(tree), tree))
    return replace(case, conflict=replace(conflict, infeasible=tuple(rows), status_quo=None))


@pytest.mark.parametrize("key", ["gmr", "smr"])
@pytest.mark.parametrize("parties", [2, 3])
def test_bars_equal_the_array_tier_where_feasibility_is_a_product(key: str, parties: int) -> None:
    for seed in range(40):
        rng = random.Random(seed)
        case = own_infeasible(random_case(rng, Shape(parties, 6, infeasible=0, one_way=0, statements=True)), rng)
        assert listed(search(case, (key,), limit=200), key) == by_array(case, key), seed


def test_what_is_not_searched_for_is_absent_with_the_reason() -> None:
    result = search(random_case(random.Random(1), SHAPES["one-way"]), ("gmr", "sim"))
    assert "nash, gmr, smr, seq, sseq" in result.absent["sim"]
    assert "gmr" in result.found


def test_what_always_and_never_holds_is_what_all_equilibria_share() -> None:
    some = 0
    for seed in range(60):
        case = random_case(random.Random(seed), SHAPES["infeasible"])
        found, states = search(case), by_array(case, "nash")
        ids = [o.id for o in found.conflict.options]
        expected = {o for k, o in enumerate(ids) if states and all(s[k] == "Y" for s in states)}
        assert set(found.found["nash"].always) == expected, seed
        off = {o for k, o in enumerate(ids) if states and all(s[k] == "N" for s in states)}
        assert set(found.found["nash"].never) == off, seed
        some += bool(expected)
    assert some > 10


def test_a_limit_leaves_the_count_open_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.conflict.symbolic.search.count", lambda *a, **k: None)  # as where it is not feasible
    case = next(
        c for c in (random_case(random.Random(s), SHAPES["free"]) for s in range(100)) if len(by_array(c, "nash")) > 2
    )
    cut = search(case, limit=2).to_json()
    assert cut["equilibria"]["nash"]["count"] is None
    assert len(cut["equilibria"]["nash"]["first"]) == 2
    assert cut["complete"] is False
    exact = search(case, limit=len(by_array(case, "nash"))).to_json()
    assert exact["equilibria"]["nash"]["count"] == len(by_array(case, "nash"))
    assert exact["complete"] is True


def test_states_past_the_limit_are_counted_where_a_diagram_stays_small() -> None:
    for seed in range(20):
        case = random_case(random.Random(seed), SHAPES["free"])
        for key in ("nash", "gmr", "smr"):
            found = search(case, (key,), limit=1).found[key]
            assert found.count == len(by_array(case, key))
            assert len(found.states) == min(1, found.count)


def test_a_query_keeps_only_equilibria_in_which_it_holds() -> None:
    for seed in range(20):
        case = random_case(random.Random(seed), SHAPES["free"])
        asked = search(case, where=("o0 & !o1", And((Name("o0"), Not(Name("o1"))))))
        assert listed(asked, "nash") == {s for s in by_array(case, "nash") if s[:2] == "YN"}


def test_a_budget_that_is_over_leaves_the_answer_incomplete() -> None:
    result = search(random_case(random.Random(0), SHAPES["free"]), budget=Budget(0.0))
    assert not result.complete
    assert "budget" in result.absent["nash"]


def test_what_cannot_be_searched_is_refused_with_every_reason() -> None:
    with pytest.raises(UsageError, match="drawn by hand"):
        search(random_drawn(random.Random(0)))
    with pytest.raises(UsageError, match=r"p0 are not statements.*p1 are not statements"):
        search(random_case(random.Random(0), Shape(2, 4, lumps=True)))


@pytest.mark.parametrize("name", SHAPES)
def test_best_replies_find_what_writing_every_setting_out_finds(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nash, "MAX_OWN", 0)  # every party is checked by its best reply
    for seed in range(40):
        case = random_case(random.Random(f"{name}{seed}"), SHAPES[name])
        result = search(case)
        assert listed(result, "nash") == by_array(case, "nash"), seed


def test_best_replies_serve_smr_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nash, "MAX_OWN", 0)
    for seed in range(40):
        rng = random.Random(seed)
        case = own_infeasible(random_case(rng, Shape(2, 6, infeasible=0, one_way=0, statements=True)), rng)
        assert listed(search(case, ("smr",), limit=200), "smr") == by_array(case, "smr"), seed


def test_what_all_equilibria_share_is_exact_with_best_replies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nash, "MAX_OWN", 0)
    for seed in range(40):
        case = random_case(random.Random(seed), SHAPES["one-way"])
        found, states = search(case), by_array(case, "nash")
        expected = {
            o for k, o in enumerate(["o0", "o1", "o2", "o3", "o4"]) if states and all(s[k] == "Y" for s in states)
        }
        assert set(found.found["nash"].always) == expected, seed


def test_past_the_settings_that_bars_go_through_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(10):
        rng = random.Random(seed)
        case = own_infeasible(random_case(rng, Shape(3, 6, infeasible=0, one_way=0, statements=True)), rng)
        bars = search(case, ("gmr", "smr"), limit=200)
        with monkeypatch.context() as few:
            few.setattr(module, "MAX_SETTINGS", 0)
            answers = search(case, ("gmr", "smr"), limit=200)
        for key in ("gmr", "smr"):
            assert listed(bars, key) == listed(answers, key), seed


def test_a_party_with_many_options_is_searched_under_every_concept() -> None:
    case = random_case(random.Random(5), Shape(2, 13, infeasible=0, one_way=0, statements=True))
    result = search(case, ("nash", "gmr", "smr", "seq", "sseq"), limit=2)
    assert not result.absent
    assert all(len(f.states) == 2 for f in result.found.values())
