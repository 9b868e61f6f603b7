"""Offers that the tests of the chapter share: with every part of the answer, many, one, and only promises."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.case.nouns import Case
from comity.case.partners import Cell, Commitment, Criterion, Event, Offer, Partners, Payment
from comity.case.read import load_text
from comity.case.settlement import Span
from comity.partners.analyse import partners_answer
from comity.partners.work import PartnersSettings
from comity.report.compose import compose
from comity.report.conflict_chapter.method import sources_section
from comity.report.content import Report
from comity.report.partners_chapter.chapter import partners_chapter
from comity.report.partners_chapter.first_page import alone
from comity.report.partners_chapter.subject import Offered, offered
from comity.study import Study, assess

HEAD = """\
comity: 1
title: A ferry for the strait
question: Whose offer of a ferry holds up over thirty years?
as_of: 2025-06-30
parties: {port: {name: The port}, yard: {name: Northern yard}}
sources: {s1: A tender notice, s2: A speech}
partners: {criteria: {price: {range: [0, 1]}}, offers: {one: {values: {price: 1}}}}
"""
Amount = float | int | str | tuple[float, float]


def span(value: Amount) -> Span:
    """Return a number, or two ends, as a span."""
    low, high = value if isinstance(value, tuple) else (value, value)
    return Span(Fraction(str(low)), Fraction(str(high)))


def cell(value: Amount | None, *, promised: bool = False, claim: str = "", source: str = "") -> Cell:
    """Return a cell: a number, two ends, a grade, or None where it is not public."""
    told = (source,) if source else ()
    if value is None:
        return Cell()
    if isinstance(value, str):
        return Cell("grade", grade=value, promised=promised, claim=claim, source=told)
    low, high = value if isinstance(value, tuple) else (value, value)
    shape = "exact" if low == high else "uniform"
    return Cell(shape, Fraction(str(low)), Fraction(str(high)), promised=promised, claim=claim, source=told)


def paid(year: int, amount: Amount, phase: str, *, promised: bool = False) -> Payment:
    """Return a payment."""
    return Payment(year, span(amount), phase, promised=promised, source=("s1",))  # type: ignore[arg-type]


def ferries() -> Partners:
    """Return offers with every part of the answer."""
    price = Criterion("price", "Price", "m coins", "less", Fraction(90), Fraction(30), phase="build", source=("s1",))
    access = Criterion("access", "What the port may do itself", grades=("use", "maintain", "own"), phase="upgrade")
    record = Criterion("record", "Delays of the last five ships", "months", "less", Fraction(24), Fraction(0))
    north = Offer(
        "north",
        "yard",
        "One large ferry",
        (
            ("price", cell((55, 70), source="s1")),
            ("access", cell("own", promised=True, source="s2")),
            ("record", cell((8, 14))),
        ),
        (
            *(paid(t, (9, 11), "build") for t in range(4)),
            *(paid(t, 1.5, "operate") for t in range(4, 30)),
            *(paid(t, (0.5, 1), "maintain") for t in range(4, 30)),
            paid(15, (4, 6), "upgrade", promised=True),
            paid(30, 2, "exit"),
        ),
        (
            Event("2024-11", "price", cell((60, 90)), "first price", ("s1",)),
            Event("2025-03-01", "price", cell((55, 70))),
            Event("2025-05-09", "access", cell("own", promised=True), "said at the signing", ("s2",)),
        ),
        span((10, 20)),
        span((2, 4)),
        ("Northern yard",),
        ("s1",),
    )
    hill = Offer(
        "hill",
        "Hill works",
        "Two small ferries",
        (("price", cell(48)), ("access", cell("maintain")), ("record", cell(None))),
        (*(paid(t, (7, 10), "build") for t in range(5)), *(paid(t, 2.5, "operate") for t in range(5, 30))),
        leaving=span((3, 4)),
        yearly=span(2),
        vendors=("Hill works", "Lake engines"),
    )
    lake = Offer(
        "lake",
        "Lake engines",
        "A ferry on lease",
        (("price", cell((35, 45))), ("access", cell("use")), ("record", cell(12, claim="c1"))),
        tuple(paid(t, 4, "") for t in range(30)),
        (Event("2025-01-20", "price", cell((35, 45))),),
        vendors=("Lake engines",),
    )
    dune = Offer("dune", "Dune line", "A bridge of boats", (("price", cell(None)),))
    return Partners(
        (price, access, record),
        (north, hill, lake, dune),
        commitments=(
            Commitment("north", span((60, 80)), span(50), span(0.04), span(0.03), span((0.1, 0.3)), 8),
            Commitment("hill", span((30, 40)), span(45), span(0.04), span(0.03), span((0.1, 0.3)), 8),
        ),
        years=30,
        unit="m coins",
    )


def many(offers: int = 12, criteria: int = 10, seed: int = 1) -> Partners:
    """Return offers by criteria with cells of all kinds."""
    rng = random.Random(seed)
    rows = []
    for i in range(offers):
        cells = []
        for c in range(criteria):
            low, wide = rng.uniform(0, 8), rng.choice((0, 0, 2))
            value = None if rng.random() < 0.2 else (round(low, 2), round(low + wide, 2))
            cells.append((f"c{c}", cell(value, promised=rng.random() < 0.3)))
        payments = tuple(paid(t, round(rng.uniform(1, 9), 1), rng.choice(("build", "operate"))) for t in range(6))
        rows.append(Offer(f"o{i}", f"maker {i}", f"Offer of the maker number {i}", tuple(cells), payments))
    names = ["price", "delay", "range", "crew", "spares", "training", "upgrades", "fuel", "safety", "exit"]
    return Partners(
        tuple(Criterion(f"c{c}", f"Terms of {names[c % 10]} {c}", best=Fraction(10)) for c in range(criteria)),
        tuple(rows),
        unit="m coins",
    )


def turning() -> Partners:
    """Return three offers, all known exactly, whose order by outranking turns when one of them leaves."""
    rows = (("x", (3, 1, 2)), ("y", (2, 3, 1)), ("z", (1, 2, 3)))
    weights = ("0.4", "0.35", "0.25")
    return Partners(
        tuple(Criterion(c, best=Fraction(3), weight=span(w)) for c, w in zip("abc", weights, strict=True)),
        tuple(Offer(o, cells=tuple((c, cell(v)) for c, v in zip("abc", row, strict=True))) for o, row in rows),
        weights="given",
    )


def study_of(section: Partners, case: Case | None = None, draws: int = 4000) -> Study:
    """Return a study with partners alone."""
    case = case if case is not None else load_text(HEAD)
    bare = assess(replace(case, partners=None))
    names = {p.id: p.name for p in case.parties}
    chances = {"c1": (0.7, 0.5, 0.9)}
    found = partners_answer(section, chances, names, PartnersSettings(draws=draws))
    return replace(bare, case=replace(case, partners=section), partners=found)


def report_of(study: Study) -> Report:
    """Return the report on partners alone, as the report of a whole case has it."""
    on = offered(study)
    assert on is not None
    own = partners_chapter(on)
    assert own is not None
    sources = replace(sources_section(study, "the section partners"), id="partners-sources")
    bare = compose(replace(study, case=replace(study.case, partners=None), partners=None))
    return replace(bare, first_page=alone(on), chapters=(replace(own, sections=(*own.sections, sources)),))


@pytest.fixture(scope="session")
def studied() -> Callable[[Partners], Study]:
    """Return what makes a study of offers."""
    return study_of


@pytest.fixture(scope="session")
def reported() -> Callable[[Study], Report]:
    """Return what makes a report of a study."""
    return report_of


@pytest.fixture(scope="session")
def made() -> dict[str, Callable[..., Partners]]:
    """Return the makers of offers."""
    return {"ferries": ferries, "many": many, "turning": turning}


@pytest.fixture(scope="session")
def whole() -> Study:
    """Return a study with every part of the answer about partners."""
    return study_of(ferries())


@pytest.fixture(scope="session")
def on(whole: Study) -> Offered:
    """Return the material of the chapter."""
    found = offered(whole)
    assert found is not None
    return found


def named(section: Partners, names: Sequence[str]) -> Partners:
    """Return the same offers under other texts."""
    return replace(section, offers=tuple(replace(o, text=n) for o, n in zip(section.offers, names, strict=True)))
