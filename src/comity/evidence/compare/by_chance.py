"""How far apart two small counts may lie by chance alone."""

from __future__ import annotations

import numpy as np

from comity.kernels.mixtures import Mixture, mixture_quantiles


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
    alone = np.full((2, 1), 0.5)  # a grid of one law, which stands there twice
    law = Mixture("beta", np.full((2, 1), one + 0.5), np.full((2, 1), other + 0.5))
    low, high = mixture_quantiles(law, alone, (0.05, 0.95))
    # 1 - p by way of the other count: near 1 it would lose its digits
    rest_of_high, rest_of_low = mixture_quantiles(Mixture("beta", law.q, law.p), alone, (0.05, 0.95))
    return low / rest_of_low, high / rest_of_high
