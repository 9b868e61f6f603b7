"""The layout of a dated, signed network: from snapshots to places, dots and labels on paper."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from comity.alignment.layout.apart import apart, radii
from comity.alignment.layout.frame import Frame, Layout, Reals
from comity.alignment.layout.labelling import Wish, place_labels
from comity.alignment.layout.measured import quality
from comity.alignment.layout.over_time import Course, course, in_order, scene
from comity.alignment.layout.paper import Paper, on_the_rim, paper, rim_of
from comity.alignment.network import Snapshot
from comity.budget import Budget
from comity.errors import UsageError

MOST = 1000
"""A drawing of more actors cannot be read, and its distances would need much memory."""
LEAST_SIDE, MOST_SIDE = 40, 5000


def layout(
    snapshots: Sequence[Snapshot],
    *,
    width: float = 720,
    height: float = 520,
    seed: int = 0,
    labels: Mapping[str, str] | None = None,
    hold: float = 0.5,
    budget: Budget | None = None,
) -> Layout:
    """
    Return where to draw the actors of each window of a dated, signed network.

    Friends are wanted near, friends of friends further, foes apart; the places are those whose distances come closest
    to that (stress majorisation [1]_), with each actor held at its last place [2]_. All windows are drawn on one paper
    with one scale, so that they can be compared. Dots are then pushed apart until none overlap; actors without a tie
    are parked at the rim; labels are placed one by one, the most tied actor first.

    The same snapshots give the same drawing. Only nearness has a meaning: a drawing that is turned or mirrored is as
    good. Other names give another order of actors and may give another of several drawings that are as good.

    Parameters
    ----------
    snapshots : sequence of Snapshot
        The windows, in order of time.
    width, height : float
        The paper, from 40 to 5,000 each way.
    seed : int
        For the small stir at the start, and for the sample of ties that is looked at for crossings.
    labels : mapping from actor to text, optional
        The label of each actor; its name where it is not listed, no label where the text is empty.
    hold : float
        From 0 (each window by itself) to below 1 (nobody moves): the part of the pull on an actor that its last place
        has. Larger is steadier, smaller is truer to the window.
    budget : Budget, optional

    Raises
    ------
    UsageError
        For more than 1,000 actors, a paper that is too small or too large, a ``hold`` outside of 0 to below 1, or a
        weight that is not a number.
    BudgetExceededError
        Where the time runs out: half a drawing is of no use.

    Examples
    --------
    >>> import datetime as dt
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> rows = (("a", "b"), ("c", "d"), ("a", "c"))
    >>> ties = Ties(*zip(*rows), (1, 1, -1), (None,) * 3, (False,) * 3, ("",) * 3, ("",) * 3, ("",) * 3)
    >>> found = layout([network_of(ties).window(dt.date(1950, 1, 1), dt.date(1950, 12, 31))])
    >>> frame = found.frames[0]
    >>> far = np.hypot(frame.x[:, None] - frame.x, frame.y[:, None] - frame.y)
    >>> bool(far[0, 1] < far[0, 2]), len(frame.labels), found.quality.overlaps
    (True, 4, 0)

    References
    ----------
    .. [1] Gansner, E., Koren, Y. & North, S. (2005). Graph drawing by stress majorization. Graph Drawing 2004.
    .. [2] Baur, M. & Schank, T. (2008). Dynamic graph drawing in Visone.
    """
    budget = budget or Budget()
    snapshots = [in_order(snap) for snap in snapshots]
    cast = scene(snapshots)
    _check(len(cast.actors), width, height, hold)
    way = course(snapshots, cast, hold, seed, budget)
    rim = rim_of(width, height) if any(alone.any() for alone in way.untied) else 0.0
    tied = [place[~alone] for place, alone in zip(way.places, way.untied, strict=True)]
    sheet = paper(tied, float(width), float(height), rim)
    frames = _frames(snapshots, way, sheet, labels or {}, budget)
    found = quality(frames, snapshots, way.aims, seed, math.hypot(width, height))
    return Layout(frames, float(width), float(height), seed, hold, found)


def _check(actors: int, width: float, height: float, hold: float) -> None:
    if actors > MOST:
        raise UsageError(f"A layout holds at most {MOST} actors; these windows have {actors}. Take fewer actors.")
    if not (LEAST_SIDE <= width <= MOST_SIDE and LEAST_SIDE <= height <= MOST_SIDE):
        raise UsageError(f"The paper is {width:g} by {height:g}; each side goes from {LEAST_SIDE} to {MOST_SIDE}.")
    if not 0 <= hold < 1:
        raise UsageError(f"hold is {hold:g}; it goes from 0 (each window by itself) to below 1 (nobody moves).")


def _frames(
    snapshots: Sequence[Snapshot], way: Course, sheet: Paper, texts: Mapping[str, str], budget: Budget
) -> tuple[Frame, ...]:
    degrees = [_degree(snap) for snap in snapshots]
    largest = max((float(d.max(initial=0.0)) for d in degrees), default=0.0)
    most = max((len(d) for d in degrees), default=0)
    ways: dict[str, int] = {}  # the way that the label of each actor went last
    out = []
    for k, snap in enumerate(snapshots):
        budget.check()
        radius = radii(degrees[k], largest, most, sheet.width, sheet.height)
        spot, radius = _spots(sheet.drawn(way.places[k]), way.untied[k], sheet, radius)
        out.append(_frame(snap, spot, radius, degrees[k], sheet, texts, ways))
    return tuple(out)


def _spots(drawn: Reals, alone: NDArray[np.bool_], sheet: Paper, radius: Reals) -> tuple[Reals, Reals]:
    """Return where the dots of a window are drawn, and their radii."""
    low = np.full(2, sheet.inner)
    high = np.maximum(np.array((sheet.width, sheet.height)) - sheet.inner, low)
    out, radius = np.empty_like(drawn), radius.copy()
    out[~alone], radius[~alone] = apart(drawn[~alone], radius[~alone], low, high)
    out[alone], radius[alone] = on_the_rim(drawn[alone], radius[alone], sheet.width, sheet.height)
    return out, radius


def _frame(
    snap: Snapshot,
    spot: Reals,
    radius: Reals,
    degree: Reals,
    sheet: Paper,
    texts: Mapping[str, str],
    ways: dict[str, int],
) -> Frame:
    order = sorted(range(len(snap.actors)), key=lambda i: (-degree[i], snap.actors[i]))
    text = [texts.get(name, name).strip() for name in snap.actors]
    wishes = [Wish(i, text[i], ways.get(snap.actors[i], -1)) for i in order if text[i]]
    labels, dropped, went = place_labels(wishes, spot, radius, sheet.width, sheet.height)
    ways.update({snap.actors[i]: turn for i, turn in went.items()})
    names = tuple(snap.actors[i] for i in dropped)
    return Frame(snap.actors, spot[:, 0].copy(), spot[:, 1].copy(), radius, labels, names, snap.first, snap.last)


def _degree(snap: Snapshot) -> Reals:
    size = len(snap.actors)
    return np.asarray(np.bincount(snap.a, snap.weight, size) + np.bincount(snap.b, snap.weight, size), np.float64)
