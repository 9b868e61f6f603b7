"""The tail of Student's t for whole degrees of freedom, by its finite sum."""

from __future__ import annotations

import math
from statistics import NormalDist

NORMAL_FROM = 100_000
"""From so many degrees of freedom the normal distribution is used: the two differ by less than 1e-5 there."""


def two_sided(t: float, freedom: int) -> float:
    r"""
    Return the probability that Student's t is at least as far from 0 as ``t``.

    With :math:`\theta = \arctan(t / \sqrt\nu)` the probability of less is a finite sum of powers of
    :math:`\cos\theta` ([1]_, 26.7.3 and 26.7.4), so no other library is needed.

    Parameters
    ----------
    t : float
    freedom : int
        Degrees of freedom, at least 1.

    Examples
    --------
    >>> round(two_sided(12.706, 1), 4), round(two_sided(2.228, 10), 4), two_sided(0, 5)
    (0.05, 0.05, 1.0)

    References
    ----------
    .. [1] Abramowitz, M. and Stegun, I. A. (1964). Handbook of Mathematical Functions.
    """
    if freedom < 1:
        raise ValueError("at least one degree of freedom is needed")
    t = abs(t)
    if math.isinf(t):
        return 0.0
    if freedom >= NORMAL_FROM:
        return 2 * NormalDist().cdf(-t)
    theta = math.atan2(t, math.sqrt(freedom))
    sine, cosine = math.sin(theta), math.cos(theta)
    inside = _odd(theta, sine, cosine, freedom) if freedom % 2 else sine * _sum(cosine * cosine, 1, freedom - 2)
    return min(max(1.0 - inside, 0.0), 1.0)


def _odd(theta: float, sine: float, cosine: float, freedom: int) -> float:
    more = sine * cosine * _sum(cosine * cosine, 2, freedom - 2) if freedom > 1 else 0.0
    return 2 / math.pi * (theta + more)


def _sum(square: float, first: int, last: int) -> float:
    """Return 1 + (first/(first+1)) s + (first (first+2) / (first+1) (first+3)) s^2 + ..., up to the factor of last."""
    total = term = 1.0
    for k in range(first, last, 2):
        term *= square * k / (k + 1)
        total += term
    return total
