"""What is met first by stated value where not everything can be on time, and whether the values settle it."""

from __future__ import annotations

from comity.programme.priorities.answer import Priorities, Priority
from comity.report.content import Cell, Column, Line, Paragraph, Section, Strong, Table, line
from comity.report.programme_chapter.pictures.met import ends_words, met_figure, share_words, value_words
from comity.report.programme_chapter.subject import Programmed
from comity.report.programme_chapter.wording import (
    amount,
    blocks_of,
    lead,
    number_cell,
    sentence,
    simple_table,
    text_cell,
)

MOST_ROWS, MOST_PAIRS, MOST_LEFT = 60, 5, 6


def priorities_section(s: Programmed) -> Section | None:
    """Return the section; None where everything is met, or where there is nothing to put first."""
    found = s.result.priorities
    if found is None or found.all_met or (not found.items and not found.why):
        return None
    title = "What is met on time of each item, with as much stated value as possible met in all"
    if not found.stated:
        title = "What is met on time of each item, with as many units as possible met in all"
    blocks = blocks_of(
        lead(priorities_line(found)),
        met_figure("programme-met", title, "", found.items, s.called),
        _table(s, found),
        Paragraph(line(_left(s, found))) if found.left else None,
        Paragraph(line(_pairs(s, found))) if found.open_order else None,
    )
    return Section("programme-priorities", "What is met first", blocks)


def priorities_line(found: Priorities) -> Line:
    """Return whether what is met first hangs on the values, in one or two sentences."""
    if not found.items:
        return line("What is met first ", Strong("was not found"), f": {sentence(found.why)}")
    if not found.stated:
        head = "No item has a stated value, so a unit of each counts the same here: a choice, and no finding."
        mixed = " The units are of different kinds." if found.mixed else ""
        return line(head, mixed)
    if found.changes:
        return line("What is met first ", Strong("changes within the stated values"), ": the values do not settle it.")
    if found.changes is None:
        return line("Whether what is met first changes within the stated values ", Strong("is not known"), ".")
    if all(p.low == p.high for p in found.items):
        return line("Each value is stated as one number; how sure it is, nobody says.")
    return line("At all values that were tried within what is stated, ", Strong("the same is met"), ".")


def _table(s: Programmed, found: Priorities) -> Table | None:
    rows = [p for p in found.items if p.due > 0]
    if not rows:
        return None
    columns = (
        Column("Item"),
        Column("Stated value of a unit", "number"),
        Column("Due", "number"),
        Column("Met on time", "number"),
        Column("Share", "number"),
        Column("Within the stated values", "number"),
    )
    less = f" {MOST_ROWS} of {len(rows)} items." if len(rows) > MOST_ROWS else ""
    caption = f"Items by stated value, the highest first. What is met is for the middle of all values.{less}"
    return simple_table("programme-met-table", caption, columns, [_row(s, p) for p in rows[:MOST_ROWS]])


def _row(s: Programmed, p: Priority) -> tuple[Cell, ...]:
    value = Cell((line(value_words(p)),), None if p.low is None or p.high is None else (p.low + p.high) / 2)
    met = Cell((line(Strong(ends_words(p.met, p.met_most))),), p.met)
    ends = Cell((line(ends_words(p.least, p.most)),), p.least)
    share = Cell((line(share_words(p)),), p.met / p.due)
    what = text_cell(s.called(p.item), p.unit, "modernised" if p.modernise else "")
    return (what, value, number_cell(p.due), met, share, ends)


def _left(s: Programmed, found: Priorities) -> str:
    """Return what is not met in one way of meeting as much value as can be."""
    each = [f"{amount(x.quantity)} of {s.called(x.item)} due in {_at(s, x.name)}" for x in found.left[:MOST_LEFT]]
    more = len(found.left) - MOST_LEFT
    rest = f" and {more:,} more" if more > 0 else ""
    return f"One way to meet as much does not meet {', '.join(each)}{rest}; there may be others."


def _at(s: Programmed, period: str) -> str:
    return period if s.section.names else f"period {period}"


def _pairs(s: Programmed, found: Priorities) -> str:
    pairs = "; ".join(f"{s.called(a)} and {s.called(b)}" for a, b in found.open_order[:MOST_PAIRS])
    more = len(found.open_order) - MOST_PAIRS
    return f"Which is worth more a unit cannot be told of: {pairs}{f'; and {more} more pairs' if more > 0 else ''}."
