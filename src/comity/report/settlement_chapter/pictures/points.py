"""Packages between two parties: the frontier, the walk-away lines, and the named packages on it or below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.case.settlement import Span
from comity.report.content import Figure, PartyName
from comity.report.figures.shapes import handle_mark
from comity.report.palette import colour, mark
from comity.report.settlement_chapter.amounts import amount
from comity.report.svg import box, document, element, group, label, labels, segment, shorten, wrap

WIDTH, LEFT, TOP, SIDE, SIZE = 420.0, 52.0, 30.0, 350.0, 12.5
MOST_POINTS = 1500
Worth = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A package with a name: its handle (a letter or a number), its name, what it is worth to each party."""

    handle: str
    name: str
    values: Worth


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where values stand on the paper."""

    low: tuple[float, float]
    high: tuple[float, float]

    def x(self, value: Fraction) -> float:
        return LEFT + SIDE * (float(value) - self.low[0]) / (self.high[0] - self.low[0])

    def y(self, value: Fraction) -> float:
        return TOP + SIDE * (self.high[1] - float(value)) / (self.high[1] - self.low[1])


def points_figure(
    parties: tuple[PartyName, PartyName],
    frontier: Sequence[Worth],
    named: Sequence[Named],
    walk_away: tuple[Span, Span],
    complete: bool,
) -> Figure | None:
    """Return the picture; None where there is no package to show."""
    every = [*frontier, *(n.values for n in named)]
    if not every:
        return None
    frame = _frame(every, walk_away)
    dots = _thinned(frontier)
    places = _together(named)
    bottom = TOP + SIDE + 52
    body = _ground(frame, parties, walk_away)
    body += "".join(_dot(frame, v) for v in dots)
    body += "".join(_name(frame, v, group_) for v, group_ in places)
    told = [_told(n, parties) for n in named]
    for n, rows in zip(named, told, strict=True):
        body += _legend(n, rows, bottom)
        bottom += 18 + 15 * (len(rows) - 1)
    title = f"What packages are worth to {parties[0].name} and to {parties[1].name}"
    alt = f"{title}. " + " ".join(
        f"{n.handle}, {n.name}: {amount(n.values[0])} and {amount(n.values[1])}." for n in named
    )
    return Figure(
        "frontier",
        title,
        _caption(parties, len(frontier), len(dots), complete),
        alt,
        document("frontier", WIDTH, bottom, title, alt, body),
        ("package", parties[0].name, parties[1].name),
        (
            *((f"{n.handle} {n.name}", float(n.values[0]), float(n.values[1])) for n in named),
            *(("on the frontier", float(v[0]), float(v[1])) for v in dots),
        ),
        narrow=True,
    )


def _caption(parties: tuple[PartyName, PartyName], points: int, drawn: int, complete: bool) -> str:
    part = f" (of which {drawn:,} are drawn)" if drawn < points else ""
    what = (
        f"The small dots are all {points:,} values on the frontier{part}: no package is better for one party without "
        "being worse for the other."
        if complete
        else f"The small dots are {points:,} values found on the frontier{part}; there may be more."
    )
    return (
        f"{what} Each axis is in the party's own units, so distances along one cannot be compared with distances along "
        "the other. The dashed lines are the walk-away values; a band shows where they are given as an interval. "
        "Left of the one or below the other, a party would rather have no agreement. "
        "The values are the modeller's assumption."
    )


def _frame(every: Sequence[Worth], walk_away: tuple[Span, Span]) -> _Frame:
    low, high = [], []
    for k in (0, 1):
        values = [float(v[k]) for v in every] + [float(walk_away[k].low), float(walk_away[k].high)]
        room = (max(values) - min(values)) * 0.07 or 1.0
        low.append(min(values) - room)
        high.append(max(values) + room)
    return _Frame((low[0], low[1]), (high[0], high[1]))


def _thinned(frontier: Sequence[Worth]) -> list[Worth]:
    ordered = sorted(set(frontier))
    if len(ordered) <= MOST_POINTS:
        return ordered
    return [ordered[k * (len(ordered) - 1) // (MOST_POINTS - 1)] for k in range(MOST_POINTS)]


def _together(named: Sequence[Named]) -> list[tuple[Worth, list[Named]]]:
    """Return the named packages, those of the same values together."""
    found: dict[Worth, list[Named]] = {}
    for n in named:
        found.setdefault(n.values, []).append(n)
    return list(found.items())


def _ground(frame: _Frame, parties: tuple[PartyName, PartyName], walk_away: tuple[Span, Span]) -> str:
    right, bottom = LEFT + SIDE, TOP + SIDE
    x, y = walk_away
    out = box(LEFT, TOP, SIDE, SIDE, fill="var(--panel)", stroke="var(--rule)", r=0)
    left, floor = frame.x(x.middle), frame.y(y.middle)
    out += box(left, TOP, right - left, floor - TOP, fill="var(--paper)", stroke="none", r=0)
    out += box(
        frame.x(x.low), TOP, frame.x(x.high) - frame.x(x.low), SIDE, fill="var(--accent-soft)", stroke="none", r=0
    )
    out += box(
        LEFT, frame.y(y.high), SIDE, frame.y(y.low) - frame.y(y.high), fill="var(--accent-soft)", stroke="none", r=0
    )
    out += segment(left, TOP, left, bottom, colour=colour(parties[0].place), dash="5 4", width=1.4)
    out += segment(LEFT, floor, right, floor, colour=colour(parties[1].place), dash="5 4", width=1.4)
    out += _axis_x(frame, parties[0], x, bottom) + _axis_y(frame, parties[1], y)
    return out


def _axis_x(frame: _Frame, party: PartyName, walk_away: Span, bottom: float) -> str:
    out = label(frame.x(walk_away.middle), bottom + 14, amount(walk_away.middle), size=SIZE, anchor="middle")
    words = f"{mark(party.place)} {party.name}: worth to it →"
    words = shorten(words, SIZE, SIDE, bold=True)
    return out + label(LEFT + SIDE, bottom + 31, words, size=SIZE, fill=colour(party.place), anchor="end", bold=True)


def _axis_y(frame: _Frame, party: PartyName, walk_away: Span) -> str:
    out = label(LEFT - 5, frame.y(walk_away.middle) + 4, amount(walk_away.middle), size=SIZE, anchor="end")
    words = shorten(f"↑ {mark(party.place)} {party.name}: worth to it", SIZE, SIDE, bold=True)
    return out + label(LEFT, TOP - 12, words, size=SIZE, fill=colour(party.place), bold=True)


def _dot(frame: _Frame, v: Worth) -> str:
    return element("circle", cx=frame.x(v[0]), cy=frame.y(v[1]), r=2.6, style="fill:var(--strong-rule)")


def _name(frame: _Frame, v: Worth, same: Sequence[Named]) -> str:
    x, y = frame.x(v[0]), frame.y(v[1])
    dot = element("circle", cx=x, cy=y, r=4.0, style="fill:var(--accent)")
    text = " ".join(n.handle for n in same)
    dx = 17 if x < LEFT + SIDE - 60 else -17
    told = ", ".join(n.name for n in same)
    return group(dot + handle_mark(text, x + dx * (1 + 0.3 * (len(text) > 2) * (len(text) - 2) / 2), y - 14, r=9), told)


def _told(n: Named, parties: tuple[PartyName, PartyName]) -> list[str]:
    """Return the line of the legend: the name, and what it is worth to each, in two lines where it is long."""
    worth = ", ".join(f"{mark(p.place)} {amount(v)}" for p, v in zip(parties, n.values, strict=True))
    return wrap(f"{n.name}: {worth}", SIZE, WIDTH - LEFT - 8, lines=3)


def _legend(n: Named, rows: list[str], y: float) -> str:
    return handle_mark(n.handle, LEFT - 14, y - 4, r=8) + labels(LEFT + 4, y, rows, size=SIZE, leading=1.2)
