"""
Dense tables of all combinations of options: where a party's choices lie, and what the fast kernels must return.

A table holds one value per combination, infeasible ones included, so that a state is its own address. The options
of one party lie side by side in the address: seen from that party the table has three axes,

* ``h``: the options above the party's own,
* ``w``: the party's own choice, ``W = 2**b`` of them,
* ``l``: the options below, ``L`` of them (the *stride*: two choices of the party are a multiple of L apart).

What a party reaches lies along ``w``; the kernels in :mod:`comity.kernels.dense_jit` work on *strips*, all w and a run
of l, which fit in the processor's cache and are read in order. The functions here are their plain twins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.kernels.edges import Mask
from comity.kernels.groups import BACK, FORWARD

Table = NDArray[Any]
"""One unsigned whole number per combination of options."""

_STRIP = 1 << 16  # values in a strip at most: with its companions it stays in the second cache
_RUN = 1 << 12  # the longest run of l
_LEAST = 64  # the shortest, where L allows: below it the work around a run costs more than the run


@dataclass(frozen=True, slots=True)
class Axis:
    """
    Where one party's choices lie in the tables, and which of them it reaches from which.

    Parameters
    ----------
    width : int
        W, the number of its choices.
    stride : int
        L, the number of combinations below.
    forward, back : int
        The bits of its choice that may only be switched on, and only off.
    """

    width: int
    stride: int
    forward: int = 0
    back: int = 0

    @classmethod
    def of(cls, low: int, directions: tuple[int, ...]) -> Axis:
        """
        Return the axis of a party whose options begin at bit ``low`` and may be changed in ``directions``.

        Examples
        --------
        Two options, the second cannot be taken back:

        >>> from comity.kernels.groups import BOTH
        >>> axis = Axis.of(3, (BOTH, FORWARD))
        >>> axis.width, axis.stride, axis.reach(0), axis.reach(3)
        (4, 8, [1, 2, 3], [2])
        """
        forward = sum(1 << k for k, d in enumerate(directions) if d == FORWARD)
        back = sum(1 << k for k, d in enumerate(directions) if d == BACK)
        return cls(1 << len(directions), 1 << low, forward, back)

    def reach(self, w: int) -> list[int]:
        """Return the choices that the party reaches from choice w; w itself is left out."""
        return [x for x in range(self.width) if x != w and not (w & ~x & self.forward or ~w & x & self.back)]

    @property
    def run(self) -> int:
        """Return how many l a strip spans: it divides L."""
        return min(self.stride, _RUN, max(_LEAST, _STRIP // self.width))

    def strips(self, states: int) -> int:
        """Return into how many strips a table of so many states falls."""
        return states // (self.width * self.run)

    def seen(self, table: Table) -> Table:
        """Return a table with the axes (h, w, l), without a copy."""
        return table.reshape(-1, self.width, self.stride)


def turned(table: Table, low: int, high: int) -> Table:
    """
    Return a table after its lowest ``low`` bits changed places with the ``high`` bits above them.

    Parties whose options lie on the lowest bits have short strides; after the turn they have longer ones.

    Examples
    --------
    >>> turned(np.arange(8), 1, 2).tolist()
    [0, 2, 4, 6, 1, 3, 5, 7]
    """
    return np.ascontiguousarray(table.reshape(-1, 1 << high, 1 << low).transpose(0, 2, 1)).reshape(-1)


def _plain_best(value: Table, axis: Axis) -> Table:
    """The definition read aloud: the highest value among each state and what the party reaches from it."""
    seen = axis.seen(value)
    rows = [seen[:, [w, *axis.reach(w)]].max(axis=1) for w in range(axis.width)]
    return np.stack(rows, axis=1).reshape(-1)


def _plain_stays(value: Table, rank: Table, axis: Axis, bar: int) -> Mask:
    """Where the best that the party reaches, or the bar if that is lower, is no better than what it has."""
    out: Mask = np.minimum(_plain_best(value, axis), bar) <= rank
    return out


def _plain_lowest(value: Table, feasible: Mask, axis: Axis) -> Table:
    """The lowest value among each feasible state and what the party reaches; infeasible states keep theirs."""
    seen = axis.seen(value)
    rows = [seen[:, [w, *axis.reach(w)]].min(axis=1) for w in range(axis.width)]
    return np.where(feasible, np.stack(rows, axis=1).reshape(-1), value)


def _plain_answered(value: Table, rank: Table, axis: Axis) -> Table:
    """The lowest value among each state and the improvements that the party has from it."""
    seen, order = axis.seen(value), axis.seen(rank)
    out = seen.copy()
    for w in range(axis.width):
        for x in axis.reach(w):
            better = order[:, x] > order[:, w]
            out[:, w] = np.where(better, np.minimum(out[:, w], seen[:, x]), out[:, w])
    return out.reshape(-1)


def _plain_floors(rank: Table, feasible: Mask, axis: Axis) -> Table:
    """The lowest value of each of the party's choices over all feasible states; the highest there is for none."""
    high = np.iinfo(rank.dtype).max
    out: Table = axis.seen(np.where(feasible, rank, high)).min(axis=(0, 2)).astype(rank.dtype)
    return out


def _plain_ceiling(rank: Table, feasible: Mask, axis: Axis, choice: int) -> int:
    """The lowest, over the groups that hold a feasible state with this choice, of the best value in the group."""
    best = axis.seen(rank).max(axis=1)
    return int(best[axis.seen(feasible)[:, choice]].min())


def _plain_keys(planes: NDArray[np.uint8]) -> Table:
    """Numbers whose binary digits are the rows of packed bits, the first row the highest digit."""
    bits = np.unpackbits(planes, axis=1, bitorder="little").astype(np.uint64)
    out: Table = np.zeros(bits.shape[1], np.uint64)
    for row in bits:
        out = (out << np.uint64(1)) | row
    return out
