"""Programmes of several shapes, made in Python, which the tests of the chapter share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from comity.budget import Budget
from comity.case.nouns import Case, Party
from comity.case.programme import Activity, Declared, Item, Programme, Resource, Slippage
from comity.case.settlement import Span
from comity.conflict.analyse import Settings
from comity.programme.analyse import programme_answer
from comity.programme.plan.cheapest import plan as cheapest
from comity.programme.result import PlanFound
from comity.programme.work import ProgrammeSettings
from comity.report.conflict_chapter.method import sources_section
from comity.report.content import PartyName, Report
from comity.report.programme_chapter.chapter import programme_chapter
from comity.report.programme_chapter.first_page import alone
from comity.report.programme_chapter.subject import Programmed
from comity.study.found import Study

PARTIES = (Party("north", "Northport"), Party("south", "Southport"))
DEMAND = (69, 29, 36, 61, 61, 26, 34, 67, 45, 67, 79, 56)
SETUP = (85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114)
RATIOS = tuple(Fraction(x, 10) for x in (9, 10, 10, 11, 11, 12, 13, 14, 16, 21, 25))


def span(low: int | str, high: int | str | None = None) -> Span:
    """Return a number, or the ends of what it may be."""
    return Span(Fraction(low), Fraction(high if high is not None else low))


def lots() -> Programme:
    """Return the twelve periods of Wagner and Whitin, whose cheapest plan costs 864."""
    due = tuple((t, Fraction(q)) for t, q in enumerate(DEMAND, 1))
    return Programme(
        12, items=(Item("lots", due, text="Lots", setup=tuple(map(Fraction, SETUP)), holding=(Fraction(1),)),)
    )


def yard() -> Programme:
    """Return a yard with every part: it does not fit, things slip, and targets were published."""
    months = tuple(f"2025-{m:02}" for m in range(1, 9))
    resources = (
        Resource("line", (Fraction(10),), text="Assembly line", unit="hulls", source=("plan",)),
        Resource("crew", (Fraction(2),), text="Fitting crew", unit="crews"),
        Resource("steel", tuple(map(Fraction, (30, 0, 0, 30, 0, 0, 30, 0))), text="Steel", unit="t", stored=True),
    )
    items = (
        Item(
            "boat",
            ((3, Fraction(20)), (6, Fraction(30)), (8, Fraction(20))),
            (("line", Fraction(1)), ("steel", Fraction(1))),
            text="Patrol boats",
            unit="boats",
            lead=1,
            setup=(Fraction(40),),
            holding=(Fraction(1),),
            value=span(2, 4),
            supplier="south",
            source=("plan",),
        ),
        Item(
            "tug",
            ((4, Fraction(15)), (7, Fraction(15))),
            (("line", Fraction(1)),),
            text="Tugs",
            unit="boats",
            holding=(Fraction(2),),
            late=Fraction(5),
            value=span(1, 3),
        ),
    )
    activities = (
        Activity("design", 2, text="Design of the radar mast", source=("plan",)),
        Activity("mast", 3, (("crew", Fraction(1)),), ("design",), text="Build the mast"),
        Activity("radar", 2, (("crew", Fraction(2)),), ("design",), item="boat", text="Fit the radar"),
        Activity("trial", 1, (("crew", Fraction(1)),), ("mast", "radar"), text="Sea trial"),
        Activity("papers", 1, text="Papers"),
    )
    slips = (Slippage(("line", "crew"), RATIOS, span(0, 1), "Earlier yards", ("plan",)),)
    return Programme(8, months, resources, items, activities, slips, published())


def published() -> tuple[Declared, ...]:
    """Return targets and outputs of two sides, with intervals, bounds and expectations."""

    def said(
        name: str, who: str, kind: str, value: Span | None, until: str, *, since: str = "", **more: object
    ) -> Declared:
        return Declared(name, who, "boats", kind, value, "boats a year", since or until, until, **more)  # type: ignore[arg-type]

    return (
        said("t1", "north", "target", span(40), "2023", by="north", released="2022-05", source=("plan",)),
        said("o1", "north", "output", span(28, 34), "2023", by="A newspaper", released="2024-02"),
        said("t2", "north", "target", span(60), "2024", by="north", released="2023-11", bound="at least"),
        said("o2", "north", "output", span(45), "2024", by="north", released="2024-10", expected=True),
        said("c2", "north", "capacity", span(70), "2024", by="A yard", bound="about"),
        said("t3", "north", "target", span(90), "2025", by="north", released="2024-11"),
        said("s1", "south", "target", span(20), "2024", by="south", released="2023"),
        said("s2", "south", "output", span(25), "2024", by="An embassy", bound="at least", released="2025-01"),
        said("s3", "south", "budget", None, "2024", by="south"),
    )


def only_declared() -> Programme:
    """Return published figures and nothing else."""
    return Programme(declared=published())


def only_activities() -> Programme:
    """Return integration work and nothing else but its crew."""
    y = yard()
    return Programme(4, (), (y.resources[1],), (), y.activities)


def impossible() -> Programme:
    """Return a programme whose first quantity is due before anything can be made, and which has no later period."""
    line = Resource("line", (Fraction(1),), text="Line")
    return Programme(
        2, (), (line,), (Item("late", ((1, Fraction(5)), (2, Fraction(9))), (("line", Fraction(1)),), lead=2),)
    )


def many(items: int = 40, periods: int = 60) -> Programme:
    """Return many items that share six lines."""
    resources = tuple(
        Resource(f"line{k}", (Fraction(9 + 3 * k),), text=f"Line number {k} of the works at the river", unit="h")
        for k in range(6)
    )
    made = tuple(
        Item(
            f"item{k}",
            tuple((t, Fraction(1 + (k * t) % 7)) for t in range(3 + k % 5, periods + 1, 5)),
            ((f"line{k % 6}", Fraction(2)), (f"line{(k + 1) % 6}", Fraction(1))),
            text=f"Vehicle of type {k}",
            unit="pieces",
            holding=(Fraction(1),),
        )
        for k in range(items)
    )
    return Programme(periods, tuple(f"{2021 + t // 12}-{t % 12 + 1:02}" for t in range(periods)), resources, made)


BAD = '<script>alert("x")</script> ]] #panic("y") $(z) `w` | *b* =1+1'
LONG = "A very long name of a thing that goes on and on "


def hostile() -> Programme:
    """Return the yard with names that try to be code."""
    y = yard()
    return replace(
        y,
        names=tuple(f"{BAD} {n}" for n in y.names),
        resources=tuple(replace(r, text=BAD[:50] + r.id, unit=BAD) for r in y.resources),
        items=tuple(replace(i, text=BAD[:50] + i.id, unit=BAD, supplier=BAD) for i in y.items),
        activities=tuple(replace(a, text=f"{a.id} {BAD[:40]}") for a in y.activities),
        declared=tuple(replace(d, what=BAD, unit=BAD, by=BAD, who=BAD, text=BAD, released="") for d in y.declared),
    )


def unusual() -> Programme:
    """Return the yard with long names, and names in other scripts."""
    y = yard()
    return replace(
        y,
        names=tuple(f"квартал {n} 第{n}期" for n in y.names),
        resources=tuple(replace(r, text=f"生产线 Ünïcode {r.id}") for r in y.resources),
        items=tuple(replace(i, text=f"{LONG[:44]}{i.id}", unit="штук") for i in y.items),
        activities=tuple(replace(a, text=LONG * 4 + a.id) for a in y.activities),
        declared=tuple(replace(d, what="снаряды калибра 155 миллиметров " * 3, by=LONG * 2) for d in y.declared),
    )


SECTIONS: dict[str, Callable[[], Programme]] = {
    "lots": lots,
    "yard": yard,
    "only declared": only_declared,
    "only activities": only_activities,
    "impossible": impossible,
    "hostile": hostile,
    "unusual": unusual,
}


def material_of(section: Programme, seconds: float = 30.0, parties: tuple[Party, ...] = PARTIES) -> Programmed:
    """Return the material of the chapter on a programme alone, with few runs of the slippage."""
    case = Case("T", parties, programme=section)
    names = {p.id: p.name for p in case.parties}
    found = programme_answer(section, names, ProgrammeSettings(runs=300), Budget(seconds))
    return Programmed(Study(case, "d" * 64, "0", Settings(), programme=found), found)


def page(s: Programmed) -> Report:
    """Return a report on the programme alone."""
    own = programme_chapter(s)
    sources = replace(sources_section(s.study, "the section programme"), id="programme-sources")
    chapters = (replace(own, sections=(*own.sections, sources)),) if own is not None else ()
    parties = tuple(PartyName(p.name, k) for k, p in enumerate(s.case.parties))
    return Report("T", "", "", "", "d" * 64, "0", parties, alone(s), chapters)


@pytest.fixture(scope="session")
def made() -> Callable[[str], Programmed]:
    """Return what makes the material of a section by its name, once."""
    found: dict[str, Programmed] = {}

    def one(name: str) -> Programmed:
        if name not in found:
            found[name] = material_of(SECTIONS[name]())
        return found[name]

    return one


@pytest.fixture(scope="session")
def large() -> Programmed:
    """Return the material of a programme of forty items and sixty periods, of which only the plan was asked for."""
    section = many()
    case = Case("T", PARTIES, programme=section)
    found = programme_answer(section, {}, ProgrammeSettings(parts=("fits", "finish")), Budget(10))
    ample = replace(section, resources=tuple(replace(r, capacity=(Fraction(99),)) for r in section.resources))
    plan = cheapest(ample)
    found = replace(found, plan=PlanFound(plan, "the programme as declared", plan, ample))
    return Programmed(Study(case, "d" * 64, "0", Settings(), programme=found), found)


@pytest.fixture(scope="session")
def material() -> Callable[..., Programmed]:
    """Return what makes the material of a section."""
    return material_of


@pytest.fixture(scope="session")
def paged() -> Callable[[Programmed], Report]:
    """Return what makes a report on a programme alone."""
    return page
