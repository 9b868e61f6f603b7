"""Two cases side by side: what changed is what a look at both shows, and what is named as the reason suffices."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, Statement
from comity.catalogue.entries import load_entry
from comity.conflict.analyse import Settings, analyse
from comity.conflict.compare import compare
from comity.errors import UsageError
from comity.logic.tree import And, Name
from comity.testing.conflicts import Shape, random_case, random_drawn

FOUR = Settings(("nash", "gmr", "smr", "seq"))


def conflict(case: Case) -> OptionConflict:
    assert isinstance(case.conflict, OptionConflict)
    return case.conflict


def swapped(case: Case) -> Case:
    """Return the case with the preferences of its first two parties exchanged."""
    first, second, *rest = conflict(case).preferences
    rows = (replace(first, preference=second.preference), replace(second, preference=first.preference), *rest)
    return replace(case, conflict=replace(conflict(case), preferences=rows))


def held(case: Case, concept: str) -> dict[str, bool]:
    result = analyse(case, FOUR)
    return {result.model.label(s): bool(v) for s, v in enumerate(result.is_equilibrium(concept))}


def test_a_case_and_itself_differ_in_nothing() -> None:
    for seed in range(6):
        for case in (
            random_case(random.Random(seed), Shape(3, 4, lumps=True, cannot=True)),
            random_drawn(random.Random(seed)),
        ):
            found = compare(case, case, FOUR)
            assert found.differences == ()
            assert found.changes == ()
            assert all(n == analyse(case).model.n_states for n in found.unchanged.values())


def test_words_alone_are_no_difference() -> None:
    case = random_case(random.Random(1), Shape(3, 4, statements=True))
    told = tuple(replace(o, text="something else", off="nothing") for o in conflict(case).options)
    assert compare(case, replace(case, title="New", conflict=replace(conflict(case), options=told))).differences == ()


def test_the_changes_are_those_that_a_look_at_both_shows() -> None:
    seen = 0
    for seed in range(10):
        case = random_case(random.Random(seed), Shape(3, 4))
        other = swapped(case)
        found = compare(case, other, FOUR)
        for concept in FOUR.concepts:
            before, after = held(case, concept), held(other, concept)
            expected = {s: (before[s], after[s]) for s in before if before[s] != after[s]}
            assert {c.state: (c.before, c.after) for c in found.changes if c.concept == concept} == expected
            assert found.unchanged[concept] == len(before) - len(expected)
            seen += len(expected)
    assert seen > 20


def test_swapped_preferences_are_named_and_each_reason_given_is_enough_by_itself() -> None:
    for seed in range(10):
        case = random_case(random.Random(seed), Shape(3, 4))
        other = swapped(case)
        found = compare(case, other, FOUR)
        assert set(found.differences) <= {"the preferences of p0", "the preferences of p1"}
        for c in found.changes:
            for reason in ("the preferences of p0", "the preferences of p1"):
                mine = {p.party: p for p in conflict(case).preferences}
                party = reason[-2:]
                mine[party] = next(p for p in conflict(other).preferences if p.party == party)
                alone = replace(case, conflict=replace(conflict(case), preferences=tuple(mine.values())))
                assert (reason in c.because) == (held(alone, c.concept)[c.state] == c.after)


def test_the_parties_turned_are_those_whose_own_verdict_changed() -> None:
    for seed in range(6):
        case = random_case(random.Random(seed), Shape(3, 4))
        a, b = analyse(case, FOUR), analyse(swapped(case), FOUR)
        for c in compare(case, swapped(case), FOUR).changes:
            s = a.model.index(c.state)
            turned = {
                p for i, p in enumerate(a.model.parties) if a.stable[c.concept][i, s] != b.stable[c.concept][i, s]
            }
            assert set(c.parties) == turned


def test_a_state_ruled_out_is_no_state_any_more() -> None:
    case = load_entry("prisoners_dilemma").case
    both = And((Name(conflict(case).options[0].id), Name(conflict(case).options[1].id)))
    narrower = replace(conflict(case), infeasible=(Statement("both", both),), preferences=())
    rows = tuple(
        replace(p, preference=replace(p.preference, tiers=tuple(t for t in p.preference.tiers if "YY" not in t)))
        for p in conflict(case).preferences
    )
    found = compare(case, replace(case, conflict=replace(narrower, preferences=rows)), FOUR)
    gone = [c for c in found.changes if c.after is None]
    assert {c.state for c in gone} == {"YY"}
    assert all(c.before for c in gone)
    assert "what is infeasible" in found.differences


def test_an_option_that_one_case_does_not_know_counts_as_off() -> None:
    case = random_case(random.Random(3), Shape(3, 4, infeasible=0.0, one_way=0.0, statements=True))
    extra = replace(conflict(case).options[0], id="extra")
    wider = replace(case, conflict=replace(conflict(case), options=(*conflict(case).options, extra), status_quo=None))
    found = compare(replace(case, conflict=replace(conflict(case), status_quo=None)), wider, FOUR)
    assert found.differences == ("options added: extra",)
    assert not [c for c in found.changes if c.before is not None]
    assert all(c.state.endswith("Y") for c in found.changes)


def test_moves_of_a_drawn_graph_are_a_difference_and_a_reason() -> None:
    case = random_drawn(random.Random(2), 2, 5, 0.3)
    bare = replace(case, conflict=replace(case.conflict, moves=tuple((p, ()) for p, _ in case.conflict.moves)))
    found = compare(case, bare, FOUR)
    assert found.differences == ("the moves",)
    assert found.changes
    assert all(c.because == ("the moves",) and c.after for c in found.changes)


def test_cases_that_cannot_be_matched_are_refused() -> None:
    with pytest.raises(UsageError, match="drawn by hand"):
        compare(random_drawn(random.Random(0)), random_case(random.Random(0), Shape(3, 4)))
    with pytest.raises(UsageError, match="no conflict section"):
        compare(Case("empty", ()), random_case(random.Random(0), Shape(3, 4)))


def test_what_one_case_cannot_have_is_named_and_not_compared() -> None:
    found = compare(load_entry("elmira").case, load_entry("chicken").case, Settings(("nash", "sim")))
    assert set(found.absent) == {"sim"}
    assert set(found.unchanged) == {"nash"}


def test_out_of_time_is_said() -> None:
    case = load_entry("chicken").case
    assert compare(case, case, FOUR, Budget(0.0)).complete is False
    assert compare(case, case, FOUR).complete is True
