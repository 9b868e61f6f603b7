"""The two rows that raise a height most when both are taken. Compiled; import this module late, for it loads numba."""

from __future__ import annotations

import numpy as np

from comity.kernels.compiled import compiled
from comity.kernels.reach_jit import Reals, Whole


@compiled
def best_pair(total: Reals, moves: Reals, block: Whole, lines: Reals, missed: float, out: Whole) -> float:
    """
    Return the greatest height that two rows of different blocks lead to, and put the rows into ``out``.

    The height of sums is the least of ``sum - base`` over the goals with a slope, and ``missed`` times what goals
    without one are short of their base is taken off.

    Parameters
    ----------
    total : array, shape (m,)
        The sums before.
    moves : array, shape (R, m)
        What each row changes.
    block : array of int, shape (R,)
    lines : array, shape (2, m)
        Bases, and slopes that are 1 or 0.
    missed : float
    out : array of int, shape (2,)

    Examples
    --------
    >>> moves = np.array([[0.0, 0.0], [5.0, -4.0], [0.0, 0.0], [-4.0, 5.0]])
    >>> out = np.zeros(2, np.int64)
    >>> best_pair(np.full(2, 3.0), moves, np.array([0, 0, 1, 1]), np.array([[0.0, 0.0], [1.0, 1.0]]), 10.0, out)
    4.0
    >>> out.tolist()
    [1, 3]
    """
    rows, goals = moves.shape
    best = -np.inf
    for a in range(rows):
        for b in range(a + 1, rows):
            if block[a] == block[b]:
                continue
            height, taken = np.inf, 0.0
            for j in range(goals):
                over = total[j] + moves[a, j] + moves[b, j] - lines[0, j]
                if lines[1, j] > 0:
                    height = min(height, over)
                    if height <= best:
                        break
                else:
                    taken += min(over, 0.0)
            if height + missed * taken > best:
                best = height + missed * taken
                out[0], out[1] = a, b
    return best
