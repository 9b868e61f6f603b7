"""A grid of small cells: names of rows on the left, names of columns slanted above, in one panel or several."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.report.svg import element, group, labels, number, segment, text_width, wrap

WIDTH, SIZE, LINE = 420.0, 12.0, 13.2
LEFT, RIM = 136.0, 62.0
"""Room for names of rows, and for slanted words past the last column."""
HEAD, TURN = 124.0, 55.0
"""How long a slanted name may be, and by how many degrees it is turned."""
TWO_LINES = 30.0
"""Columns that stand so far apart have room for names of two lines."""
MOST = 10
"""Columns of a panel."""
WIDEST, LOW = 52.0, 27.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where one cell stands: its middle, and how wide and high it may be."""

    x: float
    y: float
    wide: float
    high: float


def grid(
    rows: Sequence[str],
    columns: Sequence[str],
    cell: Callable[[int, int, Place], str],
    top: float = 0.0,
    low: float = LOW,
) -> tuple[str, float]:
    """
    Return the drawing of a grid and where it ends.

    Parameters
    ----------
    rows, columns : sequence of str
        Their names.
    cell : callable (row, column, place) -> drawing
    top : float
    low : float
        How high a row is at least.
    """
    out, y = "", top
    panels = max(1, math.ceil(len(columns) / MOST))
    size = math.ceil(len(columns) / panels)
    for first in range(0, len(columns), size):
        drawn, y = _panel(rows, columns[first : first + size], first, cell, y, low)
        out, y = out + drawn, y + 14
    return out, y - 14


def _panel(
    rows: Sequence[str],
    columns: Sequence[str],
    first: int,
    cell: Callable[[int, int, Place], str],
    top: float,
    low: float,
) -> tuple[str, float]:
    wide = min(WIDEST, (WIDTH - LEFT - RIM) / len(columns))
    heads = [_head_rows(name, LEFT + wide * (k + 0.5), wide) for k, name in enumerate(columns)]
    long = max(text_width(row, SIZE - 0.5) for rows_ in heads for row in rows_)
    y = top + long * math.sin(math.radians(TURN)) + 18
    places = (LEFT + wide * (k + 0.5) for k in range(len(columns)))
    out = "".join(_head(n, lines, x, y - 6) for n, lines, x in zip(columns, heads, places, strict=True))
    for i, name in enumerate(rows):
        names = wrap(name, SIZE, LEFT - 10, lines=3)
        high = max(low, LINE * len(names) + 6)
        out += segment(0, y, LEFT + wide * len(columns), y)
        at = y + high / 2 + 4 - (len(names) - 1) * LINE / 2
        out += group(labels(4, at, names, size=SIZE, leading=LINE / SIZE), name)
        out += "".join(
            cell(i, first + k, Place(LEFT + wide * (k + 0.5), y + high / 2, wide, high)) for k in range(len(columns))
        )
        y += high
    return out + segment(0, y, LEFT + wide * len(columns), y), y


def _head_rows(name: str, x: float, wide: float) -> list[str]:
    """Return the name of a column in one line or, where columns stand far enough apart, in two."""
    room = min(HEAD, (WIDTH - x - 4) / math.cos(math.radians(TURN)))
    return wrap(name, SIZE - 0.5, room, lines=2 if wide >= TWO_LINES else 1)


def _head(name: str, rows: Sequence[str], x: float, y: float) -> str:
    turn = f"rotate({-TURN:g} {number(x)} {number(y)})"
    first = y - LINE * (len(rows) - 1) * 0.5
    drawn = labels(x, first, rows, size=SIZE - 0.5, leading=LINE / SIZE)
    return group(element("g", drawn, transform=turn), name)
