"""All weights of two criteria along one line: which offer is first where."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comity.report.content import Figure
from comity.report.figures.looks import SMALL, shape
from comity.report.figures.said import joined, percent
from comity.report.palette import N_COLOURS, colour
from comity.report.partners_chapter.pictures.rows import distinct
from comity.report.svg import document, element, group, label, labels, number, segment, text_width, wrap

WIDTH, LEFT, RIGHT, TOP, TALL, SIZE, LINE = 420.0, 44.0, 408.0, 24.0, 190.0, 12.0, 14.0
FINE = 100
LEAST = 0.02
"""An offer that is first in fewer draws than this everywhere has no colour of its own, where there are more of such."""
Reals = NDArray[np.float64]
READING = (
    "Along the foot one criterion gives way to the other. The height of a colour is in how many of 100 draws of all "
    "open numbers its offer is first at those weights."
)
OUTSIDE = "Faded are weights that do not fit what is said of them."


def steps() -> Reals:
    """
    Return the weights along the foot, shape (P, 2).

    Examples
    --------
    >>> steps()[[0, -1]].tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    second = np.linspace(0, 1, FINE + 1)
    out: Reals = np.column_stack([1 - second, second])
    return out


def two_weights_figure(
    id_: str,
    title: str,
    caption: str,
    offers: Sequence[str],
    criteria: Sequence[str],
    places: Sequence[int],
    firsts: Reals,
    fits: NDArray[np.bool_],
) -> Figure | None:
    """
    Return the picture; None where there are not two criteria and two offers.

    Parameters
    ----------
    firsts : array, shape (P, n)
        The share of draws in which each offer is first at the weights of :func:`steps`.
    fits : array, shape (P,)
    """
    if len(criteria) != 2 or len(offers) < 2:
        return None
    offers, places, firsts = _kept(offers, places, firsts)
    heights = np.column_stack([np.zeros(len(firsts)), firsts.cumsum(axis=1)])
    body = "".join(_area(heights[:, k], heights[:, k + 1], places[k], name) for k, name in enumerate(offers))
    body += _veil(fits) + _frame(criteria)
    keys, bottom = _keys(offers, places, firsts, TOP + TALL + 66)
    alt = f"{title}. " + " ".join(
        _told(offers, criteria, firsts, at) for at in (0, FINE // 4, FINE // 2, 3 * FINE // 4, FINE)
    )
    columns = (*(f"weight of {c}" for c in criteria), "fits", *(f"first: {o}" for o in offers))
    data = tuple(
        (*(round(float(x), 4) for x in w), "yes" if fit else "no", *(round(float(f), 4) for f in first))
        for w, fit, first in zip(steps(), fits, firsts, strict=True)
    )
    drawing = document(id_, WIDTH, bottom, title, alt, body + keys)
    outside = OUTSIDE if not fits.all() else ""
    return Figure(id_, title, joined(caption, READING, outside), alt, drawing, columns, data, narrow=True)


def _kept(offers: Sequence[str], places: Sequence[int], firsts: Reals) -> tuple[list[str], list[int], Reals]:
    """Return the offers that are drawn; of very many, those that are first least often are drawn together in grey."""
    most = firsts.max(axis=0)
    seen = [k for k in range(len(offers)) if most[k] > LEAST]
    top = sorted(sorted(seen, key=lambda k: (-float(most[k]), k))[:N_COLOURS])
    rest = [k for k in range(len(offers)) if k not in top]
    if len(rest) < 2:
        return list(offers), distinct(places), firsts
    together = np.column_stack([firsts[:, top], firsts[:, rest].sum(axis=1)])
    names = [*(offers[k] for k in top), f"{len(rest)} other offers together"]
    return names, [*distinct([places[k] for k in top]), SMALL], together


def _x(k: float) -> float:
    return LEFT + (RIGHT - LEFT) * k / FINE


def _y(share: float) -> float:
    return TOP + TALL * (1 - share)


def _area(low: Reals, high: Reals, place: int, name: str) -> str:
    there = [f"{number(_x(k))} {number(_y(v))}" for k, v in enumerate(high.tolist())]
    back = [f"{number(_x(k))} {number(_y(v))}" for k, v in reversed(list(enumerate(low.tolist())))]
    tint = colour(place) if place < SMALL else "var(--strong-rule)"
    out = element(
        "path", d="M" + "L".join([*there, *back]) + "Z", style=f"fill:{tint};fill-opacity:0.55;stroke:var(--paper)"
    )
    widest = int((high - low).argmax())
    if high[widest] - low[widest] > 0.14:
        at = min(max(_x(widest), LEFT + 14), RIGHT - 14)
        out += shape(place, at, _y((high[widest] + low[widest]) / 2), 5.0)
    return group(out, name)


def _veil(fits: NDArray[np.bool_]) -> str:
    if fits.all() or not fits.any():
        return ""
    half = (RIGHT - LEFT) / FINE / 2
    look = "fill:var(--paper);fill-opacity:0.82"
    return "".join(
        element("rect", x=_x(k) - half, y=TOP, width=2 * half + 0.2, height=TALL, style=look)
        for k, fit in enumerate(fits.tolist())
        if not fit
    )


def _frame(criteria: Sequence[str]) -> str:
    out = label(4, 13, "first in", size=SIZE - 0.5, fill="var(--muted)")
    for share in (0.0, 0.5, 1.0):
        ink, dash = ("var(--ink)", "4 3") if share == 0.5 else ("var(--strong-rule)", "")
        out += segment(LEFT, _y(share), RIGHT, _y(share), colour=ink, dash=dash)
        out += label(LEFT - 6, _y(share) + 4, percent(share), size=SIZE - 0.5, fill="var(--muted)", anchor="end")
    for k, (anchor, x) in enumerate((("start", LEFT - 40), ("end", RIGHT + 8))):
        rows = wrap(f"all weight on {criteria[k]}", SIZE, 188, lines=3)
        out += labels(x, TOP + TALL + 18, rows, size=SIZE, leading=LINE / SIZE, anchor=anchor)
    return out


def _keys(offers: Sequence[str], places: Sequence[int], firsts: Reals, y: float) -> tuple[str, float]:
    out = ""
    for k, name in enumerate(offers):
        lead = firsts[:, k] > 0.5
        words = (
            "nowhere first in most draws"
            if not lead.any()
            else f"in most draws on {percent(float(lead.mean()))} of the line"
        )
        rows = wrap(name, SIZE, WIDTH - 30 - text_width(words, SIZE), lines=2)
        out += shape(places[k], 11, y - 4, 5.0) + labels(22, y, rows, size=SIZE, leading=LINE / SIZE)
        out += label(WIDTH - 4, y, words, size=SIZE - 0.5, fill="var(--muted)", anchor="end")
        y += LINE * len(rows) + 5
    return out, y


def _told(offers: Sequence[str], criteria: Sequence[str], firsts: Reals, at: int) -> str:
    parts = [f"{name} first in {percent(float(firsts[at, k]))}" for k, name in enumerate(offers) if firsts[at, k] > 0]
    return f"With {percent(1 - at / FINE)} of the weight on {criteria[0]}: {', '.join(parts)}."
