"""The Brier score taken apart: reliability, resolution, uncertainty, and what lies within bins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction

from comity.evidence.forecasts.result import Bin, Murphy

DISTINCT = 11
"""Up to so many forecast values, each is a bin of its own; past that there are ten bins, and one for one half."""
_HALF = Fraction(1, 2)
Key = Callable[[Fraction], Hashable]


def murphy(forecasts: Sequence[Fraction], outcomes: Sequence[bool], binned: bool | None = None) -> Murphy:
    r"""
    Return the decomposition of the Brier score [1]_, exact in fractions until the last step.

    With :math:`n_k` forecasts in bin :math:`k`, their mean :math:`\bar f_k`, the frequency :math:`\bar o_k` with which
    their events happened, and the base rate :math:`\bar o`,

    .. math::
        \text{BS} = \underbrace{\tfrac1n\sum_k n_k(\bar f_k-\bar o_k)^2}_{\text{reliability}}
        - \underbrace{\tfrac1n\sum_k n_k(\bar o_k-\bar o)^2}_{\text{resolution}}
        + \underbrace{\bar o(1-\bar o)}_{\text{uncertainty}} + \text{WBV} - \text{WBC}.

    The last two [2]_ are the variance of forecasts within bins, and twice their covariance with the outcomes there.
    Both are 0 where each forecast value is a bin of its own; leaving them out elsewhere breaks the identity.

    Parameters
    ----------
    forecasts : sequence of Fraction, shape (n,)
        Between 0 and 1; at least one.
    outcomes : sequence of bool, shape (n,)
    binned : bool, optional
        True for ten bins of one tenth, False for a bin per value; None chooses by the number of values
        (conventions §76). The bins are the same seen from 0 and from 1, and one half is a bin of its own.

    Raises
    ------
    ValueError
        No forecasts, or not as many outcomes.

    Examples
    --------
    >>> said = [Fraction(4, 5), Fraction(4, 5), Fraction(1, 5), Fraction(1, 5)]
    >>> m = murphy(said, [True, False, False, False])
    >>> m.brier, m.reliability, m.resolution, m.uncertainty
    (0.19, 0.065, 0.0625, 0.1875)

    References
    ----------
    .. [1] Murphy, A. H. (1973). A new vector partition of the probability score. Journal of Applied Meteorology 12.
    .. [2] Stephenson, D. B., Coelho, C. A. S. and Jolliffe, I. T. (2008). Two extra components in the Brier score
       decomposition. Weather and Forecasting 23, 752-757.
    """
    if not forecasts or len(forecasts) != len(outcomes):
        raise ValueError("as many outcomes as forecasts are needed, and at least one")
    if binned is None:
        binned = len(set(forecasts)) > DISTINCT
    groups = _grouped(forecasts, outcomes, tenth if binned else lambda f: f)
    score, reliability, resolution, uncertainty, variance, covariance = map(float, exact_parts(groups))
    bins = tuple(_bin(group) for group in groups)
    return Murphy(score, reliability, resolution, uncertainty, variance, covariance, bins)


def tenth(f: Fraction) -> Hashable:
    """
    Return the bin of a forecast: below one half the tenth it lies in, counted from 0; above, counted from 1.

    Examples
    --------
    >>> tenth(Fraction(1, 10)), tenth(Fraction(9, 10)), tenth(Fraction(1, 2))
    ((0, 1), (2, 1), (1, 5))
    """
    if f == _HALF:
        return (1, 5)
    return (0, int(f * 10)) if f < _HALF else (2, int((1 - f) * 10))


Pairs = list[tuple[Fraction, int]]


def _grouped(forecasts: Sequence[Fraction], outcomes: Sequence[bool], key: Key) -> list[Pairs]:
    """Return the pairs of forecast and outcome by bin, lowest forecasts first."""
    groups: dict[Hashable, Pairs] = defaultdict(list)
    for f, o in zip(forecasts, outcomes, strict=True):
        groups[key(f)].append((f, int(o)))
    return sorted(groups.values(), key=lambda pairs: min(pairs))


def exact_parts(groups: Sequence[Pairs]) -> tuple[Fraction, Fraction, Fraction, Fraction, Fraction, Fraction]:
    """Return Brier score, reliability, resolution, uncertainty and the two terms within bins, as fractions."""
    n = sum(len(g) for g in groups)
    base = Fraction(sum(o for g in groups for _, o in g), n)
    brier = sum(((f - o) ** 2 for g in groups for f, o in g), Fraction(0)) / n
    reliability = resolution = variance = covariance = Fraction(0)
    for g in groups:
        f_mean = sum((f for f, _ in g), Fraction(0)) / len(g)
        o_mean = Fraction(sum(o for _, o in g), len(g))
        reliability += len(g) * (f_mean - o_mean) ** 2
        resolution += len(g) * (o_mean - base) ** 2
        variance += sum(((f - f_mean) ** 2 for f, _ in g), Fraction(0))
        covariance += 2 * sum(((f - f_mean) * (o - o_mean) for f, o in g), Fraction(0))
    return brier, reliability / n, resolution / n, base * (1 - base), variance / n, covariance / n


def _bin(pairs: Pairs) -> Bin:
    values = [f for f, _ in pairs]
    mean = sum(values, Fraction(0)) / len(values)
    hits = sum(o for _, o in pairs)
    return Bin(float(min(values)), float(max(values)), len(pairs), float(mean), hits / len(pairs))
