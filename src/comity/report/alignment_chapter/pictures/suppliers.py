"""What a buyer would lose without each of its suppliers: at once, and for good, kept apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.alignment.exposure.answer import Exposure
from comity.report.content import Figure
from comity.report.figures.looks import haloed
from comity.report.figures.said import HARD, datum, joined, percent
from comity.report.figures.ticks import round_ticks
from comity.report.svg import box, document, group, label, labels, segment, wrap

WIDTH, LEFT, BAR, SIZE, LINE = 420.0, 132.0, 196.0, 12.0, 14.0
MOST = 10
READING = (
    "A bar is the part of all that the buyer gets that is gone at once without the supplier. The line in it says "
    "between which ends lies what stays lost after the buyer has turned elsewhere; the two are not the same thing."
)


@dataclass(frozen=True, slots=True)
class Supplier:
    """
    A supplier, in parts of all that the buyer gets.

    Parameters
    ----------
    name : str
    at_once : float
        Sensitivity: what is gone on the first day.
    low, high : float
        Vulnerability: what stays lost after replacement, between these two.
    """

    name: str
    at_once: float
    low: float
    high: float


def suppliers_of(found: Exposure, buyer: str, called: Callable[[str], str] = str) -> tuple[Supplier, ...]:
    """Return the suppliers of a buyer that are known, the largest first."""
    i, d = found.flows.place(buyer), found.direct
    known = [j for j in range(len(d.actors)) if d.share[i, j] > 0]
    known.sort(key=lambda j: (-float(d.share[i, j]), d.actors[j]))
    return tuple(
        Supplier(called(d.actors[j]), float(d.share[i, j]), float(d.low[i, j]), float(d.high[i, j])) for j in known
    )


def suppliers_figure(
    id_: str, title: str, caption: str, suppliers: Sequence[Supplier], outside: float = 0.0
) -> Figure | None:
    """
    Return the picture; None where no supplier is known.

    Parameters
    ----------
    suppliers : sequence of Supplier
        The largest first. Those past the tenth are drawn as one bar, without an interval.
    outside : float
        The part that comes from partners of whom the table says nothing.
    """
    if not suppliers:
        return None
    shown = suppliers if len(suppliers) <= MOST + 1 else suppliers[:MOST]
    rest = suppliers[len(shown) :]
    others: list[tuple[str, float]] = []
    if rest:
        others.append((f"{len(rest)} others together", sum(s.at_once for s in rest)))
    if math.isfinite(outside) and outside > 5e-4:
        others.append(("partners not in the table", outside))
    far = max([*(max(s.at_once, s.high) for s in shown), *(part for _, part in others)]) * 1.04
    keys, top = _keys()
    y, drawn = top, ""
    for s in shown:
        one, y = _row(s.name, s, s.at_once, far, y)
        drawn += one
    for name, part in others:
        one, y = _row(name, None, part, far, y)
        drawn += one
    alt = f"{title}. " + " ".join(_told(s) for s in shown) + "".join(f" {n}: {percent(p)}." for n, p in others)
    columns = ("supplier", "lost at once", "lost for good, from", "to")
    rows = tuple((s.name, datum(s.at_once), datum(s.low), datum(s.high)) for s in suppliers)
    rows += tuple((name, datum(part), "", "") for name, part in others[len(others) - (outside > 5e-4) :])
    body = keys + _grid(far, top, y) + drawn
    return Figure(
        id_,
        title,
        joined(caption, READING),
        alt,
        document(id_, WIDTH, y + 22, title, alt, body),
        columns,
        rows,
        narrow=True,
    )


def _keys() -> tuple[str, float]:
    out = _bar(8, 5, 22) + label(42, 15, "lost at once (sensitivity)", size=SIZE)
    out += _interval(8, 30, 29) + label(42, 33, "lost for good, after replacement (vulnerability), between", size=SIZE)
    return out, 46.0


def _x(part: float, far: float) -> float:
    return LEFT + BAR * part / far


def _grid(far: float, top: float, bottom: float) -> str:
    out = ""
    for tick in round_ticks(0.0, far, 5):
        x = _x(tick, far)
        out += segment(x, top, x, bottom + 4)
        words = f"{100 * tick:g}{HARD}%"
        out += label(x, bottom + 17, words, size=SIZE - 1, fill="var(--muted)", anchor="middle")
    return out


def _row(name: str, s: Supplier | None, part: float, far: float, y: float) -> tuple[str, float]:
    words = wrap(name, SIZE, LEFT - 12, lines=3)
    high = max(LINE * len(words) + 8, 26.0)
    middle = y + high / 2
    ink = "var(--ink)" if s else "var(--muted)"
    first = middle + 4 - (len(words) - 1) * LINE / 2
    out = labels(4, first, words, size=SIZE, leading=LINE / SIZE, fill=ink)
    out += _bar(LEFT, middle - 8, BAR * part / far, known=s is not None)
    told = percent(part)
    if s is not None:
        out += _interval(_x(s.low, far), _x(s.high, far), middle)
        told = f"{percent(part)} ({_range(s)})"
    end = max(_x(part, far), _x(s.high, far) if s else 0.0) + 7
    out += haloed(label(min(end, LEFT + BAR + 7), middle + 4, told, size=SIZE - 1))
    return group(out, _told(s) if s else f"{name}: {percent(part)}"), y + high


def _bar(x: float, y: float, wide: float, *, known: bool = True) -> str:
    ground, dash = ("var(--hold-3)", "") if known else ("var(--panel)", "3 2")
    return box(x, y, max(1.0, wide), 16, fill=ground, stroke="var(--strong-rule)", r=1, dash=dash)


def _interval(a: float, b: float, y: float) -> str:
    """Return the interval: a heavy line with a stroke at both ends; one stroke where the two ends meet."""
    out = segment(a, y, b, y, colour="var(--ink)", width=3) if b - a > 1 else ""
    return out + "".join(segment(x, y - 5, x, y + 5, colour="var(--ink)", width=2) for x in (a, b))


def _range(s: Supplier) -> str:
    low, high = percent(s.low), percent(s.high)
    return low if low == high else f"{low.removesuffix(HARD + '%')}\u2013{high}"


def _told(s: Supplier) -> str:
    return f"{s.name}: {percent(s.at_once)} lost at once, {_range(s)} lost for good."
