"""The value of perfect information read aloud: for each number a cell may have, which offer would one take then?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


def plain_information(outer: Sequence[float], values: Reals, weights: Reals, offer: int, criterion: int) -> float:
    """
    Return the value of knowing one cell, in two levels of draws.

    The twin of :func:`comity.partners.information.worth.of_cell` for a cell without claim: the outer numbers are those
    that the cell may have, each as likely; the inner draws are of all that stays open.

    Parameters
    ----------
    outer : sequence of float
        Numbers of the cell, scaled.
    values : array, shape (D, n, m)
    weights : array, shape (D, m)
    offer, criterion : int

    Examples
    --------
    >>> half = np.full((1, 2, 1), 0.5)
    >>> plain_information([0.25, 0.75], half, np.ones((1, 1)), 0, 0)
    0.125
    """
    best_then, chosen_now = 0.0, np.zeros(values.shape[1])
    for number in outer:
        known = values.copy()
        known[:, offer, criterion] = number
        worth = np.einsum("dc,dic->di", weights, known).mean(axis=0)
        best_then += float(worth.max())
        chosen_now += worth
    return (best_then - float(chosen_now.max())) / len(outer)
