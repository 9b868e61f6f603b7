"""A question about a programme, held by one solver that is asked again with more or less of some resources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.programme.plan.build import Built, built
from comity.programme.plan.layout import Layout, Numbers
from comity.programme.plan.model import Model
from comity.programme.plan.setups import add_setups
from comity.solve.mip import MipAnswer, Point

Measure = Literal["fits", "cost", "late"]
MEASURES: tuple[Measure, ...] = ("fits", "cost", "late")
Cell = tuple[int, int]
"""A resource and a period, both counted from 0."""
NOISE = 1e-7


@dataclass(frozen=True, slots=True)
class Value:
    """
    The best value of a measure, and what no plan can better; both None where there is no plan.

    ``tight`` are the cells of which less than a step is left in the plan that was found, ``prices`` what the linear
    program says that one more unit of a cell changes (no prices where there are whole numbers).
    """

    best: float | None
    bound: float | None
    slack: Numbers
    prices: Numbers | None = None


class Held:
    """
    One measure of a programme: the share that fits, the cost of the cheapest plan, or what is late.

    Late are units times periods, weighed by value, at the end of each period, were all allowed to be late; what is not
    delivered at all is late after the last.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Programme, Resource
    >>> from comity.programme.plan.layout import laid_out
    >>> layout = laid_out(Programme(2, resources=(Resource("line", (F(4),)),),
    ...     items=(Item("truck", ((1, F(2)), (2, F(8))), (("line", F(1)),)),)))
    >>> held = Held(layout, "fits", np.array([1.0]), Budget())
    >>> [round(held.value(more).best, 6) for more in ({}, {(0, 1): 1.0}, {(0, 0): -1.0})]
    [0.8, 0.9, 0.7]
    """

    def __init__(self, layout: Layout, measure: Measure, step: Numbers, budget: Budget, gap: float = 0.0) -> None:
        self.layout, self.measure, self.budget, self.gap = layout, measure, budget, gap
        self.maximise = measure == "fits"
        # A setup row holds as much as capacity allows: it has to allow for what may be added.
        more = replace(layout, capacity=layout.capacity + (step / layout.resource_unit)[:, None])
        parts, self._scale = _parts(more, measure)
        model = parts.model
        self.whole = any(c.integer for c in model.columns)
        self._engine = model.engine(free=_ends(model) if measure == "late" else ())
        places = {name: r for r, name in enumerate(layout.resources)}
        self.rows: dict[Cell, int] = {
            (places[row.thing], row.period - 1): k for k, row in enumerate(model.rows) if row.kind == "capacity"
        }
        self._model = model
        for cell, row in self.rows.items():
            self._engine.row_bounds(row, -np.inf, float(layout.capacity[cell]))

    def value(self, more: Mapping[Cell, float]) -> Value:
        """
        Return the measure with so many units more in some cells; less where they are below 0.

        Raises
        ------
        BudgetExceededError
            The budget ended first.
        """
        for cell, amount in more.items():
            self._bound(cell, amount)
        try:
            answer = self._engine.solve(maximise=self.maximise, budget=self.budget, gap=self.gap)
        finally:
            for cell in more:
                self._bound(cell, 0.0)
        if answer.status in ("infeasible", "unbounded"):
            return Value(None, None, self._slack(None))
        if answer.value is None or answer.bound is None or answer.status == "stopped":
            raise BudgetExceededError(self.budget.reason)
        return Value(
            answer.value * self._scale, answer.bound * self._scale, self._slack(answer.point), self._prices(answer)
        )

    def better(self, before: Value, after: Value) -> float | None:
        """Return by how much a value is better than another one, without noise; None where one of them is missing."""
        if before.best is None or after.best is None:
            return None
        change = after.best - before.best if self.maximise else before.best - after.best
        return 0.0 if abs(change) <= NOISE * max(abs(before.best), abs(after.best), 1e-3) else float(f"{change:.9g}")

    def sure(self, before: Value, after: Value) -> bool:
        """Return whether the difference between two values does not rest on a search that ended at its gap."""
        open_ = [abs(v.best - v.bound) for v in (before, after) if v.best is not None and v.bound is not None]
        return sum(open_) <= NOISE * max((abs(v.best or 0.0) for v in (before, after)), default=0.0) + 1e-12

    def _bound(self, cell: Cell, more: float) -> None:
        high = self.layout.capacity[cell] + more / self.layout.resource_unit[cell[0]]
        self._engine.row_bounds(self.rows[cell], -np.inf, float(high))

    def _slack(self, point: Point | None) -> Numbers:
        """Return how much of each cell is left in a plan, in units of the planner, shape (R, T)."""
        left = np.full(self.layout.capacity.shape, np.inf)
        if point is None:
            return left
        for cell, row in self.rows.items():
            used = sum(a * float(point[c]) for c, a in self._model.rows[row].entries)
            left[cell] = (float(self.layout.capacity[cell]) - used) * self.layout.resource_unit[cell[0]]
        return left

    def _prices(self, answer: MipAnswer) -> Numbers | None:
        if answer.prices is None:
            return None
        found = np.zeros(self.layout.capacity.shape)
        for cell, row in self.rows.items():
            found[cell] = float(answer.prices[row]) * self._scale / self.layout.resource_unit[cell[0]]
        return found


def _parts(layout: Layout, measure: Measure) -> tuple[Built, float]:
    """Return the model of a measure, and what one unit of its objective is to the planner."""
    if measure == "cost":
        parts = built(layout)
        add_setups(parts)
        return parts, layout.money
    parts = built(layout, "never" if measure == "fits" else "always", share=measure == "fits")
    scale = 1.0 if measure == "fits" else float(layout.value.max(initial=0.0)) or 1.0
    late = {c: float(v) / scale for columns, v in zip(parts.late, layout.value, strict=True) for c in columns}
    costs = {parts.share: 1.0} if measure == "fits" else late
    for k, column in enumerate(parts.model.columns):
        parts.model.columns[k] = replace(column, cost=costs.get(k, 0.0))
    return parts, scale


def _ends(model: Model) -> list[int]:
    return [k for k, row in enumerate(model.rows) if row.kind == "on time"]
