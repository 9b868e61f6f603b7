"""Krippendorff's alpha: how far several analysts agree, beyond what chance would give."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import permutations
from typing import Literal

Metric = Literal["nominal", "ordinal", "interval"]
Difference = Callable[[float, float], float]


def alpha(units: Iterable[Sequence[float]], metric: Metric = "interval") -> float | None:
    r"""
    Return Krippendorff's alpha for units that two or more judged [1]_.

    .. math:: \alpha = 1 - D_o / D_e

    :math:`D_o` is the mean squared difference of two judgements of one unit, each unit counting as often as it was
    judged; :math:`D_e` is that of any two judgements of all units. 1 is perfect agreement, 0 what chance gives, below
    0 is worse. Any number of analysts may be missing on a unit.

    The squared difference of values c and k is :math:`(c - k)^2` (interval), 1 where they differ (nominal), or
    (ordinal) the square of how many judgements lie from c to k, the two ends counted half.

    Parameters
    ----------
    units : iterable of sequences of float
        The judgements of each unit, in any order. Units with fewer than two are left out.
    metric : {"nominal", "ordinal", "interval"}

    Returns
    -------
    float or None
        None where no unit was judged twice or all judgements are the same: there is nothing to agree about.

    Examples
    --------
    >>> round(alpha([[1, 1], [2, 2], [3, 3], [3, 3, 3, 4]], "interval"), 3)
    0.894
    >>> alpha([[1, 1], [1, 1]]) is None
    True

    References
    ----------
    .. [1] Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
    """
    judged = [tuple(u) for u in units if len(u) > 1]
    counts = Counter(value for u in judged for value in u)
    if len(counts) < 2:
        return None
    spread = _spread_of_intervals if metric == "interval" else partial(_spread, square=_difference(metric, counts))
    n = sum(counts.values())
    within = sum(spread(Counter(u)) / (len(u) - 1) for u in judged) / n
    overall = spread(counts) / (n * (n - 1))
    return 1.0 - within / overall


def _spread_of_intervals(counts: Counter[float]) -> float:
    """Return the sum of the squared differences of all ordered pairs, from their mean: quick where values are many."""
    n = sum(counts.values())
    mean = math.fsum(value * k for value, k in counts.items()) / n
    return 2 * n * math.fsum(k * (value - mean) ** 2 for value, k in counts.items())


def _spread(counts: Counter[float], square: Difference) -> float:
    """Return the same for any difference; values are few here: grades."""
    values = sorted(counts)
    return 2 * sum(
        counts[c] * counts[k] * square(c, k) for at, c in enumerate(values) for k in values[at + 1 :] if c != k
    )


def _difference(metric: Metric, counts: Counter[float]) -> Difference:
    if metric == "nominal":
        return lambda c, k: float(c != k)
    below, total = {}, 0
    for value in sorted(counts):
        below[value] = total + counts[value] / 2
        total += counts[value]
    return lambda c, k: (below[c] - below[k]) ** 2


def _plain_alpha(units: Sequence[Sequence[float]], metric: Metric) -> float:
    """The definition read aloud: every ordered pair of judgements, one by one."""
    judged = [u for u in units if len(u) > 1]
    everything = [v for u in judged for v in u]

    def square(c: float, k: float) -> float:
        if metric == "nominal":
            return float(c != k)
        if metric == "interval":
            return (c - k) ** 2
        low, high = min(c, k), max(c, k)
        between = sum(1 for v in everything if low <= v <= high)
        return (between - (everything.count(c) + everything.count(k)) / 2) ** 2 if c != k else 0.0

    n = len(everything)
    observed = sum(square(a, b) / (len(u) - 1) for u in judged for a, b in permutations(u, 2)) / n
    expected = sum(square(a, b) for a, b in permutations(everything, 2)) / (n * (n - 1))
    return 1 - observed / expected
