"""
The search for all choices whose sums reach a rising bar: depth first, with what is still to be had at best.

Compiled; import this module late, for it loads numba. The plain twin lays all choices out
(:func:`comity.settlement.packages.bargaining.highest.all_at_once`).
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from comity.kernels.compiled import compiled

Reals: TypeAlias = NDArray[np.float64]
Whole: TypeAlias = NDArray[np.int64]

DEPTH, FOUND, FULL, AGAIN, AT = range(5)  # places of the state; from AT on: the next row to try at each depth


@compiled
def _raise(lines: Reals, t: float) -> None:
    """Raise the bars to those of a height."""
    for j in range(lines.shape[1]):
        lines[0, j] = max(lines[0, j], lines[1, j] + t * lines[2, j])


@compiled
def _arrive(sums: Reals, lines: Reals, height: Reals, state: Whole, found: Whole) -> None:
    """Take in a choice that reaches all bars: keep it, and raise the bars where it is higher than all before it."""
    t = np.inf
    for j in range(lines.shape[1]):
        if lines[2, j] > 0:
            t = min(t, (sums[j] - lines[1, j]) / lines[2, j])
    near, full = height[1], state[FULL] == 1
    if t < height[0] + (height[2] if full else -near):
        return
    if t > height[0] + near:
        state[AGAIN] = max(state[AGAIN], state[FULL])
        state[FOUND], state[FULL] = 0, 0
    height[0] = max(height[0], t)
    for k in range(found.shape[1]):
        found[state[FOUND], k] = state[AT + k] - 1
    state[FOUND] += 1
    if state[FOUND] == len(found):
        state[FULL] = 1
    _raise(lines, height[0] + (height[2] if state[FULL] == 1 else -near))


@compiled
def descend(
    worth: Reals,
    begin: Whole,
    rest: Reals,
    lines: Reals,
    height: Reals,
    sums: Reals,
    state: Whole,
    found: Whole,
    limit: int,
) -> int:
    """
    Choose one row per block such that all sums reach their bars; return how many rows were looked at.

    The bar of column j is ``base[j] + (t - near) * slope[j]``, and t rises to the greatest height at which a choice was
    found: the least of ``(sum[j] - base[j]) / slope[j]``. A row is left alone where even the best rows of the
    later blocks leave some sum under its bar. Choices within ``near`` of the greatest height are kept.

    Parameters
    ----------
    worth : array, shape (rows of all blocks, m)
        Within each block by falling column 0, so that the first row that fails there is the last one looked at.
    begin : array of int, shape (K + 1,)
        Where the rows of each block begin.
    rest : array, shape (K + 1, m)
        The most that block k and those after it can add to each sum.
    lines : array, shape (3, m)
        Bars, bases and slopes (0 or more); the bars are raised in place.
    height : array, shape (3,)
        The height t, raised in place; ``near``; and by how much a choice has to be higher once there is no more room.
    sums : array, shape (K + 1, m)
        Room for the sums of the rows chosen so far; row 0 holds zeros.
    state : array of int, shape (4 + K,)
        Depth; choices kept; 1 while there is no more room for them; 1 if choices as high as those kept may have been
        passed over; next row at each depth. Begins with zeros. The search is done once the depth is -1.
    found : array of int, shape (room, K)
        The rows of the choices that were kept. Once it is full, only higher ones are looked for.
    limit : int
        Return after about so many rows.

    Examples
    --------
    Two blocks of two rows, two sums; the greatest least sum is 3, by the second row of the first and the first row of
    the second:

    >>> worth = np.array([[4.0, 0.0], [2.0, 1.0], [1.0, 2.0], [0.0, 2.5]])
    >>> begin = np.array([0, 2, 4])
    >>> rest = np.array([[5.0, 3.5], [1.0, 2.5], [0.0, 0.0]])
    >>> lines = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 1.0]])
    >>> height, sums = np.array([0.0, 1e-9, 1e-9]), np.zeros((3, 2))
    >>> state, found = np.zeros(6, np.int64), np.zeros((9, 2), np.int64)
    >>> looked = descend(worth, begin, rest, lines, height, sums, state, found, 1000)
    >>> float(height[0]), found[: state[FOUND]].tolist(), int(state[DEPTH])
    (3.0, [[1, 2]], -1)
    """
    blocks, columns = len(begin) - 1, worth.shape[1]
    bar = lines[0]
    depth, looked = state[DEPTH], 0
    while depth >= 0 and looked < limit:
        row = state[AT + depth]
        if row == begin[depth + 1]:
            depth -= 1
            continue
        state[AT + depth] += 1
        looked += 1
        if sums[depth, 0] + worth[row, 0] + rest[depth + 1, 0] < bar[0]:
            state[AT + depth] = begin[depth + 1]  # so do all rows after it
            continue
        j = 0
        while j < columns:
            sums[depth + 1, j] = sums[depth, j] + worth[row, j]
            if sums[depth + 1, j] + rest[depth + 1, j] < bar[j]:
                break
            j += 1
        if j < columns:
            continue
        if depth < blocks - 1:
            depth += 1
            state[AT + depth] = begin[depth]
            continue
        _arrive(sums[blocks], lines, height, state, found)
    state[DEPTH] = depth
    return looked
