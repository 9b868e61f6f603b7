"""How far apart two small counts may lie by chance alone."""

from __future__ import annotations

import math

import numpy as np

_POINTS = 2001


def ratio_by_chance(one: float, other: float) -> tuple[float, float] | None:
    r"""
    Return where the ratio of two rates may lie, given a count of each: a 90 per cent interval (conventions §80).

    Let events come independently of one another. Of all ``a + b`` of them each is one of the first side with
    probability :math:`p = r / (1 + r)`, where :math:`r` is the ratio of the rates. With Jeffreys' prior
    :math:`p \sim \text{Beta}(a + 1/2, b + 1/2)`, and :math:`r = p / (1 - p)`. Events that come together (a raid, a
    storm) scatter more than that, so the true interval is no narrower.

    Parameters
    ----------
    one, other : float
        The two counts.

    Returns
    -------
    (float, float) or None
        None where one of them is no count: not whole, or below 0.

    Examples
    --------
    One each is compatible with nearly any ratio; 262 and 109 are not:

    >>> [round(r, 2) for r in ratio_by_chance(1, 1)], [round(r, 2) for r in ratio_by_chance(262, 109)]
    ([0.11, 9.28], [2.0, 2.9])

    References
    ----------
    Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial proportion. *Statistical
    Science* 16, 101-133.
    """
    if min(one, other) < 0 or one != round(one) or other != round(other):
        return None
    p, q = one + 0.5, other + 0.5
    middle, deviation = math.log(p / q), math.sqrt(1 / p + 1 / q)
    # the law of log r; its tails fall as exp(p x) on the left and exp(-q x) on the right
    x = np.linspace(middle - 8 * deviation - 12 / p, middle + 8 * deviation + 12 / q, _POINTS)
    density = -p * np.logaddexp(0.0, -x) - q * np.logaddexp(0.0, x)
    weight = np.exp(density - density.max())
    below = np.concatenate([[0.0], np.cumsum((weight[1:] + weight[:-1]) / 2)])
    low, high = np.interp((0.05 * below[-1], 0.95 * below[-1]), below, x)
    return math.exp(low), math.exp(high)
