"""The lights of ripeness: each is on, off or not known for the reason that the case gives."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel, Ripe, Room, Settlement, Span, Values
from comity.settlement.packages.model import Package, Packages, packages_of
from comity.settlement.ripeness.analyse import ripeness
from comity.settlement.ripeness.result import CAUTION, Shine
from comity.testing.rooms_at_random import PARTIES, room_at_random

NAMES = {"a": "Aland", "b": "Borland", "c": "the union", "d": "Delta"}
GUARD = Issue("guard", levels=(IssueLevel("none"), IssueLevel("full")))


def _falling(*numbers: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(n) for n in numbers)


def _stalemate(said: Ripe, forward: bool | None) -> Shine:
    handed = {} if forward is None else {"a": forward}
    return ripeness(Settlement(ripeness=(said,)), NAMES, no_way_forward=handed).parties[0].stalemate.shine


@pytest.mark.parametrize(
    ("said", "forward", "want"),
    [
        (Ripe("a", continuation=_falling(10, 7, 5)), True, "on"),
        (Ripe("a", continuation=_falling(10, 7, 8)), True, "on"),  # falls over the whole time
        (Ripe("a", continuation=_falling(10, 7, 10)), True, "off"),
        (Ripe("a", continuation=_falling(10, 7, 5)), False, "off"),
        (Ripe("a", continuation=_falling(10, 7, 5)), None, "not known"),
        (Ripe("a", continuation=_falling(10)), True, "not known"),
        (Ripe("a", hurting=True), True, "on"),
        (Ripe("a", hurting=False), None, "off"),
        (Ripe("a", continuation=_falling(3, 4), hurting=True), True, "off"),  # figures count before words
        (Ripe("a"), True, "not known"),
    ],
)
def test_a_stalemate_hurts_where_going_on_is_worth_less_and_no_move_helps(
    said: Ripe, forward: bool | None, want: Shine
) -> None:
    assert _stalemate(said, forward) == want


def test_figures_that_contradict_words_are_told() -> None:
    found = ripeness(Settlement(ripeness=(Ripe("a", continuation=_falling(3, 4), hurting=True),)), NAMES)
    assert "although the case says the opposite" in found.parties[0].stalemate.why


def _value(party: str, low: int, high: int, none: int, full: int) -> Values:
    def span(n: int) -> Span:
        return Span(Fraction(n), Fraction(n))

    return Values(
        party, Span(Fraction(low), Fraction(high)), (("guard", (("none", span(none)), ("full", span(full)))),)
    )


def _two(low: int, high: int, *said: Ripe) -> Settlement:
    return Settlement(issues=(GUARD,), values=(_value("a", low, high, 0, 5), _value("b", 1, 1, 4, 2)), ripeness=said)


def test_a_way_out_beats_every_walk_away_value_and_equal_is_not_better() -> None:
    assert ripeness(_two(4, 4), NAMES).way_out.shine == "on"
    assert ripeness(_two(5, 5), NAMES).way_out.shine == "off"


def test_a_way_out_that_hangs_on_the_intervals_says_so() -> None:
    found = ripeness(_two(3, 6), NAMES).way_out
    assert found.shine == "on"
    assert "hangs on" in found.why
    assert "hangs on" not in ripeness(_two(1, 4), NAMES).way_out.why


@pytest.mark.parametrize("seed", range(40))
def test_a_way_out_is_there_where_some_package_beats_all(seed: int) -> None:
    settlement = room_at_random(random.Random(seed))
    packages = packages_of(settlement)
    every = product(*(range(len(i.levels)) for i in packages.issues))
    want = any(
        packages.allowed(x) and all(v > d for v, d in zip(packages.values(x), packages.floor, strict=True))
        for x in every
    )
    assert ripeness(settlement, NAMES).way_out.shine == ("on" if want else "off")


def test_a_party_that_denies_the_way_out_has_none() -> None:
    found = ripeness(_two(4, 4, Ripe("a", way_out=False), Ripe("b", way_out=True)), NAMES)
    assert [p.way_out.shine for p in found.parties] == ["off", "on"]


def test_what_a_party_says_counts_where_there_are_no_values() -> None:
    found = ripeness(Settlement(ripeness=(Ripe("a", way_out=True), Ripe("b"))), NAMES)
    assert [p.way_out.shine for p in found.parties] == ["on", "not known"]
    assert "no values confirm it" in found.parties[0].way_out.why


def test_every_party_with_a_veto_needs_a_spokesman() -> None:
    said = (Ripe("a", spokesman=True), Ripe("b", spokesman=False))
    one = Settlement(ripeness=said, room=Room(veto=("a",)))
    assert ripeness(one, NAMES).spokesmen.shine == "on"
    assert ripeness(replace(one, room=Room(veto=("a", "b"))), NAMES).spokesmen.shine == "off"
    unheard = ripeness(replace(one, room=Room(veto=("a", "c"))), NAMES)
    assert (unheard.spokesmen.shine, unheard.spokesmen.why) == ("not known", "Not known for the union.")
    away = ripeness(one, NAMES, at_table=["b"])
    assert (away.spokesmen.shine, away.parties[0].spokesman.why) == ("off", "it is not at the table")


def test_an_entry_concluded_from_talks_is_flagged_as_circular() -> None:
    found = ripeness(Settlement(ripeness=(Ripe("a", hurting=True, inferred=True), Ripe("b", hurting=True))), NAMES)
    assert [p.circular for p in found.parties] == [True, False]
    assert any("Aland" in n and "cannot explain" in n for n in found.notes)
    assert found.rows()[0][-1] == "circular"


def test_all_lights_on_is_ripe_and_still_no_verdict() -> None:
    said = tuple(Ripe(p, hurting=True, way_out=True, spokesman=True) for p in "ab")
    found = ripeness(_two(4, 4, *said), NAMES, no_way_forward={"a": True, "b": True})
    assert found.ripe == "on"
    assert found.mutual.why == "Every party is caught in one."
    assert found.sentences()[-1] == CAUTION
    assert found.to_json()["ripe"] == "on"
    assert ripeness(_two(4, 4, *said), NAMES).ripe == "not known"
    assert list(found.to_frame()["stalemate"]) == ["on", "on"]


def _checks_first(packages: Packages, at_least: Sequence[Fraction | None], budget: Budget | None) -> Package | None:
    if budget is not None:
        budget.check()
    return (0,)


def test_a_budget_that_is_over_leaves_the_way_out_not_known() -> None:
    found = ripeness(_two(4, 4), NAMES, budget=Budget(0.0), find=_checks_first).way_out
    assert found.shine == "not known"
    assert "budget" in found.why


@pytest.mark.parametrize("seed", range(10))
def test_changing_labels_changes_nothing_but_labels(seed: int) -> None:
    settlement = room_at_random(random.Random(seed))
    names = dict(zip(PARTIES, ("c", "a", "d", "b"), strict=True))
    said = tuple(Ripe(p, hurting=k % 2 == 0, spokesman=k != 1) for k, p in enumerate(PARTIES))
    one = replace(settlement, ripeness=said)
    own = settlement.room or Room()
    other = replace(
        settlement,
        ripeness=tuple(replace(r, party=names[r.party]) for r in said),
        values=tuple(replace(v, party=names[v.party]) for v in settlement.values),
        room=Room(tuple(names[p] for p in own.veto)),
    )
    first, second = ripeness(one, NAMES), ripeness(other, NAMES)
    assert first.ripe == second.ripe
    assert {names[p.party]: p.each for p in first.parties} == {p.party: p.each for p in second.parties}
