"""One panel of a chart over time: years along the foot, one measure up the side, and nothing on a second axis."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from comity.report.figures.said import said
from comity.report.figures.ticks import round_ticks
from comity.report.svg import element, label, segment, stroke

SIZE = 12.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Panel:
    """
    Where times and values stand on the paper.

    Parameters
    ----------
    left, right, top, bottom : float
        The edges on the paper.
    first, last : float
        Times at the left and the right edge.
    low, high : float
        Values at the foot and at the top.
    """

    left: float
    right: float
    top: float
    bottom: float
    first: float
    last: float
    low: float
    high: float

    def x(self, at: float) -> float:
        """Return where a time stands; the only time there is stands in the middle."""
        room = self.last - self.first
        return self.left + (self.right - self.left) * ((at - self.first) / room if room else 0.5)

    def y(self, value: float) -> float:
        """Return where a value stands, at the rim where it lies outside."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - (self.bottom - self.top) * min(1.0, max(0.0, share))


def middle_year(first: dt.date, last: dt.date) -> float:
    """
    Return where a window stands along the foot: its middle, counted in years.

    Examples
    --------
    >>> middle_year(dt.date(1946, 1, 1), dt.date(1949, 12, 31)), middle_year(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    (1948.0, 2024.5)
    """
    starts, ends = (day.year + (day.timetuple().tm_yday - 1) / 365 for day in (first, last))
    return round((starts + ends + 1 / 365) / 2, 2)


def ends_of(values: Iterable[float | None], *, floor: float | None = None, least: float = 0.0) -> tuple[float, float]:
    """
    Return the ends of an axis that holds all values, with a little air.

    ``floor`` is held where the air would go below it; ``least`` is the room that an axis has at least.

    Examples
    --------
    >>> ends_of([1.0, 3.0, None]), ends_of([0.0, 1.0], floor=0.0)
    ((0.88, 3.12), (0.0, 1.06))
    """
    known = [v for v in values if v is not None and math.isfinite(v)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    lack = max(0.0, least - (high - low)) / 2
    low, high = low - lack, high + lack
    pad = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    bottom = low - pad
    if floor is not None and low >= floor:
        bottom = max(floor, bottom)
    return bottom, high + pad


def grid(p: Panel, words: Callable[[float], str] = said, *, years: bool = True, most: int = 4) -> str:
    """Return level lines with their values, and, where asked, the times along the foot."""
    out = ""
    for tick in round_ticks(p.low, p.high, most):
        out += segment(p.left, p.y(tick), p.right, p.y(tick))
        out += label(p.left - 6, p.y(tick) + 4, words(tick), size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    return out + feet(p, years)


def feet(p: Panel, years: bool = True) -> str:
    """Return the times along the foot, as marks alone where the words are not asked for."""
    out = segment(p.left, p.bottom, p.right, p.bottom, colour="var(--strong-rule)")
    for tick in whole_ticks(p.first, p.last):
        x = p.x(tick)
        out += segment(x, p.bottom, x, p.bottom + 4, colour="var(--strong-rule)")
        if years:
            anchor = "end" if x > p.right - 12 and p.last != p.first else "middle"
            at = min(x, p.right + 4) if anchor == "end" else x
            out += label(at, p.bottom + 17, f"{math.floor(tick)}", size=SIZE - 0.5, fill="var(--muted)", anchor=anchor)
    return out


def whole_ticks(first: float, last: float) -> tuple[float, ...]:
    """
    Return whole years along a foot, no halves of a year.

    Examples
    --------
    >>> whole_ticks(1946, 1999), whole_ticks(2020, 2022), whole_ticks(2020, 2020)
    ((1950.0, 1960.0, 1970.0, 1980.0, 1990.0), (2020.0, 2021.0, 2022.0), (2020,))
    """
    ticks = tuple(t for t in round_ticks(first, last, 6) if t == int(t))
    return ticks or (first,)


def band(p: Panel, points: Sequence[tuple[float, float | None, float | None]], colour: str = "var(--hold-3)") -> str:
    """Return the band through (time, low, high); a point that lacks an end breaks it."""
    out = ""
    for run in _runs(points, lambda q: _known(q[1]) and _known(q[2])):
        if len(run) == 1:
            at, low, high = run[0]
            out += segment(p.x(at), p.y(low or 0.0), p.x(at), p.y(high or 0.0), colour=colour, width=5)
            continue
        there = [f"{p.x(at):.1f} {p.y(high or 0.0):.1f}" for at, _, high in run]
        back = [f"{p.x(at):.1f} {p.y(low or 0.0):.1f}" for at, low, _ in reversed(run)]
        out += element("path", d="M" + "L".join([*there, *back]) + "Z", style=f"fill:{colour};stroke:none")
    return out


def line(
    p: Panel, points: Sequence[tuple[float, float | None]], *, colour: str, dash: str = "", width: float = 2.2
) -> str:
    """Return the line through (time, value); a value that is not known breaks it, one that stands alone is a dot."""
    d, dots = "", ""
    for run in _runs(points, lambda q: _known(q[1])):
        places = [f"{p.x(at):.1f} {p.y(value or 0.0):.1f}" for at, value in run]
        if len(places) == 1:
            at, value = run[0]
            dots += element("circle", cx=p.x(at), cy=p.y(value or 0.0), r=width * 1.3, style=f"fill:{colour}")
        else:
            d += "M" + "L".join(places)
    return (stroke(d, colour=colour, dash=dash, width=width) if d else "") + dots


def apart(places: Sequence[float], room: float, low: float, high: float) -> list[float]:
    """
    Return places moved as little as need be so that none is nearer to the next than ``room``, within two ends.

    Where there is no room for all, they stand evenly between the ends.

    Examples
    --------
    >>> apart([10.0, 12.0, 40.0], 10.0, 0.0, 100.0), apart([95.0, 96.0], 10.0, 0.0, 100.0)
    ([6.0, 16.0, 40.0], [90.0, 100.0])
    """
    n = len(places)
    if not n:
        return []
    gap = min(room, (high - low) / (n - 1)) if n > 1 else room
    order = sorted(range(n), key=lambda k: (places[k], k))
    # what must be pushed together moves as one lump to the mean of its wishes
    lumps: list[list[int]] = []
    for k in order:
        lumps.append([k])
        while len(lumps) > 1 and _foot(places, lumps[-1], gap, low, high) < _head(places, lumps[-2], gap, low, high):
            last = lumps.pop()
            lumps[-1] += last
    out = [0.0] * n
    for lump in lumps:
        start = _foot(places, lump, gap, low, high) - gap
        for at, k in enumerate(lump):
            out[k] = start + gap * (at + 1)
    return out


def _foot(places: Sequence[float], lump: Sequence[int], gap: float, low: float, high: float) -> float:
    wish = sum(places[k] - gap * at for at, k in enumerate(lump)) / len(lump)
    return min(max(wish, low), high - gap * (len(lump) - 1))


def _head(places: Sequence[float], lump: Sequence[int], gap: float, low: float, high: float) -> float:
    """Return the first place that is free past a lump."""
    return _foot(places, lump, gap, low, high) + gap * len(lump) - 1e-9


def _known(value: float | None) -> bool:
    return value is not None and math.isfinite(value)


def _runs(points: Sequence[T], whole: Callable[[T], bool]) -> list[list[T]]:
    """Return the unbroken runs of points that are known."""
    out: list[list[T]] = [[]]
    for point in points:
        if whole(point):
            out[-1].append(point)
        elif out[-1]:
            out.append([])
    return [run for run in out if run]
