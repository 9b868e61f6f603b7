"""Columns that sort the endings perfectly, so that no finite factor fits best."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.support.endings.risk_sets import RiskSets
from comity.support.libraries import need

Floats = NDArray[np.float64]

ROUNDS = 200
"""Directions that are tried; each adds the comparisons that it breaks."""


def separating(sets: RiskSets) -> tuple[int, ...]:
    r"""
    Return the columns along which the partial likelihood rises for ever; empty where it has a top.

    It does where some direction :math:`d` ranks every unit that ended at least as high as all others at risk with it,
    and one of them higher: :math:`d (x_i - x_j) \ge 0` for all of them [1]_. All endings without support is the plain
    case. The direction is looked for by a linear programme over comparisons, which are added as they are broken.

    Parameters
    ----------
    sets : RiskSets

    Returns
    -------
    tuple of int
        The columns that such a direction needs.

    Examples
    --------
    >>> from comity.support.endings.risk_sets import risk_sets
    >>> ended, once, who = np.array([True, False, False]), np.ones(3, int), np.arange(3)
    >>> separating(risk_sets(np.array([[1.0, 2.0], [0.0, 3.0], [0.0, 1.0]]), ended, once, who))
    (0,)
    >>> separating(risk_sets(np.array([[2.0], [3.0], [1.0]]), ended, once, who))
    ()

    References
    ----------
    .. [1] Heinze, G., & Schemper, M. (2001). A solution to the problem of monotone likelihood in Cox regression.
       Biometrics, 57(1), 114-119.
    """
    spread = sets.x.std(axis=0)
    x = sets.x / np.where(spread > 0, spread, 1.0)
    gain = _gain(sets, x)
    direction = _direction(sets, x, gain)
    if not gain @ direction > 1e-7 * max(1.0, float(np.abs(gain).sum())):
        return ()
    return tuple(int(k) for k in np.flatnonzero(np.abs(direction) > 1e-6))


def _gain(sets: RiskSets, x: Floats) -> Floats:
    """Add up x_i - x_j over all endings i and all j at risk with them."""
    size = np.diff(np.append(sets.first, len(x)))
    sums = np.add.reduceat(x, sets.first)
    total: Floats = (size[sets.group][sets.ended, None] * x[sets.ended]).sum(axis=0) - sums[sets.tied].sum(axis=0)
    return total


def _broken(sets: RiskSets, x: Floats, direction: Floats) -> Floats:
    """Return, for each risk set where somebody at risk ranks above one that ended, the difference that shows it."""
    line = x @ direction
    out = []
    for begin, end in zip(sets.first, np.append(sets.first[1:], len(x)), strict=True):
        ended = np.flatnonzero(sets.ended[begin:end]) + begin
        lowest, highest = ended[np.argmin(line[ended])], begin + int(np.argmax(line[begin:end]))
        if line[highest] > line[lowest] + 1e-9:
            out.append(x[lowest] - x[highest])
    return np.array(out).reshape(-1, x.shape[1])


def _direction(sets: RiskSets, x: Floats, gain: Floats) -> Floats:
    linprog = need("scipy.optimize", "A test on endings").linprog
    direction = np.sign(gain)
    held = np.zeros((0, x.shape[1]))
    for _ in range(ROUNDS):
        broken = _broken(sets, x, direction)
        if not len(broken):
            return direction
        held = np.unique(np.vstack([held, broken]), axis=0)
        found = linprog(-gain, A_ub=-held, b_ub=np.zeros(len(held)), bounds=(-1.0, 1.0), method="highs")
        if not found.success or -found.fun <= 1e-9:
            break
        direction = found.x
    return np.zeros(x.shape[1])
