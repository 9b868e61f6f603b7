"""Items against rival claims as a table of coloured cells, every value written in its cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.svg import box, document, group, label, labels, segment, shorten, wrap

WIDTH, SIZE, LINE, PAD = 420.0, 12.0, 13.8, 9.0
LEFT, NARROWEST = 200.0, 40.0
_STEPS = (math.log(10), math.log(3), math.log(1.5))  # strong, clear, some; below it says little
_FOR = (("hold", "on-hold"), ("hold-2", "on-hold-2"), ("hold-3", "on-soft"), ("hold-4", "on-soft"))
_AGAINST = (
    ("against", "on-against"),
    ("against-2", "on-against-2"),
    ("against-3", "on-soft"),
    ("against-4", "on-soft"),
)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row: its words, and one log ratio per column; None where the item says nothing of it."""

    words: str
    values: tuple[float | None, ...]


def cell_words(value: float | None) -> str:
    """
    Return what a cell says: how many times likelier the item is with the claim than without.

    Examples
    --------
    >>> cell_words(math.log(3)), cell_words(math.log(1 / 4)), cell_words(0.0), cell_words(None)
    ('×3', '÷4', '1', '–')
    """
    if value is None:
        return "–"
    if abs(value) < 1e-9:
        return "1"
    ratio = math.exp(min(abs(value), 50.0))
    size = ">1000" if ratio > 1000 else f"{ratio:.0f}" if ratio >= 9.95 else f"{ratio:.1f}".removesuffix(".0")
    return ("×" if value > 0 else "÷") + size


def most_columns() -> int:
    """Return how many columns there is room for."""
    return int((WIDTH - LEFT) // NARROWEST)


def heat_figure(
    id_: str, title: str, caption: str, heads: Sequence[str], rows: Sequence[HeatRow], told: Sequence[str]
) -> Figure | None:
    """
    Return the picture; None where there is nothing in it.

    Parameters
    ----------
    id_, title, caption : str
    heads : sequence of str
        The ids of the claims, one per column.
    rows : sequence of HeatRow
    told : sequence of str
        What each row says in words, for a reader who cannot see the picture.
    """
    if not heads or not rows or len(heads) > most_columns():
        return None
    wide = (WIDTH - LEFT) / len(heads)
    body, y = "", 24.0
    for k, head in enumerate(heads):
        words = shorten(head, SIZE, wide - 4, bold=True)
        body += label(LEFT + wide * (k + 0.5), 15, words, size=SIZE, anchor="middle", bold=True)
    for row in rows:
        drawn, y = _row(row, heads, wide, y)
        body += drawn
    alt = f"{title}. {' '.join(told)}"
    drawing = document(id_, WIDTH, y + 4, title, alt, body)
    data = tuple((r.words, *("" if v is None else round(math.exp(v), 4) for v in r.values)) for r in rows)
    return Figure(id_, title, caption, alt, drawing, ("item", *heads), data, narrow=True)


def _row(row: HeatRow, heads: Sequence[str], wide: float, y: float) -> tuple[str, float]:
    rows = wrap(row.words, SIZE, LEFT - 16, lines=3)
    high = max(26.0, LINE * len(rows) + PAD)
    middle = y + high / 2
    out = segment(0, y, WIDTH, y, colour="var(--rule)")
    out += labels(4, middle + 4 - (len(rows) - 1) * LINE / 2, rows, size=SIZE, leading=LINE / SIZE)
    for k, value in enumerate(row.values):
        out += _cell(value, LEFT + wide * k, y, wide, high)
    said = ", ".join(f"{h} {cell_words(v)}" for h, v in zip(heads, row.values, strict=True))
    return group(out, f"{row.words}: {said}"), y + high


def _cell(value: float | None, x: float, y: float, wide: float, high: float) -> str:
    ground, ink = _look(value)
    out = ""
    if ground:
        out = box(x + 1.5, y + 1.5, wide - 3, high - 3, fill=f"var(--{ground})", stroke="none", r=2)
    said = cell_words(value)
    return out + label(x + wide / 2, y + high / 2 + 4, said, size=SIZE, fill=f"var(--{ink})", anchor="middle")


def _look(value: float | None) -> tuple[str, str]:
    """Return the ground and the ink of a cell; no ground where it says nothing either way."""
    if value is None or abs(value) < 1e-9:
        return "", "muted"
    step = next((k for k, least in enumerate(_STEPS) if abs(value) >= least - 1e-9), len(_STEPS))
    return (_FOR if value > 0 else _AGAINST)[step]
