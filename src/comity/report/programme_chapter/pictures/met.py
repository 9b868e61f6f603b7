"""What is met on time of each item where not everything can be, by stated value, and how far that hangs on values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.programme.priorities.answer import Priority
from comity.report.content import Figure
from comity.report.figures.said import datum, joined, percent, said
from comity.report.programme_chapter.pictures.periods import LEFT, RIGHT, SIZE, WIDTH
from comity.report.svg import box, document, group, label, labels, segment, shorten, text_width, wrap

MOST = 20
READING = "The full width of a bar is what is due of the item. Items stand by their stated value, the highest first."
HANGS = (
    "A pale part is met or not: that hangs on which of the stated values holds, or the same value can be had in "
    "several ways. A stroke is what is met with the middle of all values."
)


def met_figure(
    id_: str, title: str, caption: str, rows: Sequence[Priority], called: Callable[[str], str] = str
) -> Figure | None:
    """Return the picture; None where nothing is due."""
    rows = [p for p in rows if p.due > 0]
    if not rows:
        return None
    kept = rows[:MOST]
    room = 10 + max(text_width(share_words(p), SIZE + 0.5, bold=True) for p in kept)
    rim = RIGHT - room
    out, y = "", 2.0
    for p in kept:
        drawn, y = _row(p, rim, y, called(p.item))
        out += drawn
    less = f"{len(kept)} of {len(rows)} items are shown." if len(kept) < len(rows) else ""
    hangs = HANGS if any(p.least < p.most for p in kept) else ""
    alt = f"{title}. " + " ".join(_told(p, called(p.item)) for p in kept)
    head = ("item", "unit", "value from", "value to", "due", "met from", "met to", "least", "most")
    data = tuple(
        (called(p.item), p.unit, *(datum(v) for v in (p.low, p.high, p.due, p.met, p.met_most, p.least, p.most)))
        for p in kept
    )
    drawing = document(id_, WIDTH, y + 2, title, alt, out)
    return Figure(id_, title, joined(caption, less, READING, hangs), alt, drawing, head, data, narrow=True)


def _part(p: Priority, value: float) -> float:
    return min(1.0, value / p.due)


def value_words(p: Priority) -> str:
    """
    Return the stated value of a unit.

    Examples
    --------
    >>> value_words(Priority("a", "", False, 2.0, 3.0, 1.0, 1.0, 1.0, 1.0, 1.0))
    '2 to 3'
    """
    if p.low is None or p.high is None:
        return "none stated"
    return said(p.low, 4) if p.low == p.high else f"{said(p.low, 4)} to {said(p.high, 4)}"


def ends_words(low: float, high: float) -> str:
    """
    Return a number, or the two ends of what it may be.

    Examples
    --------
    >>> ends_words(2.0, 2.0), ends_words(2.0, 6.0)
    ('2', '2 to 6')
    """
    return said(low, 4) if low == high else f"{said(low, 4)} to {said(high, 4)}"


def share_words(p: Priority) -> str:
    """Return the share of what is due that is met with the middle of all values."""
    low, high = percent(_part(p, p.met)), percent(_part(p, p.met_most))
    return low if low == high else f"{low} to {high}"


def _row(p: Priority, rim: float, y: float, name: str) -> tuple[str, float]:
    value = f"value {value_words(p)}"
    room = text_width(value, SIZE) + 14
    words = wrap(name, SIZE + 0.5, RIGHT - LEFT - room, lines=2, bold=True)
    out = segment(LEFT, y, RIGHT, y) + labels(LEFT, y + 15, words, size=SIZE + 0.5, bold=True)
    out += label(RIGHT, y + 15, value, size=SIZE, fill="var(--muted)", anchor="end")
    unit = f" {p.unit}" if p.unit else ""
    at = y + 15 + 15 * len(words)
    hangs = f" (within the stated values {ends_words(p.least, p.most)})" if p.changes else ""
    much = f"{ends_words(p.met, p.met_most)} of {said(p.due, 4)}{unit}"
    much = shorten(much, SIZE, RIGHT - LEFT - text_width(hangs, SIZE))
    out += label(LEFT, at, f"{much}{hangs}", size=SIZE, fill="var(--muted)")
    top, wide = at + 6, rim - LEFT
    out += box(LEFT, top, wide, 12, fill="var(--paper)", stroke="var(--strong-rule)", r=0)
    if p.most > p.least:
        part = wide * _part(p, p.most)
        out += box(LEFT, top, part, 12, fill="var(--hold-4)", stroke="var(--hold)", r=0, dash="3 2")
    if p.least > 0:
        out += box(LEFT, top, wide * _part(p, p.least), 12, fill="var(--hold)", stroke="none", r=0)
    for met in (p.met, p.met_most) if p.least < p.most else ():
        x = LEFT + wide * _part(p, met)
        out += segment(x, top - 2, x, top + 14, colour="var(--ink)", width=2)
    out += label(rim + 7, top + 10.5, share_words(p), size=SIZE + 0.5, bold=True)
    return group(out, _told(p, name)), top + 20


def _told(p: Priority, name: str) -> str:
    unit = f" {p.unit}" if p.unit else ""
    hangs = f", {ends_words(p.least, p.most)} within the stated values" if p.changes else ""
    return f"{name} (value {value_words(p)}): {ends_words(p.met, p.met_most)} of {said(p.due, 4)}{unit} on time{hangs}."
