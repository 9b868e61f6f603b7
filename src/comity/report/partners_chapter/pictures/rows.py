"""Rows of a picture in which a name stands over its bar: what several pictures of offers have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from comity.report.figures.said import said
from comity.report.figures.ticks import round_ticks
from comity.report.svg import element, group, label, labels, number, segment, stroke, wrap

WIDTH, LEFT, RIGHT, SIZE, LINE, TALL = 420.0, 8.0, 408.0, 12.0, 14.0, 13.0


@dataclass(frozen=True, slots=True)
class BarRow:
    """
    One bar under its name.

    Parameters
    ----------
    name : str
    value : float or None
        None draws no bar.
    words : str
        What stands beside the name: the value in words.
    hollow : bool
        Whether the bar is an outline alone.
    under : tuple of str
        What stands under the bar.
    """

    name: str
    value: float | None
    words: str
    hollow: bool = False
    under: tuple[str, ...] = field(default=())

    @property
    def told(self) -> str:
        """Return the row in words."""
        return f"{'; '.join((f'{self.name}: {self.words}', *self.under))}."


def bars(
    rows: Sequence[BarRow], far: float, top: float, axis: str, tick_words: Callable[[float], str] = said
) -> tuple[str, float]:
    """Return bars from 0 to ``far`` under their names, and where the drawing ends."""
    ticks = round_ticks(0.0, far, 5)
    places = [(LEFT + (RIGHT - LEFT) * tick / far, tick == 0) for tick in ticks]
    drawn, y = "", top
    for row in rows:
        one, y = _row(row, far, y, places)
        drawn += one
    lines = segment(LEFT, y, RIGHT, y, colour="var(--strong-rule)")
    for tick, (x, zero) in zip(ticks, places, strict=True):
        lines += segment(x, y, x, y + 4, colour="var(--strong-rule)")
        anchor = "start" if zero else "end" if x > RIGHT - 12 else "middle"
        lines += label(x, y + 16, tick_words(tick), size=SIZE - 1, fill="var(--muted)", anchor=anchor)
    foot = wrap(axis, SIZE - 0.5, WIDTH - 8)
    lines += labels(4, y + 33, foot, size=SIZE - 0.5, leading=LINE / SIZE, fill="var(--muted)")
    return drawn + lines, y + 39 + LINE * (len(foot) - 1)


def _row(row: BarRow, far: float, y: float, places: Sequence[tuple[float, bool]]) -> tuple[str, float]:
    names = wrap(row.name, SIZE, 262, lines=3, bold=True)
    words = wrap(row.words, SIZE, WIDTH - 276, lines=3)
    out = labels(4, y + 14, names, size=SIZE, leading=LINE / SIZE, bold=True)
    out += labels(WIDTH - 4, y + 14, words, size=SIZE, leading=LINE / SIZE, anchor="end")
    y += LINE * max(len(names), len(words)) + 6
    if row.value is not None:
        wide = max(1.5, (RIGHT - LEFT) * min(1.0, row.value / far))
        look = "fill:var(--paper);stroke-dasharray:3 2" if row.hollow else "fill:var(--hold-2)"
        out += scale_lines(places, y - 2, y + TALL + 2)
        out += element(
            "rect", x=LEFT, y=y, width=wide, height=TALL, style=f"{look};stroke:var(--hold);stroke-width:1.2"
        )
        y += TALL + 3
    for text in row.under:
        rows = wrap(text, SIZE - 0.5, WIDTH - 8, lines=4)
        out += labels(4, y + 12, rows, size=SIZE - 0.5, leading=LINE / SIZE, fill="var(--muted)")
        y += LINE * len(rows)
    return group(out, row.told), y + 8


def scale_lines(places: Sequence[tuple[float, bool]], top: float, bottom: float) -> str:
    """Return the lines of a scale behind one bar, so that none runs through words; that of 0 is dark."""
    out = ""
    for zero, colour in ((False, "var(--rule)"), (True, "var(--ink)")):
        d = "".join(f"M{number(x)} {number(top)}V{number(bottom)}" for x, at_zero in places if at_zero == zero)
        out += stroke(d, colour=colour) if d else ""
    return out


def distinct(places: Sequence[int], looks: int = 8) -> list[int]:
    """
    Return looks that differ as far as there are enough: the first to ask keeps its own, others take one that is free.

    Examples
    --------
    >>> distinct([3, 1, 3, 11]), distinct([0, 0], 1)
    ([3, 1, 0, 2], [0, 0])
    """
    taken: list[int] = []
    wanted = {p % looks for p in places}
    for place in places:
        own = place % looks
        free = [k for k in range(looks) if k not in taken and k not in wanted]
        spare = [k for k in range(looks) if k not in taken]
        taken.append(own if own not in taken else (free or spare or [own])[0])
    return taken
