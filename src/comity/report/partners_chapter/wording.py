"""Lists, sources and small cells of the chapter."""

from __future__ import annotations

import math
from collections.abc import Sequence

from comity.report.citing import source_links
from comity.report.content import Bullets, Cell, Column, Details, Paragraph, Strong, line, words
from comity.report.figures.said import HARD, percent, said
from comity.report.partners_chapter.pictures.ranks import band_words
from comity.report.partners_chapter.subject import Offered


def without_empty(
    columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]
) -> tuple[list[Column], list[tuple[Cell, ...]]]:
    """
    Return a table without the columns in which no row has a word; the first column stays.

    Examples
    --------
    >>> a, b = Cell((line("a"),)), Cell((line(""),))
    >>> [c.title for c in without_empty((Column("Offer"), Column("Source")), [(a, b), (b, b)])[0]]
    ['Offer']
    """
    kept = [k for k in range(len(columns)) if not k or any(words(x) for r in rows for x in r[k].lines)]
    return [columns[k] for k in kept], [tuple(r[k] for k in kept) for r in rows]


def listing(sentences: Sequence[str]) -> Bullets:
    """Return sentences of the answer as a list."""
    return Bullets(tuple(line(x) for x in sentences))


def why(summary: str, sentences: Sequence[str], notes: Sequence[str] = ()) -> tuple[Details, ...]:
    """Return sentences that are shown on demand, without notes that stand elsewhere; nothing where there are none."""
    shown = [x for x in sentences if x not in notes]
    return (Details(line(summary), (listing(shown),)),) if shown else ()


def cited(s: Offered, ids: Sequence[str], head: str, most: int = 12) -> tuple[Paragraph, ...]:
    """Return where numbers come from, with links; nothing where no source is named."""
    every = tuple(dict.fromkeys(i for i in ids if i))
    if not every:
        return ()
    rest = f" and {len(every) - most} more" if len(every) > most else ""
    return (Paragraph(line(head, *source_links(s.study, every[:most]), f"{rest}.")),)


def share_cell(share: float | None, band: tuple[float, float] | None = None, *, strong: bool = False) -> Cell:
    """Return a share in per cent as a cell that sorts, with its band under it where it has a width."""
    if share is None:
        return Cell((line("–"),))
    told = percent(float(share))
    under = band_words(*band).strip(" ()") if band is not None else ""
    first = line(Strong(told) if strong else told)
    return Cell((first, *((line(under),) if under else ())), float(share))


def ends_words(ends: tuple[float, float] | None, unit: str = "") -> str:
    """
    Return two ends in words.

    Examples
    --------
    >>> import math
    >>> ends_words((1.0, 2.5), "years"), ends_words((2.0, 2.0)), ends_words((1.0, math.inf)), ends_words(None)
    ('1 to 2.5\xa0years', '2', '1 or more', 'not stated')
    """
    if ends is None:
        return "not stated"
    low, high = said(ends[0]), said(ends[1])
    tail = f"{HARD}{unit}" if unit else ""
    if math.isinf(ends[1]):
        return f"no upper end{tail}" if math.isinf(ends[0]) else f"{low} or more{tail}"
    return f"{low}{tail}" if low == high else f"{low} to {high}{tail}"


def small(value: float) -> str:
    """
    Return a worth on the scale from 0 to 1, with as many digits as tell.

    Examples
    --------
    >>> small(0.01234), small(0.625), small(0.0), small(0.00003)
    ('0.012', '0.625', '0', 'under 0.001')
    """
    if abs(value) < 0.0005:
        return "0" if abs(value) < 1e-9 else "under 0.001"
    return said(round(value, 3))
