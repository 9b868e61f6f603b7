"""What a plan makes of each item, period by period, against what is due, and what is late then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.programme.plan.answer import PlanRow
from comity.report.content import Figure
from comity.report.figures.said import datum, joined, said
from comity.report.programme_chapter.pictures.periods import LEFT, RIGHT, SIZE, WIDTH, Track, columns, feet, spans_said
from comity.report.svg import box, document, element, group, label, labels, segment, shorten, stroke, text_width, wrap

FEW_PERIODS = 14
"""With so few periods each bar has room for its number."""
READING = (
    "Each item has a scale of its own: its highest bar or bracket is the number at the right. What is due in a period "
    "may be made earlier and kept."
)


@dataclass(frozen=True, slots=True)
class Made:
    """
    One item.

    Parameters
    ----------
    name, unit : str
    due, make, late : tuple of float
        By period; ``late`` is what is still owed at its end.
    """

    name: str
    unit: str
    due: tuple[float, ...]
    make: tuple[float, ...]
    late: tuple[float, ...]

    @property
    def most(self) -> float:
        """Return the largest number."""
        return max((*self.due, *self.make, *self.late), default=0.0)

    @property
    def behind(self) -> list[int]:
        """Return the periods at whose end something is late."""
        return [t for t, x in enumerate(self.late, 1) if x > 0]


def made_of(
    rows: Sequence[PlanRow], called: Callable[[str], str] = str, unit: Callable[[str], str] = lambda _: ""
) -> tuple[Made, ...]:
    """Return the items of a plan, in its order."""
    found: dict[str, list[PlanRow]] = {}
    for row in rows:
        found.setdefault(row.item, []).append(row)
    return tuple(
        Made(called(i), unit(i), tuple(r.due for r in own), tuple(r.make for r in own), tuple(r.late for r in own))
        for i, own in found.items()
    )


def made_figure(id_: str, title: str, caption: str, items: Sequence[Made], names: Sequence[str]) -> Figure | None:
    """Return the picture; None where nothing is made, due or late."""
    items = [m for m in items if m.most > 0]
    if not items:
        return None
    track = Track(tuple(names))
    tall = 104.0 if len(items) < 3 else 66.0 if len(items) < 6 else 42.0
    body, y = _keys(items)
    for m in items:
        drawn, y = _item(m, track, y, tall)
        body += drawn
    body += feet(track, y)
    alt = f"{title}. " + " ".join(_told(m, names) for m in items)
    data = tuple(
        (m.name, m.unit, names[t], *(datum(v[t]) for v in (m.due, m.make, m.late)))
        for m in items
        for t in range(len(names))
    )
    drawing = document(id_, WIDTH, y + 22, title, alt, body)
    head = ("item", "unit", "period", "due", "made", "late at its end")
    return Figure(id_, title, joined(caption, READING), alt, drawing, head, data, narrow=True)


def _keys(items: Sequence[Made]) -> tuple[str, float]:
    x = LEFT
    out = box(x, 4, 12, 12, fill="var(--hold-3)", stroke="var(--hold)", r=0) + label(x + 18, 14, "made", size=SIZE)
    x += 70
    out += _bracket(x, x + 14, 8) + label(x + 20, 14, "due in this period", size=SIZE)
    if any(m.behind for m in items):
        x += 138
        out += box(x, 4, 12, 12, fill="var(--against)", stroke="none", r=0)
        out += label(x + 18, 14, "late at its end (downwards)", size=SIZE)
    return out, 24.0


def _bracket(a: float, b: float, y: float) -> str:
    if b - a < 9:  # too narrow for legs
        return segment(a, y, b, y, colour="var(--ink)", width=2.2)
    return stroke(f"M{a:.1f} {y + 4:.1f}V{y:.1f}H{b:.1f}V{y + 4:.1f}", colour="var(--ink)", width=1.7)


def _item(m: Made, track: Track, y: float, tall: float) -> tuple[str, float]:
    """Return the strip of an item under its name, and where it ends."""
    value = shorten(f"{said(m.most, 4)} {m.unit}".strip(), SIZE, 170)
    room = text_width(value, SIZE) + 14
    names = wrap(m.name, SIZE + 0.5, RIGHT - LEFT - room, lines=2, bold=True)
    out = segment(LEFT, y, RIGHT, y)
    out += labels(LEFT, y + 15, names, size=SIZE + 0.5, bold=True)
    out += label(RIGHT, y + 15, value, size=SIZE, fill="var(--muted)", anchor="end")
    few = len(track.names) <= FEW_PERIODS
    top = y + 6 + 16 * len(names) + (11 if few else 0)
    out += segment(RIGHT - 14, top, RIGHT, top, colour="var(--strong-rule)", dash="2 2")
    base = top + tall
    down = tall * max(m.late, default=0.0) / m.most
    heights = [(t, base - tall * v / m.most, base) for t, v in enumerate(m.make, 1) if v > 0]
    if heights:
        look = "fill:var(--hold-3);stroke:var(--hold);stroke-width:0.8"
        out += element("path", d=columns(track, heights), style=look)
    behind = [(t, base, base + tall * m.late[t - 1] / m.most) for t in m.behind]
    if behind:
        out += element("path", d=columns(track, behind), style="fill:var(--against);stroke:none")
    out += segment(LEFT, base, RIGHT, base, colour="var(--strong-rule)")
    half = max(2.6, track.step * 0.46)
    for t, v in enumerate(m.due, 1):
        if v > 0:
            out += _bracket(track.middle(t) - half, track.middle(t) + half, base - tall * v / m.most)
    out += _numbers(m, track, base, tall) if few else ""
    return group(out, _told(m, track.names)), base + down + (14 if few and m.behind else 6)


def _numbers(m: Made, track: Track, base: float, tall: float) -> str:
    """Return the number on each bar, on each bracket that is clear of it, and under what is late, where it fits."""
    out = ""
    for t, (due, made, late) in enumerate(zip(m.due, m.make, m.late, strict=True), 1):
        top, bracket = (base - tall * v / m.most for v in (made, due))
        below = due > 0 and 0 <= top - bracket < 15  # a bracket stands where the number of the bar would be
        if made > 0:
            out += _number(made, track, t, top + 12 if below else top - 4, "var(--ink)", bold=True)
        if due > 0 and (made <= 0 or (top - bracket > 15 and not below)):
            out += _number(due, track, t, bracket - 4, "var(--muted)")
        if late > 0:
            out += _number(late, track, t, base + tall * late / m.most + 11, "var(--against)")
    return out


def _number(value: float, track: Track, t: int, y: float, ink: str, *, bold: bool = False) -> str:
    words = said(value, 3)
    if text_width(words, SIZE - 1, bold=bold) > track.step + 3:
        return ""
    return label(track.middle(t), y, words, size=SIZE - 1, fill=ink, anchor="middle", bold=bold)


def _told(m: Made, names: Sequence[str]) -> str:
    unit = f" {m.unit}" if m.unit else ""
    made = [t for t, v in enumerate(m.make, 1) if v > 0]
    head = f"{m.name}: {said(sum(m.due), 4)}{unit} due, {said(sum(m.make), 4)} made"
    when = f" in {spans_said(made, names)}" if made else ""
    late = f"; late at the end of {spans_said(m.behind, names)}, by {said(max(m.late), 4)} at most" if m.behind else ""
    return f"{head}{when}{late}."
