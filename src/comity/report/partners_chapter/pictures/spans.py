"""Intervals under their names, on one scale from 0: how long an offer locks in, and when waiting pays."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.figures.said import datum, said
from comity.report.figures.ticks import round_ticks
from comity.report.svg import arrowhead, document, element, group, label, labels, segment, text_width, wrap

WIDTH, LEFT, RIGHT, SIZE, LINE, TALL = 420.0, 10.0, 400.0, 12.0, 14.0, 15.0
Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SpanRow:
    """
    One row.

    Parameters
    ----------
    name : str
    stated : pair of float or None
        Drawn as a dark bar, a disc where both ends are the same; None where it is not stated. The greater end may be
        infinite.
    band : pair of float or None
        Drawn as a pale band behind it: the threshold.
    words : str
        What it comes to.
    under : str
    """

    name: str
    stated: Ends | None
    words: str
    band: Ends | None = None
    under: str = ""

    @property
    def told(self) -> str:
        """Return the row in words."""
        return f"{self.name}: {self.words}{'; ' if self.under else ''}{self.under}."


def spans_figure(
    id_: str, title: str, caption: str, rows: Sequence[SpanRow], axis: str, keys: tuple[str, str] = ("", "")
) -> Figure | None:
    """Return the picture; None where nothing is stated of any row. ``keys`` say what bars and bands are."""
    if not any(r.stated is not None for r in rows):
        return None
    far = _far(rows)
    drawn, y = _keys(keys)
    for row in rows:
        one, y = _row(row, far, y)
        drawn += one
    body = _axis(far, axis, y) + drawn
    alt = f"{title}. " + " ".join(r.told for r in rows)
    banded = any(r.band is not None for r in rows)
    columns = ("offer", "stated from", "stated to", *(("threshold from", "threshold to") if banded else ()), "in words")
    data = tuple((r.name, *_data(r.stated), *(_data(r.band) if banded else ()), r.words) for r in rows)
    drawing = document(id_, WIDTH, y + 38, title, alt, body)
    return Figure(id_, title, caption, alt, drawing, columns, data, narrow=True)


def _keys(keys: tuple[str, str]) -> tuple[str, float]:
    if not any(keys):
        return "", 4.0
    out = _key_bar() + label(46, 16, keys[0], size=SIZE)
    x = 66 + text_width(keys[0], SIZE)
    return out + _band(3.0, x, x + 26) + label(x + 33, 16, keys[1], size=SIZE), 28.0


def _key_bar() -> str:
    out = segment(10, 12, 36, 12, colour="var(--hold)", width=5.5)
    look = "fill:var(--hold);stroke:var(--paper);stroke-width:1"
    return out + "".join(element("circle", cx=x, cy=12.0, r=4.6, style=look) for x in (10.0, 36.0))


def _band(y: float, left: float, right: float) -> str:
    look = "fill:var(--against-3);stroke:var(--against);stroke-width:1"
    return element("rect", x=left, y=y, width=max(1.5, right - left), height=TALL + 4, style=look)


def _data(ends: Ends | None) -> tuple[float | str, float | str]:
    if ends is None:
        return "not stated", ""
    low, high = (datum(x) if math.isfinite(x) else "no upper end" for x in ends)
    return low, high


def _far(rows: Sequence[SpanRow]) -> float:
    every = [x for r in rows for ends in (r.stated, r.band) if ends is not None for x in ends if math.isfinite(x)]
    return max((*every, 0.0)) * 1.08 or 1.0


def _x(value: float, far: float) -> float:
    return LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, value / far))


def _axis(far: float, axis: str, bottom: float, said_: Callable[[float], str] = said) -> str:
    out = segment(LEFT, bottom, RIGHT, bottom, colour="var(--strong-rule)")
    for tick in round_ticks(0.0, far, 6):
        x = _x(tick, far)
        out += segment(x, bottom, x, bottom + 4, colour="var(--strong-rule)")
        out += label(x, bottom + 16, said_(tick), size=SIZE - 1, fill="var(--muted)", anchor="middle")
    return out + label(4, bottom + 33, axis, size=SIZE - 0.5, fill="var(--muted)")


def _row(row: SpanRow, far: float, y: float) -> tuple[str, float]:
    names = wrap(row.name, SIZE, 212, lines=3, bold=True)
    words = wrap(row.words, SIZE, WIDTH - 226, lines=3)
    tall = LINE * max(len(names), len(words))
    out = labels(4, y + 14, names, size=SIZE, leading=LINE / SIZE, bold=True)
    out += labels(WIDTH - 4, y + 14, words, size=SIZE, leading=LINE / SIZE, anchor="end")
    y += tall + 8
    if row.stated is not None:
        out += segment(LEFT, y + TALL / 2, RIGHT, y + TALL / 2, colour="var(--rule)")
        if row.band is not None and math.isfinite(row.band[0]):
            left, right = _x(row.band[0], far), _x(row.band[1], far)
            out += _band(y - 2, left, right)
        out += _stated(row.stated, far, y + TALL / 2)
        y += TALL + 5
    if row.under:
        rows = wrap(row.under, SIZE - 0.5, WIDTH - 8, lines=4)
        out += labels(4, y + 11, rows, size=SIZE - 0.5, leading=LINE / SIZE, fill="var(--muted)")
        y += LINE * len(rows) + 2
    return group(out, row.told), y + 8


def _stated(ends: Ends, far: float, middle: float) -> str:
    left, right = _x(ends[0], far), _x(ends[1], far)
    out = ""
    if right - left > 1:
        out = segment(left, middle, right, middle, colour="var(--hold)", width=5.5)
    if math.isinf(ends[1]):
        out += arrowhead(RIGHT + 8, middle, 1, 0, "var(--hold)", 13)
    for x in dict.fromkeys((left, right) if math.isfinite(ends[1]) else (left,)):
        out += element("circle", cx=x, cy=middle, r=4.6, style="fill:var(--hold);stroke:var(--paper);stroke-width:1")
    return out
