"""Support in the flagship: the same numbers for both sides, dated figures, and an answer that says what they bear."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from comity.case.days import first_day
from comity.case.nouns import Case
from comity.case.read import load
from comity.case.support import Support
from comity.support.flows.analyse import flow_answer

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
