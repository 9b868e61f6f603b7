"""What holds the programme up: what one unit more or less of each resource that is used up changes."""

from __future__ import annotations

from comity.programme.bottlenecks.answer import Bottleneck, Bottlenecks
from comity.programme.bottlenecks.held import MEASURES, Measure
from comity.report.content import Block, Cell, Column, Details, Figure, Line, Note, Section, Strong, Table, line
from comity.report.phrasing import plural
from comity.report.programme_chapter.pictures.one_more import UNITS, WEIGHED, WHAT, measured, one_more_figure, steps_of
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import (
    amount,
    blocks_of,
    gained,
    lead,
    number_cell,
    simple_table,
    text_cell,
    told,
)

MOST_ROWS = 30
_LATE = " Lateness is units times periods, weighed by the stated value of a unit."
_PRICE = " A price is what the linear program says of one unit more; with whole numbers there is none."
MEANS = (
    "Each number is the difference of two plans, both made. One unit more of two things need not be worth the sum: "
    "where resources bind together, more of one alone may change nothing."
)


def held_section(s: Programmed) -> Section | None:
    """Return the section; None where there are no resources to ask about."""
    found = s.result.bottlenecks
    if found is None or not (found.cells or found.whole or found.together or found.why):
        return None
    others = tuple(m for m in MEASURES if m != found.by)
    more = tuple(b for m in others for b in _pictures(s, found, m))
    # what is told of single resources stands in pictures and in the table
    rest = [x for x in found.sentences() if not x.startswith(("One more unit", "With ", "No single resource"))]
    blocks = blocks_of(
        lead(held_line(s, found)),
        _pictures(s, found, found.by),
        told(s, rest) if rest else None,
        _table(s, found),
        Details(line("The same by other measures"), more) if more else None,
        Note("plain", line(MEANS)),
    )
    return Section("programme-bottlenecks", "What holds it up", blocks)


def held_line(s: Programmed, found: Bottlenecks) -> Line:
    """Return the resource of which one unit more is worth most, in one sentence."""
    helpful = [c for c in found.cells if c.worth > 0]
    if helpful:
        c = helpful[0]
        same = [x for x in helpful[1:] if abs(x.worth - c.worth) <= 1e-9 * max(1.0, c.worth)]
        beside = ""
        if same and all(x.resource == c.resource for x in same):
            beside = f"; so would one more in {plural(len(same), 'other period')}"
        elif same:
            beside = f"; {plural(len(same), 'other resource or period', 'other resources or periods')} would do as much"
        of = f"{s.called(c.resource)} in {_period(s, c)}"
        return line("One unit more of ", Strong(of), f" would {gained(found.by, c.worth, s.valued)}{beside}.")
    if found.together:
        return line("No single resource holds it up; ", Strong("some do together"), ".")
    needed = [c for c in found.cells if c.needed]
    if needed:
        of = s.called(needed[0].resource)
        text = f"More of a single resource would not help, but with less of {of} there would be no plan."
        return line(text)
    if found.why:
        return line("What holds it up ", Strong("was not found"), f": {found.why}.")
    return line("More of a single resource in a single period ", Strong("would not help"), ".")


def _period(s: Programmed, c: Bottleneck) -> str:
    return c.name if s.section.names else f"period {c.name}"


def _pictures(s: Programmed, found: Bottlenecks, measure: Measure) -> tuple[Figure, ...]:
    what = WHAT[measure][0]
    cells = steps_of(found, measure, s.called, s.unit)
    whole = steps_of(found, measure, s.called, s.unit, whole=True)
    caption = WEIGHED if measure == "late" and s.valued else UNITS[measure]
    one = one_more_figure(
        f"programme-one-more-{measure}",
        f"What a step more or less of a resource in one period changes: {what}",
        caption,
        cells,
        measure,
    )
    two = one_more_figure(
        f"programme-one-more-always-{measure}",
        f"What a step more or less of a resource in every period changes: {what}",
        caption,
        whole,
        measure,
    )
    return tuple(f for f in (one, two) if f is not None)


def _table(s: Programmed, found: Bottlenecks) -> tuple[Block, ...]:
    rows = [*(c for c in found.whole if matters(c)), *(c for c in found.cells if matters(c))]
    if not rows:
        return ()
    columns = (
        Column("Resource"),
        Column("Period", "short"),
        Column("Step"),
        Column("Share that fits, in points", "number"),
        Column("Cost", "number"),
        Column("Lateness", "number"),
        Column("Price for small changes", "number"),
    )
    there = [m for m in MEASURES if any(_known(c, m) for c in rows)]
    priced = any(own.price is not None for c in rows if (own := measured(c, found.by)) is not None)
    names = {"fits": 3, "cost": 4, "late": 5}
    kept = [0, 1, 2, *sorted(names[m] for m in there), *((6,) if priced else ())]
    cells = [_row(s, found, c) for c in rows[:MOST_ROWS]]
    less = f" {MOST_ROWS} of {len(rows)} rows." if len(rows) > MOST_ROWS else ""
    caption = (
        "What a step more (above) and a step less (below) of each resource changes; more than 0 is better, less is "
        f"worse.{_LATE if 'late' in there and s.valued else ''}{_PRICE if priced else ''}{less}"
    )
    table: Table = simple_table(
        "programme-bottleneck-table", caption, [columns[k] for k in kept], [tuple(r[k] for k in kept) for r in cells]
    )
    return (Details(line("All numbers as a table"), (table,)),) if len(rows) > 8 else (table,)


def _known(c: Bottleneck, measure: Measure) -> bool:
    """Return whether anything is known of a measure after a step more or less."""
    own = measured(c, measure)
    return own is not None and (own.more is not None or own.less is not None)


def matters(c: Bottleneck) -> bool:
    """Return whether more or less of it changes anything."""
    changed = [x for m in (c.fits, c.cost, c.late) if m is not None for x in (m.more, m.less)]
    return c.needed or any(x is not None and abs(x) > 1e-9 for x in changed)


def _row(s: Programmed, found: Bottlenecks, c: Bottleneck) -> tuple[Cell, ...]:
    own = measured(c, found.by)
    when = Cell((line(c.name if c.period else "every"),), float(c.period))
    return (
        text_cell(s.called(c.resource)),
        when,
        Cell((line(f"{amount(c.step)} ({s.unit(c.resource)})" if s.unit(c.resource) else amount(c.step)),), c.step),
        *(_change(c, m) for m in ("fits", "cost", "late")),
        number_cell(own.price if own is not None else None),
    )


def _change(c: Bottleneck, measure: Measure) -> Cell:
    """Return what a step more and a step less change, as two lines."""
    changed = measured(c, measure)
    if changed is None:
        return text_cell("–")
    size = 100 if measure == "fits" else 1
    first, second = (number_cell(None if x is None else size * x) for x in (changed.more, changed.less))
    less = second.lines if not (c.needed and changed.less is None) else (line("no plan"),)
    sure = () if changed.proved else (line("not proved"),)
    return Cell((*first.lines, *less, *sure), first.sort)
