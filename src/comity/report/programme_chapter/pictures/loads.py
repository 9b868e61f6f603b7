"""What is used of each resource in each period against what there is; full periods are dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.programme.plan.answer import Load
from comity.programme.works.answer import CrewLoad
from comity.report.content import Figure
from comity.report.figures.said import datum, joined, said
from comity.report.phrasing import plural
from comity.report.programme_chapter.pictures.periods import LEFT, RIGHT, SIZE, WIDTH, Track, columns, feet, spans_said
from comity.report.svg import box, document, element, group, label, labels, segment, shorten, stroke, text_width, wrap

FULL = 1 - 1e-9
READING = "Each resource has a scale of its own: the number at the right is the top of its chart."
KEPT = "What is left of a stored resource is kept: what there is of it in a period is what was kept and what comes in."


@dataclass(frozen=True, slots=True)
class Loaded:
    """
    One resource.

    Parameters
    ----------
    name, unit : str
    used, capacity : tuple of float
        By period; the capacity holds what was enlarged.
    grown : tuple of float
        What more is paid for in each period.
    left : tuple of float
        What a stored resource carries over; empty where the resource is not stored.
    """

    name: str
    unit: str
    used: tuple[float, ...]
    capacity: tuple[float, ...]
    grown: tuple[float, ...] = ()
    left: tuple[float, ...] = ()

    @property
    def full(self) -> list[int]:
        """Return the periods in which all there is is used; of a stored resource, those that end with nothing left."""
        if self.left:
            return [t for t, (u, x) in enumerate(zip(self.used, self.left, strict=True), 1) if u > 0 and x <= 1e-9 * u]
        pairs = zip(self.used, self.capacity, strict=True)
        return [t for t, (u, c) in enumerate(pairs, 1) if u > 0 and u >= c * FULL]

    @property
    def there(self) -> tuple[float, ...]:
        """Return what there is to use in each period: of a stored resource, what was kept and what comes in."""
        return tuple(u + x for u, x in zip(self.used, self.left, strict=True)) if self.left else self.capacity

    @property
    def most(self) -> float:
        """Return the largest number."""
        return max((*self.used, *self.there, *self.capacity), default=0.0)

    @property
    def state(self) -> str:
        """
        Return in how many periods all of it is used.

        Examples
        --------
        >>> Loaded("crew", "", (1.0, 2.0), (2.0, 2.0)).state, Loaded("crew", "", (1.0,), (2.0,)).state
        ('full in 1 of 2 periods', 'never full')
        >>> Loaded("steel", "t", (1.0, 2.0), (1.5, 1.5), left=(0.5, 0.0)).state
        'used up in 1 of 2 periods'
        """
        word = "used up" if self.left else "full"
        return f"{word} in {len(self.full)} of {plural(len(self.used), 'period')}" if self.full else f"never {word}"


def loaded_of(
    loads: Sequence[Load],
    called: Callable[[str], str] = str,
    unit: Callable[[str], str] = lambda _: "",
    stored: Callable[[str], bool] = lambda _: False,
) -> tuple[Loaded, ...]:
    """Return the resources of a plan, in its order."""
    found: dict[str, list[Load]] = {}
    for row in loads:
        found.setdefault(row.resource, []).append(row)
    return tuple(
        Loaded(
            called(r),
            unit(r),
            tuple(x.used for x in own),
            tuple(x.capacity for x in own),
            tuple(x.grown for x in own),
            tuple(x.left for x in own) if stored(r) else (),
        )
        for r, own in found.items()
    )


def crews_of(
    loads: Sequence[CrewLoad],
    periods: int,
    called: Callable[[str], str] = str,
    unit: Callable[[str], str] = lambda _: "",
) -> tuple[Loaded, ...]:
    """Return the crews of integration work; periods that are not told of use nothing."""
    used: dict[str, list[float]] = {}
    there: dict[str, list[float]] = {}
    for row in loads:
        if 1 <= row.period <= periods:
            used.setdefault(row.crew, [0.0] * periods)[row.period - 1] = row.used
            there.setdefault(row.crew, [0.0] * periods)[row.period - 1] = row.capacity
    return tuple(Loaded(called(c), unit(c), tuple(used[c]), tuple(there[c])) for c in used)


def loads_figure(id_: str, title: str, caption: str, rows: Sequence[Loaded], names: Sequence[str]) -> Figure | None:
    """Return the picture; None where no resource is used at all."""
    rows = [r for r in rows if r.most > 0]
    if not rows or not any(v for r in rows for v in r.used):
        return None
    track = Track(tuple(names))
    tall = 84.0 if len(rows) < 3 else 56.0 if len(rows) < 6 else 38.0
    body, y = _keys(rows)
    for r in rows:
        drawn, y = _row(r, track, y, tall)
        body += drawn
    body += feet(track, y)
    alt = f"{title}. " + " ".join(_told(r, names) for r in rows)
    data = tuple(
        (
            r.name,
            r.unit,
            names[t],
            *(datum(v[t]) if v else "" for v in (r.used, r.capacity, r.grown, r.left)),
            "yes" if t + 1 in r.full else "no",
        )
        for r in rows
        for t in range(len(names))
    )
    head = ("resource", "unit", "period", "used", "capacity, or what comes in", "enlarged by", "left over", "full")
    drawing = document(id_, WIDTH, y + 22, title, alt, body)
    kept = KEPT if any(r.left for r in rows) else ""
    return Figure(id_, title, joined(caption, kept, READING), alt, drawing, head, data, narrow=True)


def _keys(rows: Sequence[Loaded]) -> tuple[str, float]:
    x, y = LEFT, 14.0
    out = box(x, 4, 12, 12, fill="var(--hold-3)", stroke="none", r=0) + label(x + 17, y, "used", size=SIZE)
    out += box(x + 62, 4, 12, 12, fill="var(--hold)", stroke="none", r=0)
    out += label(x + 79, y, "used, and nothing left", size=SIZE)
    out += segment(x + 218, 10, x + 238, 10, colour="var(--ink)", width=1.8)
    out += label(x + 244, y, "what there is to use", size=SIZE)
    if any(r.left for r in rows):
        y += 17
        out += segment(x, y - 4, x + 20, y - 4, colour="var(--ink)", dash="2 3", width=1.6)
        out += label(x + 26, y, "what comes in (stored resources)", size=SIZE)
    return out, y + 10


def _row(r: Loaded, track: Track, y: float, tall: float) -> tuple[str, float]:
    value = shorten(f"{said(r.most, 4)} {r.unit}".strip(), SIZE, 170)
    room = text_width(value, SIZE) + 14
    words = wrap(r.name, SIZE + 0.5, RIGHT - LEFT - room, lines=2, bold=True)
    out = segment(LEFT, y, RIGHT, y) + labels(LEFT, y + 15, words, size=SIZE + 0.5, bold=True)
    out += label(RIGHT, y + 15, value, size=SIZE, fill="var(--muted)", anchor="end")
    at = y + 15 + 15 * len(words)
    out += label(LEFT, at, r.state, size=SIZE, fill="var(--muted)")
    top = at + 8
    out += segment(RIGHT - 14, top, RIGHT, top, colour="var(--strong-rule)", dash="2 2")
    base = top + tall
    scale = tall / r.most
    full = set(r.full)
    for which, ink in ((False, "var(--hold-3)"), (True, "var(--hold)")):
        bars = [(t, base - scale * v, base) for t, v in enumerate(r.used, 1) if v > 0 and (t in full) == which]
        if bars:
            out += element("path", d=columns(track, bars, 0.8), style=f"fill:{ink};stroke:none")
    out += segment(LEFT, base, RIGHT, base, colour="var(--strong-rule)")
    out += stroke(_steps(r.there, track, base, scale), colour="var(--ink)", width=1.8)
    if r.left:
        out += stroke(_steps(r.capacity, track, base, scale), colour="var(--ink)", dash="2 3", width=1.6)
    return group(out, _told(r, track.names)), base + 6


def _steps(values: Sequence[float], track: Track, base: float, scale: float) -> str:
    d = f"M{track.left:.1f} {base - scale * values[0]:.1f}"
    for t, v in enumerate(values, 1):
        d += f"V{base - scale * v:.1f}H{track.ends(t):.1f}"
    return d


def _told(r: Loaded, names: Sequence[str]) -> str:
    unit = f" {r.unit}" if r.unit else ""
    low, high = min(r.capacity), max(r.capacity)
    there = said(low, 4) if low == high else f"{said(low, 4)} to {said(high, 4)}"
    word, comes = ("used up", " comes in") if r.left else ("full", "")
    full = f"{word} in {spans_said(r.full, names)}" if r.full else f"never {word}"
    grown = f" Enlarged by {said(sum(r.grown), 4)} in all." if any(r.grown) else ""
    return f"{r.name}: {there}{unit}{comes} in a period, {said(max(r.used), 4)} used at most; {full}.{grown}"
