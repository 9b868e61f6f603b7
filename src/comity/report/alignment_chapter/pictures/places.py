"""Where actors stand on the line of their votes: the last session with intervals, and from where they came."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from comity.alignment.ideal_points.result import IdealPoints
from comity.report.content import Figure
from comity.report.figures.said import datum, joined, said
from comity.report.figures.ticks import round_ticks
from comity.report.svg import arrowhead, document, element, group, label, labels, segment, shorten, wrap

WIDTH, LEFT, RIGHT, SIZE, ROW = 420.0, 138.0, 12.0, 12.0, 17.0
MOST = 40
Number = float | None
READING = (
    "Who stands near one another voted alike. Names in bold moved so far that the two intervals have nothing in "
    "common. Places are relative to those of the others in the same session."
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor: its place in the last session with its interval, and its place in the first one, if it voted there."""

    name: str
    at: float
    low: float
    high: float
    before: Number = None
    apart: bool = False
    """Whether the intervals of the two sessions have nothing in common."""


def places_of(found: IdealPoints, always: Sequence[str] = (), called: Callable[[str], str] = str) -> tuple[Placed, ...]:
    """
    Return the actors of the last session from low to high: all, or where there are many those that say most.

    Of many, those in ``always``, the two of the anchor and the two ends stay, then those that moved farthest.
    """
    first, last = found.sessions[0], found.sessions[-1]
    rows = []
    there = [k for k in range(len(found.actors)) if not math.isnan(last.at[k])]
    for k in sorted(there, key=lambda k: (float(last.at[k]), found.actors[k])):
        before = None if first is last or math.isnan(first.at[k]) else float(first.at[k])
        apart = before is not None and bool(first.high[k] < last.low[k] or last.high[k] < first.low[k])
        rows.append(Placed(found.actors[k], float(last.at[k]), float(last.low[k]), float(last.high[k]), before, apart))
    if len(rows) <= MOST:
        return tuple(replace(r, name=called(r.name)) for r in rows)
    kept = {rows[0].name, rows[-1].name, *found.anchor, *always}
    for r in sorted(rows, key=lambda r: (-abs(r.at - r.before) if r.before is not None else 0.0, r.name)):
        if len(kept) < MOST:
            kept.add(r.name)
    return tuple(replace(r, name=called(r.name)) for r in rows if r.name in kept)


def places_figure(
    id_: str, title: str, caption: str, rows: Sequence[Placed], anchor: tuple[str, str], sessions: tuple[str, str]
) -> Figure | None:
    """
    Return the picture; None where there is nobody.

    Parameters
    ----------
    rows : sequence of Placed
        From low to high; the picture has the highest on top.
    anchor : pair of str
        Who stands low and who high.
    sessions : pair of str
        What the first and the last session are called.
    """
    if not rows:
        return None
    low, high = _ends(rows)
    keys, top = _head(rows, anchor, sessions)
    bottom = top + ROW * len(rows) + 4
    body = keys + _grid(low, high, top, bottom)
    for k, r in enumerate(reversed(rows)):
        body += _row(r, (low, high), top + 2 + ROW * (k + 0.5))
    alt = f"{title}. " + " ".join(_told(r, sessions) for r in reversed(rows))
    before = f"place in {sessions[0]}" if sessions[0] != sessions[1] else "place before"
    columns = ("actor", f"place in {sessions[1]}", "from", "to", before, "moved for sure")
    data = tuple(
        (r.name, datum(r.at), datum(r.low), datum(r.high), datum(r.before), "yes" if r.apart else "no")
        for r in reversed(rows)
    )
    drawing = document(id_, WIDTH, bottom + 22, title, alt, body)
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)


def _ends(rows: Sequence[Placed]) -> tuple[float, float]:
    """Return the ends of the axis: every place, and intervals as far as they do not press the places flat."""
    dots = [v for r in rows for v in (r.at, r.before) if v is not None]
    room = max(dots) - min(dots) or 1.0
    reach = [v for r in rows for v in (r.low, r.high) if math.isfinite(v)]
    low = max(min([*dots, *reach]), min(dots) - 0.5 * room)
    high = min(max([*dots, *reach]), max(dots) + 0.5 * room)
    return low - 0.03 * room, high + 0.03 * room


def _x(value: float, ends: tuple[float, float]) -> float:
    share = (value - ends[0]) / (ends[1] - ends[0])
    return LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, max(0.0, share))


def _head(rows: Sequence[Placed], anchor: tuple[str, str], sessions: tuple[str, str]) -> tuple[str, float]:
    y, out = 10.0, ""
    out += segment(4, y, 34, y, colour="var(--hold-2)", width=3) + _dot(19, y)
    out += label(42, y + 4, f"place in {sessions[1]}, with its interval", size=SIZE)
    if any(r.before is not None for r in rows):
        y += 17
        out += _arrow(8, 32, y, True) + _ring(8, y)
        said_ = wrap(f"moved there from {sessions[0]}; dashed: it may not have moved", SIZE, WIDTH - 48, lines=2)
        out += labels(42, y + 4, said_, size=SIZE)
        y += 15 * (len(said_) - 1)
    y += 22
    half = (WIDTH - LEFT - RIGHT) / 2 - 6
    left, right = (shorten(name, SIZE - 0.5, half - 14) for name in anchor)
    out += label(LEFT, y, f"\u2190 {left}", size=SIZE - 0.5, fill="var(--muted)")
    out += label(WIDTH - RIGHT, y, f"{right} \u2192", size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    return out, y + 6


def _grid(low: float, high: float, top: float, bottom: float) -> str:
    out = ""
    for tick in round_ticks(low, high, 6):
        x = _x(tick, (low, high))
        out += segment(x, top, x, bottom)
        out += label(x, bottom + 15, said(tick), size=SIZE - 1, fill="var(--muted)", anchor="middle")
    return out


def _row(r: Placed, ends: tuple[float, float], y: float) -> str:
    out = label(LEFT - 10, y + 4, shorten(r.name, SIZE, LEFT - 14, bold=r.apart), size=SIZE, anchor="end", bold=r.apart)
    out += segment(_x(r.low, ends), y, _x(r.high, ends), y, colour="var(--hold-2)", width=3)
    if r.before is not None:
        a, b = _x(r.before, ends), _x(r.at, ends)
        out += (_arrow(a, b, y, r.apart) if abs(b - a) > 12 else "") + _ring(a, y)
    return group(out + _dot(_x(r.at, ends), y), _told(r, ("the first session", "the last one")))


def _arrow(a: float, b: float, y: float, sure: bool) -> str:
    way = 1 if b > a else -1
    tip = b - 5 * way
    out = segment(a, y, tip, y, colour="var(--against)", width=1.5, dash="" if sure else "3 2")
    return out + arrowhead(tip, y, way, 0, "var(--against)", 7)


def _dot(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=4.0, style="fill:var(--hold);stroke:var(--paper);stroke-width:0.8")


def _ring(x: float, y: float) -> str:
    return element("circle", cx=float(x), cy=y, r=3.0, style="fill:var(--paper);stroke:var(--against);stroke-width:1.4")


def _told(r: Placed, sessions: tuple[str, str]) -> str:
    came = f"; {said(r.before)} in {sessions[0]}" if r.before is not None else ""
    sure = ", moved for sure" if r.apart else ""
    return f"{r.name}: {said(r.at)} ({said(r.low)} to {said(r.high)}) in {sessions[1]}{came}{sure}."
