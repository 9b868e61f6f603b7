"""Reporting bias: what is published is not drawn evenly from what happened."""

from __future__ import annotations

import math

from comity.errors import UsageError
from comity.evidence.compare.pools import Band

EVEN = (0.25, 4.0)
"""The range of ``pi1 / pi0`` unless another is asked for: four times in either direction, so that it leans nowhere."""


def published_rate(rate: float, ratio: float) -> float:
    r"""
    Return the share of favourable cases among those published.

    A favourable case is published with probability :math:`\pi_1`, any other with :math:`\pi_0`. Then

    .. math:: P(\text{favourable} \mid \text{published})
              = \frac{\theta \pi_1}{\theta \pi_1 + (1 - \theta) \pi_0},

    which depends on the ratio alone: publication multiplies the odds of a favourable case by it.

    Parameters
    ----------
    rate : float
        The true share of favourable cases, from 0 to 1.
    ratio : float
        ``pi1 / pi0``, above 0.

    Examples
    --------
    Half of all cases are favourable, and these are published three times as readily:

    >>> published_rate(0.5, 3)
    0.75
    """
    return rate * ratio / (rate * ratio + 1 - rate)


def true_rate(published: float, ratio: float) -> float:
    """
    Return the true share of favourable cases that would give a published share, the other way round.

    Examples
    --------
    >>> true_rate(0.75, 3)
    0.5
    """
    return published_rate(published, 1 / ratio)


def log_likelihood(rate: float, favourable: int, published: int, ratio: float) -> float:
    """
    Return the log likelihood of a true rate, given how many published cases are favourable.

    Only ``rate / (1 - rate) * ratio`` enters: rate and ratio cannot be told apart by any number of published cases.

    Examples
    --------
    >>> log_likelihood(0.5, 30, 40, 3) == log_likelihood(0.75, 30, 40, 1)
    True
    """
    shown = published_rate(rate, ratio)
    ways = math.lgamma(published + 1) - math.lgamma(favourable + 1) - math.lgamma(published - favourable + 1)
    yes = favourable * math.log(shown) if favourable else 0.0
    no = (published - favourable) * math.log1p(-shown) if published > favourable else 0.0
    return ways + yes + no


def band(low: float, middle: float, high: float, ratio: tuple[float, float] = EVEN) -> Band:
    """
    Return where the true rate may lie over a range of publication ratios: a band, never a point (conventions §79).

    Parameters
    ----------
    low, middle, high : float
        Quantiles of the rate among published cases: the ends of the 90 per cent interval, and the median.
    ratio : (float, float)
        The range of ``pi1 / pi0`` that is held possible, lower end first. An audit that tells both probabilities is
        given as a narrow range.

    Raises
    ------
    UsageError
        Where the range is empty or not above 0.

    Examples
    --------
    >>> found = band(0.6, 0.75, 0.9, (1, 3))
    >>> [round(v, 3) for v in found.middle], round(found.low, 3), round(found.high, 9), round(found.even_at, 9)
    ([0.5, 0.75], 0.333, 0.9, 3.0)
    """
    least, most = ratio
    if not 0 < least <= most < math.inf:
        raise UsageError(f"A range of publication ratios goes from a number above 0 up to a larger one, not {ratio}.")
    return Band(
        ratio=(float(least), float(most)),
        middle=(true_rate(middle, most), true_rate(middle, least)),
        low=true_rate(low, most),
        high=true_rate(high, least),
        even_at=middle / (1 - middle) if 0 < middle < 1 else None,
    )
