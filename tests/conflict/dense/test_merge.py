"""Merged states under Nash in the array tier: the same answers as from a table of the feasible states."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from comity.case.nouns import Case, Lump, OptionConflict, Prioritised, Reading, Statement
from comity.conflict.analyse import Settings, analyse
from comity.conflict.dense import merge
from comity.conflict.dense.search import search
from comity.conflict.tiers import Query, meets
from comity.errors import CaseError
from comity.logic.tree import And, Name, Not, Or
from comity.testing.conflicts import Mix, Shape, constant_on, mixed_case, random_case

MIX = Mix(6, 3, one_way=0.3, forbidden=0.4, lumps=2)
SHAPE = Shape(2, 4, infeasible=0.3, one_way=0.3, statements=True)
KEYS = ("nash",)


def conflict_of(case: Case) -> OptionConflict:
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


def same_as_table(case: Case) -> list[str]:
    """Return the merged states among the equilibria, once the answer is that of the table tier."""
    ours, wanted = search(case, KEYS, limit=1 << 13), analyse(case, Settings(KEYS))
    assert ours.feasible == wanted.model.n_states
    assert ours.labels("nash") == wanted.labels(wanted.equilibria("nash"))
    assert ours.found["nash"].count == len(ours.labels("nash"))
    return list(ours.found["nash"].lumps)


@pytest.mark.parametrize("cannot", [0, 3])
@pytest.mark.parametrize("wishes", ["statements", "weights"])
def test_nash_equals_the_table_tier(cannot: int, wishes: Literal["statements", "weights"]) -> None:
    kept = 0
    for seed in range(60):
        mix = replace(MIX, parties=1 + seed % 4, lumps=1 + seed % 5, cannot=cannot, wishes=wishes)
        kept += len(same_as_table(mixed_case(random.Random(seed), mix)))
    assert kept > 10


def test_the_options_may_lie_on_either_side_of_the_tables() -> None:
    for seed in range(5):
        same_as_table(mixed_case(random.Random(seed), replace(MIX, options=13, parties=5)))


def test_a_state_that_several_patterns_cover_belongs_to_the_last() -> None:
    kept = set()
    lumps = (Lump("first", "Y---"), Lump("second", "-Y--"), Lump("inside", "YY--"), Lump("one", "NNNN"))
    for seed in range(40):
        rng = random.Random(seed)
        case = random_case(rng, SHAPE)
        same, wishes = tuple(rng.sample(lumps, 3)), []
        for p in conflict_of(case).preferences:
            assert isinstance(p.preference, Prioritised)
            rows = [replace(s, tree=constant_on(rng, same, s.tree)) for s in p.preference.statements]
            wishes.append(replace(p, preference=Prioritised(tuple(rows))))
        conflict = replace(conflict_of(case), same=same, preferences=tuple(wishes), status_quo=None)
        kept.update(same_as_table(replace(case, conflict=conflict)))
    assert len(kept) > 1


def refusal(ask: Callable[[], object]) -> str:
    try:
        ask()
    except CaseError as e:
        return str(e)
    return ""


def test_preferences_and_readings_that_tell_merged_states_apart_are_refused_as_by_the_table_tier() -> None:
    refused = 0
    for seed in range(40):
        case = random_case(random.Random(seed), SHAPE)
        conflict = replace(conflict_of(case), same=(Lump("l", "Y---"), Lump("r", "N-Y-")), status_quo=None)
        if seed % 2:  # only a reading differs
            first, *others = (replace(p, preference=Prioritised(())) for p in conflict.preferences)
            reading = Reading("other", "Another", conflict.preferences[0].preference)
            conflict = replace(conflict, preferences=(replace(first, readings=(reading,)), *others))
        one = replace(case, conflict=conflict)
        small = refusal(lambda one=one: analyse(one, Settings(KEYS)))  # type: ignore[misc]
        assert refusal(lambda one=one: search(one, KEYS)) == small  # type: ignore[misc]
        refused += bool(small)
    assert 10 < refused < 40


def test_a_query_keeps_a_merged_state_only_where_it_holds_for_all_of_it() -> None:
    asked = Query("o0 | o1", Or((Name("o0"), Name("o1"))))
    fewer = 0
    for seed in range(40):
        case = mixed_case(random.Random(seed), replace(MIX, forbidden=0.1))
        result = analyse(case, Settings(KEYS))
        holds = meets(result.model, asked)
        wanted = [result.model.label(int(s)) for s in result.equilibria("nash") if holds[s]]
        ours = search(case, KEYS, where=(asked.text, asked.tree))
        assert ours.labels("nash") == wanted
        fewer += len(ours.found["nash"].lumps) < len(search(case, KEYS).found["nash"].lumps)
    assert fewer


def test_merged_states_come_first_where_the_list_is_cut() -> None:
    cut = 0
    for seed in range(40):
        case = mixed_case(random.Random(seed), replace(MIX, lumps=3))
        every, some = (search(case, KEYS, limit=n).found["nash"] for n in (99, 2))
        assert some.lumps == every.lumps[:2]
        assert some.states == every.states[: 2 - len(some.lumps)]
        assert some.count == every.count
        cut += bool(some.lumps) and some.listed < every.listed
    assert cut


def test_what_all_equilibria_share_is_said_of_every_member() -> None:
    seen = 0
    for seed in range(60):
        case = mixed_case(random.Random(seed), MIX)
        found = search(case, KEYS, limit=99).found["nash"]
        if not found.lumps:
            continue
        space = analyse(case, Settings(KEYS)).model.space
        codes = [int(c) for c, to in zip(space.raw, space.to, strict=True) if space.label(int(to)) in found.lumps]  # type: ignore[arg-type]
        every = [*codes, *found.states]
        ids = [o.id for o in conflict_of(case).options]
        assert found.always == tuple(o for k, o in enumerate(ids) if all(s >> k & 1 for s in every))
        assert found.never == tuple(o for k, o in enumerate(ids) if not any(s >> k & 1 for s in every))
        seen += 1
    assert seen > 10


def test_a_merged_state_without_a_feasible_member_is_no_state() -> None:
    case = mixed_case(random.Random(2), replace(MIX, options=4, forbidden=0))
    lump = conflict_of(case).same[0]
    letters = [(Name(f"o{k}"), c) for k, c in enumerate(lump.pattern) if c != "-"]
    tree = And(tuple(name if c == "Y" else Not(name) for name, c in letters))
    rows = (Statement(repr(tree), tree),)
    without = replace(case, conflict=replace(conflict_of(case), infeasible=rows, status_quo=None))
    assert lump.id not in same_as_table(without)


def test_concepts_that_follow_answers_are_absent_with_the_way_out() -> None:
    result = search(mixed_case(random.Random(1), MIX))
    assert set(result.found) == {"nash"}
    assert "tier table" in result.absent["seq"]


def test_members_are_cut_out_of_a_table_without_looking_at_the_rest() -> None:
    conflict = OptionConflict((), (), same=(Lump("a", "Y--"), Lump("b", "--Y")))
    single = np.ones(8, np.bool_)
    got = {lump.id: int(mask.sum()) for lump, _, mask in merge.members(conflict, (1, 0, 2), single)}
    assert got == {"a": 2, "b": 4}  # the two combinations that both cover are of the last
    assert np.flatnonzero(single).tolist() == [0, 1]  # neither option 0 (on bit 1) nor option 2
