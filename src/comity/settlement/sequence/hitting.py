"""Lightest hitting sets, exactly: the one problem behind dropping claims, choosing escrows and widening windows."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.budget import Budget
from comity.solve.mip import MipAnswer, MipEngine, mip_engine

Items = frozenset[int]
Missed = Callable[[Items], Sequence[Items]]


@dataclass(frozen=True, slots=True)
class Hits:
    """
    The lightest sets that hit everything that has to be hit.

    Parameters
    ----------
    sets : tuple of frozenset of int
        Each of the least weight known and without an item that is not needed; the smallest and first items first.
    weight : Fraction or None
    least : Fraction
        No hitting set is lighter.
    complete : bool
        Whether all of that weight are listed, and the weight is proven.
    """

    sets: tuple[Items, ...]
    weight: Fraction | None
    least: Fraction
    complete: bool

    @property
    def proven(self) -> bool:
        """Return whether the weight is proven to be the least."""
        return self.weight == self.least


def lightest(weights: Sequence[Fraction], missed: Missed, limit: int = 100, budget: Budget | None = None) -> Hits:
    r"""
    Return all sets of items of least weight that hit every one of a family of sets that is too large to write down.

    The family is known by what a proposal misses. With :math:`x_i = 1` where item :math:`i` is taken,

    .. math:: \min \sum_i w_i x_i \quad\text{such that}\quad \sum_{i \in C} x_i \ge 1 \text{ for every } C,

    and a constraint is written down only once a proposal has missed it [1]_. A circle of claims that nobody broke is
    such a constraint; so is a chain of days that does not fit. The engine's floats propose; weights are added up and
    compared exactly. Once a set is found, "not all of these again" is added, and the next one is asked for, until the
    bound is heavier.

    Parameters
    ----------
    weights : sequence of Fraction
        One per item, none negative.
    missed : callable
        Takes a set of items, returns sets of items that it misses: none empty, none touching it. No answer means
        that all is hit.
    limit : int
        At most so many sets are listed.
    budget : Budget, optional
        Where it ends, the best set known is returned with the bound proven until then.

    Examples
    --------
    Three circles; item 1 is in two of them:

    >>> circles = [frozenset({0, 1}), frozenset({1, 2}), frozenset({2, 3})]
    >>> found = lightest([Fraction(1)] * 4, lambda taken: [c for c in circles if not c & taken])
    >>> [sorted(s) for s in found.sets], found.weight, found.complete
    ([[0, 2], [1, 2], [1, 3]], Fraction(2, 1), True)

    References
    ----------
    .. [1] Baharev, A., Schichl, H., Neumaier, A., Achterberg, T. (2021). An exact method for the minimum feedback arc
       set problem. ACM Journal of Experimental Algorithmics 26, 1.4.
    """
    first = missed(frozenset())
    if not first:
        return Hits((frozenset(),), Fraction(0), Fraction(0), True)
    search = _Search(weights, missed, mip_engine(), budget)
    search.begin(first)
    return search.run(limit)


class _Search:
    """The engine and what it has been told so far."""

    def __init__(self, weights: Sequence[Fraction], missed: Missed, engine: MipEngine, budget: Budget | None) -> None:
        self._unit = math.lcm(*(w.denominator for w in weights))
        self._weights = [int(w * self._unit) for w in weights]
        self._missed = missed
        self._engine = engine
        self._budget = budget
        self._columns = [engine.column(0, 1, cost=float(w), integer=True) for w in self._weights]
        self._best: Items | None = None
        self._least = 0

    def begin(self, first: Sequence[Items]) -> None:
        self.demand(first)
        self._complete(frozenset(), first)

    def run(self, limit: int) -> Hits:
        found: list[Items] = []
        weight: int | None = None
        while True:
            taken = self._next(weight)
            if taken is None:
                return self._stopped(found, weight)
            if not taken or (weight is not None and self._weigh(taken) > weight):
                return self._result(found, weight, True)
            if weight is None:
                weight = self._least = self._weigh(taken)
                self._engine.row([(c, w) for c, w in zip(self._columns, self._weights, strict=True)], high=weight + 0.5)
            if len(found) >= limit:
                return self._result(found, weight, False)
            found.append(taken)
            self._engine.row([(self._columns[i], 1) for i in taken], high=len(taken) - 1)

    def demand(self, sets: Sequence[Items]) -> None:
        """Add "at least one of these" for each set."""
        for items in sets:
            self._engine.row([(self._columns[i], 1) for i in sorted(items)], low=1)

    def _next(self, weight: int | None) -> Items | None:
        """Return the next lightest set; the empty set where there is none; None where the budget ended."""
        try:
            return self._sought(weight)
        except KeyboardInterrupt as stopped:
            if self._budget is None:
                raise
            self._budget.ended(stopped)
            return None

    def _sought(self, weight: int | None) -> Items | None:
        while True:
            if self._budget is not None and self._budget.over():
                return None
            answer = self._engine.solve(budget=self._budget)
            if answer.status == "infeasible":
                return frozenset()
            if weight is None:
                self._bound(answer)
            if answer.status != "optimal" or answer.point is None:
                return None
            taken = frozenset(i for i, c in enumerate(self._columns) if answer.point[c] > 0.5)
            new = self._missed(taken)
            if not new:
                # of a lightest set only what weighs nothing can be superfluous
                return self._pruned(taken, frozenset(i for i in taken if not self._weights[i]))
            self.demand(new)
            if weight is None:
                self._complete(taken, new)

    def _bound(self, answer: MipAnswer) -> None:
        if answer.bound is not None:
            self._least = max(self._least, math.ceil(answer.bound - 1e-6 - 1e-9 * abs(answer.bound)))

    def _complete(self, taken: Items, new: Sequence[Items]) -> None:
        """Make a set that hits all of a proposal, item by item, so that there is an answer if the budget ends."""
        while new:
            for items in new:
                if not items & taken:
                    taken = taken | {min(items, key=lambda i: (self._weights[i], i))}
            new = self._missed(taken)
        if self._best is None or self._weigh(taken) < self._weigh(self._best):
            self._best = taken

    def _pruned(self, taken: Items, tried: Items) -> Items:
        """Return the set without those tried items that are not needed, the heaviest first."""
        for item in sorted(tried, key=lambda i: (-self._weights[i], -i)):
            if not self._missed(taken - {item}):
                taken = taken - {item}
        return taken

    def _weigh(self, taken: Items) -> int:
        return sum(self._weights[i] for i in taken)

    def _stopped(self, found: list[Items], weight: int | None) -> Hits:
        if weight is None and self._best is not None:
            best = self._pruned(self._best, self._best)
            return self._result([best], self._weigh(best), False)
        return self._result(found, weight, False)

    def _result(self, found: list[Items], weight: int | None, complete: bool) -> Hits:
        listed = tuple(sorted(found, key=lambda s: (len(s), sorted(s))))
        exact = None if weight is None else Fraction(weight, self._unit)
        return Hits(listed, exact, Fraction(self._least, self._unit), complete)
