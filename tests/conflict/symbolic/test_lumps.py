"""Merged states without a table: the Nash equilibria among them are those of the table tier and of the plain twin."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.nouns import (
    Case,
    Lump,
    Option,
    OptionConflict,
    Party,
    PartyPreference,
    Prioritised,
    Ranking,
    Reading,
    Statement,
)
from comity.conflict.analyse import Settings, analyse
from comity.conflict.large import Found
from comity.conflict.lumped import merged_states, refused, unmerged
from comity.conflict.model import build, players
from comity.conflict.plain import stable
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.listing import listing
from comity.conflict.symbolic.lumps import Lumps, lumps_found, with_lumps
from comity.conflict.symbolic.nash import require_nash
from comity.conflict.tiers import meets, query
from comity.errors import BudgetExceededError, CaseError, Where
from comity.logic.masks import mask
from comity.logic.tree import And, Name, Not, Pattern
from comity.solve.sat import sat_engine
from comity.testing.conflicts import Mix, Shape, constant_on, mixed_case, plain_of, random_case

MIXES = {
    "free": Mix(5, 3, lumps=2),
    "infeasible": Mix(5, 3, forbidden=0.5, lumps=3),
    "one-way": Mix(5, 3, one_way=0.6, forbidden=0.3, lumps=2),
    "closed moves": Mix(4, 3, forbidden=0.2, lumps=2, cannot=2),
    "two parties": Mix(4, 2, lumps=1),
    "weights": Mix(5, 3, one_way=0.3, forbidden=0.3, lumps=2, wishes="weights"),
}


def case_of(name: str, seed: int) -> Case:
    """Return a random case whose preferences do not tell merged states apart."""
    return mixed_case(random.Random(f"{name}{seed}"), MIXES[name])


def conflict_of(case: Case) -> OptionConflict:
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


def found_in(case: Case, where: str = "", limit: int = 200) -> tuple[Found, Lumps]:
    """Return the Nash equilibria as the symbolic tier finds them."""
    conflict = conflict_of(case)
    asked = query(case, where) if where else None
    lumps = lumps_found(case, conflict, None if asked is None else (asked.text, asked.tree))
    e = Encoding(conflict, sat_engine())
    for row in conflict.preferences:
        require_nash(e, row.party, row.preference)
    e.require(unmerged(conflict))
    if asked is not None:
        e.require(asked.tree)
    try:
        return with_lumps(listing(e, max(0, limit - len(lumps.stable)), Budget()), lumps, limit), lumps
    finally:
        e.engine.close()


def labels(case: Case, found: Found) -> list[str]:
    n = len(conflict_of(case).options)
    return ["".join("Y" if s >> k & 1 else "N" for k in range(n)) for s in found.states] + list(found.lumps)


@pytest.mark.parametrize("name", MIXES)
def test_nash_equals_the_table(name: str) -> None:
    held = 0
    for seed in range(40):
        case = case_of(name, seed)
        result = analyse(case, Settings(("nash",)))
        found, lumps = found_in(case)
        assert labels(case, found) == result.labels(result.equilibria("nash")), seed
        assert found.count == found.listed
        assert list(lumps.present) == list(result.model.space.names.values())
        held += len(lumps.stable)
    assert held > 3


@pytest.mark.parametrize("name", MIXES)
def test_merged_states_hold_exactly_where_the_definition_says(name: str) -> None:
    for seed in range(12):
        case = case_of(name, 100 + seed)
        model = build(case)
        plain = plain_of(model)
        wanted = [
            name
            for s, name in model.space.names.items()
            if all(stable(plain, "nash", i, s) for i in range(model.n_players))
        ]
        assert list(lumps_found(case, conflict_of(case)).stable) == wanted, seed


def test_of_two_that_share_a_state_the_later_has_it_as_in_the_table() -> None:
    for seed in range(40):
        rng = random.Random(seed)
        case = random_case(rng, Shape(3, 5, infeasible=0.2, statements=True))
        patterns = ["".join(rng.choice("YN--") for _ in range(5)) for _ in range(4)]
        same = tuple(Lump(f"l{k}", p) for k, p in enumerate(patterns))
        rows = []
        for row in conflict_of(case).preferences:
            assert isinstance(row.preference, Prioritised)
            trees = [constant_on(rng, same, s.tree) for s in row.preference.statements]
            rows.append(replace(row, preference=Prioritised(tuple(Statement(repr(t), t) for t in trees))))
        conflict = replace(conflict_of(case), preferences=tuple(rows), same=same, status_quo=None)
        case = replace(case, conflict=conflict)
        result = analyse(case, Settings(("nash",)))
        space = result.model.space
        position = {o.id: k for k, o in enumerate(conflict.options)}
        assert space.raw is not None
        assert space.to is not None
        outside = mask(unmerged(conflict), space.raw, position)
        for m in merged_states(conflict):
            inside = mask(m.members, space.raw, position)
            state = next((s for s, name in space.names.items() if name == m.lump.id), -1)
            assert np.array_equal(inside, space.to == state)
            outside ^= inside
        assert outside.all()  # every state is in one of them or in none
        found, lumps = found_in(case)
        assert labels(case, found) == result.labels(result.equilibria("nash")), seed
        assert list(lumps.present) == list(space.names.values())


def test_swapping_the_order_of_the_parties_changes_nothing() -> None:
    for seed in range(30):
        case = case_of("weights", seed)
        conflict = conflict_of(case)
        turned = replace(
            case,
            parties=case.parties[::-1],
            conflict=replace(conflict, preferences=conflict.preferences[::-1]),
        )
        assert players(turned, conflict) == players(case, conflict)[::-1]
        assert labels(case, found_in(case)[0]) == labels(turned, found_in(turned)[0])


def test_a_query_counts_a_merged_state_where_it_holds_for_all_that_was_merged() -> None:
    for seed in range(40):
        case = case_of("infeasible", seed)
        text = random.Random(seed).choice(["o0", "!o1", "o0 -> !o2", "o3 | o4"])
        result = analyse(case, Settings(("nash",)))
        within = meets(result.model, query(case, text))
        wanted = result.labels(np.flatnonzero(result.is_equilibrium("nash") & within))
        assert labels(case, found_in(case, text)[0]) == wanted, seed


def test_what_always_and_never_holds_counts_every_member() -> None:
    some = 0
    for seed in range(80):
        case = case_of("infeasible", seed)
        result = analyse(case, Settings(("nash",)))
        space = result.model.space
        assert space.raw is not None
        assert space.to is not None
        members = space.raw[result.is_equilibrium("nash")[space.to]]
        for limit in (200, 1):
            found, _ = found_in(case, limit=limit)
            for bit, told in ((1, found.always), (0, found.never)):
                wanted = [f"o{k}" for k in range(5) if len(members) and all(int(s) >> k & 1 == bit for s in members)]
                assert list(told) == wanted, seed
                some += bool(wanted)
    assert some > 30


def small(told: tuple[Statement, ...]) -> Case:
    conflict = OptionConflict(
        (Option("x", "a", ""), Option("y", "b", "")),
        (
            PartyPreference("a", Prioritised(told), where=Where("case.yaml", 7)),
            PartyPreference("b", Prioritised(()), where=Where("case.yaml", 8)),
        ),
        same=(Lump("first", "NN"), Lump("end", "Y-")),
    )
    return Case("small", (Party("a", "Aland"), Party("b", "Bland")), conflict)


def test_preferences_that_tell_merged_states_apart_are_the_problem_that_the_table_reports() -> None:
    y = Statement("y", Name("y"))
    case = small((y,))
    conflict = conflict_of(case)
    other = (
        Reading("r", "", Prioritised((Statement("!y", Not(Name("y"))),)), where=Where("case.yaml", 9)),
        Reading("q", "", Ranking((("first", "NY", "end"),)), where=Where("case.yaml", 10)),
    )
    b = replace(conflict.preferences[1], readings=other)
    case = replace(case, conflict=replace(conflict, preferences=(conflict.preferences[0], b)))
    with pytest.raises(CaseError) as by_table:
        build(case)
    with pytest.raises(CaseError) as by_search:
        lumps_found(case, conflict_of(case))
    assert str(by_search.value) == str(by_table.value)
    assert str(by_search.value).startswith("case.yaml:7: the preferences of Aland tell apart")
    assert "case.yaml:9" in str(by_search.value)


def test_what_cannot_occur_is_not_told_apart() -> None:
    case = small((Statement("y", Name("y")),))
    fixed = replace(conflict_of(case), infeasible=(Statement("x & y", And((Name("x"), Name("y")))),))
    lumps = lumps_found(case, fixed)
    assert lumps.present == ("first", "end")
    gone = replace(conflict_of(case), infeasible=(Statement("Y-", Pattern("Y-")),))
    assert lumps_found(case, gone).present == ("first",)


def test_merged_states_come_first_where_the_limit_cuts_and_count_is_kept() -> None:
    lumps = Lumps(("a", "b"), ("a", "b"), ("x",), ())
    full = Found((0, 1, 2), 3, ("x", "y"), ())
    assert with_lumps(full, lumps, 4) == Found((0, 1), 5, ("x",), (), lumps=("a", "b"))
    assert with_lumps(full, lumps, 1) == Found((), 5, ("x",), (), lumps=("a",))
    assert with_lumps(Found((), 0), lumps, 9) == Found((), 2, ("x",), (), lumps=("a", "b"))
    assert with_lumps(Found((0,), None), lumps, 3).count is None
    assert with_lumps(full, Lumps(("a",)), 4) == full


def test_a_budget_that_is_over_stops_the_work() -> None:
    case = case_of("free", 1)
    with pytest.raises(BudgetExceededError):
        lumps_found(case, conflict_of(case), budget=Budget(0.0))


def test_the_reason_for_what_is_not_answered_names_the_way_out() -> None:
    assert refused("gmr").startswith("merged states (same): GMR")
    assert "table" in refused("gmr")
