"""Triangles by the signs of their ties: the smallest pieces in which balance can be seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.alignment.balance.colouring import Weights


@dataclass(frozen=True, slots=True)
class Triangles:
    """
    The number of triangles with no, one, two and three negative ties.

    Examples
    --------
    >>> few = Triangles(friends=5, one_negative=1, two_negative=3, foes=1)
    >>> few.all, few.balanced, few.weakly_balanced, few.share
    (10, 8, 9, 0.8)
    """

    friends: int
    one_negative: int
    two_negative: int
    foes: int

    @property
    def all(self) -> int:
        """Return the number of triangles."""
        return self.friends + self.one_negative + self.two_negative + self.foes

    @property
    def balanced(self) -> int:
        """Return those with an even number of negative ties: friends of friends, and two friends with one foe."""
        return self.friends + self.two_negative

    @property
    def weakly_balanced(self) -> int:
        """Return those that fit some number of groups: all but the ones with one negative tie (Davis 1967)."""
        return self.balanced + self.foes

    @property
    def share(self) -> float | None:
        """Return the share that is balanced; None where there are no triangles."""
        return self.balanced / self.all if self.all else None


def triangles(matrix: Weights) -> Triangles:
    r"""
    Count the triangles of a signed network by their signs, exactly.

    With P and M the 0-1 matrices of positive and negative ties, the numbers are :math:`\tfrac16\mathrm{tr}\,P^3`,
    :math:`\tfrac12\mathrm{tr}\,P^2M`, :math:`\tfrac12\mathrm{tr}\,PM^2` and :math:`\tfrac16\mathrm{tr}\,M^3`. The
    products are taken in double precision, where whole numbers below 2^53 are exact; the traces stay below that up to
    200,000 actors.

    Parameters
    ----------
    matrix : Weights, shape (N, N)
        Only the signs count.

    Examples
    --------
    >>> triangles(np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]]))
    Triangles(friends=0, one_negative=0, two_negative=1, foes=0)

    References
    ----------
    Cartwright, D. & Harary, F. (1956). Structural balance: a generalization of Heider's theory. Psychological Review
    63(5), 277-293.
    """
    plus, minus = (matrix > 0).astype(np.float64), (matrix < 0).astype(np.float64)
    two_plus, two_minus = plus @ plus, minus @ minus
    return Triangles(
        round(float((two_plus * plus).sum())) // 6,
        round(float((two_plus * minus).sum())) // 2,
        round(float((two_minus * plus).sum())) // 2,
        round(float((two_minus * minus).sum())) // 6,
    )
