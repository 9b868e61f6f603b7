"""Is it moving to more centres, measure by measure: the change with its band, towards more or towards fewer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.alignment.shift.result import Shift
from comity.report.content import Figure
from comity.report.figures.said import HARD, datum, joined, said, signed
from comity.report.figures.ticks import round_ticks
from comity.report.svg import arrowhead, document, element, group, label, labels, segment, wrap

WIDTH, LEFT, AXIS, SIZE, LINE = 420.0, 158.0, 152.0, 12.0, 14.0
RIM = LEFT + AXIS
MORE, FEWER = "more centres", "fewer centres"
LOOKS = {MORE: ("\u25b6", "var(--hold)"), FEWER: ("\u25c0", "var(--against)")}
FARTHEST = 1.0
"""Changes past this part of the first value are cut at the rim."""
READING = (
    "A dot is the change from the first to the last value, the line through it its band. A full dot with an arrow has "
    "a direction in every reading of the data; a hollow one cannot be told: its band holds no change, or readings of "
    "the data disagree."
)


@dataclass(frozen=True, slots=True)
class Moved:
    """
    One measure and how it moved.

    Parameters
    ----------
    name : str
    first, last : float
        Its value in the first and in the last window.
    low, high : float
        The band of the change; NaN where there is none.
    towards : int
        +1 where a rise says more centres, -1 where it says fewer, 0 where it says neither.
    verdict : str
        "more centres", "fewer centres", or other words, such as "cannot be told".
    """

    name: str
    first: float
    last: float
    low: float
    high: float
    towards: int
    verdict: str

    @property
    def change(self) -> float:
        """Return by how much it moved, in its own unit."""
        return self.last - self.first

    def parts(self) -> tuple[float, float, float] | None:
        """
        Return the change and its band as parts of the first value, more centres to the right; None where there is none.

        Examples
        --------
        >>> Moved("CON", 0.5, 0.4, -0.2, 0.05, -1, "cannot be told").parts()
        (0.19999999999999996, -0.1, 0.4)
        """
        if not self.towards or not self.first or not math.isfinite(self.change):
            return None
        change, low, high = (self.towards * v / abs(self.first) for v in (self.change, self.low, self.high))
        return (change, low, high) if not low > high else (change, high, low)


def moved_of(found: Shift) -> tuple[Moved, ...]:
    """Return the measures that have a value in both windows, as rows of the picture."""
    return tuple(
        Moved(m.name, m.first, m.last, m.low, m.high, m.direction, m.verdict) for m in found.measures if m.defined
    )


def measures_figure(id_: str, title: str, caption: str, rows: Sequence[Moved]) -> Figure | None:
    """Return the picture; None where there is no measure."""
    if not rows:
        return None
    far = _far(rows)
    out = label(_x(0, far) - 6, 14, f"\u2190 {FEWER}", size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    out += label(_x(0, far) + 6, 14, f"{MORE} \u2192", size=SIZE - 0.5, fill="var(--muted)")
    top = y = 22.0
    drawn = ""
    for row in rows:
        one, y = _row(row, far, y)
        drawn += one
    body = out + _lines(far, top, y) + drawn
    foot = wrap("change, as a part of the first value", SIZE - 0.5, AXIS + 60)
    body += labels((LEFT + RIM) / 2, y + 32, foot, size=SIZE - 0.5, fill="var(--muted)", anchor="middle")
    alt = f"{title}. " + " ".join(_told(r) for r in rows)
    columns = ("measure", "first", "last", "change", "from", "to", "verdict")
    data = tuple((r.name, *(datum(v) for v in (r.first, r.last, r.change, r.low, r.high)), r.verdict) for r in rows)
    drawing = document(id_, WIDTH, y + 24 + 15 * len(foot), title, alt, body)
    return Figure(id_, title, joined(caption, READING), alt, drawing, columns, data, narrow=True)


def _far(rows: Sequence[Moved]) -> float:
    known = [p for p in (r.parts() for r in rows) if p is not None]
    return min(FARTHEST, max((abs(v) for p in known for v in p if math.isfinite(v)), default=0.1) or 0.1) * 1.06


def _x(part: float, far: float) -> float:
    return LEFT + AXIS * (0.5 + 0.5 * min(1.0, max(-1.0, part / far)))


def _lines(far: float, top: float, bottom: float) -> str:
    out = ""
    for tick in round_ticks(-far, far, 3):
        x = _x(tick, far)
        look = {"colour": "var(--ink)", "width": 1.2} if tick == 0 else {"colour": "var(--rule)", "width": 1}
        out += segment(x, top, x, bottom + 4, **look)
        words = f"{signed(100 * tick)}{HARD}%" if tick else "0"
        out += label(x, bottom + 16, words, size=SIZE - 1, fill="var(--muted)", anchor="middle")
    return out


def _row(r: Moved, far: float, y: float) -> tuple[str, float]:
    words = wrap(r.name, SIZE, LEFT - 14, lines=4)
    verdict = wrap(r.verdict, SIZE - 0.5, WIDTH - RIM - 28, lines=3, bold=True)
    high = max(LINE * (len(words) + 1) + 10, LINE * len(verdict) + 10, 38.0)
    middle = y + high / 2
    first = middle + 4 - len(words) * LINE / 2
    out = segment(0, y, WIDTH, y) + labels(4, first, words, size=SIZE, leading=LINE / SIZE)
    values = f"{said(r.first)} \u2192 {said(r.last)}"
    out += label(4, first + LINE * len(words), values, size=SIZE - 0.5, fill="var(--muted)")
    out += _interval(r, far, middle) + _verdict(r, verdict, middle)
    return group(out, _told(r)), y + high


def _interval(r: Moved, far: float, middle: float) -> str:
    parts = r.parts()
    if not r.towards:
        return ""
    if parts is None:
        why = "began at 0" if r.first == 0 else "not known"
        return label((LEFT + RIM) / 2 + 6, middle + 4, why, size=SIZE - 0.5, fill="var(--muted)")
    change, low, high = parts
    ink = LOOKS[r.verdict][1] if r.verdict in LOOKS else "var(--muted)"
    out = ""
    if math.isfinite(low) and math.isfinite(high):
        out = segment(_x(low, far), middle, _x(high, far), middle, colour=ink, width=2.8)
    for end, turn in ((low, 1), (high, -1)):
        if abs(end) > far:  # cut at the rim
            x = _x(end, far)
            out += element(
                "path",
                d=f"M{x + 6 * turn:.1f} {middle - 5:.1f}L{x:.1f} {middle:.1f}L{x + 6 * turn:.1f} {middle + 5:.1f}",
                style=f"fill:none;stroke:{ink};stroke-width:2",
            )
    if abs(change) > far:  # all of it lies past the rim: how far is told
        x = _x(change, far)
        words, turn = f"{signed(100 * change)}{HARD}%", 1 if change < 0 else -1
        anchor = "start" if turn > 0 else "end"
        return arrowhead(x, middle, -turn, 0, ink, 11) + label(
            x + 15 * turn, middle + 4, words, size=SIZE - 0.5, fill=ink, anchor=anchor
        )
    look = f"fill:{ink}" if r.verdict in LOOKS else f"fill:var(--paper);stroke:{ink};stroke-width:2"
    return out + element("circle", cx=_x(change, far), cy=middle, r=4.8, style=look)


def _verdict(r: Moved, rows: Sequence[str], middle: float) -> str:
    mark, ink = LOOKS.get(r.verdict, ("?", "var(--muted)"))
    first = middle + 4 - (len(rows) - 1) * LINE / 2
    out = label(RIM + 10, middle + 4, mark, size=SIZE, fill=ink)
    bold = r.verdict in LOOKS
    return out + labels(RIM + 25, first, rows, size=SIZE - 0.5, leading=LINE / (SIZE - 0.5), fill=ink, bold=bold)


def _told(r: Moved) -> str:
    band = f" ({signed(r.low)} to {signed(r.high)})" if math.isfinite(r.low) and math.isfinite(r.high) else ""
    return f"{r.name}: from {said(r.first)} to {said(r.last)}, a change of {signed(r.change)}{band}, {r.verdict}."
