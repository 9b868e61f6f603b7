"""Dots that do not overlap: those that touch push each other away, a little at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.alignment.layout.frame import Reals

GAP = 2.0
"""Paper left between two dots."""
SMALLEST, LARGEST = 2.5, 10.0
FILL = 0.3
"""A dot of the largest actor takes at most about this part of the width that each actor has on the paper."""
PUSHES, PATIENCE = 400, 100
SHRINK = 0.85


def radii(degree: Reals, largest: float, actors: int, width: float, height: float) -> Reals:
    """
    Return the radius of each dot: its area grows with the weighted degree.

    Parameters
    ----------
    degree : float array of shape (N,)
    largest : float
        The largest degree in any window, so that dots of different windows can be compared.
    actors : int
        The most actors in a window.

    Examples
    --------
    >>> radii(np.array([0.0, 25.0, 100.0]), 100.0, 20, 720, 520).tolist()
    [2.5, 5.0, 10.0]
    """
    room = FILL * np.sqrt(width * height / max(actors, 1)) / 2
    most = float(np.clip(min(room, width / 16, height / 16), SMALLEST, LARGEST))
    share = degree / largest if largest > 0 else np.zeros_like(degree)
    return np.asarray(np.maximum(SMALLEST, most * np.sqrt(share)))


def apart(place: Reals, radius: Reals, low: Reals, high: Reals) -> tuple[Reals, Reals]:
    """
    Return places at which no two dots overlap, and the radii, which shrink only where there is no room.

    Parameters
    ----------
    place : float array of shape (N, 2)
    radius : float array of shape (N,)
    low, high : float arrays of shape (2,)
        The corners of the box within which the middles of the dots stay.

    Examples
    --------
    >>> spots, size = apart(np.array([[5.0, 5.0], [5.0, 5.0]]), np.array([2.0, 2.0]), np.zeros(2), np.full(2, 50.0))
    >>> bool(np.hypot(*(spots[0] - spots[1])) >= 4), size.tolist()
    (True, [2.0, 2.0])
    """
    place, radius = np.clip(place, low, np.maximum(low, high)), radius.copy()
    for count in range(PUSHES):
        i, j = touching(place, radius + GAP / 2)
        if not len(i):
            break
        if count >= PATIENCE and count % 10 == 0:
            radius *= SHRINK
        place = np.clip(place + _push(place, radius, i, j), low, np.maximum(low, high))
    while len(touching(place, radius)[0]) and radius.max() > 0.05:
        radius *= SHRINK
    return place, radius


def touching(place: Reals, radius: Reals) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """
    Return the pairs of dots that overlap, as two arrays of indices, in order.

    Examples
    --------
    >>> i, j = touching(np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0]]), np.ones(3))
    >>> i.tolist(), j.tolist()
    ([0], [1])
    """
    # along the x axis only neighbours within two radii can touch: sort, then look at so many behind each
    if len(place) < 2:
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    order = np.argsort(place[:, 0], kind="stable")
    x = place[order, 0]
    until = np.searchsorted(x, x + 2 * float(radius.max()), side="right")
    behind = until - np.arange(len(x)) - 1
    first = np.repeat(np.arange(len(x)), behind)
    start = np.repeat(np.cumsum(behind) - behind, behind)
    second = first + 1 + np.arange(len(first)) - start
    i, j = order[first], order[second]
    away = place[i] - place[j]
    close = (away**2).sum(axis=1) < (radius[i] + radius[j]) ** 2 - 1e-9
    low, high = np.minimum(i[close], j[close]), np.maximum(i[close], j[close])
    rank = np.lexsort((high, low))
    return low[rank], high[rank]


def _push(place: Reals, radius: Reals, i: NDArray[np.intp], j: NDArray[np.intp]) -> Reals:
    """Return the step of each dot: half of what each pair lacks, along the line between the two."""
    away = place[i] - place[j]
    far = np.sqrt((away**2).sum(axis=1))
    same = far < 1e-6  # on one spot: part in a direction that depends on the two alone
    turn = (i[same] * 2.399963 + j[same]) % (2 * np.pi)
    away[same] = np.column_stack((np.cos(turn), np.sin(turn)))
    far[same] = 1.0
    lack = np.maximum(radius[i] + radius[j] + GAP + 0.1 - np.where(same, 0.0, far), 0.0)
    step = away / far[:, None] * (lack / 2)[:, None]
    size = len(place)
    return np.column_stack([np.bincount(i, step[:, k], size) - np.bincount(j, step[:, k], size) for k in (0, 1)])
