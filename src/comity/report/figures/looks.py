"""The shapes of actors: one for each of eight places, in its colour, so that a print in grey loses nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

from comity.report.palette import N_COLOURS, colour
from comity.report.svg import element, number

Point = tuple[float, float]
SMALL = N_COLOURS
"""The place of actors that stand in none of the groups that have a look of their own."""


def shape(place: int, x: float, y: float, r: float, *, hollow: bool = False) -> str:
    """
    Return the mark of a place, centred: disc, square, triangle, diamond, triangle on its tip, star, cross, hexagon.

    A place past the last is a small hollow ring in grey. All marks cover about the same area.
    """
    ink = colour(place) if place < SMALL else "var(--muted)"
    hollow = hollow or place >= SMALL
    ground, rim = ("var(--paper)", ink) if hollow else (ink, "var(--paper)")
    look = f"fill:{ground};stroke:{rim};stroke-width:{number(min(1.4, max(0.5, r / 4)))}"
    if place % N_COLOURS == 0 or place >= SMALL:
        return element("circle", cx=float(x), cy=float(y), r=float(r), style=look)
    points = _points(place % N_COLOURS, r)
    return element("polygon", points=" ".join(f"{number(x + a)},{number(y + b)}" for a, b in points), style=look)


def haloed(words: str) -> str:
    """
    Return words with a rim of paper, so that they can be read where lines run under them.

    Examples
    --------
    >>> haloed('<text style="fill:var(--ink)">a</text>').startswith('<text style="paint-order:stroke;')
    True
    """
    rim = "paint-order:stroke;stroke:var(--paper);stroke-width:2.6px;stroke-linejoin:round;"
    return words.replace('style="', f'style="{rim}')


def outlines(place: int, marks: Iterable[tuple[float, float, float]]) -> str:
    """
    Return many marks of one place as one path, from their middles and radii; for pictures with thousands of them.

    Examples
    --------
    >>> outlines(1, [(10.0, 20.0, 10.0)])
    '<path d="M1 11h18v18h-18z" style="fill:var(--p1);stroke:var(--paper);stroke-width:0.6"/>'
    """
    hollow = place >= SMALL
    ink = "var(--muted)" if hollow else colour(place)
    ground, rim, wide = ("var(--paper)", ink, 1.6) if hollow else (ink, "var(--paper)", 0.6)
    d = "".join(_outline(place % N_COLOURS if not hollow else 0, x, y, r) for x, y, r in marks)
    return element("path", d=d, style=f"fill:{ground};stroke:{rim};stroke-width:{number(wide)}") if d else ""


def _outline(kind: int, x: float, y: float, r: float) -> str:
    if kind == 0:
        ring = f"a{number(r)} {number(r)} 0 1 0"
        return f"M{number(x - r)} {number(y)}{ring} {number(2 * r)} 0{ring} {number(-2 * r)} 0z"
    if kind == 1:
        h = round(r * 0.89)
        return f"M{round(x) - h} {round(y) - h}h{2 * h}v{2 * h}h{-2 * h}z"
    corners = [(round(x + a), round(y + b)) for a, b in _points(kind, r)]
    steps = "".join(f"l{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}{steps}z"


def _points(kind: int, r: float) -> list[Point]:
    """Return the corners around a centre."""
    if kind == 1:
        h = r * 0.89
        return [(-h, -h), (h, -h), (h, h), (-h, h)]
    if kind in (2, 4):
        flip = 1 if kind == 2 else -1
        return [(a, flip * b) for a, b in _ring(3, r * 1.5, -90)]
    if kind == 3:
        return _ring(4, r * 1.25, -90)
    if kind == 5:
        outer, inner = _ring(5, r * 1.45, -90), _ring(5, r * 0.72, -54)
        return [p for pair in zip(outer, inner, strict=True) for p in pair]
    if kind == 6:
        a, b = r * 1.15, r * 0.45
        quarter = [(b, -a), (b, -b), (a, -b), (a, b), (b, b), (b, a)]
        return [*quarter, *((-x, -y) for x, y in quarter)]
    return _ring(6, r * 1.1, 0)


def _ring(corners: int, r: float, start: float) -> list[Point]:
    turns = (math.radians(start + 360 * k / corners) for k in range(corners))
    return [(r * math.cos(t), r * math.sin(t)) for t in turns]
