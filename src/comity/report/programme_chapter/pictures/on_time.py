"""The chance of each step to be on time, with bands, at both ends of what steps of one supplier may share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from comity.programme.slippage.answer import AtEnd, Chance, Slipped
from comity.report.content import Figure
from comity.report.figures.said import HARD, datum, joined, said
from comity.report.figures.ticks import round_ticks
from comity.report.programme_chapter.pictures.periods import RIGHT, SIZE, WIDTH
from comity.report.svg import box, document, element, group, label, labels, segment, text_width, wrap

LEFT, LINE, ROOM = 150.0, 13.8, 106.0
MOST = 18
ENDS = {"low": "as little together as may be", "high": "as much together as may be"}
READING = (
    "A dot is the share of runs on time, the line through it its band: the number of runs and of past cases is small. "
    "Which of the two ends is right is not known."
)


@dataclass(frozen=True, slots=True)
class OnTime:
    """
    One step, or everything: the chances at the two ends of what suppliers may share, None where not known.

    ``parts`` are what it is called, and when it is made.
    """

    parts: tuple[str, ...]
    low: Chance | None
    high: Chance | None
    strong: bool = False

    @property
    def name(self) -> str:
        """Return what it is called."""
        return " ".join(self.parts)


def on_time_of(found: Slipped, called: Callable[[str], tuple[str, ...]] = lambda name: (name,)) -> tuple[OnTime, ...]:
    """
    Return everything together first, and then each step, the least likely first.

    Where the chance of everything is not known, a step of which no past case speaks says nothing: it is left out.
    """
    ends = {end.end: end for end in found.ends}
    each = {k: dict(e.each) for k, e in ends.items()}
    silent = set(found.without) if found.on_time is None else set()
    names = [n for n in dict.fromkeys(name for e in found.ends for name, _ in e.each) if n not in silent]
    rows = [OnTime(called(n), each.get("low", {}).get(n), each.get("high", {}).get(n)) for n in names]
    rows = [r for r in rows if r.low is not None or r.high is not None]
    rows.sort(key=lambda r: (min(c.share for c in (r.low, r.high) if c is not None), r.name))
    whole = [ends[k].on_time if k in ends else None for k in ("low", "high")]
    first = [OnTime(("Everything on time",), whole[0], whole[1], True)] if any(c is not None for c in whole) else []
    return (*first, *rows) if len(rows) > 1 or not first else tuple(first)


def on_time_figure(id_: str, title: str, caption: str, rows: Sequence[OnTime]) -> Figure | None:
    """Return the picture; None where no chance is known."""
    if not rows:
        return None
    kept = rows[:MOST]
    out, y = _keys()
    top, drawn = y, ""
    for r in kept:
        one, y = _row(r, y)
        drawn += one
    grid = ""
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _x(share)
        grid += segment(x, top, x, y + 3)
        words = f"{100 * share:.0f}{HARD}%" if share in (0.0, 0.5, 1.0) else ""
        grid += label(x, y + 15, words, size=SIZE - 0.5, fill="var(--muted)", anchor="middle") if words else ""
    less = f"{len(kept)} of {len(rows)} are shown, those least likely to be on time." if len(kept) < len(rows) else ""
    alt = f"{title}. " + " ".join(_told(r) for r in kept)
    head = ["what"]
    for end in ("shared little", "shared much"):
        head += [f"{end}", f"{end}, from", f"{end}, to"]
    data = tuple(
        (r.name, *(v for c in (r.low, r.high) for v in (("", "", "") if c is None else _three(c)))) for r in kept
    )
    drawing = document(id_, WIDTH, y + 24, title, alt, out + grid + drawn)
    return Figure(id_, title, joined(caption, less, READING), alt, drawing, tuple(head), data, narrow=True)


def _three(c: Chance) -> tuple[float | str, ...]:
    return datum(c.share), datum(c.band[0]), datum(c.band[1])


def _x(share: float) -> float:
    return LEFT + (RIGHT - ROOM - LEFT) * share


def _keys() -> tuple[str, float]:
    out, y = label(4, 14, "Steps of one supplier slip …", size=SIZE, fill="var(--muted)"), 30.0
    for end, words in ENDS.items():
        out += _mark(16, y - 4, end) + label(30, y, words, size=SIZE)
        y += 16
    return out, y - 6


def _mark(x: float, y: float, end: str) -> str:
    if end == "low":
        return element("circle", cx=x, cy=y, r=4.6, style="fill:var(--paper);stroke:var(--hold);stroke-width:1.8")
    points = f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f} {x - 6:.1f},{y:.1f}"
    return element("polygon", points=points, style="fill:var(--against);stroke:var(--paper);stroke-width:1")


def _row(r: OnTime, y: float) -> tuple[str, float]:
    words = wrap(r.parts[0], SIZE, LEFT - 12, lines=2, bold=r.strong)
    words += wrap(" ".join(r.parts[1:]), SIZE, LEFT - 12, lines=2)
    high = max(36.0, LINE * len(words) + 8)
    middle = y + high / 2
    first = middle + 4 - (len(words) - 1) * LINE / 2
    out = segment(4, y, RIGHT, y) + labels(4, first, words, size=SIZE, leading=LINE / SIZE, bold=r.strong)
    for end, c, at, ink in (("low", r.low, -7.5, "var(--hold)"), ("high", r.high, 7.5, "var(--against)")):
        if c is None:
            continue
        a, b = c.band
        out += segment(_x(a), middle + at, _x(b), middle + at, colour=ink, width=2.2)
        out += _mark(_x(c.share), middle + at, end)
        out += label(RIGHT - ROOM + 10, middle + at + 4, _words(c), size=SIZE - 0.5, bold=r.strong)
    return group(out, _told(r)), y + high


def _words(c: Chance) -> str:
    a, b = (f"{100 * v:.0f}" for v in c.band)
    share = whole(c.share).replace("under ", "<").replace("over ", ">")
    return f"{share} ({a} to {b})" if a != b else share


def whole(share: float) -> str:
    """
    Return a chance in whole hundredths, which is all that runs and past cases bear; never 0 or 100 where it is not.

    Examples
    --------
    >>> whole(0.023), whole(0.0004), whole(0.9999), whole(1.0)
    ('2\xa0%', 'under 1\xa0%', 'over 99\xa0%', '100\xa0%')
    """
    text = f"{100 * share:.0f}"
    if text == "0" and share > 0:
        text = "under 1"
    if text == "100" and share < 1:
        text = "over 99"
    return f"{text}{HARD}%"


def _told(r: OnTime) -> str:
    said_ = [f"{_words(c)} if {ENDS[k]}" for k, c in (("low", r.low), ("high", r.high)) if c is not None]
    return f"{r.name}: {'; '.join(said_)}."


def delay_figure(id_: str, title: str, caption: str, found: Slipped) -> Figure | None:
    """Return how late the end of all is, as bands at both ends of what is shared; None where that is not known."""
    ends = [e for e in found.ends if e.delay and e.on_time is not None]
    if not ends:
        return None
    low = min(0.0, *(x for e in ends for _, x in e.delay))
    high = max(1.0, *(x for e in ends for _, x in e.delay))
    left, right = 22.0, RIGHT - 8

    def at(value: float) -> float:
        return left + (right - left) * (value - low) / (high - low)

    out, y, tops = "", 4.0, []
    for e in ends:
        tops.append(y + 22)
        drawn, y = _delay(e, at, y)
        out += drawn
    grid = ""
    for tick in round_ticks(low, high, 6):
        look = {"colour": "var(--ink)", "width": 1.2} if tick == 0 else {}
        for top in tops:
            grid += segment(at(tick), top - 2, at(tick), top + 16, **look)
        grid += segment(at(tick), y - 4, at(tick), y + 2, **look)
        words = "as declared" if tick == 0 else f"{said(tick)} later" if tick > 0 else f"{said(-tick)} earlier"
        if tick == 0 or text_width(words, SIZE) < (right - left) / 6:
            anchor = "start" if at(tick) < 40 else "end" if at(tick) > right - 30 else "middle"
            x = at(tick) - 8 if anchor == "start" else min(at(tick) + 8, RIGHT) if anchor == "end" else at(tick)
            grid += label(x, y + 15, words, size=SIZE - 0.5, fill="var(--muted)", anchor=anchor)
    reading = (
        "The bar holds 80 of 100 runs, the stroke through it is the middle, the tick to its right the value that 95 "
        "of 100 runs do not pass. In periods."
    )
    alt = f"{title}. " + " ".join(_told_delay(e) for e in ends)
    data = tuple((ENDS[e.end], per_cent, datum(x)) for e in ends for per_cent, x in e.delay)
    head = ("steps of one supplier slip", "runs in a hundred", "periods late at most")
    drawing = document(id_, WIDTH, y + 24, title, alt, grid + out)
    return Figure(id_, title, joined(caption, reading), alt, drawing, head, data, narrow=True)


def _delay(e: AtEnd, at: Callable[[float], float], y: float) -> tuple[str, float]:
    d = dict(e.delay)
    ink = "var(--hold)" if e.end == "low" else "var(--against)"
    fill = "var(--hold-3)" if e.end == "low" else "var(--against-3)"
    words = f"If steps of one supplier slip {ENDS[e.end]}: {said(d[50], 2)} in the middle"
    top = y + 22
    out = label(4, y + 14, words, size=SIZE)
    out += box(at(d[10]), top, max(2.0, at(d[90]) - at(d[10])), 14, fill=fill, stroke=ink, r=0)
    out += segment(at(d[50]), top - 3, at(d[50]), top + 17, colour="var(--ink)", width=2.4)
    if 95 in d:
        out += segment(at(d[90]), top + 7, at(d[95]), top + 7, colour=ink, width=1.4)
        out += segment(at(d[95]), top + 2, at(d[95]), top + 12, colour=ink, width=1.8)
    return group(out, _told_delay(e)), top + 26


def _told_delay(e: AtEnd) -> str:
    d = dict(e.delay)
    tail = f", 95 in 100 at most {said(d[95])}" if 95 in d else ""
    return (
        f"If steps of one supplier slip {ENDS[e.end]}: half of the runs end at most {said(d[50])} periods late, "
        f"90 in 100 at most {said(d[90])}{tail}."
    )
