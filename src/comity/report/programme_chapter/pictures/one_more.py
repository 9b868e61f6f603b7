"""What one unit more of a resource gains and one unit less costs: bars to the right and to the left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.programme.bottlenecks.answer import Bottleneck, Bottlenecks, Changed
from comity.programme.bottlenecks.held import Measure
from comity.report.content import Figure
from comity.report.figures.said import HARD, MINUS, datum, joined, said
from comity.report.programme_chapter.pictures.periods import RIGHT, SIZE, WIDTH, runs
from comity.report.svg import box, document, group, label, labels, segment, text_width, wrap

LEFT, LINE = 148.0, 13.8
MOST = 14
WHAT: dict[Measure, tuple[str, str, str]] = {
    "cost": ("cost", "cheaper", "dearer"),
    "fits": ("the share that fits on time", "more fits", "less fits"),
    "late": ("lateness", "less late", "more late"),
}
"""What a measure is called, and what it means to gain or lose."""
UNITS: dict[Measure, str] = {
    "cost": "In the unit of the costs that the case declares.",
    "fits": "In percentage points of every due quantity.",
    "late": "In units times periods.",
}


WEIGHED = "In units times periods, weighed by the stated value of a unit."
"""The same for lateness where the case states values."""


@dataclass(frozen=True, slots=True)
class Step:
    """
    One resource in one period, or in all.

    Parameters
    ----------
    name, when : str
        ``when`` names the periods; more than one where a step in each of them, by itself, changes as much.
    step : float
        By how much it is changed.
    unit : str
    more, less : float or None
        What is gained, above 0, or lost, below 0; None where it is not known.
    none : bool
        Whether there is no plan with less.
    proved : bool
        Whether both numbers are exact.
    """

    name: str
    when: str
    step: float
    unit: str
    more: float | None
    less: float | None
    none: bool = False
    proved: bool = True


def steps_of(
    found: Bottlenecks,
    measure: Measure,
    called: Callable[[str], str] = str,
    unit: Callable[[str], str] = lambda _: "",
    whole: bool = False,
) -> tuple[Step, ...]:
    """Return the resources of which more or less changes a measure, the most worth first."""
    alike: dict[tuple[object, ...], list[Bottleneck]] = {}
    for c in found.whole if whole else found.cells:
        changed = measured(c, measure)
        none = changed is not None and c.needed and changed.less is None
        if changed is not None and (none or _counts(changed.more) or _counts(changed.less)):
            same = tuple(None if x is None else f"{x:.6g}" for x in (changed.more, changed.less))
            alike.setdefault((c.resource, c.step, same, none, changed.proved), []).append(c)
    out = []
    for cells in alike.values():
        c, changed = cells[0], measured(cells[0], measure)
        if changed is not None:
            more, less, none = changed.more, changed.less, c.needed and changed.less is None
            out.append(
                Step(called(c.resource), _when(cells), c.step, unit(c.resource), more, less, none, changed.proved)
            )
    return tuple(sorted(out, key=lambda s: (-(s.more or 0.0), not s.none, s.less or 0.0)))


def _when(cells: Sequence[Bottleneck]) -> str:
    if not cells[0].period:
        return "in every period"
    names = {c.period: c.name for c in cells}
    spans = [
        (f"{names[a]} to {names[b]}" if b > a + 1 else f"{names[a]}, {names[b]}") if b > a else names[a]
        for a, b in runs(names)
    ]
    more = f" and {len(spans) - 4} more" if len(spans) > 4 else ""
    return f"in {', '.join(spans[:4])}{more}" + (", each" if len(cells) > 1 else "")


def measured(c: Bottleneck, measure: Measure) -> Changed | None:
    """Return what a step changes in a measure."""
    return {"cost": c.cost, "fits": c.fits, "late": c.late}[measure]


def _counts(value: float | None) -> bool:
    return value is not None and abs(value) > 1e-9


def one_more_figure(id_: str, title: str, caption: str, steps: Sequence[Step], measure: Measure) -> Figure | None:
    """Return the picture; None where no step changes anything."""
    if not steps:
        return None
    kept = steps[:MOST]
    _, gain, loss = WHAT[measure]
    far = max([abs(v) for s in kept for v in (s.more, s.less) if v is not None] + [1e-12])
    room = max([text_width(_value(v, measure), SIZE) for s in kept for v in (s.more, s.less)] + [20.0]) + 5
    none = any(s.none for s in kept)
    left_room = max(room, text_width("no plan", SIZE) + 5) if none else room
    left = any(_counts(s.less) for s in kept) or none
    right = any(_counts(s.more) for s in kept)
    start, end = LEFT + (left_room if left else 0), RIGHT - (room if right else 0)
    zero = start + (end - start) * (0.5 if left and right else 1.0 if left else 0.0)
    half = min(x for x in (zero - start if left else 1e9, end - zero if right else 1e9))
    out = ""
    by = "one" if all(s.step == 1 for s in kept) else "a step"
    if left:
        out += label(zero - 8, 14, f"\u2190 {by} less: {loss}", size=SIZE, fill="var(--against)", anchor="end")
    if right or not left:
        out += label(zero + 8, 14, f"{by} more: {gain} \u2192", size=SIZE, fill="var(--hold)")
    y = top = 23.0
    drawn = ""
    for s in kept:
        one, y = _row(s, measure, zero, half / far, y)
        drawn += one
    body = out + segment(zero, top, zero, y, colour="var(--ink)", width=1.2) + drawn
    less = f"{len(kept)} of {len(steps)} are shown, those with most to gain." if len(kept) < len(steps) else ""
    hollow = "A hollow bar is the difference of two plans that are not proved to be the cheapest."
    size = "" if all(s.step == 1 for s in kept) else "A step is more than one unit where a unit is too little to see."
    notes = joined(size, less, hollow if any(not s.proved for s in kept) else "")
    alt = f"{title}. " + " ".join(_told(s, measure) for s in kept)
    head = ("resource", "period", "step", "unit", "gained by one step more", "gained by one step less", "proved")
    data = tuple(
        (s.name, s.when, datum(s.step), s.unit, datum(s.more), datum(s.less), "yes" if s.proved else "no") for s in kept
    )
    drawing = document(id_, WIDTH, y + 8, title, alt, body)
    return Figure(id_, title, joined(caption, notes), alt, drawing, head, data, narrow=True)


def _value(value: float | None, measure: Measure) -> str:
    """
    Return a change as a reader writes it.

    Examples
    --------
    >>> _value(0.125, "fits"), _value(-1234.5, "cost"), _value(None, "cost")
    ('+12.5\xa0%', '\u22121,234', '')
    """
    if value is None:
        return ""
    number = said(abs(value) * (100 if measure == "fits" else 1), 3)
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{number}{f'{HARD}%' if measure == 'fits' else ''}"


def _row(s: Step, measure: Measure, zero: float, scale: float, y: float) -> tuple[str, float]:
    name = wrap(s.name, SIZE, LEFT - 10, lines=2)
    step = "" if s.step == 1 else f"; step {said(s.step, 4)} {s.unit}".rstrip()
    under = wrap(f"{s.when}{step}", SIZE - 1, LEFT - 10, lines=3)
    high = LINE * (len(name) + len(under)) + 9
    middle = y + high / 2
    out = segment(4, y, RIGHT, y) + labels(4, y + 14, name, size=SIZE, leading=LINE / SIZE)
    first = y + 14 + LINE * len(name)
    out += labels(4, first, under, size=SIZE - 1, leading=LINE / (SIZE - 1), fill="var(--muted)")
    for value, turn, ink in ((s.more, 1, "var(--hold)"), (s.less, -1, "var(--against)")):
        if value is None or not _counts(value):
            continue
        wide = abs(value) * scale
        x = zero if turn > 0 else zero - wide
        fill = ink if s.proved else "var(--paper)"
        out += box(x, middle - 7, max(1.0, wide), 14, fill=fill, stroke=ink, r=0, width=1.2)
        words, anchor = _value(value, measure), "start" if turn > 0 else "end"
        out += label(zero + turn * (wide + 4), middle + 4, words, size=SIZE, fill=ink, anchor=anchor)
    if s.none:
        out += label(zero - 5, middle + 4, "no plan", size=SIZE, fill="var(--against)", anchor="end", bold=True)
    return group(out, _told(s, measure)), y + high


def _told(s: Step, measure: Measure) -> str:
    what, gain, loss = WHAT[measure]
    unit = f" {s.unit}" if s.unit and s.step != 1 else ""
    more = f"{said(s.step, 4)}{unit} more: {_value(s.more, measure) or 'not known'} ({gain})"
    less = "no plan" if s.none else f"{_value(s.less, measure) or 'not known'}" + (f" ({loss})" if s.less else "")
    return f"{s.name} {s.when}, {what}: {more}; as much less: {less}."
