"""Two camps, and the ties that do not fit them."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.int64]
"""A symmetric signed matrix of shape (N, N): positive for friends, negative for foes, 0 where there is no tie."""
Camps = NDArray[np.int8]
"""+1 or -1 for each actor, shape (N,): on which side each one stands."""


def frustrated(matrix: Weights, camps: Camps) -> int:
    r"""
    Return the weight of the ties that do not fit two camps.

    A positive tie across the camps is frustrated, and so is a negative one within a camp:

    .. math:: f(s) = \sum_{i<j} (|w_{ij}| - w_{ij} s_i s_j) / 2

    Parameters
    ----------
    matrix : Weights, shape (N, N)
    camps : Camps, shape (N,)

    Examples
    --------
    Two friends quarrel with a third, who sits in the first one's camp:

    >>> ties = np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]])
    >>> frustrated(ties, np.array([1, 1, -1], np.int8)), frustrated(ties, np.array([1, -1, 1], np.int8))
    (0, 2)

    References
    ----------
    Harary, F. (1953). On the notion of balance of a signed graph. Michigan Mathematical Journal 2(2), 143-146.
    """
    sides = camps.astype(np.int64)
    fits = int(sides @ matrix.astype(np.int64) @ sides)
    return (int(np.abs(matrix, dtype=np.int64).sum()) - fits) // 4


def followed(matrix: Weights) -> Camps:
    """
    Return the camps that follow from the ties of a spanning forest; the first actor of every component is +1.

    In a balanced network every tie fits them, and no tie fits other camps better.

    Examples
    --------
    >>> followed(np.array([[0, -1, 0], [-1, 0, -1], [0, -1, 0]]))
    array([ 1, -1,  1], dtype=int8)
    """
    camps = np.zeros(len(matrix), np.int8)
    for root in range(len(matrix)):
        if camps[root]:
            continue
        camps[root] = 1
        queue = deque([root])
        while queue:
            at = queue.popleft()
            fresh = np.flatnonzero((matrix[at] != 0) & (camps == 0))
            camps[fresh] = np.sign(matrix[at, fresh]) * camps[at]
            queue.extend(fresh.tolist())
    return camps


def improved(matrix: Weights, camps: Camps) -> Camps:
    """
    Return camps from which no single actor can change sides and leave fewer ties frustrated.

    The actor whose change helps most goes first, so every step helps and the search ends.

    Examples
    --------
    >>> ties = np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]])
    >>> improved(ties, np.array([1, -1, 1], np.int8))
    array([-1, -1,  1], dtype=int8)
    """
    sides = camps.astype(np.int64)
    pull = matrix @ sides * sides  # what fits minus what does not, actor by actor
    while len(sides) and pull.min() < 0:
        mover = int(pull.argmin())
        sides[mover] = -sides[mover]
        pull += 2 * matrix[mover] * sides * sides[mover]
        pull[mover] = -pull[mover]
    return sides.astype(np.int8)
