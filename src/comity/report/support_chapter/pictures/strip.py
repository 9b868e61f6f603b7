"""Figures for support by period: one strip for each giver, receiver and unit, the measure told by the look of a bar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure
from comity.report.svg import box, document, group, label, labels, segment, text_width, wrap

WIDTH, LEFT, RIGHT, SIZE, LINE, BAR = 420.0, 150.0, 10.0, 12.0, 14.0, 19.0
LOOKS = {
    "committed": ("var(--paper)", "3 2", "promised"),
    "allocated": ("var(--hold-3)", "", "set aside"),
    "delivered": ("var(--hold-2)", "", "delivered"),
    "estimated": ("var(--against-3)", "2 2", "estimated by others"),
    "": ("var(--panel)", "1 3", "not said what it counts"),
}


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure: its days, its value in words, what it counts, and marks of a total, a change, a late release."""

    first: dt.date
    last: dt.date
    told: str
    measure: str
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The figures of one giver, receiver and unit."""

    words: str
    unit: str
    rows: tuple[Figured, ...]


def strips_figure(id_: str, title: str, caption: str, strips: Sequence[Strip]) -> Figure | None:
    """Return the picture; None where no figure has a period."""
    days = [d for s in strips for f in s.rows for d in (f.first, f.last)]
    if not days:
        return None
    first, last = min(days).replace(month=1, day=1), max(days)
    measures = [m for m in LOOKS if any(f.measure == m for s in strips for f in s.rows)]
    body, y = _keys(measures)
    top = y + 20
    y, drawn = top, ""
    for s in strips:
        one, y = _strip(s, first, last, y)
        drawn += one
    body += _years(first, last, top, y) + drawn
    alt = f"{title}. " + " ".join(f"{s.words}, {f.first} to {f.last}: {f.told}." for s in strips for f in s.rows)
    columns = ("whose to whom", "from", "to", "figure", "counts", "note")
    data = tuple(
        (s.words, f.first.isoformat(), f.last.isoformat(), f.told, f.measure or "not said", f.marks)
        for s in strips
        for f in s.rows
    )
    drawing = document(id_, WIDTH, y + 4, title, alt, body)
    return Figure(id_, title, caption, alt, drawing, columns, data, narrow=True)


def _keys(measures: Sequence[str]) -> tuple[str, float]:
    out, x, y = "", 4.0, 5.0
    for m in measures:
        ground, dash, words = LOOKS[m]
        wide = 40 + 6.4 * len(words)
        if x + wide > WIDTH:
            x, y = 4.0, y + 20
        out += box(x, y, 20, 13, fill=ground, stroke="var(--ink)", r=2, dash=dash) + label(
            x + 26, y + 11, words, size=SIZE
        )
        x += wide
    return out, y + 20


def _x(day: dt.date, first: dt.date, last: dt.date) -> float:
    room = max(1, (last - first).days + 1)
    return LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / room


def _years(first: dt.date, last: dt.date, top: float, bottom: float) -> str:
    out, years = "", list(range(first.year, last.year + 1))
    every = 1 + len(years) // 6
    for year in years:
        x = _x(dt.date(year, 1, 1), first, last)
        out += segment(x, top - 2, x, bottom)
        if (year - first.year) % every == 0:
            out += label(x + 2, top - 6, str(year), size=SIZE - 1, fill="var(--muted)")
    return out


def _strip(s: Strip, first: dt.date, last: dt.date, y: float) -> tuple[str, float]:
    words = wrap(s.words, SIZE, LEFT - 12, lines=3)
    words = [*words, *wrap(s.unit, SIZE, LEFT - 12, lines=2)] if s.unit else words
    placed = [_placed(f, first, last) for f in s.rows]
    lanes = _lanes(placed)
    high = max(LINE * len(words) + 10, BAR * (max(lanes) + 1) + 10)
    out = segment(0, y, WIDTH, y, colour="var(--strong-rule)")
    named = len(words) - len(wrap(s.unit, SIZE, LEFT - 12, lines=2)) if s.unit else len(words)
    out += labels(4, y + 17, words[:named], size=SIZE, leading=LINE / SIZE, bold=True)
    out += labels(4, y + 17 + LINE * named, words[named:], size=SIZE, leading=LINE / SIZE, fill="var(--muted)")
    for f, p, lane in zip(s.rows, placed, lanes, strict=True):
        out += _bar(f, p, y + 6 + BAR * lane)
    return out, y + high


@dataclass(frozen=True, slots=True)
class _Placed:
    """A bar from ``a`` to ``b``, its words at ``x``, and the room that both take together."""

    a: float
    b: float
    x: float
    anchor: str
    left: float
    right: float


def _placed(f: Figured, first: dt.date, last: dt.date) -> _Placed:
    a, b = _x(f.first, first, last), _x(f.last + dt.timedelta(days=1), first, last)
    b = max(b, a + 4)
    room = text_width(_words(f), SIZE - 1) + 6
    if room <= b - a:
        return _Placed(a, b, (a + b) / 2, "middle", a, b)
    if b + room < WIDTH:
        return _Placed(a, b, b + 3, "start", a, b + room)
    return _Placed(a, b, a - 3, "end", a - room, b)


def _words(f: Figured) -> str:
    return f"{f.told} {f.marks}".rstrip()


def _lanes(rows: Sequence[_Placed]) -> list[int]:
    """Return the lane of each figure, so that bars and words never lie on one another."""
    taken: list[list[_Placed]] = []
    out = []
    for p in rows:
        free = (k for k, lane in enumerate(taken) if all(p.left >= o.right + 1 or p.right <= o.left - 1 for o in lane))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(p)
        out.append(lane)
    return out


def _bar(f: Figured, p: _Placed, y: float) -> str:
    ground, dash, words = LOOKS.get(f.measure, LOOKS[""])
    out = box(p.a, y, p.b - p.a, BAR - 4, fill=ground, stroke="var(--ink)", r=1, dash=dash)
    ink = "var(--on-hold-2)" if f.measure == "delivered" and p.anchor == "middle" else "var(--ink)"
    out += label(p.x, y + 11.5, _words(f), size=SIZE - 1, anchor=p.anchor, fill=ink)
    return group(out, f"{f.first} to {f.last}: {f.told}, {words} {f.marks}".rstrip())
