"""Published figures of one side, by thing and time: targets, capacities, outputs and budgets on one line of values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.case.programme import Declared
from comity.programme.declared.answer import KINDS, Thing
from comity.report.content import Figure
from comity.report.figures.axes import ends_of
from comity.report.figures.said import datum, said
from comity.report.figures.stated import bound_key, heading
from comity.report.figures.ticks import round_ticks
from comity.report.programme_chapter.pictures.periods import SIZE, WIDTH
from comity.report.svg import arrowhead, box, document, element, group, label, labels, segment, wrap

LEFT, AXIS, LINE = 168.0, 168.0, 13.6
RIM = LEFT + AXIS
FAR = 26.0
"""How far an arrow reaches past the value that a bound begins from."""
INK = {"target": "var(--against)", "capacity": "var(--muted)", "output": "var(--hold)", "budget": "var(--muted)"}


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as it was published; ``low`` and ``high`` are the ends of a range."""

    kind: str
    by: str
    low: float
    high: float
    bound: str
    expected: bool

    @property
    def words(self) -> str:
        """Return the value in words."""
        sign = {"at least": "\u2265 ", "at most": "\u2264 ", "about": "\u2248 "}.get(self.bound, "")
        return sign + (said(self.low, 4) if self.low == self.high else f"{said(self.low, 4)} to {said(self.high, 4)}")

    @property
    def called(self) -> str:
        """Return what it is: an output that was expected is none yet."""
        return f"{self.kind}, expected" if self.expected and self.kind != "target" else self.kind


@dataclass(frozen=True, slots=True)
class Strand:
    """One thing in one unit, time by time: its figures share an axis."""

    words: str
    unit: str
    times: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def rows(self) -> list[Row]:
        """Return all figures."""
        return [r for _, rows in self.times for r in rows]


def strand_of(thing: Thing) -> Strand | None:
    """Return a thing as a strand of the picture; None where no figure of it has a number."""
    times = []
    for at in thing.at:
        rows = tuple(_row_of(f) for kind in KINDS for f in at.of(kind) if f.value is not None)
        if rows:
            times.append((at.time.words, rows))
    what = thing.what[:1].upper() + thing.what[1:]
    return Strand(what, thing.unit, tuple(times)) if times else None


def _row_of(f: Declared) -> Row:
    low, high = (float(f.value.low), float(f.value.high)) if f.value is not None else (0.0, 0.0)
    return Row(f.kind, f.by, low, high, f.bound, f.expected)


def published_figure(id_: str, title: str, caption: str, strands: Sequence[Strand]) -> Figure | None:
    """Return the picture; None where there is no number."""
    strands = [s for s in strands if s.times]
    if not strands:
        return None
    body, y = _keys([r for s in strands for r in s.rows])
    for s in strands:
        drawn, y = _strand(s, y + 4)
        body += drawn
    alt = f"{title}. " + " ".join(
        f"{s.words}, {time}: " + "; ".join(f"{r.called} {r.words} {s.unit}".rstrip() + _by(r) for r in rows) + "."
        for s in strands
        for time, rows in s.times
    )
    head = ("what", "unit", "time", "kind", "by", "from", "to", "bound", "expected")
    data = tuple(
        (s.words, s.unit, t, r.kind, r.by, datum(r.low), datum(r.high), r.bound, "yes" if r.expected else "no")
        for s in strands
        for t, rows in s.times
        for r in rows
    )
    drawing = document(id_, WIDTH, y + 2, title, alt, body)
    return Figure(id_, title, caption, alt, drawing, head, data, narrow=True)


def _by(r: Row) -> str:
    return f" (said by {r.by})" if r.by else " (nobody named)"


def _keys(rows: Sequence[Row]) -> tuple[str, float]:
    """Return the key, of the marks that are there only."""
    out, x, y = "", 12.0, 12.0
    given = [(Row(k, "", 0, 0, "exactly", False), k) for k in KINDS if any(r.called == k for r in rows)]
    if any(r.expected and r.kind != "target" for r in rows):
        given.append((Row("output", "", 0, 0, "exactly", True), "hollow: only expected"))
    for look, words in given:
        out += _mark(look, x, y) + label(x + 12, y + 4, words, size=SIZE)
        x += 30 + 6.2 * len(words)
    if any(r.bound in ("at least", "at most") for r in rows):
        y += 19
        out += bound_key("at least, or at most: the other end was not said", y, "var(--ink)")
    return out, y + 12


def _strand(s: Strand, y: float) -> tuple[str, float]:
    out, y = heading(s.words, s.unit, y, WIDTH)
    values = [v for r in s.rows for v in (r.low, r.high)]
    low, high = ends_of([0.0, *values], floor=0.0 if min(values) >= 0 else None, least=0.02 * max(map(abs, values)))
    top, drawn = y, ""
    for time, rows in s.times:
        one, y = _time(time, rows, (low, high), y)
        drawn += one
    return out + _grid((low, high), top, y) + drawn, y + 22


def _x(value: float, ends: tuple[float, float]) -> float:
    return LEFT + (AXIS - FAR) * min(1.0, max(0.0, (value - ends[0]) / (ends[1] - ends[0])))


def _grid(ends: tuple[float, float], top: float, bottom: float) -> str:
    out = ""
    for tick in round_ticks(*ends, 4):
        x = _x(tick, ends)
        out += segment(x, top, x, bottom + 3)
        out += label(x, bottom + 15, said(tick, 4), size=SIZE - 0.5, fill="var(--muted)", anchor="middle")
    return out


def _time(time: str, rows: Sequence[Row], ends: tuple[float, float], y: float) -> tuple[str, float]:
    head = wrap(time, SIZE, WIDTH - 8, lines=2, bold=True)
    out = segment(0, y, WIDTH, y) + labels(4, y + 15, head, size=SIZE, leading=LINE / SIZE, bold=True)
    y += 6 + LINE * len(head)
    for r in rows:
        one, y = _row(r, ends, y)
        out += one
    return out, y + 4


def _row(r: Row, ends: tuple[float, float], y: float) -> tuple[str, float]:
    words = wrap(r.called, SIZE - 0.5, LEFT - 22, lines=2)
    by = wrap(r.by or "nobody named", SIZE - 0.5, LEFT - 22, lines=2)
    high = LINE * (len(words) + len(by)) + 5
    middle = y + high / 2
    leading = LINE / (SIZE - 0.5)
    out = labels(14, y + 12, words, size=SIZE - 0.5, leading=leading)
    out += labels(14, y + 12 + LINE * len(words), by, size=SIZE - 0.5, leading=leading, fill="var(--muted)")
    out += _value(r, ends, middle)
    told = wrap(r.words, SIZE - 0.5, WIDTH - RIM - 8, lines=2)
    out += labels(RIM + 8, middle + 4 - (len(told) - 1) * LINE / 2, told, size=SIZE - 0.5, leading=leading)
    return group(out, f"{r.called}{_by(r)}: {r.words}"), y + high


def _value(r: Row, ends: tuple[float, float], y: float) -> str:
    a, b = _x(r.low, ends), _x(r.high, ends)
    ink = INK[r.kind]
    out = segment(a, y, b, y, colour=ink, width=3) if b > a else ""
    if r.bound == "at least":
        out += segment(b, y, b + 15, y, colour=ink, width=2) + arrowhead(b + 21, y, 1, 0, ink, 7)
    if r.bound == "at most":
        out += segment(a, y, max(LEFT - 6, a - 15), y, colour=ink, width=2)
        out += arrowhead(max(LEFT - 12, a - 21), y, -1, 0, ink, 7)
    ends_ = (a, b) if b - a > 1 else ((a + b) / 2,)
    return out + "".join(_mark(r, x, y) for x in ends_)


def _mark(r: Row, x: float, y: float) -> str:
    """Return the mark of a kind: diamond a target, disc an output, square a capacity, triangle a budget."""
    ink = INK[r.kind]
    hollow = r.expected and r.kind != "target"
    look = f"fill:{'var(--paper)' if hollow else ink};stroke:{ink};stroke-width:1.7"
    if r.kind == "output":
        return element("circle", cx=x, cy=y, r=4.6, style=look)
    if r.kind == "capacity":
        return box(x - 4.4, y - 4.4, 8.8, 8.8, fill="var(--paper)" if hollow else ink, stroke=ink, r=0, width=1.7)
    shape = ((0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0)) if r.kind == "target" else ((0, -6), (6, 4.5), (-6, 4.5))
    return element("polygon", points=" ".join(f"{x + a:.1f},{y + b:.1f}" for a, b in shape), style=look)
