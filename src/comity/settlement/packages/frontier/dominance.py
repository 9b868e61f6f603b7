"""Which vectors no other vector beats: the filter under every frontier."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.settlement.packages.blocks import Whole

Order = NDArray[np.int64]


def undominated(values: Whole, budget: Budget | None = None) -> Order:
    """
    Return the rows that no other row dominates, in lexicographic order from the greatest.

    A row dominates another if it is nowhere smaller and somewhere greater. Of equal rows all stay.

    Parameters
    ----------
    values : array of whole numbers, shape (rows, parties)

    Examples
    --------
    >>> undominated(np.array([[1, 5], [2, 2], [2, 4], [2, 4], [0, 5]])).tolist()
    [2, 3, 0]
    """
    if not len(values):
        return np.zeros(0, np.int64)
    order = descending(values)
    rows = values[order]
    # of equal rows one is enough to decide
    first = np.ones(len(rows), bool)
    first[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    distinct = rows[first]
    keep = _line(distinct) if distinct.shape[1] <= 2 else _pivots(distinct, budget)
    kept: Order = order[keep[np.cumsum(first) - 1]]
    return kept


def descending(values: Whole) -> Order:
    """Return the order of rows from the lexicographically greatest; equal rows keep their order."""
    order = np.arange(len(values))
    for column in reversed(range(values.shape[1])):
        # object arrays have no lexsort: one stable sort per column does the same
        order = order[np.argsort(-values[order, column], kind="stable")]
    return order


def _line(rows: Whole) -> NDArray[np.bool_]:
    """Return which of distinct rows in descending order stay, for one or two columns."""
    if rows.shape[1] == 1:
        return np.asarray(np.arange(len(rows)) == 0)
    keep = np.ones(len(rows), bool)
    keep[1:] = rows[1:, 1] > np.maximum.accumulate(rows[:, 1])[:-1]
    return keep


def _pivots(rows: Whole, budget: Budget | None) -> NDArray[np.bool_]:
    """Return which of distinct rows stay: each row that is still there strikes out all that it dominates."""
    ranks = np.stack([np.unique(rows[:, c], return_inverse=True)[1] for c in range(rows.shape[1])], axis=1)
    ranks = ranks.astype(np.int32)
    # a row can only be dominated by one with a greater sum of ranks
    left = np.argsort(-ranks.sum(axis=1), kind="stable")
    here = ranks[left]
    at = 0
    while at < len(here):
        if budget is not None and at % 256 == 0:
            budget.check()
        stays = (here > here[at]).any(axis=1)
        stays[: at + 1] = True
        if not stays.all():
            left, here = left[stays], here[stays]
        at += 1
    keep = np.zeros(len(rows), bool)
    keep[left] = True
    return keep
