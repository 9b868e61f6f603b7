"""TOPSIS: near to the best of everything, far from the worst of everything."""

from __future__ import annotations

import numpy as np

from comity.partners.contrast.judged import Judged, Reals


def topsis(table: Judged) -> Reals:
    r"""
    Return how near each offer is to the ideal, from 0 to 1; more is better.

    Numbers are divided by the length of their column and weighed, :math:`v_{ic} = w_c x_{ic} / \sqrt{\sum_i
    x_{ic}^2}`. The ideal has the best :math:`v` of each column, its opposite the worst. With the distances
    :math:`d_i^+` from the ideal and :math:`d_i^-` from its opposite the score is :math:`d_i^- / (d_i^+ + d_i^-)` [1]_.
    Length, ideal and opposite all come from the offers that happen to be on the list, so an offer that leaves can
    turn the order of the others. Another unit of a criterion changes nothing, but another zero does.

    Parameters
    ----------
    table : Judged
        A column of zeros counts for nothing. Where all offers are the same, each has 0.5.

    Returns
    -------
    array, shape (n,)

    Examples
    --------
    >>> from comity.partners.contrast.judged import judged
    >>> topsis(judged([[3, 0], [4, 0], [0, 0]], ["more", "more"], [1, 1])).round(4).tolist()
    [0.75, 1.0, 0.0]

    References
    ----------
    .. [1] Hwang, C. L. & Yoon, K. (1981). Multiple Attribute Decision Making. Springer.
    """
    length = np.sqrt((table.numbers**2).sum(axis=0))
    v = table.weights * np.divide(table.numbers, length, out=np.zeros_like(table.numbers), where=length > 0)  # [i, c]
    high, low = v.max(axis=0), v.min(axis=0)
    ideal, opposite = np.where(table.upward, high, low), np.where(table.upward, low, high)
    far = np.sqrt(((v - ideal) ** 2).sum(axis=1))
    off = np.sqrt(((v - opposite) ** 2).sum(axis=1))
    both = far + off
    score: Reals = np.divide(off, both, out=np.full(len(v), 0.5), where=both > 0)
    return score
