"""Which outcomes hold in which scenario: a dot where one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.figures.shapes import handle_mark
from comity.report.support_chapter.pictures.kept import under_head
from comity.report.svg import document, element, group, labels, segment, wrap

WIDTH, LEFT, SIZE, LINE, HEAD = 420.0, 190.0, 12.0, 14.0, 34.0
MOST = 9
"""Columns that there is room for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A scenario under a head, and whether each outcome holds in it."""

    head: str
    words: str
    holds: tuple[bool, ...]


def dots_figure(id_: str, title: str, caption: str, handles: Sequence[str], rows: Sequence[Row]) -> Figure | None:
    """Return the picture; None where there is nothing to compare, or more outcomes than there is room for."""
    if len(rows) < 2 or not 0 < len(handles) <= MOST:
        return None
    wide = min(44.0, (WIDTH - LEFT) / len(handles))
    body = "".join(handle_mark(h, LEFT + wide * (k + 0.5), 17, r=11) for k, h in enumerate(handles))
    y, head = HEAD, ""
    for r in rows:
        if r.head != head:
            drawn, y = under_head(r.head, y)
            body, head = body + drawn, r.head
        drawn, y = _row(r, handles, wide, y)
        body += drawn
    alt = f"{title}. " + " ".join(f"{r.head} {r.words}: {_told(r, handles)}.".lstrip() for r in rows)
    data = tuple((f"{r.head} {r.words}".lstrip(), *("holds" if h else "" for h in r.holds)) for r in rows)
    drawing = document(id_, WIDTH, y + 4, title, alt, body)
    return Figure(id_, title, caption, alt, drawing, ("scenario", *handles), data, narrow=True)


def _told(r: Row, handles: Sequence[str]) -> str:
    return ", ".join(h for h, holds in zip(handles, r.holds, strict=True) if holds) or "none holds"


def _row(r: Row, handles: Sequence[str], wide: float, y: float) -> tuple[str, float]:
    words = wrap(r.words, SIZE, LEFT - 12, lines=4)
    high = max(LINE * len(words) + 10, 30.0)
    middle = y + high / 2
    out = segment(0, y, WIDTH, y)
    out += labels(4, middle + 4 - (len(words) - 1) * LINE / 2, words, size=SIZE, leading=LINE / SIZE)
    for k, holds in enumerate(r.holds):
        look = "fill:var(--hold)" if holds else "fill:none;stroke:var(--rule);stroke-width:1.4"
        out += element("circle", cx=LEFT + wide * (k + 0.5), cy=middle, r=7.0 if holds else 4.0, style=look)
    return group(out, f"{r.words}: {_told(r, handles)}"), y + high
