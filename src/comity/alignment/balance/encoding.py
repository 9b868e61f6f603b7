"""The question for the best two camps, in clauses."""

from __future__ import annotations

import numpy as np

from comity.alignment.balance.colouring import Weights

Clauses = list[list[int]]


def camps_in_clauses(matrix: Weights) -> tuple[Clauses, list[tuple[list[int], int]]]:
    """
    Return the hard clauses, and the soft ones with their weights.

    Variable u + 1 says that actor u is in the first camp. One more variable for each tie says that the tie is
    frustrated; two hard clauses force it to, and breaking its soft clause costs the weight of the tie. The actor with
    most ties is put into the first camp: swapping the camps changes nothing.

    Examples
    --------
    Two foes: actor 1 in the first camp, and tie 3 frustrated where they are in the same one:

    >>> camps_in_clauses(np.array([[0, -1], [-1, 0]]))
    ([[1], [3, 1, 2], [3, -1, -2]], [([-3], 1)])
    """
    size = len(matrix)
    hard: Clauses = [[int((matrix != 0).sum(axis=1).argmax()) + 1]] if size else []
    soft = []
    for k, (u, v) in enumerate(np.argwhere(np.triu(matrix)).tolist()):
        tie, w = size + 1 + k, int(matrix[u, v])
        other = v + 1 if w < 0 else -(v + 1)
        hard += [[tie, u + 1, other], [tie, -(u + 1), -other]]
        soft.append(([-tie], abs(w)))
    return hard, soft
