"""How far two orders of the same states differ: pairs the other way round, and pairs only one of them tells apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.kernels.edges import Value


@dataclass(frozen=True, slots=True)
class Disagreement:
    """
    Two orders compared pair by pair, as in Kendall (1938).

    Parameters
    ----------
    pairs : int
        All pairs of states.
    turned : int
        Pairs that the two orders rank the other way round.
    tied : int
        Pairs that only one of the two orders tells apart.

    References
    ----------
    Kendall, M. G. (1938). A new measure of rank correlation. Biometrika 30, 81-93.
    """

    pairs: int
    turned: int
    tied: int

    def __bool__(self) -> bool:
        return bool(self.turned or self.tied)


def disagreement(one: Value, other: Value) -> Disagreement:
    """
    Return how far two rankings of the same states differ.

    Parameters
    ----------
    one, other : array of int, shape (S,)
        Ranks from 0; higher is better, equal is a tie.

    Examples
    --------
    The first two states change places, and the last two are tied in the second order only:

    >>> disagreement(np.array([3, 2, 1, 0]), np.array([1, 2, 0, 0]))
    Disagreement(pairs=6, turned=1, tied=1)
    """
    n = len(one)
    order = np.lexsort((other, one))
    both = _pairs_tied(np.stack([one, other]))
    tied = _pairs_tied(one[None]) + _pairs_tied(other[None]) - 2 * both
    return Disagreement(n * (n - 1) // 2, _inversions(other[order].astype(np.int64)), tied)


def _pairs_tied(rows: Value) -> int:
    counts = np.unique(rows, axis=1, return_counts=True)[1].astype(np.int64)
    return int((counts * (counts - 1) // 2).sum())


def _inversions(values: Value) -> int:
    """Return how many pairs stand in falling order, bit by bit from the top: a one before a zero counts."""
    order = np.arange(len(values))
    total = 0
    for b in reversed(range(int(values.max(initial=0)).bit_length())):
        row = values[order]
        bit, group = row >> b & 1, row >> (b + 1)
        ones = np.cumsum(bit) - bit  # before this place
        here = ones - ones[np.searchsorted(group, group, side="left")]  # and in the same group
        total += int(here[bit == 0].sum())
        order = order[np.argsort(row >> b, kind="stable")]
    return total
