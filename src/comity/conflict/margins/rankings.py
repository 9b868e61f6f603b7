"""The smallest change of a ranking of states that flips a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from comity.budget import Budget
from comity.conflict.margins.condition import Condition, Places, simplified
from comity.kernels.edges import Value
from comity.solve.maxsat import MaxSatEngine, maxsat_engine

MAX_STATES = 128


@dataclass(frozen=True, slots=True)
class Reranked:
    """The least change in halves of a pair, and the new ranks of all states (higher is better, from 0)."""

    halves: int
    ranks: tuple[int, ...]


def rerank(rank: Value, condition: Condition, stable: bool, budget: Budget) -> Reranked | None:
    r"""
    Return the weak order of states nearest to the given one under which a state is stable, or is not.

    To turn a strict preference between two states round costs 1, to make or break a tie 1/2; the distance is the sum
    over all pairs (Kemeny and Snell 1962, halved) [1]_. A verdict only asks which states lie above s. Let U be those
    that do, T those level with s and D those below. Only two kinds of change need be looked at:

    - *to unsettle s* a set M of T and D rises above it, in its old order. That costs, for each m of M, its pair
      with s and its pair with every state of T and D that stays, where that one was not below m already.
    - *to settle s* a set M of U falls. The best of M become level with s, the rest of M go below, and the states of T
      then follow. With e states tied for best in M that costs, in halves,
      :math:`2|M| - e + |T|`, and the pair of each m with every state of U that stays, as above.

    Which M is cheapest is found by MaxSAT, with a soft clause for each pair.

    Parameters
    ----------
    rank : array of int, shape (S,)
    condition : Condition
        Its places are states.
    stable : bool
        What the verdict is to become.

    Returns
    -------
    Reranked or None
        None where no ranking does it.

    Examples
    --------
    Two states; leaving the first pays. A tie is enough to keep the party there:

    >>> from comity.conflict.margins.condition import Threat
    >>> rerank(np.array([0, 1], np.int32), Condition(0, (Threat(1, ()),)), True, Budget())
    Reranked(halves=1, ranks=(0, 0))

    References
    ----------
    .. [1] Kemeny, J. G. and Snell, J. L. (1962). Mathematical Models in the Social Sciences. Ginn.
    """
    s = condition.own
    nowhere = np.zeros(len(rank), bool)
    higher = rank > rank[s]
    if stable:
        # what lies below s stays there, and so does nothing against an answer
        left = simplified(condition, ~higher, nowhere)
        movable = np.flatnonzero(higher).tolist()
    else:
        nowhere[s] = True
        left = simplified(condition, nowhere, higher)
        movable = [t for t in np.flatnonzero(~higher).tolist() if t != s]
    if left is None or not left.threats:
        return None
    question = _Question(rank, s, movable, maxsat_engine())
    question.crossing()
    extra = question.make(left) if stable else question.spoil(left, higher)
    halves = question.engine.cheapest(budget)
    if halves is None:
        return None
    moved = {t for t in movable if question.engine.value(question.moves[t])}
    return Reranked(halves + extra, _settled(rank, s, moved) if stable else _unsettled(rank, s, moved))


class _Question:
    """The clauses of one question to the solver: which states move to the other side of s."""

    def __init__(self, rank: Value, s: int, movable: list[int], engine: MaxSatEngine) -> None:
        self.rank: list[int] = rank.tolist()
        self.s, self.engine = s, engine
        self.moves = {t: n + 1 for n, t in enumerate(movable)}
        self._last = len(movable)

    def crossing(self) -> None:
        """Price the pairs of a state that moves and one on its side that stays."""
        for m, moving in self.moves.items():
            for b, staying in self.moves.items():
                price = self._price(m, b)
                if b != m and price:
                    self.engine.prefer([-moving, staying], price)

    def make(self, condition: Condition) -> int:
        """Say that s is stable because some states above it fall; return the price that does not depend on which."""
        for threat in condition.threats:
            self.engine.add([self._moved(threat.target), *(self._all_moved(a) for a in threat.answers)])
        levels = sorted({self.rank[t] for t in self.moves})
        over = {level: self._new() for level in levels}  # over[l]: some state of a higher level than l falls
        for low, high in pairwise(levels):
            self.engine.add([-over[high], over[low]])
            for t, v in self.moves.items():
                if self.rank[t] == high:
                    self.engine.add([-v, over[low]])
        for t, v in self.moves.items():
            self.engine.prefer([-v], 1)
            self.engine.prefer([-v, -over[self.rank[t]]], 1)
        return self.rank.count(self.rank[self.s]) - 1

    def spoil(self, condition: Condition, higher: np.ndarray) -> int:
        """Say that s is not stable because some states rise above it; return the fixed price, nothing."""
        escapes = []
        for threat in condition.threats:
            escapes.append(self._new())
            for answer in ((threat.target,), *threat.answers):
                if not any(higher[p] for p in answer):
                    self.engine.add([-escapes[-1], *(self.moves[p] for p in answer)])
        self.engine.add(escapes)
        for t, v in self.moves.items():
            self.engine.prefer([-v], 1 if self.rank[t] == self.rank[self.s] else 2)
        return 0

    def _price(self, m: int, b: int) -> int:
        """
        Return what it costs, in halves, that m crosses s and b stays.

        States that rise pass what was above or level with them; states that fall leave behind what was below or
        level with them.
        """
        rising = self.rank[m] <= self.rank[self.s]
        gap = self.rank[b] - self.rank[m] if rising else self.rank[m] - self.rank[b]
        return 0 if gap < 0 else 1 if gap == 0 else 2

    def _moved(self, place: int) -> int:
        return self.moves[place]

    def _all_moved(self, answer: Places) -> int:
        if len(answer) == 1:
            return self._moved(answer[0])
        v = self._new()
        for p in answer:
            self.engine.add([-v, self._moved(p)])
        return v

    def _new(self) -> int:
        self._last += 1
        return self._last


def _unsettled(rank: Value, s: int, risen: set[int]) -> tuple[int, ...]:
    """Return the ranks after some states rose above s, all else as it was."""
    above = {t for t in range(len(rank)) if rank[t] > rank[s]} | risen
    return _levels((1 if t in above else 0, int(rank[t])) for t in range(len(rank)))


def _settled(rank: Value, s: int, fallen: set[int]) -> tuple[int, ...]:
    """Return the ranks after some states above s fell: the best to its level, the rest to below it."""
    top = max(int(rank[t]) for t in fallen)
    rows = []
    for t in range(len(rank)):
        if t == s or (t in fallen and rank[t] == top):
            rows.append((1, 0))
        else:
            rows.append((2 if rank[t] > rank[s] and t not in fallen else 0, int(rank[t])))
    return _levels(rows)


def _levels(rows: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> tuple[int, ...]:
    """Return dense ranks of rows compared entry by entry."""
    listed = list(rows)
    place = {row: k for k, row in enumerate(sorted(set(listed)))}
    return tuple(place[row] for row in listed)
