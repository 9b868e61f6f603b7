"""Counts by decision diagrams are those of looking at every state."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, Option, OptionConflict, Prioritised, Statement, Weights
from comity.conflict.analyse import Settings, analyse
from comity.conflict.dense.search import search as by_array
from comity.conflict.symbolic import count as module
from comity.conflict.symbolic.bounds import maximin, minimax
from comity.conflict.symbolic.count import count
from comity.logic.tree import And, Iff, Name, Node, Not, Or, Pattern, Xor
from comity.solve.sat import sat_engine
from comity.testing.conflicts import Shape, random_case

pytest.importorskip("dd", reason="dd is not installed")

SHAPES = {
    "free": Shape(3, 5, infeasible=0, one_way=0, statements=True),
    "infeasible": Shape(3, 5, infeasible=0.3, one_way=0, statements=True),
    "one-way": Shape(2, 5, infeasible=0.2, one_way=0.6, statements=True),
    "closed moves": Shape(3, 5, infeasible=0.2, cannot=True, statements=True),
    "four parties": Shape(4, 6, infeasible=0.1, statements=True),
    "one party": Shape(1, 4, infeasible=0.1, statements=True),
}


def conflict_of(case: Case) -> OptionConflict:
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


def counted(case: Case, *within: Node, nodes: int | None = None) -> int | None:
    conflict = conflict_of(case)
    wishes = {p.party: p.preference for p in conflict.preferences}
    return count(conflict, wishes, Budget(), within=within, nodes=nodes)


def by_table(case: Case, key: str = "nash") -> list[str]:
    result = analyse(case, Settings((key,)))
    return result.labels(result.equilibria(key))


@pytest.mark.parametrize("name", SHAPES)
def test_nash_equals_the_table(name: str) -> None:
    seen = set()
    for seed in range(50):
        case = random_case(random.Random(f"{name}{seed}"), SHAPES[name])
        assert counted(case) == len(by_table(case)), seed
        seen.add(counted(case))
    assert len(seen) > 3


def weighed(case: Case, rng: random.Random) -> Case:
    conflict = conflict_of(case)
    rows = []
    for row in conflict.preferences:
        assert isinstance(row.preference, Prioritised)
        weights = tuple((s, Fraction(rng.randint(-4, 6), rng.choice([1, 2]))) for s in row.preference.statements)
        rows.append(replace(row, preference=Weights(weights)))
    return replace(case, conflict=replace(conflict, preferences=tuple(rows)))


def test_weights_equal_the_table() -> None:
    for seed in range(60):
        rng = random.Random(seed)
        case = weighed(random_case(rng, SHAPES["infeasible" if seed % 2 else "one-way"]), rng)
        assert counted(case) == len(by_table(case)), seed


@pytest.mark.parametrize("key", ["gmr", "smr"])
def test_bars_equal_the_table_where_feasibility_is_a_product(key: str) -> None:
    bound = maximin if key == "gmr" else minimax
    for seed in range(40):
        rng = random.Random(seed)
        case = random_case(rng, Shape(3, 6, infeasible=0, one_way=0, statements=True))
        case = weighed(case, rng) if seed % 4 == 0 else case
        conflict = conflict_of(case)
        wishes = {p.party: p.preference for p in conflict.preferences}
        bars = {p: bound(conflict, p, w, sat_engine()) for p, w in wishes.items()}
        found = count(conflict, wishes, Budget(), bars=bars, or_nash=key == "smr")
        assert found == len(by_table(case, key)), seed


@pytest.mark.parametrize("seed", range(3))
def test_a_million_states_and_more_equal_the_array_tier(seed: int) -> None:
    case = random_case(random.Random(seed), Shape(6, 5, infeasible=0.2, statements=True))
    conflict = conflict_of(case)
    rng = random.Random(seed)
    ids = [f"o{k}" for k in range(20)]
    options = tuple(Option(o, f"p{k % 5}", o, "forward" if rng.random() < 0.2 else "both") for k, o in enumerate(ids))
    said = lambda: Statement("", random_tree(rng, ids))  # noqa: E731
    rows = tuple(replace(p, preference=Prioritised(tuple(said() for _ in range(8)))) for p in conflict.preferences[:5])
    large = OptionConflict(options, rows, (Statement("", And((Name("o0"), Name("o7"), Not(Name("o13"))))),))
    big = replace(case, parties=case.parties[:5], conflict=large)
    found = by_array(big, ("nash",), where=("o3 | o4", Or((Name("o3"), Name("o4"))))).found["nash"].count
    assert counted(big, Or((Name("o3"), Name("o4")))) == found
    assert found


def random_tree(rng: random.Random, ids: list[str]) -> Node:
    a, b, c = (Name(o) for o in rng.sample(ids, 3))
    return rng.choice([And((a, Not(b))), Or((a, b, Not(c))), Iff(a, b), Xor((a, b, c)), And((Or((a, b)), c))])


def test_a_query_and_a_pattern_narrow_the_count() -> None:
    for seed in range(20):
        case = random_case(random.Random(seed), SHAPES["free"])
        states = by_table(case)
        assert counted(case, Pattern("YN---")) == sum(s[:2] == "YN" for s in states)
        assert counted(case, Not(Pattern("Y---N"))) == sum(s[0] + s[4] != "YN" for s in states)
        assert counted(case, Pattern("-----")) == len(states)


def test_swapping_the_parties_swaps_nothing_in_the_count() -> None:
    for seed in range(20):
        case = random_case(random.Random(seed), SHAPES["one-way"])
        conflict = conflict_of(case)
        other = {"p0": "p1", "p1": "p0"}
        options = tuple(replace(o, by=other[o.by]) for o in conflict.options)
        wishes = {other[p.party]: p.preference for p in conflict.preferences}
        assert count(replace(conflict, options=options), wishes, Budget()) == counted(case)


def test_more_states_than_floating_point_counts_are_counted_exactly() -> None:
    options = tuple(Option(f"o{k}", f"p{k}", "") for k in range(70))
    never = Statement("", And(tuple(Name(f"o{k}") for k in range(70))))
    assert count(OptionConflict(options, (), (never,)), {}, Budget()) == 2**70 - 1


def test_what_grows_too_large_or_takes_too_long_is_left_open() -> None:
    case = random_case(random.Random(3), SHAPES["four parties"])
    assert counted(case, nodes=5) is None
    conflict = conflict_of(case)
    assert count(conflict, {p.party: p.preference for p in conflict.preferences}, Budget(0.0)) is None


def test_a_count_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.0)
    assert counted(random_case(random.Random(3), SHAPES["free"])) is None


def test_without_an_engine_the_count_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "bdd_missing", lambda: "counting needs decision diagrams")
    assert counted(random_case(random.Random(3), SHAPES["free"])) is None
