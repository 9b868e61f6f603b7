"""Rows with a dot, the interval around it, and a hollow mark for where it came from; for claims, rates and sources."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.report.content import Figure, PartyName
from comity.report.palette import colour
from comity.report.settlement_chapter.pictures.naming import party_label
from comity.report.svg import document, element, group, label, labels, segment, text_width, wrap

WIDTH, LEFT, RIGHT, SIZE, LINE = 420.0, 208.0, 52.0, 12.0, 13.8
HEAD, PAD, TOP = 26.0, 9.0, 22.0
OTHERS = "var(--muted)"


@dataclass(frozen=True, slots=True)
class Dot:
    """
    One row.

    Parameters
    ----------
    words : str
        What it is; cut to two lines.
    low, middle, high : float
    told : str
        The number at the right.
    was : float, optional
        Where it came from: a prior, a raw figure. Drawn as a hollow ring.
    open : bool
        Whether nothing can be told of it: drawn with a dashed interval.
    party : PartyName, optional
        Whose colour the row has, where the group has none.
    """

    words: str
    low: float
    middle: float
    high: float
    told: str
    was: float | None = None
    open: bool = False
    party: PartyName | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head: a party, some words, or nothing."""

    head: PartyName | str
    rows: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """
    The scale from ``low`` to ``high``, and the upright lines on it: value and words.

    The line at ``middle`` is dashed. ``log`` puts equal factors at equal distances.
    """

    low: float
    high: float
    lines: tuple[tuple[float, str], ...]
    middle: float | None = None
    log: bool = False

    def x(self, value: float) -> float:
        """Return where a value is drawn; what lies outside is put on the rim."""
        if self.log:
            share = math.log(max(value, 1e-12) / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return LEFT + (WIDTH - RIGHT - LEFT) * min(1.0, max(0.0, share))


@dataclass(frozen=True, slots=True)
class Words:
    """What a picture is called and says, and the heads and rows of its data."""

    title: str
    caption: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]


PROBABILITY = Axis(0.0, 1.0, ((0.0, "0"), (0.5, "even"), (1.0, "1")), 0.5)


def dots_figure(id_: str, said: Words, groups: Sequence[Group], axis: Axis) -> Figure | None:
    """Return the picture; None where there is no row."""
    if not any(g.rows for g in groups):
        return None
    drawn, y = "", TOP
    for g in groups:
        one, y = _group(g, axis, y)
        drawn += one
    body = _lines(axis, y) + drawn
    drawing = document(id_, WIDTH, y + 4, said.title, said.alt, body)
    return Figure(id_, said.title, said.caption, said.alt, drawing, said.columns, said.rows, narrow=True)


def _lines(axis: Axis, bottom: float) -> str:
    out, free = "", -99.0
    for value, words in axis.lines:
        x = axis.x(value)
        dash = "4 3" if value == axis.middle else ""
        ink = "var(--strong-rule)" if value == axis.middle else "var(--rule)"
        out += segment(x, TOP - 4, x, bottom, colour=ink, dash=dash)
        half = text_width(words, SIZE - 0.5) / 2
        if x - half > free:  # a word that would run into the one before it is left out, its line stays
            out += label(x, 13, words, size=SIZE - 0.5, fill="var(--muted)", anchor="middle")
            free = x + half + 2
    return out


def _group(g: Group, axis: Axis, y: float) -> tuple[str, float]:
    out = segment(0, y, WIDTH, y, colour="var(--rule)")
    if isinstance(g.head, PartyName):
        out += party_label(g.head, 4, y + HEAD / 2 + 1, SIZE + 0.5, WIDTH - 12, HEAD - 4)
        y += HEAD
    elif g.head:
        out += label(4, y + 17, g.head, size=SIZE + 0.5, fill=OTHERS, bold=True)
        y += HEAD
    for row in g.rows:
        party = row.party or (g.head if isinstance(g.head, PartyName) else None)
        drawn, y = _row(row, colour(party.place) if party is not None else "var(--ink)", axis, y)
        out += drawn
    return out, y + 4


def _row(row: Dot, ink: str, axis: Axis, y: float) -> tuple[str, float]:
    rows = wrap(row.words, SIZE, LEFT - 16, lines=2)
    high = LINE * len(rows) + PAD
    middle = y + high / 2
    out = labels(4, middle + 4 - (len(rows) - 1) * LINE / 2, rows, size=SIZE, leading=LINE / SIZE)
    low, top = axis.x(row.low), axis.x(row.high)
    if top - low > 0.5:
        out += segment(low, middle, top, middle, colour=ink, width=2.4, dash="3 2.5" if row.open else "")
    if row.was is not None:
        look = "fill:none;stroke:var(--ink);stroke-width:1.3"
        out += element("circle", cx=axis.x(row.was), cy=middle, r=6.0, style=look)
    out += element("circle", cx=axis.x(row.middle), cy=middle, r=4.2, style=f"fill:{ink}")
    out += label(WIDTH - 4, middle + 4, row.told, size=SIZE, anchor="end", bold=not row.open)
    return group(out, f"{row.words}: {row.told}"), y + high
