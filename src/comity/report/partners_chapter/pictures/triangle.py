"""All weights of three criteria as a triangle: where in it each offer is first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from comity.report.content import Figure
from comity.report.figures.looks import haloed, shape
from comity.report.figures.said import joined, percent
from comity.report.palette import N_COLOURS, colour
from comity.report.partners_chapter.pictures.rows import distinct
from comity.report.partners_chapter.pictures.weight_triangle import (
    FINE,
    HIGH,
    LEFT,
    RIGHT,
    SURE,
    TOP,
    Reals,
    Space,
    at,
    corners,
    middles,
)
from comity.report.svg import document, element, group, label, labels, number, text_width, wrap

WIDTH, SIZE, LINE = 420.0, 12.0, 14.0
CLEAR = 18.0
"""How far a name or a mark of a region stays from a ring."""
SMALLEST = 25
"""So many small triangles make a region that has room for a name or a mark."""
T = TypeVar("T")
READING = (
    "At a corner one criterion has all the weight, in the middle all weigh the same; the nearer to a corner, the more "
    "its criterion weighs. Full colour: first in more than 90 of 100 draws of all numbers that are open. Pale: in more "
    "than half. Dotted: no offer is first in more than half."
)
LINE_ALONE = "Only weights on the thick line, or at its point, fit what is said of them."
OUTSIDE = "Faded, outside the thick line, are weights that do not fit what is said of them."


def triangle_figure(id_: str, title: str, caption: str, space: Space) -> Figure | None:
    """Return the picture; None where there are not three criteria and two offers."""
    if len(space.criteria) != 3 or len(space.offers) < 2:
        return None
    marked = _marked(space)
    looks = dict(zip(marked, distinct([space.places[k] for k in marked]), strict=True))
    space = replace(space, places=tuple(looks.get(k, p) for k, p in enumerate(space.places)))
    body = _pattern(id_) + _filled(id_, space) + _edges(space.leaders) + _veil(space) + _corner_names(space)
    body += _central(space, marked)
    keys, bottom = _keys(id_, space, marked, TOP + HIGH + 28 + LINE * _foot_lines(space))
    parts = [f"{name}: {percent(space.part(k))} of the weights" for k, name in enumerate(space.offers)]
    alt = f"{title}. First in more than half of the draws at these parts of the weights that fit: {'; '.join(parts)}. "
    alt += f"No offer is first in more than half at {percent(space.part(-1))}."
    columns = (*(f"weight of {c}" for c in space.criteria), "fits", *(f"first: {o}" for o in space.offers))
    data = tuple(
        (*(round(float(x), 4) for x in w), "yes" if fits else "no", *(round(float(f), 4) for f in first))
        for w, fits, first in zip(middles(), space.fits, space.firsts, strict=True)
    )
    drawing = document(id_, WIDTH, bottom, title, alt, body + keys)
    outside = "" if space.fits.all() else OUTSIDE if space.fits.any() else LINE_ALONE
    return Figure(id_, title, joined(caption, READING, outside), alt, drawing, columns, data, narrow=True)


def _outline(ij: Sequence[tuple[int, int]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in (at(i, j) for i, j in ij)) + "Z"


def _ink(place: int) -> str:
    return colour(place % N_COLOURS)


def _filled(id_: str, s: Space) -> str:
    """Return the small triangles, one path for each offer and depth; neighbours along a strip are drawn as one."""
    most = s.firsts.max(axis=1)
    kinds = [(o, o >= 0 and share > SURE) for o, share in zip(s.leaders.tolist(), most.tolist(), strict=True)]
    paths: dict[tuple[int, bool], list[str]] = {}
    for kind, outline in _strips(kinds):
        paths.setdefault(kind, []).append(outline)
    out = ""
    for (leader, sure), every in sorted(paths.items()):
        tint = f"url(#{id_}-dots)" if leader < 0 else _ink(s.places[leader])
        rim = "" if leader < 0 else f";stroke:{tint};stroke-width:0.6"
        depth = 1.0 if leader < 0 else 0.75 if sure else 0.32
        # the depth is that of the group, so that no seams show between strips
        out += element("g", element("path", d="".join(every), style=f"fill:{tint}{rim}"), style=f"opacity:{depth}")
    return out


def _strips(kinds: Sequence[T]) -> Iterator[tuple[T, str]]:
    """Yield runs of neighbours of one kind along each strip, as outlines."""
    pairs = list(zip(kinds, corners(), strict=True))
    for i, strip in groupby(pairs, key=lambda pair: min(corner[0] for corner in pair[1])):
        for kind, run in groupby(strip, key=lambda pair: pair[0]):
            inside = [corner for _, three in run for corner in three]
            near, far = (sorted(j for at, j in inside if at == line) for line in (i, i + 1))
            yield kind, _outline([(i, near[0]), (i, near[-1]), (i + 1, far[-1]), (i + 1, far[0])])


def _edges(leaders: NDArray[np.intp]) -> str:
    """Return the lines between regions, and the rim."""
    owner: dict[tuple[tuple[int, int], tuple[int, int]], list[int]] = {}
    for leader, ij in zip(leaders.tolist(), corners(), strict=True):
        for a, b in ((ij[0], ij[1]), (ij[1], ij[2]), (ij[2], ij[0])):
            owner.setdefault((min(a, b), max(a, b)), []).append(leader)
    d = ""
    for (a, b), sides in sorted(owner.items()):
        if len(sides) == 1 or sides[0] != sides[1]:
            (x1, y1), (x2, y2) = at(*a), at(*b)
            d += f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
    return element("path", d=d, style="fill:none;stroke:var(--ink);stroke-width:1.1;stroke-linecap:round")


def _veil(s: Space) -> str:
    """Return what covers the weights that do not fit; where only a line of them fits, the line."""
    if s.fits.all():
        return ""
    d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in (at(w[0], w[1], 1.0) for w in s.outline)) + "Z"
    if not s.fits.any():
        return element("path", d=d, style="fill:none;stroke:var(--ink);stroke-width:4;stroke-linejoin:round")
    whole = _outline([(FINE, 0), (0, FINE), (0, 0)])
    veil = "fill:var(--paper);fill-opacity:0.82;fill-rule:evenodd;stroke:none"
    rim = "fill:none;stroke:var(--ink);stroke-width:1.6"
    return element("path", d=whole + d, style=veil) + element("path", d=d, style=rim)


def _corner_names(s: Space) -> str:
    out = ""
    for k, (x, anchor) in enumerate(((4.0, "start"), (416.0, "end"), ((LEFT + RIGHT) / 2, "middle"))):
        rows = _corner(s, k)
        y = TOP + HIGH + 18 if k < 2 else TOP - 10 - LINE * (len(rows) - 1)
        out += labels(x, y, rows, size=SIZE, leading=LINE / SIZE, anchor=anchor)
    return out


def _marked(s: Space) -> list[int]:
    """Return the offers that get a mark: at most eight that are first somewhere, at the most weights first."""
    there = [k for k, w in enumerate(s.central) if w is not None or s.part(k)]
    often = s.firsts.mean(axis=0)
    return sorted(there, key=lambda k: (-s.part(k), -float(often[k]), k))[:N_COLOURS]


def _corner(s: Space, k: int) -> list[str]:
    return wrap(f"all weight on {s.criteria[k]}", SIZE, 196.0 if k < 2 else 400.0, lines=3)


def _foot_lines(s: Space) -> int:
    return max(len(_corner(s, k)) for k in (0, 1))


def _central(s: Space, marked: Sequence[int]) -> str:
    out = ""
    for k in sorted(marked):
        place, weights, name = s.places[k], s.central[k], s.offers[k]
        if weights is not None:
            x, y = at(weights[0], weights[1], 1.0)
            ring = element("circle", cx=x, cy=y, r=8.4, style="fill:var(--paper);stroke:var(--ink);stroke-width:1")
            told = ", ".join(f"{c} {w:.2f}" for c, w in zip(s.criteria, weights, strict=True))
            out += group(ring + shape(place % N_COLOURS, x, y, 4.6), f"{name}: {told}")
    return out + _names(s)


def _names(s: Space) -> str:
    """Return names inside their regions where there is room, else marks."""
    out, middle = "", middles()
    rings = [at(w[0], w[1], 1.0) for w in s.central if w is not None]
    for k, name in enumerate(s.offers):
        mine = np.flatnonzero((s.leaders == k) & (s.fits if s.fits.any() else True))
        if len(mine) < SMALLEST:
            continue
        x, y = _inside(middle[mine], rings)
        room = math.sqrt(len(mine) / FINE**2) * (RIGHT - LEFT) * 0.95
        if text_width(name, SIZE, bold=True) <= room:
            out += haloed(label(x, y + 4, name, size=SIZE, anchor="middle", bold=True))
        else:
            out += group(shape(s.places[k] % N_COLOURS, x, y, 4.6), name)
    return out


def _inside(weights: Reals, rings: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return a place in a region, as near to its middle as can be, that is clear of the rings."""
    centre = weights.mean(axis=0)
    order = ((weights - centre) ** 2).sum(axis=1).argsort(kind="stable")
    places = [at(w[0], w[1], 1.0) for w in weights[order]]
    clear = (p for p in places if all(math.dist(p, r) > CLEAR for r in rings))
    return next(clear, places[0])


def _keys(id_: str, s: Space, marked: Sequence[int], y: float) -> tuple[str, float]:
    """Return one row for each offer: its mark, its name, and at what part of the weights it is first."""
    head = wrap(
        "In a ring: the mean of the weights that put an offer first. Without one: its region.", SIZE - 0.5, WIDTH - 8
    )
    out = labels(4, y, head, size=SIZE - 0.5, leading=LINE / SIZE, fill="var(--muted)")
    y += LINE * len(head) + 6
    for k in sorted(marked):
        name = s.offers[k]
        part = f"{percent(s.part(k))} of weights" if s.part(k) else "nowhere first in most draws"
        rows = wrap(name, SIZE, WIDTH - 44 - text_width(part, SIZE), lines=2)
        out += element(
            "rect", x=4.0, y=y - 10, width=13.0, height=13.0, style=f"fill:{_ink(s.places[k])};fill-opacity:0.72"
        )
        out += shape(s.places[k] % N_COLOURS, 27, y - 4, 4.6)
        out += labels(38, y, rows, size=SIZE, leading=LINE / SIZE)
        out += label(WIDTH - 4, y, part, size=SIZE - 0.5, fill="var(--muted)", anchor="end")
        y += LINE * len(rows) + 5
    rest = [name for k, name in enumerate(s.offers) if k not in marked]
    if rest:
        rows = wrap(f"without a mark, first nowhere or less often: {', '.join(rest)}", SIZE - 0.5, WIDTH - 42, lines=4)
        out += labels(38, y, rows, size=SIZE - 0.5, leading=LINE / SIZE, fill="var(--muted)")
        y += LINE * len(rows) + 5
    if s.part(-1):
        out += element(
            "rect",
            x=4.0,
            y=y - 10,
            width=13.0,
            height=13.0,
            style=f"fill:url(#{id_}-dots);stroke:var(--ink);stroke-width:0.6",
        )
        out += label(38, y, "no offer in more than half of the draws", size=SIZE)
        out += label(
            WIDTH - 4, y, f"{percent(s.part(-1))} of weights", size=SIZE - 0.5, fill="var(--muted)", anchor="end"
        )
        y += LINE + 5
    return out, y


def _pattern(id_: str) -> str:
    dot = element("circle", cx=3.0, cy=3.0, r=1.1, style="fill:var(--muted)")
    return element(
        "defs", element("pattern", dot, id=f"{id_}-dots", width=6.0, height=6.0, patternUnits="userSpaceOnUse")
    )
