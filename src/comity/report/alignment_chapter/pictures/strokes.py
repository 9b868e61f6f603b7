"""The ties of a map as a few paths: full for, dashed against, heavier where they weigh more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.network import Snapshot
from comity.report.svg import element, number

STEPS = (0.25, 0.6)
"""Parts of the heaviest weight from which on a line is heavier."""
WIDTHS = (0.8, 1.4, 2.4)
Index = NDArray[np.intp]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """
    The ties that are drawn.

    Parameters
    ----------
    rows : int array
        Rows of the snapshot.
    least : float
        The smallest weight drawn.
    left_out : int
        Lighter ties that are not drawn.
    """

    rows: Index
    least: float
    left_out: int

    def words(self) -> str:
        """Return what is not drawn, in words; empty where all is."""
        return f" The {self.left_out:,} lightest ties are not drawn." if self.left_out else ""


def chosen(snapshot: Snapshot, most: int) -> Drawn:
    """
    Return the heaviest ties, at most so many; ties of one weight are all drawn or all left out.

    Where even the heaviest are more than that, they are all drawn: which of them to leave out would be arbitrary.

    Examples
    --------
    >>> import datetime as dt
    >>> day = dt.date(2000, 1, 1)
    >>> ends, weight = np.array([0, 0, 1]), np.array([3.0, 1.0, 1.0])
    >>> net = Snapshot(("a", "b", "c"), ends, np.array([1, 2, 2]), np.ones(3, np.int8), weight, day, day)
    >>> [chosen(net, most).rows.tolist() for most in (3, 2, 1)]
    [[0, 1, 2], [0], [0]]
    """
    weight = snapshot.weight
    if len(weight) <= most:
        return Drawn(np.arange(len(weight), dtype=np.intp), float(weight.min(initial=np.inf)), 0)
    values, counts = np.unique(weight, return_counts=True)
    from_top = np.cumsum(counts[::-1])
    kept = max(1, int(np.searchsorted(from_top, most, "right")))
    least = float(values[-kept])
    rows = np.flatnonzero(weight >= least)
    return Drawn(rows, least, len(weight) - len(rows))


def tie_paths(snapshot: Snapshot, drawn: Drawn, x: Reals, y: Reals, *, scale: float = 1.0, fine: bool = False) -> str:
    """
    Return the ties as paths, one for each look.

    Parameters
    ----------
    x, y : arrays of shape (N,)
        Middles of the dots, in whole units or close to it.
    scale : float
        How much larger strokes are drawn, so that they come out right in a picture that is made smaller.
    fine : bool
        One thin stroke for all weights.
    """
    if not len(drawn.rows):
        return ""
    weight = snapshot.weight[drawn.rows] / snapshot.weight[drawn.rows].max()
    heavy = np.zeros(len(weight), int) if fine or weight.min() == 1 else np.digitize(weight, STEPS)
    sign = snapshot.sign[drawn.rows]
    out = ""
    for turn in (1, -1):  # ties against lie on top: mostly there are fewer, and they say more
        faint = _faintness(int((sign == turn).sum()), len(snapshot.actors)) * (0.75 if fine else 1.0)
        for step, width in enumerate(WIDTHS):
            rows = drawn.rows[(sign == turn) & (heavy == step)]
            if len(rows):
                d = _path(snapshot, rows.tolist(), x, y)
                wide = 0.7 if fine else width * (0.8 if faint < 0.6 else 1.0)
                out += _stroke(d, turn, wide * scale, faint, scale)
    return out


def _faintness(ties: int, actors: int) -> float:
    """Return how much ink a full line gets: less where there are many, so that dots and names stand out."""
    return float(np.clip(1.3 - 0.45 * np.log10(1 + ties / 12 * max(1, ties / (6 * max(actors, 1)))), 0.25, 1.0))


def _path(snapshot: Snapshot, rows: Sequence[int], x: Reals, y: Reals) -> str:
    out = []
    for k in rows:
        a, b = snapshot.a[k], snapshot.b[k]
        x0, y0, x1, y1 = round(x[a]), round(y[a]), round(x[b]), round(y[b])
        out.append(f"M{x0} {y0}l{x1 - x0}{'' if y1 < y0 else ' '}{y1 - y0}")
    return "".join(out)


def _stroke(d: str, turn: int, width: float, faint: float, scale: float) -> str:
    if turn > 0:
        look = f"stroke:var(--muted);stroke-opacity:{0.8 * faint:.2f}"
    else:
        dash = f"{number(4 * scale)} {number(2.5 * scale)}"
        look = f"stroke:var(--against);stroke-opacity:{min(1.0, faint + 0.15):.2f};stroke-dasharray:{dash}"
    return element("path", d=d, style=f"fill:none;stroke-width:{number(width)};{look}")
