"""
What a drawn preference makes of every state.

Letters for the axes: D draws, K items (statements, ranks or weights), S states. An *arrangement* is what a law draws:
the place of every item, 0 the best, or, for weights, how much each counts. The worth of a state is any number that
orders the states as the drawn preference does; only comparisons are made of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from comity.ensemble.draws import Places, Uniform

Worth = NDArray[np.float64]
Truth = NDArray[np.bool_]

_WORD = 62  # statements whose truth makes one whole number
_EXACT = 53  # sums of so many powers of two are exact in a float


class Scale(Protocol):
    """From arrangements, shape (D, K), to what every state is worth, shape (D, S)."""

    def worth(self, arrangement: Places) -> Worth: ...


@dataclass(frozen=True, eq=False, slots=True)
class ByStatements:
    """
    Statements in a drawn order: the one at place p weighs ``2**(K - 1 - p)``.

    States for which the same statements hold are worked out once: U kinds of states.

    Parameters
    ----------
    kinds : array of bool, shape (K, U)
        Which statement holds in which kind.
    kind_of : array of int, shape (S,)

    Examples
    --------
    >>> scale = ByStatements.of(np.array([[1, 0, 0], [0, 1, 0]], bool))
    >>> scale.worth(np.array([[0, 1], [1, 0]])).tolist()
    [[2.0, 1.0, 0.0], [1.0, 2.0, 0.0]]
    """

    kinds: Truth
    kind_of: Places

    @classmethod
    def of(cls, truth: Truth) -> ByStatements:
        """Return the scale for a table of which statement holds in which state, shape (K, S)."""
        if not len(truth):
            return cls(truth[:, :1], np.zeros(truth.shape[1], np.int64))
        if len(truth) > _WORD:
            kinds, kind_of = np.unique(truth, axis=1, return_inverse=True)
            return cls(kinds, np.asarray(kind_of, np.int64).ravel())
        numbers = (1 << np.arange(len(truth))) @ truth  # a kind as one number is quicker to tell apart
        _, first, of = np.unique(numbers, return_index=True, return_inverse=True)
        return cls(truth[:, first], np.asarray(of, np.int64).ravel())

    def worth(self, arrangement: Places) -> Worth:
        """Return the worth of every state; exact, so states for which the same statements hold are tied."""
        n_items = len(self.kinds)
        if n_items > _EXACT:
            worth = np.array([_lexicographic(self.kinds[np.argsort(row)]) for row in arrangement])
        else:
            worth = np.exp2(n_items - 1 - arrangement) @ self.kinds.astype(np.float64)
        return np.take(worth, self.kind_of, axis=1)


def _lexicographic(truth: Truth) -> Worth:
    rows = np.ascontiguousarray(np.packbits(truth, axis=0).T)
    keys = rows.view(np.dtype((np.void, rows.shape[1]))).ravel()
    _, place = np.unique(keys, return_inverse=True)  # bytes compare from the first on
    return place.astype(np.float64).ravel()


@dataclass(frozen=True, eq=False, slots=True)
class ByRanks:
    """Ranks in a drawn order. ``rank_of``, shape (S,): the written rank of each state, 0 the best; ties share one."""

    rank_of: Places

    def worth(self, arrangement: Places) -> Worth:
        """Return minus the place of each state's rank."""
        return -arrangement[:, self.rank_of].astype(np.float64)


@dataclass(frozen=True, eq=False, slots=True)
class ByWeights:
    """
    Weights drawn between their ends, on a grid so fine that sums are exact and what is tied in any case stays tied.

    Parameters
    ----------
    truth : array of bool, shape (K, S)
    low, steps : array of int, shape (K,)
        The lowest value of each weight in grid units, and how many units above it the highest is.
    """

    truth: Truth
    low: Places
    steps: Places

    @classmethod
    def of(cls, ranges: tuple[tuple[Fraction, Fraction], ...], truth: Truth) -> ByWeights:
        """Return the grid of some weights."""
        scale = lcm(*(end.denominator for pair in ranges for end in pair), 1)
        ends = [abs(end) for pair in ranges for end in pair]
        room = (1 << _EXACT) // (floor(sum(ends, Fraction(1)) * scale) + 1)
        unit = scale * max(1, min(1 << 20, room))
        low = [floor(a * unit) for a, _ in ranges]
        steps = [floor(b * unit) - floor(a * unit) for a, b in ranges]
        return cls(truth, np.array(low, np.int64), np.array(steps, np.int64))

    def drawn(self, uniform: Uniform) -> Places:
        """Return weights in grid units, each anywhere between its ends, shape (D, K)."""
        return self.low + np.floor(uniform * (self.steps + 1)).astype(np.int64)

    def worth(self, arrangement: Places) -> Worth:
        """Return the sums of the weights of the statements that hold."""
        out: Worth = arrangement.astype(np.float64) @ self.truth.astype(np.float64)
        return out
