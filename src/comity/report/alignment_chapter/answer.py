"""Whether centres become more or fewer: what all measures say, one by one, and on what that hangs."""

from __future__ import annotations

import math

from comity.alignment.shift.result import MeasureShift, Shift
from comity.report.alignment_chapter.pictures.measures import measures_figure, moved_of
from comity.report.alignment_chapter.pictures.network_map import window_words
from comity.report.alignment_chapter.subject import Aligned
from comity.report.alignment_chapter.wording import told, why
from comity.report.content import Cell, Column, Details, Line, Note, Section, Strong, Table, line
from comity.report.figures.said import signed
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, number_cell, simple_table, text_cell

CENTRE = (
    "A centre is an actor, or a group that holds together, with a large part of all ties or of all capabilities. No "
    "single number says how many there are; each measure below counts in its own way, and none outweighs another."
)


def answer_section(s: Aligned) -> Section | None:
    """Return the section; None where the case has nothing that could be compared over time."""
    found, limited = s.result.shift, s.result.limited
    title = "More centres, or fewer?"
    if found is None or not found.measures:
        why_not = limited.get("shift", "")
        if not why_not:
            return None
        return Section("alignment-answer", title, (lead("That ", (Strong("cannot be told"),), f": {why_not}"),))
    sentences = found.sentences()
    undefined = [m for m in found.measures if not m.defined]
    gap = f" {plural(len(undefined), 'measure')} cannot be computed in both windows." if undefined else ""
    caption = f"Change {span(found)}.{gap}"
    blocks = blocks_of(
        lead(verdict(found)),
        Note("plain", line(CENTRE)),
        measures_figure("alignment-measures", "How each measure of centres moved", caption, moved_of(found)),
        _table(found),
        why(s, "What each measure means, and why it says so", sentences[1 : 1 + len(found.measures)]),
        Details(
            line("On what it hangs, and what the bands leave out"), (told(s, sentences[1 + len(found.measures) :]),)
        ),
    )
    return Section("alignment-answer", title, blocks)


def verdict(found: Shift) -> Line:
    """Return what all measures say together, in one sentence."""
    says = {key: len(names) for key, names in found.says.items()}
    total, when = sum(says.values()), span(found)
    more, fewer, open_ = (says[k] for k in ("more centres", "fewer centres", "cannot be told"))
    if not total or found.answer == "cannot be told":
        how = "by any measure" if total != 1 else "by the one measure there is"
        return line("Whether there are more or fewer centres ", when, " ", Strong("cannot be told"), f" {how}.")
    if found.answer != "the measures disagree":
        all_ = f"all {total} measures" if total > 1 else "the one measure there is"
        return line("There are ", Strong(found.answer), f" {when}, by {all_}.")
    counts = f"{_says(more, f' of {total} measures')} more, {_says(fewer)} fewer and {open_ or 'none'} cannot tell"
    if not open_:
        counts = f"{_says(more, f' of {total} measures')} more and {_says(fewer)} fewer"
    head = "Whether there are more or fewer centres "
    return line(head, when, " ", Strong("hangs on the measure"), f": {counts}.")


def _says(count: int, of: str = "") -> str:
    """
    Return how many measures say something.

    Examples
    --------
    >>> _says(0), _says(1), _says(2, " of 8 measures")
    ('none says', '1 says', '2 of 8 measures say')
    """
    return f"{count or 'none'}{of} say{'s' if count < 2 else ''}"


def span(found: Shift) -> str:
    """Return from when to when is compared."""
    if len(found.windows) > 1:
        one, two = found.windows[0], found.windows[-1]
        return f"from {window_words(one.first, one.last)} to {window_words(two.first, two.last)}"
    return f"from {found.years[0]} to {found.years[-1]}" if found.years else "over time"


def _table(found: Shift) -> Table:
    columns = (
        Column("Measure"),
        Column("First", "number"),
        Column("Last", "number"),
        Column("Change, and its band", "number"),
        Column("More of it means"),
        Column("It says"),
    )
    caption = (
        f"Measures of centres {span(found)}. The band holds 95 in 100 draws. A verdict stands only where every reading "
        "of the measure gives it."
    )
    return simple_table("alignment-measure-table", caption, columns, [_row(m) for m in found.measures])


def _row(m: MeasureShift) -> tuple[Cell, ...]:
    means = "more centres" if m.direction > 0 else "fewer centres"
    band = f"{signed(m.low)} to {signed(m.high)}" if math.isfinite(m.low + m.high) else ""
    change = Cell((line(signed(m.change)), *((line(band),) if band else ())), m.change if m.defined else None)
    about = "of ties" if m.about == "ties" else "of capabilities"
    told_ = Strong(m.verdict) if m.defined and m.verdict != "cannot be told" else m.verdict
    name = m.name[:1].upper() + m.name[1:]
    first = text_cell(name, "" if m.about in m.name else about)
    return (first, number_cell(m.first), number_cell(m.last), change, text_cell(means), Cell((line(told_),), m.verdict))
