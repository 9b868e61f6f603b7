"""How far any two actors voted alike: a matrix, its rows and columns in the order of their places."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comity.report.content import Figure
from comity.report.figures.said import datum, joined, percent, spread
from comity.report.svg import box, document, element, label, number, shorten, stroke, text_width

Reals = NDArray[np.float64]
WIDTH, SIZE, MOST = 420.0, 11.0, 30
CLASSES = (
    (0.8, "var(--hold)", "80 and more"),
    (0.6, "var(--hold-2)", "60 to 80"),
    (0.4, "var(--hold-4)", "40 to 60"),
    (0.2, "var(--against-4)", "20 to 40"),
    (0.0, "var(--against)", "under 20"),
)
"""The fields: from which share on, their colour, and what the legend says; hatched below 40, so that it prints."""
NOT_KNOWN = "no vote shared"
READING = (
    "Each field tells how far the actor of its row and the actor of its column voted alike; yes and abstain count as "
    "half alike."
)
IN_ORDER = "Actors stand in the order of their places; full blue along the middle says that neighbours vote alike."


def alike_figure(
    id_: str,
    title: str,
    caption: str,
    actors: Sequence[str],
    share: Reals,
    order: Sequence[str] = (),
) -> Figure | None:
    """
    Return the picture; None where there are fewer than two actors.

    Parameters
    ----------
    actors : sequence of str
        N names.
    share : array of shape (N, N)
        How far two agree, from 0 to 1; NaN where they shared no vote.
    order : sequence of str
        Names from low to high; actors that are not in it come last. Of more than thirty actors, thirty are drawn,
        evenly chosen along the order, with both ends among them; the data hold them all.
    """
    rank = {name: k for k, name in enumerate(order)}
    every = sorted(range(len(actors)), key=lambda k: (rank.get(actors[k], len(rank)), actors[k]))
    if len(every) < 2:
        return None
    rows = [every[k] for k in spread(len(every), MOST)]
    left = min(132.0, max(text_width(actors[k], SIZE) for k in rows) + 30)
    cell = min((WIDTH - left - 2) / len(rows), 30.0)
    keys, top = _keys(id_, any(math.isnan(share[i, j]) for i in rows for j in rows if i != j))
    body = _hatch(id_) + keys + _heads(len(rows), left, cell, top)
    for at, i in enumerate(rows):
        y = top + cell * at
        body += _name(actors[i], at + 1, left, y + cell / 2, cell)
    body += _fields(id_, share[np.ix_(rows, rows)], left, top, cell)
    alt = f"{title}. " + _extremes(actors, share, rows)
    data = tuple((actors[i], actors[j], datum(float(share[i, j]))) for a, i in enumerate(every) for j in every[a + 1 :])
    drawing = document(id_, WIDTH, top + cell * len(rows) + 6, title, alt, body)
    return Figure(
        id_,
        title,
        joined(caption, READING, IN_ORDER if order else ""),
        alt,
        drawing,
        ("a", "b", "share of agreement"),
        data,
        narrow=True,
    )


def _name(name: str, place: int, left: float, middle: float, cell: float) -> str:
    size = min(SIZE, max(9.5, cell * 0.9))
    words = shorten(name, size, left - 28)
    out = label(left - 24, middle + 4, words, size=size, anchor="end")
    return out + label(left - 5, middle + 4, str(place), size=size, fill="var(--muted)", anchor="end")


def _hatch(id_: str) -> str:
    """Return the two hatched looks: dark lines on a light ground, and light lines on a dark one."""
    out = ""
    for k, ink, wide in ((3, "var(--against)", 0.8), (4, "var(--paper)", 1.0)):
        ground = element("rect", width=6.0, height=6.0, style=f"fill:{CLASSES[k][1]}")
        slash = stroke("M-1 1l2 -2M0 6l6 -6M5 7l2 -2", colour=ink, width=wide)
        name = f"{id_}-h{k}"
        out += element("pattern", ground + slash, id=name, width=6.0, height=6.0, patternUnits="userSpaceOnUse")
    return element("defs", out)


def _fill(id_: str, share: float) -> str:
    if math.isnan(share):
        return "var(--paper)"
    k = next(k for k, (least, _, _) in enumerate(CLASSES) if share >= least - 1e-12 or k == len(CLASSES) - 1)
    return f"url(#{id_}-h{k})" if k >= 3 else CLASSES[k][1]


def _keys(id_: str, gaps: bool) -> tuple[str, float]:
    out, x, y = label(4, 15, "voted alike, of 100 votes:", size=SIZE + 0.5, fill="var(--muted)"), 4.0, 23.0
    rows = [(_fill(id_, least), words) for least, _, words in CLASSES]
    if gaps:
        rows.append(("var(--paper)", NOT_KNOWN))
    for ground, words in rows:
        wide = 20 + text_width(words, SIZE + 0.5) + 10
        if x + wide > WIDTH:
            x, y = 4.0, y + 19
        out += box(x, y, 15, 13, fill=ground, stroke="var(--strong-rule)", r=1)
        out += label(x + 20, y + 11, words, size=SIZE + 0.5)
        x += wide
    return out, y + 38


def _heads(count: int, left: float, cell: float, top: float) -> str:
    every = 1 if cell >= 13 else 2
    return "".join(
        label(left + cell * (k + 0.5), top - 5, str(k + 1), size=SIZE - 1, fill="var(--muted)", anchor="middle")
        for k in range(0, count, every)
    )


def _fields(id_: str, share: Reals, left: float, top: float, cell: float) -> str:
    """Return the fields of a matrix, one path for each look; a stroke where nothing is known."""
    found: dict[str, str] = {}
    gaps = ""
    side = number(cell - 0.8)
    for at, to in np.argwhere(~np.eye(len(share), dtype=np.bool_)).tolist():
        x, y = left + cell * to, top + cell * at
        if math.isnan(share[at, to]):
            gaps += f"M{number(x + 2)} {number(y + cell / 2)}h{number(cell - 4)}"
            continue
        ground = _fill(id_, float(share[at, to]))
        found[ground] = found.get(ground, "") + f"M{number(x + 0.4)} {number(y + 0.4)}h{side}v{side}h-{side}z"
    out = "".join(element("path", d=d, style=f"fill:{ground}") for ground, d in sorted(found.items()))
    return out + (stroke(gaps, colour="var(--strong-rule)", width=1) if gaps else "")


def _extremes(actors: Sequence[str], share: Reals, rows: Sequence[int]) -> str:
    pairs = [
        (float(share[i, j]), actors[i], actors[j])
        for a, i in enumerate(rows)
        for j in rows[a + 1 :]
        if not math.isnan(share[i, j])
    ]
    if not pairs:
        return "No two of them shared a vote."
    most, least = max(pairs), min(pairs)
    return (
        f"Most alike: {most[1]} and {most[2]}, {percent(most[0])}. Least: {least[1]} and {least[2]}, "
        f"{percent(least[0])}. From low to high: {', '.join(actors[k] for k in rows)}."
    )
