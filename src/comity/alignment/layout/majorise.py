"""Stress majorisation: the places whose distances come closest to the wanted ones, step by step, never a step back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.alignment.layout.frame import Reals
from comity.alignment.layout.targets import Wanted
from comity.budget import Budget

CLOSE = 1e-9


@dataclass(frozen=True, eq=False, slots=True)
class Anchors:
    """Where each actor is held, shape (N, 2), and how strongly, shape (N,); strength 0 holds nobody."""

    place: Reals
    strength: Reals


def distances(place: Reals) -> Reals:
    """
    Return the distance between each two places, shape (N, N).

    Examples
    --------
    >>> distances(np.array([[0.0, 0.0], [3.0, 4.0]])).tolist()
    [[0.0, 5.0], [5.0, 0.0]]
    """
    x, y = place[:, 0], place[:, 1]
    across, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
    across *= across
    down *= down
    across += down
    return np.asarray(np.sqrt(across, out=across))


def stress(place: Reals, aim: Wanted, anchors: Anchors | None = None) -> float:
    r"""
    Return :math:`\sum_{i<j} w_{ij} m_{ij}^2 + \sum_i s_i |x_i - p_i|^2`.

    :math:`m` is by how much a distance is missed: :math:`|x_i - x_j| - d_{ij}`, and nothing where the distance is a
    least one and is kept.

    Examples
    --------
    >>> aim = Wanted(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[0.0, 1.0], [1.0, 0.0]]), np.zeros((2, 2), bool))
    >>> stress(np.array([[0.0, 0.0], [3.0, 0.0]]), aim)
    4.0
    """
    missed = distances(place) - aim.distance
    missed[aim.least & (missed > 0)] = 0.0
    total = float((aim.weight * missed**2).sum()) / 2
    if anchors is None:
        return total
    return total + float((anchors.strength * ((place - anchors.place) ** 2).sum(axis=1)).sum())


def majorise(
    start: Reals,
    aim: Wanted,
    anchors: Anchors | None,
    rounds: int,
    enough: float = 1e-4,
    budget: Budget | None = None,
) -> Reals:
    r"""
    Return places of lower stress, shape (N, 2).

    One round solves :math:`(L_w + S) X' = L_{w d / |x_i - x_j|} X + S P` [1]_, where :math:`L` is a Laplacian and
    :math:`S` the strengths of the anchors :math:`P`; the stress never rises. A least distance that is kept is, for one
    round, wanted as it is. It ends after ``rounds``, or once no actor moves by more than ``enough`` of the spread.

    Examples
    --------
    >>> aim = Wanted(np.array([[0.0, 2.0], [2.0, 0.0]]), np.array([[0.0, 1.0], [1.0, 0.0]]), np.zeros((2, 2), bool))
    >>> found = majorise(np.array([[0.0, 0.0], [0.1, 0.0]]), aim, None, 20)
    >>> round(float(distances(found)[0, 1]), 6)
    2.0

    References
    ----------
    .. [1] De Leeuw, J. (1977). Applications of convex analysis to multidimensional scaling.
    """
    size = len(start)
    if size < 2:
        return start
    solve, held = _system(aim, anchors)
    place = start
    for _ in range(rounds):
        if budget is not None:
            budget.check()
        after = _times(solve, _pushed(place, aim) + held)
        moved = float(np.abs(after - place).max())
        place = after
        if moved <= enough * max(float(np.ptp(place)), CLOSE):
            break
    return place


def _system(aim: Wanted, anchors: Anchors | None) -> tuple[Reals, Reals]:
    """Return the inverse of the left side, and the part of the right side that stays; without anchors, middle at 0."""
    size = len(aim.weight)
    left = np.diag(aim.weight.sum(axis=1)) - aim.weight
    if anchors is None or not anchors.strength.any():
        return np.asarray(np.linalg.inv(left + 1.0 / size), np.float64), np.zeros((size, 2))
    held = anchors.strength[:, None] * anchors.place
    return np.asarray(np.linalg.inv(left + np.diag(anchors.strength)), np.float64), held


def _pushed(place: Reals, aim: Wanted) -> Reals:
    now = distances(place)
    goal = np.where(aim.least, np.maximum(aim.distance, now), aim.distance)
    goal *= aim.weight
    np.maximum(now, CLOSE, out=now)
    goal /= now
    return np.asarray(goal.sum(axis=1)[:, None] * place - _times(goal, place))


def _times(square: Reals, tall: Reals) -> Reals:
    """Return the product; so narrow a one is quickest on one core, and many cores would wait for each other."""
    return np.column_stack([np.einsum("ij,j->i", square, np.ascontiguousarray(tall[:, k])) for k in (0, 1)])
