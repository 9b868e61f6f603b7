"""How often each offer was first as of each date of the log: a line that steps where something became known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.report.content import Figure
from comity.report.figures.axes import Panel, apart
from comity.report.figures.looks import shape
from comity.report.figures.said import joined, percent
from comity.report.palette import N_COLOURS, colour, dash
from comity.report.partners_chapter.pictures.rows import distinct
from comity.report.phrasing import date_words
from comity.report.svg import document, element, group, label, labels, segment, stroke, text_width, wrap

WIDTH, LEFT, RIGHT, TOP, TALL, SIZE, LINE = 420.0, 44.0, 296.0, 24.0, 236.0, 12.0, 13.5
MOST = 6
READING = (
    "A line steps on a day on which something became known, was bettered or was taken back. What was not yet public on "
    "a day is taken for unknown on that day."
)


@dataclass(frozen=True, slots=True)
class Line:
    """The shares of first ranks of one offer, day by day; ``place`` is its look."""

    name: str
    place: int
    shares: tuple[float, ...]


def history_figure(
    id_: str, title: str, caption: str, days: Sequence[dt.date], lines: Sequence[Line], before: bool
) -> Figure | None:
    """
    Return the picture; None where there are not two dates.

    Parameters
    ----------
    days : sequence of date
        In order, one for each share of a line.
    lines : sequence of Line
        Of more than six, those that were first most often on some day are drawn.
    before : bool
        Whether the first day stands for all time before the log.
    """
    if len(days) < 2 or not lines:
        return None
    kept = sorted(range(len(lines)), key=lambda k: (-max(lines[k].shares), k))[:MOST]
    shown = [lines[k] for k in sorted(kept)]
    shown = [replace(m, place=p) for m, p in zip(shown, distinct([m.place for m in shown]), strict=True)]
    p = Panel(LEFT, RIGHT, TOP, TOP + TALL, days[0].toordinal(), days[-1].toordinal() + _after(days), 0.0, 1.0)
    body = _frame(p, days, before) + "".join(group(_steps(m, days, p), _told(m, days, before)) for m in shown)
    body += _names(shown, p)
    alt = f"{title}. " + " ".join(_told(m, days, before) for m in shown)
    columns = ("offer", *(_day(d, k == 0 and before) for k, d in enumerate(days)))
    data: tuple[tuple[str | float, ...], ...] = tuple((m.name, *(round(s, 6) for s in m.shares)) for m in lines)
    more = f"{len(lines) - MOST} offers that were first less often are not drawn." if len(lines) > MOST else ""
    drawing = document(id_, WIDTH, TOP + TALL + 44, title, alt, body)
    return Figure(id_, title, joined(caption, READING, more), alt, drawing, columns, data, narrow=True)


def _after(days: Sequence[dt.date]) -> float:
    """Return how many days the last step is drawn on, so that it can be seen."""
    return max(1.0, (days[-1] - days[0]).days * 0.08)


def _day(day: dt.date, before: bool) -> str:
    return "before" if before else day.isoformat()


def _frame(p: Panel, days: Sequence[dt.date], before: bool) -> str:
    out = label(4, 12, "first in", size=SIZE - 0.5, fill="var(--muted)")
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        out += segment(
            p.left, p.y(share), p.right, p.y(share), colour="var(--strong-rule)" if share == 0.5 else "var(--rule)"
        )
        out += label(p.left - 6, p.y(share) + 4, percent(share), size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    at = -1e9
    for k, day in enumerate(days):
        x = p.x(day.toordinal())
        out += segment(x, p.bottom, x, p.bottom + 5, colour="var(--ink)")
        words = _day(day, k == 0 and before) if k == 0 and before else f"{day:%b %Y}"
        wide = text_width(words, SIZE - 1)
        left = min(max(x - wide / 2, 2.0), RIGHT + 40 - wide)
        if left > at + 4:
            out += label(left, p.bottom + 18, words, size=SIZE - 1, fill="var(--muted)")
            at = left + wide
    words = "a stroke under the line is a day with news"
    return out + label(4, p.bottom + 36, words, size=SIZE - 0.5, fill="var(--muted)")


def _steps(m: Line, days: Sequence[dt.date], p: Panel) -> str:
    xs = [p.x(d.toordinal()) for d in days]
    d = f"M{xs[0]:.1f} {p.y(m.shares[0]):.1f}"
    for x, share in zip(xs[1:], m.shares[1:], strict=True):
        d += f"H{x:.1f}V{p.y(share):.1f}"
    d += f"H{p.right:.1f}"
    out = stroke(d, colour=colour(m.place % N_COLOURS), width=2.2, dash=dash(m.place % N_COLOURS))
    for k in sorted({0, len(days) // 2, len(days) - 1}):
        out += shape(m.place % N_COLOURS, xs[k], p.y(m.shares[k]), 4.2)
    return out


def _names(shown: Sequence[Line], p: Panel) -> str:
    out, x = "", p.right + 20
    names = [wrap(f"{m.name}", SIZE, WIDTH - x - 2, lines=2, bold=True) for m in shown]
    wishes = [p.y(m.shares[-1]) for m in shown]
    gap = LINE * (max(map(len, names)) + 1) + 2
    for m, rows, wish, y in zip(shown, names, wishes, apart(wishes, gap, p.top + 6, p.bottom - 8), strict=True):
        ink = colour(m.place % N_COLOURS)
        look = f"fill:none;stroke:{ink};stroke-width:0.8"
        out += element(
            "path", d=f"M{p.right + 2:.1f} {wish:.1f}L{p.right + 6:.1f} {wish:.1f}L{x - 3:.1f} {y:.1f}", style=look
        )
        first = y + 4 - len(rows) * LINE / 2
        out += labels(x, first, rows, size=SIZE, leading=LINE / SIZE, fill=ink, bold=True)
        out += label(x, first + LINE * len(rows), percent(m.shares[-1]), size=SIZE - 0.5, fill=ink)
    return out


def _told(m: Line, days: Sequence[dt.date], before: bool) -> str:
    parts = []
    for k, (day, share) in enumerate(zip(days, m.shares, strict=True)):
        if k == 0 or percent(share) != percent(m.shares[k - 1]):
            when = "before the first date" if k == 0 and before else f"from {date_words(day.isoformat())}"
            parts.append(f"{percent(share)} {when}")
    return f"{m.name}: first in {', '.join(parts)}."
