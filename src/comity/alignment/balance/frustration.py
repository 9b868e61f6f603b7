"""The frustration index, or line index of balance: the fewest ties that do not fit two camps, with proof."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.alignment.balance.colouring import Camps, Weights, followed, frustrated, improved
from comity.alignment.balance.encoding import camps_in_clauses
from comity.alignment.balance.kernel import kernel
from comity.alignment.balance.packing import packed
from comity.alignment.balance.parts import biconnected, components, joined
from comity.budget import Budget, Share
from comity.errors import BudgetExceededError
from comity.solve.maxsat import maxsat_engine

STEPS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Frustration:
    """
    The frustrated weight of the best camps found, and the floor under it.

    Parameters
    ----------
    index : int
        What ``camps`` leave frustrated.
    bound : int
        No camps leave less.
    camps : Camps, shape (N,)
        The first actor of every component stands at +1.
    """

    index: int
    bound: int
    camps: Camps

    @property
    def proven(self) -> bool:
        """Return whether no camps are better."""
        return self.index == self.bound


def frustration(matrix: Weights, budget: Budget | None = None) -> Frustration:
    r"""
    Return the frustration index L of a signed network, and camps that attain it.

    .. math:: L = \min_{s \in \{-1,+1\}^N} \sum_{i<j} (|w_{ij}| - w_{ij} s_i s_j) / 2

    L is the least weight of ties whose removal, or change of sign, leaves a balanced network. It is 0 just where the
    network is balanced, at most the weight of the negative ties, and the same after any actor's ties have all been
    turned round. The network is first made small (:func:`~comity.alignment.balance.kernel.kernel`) and cut into
    biconnected blocks; each block is solved by MaxSAT. Where that takes too long, a block has the camps of a
    search from a spanning tree, and a floor from cycles that share no tie.

    Parameters
    ----------
    matrix : Weights, shape (N, N)
        Symmetric, with zeros on the diagonal.
    budget : Budget, optional
        Where it ends, the best camps and the floor found so far are returned, and ``proven`` is False unless they meet.

    Examples
    --------
    Four actors, all foes: two against two leaves two ties frustrated.

    >>> foes = np.eye(4, dtype=np.int64) - 1
    >>> found = frustration(foes)
    >>> found.index, found.proven, int(found.camps.sum())
    (2, True, 0)

    References
    ----------
    Harary, F. (1959). On the measurement of structural balance. Behavioral Science 4(4), 316-323. Aref, S., Mason,
    A. J. & Wilson, M. C. (2020). A modeling and computational study of the frustration index in signed networks.
    Networks 75(1), 95-110.
    """
    budget = budget or Budget()
    small = kernel(matrix, budget=budget)
    parts, bound = [], small.settled
    for members in biconnected(small.matrix):
        camps, floor = _of_block(small.matrix[np.ix_(members, members)], budget)
        parts.append((members, camps))
        bound += floor
    camps = small.lifted(joined(len(small.matrix), parts))
    # where time ran out, what was found may be worse than everybody in one camp
    plain = improved(matrix, np.ones(len(matrix), np.int8))
    camps = min(camps, plain, key=lambda each: frustrated(matrix, each))
    camps = np.asarray(camps * _first_of_component(matrix, camps), np.int8)
    return Frustration(frustrated(matrix, camps), bound, camps)


def _of_block(block: Weights, budget: Budget) -> tuple[Camps, int]:
    """Return camps of a block and the floor under what they leave frustrated."""
    starts = (followed(block), _leaning(block))
    camps = min((improved(block, start) for start in starts), key=lambda each: frustrated(block, each))
    if frustrated(block, camps) == 0:
        return camps, 0
    engine = maxsat_engine()
    hard, soft = camps_in_clauses(block)
    for clause in hard:
        engine.add(clause)
    for clause, weight in soft:
        engine.prefer(clause, weight)
    try:
        least = engine.cheapest(Share(budget, 3 / 4))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        if isinstance(e, KeyboardInterrupt):
            budget.ended(e)
        return camps, packed(block, budget)
    found = np.array([1 if engine.value(u + 1) else -1 for u in range(len(block))], np.int8)
    return found, least or 0


def _leaning(block: Weights) -> Camps:
    """
    Return the camps that the leading eigenvector of the signed matrix leans to; a good place to begin from.

    A few dozen steps of the power method do: it need only lean.
    """
    matrix = block.astype(np.float64)
    shift = np.abs(matrix).sum(axis=1).max(initial=1.0) / 2  # makes the largest eigenvalue the one that is followed
    lean = followed(block).astype(np.float64)
    for _ in range(STEPS):
        lean = matrix @ lean + shift * lean
        lean /= np.abs(lean).max()
    return np.where(lean < 0, -1, 1).astype(np.int8)


def _first_of_component(matrix: Weights, camps: Camps) -> Camps:
    """Return by which sign each component is turned, so that its first actor stands at +1."""
    number = components(matrix)
    _, first = np.unique(number, return_index=True)
    return camps[first][number]
