"""Stated figures beside one another: for each period who said what, on one line of values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.alignment.figures.series import Beside
from comity.case.alignment import TieFigure
from comity.case.settlement import Span
from comity.report.content import Figure
from comity.report.figures.axes import ends_of
from comity.report.figures.said import datum, joined, said
from comity.report.figures.stated import bound_key, heading
from comity.report.figures.ticks import round_ticks
from comity.report.svg import arrowhead, box, document, element, group, label, labels, segment, wrap

WIDTH, LEFT, AXIS, SIZE, LINE = 420.0, 176.0, 178.0, 12.0, 13.8
RIM = LEFT + AXIS
Bound = Literal["exactly", "at least", "at most", "about"]
READING = (
    "The ground behind the dots reaches from the lowest to the highest value given for one period, bounds and "
    "expectations aside. No figure is taken as the right one."
)


@dataclass(frozen=True, slots=True)
class Stated:
    """
    A figure as it was stated.

    Parameters
    ----------
    by : str
        Who said it.
    low, high : float
        The value, or the two ends of a range.
    bound : str
        Whether it is the value itself, more, less, or about so much.
    tested : bool
        Whether this is the figure whose statement is tested.
    expected : bool
        Whether it was not yet known when it was said.
    told : str
        The value as a reader writes it; made from the numbers where it is empty.
    """

    by: str
    low: float
    high: float
    bound: Bound = "exactly"
    tested: bool = False
    expected: bool = False
    told: str = ""

    @property
    def words(self) -> str:
        """Return the value in words."""
        sign = {"at least": "\u2265", "at most": "\u2264", "about": "\u2248"}.get(self.bound, "")
        plain = said(self.low, 4) if self.low == self.high else f"{said(self.low, 4)} to {said(self.high, 4)}"
        return f"{sign} {self.told or plain}".lstrip()


@dataclass(frozen=True, slots=True)
class Period:
    """A period with the figures for it; ``note`` is a word on it, such as that it is shorter than the others."""

    words: str
    rows: tuple[Stated, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Strand:
    """Figures of one thing in one unit, period by period: they share an axis."""

    words: str
    unit: str
    periods: tuple[Period, ...]


def strands_of(found: Beside, called: Callable[[str], str] = str) -> tuple[Strand, ...]:
    """Return the series of an answer as strands; figures without a value cannot be drawn and are left out."""
    out = []
    for s in found.series:
        lengths = {p.period.length for p in s.periods if p.period.said}
        periods = tuple(
            Period(
                p.period.label,
                tuple(_stated(f, f.value) for f in p.figures if f.value is not None),
                p.period.length if len(lengths) > 1 and p.period.said and p.period.months % 12 else "",
            )
            for p in s.periods
        )
        words = f"{s.what[:1].upper()}{s.what[1:]} of {' and '.join(map(called, s.of))}"
        out.append(Strand(words, s.unit, tuple(p for p in periods if p.rows)))
    return tuple(s for s in out if s.periods)


def _stated(f: TieFigure, value: Span) -> Stated:
    return Stated(f.by, float(value.low), float(value.high), f.bound, f.tested, f.expected)


def beside_figure(id_: str, title: str, caption: str, strands: Sequence[Strand]) -> Figure | None:
    """Return the picture; None where there is no figure."""
    strands = [s for s in strands if any(p.rows for p in s.periods)]
    if not strands:
        return None
    every = [r for s in strands for p in s.periods for r in p.rows]
    body, y = _keys(every)
    for s in strands:
        drawn, y = _strand(s, y + 4)
        body += drawn
    alt = f"{title}. " + " ".join(
        f"{s.words}, {p.words}: " + "; ".join(f"{r.words} {s.unit} ({_mark(r)})" for r in p.rows) + "."
        for s in strands
        for p in s.periods
    )
    columns = ("what", "unit", "period", "by", "from", "to", "bound", "tested", "expected")
    data = tuple(
        (s.words, s.unit, p.words, r.by, datum(r.low), datum(r.high), r.bound, _yes(r.tested), _yes(r.expected))
        for s in strands
        for p in s.periods
        for r in p.rows
    )
    drawing = document(id_, WIDTH, y + 4, title, alt, body)
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _mark(r: Stated) -> str:
    marks = [r.by] if r.by else ["by whom is not said"]
    return ", ".join([*marks, *["the figure tested"] * r.tested, *["expected"] * r.expected])


def _keys(rows: Sequence[Stated]) -> tuple[str, float]:
    """Return the key, of the marks that are there only."""
    given = [
        (Stated("", 0, 0), "stated", any(not (r.tested or r.expected) for r in rows)),
        (Stated("", 0, 0, tested=True), "the figure tested", any(r.tested for r in rows)),
        (Stated("", 0, 0, bound="about"), "about so much", any(r.bound == "about" for r in rows)),
        (Stated("", 0, 0, expected=True), "expected, not yet known", any(r.expected for r in rows)),
    ]
    out, x, y = "", 12.0, 12.0
    for look, words, there in given:
        if there:
            out += _dot(look, x, y) + label(x + 12, y + 4, words, size=SIZE)
            x += 30 + 6.2 * len(words)
    if any(r.bound in ("at least", "at most") for r in rows):
        y += 19
        out += bound_key("the source says only that it is more, or less", y, "var(--hold)")
    return out, y + 12


def _strand(s: Strand, y: float) -> tuple[str, float]:
    out, y = heading(s.words, s.unit, y, WIDTH)
    values = [v for p in s.periods for r in p.rows for v in (r.low, r.high)]
    low, high = ends_of(values, floor=0.0 if min(values) >= 0 else None, least=0.02 * max(map(abs, values)))
    top, drawn = y, ""
    for p in s.periods:
        one, y = _period(p, (low, high), y)
        drawn += one
    return out + _grid((low, high), top, y) + drawn, y + 22


def _x(value: float, ends: tuple[float, float]) -> float:
    return LEFT + AXIS * min(1.0, max(0.0, (value - ends[0]) / (ends[1] - ends[0])))


def _grid(ends: tuple[float, float], top: float, bottom: float) -> str:
    out = ""
    for tick in round_ticks(*ends, 4):
        x = _x(tick, ends)
        out += segment(x, top, x, bottom + 3)
        out += label(x, bottom + 15, said(tick, 4), size=SIZE - 1, fill="var(--muted)", anchor="middle")
    return out


def _period(p: Period, ends: tuple[float, float], y: float) -> tuple[str, float]:
    words = f"{p.words} ({p.note})" if p.note else p.words
    head = wrap(words, SIZE, LEFT - 10, lines=3, bold=True)
    top = y
    out = segment(0, y, WIDTH, y) + labels(4, y + 15, head, size=SIZE, leading=LINE / SIZE, bold=True)
    y += 6 + LINE * len(head)
    drawn = ""
    for r in p.rows:
        one, y = _row(r, ends, y)
        drawn += one
    known = [r for r in p.rows if not r.expected and r.bound in ("exactly", "about")]
    values = [v for r in known for v in (r.low, r.high)]
    if len(known) > 1 and max(values) > min(values):  # how far the figures of one period lie apart
        a, b = _x(min(values), ends), _x(max(values), ends)
        out += box(a, top + 3, b - a, y - top - 4, fill="var(--hold-4)", stroke="none", r=2)
    return out + drawn, y + 5


def _row(r: Stated, ends: tuple[float, float], y: float) -> tuple[str, float]:
    words = wrap(r.by or "by whom is not said", SIZE - 0.5, LEFT - 22, lines=3)
    high = max(LINE * len(words) + 4, 20.0)
    middle = y + high / 2
    ink = "var(--ink)" if r.by else "var(--muted)"
    first = middle + 4 - (len(words) - 1) * LINE / 2
    out = labels(14, first, words, size=SIZE - 0.5, leading=LINE / (SIZE - 0.5), fill=ink)
    out += _value(r, ends, middle)
    told = wrap(r.words, SIZE - 0.5, WIDTH - RIM - 8, lines=2, bold=r.tested)
    at = middle + 4 - (len(told) - 1) * LINE / 2
    out += labels(RIM + 10, at, told, size=SIZE - 0.5, leading=LINE / (SIZE - 0.5), bold=r.tested)
    return group(out, f"{_mark(r)}: {r.words}"), y + high


def _value(r: Stated, ends: tuple[float, float], y: float) -> str:
    a, b = _x(r.low, ends), _x(r.high, ends)
    out = segment(a, y, b, y, colour=_ink(r), width=3) if b > a else ""
    if r.bound == "at least":
        out += segment(b, y, b + 15, y, colour=_ink(r), width=2) + arrowhead(b + 21, y, 1, 0, _ink(r), 7)
    if r.bound == "at most":
        out += segment(a, y, a - 15, y, colour=_ink(r), width=2) + arrowhead(a - 21, y, -1, 0, _ink(r), 7)
    if b - a > 1:
        return out + "".join(segment(x, y - 4, x, y + 4, colour=_ink(r), width=2) for x in (a, b))
    return out + _dot(r, (a + b) / 2, y)


def _ink(r: Stated) -> str:
    return "var(--against)" if r.tested else "var(--muted)" if r.expected else "var(--hold)"


def _dot(r: Stated, x: float, y: float) -> str:
    if r.tested:
        points = f"{x:.1f},{y - 6.5:.1f} {x + 6.5:.1f},{y:.1f} {x:.1f},{y + 6.5:.1f} {x - 6.5:.1f},{y:.1f}"
        return element("polygon", points=points, style=f"fill:{_ink(r)};stroke:var(--paper);stroke-width:1")
    ground = "var(--paper)" if r.expected or r.bound == "about" else _ink(r)
    return element("circle", cx=x, cy=y, r=4.6, style=f"fill:{ground};stroke:{_ink(r)};stroke-width:1.8")
