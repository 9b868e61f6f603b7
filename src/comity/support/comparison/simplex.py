"""Least squares with weights that are shares: the small quadratic programme behind synthetic controls."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RIDGE = 1e-8
"""Times the mean square distance of a donor: among fits that are equally good, the most even weights are taken."""
TOLERANCE = 1e-10
"""How far from the best fit the weights may be, as part of the square distance of the farthest donor."""


@dataclass(frozen=True, slots=True)
class Shares:
    """
    Weights that are at least 0 and sum to 1, with a certificate.

    Parameters
    ----------
    weights : ndarray, shape (J,)
    gap : float
        No other weights make half the sum of squares (ridge included) smaller by more than this.
    rounds : int
    """

    weights: Floats
    gap: float
    rounds: int


def shares(donors: Floats, target: Floats) -> Shares:
    r"""
    Return the shares of the donors that come closest to the target.

    With the distances :math:`d_j = x_j - y` of the donors from the target, shares :math:`w \ge 0`,
    :math:`\sum_j w_j = 1` are sought that make :math:`\lVert \sum_j w_j d_j \rVert^2` smallest. The set of donors
    with a share is grown and cut until no donor outside it would help (an active-set method). Where donors are many
    or alike, several shares fit equally well; a very small ridge picks the most even of them, so that the answer is
    one and does not depend on the order of the donors (conventions §102).

    Parameters
    ----------
    donors : ndarray, shape (m, J)
        One column for each donor, one row for each thing to be matched.
    target : ndarray, shape (m,)

    Returns
    -------
    Shares

    Raises
    ------
    ValueError
        Where there is no donor, the shapes do not fit, or a number is not finite.

    Examples
    --------
    >>> found = shares(np.array([[0.0, 4.0], [0.0, 8.0]]), np.array([1.0, 2.0]))
    >>> found.weights.round(6).tolist()
    [0.75, 0.25]

    References
    ----------
    .. [1] Abadie, A., Diamond, A., & Hainmueller, J. (2010). Synthetic control methods for comparative case studies.
       Journal of the American Statistical Association, 105(490), 493-505.
    .. [2] Nocedal, J., & Wright, S. (2006). Numerical Optimization, 2nd ed. Springer, chapter 16.
    """
    if donors.ndim != 2 or donors.shape[1] == 0 or donors.shape[0] != len(target):
        raise ValueError("There must be a donor, and a row of donors for each thing to be matched.")
    if not (np.isfinite(donors).all() and np.isfinite(target).all()):
        raise ValueError("Every number must be finite.")
    distance = donors - target[:, None]
    size = float(np.abs(distance).max(initial=0.0)) or 1.0
    distance = distance / size
    gram = distance.T @ distance
    ridge = RIDGE * (float(np.trace(gram)) / len(gram) or 1.0)
    weights, rounds = _active_set(gram + ridge * np.eye(len(gram)))
    gradient = gram @ weights + ridge * weights
    return Shares(weights, max(0.0, float(weights @ gradient - gradient.min())) * size**2, rounds)


def _active_set(gram: Floats) -> tuple[Floats, int]:
    """Return the shares w that make w'Gw smallest, for a G that is positive definite, and the rounds it took."""
    count = len(gram)
    tolerance = TOLERANCE * float(np.diag(gram).max())
    weights = np.zeros(count)
    weights[int(np.argmin(np.diag(gram)))] = 1.0
    inside = weights > 0
    for rounds in range(1, 20 * count + 100):
        weights, inside = _to_best_inside(gram, weights, inside)
        gradient = gram @ weights
        entering = int(np.argmin(np.where(inside, np.inf, gradient))) if not inside.all() else -1
        if entering < 0 or gradient[entering] >= weights @ gradient - tolerance:
            return weights, rounds
        inside[entering] = True
    return weights, rounds


def _to_best_inside(gram: Floats, weights: Floats, inside: NDArray[np.bool_]) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the best shares among the donors of a set, donors that would get less than nothing dropped on the way."""
    weights, inside = weights.copy(), inside.copy()
    while True:
        members = np.flatnonzero(inside)
        best = np.linalg.solve(gram[np.ix_(members, members)], np.ones(len(members)))
        best = best / best.sum()
        falling = best <= 0
        if not falling.any():
            weights[:] = 0.0
            weights[members] = best
            return weights, inside
        now = weights[members]
        room = now[falling] / (now[falling] - best[falling])
        moved = now + room.min() * (best - now)
        moved[np.flatnonzero(falling)[room <= room.min()]] = 0.0
        weights[members] = np.maximum(moved, 0.0)
        weights /= weights.sum()
        inside[members[(moved <= 0) & falling]] = False
