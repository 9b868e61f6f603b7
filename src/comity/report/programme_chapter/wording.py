"""Numbers, tables and lists of the chapter; most are those of the chapter on alignment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from comity.programme.bottlenecks.held import Measure
from comity.report.citing import source_links
from comity.report.content import Block, Bullets, Cell, Details, Figure, Line, Paragraph, line
from comity.report.figures.said import HARD, percent, said
from comity.report.phrasing import plural
from comity.report.pieces import blocks_of, lead, number_cell, percent_cell, sentence, simple_table, text_cell
from comity.report.programme_chapter.subject import Programmed

__all__ = [
    "amount",
    "blocks_of",
    "cited",
    "gained",
    "lead",
    "lines_cell",
    "number_cell",
    "paged",
    "percent",
    "percent_cell",
    "sentence",
    "simple_table",
    "text_cell",
    "told",
    "why",
]
T = TypeVar("T")
MOST_FOLDED = 6
"""Folded pictures of one kind; a report should stay small."""


def amount(value: float, unit: str = "") -> str:
    """
    Return a quantity with its unit.

    Examples
    --------
    >>> amount(1234.5, "shells"), amount(0.25)
    ('1,234 shells', '0.25')
    """
    return f"{said(value, 4)} {unit}".rstrip()


def gained(measure: Measure, value: float, weighed: bool = False) -> str:
    """
    Return what a change is worth, after "would".

    Examples
    --------
    >>> gained("cost", 12.5), gained("fits", 0.1)
    ('save 12.5', 'raise the share that fits on time by 10\xa0percentage points')
    """
    if measure == "cost":
        return f"save {said(value, 4)}"
    if measure == "fits":
        points = said(100 * value, 2)
        return f"raise the share that fits on time by {points}{HARD}percentage point{'' if points == '1' else 's'}"
    by_value = ", weighed by stated value" if weighed else ""
    return f"take {said(value, 4)} units times periods of lateness away{by_value}"


def told(s: Programmed, sentences: Sequence[str]) -> Bullets:
    """Return sentences of the answer as a list, things called by their names."""
    return Bullets(tuple(line(s.told(x)) for x in sentences))


def why(s: Programmed, summary: str, sentences: Sequence[str]) -> tuple[Details, ...]:
    """Return sentences that are shown on demand; nothing where there are none."""
    return (Details(line(summary), (told(s, sentences),)),) if sentences else ()


def cited(s: Programmed, ids: Sequence[str], head: str, most: int = 12) -> tuple[Paragraph, ...]:
    """Return where something comes from, with links; nothing where no source is named."""
    every = tuple(dict.fromkeys(i for i in ids if i))
    if not every:
        return ()
    rest = f" and {len(every) - most} more" if len(every) > most else ""
    return (Paragraph(line(head, *source_links(s.study, every[:most]), f"{rest}.")),)


def lines_cell(lines: Sequence[str], most: int = 8) -> Cell:
    """Return several lines as a cell, the rest counted."""
    more = len(lines) - most
    kept: list[Line] = [line(x) for x in lines[:most]]
    return Cell((*kept, line(f"and {more:,} more")) if more > 0 else tuple(kept) or (line(""),))


def paged(
    rows: Sequence[T],
    first: Sequence[T],
    most: int,
    figure: Callable[[str, str, Sequence[T]], Figure | None],
    noun: str,
    nouns: str = "",
) -> tuple[Block, ...]:
    """
    Return a picture of the rows that matter most, and folded pictures of all others.

    Parameters
    ----------
    rows : sequence
        All rows, in their order.
    first : sequence
        The same rows, those that matter most first.
    most : int
        Rows in one picture.
    figure : callable
        Makes a picture of an ending for its anchor, words for its caption, and rows.
    noun, nouns : str
        What a row is, such as "item", and several of them, where that is not the same with an s.
    """
    if len(rows) <= most:
        found = figure("", "", rows)
        return (found,) if found is not None else ()
    chosen = {id(x) for x in first[:most]}
    kept = [x for x in rows if id(x) in chosen]
    rest = [x for x in rows if id(x) not in chosen]
    note = f"{len(kept)} of {plural(len(rows), noun, nouns)} are here, the others below."
    head = figure("", note, kept)
    others: list[Block] = [
        found
        for k in range(0, min(len(rest), MOST_FOLDED * most), most)
        if (found := figure(f"-{k // most + 2}", f"Part {k // most + 2}.", rest[k : k + most])) is not None
    ]
    left = len(rest) - MOST_FOLDED * most
    others += [Paragraph(line(f"{left:,} more are in the JSON."))] if left > 0 else []
    fold = Details(line(f"The other {plural(len(rest), noun, nouns)}"), tuple(others)) if others else None
    return blocks_of(head, fold)
