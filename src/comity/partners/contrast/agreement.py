"""How far two orders of the same offers agree."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import combinations


def kendall(a: Sequence[float], b: Sequence[float]) -> float | None:
    r"""
    Return Kendall's tau-b of two lists of ranks: 1 for the same order, -1 for the opposite.

    :math:`(C - D) / \sqrt{(P - T_a)(P - T_b)}` with C pairs in the same order, D in the opposite, P pairs, of which
    :math:`T_a` are tied in the first list and :math:`T_b` in the second [1]_.

    Returns
    -------
    float or None
        None where a list puts all equal, so that it has no order.

    Examples
    --------
    >>> round(kendall([1, 2, 3], [1, 3, 2]), 4), kendall([1, 1], [1, 2]) is None
    (0.3333, True)

    References
    ----------
    .. [1] Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33(3), 239-251.
    """
    same = left = right = 0
    for i, j in combinations(range(len(a)), 2):
        x, y = (a[i] > a[j]) - (a[i] < a[j]), (b[i] > b[j]) - (b[i] < b[j])
        same += x * y
        left += x * x
        right += y * y
    return same / math.sqrt(left * right) if left and right else None


def most_likely_ranks(acceptability: Mapping[str, Sequence[float]]) -> dict[str, int]:
    """
    Return the rank that each offer has most often, from the shares of draws in which it has each rank.

    Where several ranks are as frequent, the best of them. Two offers may have one rank.

    Examples
    --------
    >>> most_likely_ranks({"x": [0.4, 0.3, 0.3], "y": [0.2, 0.2, 0.6], "z": [0.4, 0.5, 0.1]})
    {'x': 1, 'y': 3, 'z': 2}
    """
    return {offer: 1 + list(row).index(max(row)) for offer, row in acceptability.items()}
