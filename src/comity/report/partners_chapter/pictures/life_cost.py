"""What each offer costs over its whole life, phase by phase, at a low and at a high rate of discount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from comity.case.partners import PHASES
from comity.report.content import Figure
from comity.report.figures.said import HARD, datum, joined, percent, said
from comity.report.figures.ticks import round_ticks
from comity.report.partners_chapter.pictures.rows import scale_lines
from comity.report.svg import document, element, group, label, labels, segment, shorten, text_width, wrap

WIDTH, LEFT, RIGHT, SIZE, LINE, TALL = 420.0, 44.0, 408.0, 12.0, 14.0, 15.0
NO_PHASE = "no phase stated"
FILLS = {
    "build": ("var(--hold)", ""),
    "operate": ("var(--hold-3)", ""),
    "maintain": ("var(--paper)", "lines"),
    "upgrade": ("var(--against-3)", "bars"),
    "exit": ("var(--against)", "stripes"),
    "": ("var(--paper)", "dots"),
}
READING = (
    "Bars have all payments at their middle. The line through the end of a bar goes from the least to the greatest "
    "cost that the stated payments allow. A phase without a stated payment is not known, and not free."
)


@dataclass(frozen=True, slots=True)
class AtRate:
    """
    What an offer costs at one rate: its least, middle and greatest, and the middle of each phase.

    ``phases`` are (phase, present value), the phase empty where none is stated.
    """

    rate: float
    low: float
    middle: float
    high: float
    phases: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class LifeCost:
    """
    One offer.

    Parameters
    ----------
    name : str
    at : tuple of AtRate
        At the low and at the high rate; empty where no payment is public.
    lacking : tuple of str
        Phases that other offers have payments for and this one has none.
    """

    name: str
    at: tuple[AtRate, ...]
    lacking: tuple[str, ...] = ()


def life_cost_figure(id_: str, title: str, caption: str, rows: Sequence[LifeCost], unit: str) -> Figure | None:
    """Return the picture; None where no payment is public."""
    if not any(r.at for r in rows):
        return None
    every = [a for r in rows for a in r.at]
    ends = (min(0.0, *(min(a.low, _lowest(a)) for a in every)), max(0.0, *(max(a.high, _highest(a)) for a in every)))
    ends = ends if ends[1] > ends[0] else (0.0, 1.0)
    keys, y = _keys(id_, sorted({p for a in every for p, _ in a.phases}, key=lambda p: (*PHASES, "").index(p)))
    body = ""
    for row in rows:
        drawn, y = _row(id_, row, ends, unit, y)
        body += drawn
    foot = _axis(ends, unit, y)
    alt = f"{title}. " + " ".join(_told(r, unit) for r in rows)
    phases = (*PHASES, "")
    columns = ("offer", "rate", "least", "middle", "greatest", *(p or NO_PHASE for p in phases))
    data = tuple(
        (r.name, a.rate, datum(a.low), datum(a.middle), datum(a.high), *(datum(dict(a.phases).get(p)) for p in phases))
        for r in rows
        for a in r.at
    )
    data += tuple((r.name, "not public", *("",) * (3 + len(phases))) for r in rows if not r.at)
    drawing = document(
        id_, WIDTH, y + 53 if len(unit) > 12 else y + 39, title, alt, _patterns(id_) + keys + foot + body
    )
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)


def _lowest(a: AtRate) -> float:
    return sum(v for _, v in a.phases if v < 0)


def _highest(a: AtRate) -> float:
    return sum(v for _, v in a.phases if v > 0)


def _x(value: float, ends: tuple[float, float]) -> float:
    return LEFT + (RIGHT - LEFT) * (value - ends[0]) / (ends[1] - ends[0])


def _patterns(id_: str) -> str:
    lines = element("path", d="M-1 1L1 -1M0 5L5 0M4 6L6 4", style="stroke:var(--hold);stroke-width:1.2")
    dot = element("circle", cx=2.5, cy=2.5, r=1.0, style="fill:var(--ink)")
    bars = element("path", d="M2.5 0V5", style="stroke:var(--against);stroke-width:0.9")
    stripes = element("path", d="M-1 4L1 6M0 0L5 5M4 -1L6 1", style="stroke:var(--paper);stroke-width:1")
    kinds = (("lines", lines), ("dots", dot), ("bars", bars), ("stripes", stripes))
    return element(
        "defs",
        "".join(
            element("pattern", d, id=f"{id_}-{kind}", width=5.0, height=5.0, patternUnits="userSpaceOnUse")
            for kind, d in kinds
        ),
    )


def _piece(id_: str, phase: str, x: float, y: float, wide: float, high: float) -> str:
    fill, pattern = FILLS[phase]
    place: dict[str, Any] = {"x": x, "y": y, "width": wide, "height": high}
    out = element("rect", **place, style=f"fill:{fill};stroke:var(--ink);stroke-width:0.7")
    return out + (element("rect", **place, style=f"fill:url(#{id_}-{pattern})") if pattern else "")


def _keys(id_: str, phases: Sequence[str]) -> tuple[str, float]:
    out, x, y = "", 4.0, 14.0
    for phase in phases:
        words = phase or NO_PHASE
        need = 30 + text_width(words, SIZE)
        if x + need > WIDTH and x > 4:
            x, y = 4.0, y + 19
        out += _piece(id_, phase, x, y - 10, 14.0, 12.0) + label(x + 19, y, words, size=SIZE)
        x += need
    return out, y + 10


def _row(id_: str, row: LifeCost, ends: tuple[float, float], unit: str, y: float) -> tuple[str, float]:
    names = wrap(row.name, SIZE, WIDTH - 8, lines=2, bold=True)
    out = segment(0, y, WIDTH, y) + labels(4, y + 15, names, size=SIZE, leading=LINE / SIZE, bold=True)
    y += LINE * len(names) + 7
    if not row.at:
        out += label(
            LEFT, y + 12, "payments are not public: what it costs is not known", size=SIZE, fill="var(--muted)"
        )
        return group(out, _told(row, unit)), y + 24
    for a in row.at:
        out += _total(a, y, unit) + _bar(id_, a, ends, y)
        y += TALL + 21
    if row.lacking:
        words = wrap(_lacks(row), SIZE - 0.5, WIDTH - 8, lines=2)
        out += labels(4, y + 9, words, size=SIZE - 0.5, leading=LINE / SIZE, fill="var(--against)")
        y += LINE * len(words) + 2
    return group(out, _told(row, unit)), y + 4


def _bar(id_: str, a: AtRate, ends: tuple[float, float], y: float) -> str:
    out = label(LEFT - 6, y + 12, percent(a.rate), size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    out += scale_lines([(_x(tick, ends), tick == 0) for tick in round_ticks(*ends, 5)], y - 3, y + TALL + 3)
    up = down = 0.0
    for phase, value in a.phases:
        start = up if value >= 0 else down
        left, right = sorted((_x(start, ends), _x(start + value, ends)))
        out += _piece(id_, phase, left, y, right - left, TALL)
        up, down = (up + value, down) if value >= 0 else (up, down + value)
    low, high, middle = _x(a.low, ends), _x(a.high, ends), y + TALL / 2
    if high - low > 0.5:
        # a rim of paper keeps the line apart from the fill of the bar
        for ink, wide in (("var(--paper)", 5.0), ("var(--ink)", 2.0)):
            out += segment(low, middle, high, middle, colour=ink, width=wide)
            out += "".join(segment(x, middle - 5, x, middle + 5, colour=ink, width=wide) for x in (low, high))
    return out


def _total(a: AtRate, y: float, unit: str) -> str:
    words = shorten(amount(a.low, a.middle, a.high, unit), SIZE - 0.5, RIGHT - LEFT)
    return label(LEFT, y + TALL + 14, words, size=SIZE - 0.5, fill="var(--muted)")


def amount(low: float, middle: float, high: float, unit: str) -> str:
    """
    Return an amount with its ends in words.

    Examples
    --------
    >>> amount(9.0, 10.0, 12.5, "USD bn"), amount(10.0, 10.0, 10.0, "")
    ('10\xa0USD bn (9 to 12.5)', '10')
    """
    tail = f"{HARD}{unit}" if unit else ""
    one, two = said(low), said(high)
    return f"{said(middle)}{tail}" + (f" ({one} to {two})" if one != two else "")


def _axis(ends: tuple[float, float], unit: str, bottom: float) -> str:
    out = segment(0, bottom, WIDTH, bottom)
    for tick in round_ticks(*ends, 5):
        x = _x(tick, ends)
        out += segment(x, bottom, x, bottom + 4, colour="var(--strong-rule)")
        out += label(x, bottom + 16, said(tick), size=SIZE - 1, fill="var(--muted)", anchor="middle")
    words = f"present value{f', {unit}' if unit else ''}; on the left the rate of discount a year"
    rows = wrap(words, SIZE - 0.5, WIDTH - 8, lines=2)
    return out + labels(4, bottom + 33, rows, size=SIZE - 0.5, leading=LINE / SIZE, fill="var(--muted)")


def _lacks(row: LifeCost) -> str:
    phases = ", ".join(row.lacking)
    if any(not phase for a in row.at for phase, _ in a.phases):
        return f"Payments without a phase may or may not be for: {phases}"
    return f"No payment is stated for: {phases}"


def _told(row: LifeCost, unit: str) -> str:
    if not row.at:
        return f"{row.name}: payments are not public."
    parts = [
        f"at {percent(a.rate)} a year {amount(a.low, a.middle, a.high, unit)}: "
        + ", ".join(f"{p or NO_PHASE} {said(v)}" for p, v in a.phases)
        for a in row.at
    ]
    lacking = f" {_lacks(row)}." if row.lacking else ""
    return f"{row.name}: {'; '.join(parts)}.{lacking}"
