"""Intervals for shares of draws, for products of shares, and for differences between them, all at 95 in 100."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Share = NDArray[np.float64]
Count = NDArray[np.int64]

Z = 1.959963984540054  # the normal quantile that leaves 1 in 40 on each side


@dataclass(frozen=True, eq=False, slots=True)
class Span:
    """Probabilities with their intervals, arrays of one shape."""

    p: Share
    low: Share
    high: Share

    @classmethod
    def exact(cls, p: Share) -> Span:
        """Return probabilities that are known: intervals without width."""
        known = np.clip(p, 0.0, 1.0)
        return cls(known, known, known)

    def at(self, where: object) -> Span:
        """Return a part of the arrays."""
        index: tuple[int, ...] = where  # type: ignore[assignment]
        return Span(np.asarray(self.p[index]), np.asarray(self.low[index]), np.asarray(self.high[index]))


def wilson(count: Count, draws: Count | int) -> Span:
    r"""
    Return shares with Wilson's score interval [1]_.

    .. math:: \frac{\hat p + z^2/2n \pm z\sqrt{\hat p(1-\hat p)/n + z^2/4n^2}}{1 + z^2/n}

    It stays between 0 and 1 and has a width where nothing, or everything, was counted. Without a draw nothing is
    known: the interval is from 0 to 1 and the share is put at one half.

    Examples
    --------
    >>> span = wilson(np.array([0, 50]), 100)
    >>> span.low.round(3).tolist(), span.high.round(3).tolist()
    ([0.0, 0.404], [0.037, 0.596])

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
    """
    n = np.maximum(np.asarray(draws, np.float64), 1)
    p = np.asarray(count, np.float64) / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * np.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    low = np.where(p == 0, 0.0, np.clip(middle - half, 0, p))
    high = np.where(p == 1, 1.0, np.clip(middle + half, p, 1))
    none = np.broadcast_to(np.asarray(draws) == 0, p.shape)
    return Span(np.where(none, 0.5, p), np.where(none, 0.0, low), np.where(none, 1.0, high))


def product(parts: Span) -> Span:
    r"""
    Return the product over the first axis of independent probabilities, with an interval.

    The distances of the factors from their ends are added in squares on the scale of logarithms (Zou and Donner's
    method of variance estimates recovery [1]_):
    :math:`\log L = \log \hat P - \sqrt{\sum_i (\log \hat p_i - \log l_i)^2}`, and likewise above. A factor of zero has
    its upper end in place of its logarithm.

    Examples
    --------
    >>> p = product(wilson(np.array([[90], [80]]), 100))
    >>> joint = wilson(np.array([72]), 100)
    >>> bool(p.high - p.low < joint.high - joint.low)
    True

    References
    ----------
    .. [1] Zou, G. Y. and Donner, A. (2008). Construction of confidence limits about effect measures. Statistics in
       Medicine 27, 1693-1702.
    """
    p = parts.p.prod(axis=0)
    tiny = np.finfo(np.float64).tiny
    # for a factor of zero everything below is zero, and what lies above begins at its upper end
    anchor = np.where(parts.p > 0, parts.p, parts.high)
    at, low, high = (np.log(np.maximum(x, tiny)) for x in (anchor, parts.low, parts.high))
    down = np.sqrt(((at - low) ** 2).sum(axis=0))
    up = np.sqrt(((high - at) ** 2).sum(axis=0))
    ground = anchor.prod(axis=0)
    lowest = np.where((parts.low <= 0).any(axis=0), 0.0, ground * np.exp(-down))
    highest = np.where((parts.high <= 0).any(axis=0), 0.0, np.minimum(ground * np.exp(up), 1.0))
    return Span(p, np.minimum(lowest, p), np.maximum(highest, p))


def difference(one: Span, other: Span) -> Span:
    """
    Return ``one - other`` for independent probabilities (Newcombe 1998, method 10, for any intervals of the two).

    Examples
    --------
    >>> d = difference(wilson(np.array([56]), 70), wilson(np.array([48]), 80))     # Newcombe's table, (a)
    >>> d.p.round(4).tolist(), d.low.round(4).tolist(), d.high.round(4).tolist()
    ([0.2], [0.0524], [0.3339])
    """
    d = one.p - other.p
    low = d - np.hypot(one.p - one.low, other.high - other.p)
    high = d + np.hypot(one.high - one.p, other.p - other.low)
    return Span(d, np.maximum(low, -1), np.minimum(high, 1))


def scaled(span: Span, factor: Span) -> Span:
    """Return a span times a probability that is independent of it; the ends are the outermost of the four corners."""
    corners = np.array([span.low * factor.low, span.low * factor.high, span.high * factor.low, span.high * factor.high])
    return Span(span.p * factor.p, corners.min(axis=0), corners.max(axis=0))


def paired_difference(gained: Count, lost: Count, draws: int) -> Span:
    """
    Return by how much a share rises between two verdicts on the same draws.

    Only draws whose verdict changes count, so it is much narrower than for separate draws. Interval of Bonett and Price
    (2012): one is added to each kind of change, two to the draws.

    Examples
    --------
    >>> d = paired_difference(np.array([30]), np.array([10]), 1000)
    >>> d.p.tolist(), d.low.round(4).tolist(), d.high.round(4).tolist()
    ([0.02], [0.0073], [0.0326])
    """
    up, down = (gained + 1) / (draws + 2), (lost + 1) / (draws + 2)
    middle = up - down
    half = Z * np.sqrt((up + down - middle**2) / (draws + 2))
    d = (gained - lost) / max(draws, 1)
    never = (gained + lost) == 0
    low, high = np.minimum(middle - half, d), np.maximum(middle + half, d)
    return Span(d, np.maximum(low, -1), np.where(never & (draws == 0), 1.0, np.minimum(high, 1)))
