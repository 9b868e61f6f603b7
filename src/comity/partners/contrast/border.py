"""MABAC: how far each offer is above the border between good and poor."""

from __future__ import annotations

import numpy as np

from comity.partners.contrast.judged import Judged, Reals


def mabac(table: Judged) -> Reals:
    r"""
    Return how far each offer is above the border; more is better.

    With :math:`t_{ic}` from 0, the worst on the list, to 1, the best, and :math:`v_{ic} = w_c (t_{ic} + 1)`, the border
    of a criterion is the geometric mean of its column, and the score :math:`\sum_c v_{ic} - g_c` [1]_.

    Parameters
    ----------
    table : Judged
        A column in which all are the same counts for nothing.

    Returns
    -------
    array, shape (n,)

    Examples
    --------
    >>> from comity.partners.contrast.judged import judged
    >>> mabac(judged([[0], [1]], ["more"], [1])).round(4).tolist()
    [-0.4142, 0.5858]

    References
    ----------
    .. [1] Pamučar, D. & Ćirović, G. (2015). The selection of transport and handling resources in logistics centers
       using Multi-Attributive Border Approximation area Comparison (MABAC). Expert Systems with Applications 42(6),
       3016-3028.
    """
    high, low = table.numbers.max(axis=0), table.numbers.min(axis=0)
    worst = np.where(table.upward, low, high)
    apart = high - low
    t = np.divide(np.abs(table.numbers - worst), apart, out=np.zeros_like(table.numbers), where=apart > 0)
    # the weight comes out of the geometric mean, so that a weight of 0 needs no logarithm of 0
    border = np.exp(np.log(t + 1).mean(axis=0))
    above: Reals = (table.weights * (t + 1 - border)).sum(axis=1)
    return above
