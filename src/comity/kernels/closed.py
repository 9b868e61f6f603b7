"""
Dense tables where some moves are closed to a party: what the kernels in :mod:`comity.kernels.closed_jit` must return.

Each state has two *marks* per party: a bit for every rule that closes moves from it, and one for every rule that
closes moves to it. A move is closed where the first of where it begins and the second of where it ends share a bit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.kernels.dense import Axis, Table
from comity.kernels.edges import Mask

NOBODY = 255
"""Who begins the best answer where the best is not to answer."""


@dataclass(frozen=True, eq=False, slots=True)
class Marks:
    """The rules that close moves from each state, and to each state; both without values where there are none."""

    leave: Table
    enter: Table

    @classmethod
    def none(cls) -> Marks:
        """Return the marks of a party to which no move is closed."""
        return cls(np.zeros(0, np.uint8), np.zeros(0, np.uint8))

    @property
    def ruled(self) -> bool:
        """Return whether any move is closed."""
        return len(self.leave) > 0

    def closed(self, axis: Axis, w: int, x: int) -> Mask | bool:
        """Return for each state with choice w whether going on to choice x is closed, shape (h, l)."""
        if not self.ruled:
            return False
        closed: Mask = (axis.seen(self.leave)[:, w] & axis.seen(self.enter)[:, x]) != 0
        return closed


@dataclass(frozen=True, eq=False, slots=True)
class Answers:
    """
    The best answers found so far, from each state.

    Parameters
    ----------
    value : Table
        What the best is worth.
    second : Table
        What the best is worth of those that begin with somebody else.
    who : array of uint8
        Who begins the best; ``NOBODY`` where the best is none.

    Examples
    --------
    >>> Answers.none(np.array([3, 1], np.uint8)).who.tolist()
    [255, 255]
    """

    value: Table
    second: Table
    who: NDArray[np.uint8]

    @classmethod
    def none(cls, value: Table) -> Answers:
        """Return where nobody has answered yet."""
        return cls(value, value.copy(), np.full(len(value), NOBODY, np.uint8))

    @property
    def tables(self) -> tuple[Table, Table, NDArray[np.uint8]]:
        """Return the three tables."""
        return self.value, self.second, self.who


def _plain_best(value: Table, marks: Marks, axis: Axis) -> Table:
    """The definition read aloud: the highest value among each state and what the party reaches from it."""
    seen = axis.seen(value)
    out = seen.copy()
    for w in range(axis.width):
        for x in axis.reach(w):
            better = ~np.asarray(marks.closed(axis, w, x)) & (seen[:, x] > out[:, w])
            out[:, w] = np.where(better, seen[:, x], out[:, w])
    return out.reshape(-1)


def _plain_stays(value: Table, rank: Table, marks: Marks, axis: Axis) -> Mask:
    """Where the best that the party reaches is no better than what it has."""
    out: Mask = np.maximum(_plain_best(value, marks, axis), rank) <= rank
    return out


def _plain_answer(old: Answers, rank: Table, marks: Marks, party: int, axis: Axis, credible: bool) -> Table:
    """The lowest old value of an answer that the party begins; the highest a table can hold for none."""
    going_on = axis.seen(np.where(old.who == party, old.second, old.value))
    order = axis.seen(rank)
    out = np.full_like(going_on, np.iinfo(old.value.dtype).max)
    for w in range(axis.width):
        for x in axis.reach(w):
            counts = ~np.asarray(marks.closed(axis, w, x)) & ((order[:, x] > order[:, w]) | (not credible))
            out[:, w] = np.where(counts, np.minimum(out[:, w], going_on[:, x]), out[:, w])
    return out.reshape(-1)


def _plain_asked(
    old: Answers, new: Answers, rank: Table, feasible: Mask, marks: Marks, party: int, axis: Axis, credible: bool
) -> Answers:
    """The best answers after one party was asked, state by state."""
    answer = _plain_answer(old, rank, marks, party, axis, credible)
    value, second, who = (t.copy() for t in new.tables)
    for s in np.flatnonzero(feasible):
        m = answer[s]
        if who[s] == party:
            value[s] = min(value[s], m)
        elif m < value[s]:
            value[s], second[s], who[s] = m, value[s], party
        else:
            second[s] = min(second[s], m)
    return Answers(value, second, who)
