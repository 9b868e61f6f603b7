"""Which steps decide when all is done: in which share of the runs each is on a chain that sets the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.programme.slippage.answer import Slipped
from comity.report.content import Figure
from comity.report.figures.said import HARD, datum, joined
from comity.report.programme_chapter.pictures.periods import RIGHT, SIZE, WIDTH
from comity.report.svg import box, document, group, label, labels, segment, wrap

LEFT, LINE, ROOM = 160.0, 13.8, 96.0
MOST = 15
READING = "The dark part is sure at both ends of what steps of one supplier may share, the pale part at one of them."


@dataclass(frozen=True, slots=True)
class Hangs:
    """
    One step, and in which share of the runs the end hangs on it, at the least and at the most.

    ``parts`` are what it is called, and when it is made.
    """

    parts: tuple[str, ...]
    least: float
    most: float

    @property
    def name(self) -> str:
        """Return what it is called."""
        return " ".join(self.parts)


def hangs_of(found: Slipped, called: Callable[[str], tuple[str, ...]] = lambda name: (name,)) -> tuple[Hangs, ...]:
    """Return the steps, those that decide most often first; without those that never do."""
    ends = [dict(e.criticality) for e in found.ends if e.criticality]
    names = list(dict.fromkeys(n for e in ends for n in e))
    rows = [Hangs(called(n), min(e.get(n, 0.0) for e in ends), max(e.get(n, 0.0) for e in ends)) for n in names]
    return tuple(sorted((r for r in rows if r.most > 0), key=lambda r: (-r.most, -r.least, r.name)))


def hangs_figure(id_: str, title: str, caption: str, rows: Sequence[Hangs]) -> Figure | None:
    """Return the picture; None where there is nothing to choose between."""
    if len(rows) < 2:
        return None
    kept = rows[:MOST]
    out, y = "", 6.0
    for r in kept:
        words = wrap(r.parts[0], SIZE, LEFT - 12, lines=2) + wrap(" ".join(r.parts[1:]), SIZE, LEFT - 12, lines=2)
        high = max(24.0, LINE * len(words) + 8)
        middle = y + high / 2
        one = labels(4, middle + 4 - (len(words) - 1) * LINE / 2, words, size=SIZE, leading=LINE / SIZE)
        wide = RIGHT - ROOM - LEFT
        one += box(LEFT, middle - 6, wide * r.most, 12, fill="var(--hold-3)", stroke="var(--hold)", r=0, width=0.8)
        if r.least:
            one += box(LEFT, middle - 6, wide * r.least, 12, fill="var(--hold)", stroke="none", r=0)
        one += label(LEFT + wide * r.most + 6, middle + 4, _words(r), size=SIZE)
        out += group(one, _told(r))
        y += high
    out += segment(LEFT, 2, LEFT, y, colour="var(--ink)")
    less = f"{len(kept)} of {len(rows)} steps are shown." if len(kept) < len(rows) else ""
    alt = f"{title}. " + " ".join(_told(r) for r in kept)
    data = tuple((r.name, datum(r.least), datum(r.most)) for r in kept)
    drawing = document(id_, WIDTH, y + 6, title, alt, out)
    head = ("step", "share of runs, least", "share of runs, most")
    return Figure(id_, title, joined(caption, less, READING), alt, drawing, head, data, narrow=True)


def _words(r: Hangs) -> str:
    a, b = (f"{100 * v:.0f}" for v in (r.least, r.most))
    return f"{b}{HARD}%" if a == b else f"{a} to {b}{HARD}%"


def _told(r: Hangs) -> str:
    return f"{r.name}: the end hangs on it in {_words(r)} of the runs."
