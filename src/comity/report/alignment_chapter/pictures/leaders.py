"""What part of all capabilities the leaders have, year by year, and where the declared rule of poles begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from comity.alignment.capabilities.poles import PoleRule
from comity.alignment.capabilities.result import Level
from comity.report.content import Figure
from comity.report.figures.axes import Panel, apart, ends_of, grid, line
from comity.report.figures.looks import shape
from comity.report.figures.said import datum, joined, percent, spread
from comity.report.palette import colour, dash
from comity.report.svg import document, element, group, labels, segment, text_width, wrap

WIDTH, LEFT, SIZE, LINE, TALL = 420.0, 44.0, 11.5, 13.2, 250.0
MOST, LOOKS = 6, 8
"""Lines in a picture, and how many marks there are."""
READING = (
    "On or above the dotted line an actor is a pole by the rule that stands at the top. A line has a gap where its "
    "actor is not among the largest."
)
ROOM = 112.0
"""The widest that names at the right get."""


@dataclass(frozen=True, slots=True)
class _Leader:
    name: str
    place: int
    points: tuple[tuple[float, float | None], ...]

    @property
    def end(self) -> tuple[float, float]:
        """Return the last point that is known."""
        return next((at, v) for at, v in reversed(self.points) if v is not None)


def leaders_figure(
    id_: str,
    title: str,
    caption: str,
    levels: Sequence[Level],
    rule: PoleRule,
    places: Mapping[str, int] | None = None,
    called: Callable[[str], str] = str,
) -> Figure | None:
    """
    Return the picture of the leaders' shares; None where there are fewer than two years.

    Parameters
    ----------
    levels : sequence of Level
        In the order of their years. A year in which an actor is not among the leaders leaves a gap in its line.
    rule : PoleRule
        An actor on or above the dashed line is a pole.
    places : mapping of actor to its place in the palette, optional
        For actors that have a colour elsewhere in the report; others take those that are free.
    called : callable
        Tells what an actor is called in the picture.
    """
    if len(levels) < 2:
        return None
    leaders = _leaders(levels, _chosen(levels), places or {}, called)
    limit = _threshold(levels, rule)
    room = min(ROOM, 22 + max(text_width(m.name, SIZE, bold=True) for m in leaders))
    values = [v for m in leaders for _, v in m.points] + [v for _, v in limit]
    low, high = ends_of(values, floor=0.0)
    key = wrap(f"a pole: {rule.words()}", SIZE, WIDTH - 48, lines=2)
    top = 10 + 15 * len(key) + 8
    p = Panel(LEFT, WIDTH - room - 6, top, top + TALL, levels[0].year, levels[-1].year, low, high)
    body = segment(4, 11, 34, 11, colour="var(--ink)", dash="3 3", width=1.4) + labels(42, 15, key, size=SIZE)
    body += grid(p, percent) + line(p, limit, colour="var(--ink)", dash="3 3", width=1.4)
    body += "".join(_line(m, p) for m in reversed(leaders)) + _names(leaders, p)
    alt = f"{title}. " + " ".join(_told(m) for m in leaders)
    columns = ("year", *(m.name for m in leaders), "threshold of a pole")
    rows = tuple(
        (lv.year, *(datum(m.points[k][1]) for m in leaders), datum(limit[k][1])) for k, lv in enumerate(levels)
    )
    drawing = document(id_, WIDTH, p.bottom + 26, title, alt, body)
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, rows, narrow=True)


def _chosen(levels: Sequence[Level]) -> list[str]:
    """Return the actors with a line: those with most over all years together, the largest of the last year first."""
    total: dict[str, float] = {}
    for lv in levels:
        for name, share in lv.leaders:
            total[name] = total.get(name, 0.0) + share
    chosen = sorted(total, key=lambda name: (-total[name], name))[:MOST]
    last = dict(levels[-1].leaders)
    return sorted(chosen, key=lambda name: (-last.get(name, -1.0), -total[name], name))


def _leaders(
    levels: Sequence[Level], names: Sequence[str], places: Mapping[str, int], called: Callable[[str], str]
) -> list[_Leader]:
    taken = {places[n] % LOOKS for n in names if n in places}
    free = iter([k for k in range(LOOKS) if k not in taken] + list(range(LOOKS)))
    shares = [dict(lv.leaders) for lv in levels]
    return [
        _Leader(
            called(name),
            places[name] if name in places else next(free),
            tuple((float(lv.year), own.get(name)) for lv, own in zip(levels, shares, strict=True)),
        )
        for name in names
    ]


def _threshold(levels: Sequence[Level], rule: PoleRule) -> list[tuple[float, float]]:
    """Return the share from which on an actor is a pole: it moves with the largest where the rule asks for a ratio."""
    return [(float(lv.year), max(rule.share, rule.ratio * max(s for _, s in lv.leaders))) for lv in levels]


def _line(m: _Leader, p: Panel) -> str:
    ink = colour(m.place)
    out = line(p, m.points, colour=ink, dash=dash(m.place), width=2.0)
    known = [(at, v) for at, v in m.points if v is not None]
    for k in spread(len(known), 4):
        at, value = known[k]
        out += group(shape(m.place, p.x(at), p.y(value), 4.0), f"{m.name}, {at:g}: {percent(value)}")
    return out


def _names(leaders: Sequence[_Leader], p: Panel) -> str:
    """Return the names beside the ends of the lines, none on another; a thin line leads to a name that had to move."""
    out, x = "", p.right + 20
    wishes = [p.y(m.end[1]) for m in leaders]
    names = [wrap(m.name, SIZE, WIDTH - x - 2, lines=2, bold=True) for m in leaders]
    gap = LINE * max(map(len, names)) + 2
    for m, rows, y in zip(leaders, names, apart(wishes, gap, p.top + 4, p.bottom - 2), strict=True):
        at, value = m.end
        gone = at < p.last
        out += element(
            "path",
            d=f"M{p.x(at) + 5:.1f} {p.y(value):.1f}L{p.right + 5:.1f} {p.y(value):.1f}L{x - 3:.1f} {y:.1f}",
            style=f"fill:none;stroke:{colour(m.place)};stroke-width:0.8" + (";stroke-dasharray:1 3" if gone else ""),
        )
        tint = colour(m.place)
        first = y + 4 - (len(rows) - 1) * LINE / 2
        words = labels(x, first, rows, size=SIZE, leading=LINE / SIZE, fill=tint, bold=True)
        out += group(words, f"{m.name}: {percent(value)} in {at:g}")
    return out


def _told(m: _Leader) -> str:
    first = next((at, v) for at, v in m.points if v is not None)
    return f"{m.name}: {percent(first[1])} in {first[0]:g}, {percent(m.end[1])} in {m.end[0]:g}."
