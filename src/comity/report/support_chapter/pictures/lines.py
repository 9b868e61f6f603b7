"""Paths over time: a line with its band, a second line beside it, and placebos in grey behind both."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from comity.report.content import Figure
from comity.report.figures.ticks import round_ticks
from comity.report.support_chapter.wording import figure
from comity.report.svg import box, document, element, label, labels, segment, stroke, wrap
from comity.support.answer import Path, Point

WIDTH, LEFT, RIGHT, TALL, SIZE = 420.0, 58.0, 10.0, 190.0, 12.0
LOOKS = (
    ("var(--hold)", "", 2.2),
    ("var(--against)", "7 4", 2.0),
    ("var(--ink)", "2 3", 1.8),
    ("var(--muted)", "9 3 2 3", 1.8),
)
BANDS = ("var(--hold-4)", "var(--against-4)", "var(--panel)", "var(--panel)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    What a picture of paths shows.

    Parameters
    ----------
    main : tuple of Path
        Up to four lines, each with its own look.
    behind : tuple of Path
        Drawn thin and grey: placebos.
    x, y : str
        What is along the two axes.
    event : float, optional
        Where an upright line stands: the cut.
    level : float, optional
        Where a level line stands: no effect.
    """

    main: tuple[Path, ...]
    behind: tuple[Path, ...] = ()
    x: str = ""
    y: str = ""
    event: float | None = None
    level: float | None = None
    names: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Frame:
    low: float
    high: float
    first: float
    last: float
    top: float

    def x(self, at: float) -> float:
        room = self.last - self.first
        return LEFT + (WIDTH - LEFT - RIGHT) * ((at - self.first) / room if room else 0.5)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.top + TALL * (1 - min(1.0, max(0.0, share)))


def lines_figure(id_: str, title: str, caption: str, drawn: Drawn) -> Figure | None:
    """Return the picture; None where no line has two points."""
    if not any(len(_solid(p)) > 1 for p in drawn.main):
        return None
    head = wrap(drawn.y, SIZE, WIDTH - 8, lines=3)
    keys, below = _legend(drawn, 10 + 15.5 * len(head))
    frame = _frame(drawn, below + 6)
    body = labels(4, 14, head, size=SIZE, fill="var(--muted)") + keys
    body += "".join(_line(p, frame, "var(--strong-rule)", "", 0.6) for p in drawn.behind)
    seen = 1.0 if len(drawn.main) == 1 else 0.65  # two bands that overlap must both be seen
    body += "".join(_band(p, BANDS[k % 4], frame, seen) for k, p in enumerate(drawn.main)) + _grid(drawn, frame)
    # the first line is the answer and lies on top
    for k in reversed(range(len(drawn.main))):
        body += _line(drawn.main[k], frame, *LOOKS[k % 4])
    body += label((LEFT + WIDTH) / 2, frame.top + TALL + 36, drawn.x, size=SIZE, fill="var(--muted)", anchor="middle")
    alt = f"{title}. " + " ".join(_told(p) for p in drawn.main)
    drawing = document(id_, WIDTH, frame.top + TALL + 44, title, alt, body)
    rows = tuple(_row(p, point) for p in (*drawn.main, *drawn.behind) for point in p.points)
    heads = ("line", "at", "period", "value", "from", "to")
    return Figure(id_, title, caption, alt, drawing, heads, rows, narrow=True)


def _row(path: Path, p: Point) -> tuple[str | float, ...]:
    ends = ("" if v is None else round(v, 6) for v in (p.low, p.high))
    return (path.name, p.at, p.label, round(p.middle, 6), *ends)


def _told(path: Path) -> str:
    points = _solid(path)
    if not points:
        return f"{path.name}: no point."
    first, last = points[0], points[-1]
    start, end = (f"{figure(p.middle)} at {figure(p.at)}" for p in (first, last))
    return f"{path.name}: from {start} to {end}."


def _solid(path: Path) -> list[Point]:
    return [p for p in path.points if math.isfinite(p.middle)]


def _frame(drawn: Drawn, top: float) -> _Frame:
    points = [p for path in drawn.main for p in _solid(path)]
    values = [p.middle for p in points] + [v for p in points for v in (p.low, p.high) if v is not None]
    faint = sorted(p.middle for path in drawn.behind for p in _solid(path))
    if faint:  # a placebo that fits badly must not press the answer flat
        values += [faint[len(faint) // 50], faint[-1 - len(faint) // 50]]
    values += [drawn.level] if drawn.level is not None else []
    finite = [v for v in values if math.isfinite(v)]
    low, high = min(finite), max(finite)
    pad = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    ats = [p.at for p in points]
    return _Frame(low - pad, high + pad, min(ats), max(ats), top)


def _grid(drawn: Drawn, f: _Frame) -> str:
    out = ""
    for tick in round_ticks(f.low, f.high):
        out += segment(LEFT, f.y(tick), WIDTH - RIGHT, f.y(tick))
        out += label(LEFT - 6, f.y(tick) + 4, figure(tick), size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    names = dict(_period_names(drawn.main))
    for tick in round_ticks(f.first, f.last, 6):
        out += segment(f.x(tick), f.top + TALL, f.x(tick), f.top + TALL + 4, colour="var(--strong-rule)")
        words = names.get(tick, "") if names else figure(tick)
        anchor = "end" if f.x(tick) > WIDTH - 30 else "middle"
        out += label(f.x(tick), f.top + TALL + 17, words, size=SIZE - 0.5, fill="var(--muted)", anchor=anchor)
    if drawn.level is not None:
        y = f.y(drawn.level)
        out += segment(LEFT, y, WIDTH - RIGHT, y, colour="var(--ink)", width=1)
    if drawn.event is not None and f.first <= drawn.event <= f.last:
        x = f.x(drawn.event)
        out += segment(x, f.top - 2, x, f.top + TALL, colour="var(--ink)", dash="4 3", width=1.2)
        anchor = "end" if x > WIDTH - 60 else "start"
        at = x - 4 if anchor == "end" else x + 4
        ground = at - 46 if anchor == "end" else at - 2
        out += box(ground, f.top - 3, 48, 16, fill="var(--paper)", stroke="none", r=2)
        out += label(at, f.top + 9, "the cut", size=SIZE - 0.5, anchor=anchor)
    return out


def _period_names(paths: Sequence[Path]) -> list[tuple[float, str]]:
    """Return period names by place, where the places are counted from the first period and not from an event."""
    points = [p for path in paths for p in path.points]
    relative = any(p.at < 0 for p in points) or not all(p.label for p in points)
    return [] if relative else [(p.at, p.label) for p in points]


def _band(path: Path, colour: str, f: _Frame, seen: float) -> str:
    ends = [(p.at, p.low, p.high) for p in path.points if p.low is not None and p.high is not None]
    solid = [(at, a, b) for at, a, b in ends if math.isfinite(a) and math.isfinite(b)]
    if len(solid) < 2:
        return ""
    there = [f"{f.x(at):.1f} {f.y(b):.1f}" for at, _, b in solid]
    back = [f"{f.x(at):.1f} {f.y(a):.1f}" for at, a, _ in reversed(solid)]
    look = f"fill:{colour};fill-opacity:{seen:g};stroke:none"
    return element("path", d="M" + "L".join([*there, *back]) + "Z", style=look)


def _line(path: Path, f: _Frame, colour: str, dash: str, width: float) -> str:
    parts: list[list[str]] = [[]]
    for p in path.points:
        if not math.isfinite(p.middle):
            parts.append([])
        elif f.first <= p.at <= f.last:
            parts[-1].append(f"{f.x(p.at):.1f} {f.y(p.middle):.1f}")
    d = "".join("M" + "L".join(part) for part in parts if len(part) > 1)
    return stroke(d, colour=colour, dash=dash, width=width) if d else ""


def _legend(drawn: Drawn, y: float) -> tuple[str, float]:
    names = dict(drawn.names)
    rows = [(names.get(p.name, p.name), *LOOKS[k % 4]) for k, p in enumerate(drawn.main)]
    if drawn.behind:
        rows.append((names.get("placebo", "placebos"), "var(--strong-rule)", "", 1.2))
    if len(rows) < 2:
        return "", y
    out = ""
    for words, colour, dash, width in rows:
        out += segment(4, y + 6, 34, y + 6, colour=colour, dash=dash, width=width)
        lines = wrap(words, SIZE, WIDTH - 48, lines=2)
        out += labels(42, y + 10, lines, size=SIZE)
        y += 16.0 * len(lines)
    return out, y + 2
