"""How far apart two actors are wanted on paper: friends near, friends of friends further, foes apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.layout.frame import Reals
from comity.alignment.layout.surroundings import likeness

APART = 2.0
"""Room between two groups that no chain of positive ties joins; one positive tie of usual weight is 1 long."""
FOES = 4.0
"""Two actors with a negative tie are wanted at least so far apart."""
STRESS_ON_FOES = 0.5
"""What a missed distance between foes counts; between friends it counts 1."""
FARTHEST = 6.0
"""Chains longer than this count as this long, so that a long thread does not press the rest together."""
SHORTEST, LONGEST = 0.6, 1.4
"""The length of a heavy and of a light tie, where a tie of usual weight is 1 long."""
ALIKE, UNLIKE = 0.8, 1.6
"""A chain is so much shorter or longer, by how alike the surroundings of its two ends are."""
Matrix = NDArray[np.bool_]
Index = NDArray[np.intp]


@dataclass(frozen=True, eq=False, slots=True)
class Wanted:
    """
    The distances that a drawing should have, all of shape (N, N) and symmetric, with zeros on the diagonal.

    Parameters
    ----------
    distance : float array
    weight : float array
        What a missed distance counts.
    least : bool array
        Whether the distance is a least one: larger is as good. So it is for foes.
    """

    distance: Reals
    weight: Reals
    least: Matrix


def wanted(size: int, a: Index, b: Index, sign: NDArray[np.int8], weight: Reals) -> Wanted:
    r"""
    Return the wanted distances of a signed, weighted network.

    A positive tie of weight :math:`w` is :math:`(w / \bar w)^{-1/4}` long, held between 0.6 and 1.4, where
    :math:`\bar w` is the median weight of the positive ties. Two actors joined by a chain of positive ties only are as
    far apart as the chain has ties (6 at most), times 0.8 where their surroundings are alike
    (:func:`~comity.alignment.layout.surroundings.likeness`) up to 1.6 where they have nothing in common: so groups
    stand together and those who link them stand between. Two actors whom no such chain joins are apart by 2 and by the
    radii of their groups. Foes are apart by at least 4. A distance :math:`d` counts :math:`d^{-2}` [1]_, and 1/2 for
    foes.

    Examples
    --------
    Friends a-b-c, and d, the foe of a:

    >>> found = wanted(4, np.array([0, 1, 0]), np.array([1, 2, 3]), np.array([1, 1, -1], np.int8), np.ones(3))
    >>> found.distance[0].round(2).tolist(), found.least[0].tolist()
    ([0.0, 0.82, 1.79, 4.0], [False, False, False, True])

    References
    ----------
    .. [1] Gansner, E., Koren, Y. & North, S. (2005). Graph drawing by stress majorization. Graph Drawing 2004.
    """
    friends = np.zeros((size, size), np.bool_)
    good, bad = sign > 0, sign < 0
    friends[a[good], b[good]] = friends[b[good], a[good]] = True
    steps = hops(friends)
    distance = np.minimum(steps, FARTHEST)
    length = _length(weight[good])
    distance[a[good], b[good]] = distance[b[good], a[good]] = length
    strength = np.zeros((size, size))
    strength[friends] = 1 / distance[friends]
    distance *= UNLIKE - (UNLIKE - ALIKE) * likeness(strength)
    distance = _between_groups(distance, np.isfinite(steps))
    least = np.zeros((size, size), np.bool_)
    least[a[bad], b[bad]] = least[b[bad], a[bad]] = True
    distance[least] = np.maximum(distance[least], FOES)
    counts = np.zeros_like(distance)
    np.power(distance, -2.0, out=counts, where=distance > 0)
    counts[least] = STRESS_ON_FOES
    return Wanted(distance, counts, least)


def hops(friends: Matrix) -> Reals:
    """
    Return the least number of ties between each two actors; infinite where no chain joins them.

    Examples
    --------
    >>> line = np.array([[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]], bool)
    >>> hops(line)[0].tolist()
    [0.0, 1.0, 2.0, inf]
    """
    size = len(friends)
    out = np.full((size, size), np.inf)
    reached = np.eye(size, dtype=np.bool_)
    out[reached] = 0
    step = friends.astype(np.float32)
    latest, count = reached, 0
    while latest.any():
        count += 1
        latest = (latest.astype(np.float32) @ step > 0) & ~reached
        out[latest] = count
        reached = reached | latest
    return out


def _length(weight: Reals) -> Reals:
    if not len(weight):
        return weight
    usual = float(np.median(weight))
    if usual <= 0:
        return np.ones_like(weight)
    with np.errstate(divide="ignore"):
        return np.asarray(np.clip((weight / usual) ** -0.25, SHORTEST, LONGEST))


def _between_groups(distance: Reals, joined: Matrix) -> Reals:
    """Fill in the pairs that no chain joins; the radius of a group is half the mean distance within it."""
    if joined.all():
        return distance
    size = joined.sum(axis=1)
    within = np.where(joined, distance, 0.0).sum(axis=1) / np.maximum(size - 1, 1)
    group = joined.argmax(axis=1)  # the first member names the group
    total = np.bincount(group, within, len(group))
    radius = (total / np.maximum(np.bincount(group, minlength=len(group)), 1))[group] / 2
    return np.asarray(np.where(joined, distance, APART + radius[:, None] + radius[None, :]))
