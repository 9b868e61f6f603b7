"""What has been paid by the end of each year: one line an offer, with its band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.report.content import Figure
from comity.report.figures.axes import Panel, apart, band, ends_of, line
from comity.report.figures.looks import shape
from comity.report.figures.said import datum, joined, said
from comity.report.figures.ticks import round_ticks
from comity.report.palette import N_COLOURS, colour, dash
from comity.report.partners_chapter.pictures.rows import distinct
from comity.report.svg import document, element, group, label, labels, segment, shorten, wrap

WIDTH, LEFT, RIGHT, TOP, TALL, SIZE, LINE = 420.0, 46.0, 296.0, 24.0, 236.0, 12.0, 13.5
MOST = 6
READING = "A line has all payments at their middle; its band goes from the least to the greatest that is stated."


@dataclass(frozen=True, slots=True)
class Paid:
    """What an offer has cost by the end of each year: (low, middle, high), from year 0; ``place`` is its look."""

    name: str
    place: int
    years: tuple[tuple[float, float, float], ...]


def paid_figure(id_: str, title: str, caption: str, rows: Sequence[Paid], unit: str) -> Figure | None:
    """Return the picture of at most six offers, those of the smallest sum; None where nothing is paid over time."""
    known = [r for r in rows if len(r.years) > 1]
    if not known:
        return None
    kept = sorted(range(len(known)), key=lambda k: (known[k].years[-1][1], k))[:MOST]
    shown = [known[k] for k in sorted(kept)]
    shown = [replace(r, place=p) for r, p in zip(shown, distinct([r.place for r in shown]), strict=True)]
    last = max(len(r.years) for r in shown) - 1
    every = [v for r in shown for year in r.years for v in year]
    low, high = ends_of([0.0, *every], floor=0.0)
    p = Panel(LEFT, RIGHT, TOP, TOP + TALL, 0, last, low, high)
    body = _frame(p, unit)
    for r in shown:
        ring = band(p, [(float(t), a, b) for t, (a, _, b) in enumerate(r.years)], _ink(r))
        body += element("g", ring, style="opacity:0.2")
    for r in shown:
        body += group(_line(r, p), _told(r, unit))
    body += _names(shown, p)
    alt = f"{title}. " + " ".join(_told(r, unit) for r in shown)
    data = tuple((r.name, t, datum(a), datum(m), datum(b)) for r in known for t, (a, m, b) in enumerate(r.years))
    more = f"{len(known) - MOST} offers with a larger sum are not drawn." if len(known) > MOST else ""
    drawing = document(id_, WIDTH, TOP + TALL + 42, title, alt, body)
    columns = ("offer", "year", "least", "middle", "greatest")
    return Figure(id_, title, joined(caption, READING, more), alt, drawing, columns, data, narrow=True)


def _ink(r: Paid) -> str:
    return colour(r.place % N_COLOURS)


def _frame(p: Panel, unit: str) -> str:
    words = shorten(f"paid so far{f', {unit}' if unit else ''}", SIZE - 0.5, WIDTH - 8)
    out = label(4, 12, words, size=SIZE - 0.5, fill="var(--muted)")
    for tick in round_ticks(p.low, p.high, 5):
        out += segment(p.left, p.y(tick), p.right, p.y(tick))
        out += label(p.left - 6, p.y(tick) + 4, said(tick), size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    out += segment(p.left, p.bottom, p.right, p.bottom, colour="var(--strong-rule)")
    for tick in (t for t in round_ticks(p.first, p.last, 6) if t == int(t)):
        out += segment(p.x(tick), p.bottom, p.x(tick), p.bottom + 4, colour="var(--strong-rule)")
        out += label(p.x(tick), p.bottom + 17, said(tick), size=SIZE - 0.5, fill="var(--muted)", anchor="middle")
    words = "years from the beginning"
    return out + label(
        (p.left + p.right) / 2, p.bottom + 34, words, size=SIZE - 0.5, fill="var(--muted)", anchor="middle"
    )


def _line(r: Paid, p: Panel) -> str:
    points: list[tuple[float, float | None]] = [(float(t), m) for t, (_, m, _) in enumerate(r.years)]
    out = line(p, points, colour=_ink(r), dash=dash(r.place % N_COLOURS), width=2.0)
    for k in sorted({len(points) // 3, 2 * len(points) // 3, len(points) - 1}):
        out += shape(r.place % N_COLOURS, p.x(points[k][0]), p.y(points[k][1] or 0.0), 4.0)
    return out


def _names(shown: Sequence[Paid], p: Panel) -> str:
    out, x = "", p.right + 22
    names = [wrap(r.name, SIZE, WIDTH - x - 2, lines=3, bold=True) for r in shown]
    wishes = [p.y(r.years[-1][1]) for r in shown]
    gap = LINE * max(map(len, names)) + 3
    for r, rows, wish, y in zip(shown, names, wishes, apart(wishes, gap, p.top, p.bottom), strict=True):
        end = p.x(len(r.years) - 1)
        look = f"fill:none;stroke:{_ink(r)};stroke-width:0.8"
        out += element(
            "path", d=f"M{end + 5:.1f} {wish:.1f}L{p.right + 6:.1f} {wish:.1f}L{x - 3:.1f} {y:.1f}", style=look
        )
        first = y + 4 - (len(rows) - 1) * LINE / 2
        out += labels(x, first, rows, size=SIZE, leading=LINE / SIZE, fill=_ink(r), bold=True)
    return out


def _told(r: Paid, unit: str) -> str:
    tail = f" {unit}" if unit else ""
    low, middle, high = r.years[-1]
    ends = f" ({said(low)} to {said(high)})" if low != high else ""
    half = next((t for t, (_, m, _) in enumerate(r.years) if m >= middle / 2), 0)
    return f"{r.name}: {said(middle)}{tail}{ends} by the end of year {len(r.years) - 1}, half of it by year {half}."
