"""Support in the flagship: the same numbers for both sides, dated figures, and an answer that says what they bear."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from comity.case.days import first_day
from comity.case.nouns import Case
from comity.case.read import load
from comity.case.support import Support
from comity.study.helped import support_of
from comity.support.flows.analyse import flow_answer
from comity.support.result import SupportResult

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"


@cache
def case() -> Case:
    return load(FOLDER)


def support() -> Support:
    found = case().support
    assert found is not None
    return found


def test_the_game_gives_both_sides_the_same_numbers() -> None:
    game = support().game
    assert game is not None
    assert game.sides == ("russia", "ukraine")
    assert game.costs[0] == game.costs[1]
    assert game.win.low + game.win.high == 1
    assert game.share.low + game.share.high == 1
    by_side = {side: [e for e in game.effects if e.to == side] for side in game.sides}
    assert len(by_side["russia"]) == len(by_side["ukraine"])
    moved = {side: sum(e.win.high for e in rows) for side, rows in by_side.items()}
    assert moved["russia"] == moved["ukraine"]
    assert all(e.win.low == 0 for e in game.effects)


def test_steps_that_support_may_be_tied_to_are_the_same_ones_of_both_sides() -> None:
    steps = [s.text for s in support().steps]
    assert {s.removeprefix("ru_") for s in steps if s.startswith("ru_")} == {
        s.removeprefix("ua_") for s in steps if s.startswith("ua_")
    }


def test_every_figure_has_a_source_a_release_and_words() -> None:
    known = {s.id: s for s in case().sources}
    for flow in support().flows:
        assert flow.released, flow.id
        assert flow.by, flow.id
        assert flow.text, flow.id
        assert {known[i].kind for i in flow.source} == {"figure"}, flow.id


def test_a_source_of_figures_is_later_than_the_case_only_where_its_figures_are_marked_so() -> None:
    answer = flow_answer(support().flows, {}, case().as_of)
    late = {i for d in answer.figures if d.late for i in d.flow.source}
    for source in case().sources:
        day = first_day(source.date)
        if source.kind == "figure" and day is not None and day > dt.date(2025, 12, 15):
            assert source.id in late, source.id


def test_the_figures_bear_no_test_and_the_answer_says_why() -> None:
    answer = flow_answer(support().flows, {p.id: p.name for p in case().parties}, case().as_of)
    assert not answer.bears
    assert max(len(r.rows) for r in answer.runs) == 3
    assert answer.sentences()[0].startswith("Nothing can be said from these rows")
    keys = {x.key for x in answer.limits}
    assert keys == {
        "measures",
        "none_delivered",
        "totals",
        "changes",
        "no_number",
        "overlap",
        "late",
        "releases",
        "units",
    }
    assert {d.flow.id for d in answer.figures if d.late} == {"SUP-14", "SUP-15", "SUP-16", "SUP-17", "SUP-19"}


@cache
def answer() -> SupportResult:
    return support_of(case())


def test_all_support_withdrawn_loses_most_outcomes_and_brings_none() -> None:
    found = answer().structure
    assert found is not None
    withdrawn = found.of_kind("withdrawn")[0]
    held, now = withdrawn.under("seq"), found.scenarios[0].under("seq")
    assert held is not None
    assert now is not None
    assert (held.lost_apart.count, held.new_apart.count) == (72, 0)
    change = {s.party: s.change for s in withdrawn.standings}
    assert (change["ukraine"], change["europeans"], change["european_union"]) == ("loses", "loses", "gains")
    assert change["russia"] == change["united_states"] == "mixed"


def test_a_cut_changes_little_over_the_region_and_says_so_for_each_side_by_itself() -> None:
    found = answer().signs
    assert found is not None
    shares = (found.shares.shorter, found.shares.longer, found.shares.none)
    assert shares == pytest.approx((0.01, 0.06, 0.93), abs=0.01)
    assert found.fighting < 0.02  # the game does not account for the war, and says so
    assert any("does not account for a war that is being fought" in x for x in found.sentences())
    alone = {c.to: c.shares.longer for c in found.by_cut if not c.kind}
    assert alone == pytest.approx({"russia": 0.11, "ukraine": 0.14}, abs=0.02)


def test_nothing_is_tested_on_data_that_bear_no_test() -> None:
    assert answer().tests == ()
    assert answer().overall is None
