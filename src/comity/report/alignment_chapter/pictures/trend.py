"""How spread out capabilities are: two charts, one under the other, each with its own measure and band."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.alignment.capabilities.result import Band, Level
from comity.alignment.shift.result import Standing
from comity.report.content import Figure
from comity.report.figures.axes import Panel, band, ends_of, grid, line, middle_year
from comity.report.figures.said import datum, joined, said
from comity.report.svg import document, element, group, labels, wrap

WIDTH, LEFT, RIGHT, TALL, SIZE = 420.0, 50.0, 12.0, 132.0, 12.0
FEW = 25
"""Up to so many years each stands as a dot of its own, so that years that lie between are not taken for known."""
CAPABILITIES = (
    "Effective number of centres. Up: more centres; so many equal actors would be as spread out.",
    "Concentration, CON. Up: in fewer hands; 0 all equal, 1 one has all.",
)
TIES = (
    "Effective number of centres, by the weight of ties. Up: more centres.",
    "Share of the strongest in the weight of all ties. Up: in fewer hands.",
)
ROUND = "Each chart has a scale of its own, which need not begin at 0."
BANDS = "The line is what is recorded, the ground behind it holds 95 in 100 draws of the errors of measurement."
UNKNOWN: Band = (math.nan, math.nan)


@dataclass(frozen=True, slots=True)
class Strand:
    """
    One measure over time.

    Parameters
    ----------
    name, head : str
        What it is called in the data, and what stands over the chart.
    at : tuple of float
        Times, at least two different ones.
    values : tuple of float
        NaN leaves a gap.
    bands : tuple of pairs
        NaN where there is none.
    floor : float
        What the measure cannot go below.
    """

    name: str
    head: str
    at: tuple[float, ...]
    values: tuple[float, ...]
    bands: tuple[Band, ...]
    floor: float


def trend_figure(id_: str, title: str, caption: str, levels: Sequence[Level]) -> Figure | None:
    """
    Return the picture of the effective number of centres and of CON; None where there are fewer than two years.

    Parameters
    ----------
    levels : sequence of Level
        In the order of their years.
    """
    at = tuple(float(lv.year) for lv in levels)
    more = tuple(lv.effective for lv in levels), tuple(lv.effective_band for lv in levels)
    less = tuple(lv.con for lv in levels), tuple(lv.con_band for lv in levels)
    strands = (
        Strand("effective number", CAPABILITIES[0], at, *more, 1.0),
        Strand("CON", CAPABILITIES[1], at, *less, 0.0),
    )
    return charts_figure(id_, title, joined(caption, BANDS, ROUND), strands)


def ties_trend_figure(id_: str, title: str, caption: str, windows: Sequence[Standing]) -> Figure | None:
    """Return the same picture of ties, window by window, without bands; None where fewer than two have a date."""
    at = tuple(middle_year(w.first, w.last) for w in windows)
    bare = (UNKNOWN,) * len(windows)
    strands = (
        Strand("effective number", TIES[0], at, tuple(w.effective for w in windows), bare, 1.0),
        Strand("share of the strongest", TIES[1], at, tuple(w.strongest_share for w in windows), bare, 0.0),
    )
    return charts_figure(id_, title, joined(caption, ROUND), strands)


def charts_figure(id_: str, title: str, caption: str, strands: Sequence[Strand]) -> Figure | None:
    """Return charts one under the other, over the same times; None where no two times are there."""
    if not strands or len({*strands[0].at}) < 2 or not all(any(map(math.isfinite, s.values)) for s in strands):
        return None
    body, y = "", 4.0
    for s in strands:
        drawn, y = strand(s, y, years=s is strands[-1])
        body, y = body + drawn, y + 14
    alt = f"{title}. " + " ".join(_told(s) for s in strands)
    banded = [s for s in strands if any(math.isfinite(v) for b in s.bands for v in b)]
    columns = ["at"]
    for s in strands:
        columns += [s.name, f"{s.name} from", f"{s.name} to"] if s in banded else [s.name]
    rows = tuple(
        (at, *(datum(v) for s in strands for v in (s.values[k], *(s.bands[k] if s in banded else ()))))
        for k, at in enumerate(strands[0].at)
    )
    drawing = document(id_, WIDTH, y - 10, title, alt, body)
    return Figure(id_, title, caption, alt, drawing, tuple(columns), rows, narrow=True)


def strand(s: Strand, y: float, *, years: bool) -> tuple[str, float]:
    """Return one chart under its head, and where it ends."""
    head = wrap(s.head, SIZE, WIDTH - 8, lines=3)
    top = y + 15.5 * len(head) + 6
    low, high = ends_of([*s.values, *(v for b in s.bands for v in b)], floor=s.floor, least=0.02)
    p = Panel(LEFT, WIDTH - RIGHT, top, top + TALL, s.at[0], s.at[-1], low, high)
    points = [(a, *b) for a, b in zip(s.at, s.bands, strict=True)]
    out = labels(4, y + 11, head, size=SIZE, fill="var(--muted)")
    out += band(p, points) + grid(p, years=years)
    out += line(p, list(zip(s.at, s.values, strict=True)), colour="var(--hold)")
    out += _dots(s, p)
    return out, top + TALL + (24 if years else 6)


def _dots(s: Strand, p: Panel) -> str:
    """Return a dot for each time that words can be had of; to be seen only where there are few."""
    out = ""
    few = len(s.at) <= FEW
    for at, value, ends in zip(s.at, s.values, s.bands, strict=True):
        if math.isfinite(value):
            look = "fill:var(--hold)" if few else "fill:transparent"
            dot = element("circle", cx=p.x(at), cy=p.y(value), r=3.2 if few else 5.0, style=look)
            out += group(dot, f"{math.floor(at)}: {_with_band(value, ends)}")
    return out


def _with_band(value: float, ends: Band) -> str:
    return f"{said(value)} ({said(ends[0])} to {said(ends[1])})" if math.isfinite(sum(ends)) else said(value)


def _told(s: Strand) -> str:
    known = [k for k, value in enumerate(s.values) if math.isfinite(value)]
    ends = (f"{_with_band(s.values[k], s.bands[k])} in {math.floor(s.at[k])}" for k in (known[0], known[-1]))
    return f"{s.name[:1].upper()}{s.name[1:]}: {', '.join(ends)}."
