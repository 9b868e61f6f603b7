"""What named packages are worth to each party: one block per party in its own units, one bar per package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.case.settlement import Span
from comity.report.content import Figure, PartyName
from comity.report.figures.shapes import handle_mark
from comity.report.palette import colour
from comity.report.settlement_chapter.amounts import amount
from comity.report.settlement_chapter.pictures.naming import party_label
from comity.report.settlement_chapter.pictures.points import Named
from comity.report.svg import box, document, group, label, labels, segment, shorten, wrap

WIDTH, LEFT, BAR, HEAD, SIZE = 420.0, 220.0, 150.0, 40.0, 12.0
ROW, LINE = 18.5, 13.5  # a row of one line, and what a second line adds


@dataclass(frozen=True, slots=True)
class _Row:
    """A named package and the lines of its name."""

    named: Named
    lines: list[str]

    @property
    def high(self) -> float:
        return ROW + LINE * (len(self.lines) - 1)


@dataclass(frozen=True, slots=True)
class Scale:
    """A party's own scale: the least and most any package can be worth to it, and its walk-away value."""

    party: PartyName
    low: Fraction
    high: Fraction
    walk_away: Span


def worths_figure(scales: Sequence[Scale], named: Sequence[Named]) -> Figure | None:
    """Return the picture; None where there is no named package or no party."""
    if not scales or not named:
        return None
    rows = [_Row(n, wrap(n.name, SIZE, LEFT - 44, lines=2)) for n in named]
    short = [_Row(n, [shorten(n.name, SIZE, LEFT - 44)]) for n in named]
    body, y = "", 4.0
    for k, s in enumerate(scales):
        shown = short if k else rows
        body += _party(s, k, shown, y)
        y += HEAD + sum(r.high for r in shown) + 10
    title = "What each named package is worth to each party, in its own units"
    alt = f"{title}. " + " ".join(
        f"{s.party.name}, walk-away {amount(s.walk_away.middle)}: "
        + ", ".join(f"{n.name} {amount(n.values[k])}" for n in named)
        + "."
        for k, s in enumerate(scales)
    )
    return Figure(
        "worths",
        title,
        "One block per party. A bar runs from the least to what the package is worth to the party; the full width is "
        "the most any package could be worth to it. The dashed line is its walk-away value, with a band where that is "
        "an interval; a bar with an open fill ends below it, and the party would rather have no agreement. Blocks "
        "have scales of their own: nothing is compared across parties. The letters and numbers are those of the table "
        f"below, and whole names stand in the first block{_key(rows)}. The values are the modeller's assumption.",
        alt,
        document("worths", WIDTH, y, title, alt, body),
        ("package", *(s.party.name for s in scales)),
        (
            _datum("walk-away", [s.walk_away.middle for s in scales]),
            *(_datum(n.name, n.values) for n in named),
        ),
        narrow=True,
    )


def _key(rows: Sequence[_Row]) -> str:
    """Return the whole names of those that found no room."""
    cut = [f"{r.named.handle} {r.named.name}" for r in rows if r.lines and r.lines[-1].endswith("…")]
    return f" ({'; '.join(cut)})" if cut else ""


def _datum(name: str, values: Sequence[Fraction]) -> tuple[str | int | float, ...]:
    return (name, *(float(v) for v in values))


def _x(s: Scale, value: Fraction) -> float:
    room = s.high - s.low
    share = float((value - s.low) / room) if room else 0.0
    return LEFT + BAR * min(1.0, max(0.0, share))


def _party(s: Scale, place: int, rows: Sequence[_Row], y: float) -> str:
    ink, bottom = colour(s.party.place), y + HEAD + sum(r.high for r in rows)
    out = segment(0, y, WIDTH, y, colour="var(--rule)")
    out += party_label(s.party, 4, y + 14, 12.5, WIDTH - 110, 16)
    low, high = _x(s, s.walk_away.low), _x(s, s.walk_away.high)
    out += box(low, y + HEAD - 4, high - low, bottom - y - HEAD + 4, fill="var(--accent-soft)", stroke="none", r=0)
    middle = _x(s, s.walk_away.middle)
    told = f"walks away below {amount(s.walk_away.middle)}"
    anchor = "middle" if middle < LEFT + BAR - 20 else "end"
    out += label(middle, y + 32, told, size=11.5, fill="var(--muted)", anchor=anchor)
    ends = f"{amount(s.low)} to {amount(s.high)}"
    out += label(WIDTH - 4, y + 18, ends, size=11.5, fill="var(--muted)", anchor="end")
    at = y + HEAD
    for row in rows:
        out += _bar(s, row, row.named.values[place], at, ink)
        at += row.high
    return out + segment(middle, y + HEAD - 4, middle, bottom, colour="var(--ink)", dash="4 3", width=1.2)


def _bar(s: Scale, row: _Row, value: Fraction, y: float, ink: str) -> str:
    n, middle, enough = row.named, y + row.high / 2, value >= s.walk_away.middle
    out = handle_mark(n.handle, LEFT - 18, middle, r=8)
    first = middle + 4 - (len(row.lines) - 1) * LINE / 2
    out += labels(LEFT - 34, first, row.lines, size=SIZE, leading=LINE / SIZE, anchor="end")
    width = max(1.5, _x(s, value) - LEFT)
    out += box(LEFT, middle - 5, width, 10, fill=ink if enough else "var(--paper)", stroke=ink, r=1.5)
    told = amount(value)
    out += label(LEFT + BAR + 8, middle + 4, told, size=SIZE, bold=not enough)
    return group(out, f"{s.party.name}, {n.name}: {told}{'' if enough else ', below its walk-away value'}")
