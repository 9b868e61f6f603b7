"""Alignment in the flagship: the trade figure beside its sources, shares, one vote, one summit."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from comity.alignment.result import AlignmentResult
from comity.case.alignment import Alignment
from comity.case.days import first_day
from comity.case.nouns import Case
from comity.case.read import load
from comity.study.aligned import alignment_of

FOLDER = Path(__file__).parents[2] / "examples" / "european-security-2025"


@cache
def case() -> Case:
    return load(FOLDER)


def section() -> Alignment:
    found = case().alignment
    assert found is not None
    return found


@cache
def answer() -> AlignmentResult:
    return alignment_of(case())


def test_every_figure_and_tie_has_a_source_that_the_case_lists() -> None:
    known = {s.id for s in case().sources}
    assert case().evidence is not None
    known |= {c.id for c in case().evidence.claims}
    for figure in section().figures:
        assert figure.source, figure.id
        assert set(figure.source) <= known, figure.id
        assert figure.by, figure.id
        assert figure.text, figure.id
    assert {s for text in section().ties.source for s in text.split(";")} <= known
    assert not case().warnings


def test_nothing_is_later_than_the_day_of_the_case() -> None:
    as_of = case().as_of
    assert as_of is not None
    for figure in section().figures:
        told = first_day(figure.released)
        assert told is None or told <= as_of, figure.id
    assert all((first_day(d) or as_of) <= as_of for d in section().votes.date)
    assert all((first_day(m.date) or as_of) <= as_of for b in section().bodies for m in b.meetings)


def test_whether_centres_become_more_is_not_told_from_these_rows() -> None:
    assert answer().shift is None
    assert "say nothing of a change" in answer().limited["shift"]
    assert answer().concentration is None


def test_the_28_billion_fit_one_year_and_no_time_is_said() -> None:
    assert answer().figures is not None
    said = " ".join(answer().figures.sentences())
    assert "does not say its time, so whether it is right cannot be told. It fits the figures for 2023." in said
    trade = next(s for s in answer().figures.series if s.what == "trade")
    told = {str(at.period): [float(f.value.middle) for f in at.figures if f.value] for at in trade.periods}
    assert sorted(x for values in told.values() for x in values) == [20, 20, 27, 28, 28, 28.5, 28.7, 30]


def test_a_share_falls_while_the_amount_rises_and_both_are_said() -> None:
    assert answer().figures is not None
    assert [(o.amount_move.direction, o.share_move.direction) for o in answer().figures.opposite] == [
        ("rises", "falls")
    ]
    page = next(p for p in answer().pages if p.actor == "Kazakhstan")
    assert any("that of Russia fell from 43.0 to 29.0 %" in s for s in page.sentences())


def test_a_vote_nobody_saw_is_not_known_and_is_no_absence() -> None:
    csto = answer().bodies[0]
    assert csto.vote.verdict.answer == "cannot be told"
    assert set(csto.vote.not_in_table) == {"Armenia", "Kazakhstan", "Kyrgyzstan", "Tajikistan"}
    meets = {a.actor: (a.there, a.absent) for a in csto.meet.members}
    assert meets["Armenia"] == (0, 1)
    assert all(meets[m] == (1, 0) for m in csto.members if m != "Armenia")


def test_support_is_told_alike_for_both_sides_with_who_counts_it() -> None:
    ties = section().ties
    kinds = {ties.b[k]: ties.kind[k] for k in range(len(ties)) if ties.kind[k].startswith("support")}
    assert kinds == {"Ukraine": "support as its givers count it", "Russia": "support as states opposed to it count it"}


def test_the_network_is_small_and_fits_two_camps_as_it_must() -> None:
    window = answer().windows[0]
    assert window.balance is not None
    assert (len(window.snapshot.actors), len(window.snapshot.a), window.snapshot.negative) == (11, 20, 1)
    assert (window.balance.camps.index, window.balance.camps.proven) == (0, True)
