"""The smallest reordering of prioritised statements that flips a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.conflict.margins.condition import Condition, Places, simplified
from comity.solve.maxsat import MaxSatEngine, maxsat_engine

Signs = NDArray[np.int8]
_PRUNE_FROM = 8


@dataclass(frozen=True, slots=True)
class Reordered:
    """The least number of pairs to swap, and an order that does it: positions in the old order, first to last."""

    distance: int
    order: tuple[int, ...]


def reorder(signs: Signs, condition: Condition, stable: bool, budget: Budget) -> Reordered | None:
    """
    Return the order of statements nearest to the given one under which a state is stable, or is not.

    With statements in an order, a place lies above the state exactly when the first statement that tells the two
    apart holds at the place. The order is a set of Boolean variables "j comes before k" that is transitive; every
    pair that keeps its order is a soft clause of weight 1, so the least cost is the Kendall distance (MaxSAT).

    Parameters
    ----------
    signs : array of int8, shape (K, P)
        ``signs[k, p]``: 1 where statement k holds at place p and not at the state, -1 where it is the other way
        round, 0 where it does not tell them apart. The rows stand in the present order.
    condition : Condition
    stable : bool
        What the verdict is to become.
    budget : Budget

    Returns
    -------
    Reordered or None
        None where no order does it.

    Examples
    --------
    Leaving pays by the second statement and costs by the first; the other order makes the state unstable:

    >>> from comity.conflict.margins.condition import Threat
    >>> signs = np.array([[0, -1], [0, 1]], np.int8)
    >>> reorder(signs, Condition(0, (Threat(1, ()),)), False, Budget())
    Reordered(distance=1, order=(1, 0))
    """
    never = np.logical_not((signs > 0).any(axis=0))
    always = np.logical_not((signs < 0).any(axis=0) | never)
    left = simplified(condition, never, always)
    if left is None or (not left.threats and not stable):
        return None
    question = _Question(signs, maxsat_engine())
    question.order()
    if stable:
        question.make(left)
    else:
        question.spoil(left)
    distance = question.engine.cheapest(budget)
    return None if distance is None else Reordered(distance, question.found())


class _Question:
    """The clauses of one question to the solver."""

    def __init__(self, signs: Signs, engine: MaxSatEngine) -> None:
        self.signs, self.engine = signs, engine
        k = len(signs)
        self._pair = {pair: n + 1 for n, pair in enumerate(combinations(range(k), 2))}
        self._last = len(self._pair)
        self._above: dict[int, int] = {}
        self._under: dict[int, int] = {}

    def order(self) -> None:
        """Say that the order is one, and that every pair had better stay as it is."""
        for v in self._pair.values():
            self.engine.prefer([v])
        for i, j, k in combinations(range(len(self.signs)), 3):
            ij, jk, ik = self._pair[i, j], self._pair[j, k], self._pair[i, k]
            self.engine.add([-ij, -jk, ik])
            self.engine.add([ij, jk, -ik])

    def before(self, j: int, k: int) -> int:
        """Return the literal "statement j comes before statement k"."""
        return self._pair[j, k] if j < k else -self._pair[k, j]

    def make(self, condition: Condition) -> None:
        """Say that the state is stable."""
        for threat in condition.threats:
            easiest = self._easiest(threat.answers)
            self.engine.add([self.under(threat.target), *(self._wholly_under(a) for a in easiest)])

    def spoil(self, condition: Condition) -> None:
        """Say that the state is not stable: one threat stands, and no answer takes its gain away."""
        escapes = []
        for threat in condition.threats:
            escapes.append(self._new())
            self.engine.add([-escapes[-1], self.above(threat.target)])
            for answer in self._easiest(threat.answers):
                self.engine.add([-escapes[-1], *(self.above(p) for p in answer)])
        self.engine.add(escapes)

    def above(self, place: int) -> int:
        """Return a literal that is true only where the place lies above the state: each con is beaten by a pro."""
        if place not in self._above:
            v = self._above[place] = self._new()
            pros, cons = self._told_apart(place)
            for q in cons:
                self.engine.add([-v, *(self.before(p, q) for p in pros)])
        return self._above[place]

    def under(self, place: int) -> int:
        """Return a literal that is true only where the place does not lie above the state."""
        if place not in self._under:
            v = self._under[place] = self._new()
            pros, cons = self._told_apart(place)
            for p in pros:
                self.engine.add([-v, *(self.before(q, p) for q in cons)])
        return self._under[place]

    def found(self) -> tuple[int, ...]:
        """Return the order of the solution."""
        ahead = [0] * len(self.signs)
        for (j, k), v in self._pair.items():
            ahead[k if self.engine.value(v) else j] += 1
        return tuple(sorted(range(len(ahead)), key=ahead.__getitem__))

    def _told_apart(self, place: int) -> tuple[list[int], list[int]]:
        column = self.signs[:, place]
        return np.flatnonzero(column > 0).tolist(), np.flatnonzero(column < 0).tolist()

    def _wholly_under(self, answer: Places) -> int:
        if len(answer) == 1:
            return self.under(answer[0])
        v = self._new()
        for p in answer:
            self.engine.add([-v, self.under(p)])
        return v

    def _easiest(self, answers: tuple[Places, ...]) -> list[Places]:
        """Return the answers without single places that never matter: another one is under wherever they are."""
        single = [a[0] for a in answers if len(a) == 1]
        if len(single) < _PRUNE_FROM:
            return list(answers)
        kept = {single[k] for k in _lowest(self.signs[:, single])}
        return [a for a in answers if len(a) > 1 or a[0] in kept]

    def _new(self) -> int:
        self._last += 1
        return self._last


def _lowest(signs: Signs) -> Iterator[int]:
    """Yield the columns that are not at least another column everywhere (of equal ones, the first)."""
    order = np.argsort(signs.sum(axis=0), kind="stable")
    open_ = np.ones(signs.shape[1], bool)
    for k in order:
        if open_[k]:
            yield int(k)
            open_ &= (signs < signs[:, [k]]).any(axis=0)
