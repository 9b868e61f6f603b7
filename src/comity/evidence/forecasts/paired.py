"""Two forecasters on the same claims: the test of Diebold and Mariano, corrected for small samples."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from comity.evidence.forecasts.student import two_sided


@dataclass(frozen=True, slots=True)
class DieboldMariano:
    """
    The mean difference of two series of losses, the corrected statistic and its two-sided p-value.

    ``statistic`` and ``p_value`` are None where they do not exist; ``why`` then says why not.
    """

    mean: float
    statistic: float | None
    p_value: float | None
    why: str = ""


def diebold_mariano(one: Sequence[float], other: Sequence[float], horizon: int = 1) -> DieboldMariano:
    r"""
    Return the test of equal accuracy of Diebold and Mariano [1]_ with the correction of Harvey and others [2]_.

    With the differences :math:`d_t` of the losses, their mean :math:`\bar d` and autocovariances
    :math:`\hat\gamma_k = \tfrac1n \sum_{t>k} (d_t-\bar d)(d_{t-k}-\bar d)`,

    .. math::
        \text{DM} = \frac{\bar d}{\sqrt{(\hat\gamma_0 + 2\sum_{k=1}^{h-1}\hat\gamma_k) / n}},\qquad
        \text{DM}^* = \sqrt{\frac{n + 1 - 2h + h(h-1)/n}{n}}\;\text{DM},

    and DM* is held against Student's t with n - 1 degrees of freedom. For ``horizon`` 1 it is the paired t test.

    Parameters
    ----------
    one, other : sequence of float, shape (n,)
        Losses on the same events, in the order of time where ``horizon`` is above 1.
    horizon : int
        How many steps ahead the forecasts were made; claims that are decided one by one count as 1.

    Returns
    -------
    DieboldMariano
        ``mean`` below 0 means that ``one`` lost less.

    Raises
    ------
    ValueError
        The two are not of one length, empty, or the horizon is below 1.

    Examples
    --------
    >>> t = diebold_mariano([0.1, 0.2, 0.1, 0.3], [0.2, 0.4, 0.1, 0.4])
    >>> round(t.mean, 3), round(t.statistic, 4), round(t.p_value, 4)
    (-0.1, -2.4495, 0.0917)

    References
    ----------
    .. [1] Diebold, F. X. and Mariano, R. S. (1995). Comparing predictive accuracy. Journal of Business and Economic
       Statistics 13, 253-263.
    .. [2] Harvey, D., Leybourne, S. and Newbold, P. (1997). Testing the equality of prediction mean squared errors.
       International Journal of Forecasting 13, 281-291.
    """
    n = len(one)
    if n != len(other) or n == 0 or horizon < 1:
        raise ValueError("two series of one length, not empty, and a horizon of at least 1 are needed")
    d = [a - b for a, b in zip(one, other, strict=True)]
    mean = math.fsum(d) / n
    if n < 2 or horizon >= n:
        return DieboldMariano(mean, None, None, "too few claims for a test")
    off = [x - mean for x in d]
    lags = [math.fsum(off[t] * off[t - k] for t in range(k, n)) / n for k in range(horizon)]
    variance = (lags[0] + 2 * math.fsum(lags[1:])) / n
    if max(abs(x) for x in off) <= 1e-12:
        return DieboldMariano(mean, None, None, "the difference is the same on every claim")
    if variance <= 0:
        return DieboldMariano(mean, None, None, "the estimated variance is not positive: take a shorter horizon")
    correction = (n + 1 - 2 * horizon + horizon * (horizon - 1) / n) / n
    statistic = math.sqrt(correction) * mean / math.sqrt(variance)
    return DieboldMariano(mean, statistic, two_sided(statistic, n - 1))


def holm(p_values: Sequence[float]) -> list[float]:
    """
    Return p-values corrected for their number (Holm 1979): the smallest times n, the next times n - 1, and so on.

    Examples
    --------
    >>> holm([0.04, 0.01, 0.03])
    [0.06, 0.03, 0.06]
    """
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    out, highest = [0.0] * len(p_values), 0.0
    for rank, i in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[i]))
        out[i] = highest
    return out
