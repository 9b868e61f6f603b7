"""Whatever a programme holds, and wherever the time ends, a report comes out whole."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from fractions import Fraction

import pytest

from comity.case.programme import Activity, Declared, Item, Programme, Resource, Slippage
from comity.case.settlement import Span
from comity.report.as_html import to_html
from comity.report.as_markdown import to_markdown
from comity.report.content import Report
from comity.report.programme_chapter.chapter import programme_chapter
from comity.report.programme_chapter.subject import Programmed

Paged = Callable[[Programmed], Report]
Material = Callable[..., Programmed]
ANCHOR = re.compile(r'href="#([^"]+)"')
NAMES = ("line", "crew & co", "<b>yard</b>", "Ünter", "late", "a b")


def section(seed: int) -> Programme:
    """Return a programme with some of its parts, drawn by chance."""
    rng = random.Random(seed)
    periods = rng.choice((1, 2, 3, 7))
    names = tuple(f"Q{k}" for k in range(periods)) if rng.random() < 0.5 else ()

    def some(most: int) -> Fraction:
        return Fraction(rng.randint(0, most), rng.choice((1, 1, 2, 3)))

    resources = tuple(
        Resource(
            n,
            (some(9),) if rng.random() < 0.6 else tuple(some(9) for _ in range(periods)),
            stored=rng.random() < 0.2,
            unit=rng.choice(("", "h", "<i>")),
            cost=some(2),
        )
        for n in rng.sample(NAMES, rng.randint(0, 3))
    )
    needs = [(r.id, Fraction(rng.randint(1, 2))) for r in resources]
    items = tuple(
        Item(
            f"item {k}",
            tuple((t, some(9)) for t in range(1, periods + 1) if rng.random() < 0.6),
            tuple(x for x in needs if rng.random() < 0.8),
            lead=rng.choice((0, 0, 1)),
            setup=(some(5),) if rng.random() < 0.3 else (),
            holding=(some(2),) if rng.random() < 0.5 else (),
            late=some(3) if rng.random() < 0.4 else None,
            value=Span(Fraction(1), Fraction(rng.randint(1, 4))) if rng.random() < 0.5 else None,
        )
        for k in range(rng.randint(0, 4))
    )
    whole = [n for n, _ in needs if not next(r for r in resources if r.id == n).stored]
    activities = tuple(
        Activity(
            f"act {k}",
            rng.randint(0, 2),
            tuple((n, Fraction(1)) for n in whole if rng.random() < 0.3),
            tuple(f"act {j}" for j in range(k) if rng.random() < 0.4),
        )
        for k in range(rng.choice((0, 0, 3, 6)))
    )
    slips = (
        (
            Slippage(
                tuple(n for n, _ in needs) or ("item 0",),
                tuple(map(Fraction, range(1, rng.choice((4, 12))))),
                source=(),
            ),
        )
        if rng.random() < 0.5
        else ()
    )
    declared = tuple(
        Declared(
            f"d{k}",
            rng.choice(("north", "south", "")),
            rng.choice(("boats", "<b>")),
            rng.choice(("target", "output", "capacity", "budget")),
            Span(Fraction(low := rng.randint(0, 9)), Fraction(low + rng.choice((0, 2))))
            if rng.random() < 0.9
            else None,
            rng.choice(("", "t")),
            *rng.choice((("2024", "2024"), ("", "2025-03"), ("2023", ""), ("", ""))),
            rng.choice(("exactly", "at least", "at most", "about")),
            expected=rng.random() < 0.3,
        )
        for k in range(rng.choice((0, 3, 9)))
    )
    return Programme(periods, names, resources, items, activities, slips, declared)


def whole(s: Programmed, paged: Paged) -> str:
    """Return the page of a study, all of whose inner links lead somewhere."""
    report = paged(s)
    html = to_html(report)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(ANCHOR.findall(html)) <= set(ids)
    assert "<b>yard" not in html
    bare = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL).split()
    assert not {"nan", "inf", "None", "None.", "None,"} & set(bare)
    to_markdown(report)
    return html


@pytest.mark.parametrize("seed", range(30))
def test_a_report_comes_out_whole(seed: int, paged: Paged, material: Material) -> None:
    whole(material(section(seed), 5.0), paged)


@pytest.mark.parametrize("seed", [3, 8, 11])
def test_a_study_whose_time_was_over_at_once_still_reads_as_a_report(
    seed: int, paged: Paged, material: Material
) -> None:
    s = material(section(seed), 1e-9)
    html = whole(s, paged)
    if s.result.missing:
        assert "Not finished" in html


def test_an_empty_section_has_no_chapter_and_says_so(paged: Paged, material: Material) -> None:
    s = material(Programme())
    assert programme_chapter(s) is None
    assert "nothing can be told of the programme" in to_html(paged(s))
