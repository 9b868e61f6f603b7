"""Offers of all kinds: many, one, without criteria, only promises, nothing known, long names, other scripts, markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.partners import Cell, Compared, Criterion, Offer, Partners, Payment
from comity.case.settlement import Span
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.as_typst import to_pdf
from comity.report.content import Report
from comity.study import Study

BAD = '<script>alert("x")</script> ]] #panic("y") $(z) `w`'
LONG = "A very long name of an offer that goes on and on until no picture has room for it at all"
Made = dict[str, Callable[..., Partners]]
Studied = Callable[[Partners], Study]
Reported = Callable[[Study], Report]


def exact(value: int, *, promised: bool = False) -> Cell:
    return Cell("exact", Fraction(value), Fraction(value), promised=promised)


def section_ids(report: Report) -> list[str]:
    return [s.id.removeprefix("partners-") for s in report.chapters[0].sections]


def told_of(section: Partners, studied: Studied, reported: Reported) -> tuple[Report, str]:
    report = reported(studied(section))
    html = to_html(report)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "nan" not in re.sub(r"[a-z]nan|nan[a-z]", "", html.split("</style>")[-1].lower())
    return report, to_markdown(report)


def test_twelve_offers_by_ten_criteria_have_every_picture(made: Made, studied: Studied, reported: Reported) -> None:
    report, _ = told_of(made["many"](), studied, reported)
    ids = {f.id for f in report.figures()}
    assert {"partners-ranks", "partners-known", "partners-central", "partners-pairs", "partners-cost"} <= ids
    assert len(to_html(report)) < 1_200_000
    assert to_pdf(report)[:5] == b"%PDF-"


def test_one_offer_has_no_winner_and_nothing_to_compare(made: Made, studied: Studied, reported: Reported) -> None:
    f = made["ferries"]()
    report, told = told_of(replace(f, offers=f.offers[:1], commitments=f.commitments[:1]), studied, reported)
    assert "is the only offer, and there is none to compare it with" in told
    ids = {x.id for x in report.figures()}
    assert not ids & {"partners-ranks", "partners-pairs", "partners-space", "partners-promises", "partners-moved"}
    assert "weights" not in section_ids(report)


def test_payments_without_criteria_give_costs_and_no_winner(made: Made, studied: Studied, reported: Reported) -> None:
    f = made["ferries"]()
    bare = replace(f, criteria=(), offers=tuple(replace(o, cells=(), log=()) for o in f.offers))
    report, told = told_of(bare, studied, reported)
    assert "there is no criterion to judge the offers by" in told
    assert "costs" in section_ids(report)
    assert "weights" not in section_ids(report)


def test_only_promises_hang_on_promises(studied: Studied, reported: Reported) -> None:
    offers = tuple(Offer(i, text=f"Yard {i}", cells=(("c", exact(k, promised=True)),)) for k, i in enumerate("ab"))
    report, told = told_of(Partners((Criterion("c", best=Fraction(2)),), offers), studied, reported)
    assert "That is so only as long as promises are kept: without them there is no clear winner." in told
    known = next(f for f in report.figures() if f.id == "partners-known")
    assert "none is known, 2 are only promised and none is not public" in known.alt


def test_offers_of_which_nothing_is_known_are_level(studied: Studied, reported: Reported) -> None:
    _, told = told_of(Partners((Criterion("c"), Criterion("d")), (Offer("a"), Offer("b"))), studied, reported)
    assert "come first equally often" in told
    assert "No cell is public." in told


def test_no_offer_at_all_is_said(studied: Studied, reported: Reported) -> None:
    _, told = told_of(Partners((Criterion("c"),)), studied, reported)
    assert "There is no offer to compare." in told


def test_long_names_fit_and_their_texts_stand_in_the_table(made: Made, studied: Studied, reported: Reported) -> None:
    f = made["ferries"]()
    _, told = told_of(replace(f, offers=tuple(replace(o, text=f"{LONG} {o.id}") for o in f.offers)), studied, reported)
    assert f"{LONG} dune" in told


def test_other_scripts_stay_as_they_are(made: Made, studied: Studied, reported: Reported) -> None:
    f = made["ferries"]()
    names = ("Паром «Север»", "渡轮租赁", "عبّارة", "Größe ½ é")
    report, told = told_of(
        replace(f, offers=tuple(replace(o, text=n) for o, n in zip(f.offers, names, strict=True))), studied, reported
    )
    assert all(name in told for name in names)
    assert to_pdf(report)[:5] == b"%PDF-"


def test_hostile_words_stay_words_in_every_form(made: Made, studied: Studied, reported: Reported) -> None:
    f = made["ferries"]()
    offers = tuple(replace(o, text=f"{BAD} {o.id}", by=BAD, vendors=(BAD, o.id)) for o in f.offers)
    criteria = tuple(replace(c, text=f"{BAD} {c.id}", unit=BAD) for c in f.criteria)
    report = reported(studied(replace(f, unit=BAD, offers=offers, criteria=criteria)))
    html = to_html(report)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html
    assert "<script>alert" not in to_markdown(report)
    assert to_pdf(report)[:5] == b"%PDF-"


def test_income_stands_left_of_nothing(made: Made, studied: Studied, reported: Reported) -> None:
    f = made["ferries"]()
    back = Payment(5, Span(Fraction(-30), Fraction(-20)), "exit")
    one = replace(f.offers[0], payments=(*f.offers[0].payments, back))
    report, _ = told_of(replace(f, offers=(one, *f.offers[1:])), studied, reported)
    cost = next(x for x in report.figures() if x.id == "partners-cost")
    column = cost.columns.index("exit")
    assert float(cost.rows[0][column]) < 0


@pytest.mark.parametrize("weights", ["ranked", "compared"])
def test_weights_that_are_bounded_are_outlined(weights: str, made: Made, studied: Studied, reported: Reported) -> None:
    f = made["ferries"]()
    bounded = (
        replace(f, weights="ranked", ranking=("price", "access", "record"))
        if weights == "ranked"
        else replace(f, compared=(Compared("price", "access", Fraction(1), Fraction(3)),))
    )
    report, _ = told_of(bounded, studied, reported)
    space = next(x for x in report.figures() if x.id == "partners-space")
    assert "outside the thick line" in space.caption
    fits = [row[3] for row in space.rows]
    assert "yes" in fits
    assert "no" in fits
