"""Exchanging the names of two sides, or of two items, exchanges them in the chapter and changes nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from comity.report.as_markdown import to_markdown
from comity.report.content import Report
from comity.report.programme_chapter.subject import Programmed

Made = Callable[[str], Programmed]
Paged = Callable[[Programmed], Report]
Material = Callable[..., Programmed]


def exchanged(text: str, a: str, b: str) -> str:
    return text.replace(a, "\x00").replace(b, a).replace("\x00", b)


def test_exchanging_the_names_of_two_sides_exchanges_them_and_nothing_else(
    made: Made, paged: Paged, material: Material
) -> None:
    s = made("only declared")
    parties = tuple(
        replace(p, name={"Northport": "Southport", "Southport": "Northport"}[p.name]) for p in s.case.parties
    )
    other = material(s.case.programme, parties=parties)
    first, second = (to_markdown(paged(x)) for x in (s, other))
    assert "Southport" in first
    assert exchanged(second, "Northport", "Southport") == first


def test_exchanging_the_names_of_two_items_exchanges_them_in_every_sentence(
    made: Made, paged: Paged, material: Material
) -> None:
    s = made("yard")
    section = s.case.programme
    assert section is not None
    boat, tug = section.items
    swapped = replace(section, items=(replace(boat, text=tug.text), replace(tug, text=boat.text)))
    first, second = (to_markdown(paged(x)) for x in (s, material(swapped)))
    assert "Patrol boats" in first
    back = exchanged(second, "Patrol boats", "Tugs")
    # steps that are as likely stand in the order of their names, which is that of the names now
    assert sorted(back.split()) == sorted(first.split())


def test_the_order_of_items_in_the_file_changes_no_number(made: Made, material: Material) -> None:
    s = made("yard")
    section = s.case.programme
    assert section is not None
    other = material(replace(section, items=section.items[::-1], resources=section.resources[::-1]))
    assert other.result.fits is not None
    assert s.result.fits is not None
    assert abs((other.result.fits.fits or 0) - (s.result.fits.fits or 0)) < 1e-9
    assert other.result.plan is not None
    assert s.result.plan is not None
    assert other.result.plan.shown.cost == s.result.plan.shown.cost
