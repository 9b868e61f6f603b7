"""Whether a factor on the rate of ending stays the same while a conflict lasts."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.support.endings.cox import NoMaximumError, inverse
from comity.support.endings.risk_sets import RiskSets, partial_likelihood, risk_sets, scores

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Drift:
    """
    How a factor moves with the age of a conflict.

    ``chi`` and ``p`` are of the test that it does not; ``slope`` is what one more of the logarithm of time adds to the
    logarithm of the factor, to first order.
    """

    chi: float
    p: float
    slope: float


def drift(sets: RiskSets, logs: Floats, column: int) -> Drift | None:
    r"""
    Test that the factor of one column does not move with the logarithm of time.

    The model is widened by the column times :math:`\log t`, and the score of the new term at the fitted factors is
    weighed against its spread: the test of Grambsch and Therneau on Schoenfeld residuals [1]_, which needs no second
    fit. Terms for the other columns are left alone.

    Parameters
    ----------
    sets : RiskSets
    logs : ndarray, shape (p,)
        As fitted.
    column : int

    Returns
    -------
    Drift or None
        None where all endings came at one age, so that there is no time to move with.

    Examples
    --------
    >>> sets = risk_sets(np.array([[1.0], [0.0]]), np.array([True, False]), np.array([1, 1]), np.array([0, 1]))
    >>> drift(sets, np.zeros(1), 0) is None
    True

    References
    ----------
    .. [1] Grambsch, P. M., & Therneau, T. M. (1994). Proportional hazards tests and diagnostics based on weighted
       residuals. Biometrika, 81(3), 515-526.
    """
    if len(sets.first) < 2:
        return None
    age = np.log(sets.clock.astype(np.float64))
    moving = sets.x[:, [column]] * (age - age[sets.ended].mean())[:, None]
    wide = risk_sets(np.hstack([sets.x, moving]), sets.ended, sets.clock, sets.cluster)
    _, gradient, information = partial_likelihood(wide, np.append(logs, 0.0))
    try:
        spread = inverse(information)[-1, -1]
    except NoMaximumError:
        return None
    chi = float(gradient[-1] ** 2 * spread)
    return Drift(chi, math.erfc(math.sqrt(chi / 2)), float(gradient[-1] * spread))


def residuals(sets: RiskSets, logs: Floats) -> Floats:
    """
    Return the Schoenfeld residuals: for each risk set, the sum over its endings of x less its mean there, (g, p).

    They add up to the gradient, so to zero at the fitted factors.

    Examples
    --------
    >>> sets = risk_sets(np.array([[1.0], [0.0]]), np.array([True, False]), np.array([1, 1]), np.array([0, 1]))
    >>> residuals(sets, np.zeros(1)).tolist()
    [[0.5]]
    """
    sums: Floats = np.add.reduceat(scores(sets, logs), sets.first, axis=0)
    return sums
