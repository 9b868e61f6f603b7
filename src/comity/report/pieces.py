"""Pieces that chapters are put together from: cells, tables, a lead, and blocks of which some may be missing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from comity.report.content import Block, Cell, Column, Line, Paragraph, Strong, Table, line
from comity.report.figures.said import percent, said

TINY = 1e-9
"""Less than this is the rounding of a difference."""


def number_cell(value: float | None, *, strong: bool = False) -> Cell:
    """Return a number as a cell that sorts; a dash where it is not known, 0 where it differs by rounding alone."""
    value = 0.0 if value is not None and abs(value) < TINY else value
    text = said(value)
    known = value is not None and math.isfinite(value)
    return Cell((line(Strong(text) if strong else text),), float(value) if known and value is not None else None)


def banded_cell(value: float | None, low: float, high: float) -> Cell:
    """Return a number with its band under it; without one where there is none."""
    first = number_cell(value, strong=True)
    if not math.isfinite(low + high):
        return first
    return Cell((*first.lines, line(f"{said(low)} to {said(high)}")), first.sort)


def percent_cell(share: float | None) -> Cell:
    """Return a share in per cent as a cell that sorts."""
    known = share is not None and math.isfinite(share)
    return Cell((line(percent(share)),), float(share) if known and share is not None else None)


def sentence(text: str) -> str:
    """
    Return a text with a full stop, unless it ends in another mark.

    Examples
    --------
    >>> sentence("the time was over"), sentence("Did you mean this?"), sentence("Done.")
    ('the time was over.', 'Did you mean this?', 'Done.')
    """
    return text if text.endswith((".", "?", "!")) else f"{text}."


def between(low: float, high: float) -> str:
    """
    Return a share between two ends.

    Examples
    --------
    >>> between(0.5, 0.5), between(0.25, 0.5)
    ('50\xa0%', '25\xa0% to 50\xa0%')
    """
    one, two = percent(low), percent(high)
    return one if one == two else f"{one} to {two}"


def text_cell(*parts: str) -> Cell:
    """Return words as a cell, a line for each part that is not empty."""
    return Cell(tuple(line(p) for p in parts if p) or (line(""),))


def simple_table(id_: str, caption: str, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return a table that becomes cards on a phone."""
    return Table(id_, caption, tuple(columns), tuple(rows), cards=True)


def blocks_of(*parts: Sequence[Block] | Block | None) -> tuple[Block, ...]:
    """Return blocks in a row; what is not there is left out."""
    out: list[Block] = []
    for part in parts:
        if part is None:
            continue
        out.extend(part if isinstance(part, Sequence) else (part,))
    return tuple(out)


def lead(*parts: str | Line) -> Paragraph:
    """Return the paragraph that carries the answer."""
    spans: Line = ()
    for part in parts:
        spans = (*spans, *(line(part) if isinstance(part, str) else part))
    return Paragraph(spans, lead=True)
