"""The option to begin that never ends, in closed form."""

from __future__ import annotations

import math
from fractions import Fraction

Number = float | Fraction


def exponent(rate: Number, lost: Number, spread: Number) -> float:
    r"""
    Return :math:`\beta_1`, the exponent of the value of an option that never ends.

    With the value V of a project moving at random with the spread s, the riskless rate r and the rate d that is lost
    by waiting, the option is worth :math:`A V^{\beta_1}` until it is used, where

    .. math:: \beta_1 = 1/2 - (r-d)/s^2 + \sqrt{((r-d)/s^2 - 1/2)^2 + 2r/s^2}

    is the root above 1 of :math:`s^2 b (b - 1) / 2 + (r - d) b - r = 0` [1]_.

    Parameters
    ----------
    rate, lost, spread : float or Fraction
        A year; at least 0. Fractions are kept exact up to the square root.

    Returns
    -------
    float
        At least 1; 1 where nothing is lost by waiting, infinite where nothing is gained by it.

    Examples
    --------
    >>> exponent(Fraction(4, 100), Fraction(4, 100), Fraction(2, 10))
    2.0
    >>> round(exponent(0.05, 0.02, 0.0), 3)
    1.667

    References
    ----------
    .. [1] Dixit, A. K. & Pindyck, R. S. (1994). Investment under Uncertainty. Princeton University Press, ch. 5.
    """
    if spread == 0:
        return math.inf if rate <= lost else float(rate / (rate - lost))
    drift = (rate - lost) / spread**2 - Fraction(1, 2)
    twice = 2 * rate / spread**2
    root = math.sqrt(drift * drift + twice)
    # the two forms are one number; each is used where it does not take a difference of two that are nearly equal
    found = float(twice) / (float(drift) + root) if drift > 0 else root - float(drift)
    return max(1.0, found)


def critical_ratio(rate: Number, lost: Number, spread: Number) -> float:
    r"""
    Return how many times its cost a commitment must be worth before it is better to begin than to wait.

    :math:`V^*/I = \beta_1 / (\beta_1 - 1)`: more than 1, since beginning gives up the chance to learn more first. It
    grows with the spread and the rate, and falls with what is lost by waiting.

    Returns
    -------
    float
        At least 1; infinite where nothing is lost by waiting.

    Examples
    --------
    >>> critical_ratio(Fraction(4, 100), Fraction(4, 100), Fraction(2, 10))
    2.0
    >>> critical_ratio(0.04, 0.0, 0.2), critical_ratio(0.04, 0.04, 0.0)
    (inf, 1.0)
    """
    beta = exponent(rate, lost, spread)
    if math.isinf(beta):
        return 1.0
    return math.inf if beta - 1 < 1e-12 else beta / (beta - 1)


def held_forever(ratio: float, rate: Number, lost: Number, spread: Number) -> float:
    """
    Return what the option that never ends is worth, as a multiple of the cost.

    Parameters
    ----------
    ratio : float
        What the project is worth now, as a multiple of its cost; at least 0.

    Examples
    --------
    Worth as much as it costs, the project is still worth a quarter of the cost as a choice that may wait:

    >>> held_forever(1.0, 0.04, 0.04, 0.2)
    0.25
    """
    critical, beta = critical_ratio(rate, lost, spread), exponent(rate, lost, spread)
    if math.isinf(critical):
        return ratio
    if ratio >= critical or math.isinf(beta):
        return max(ratio - 1.0, 0.0)
    return float((critical - 1.0) * (ratio / critical) ** beta)
