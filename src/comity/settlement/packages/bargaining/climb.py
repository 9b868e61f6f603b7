"""A good choice at once: change one or two blocks as long as the height rises."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.kernels.pairs_jit import best_pair

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]
MISSED = 10.0  # what it counts to miss a goal that only has to be reached
PAIRS_UP_TO = 2000  # rows of all blocks: with more of them, pairs are not looked at


def climb(worth: list[Reals], base: Reals, slope: Reals, start: Whole, budget: Budget) -> Whole:
    """
    Return a choice that no change of one block betters, nor of two blocks where there are not too many rows.

    Parameters
    ----------
    worth : [block] of arrays, shape (rows, goals)
    base, slope : arrays, shape (goals,)
    start : array of int, shape (blocks,)
    budget : Budget
        Once it is over, the best so far is returned.

    Examples
    --------
    From 3 and 3 to 4 and 4 by a change of both blocks; each change alone would be for the worse:

    >>> worth = [np.array([[2.0, 1.0], [7.0, -3.0]]), np.array([[1.0, 2.0], [-3.0, 7.0]])]
    >>> climb(worth, np.zeros(2), np.ones(2), np.array([0, 0]), Budget()).tolist()
    [1, 1]
    """
    rows = np.concatenate(worth)
    block = np.repeat(np.arange(len(worth)), [len(w) for w in worth])
    first = np.concatenate([[0], np.cumsum([len(w) for w in worth])])[:-1]
    at = start.copy()
    height = _heights(rows[first + at].sum(axis=0), base, slope)
    while not budget.over():
        chosen = rows[first + at]
        moves = rows - chosen[block]
        total = chosen.sum(axis=0)
        singles = _heights(total + moves, base, slope)
        best = int(np.argmax(singles))
        change, reached = [best], singles[best]
        if reached <= height and len(rows) <= PAIRS_UP_TO:
            pair = np.zeros(2, np.int64)
            reached = best_pair(total, moves, block, np.stack([base, slope]), MISSED, pair)
            change = pair.tolist()
        if reached <= height:
            break
        height = reached
        for row in change:
            at[block[row]] = row - first[block[row]]
    return at


def _heights(sums: Reals, base: Reals, slope: Reals) -> Reals:
    over = sums - base
    height: Reals = over[..., slope > 0].min(axis=-1) + MISSED * np.minimum(over[..., slope == 0], 0.0).sum(axis=-1)
    return height
