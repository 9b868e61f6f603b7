"""A model of which some rows may give way, held by one solver and asked again and again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.programme.plan.model import Model
from comity.solve.mip import MipAnswer, mip_engine

NOTHING = 1e-6
"""So little, in the units of the layout, is the noise of a solver."""


class Elastic:
    """
    A model without costs, with a column for how far each of some rows gives way.

    The columns count in the units of the model, not in those of the planner, so that large and small resources are of
    like size to the solver.

    Examples
    --------
    >>> from comity.programme.plan.model import Column, Row
    >>> model = Model()
    >>> made = model.column(Column("make"))
    >>> due = model.row(Row("due", "due", [(made, 1.0)], low=10, gives="low"))
    >>> line = model.row(Row("capacity", "line", [(made, 1.0)], high=8, gives="high"))
    >>> elastic = Elastic(model, [due, line])
    >>> elastic.cheapest({due: 1.0, line: 3.0}).value, elastic.amounts()
    (2.0, {0: 2.0, 1: 0.0})
    >>> elastic.ask(frozenset([due])), elastic.ask(frozenset([due, line]))
    (None, frozenset({0, 1}))
    """

    def __init__(self, model: Model, rows: Iterable[int], budget: Budget | None = None) -> None:
        self._model = model
        self._budget = budget or Budget()
        self._engine = mip_engine()
        self._answer: MipAnswer | None = None
        for c in model.columns:
            self._engine.column(c.low, c.high, integer=c.integer)
        self.gives = {r: self._engine.column(0.0, 0.0) for r in rows}
        for r, row in enumerate(model.rows):
            more = [(self.gives[r], 1.0 if row.gives == "low" else -1.0)] if r in self.gives else []
            self._engine.row([*row.entries, *more], row.low, row.high)

    def cheapest(self, weights: Mapping[int, float], free: Collection[int] = ()) -> MipAnswer:
        """
        Return the cheapest way to give way.

        Parameters
        ----------
        weights : mapping
            Row -> what a unit of the planner costs. Only these rows, and those that are free, give way.
        free : collection of int
            Rows that give way at no cost.
        """
        rows = self._model.rows
        scale = max((w * rows[r].unit for r, w in weights.items()), default=1.0) or 1.0
        for r, column in self.gives.items():
            most = rows[r].most / rows[r].unit if r in weights or r in free else 0.0
            self._engine.bounds(column, 0.0, most)
            self._engine.cost(column, weights.get(r, 0.0) * rows[r].unit / scale)
        answer = self._engine.solve(budget=self._budget)
        self._answer = answer
        value, bound = (None if x is None else x * scale for x in (answer.value, answer.bound))
        return MipAnswer(answer.status, value, bound, answer.point, answer.prices)

    def amounts(self) -> dict[int, float]:
        """Return how far each row gives way in the last answer, in units of the planner."""
        if self._answer is None or self._answer.point is None:
            return {}
        point = self._answer.point
        return {r: max(float(point[c]), 0.0) * self._model.rows[r].unit for r, c in self.gives.items()}

    def ask(self, some: frozenset[int]) -> frozenset[int] | None:
        """
        Return some of the rows asked for that clash; None where they do not.

        All other rows give way freely. Where there are no whole numbers, the rows with a price in the program that
        gives way least prove the clash by themselves (Farkas).

        Raises
        ------
        BudgetExceededError
            The budget ended first.
        """
        answer = self.cheapest(self._alike(some), frozenset(self.gives) - some)
        if answer.status == "infeasible":
            return frozenset()
        if answer.status != "optimal" or answer.value is None:
            raise BudgetExceededError(self._budget.reason)
        if answer.value <= NOTHING:
            return None
        prices = answer.prices
        return some if prices is None else frozenset(r for r in some if abs(prices[r]) > NOTHING)

    def grow(self, some: frozenset[int]) -> frozenset[int]:
        """Return rows that can hold together with some that do: those that need not give way in one way out."""
        self.cheapest(self._alike(frozenset(self.gives) - some))
        return some | frozenset(r for r, y in self.amounts().items() if y <= 0.0)

    def _alike(self, some: frozenset[int]) -> dict[int, float]:
        return {r: 1.0 / self._model.rows[r].unit for r in some}
