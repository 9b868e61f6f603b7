"""A plan made cheaper a few periods at a time, with what is made in all others held (fix and optimise)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from comity.budget import Budget
from comity.programme.plan.build import Built
from comity.programme.plan.setups import Setup
from comity.solve.mip import MipEngine, Point

DECISIONS = 100
"""About so many setups are left open at once."""
GAPS = (1e-3, 3e-4, 1e-4)
"""How near to the least cost each window is solved: first what is easy to find in all of them."""

AROUND = 2
"""In so many periods on both sides quantities may change too, where the item is set up for anyway."""

_LEAST = 1e-5  # a share of the cost; a round of windows that saves less is the last one at its gap


def improved(
    parts: Built, setups: Sequence[Setup], start: Sequence[float], budget: Budget
) -> Iterator[tuple[float, Point]]:
    """
    Yield cheaper and cheaper plans, each with its cost in the units of the model.

    What is begun in a window of periods is decided again and all other setups are as they were; the windows move over
    the periods and overlap from one round to the next. This is fix and optimise (Helber & Sahling 2010) [1]_. It proves
    nothing. How much is tried does not hang on the clock, unless the budget ends.

    Parameters
    ----------
    parts : Built
        The model with its setups.
    setups : sequence of Setup
    start : sequence of float
        A plan that obeys the model, one number for each column.
    budget : Budget

    References
    ----------
    .. [1] Helber, S. & Sahling, F. (2010). A fix-and-optimize approach for the multi-level capacitated lot sizing
       problem. International Journal of Production Economics 123(2), 247-256.
    """
    held = _Held(parts, setups)
    point = np.array(start, float)
    cost = held.cost(point)
    width = max(2, round(DECISIONS * parts.layout.periods / max(len(setups), 1)))
    for gap in GAPS:
        before = np.inf
        while cost < before * (1 - _LEAST):
            before = cost
            for first in _firsts(parts.layout.periods, width):
                found = held.solved(point, first, first + width, gap, budget)
                if budget.over():
                    return
                if found is not None and (less := held.cost(found)) < cost * (1 - 1e-9):
                    point, cost = found, less
                    yield cost, point


def _firsts(periods: int, width: int) -> Iterator[int]:
    """Yield where windows begin: side by side, then once more half a window later."""
    yield from range(0, periods, width)
    yield from range(width // 2, periods - 1, width)


class _Held:
    """One solver of the model, in which what is made is held or set free."""

    def __init__(self, parts: Built, setups: Sequence[Setup]) -> None:
        layout = parts.layout
        begun = np.arange(layout.periods)[None, :] - layout.lead[:, None]
        self._columns = np.array([*np.ravel(parts.make), *(s.column for s in setups)], int)
        self._begun = np.array([*np.ravel(begun), *(int(begun[s.item, s.at]) for s in setups)], int)
        self._around = np.repeat([AROUND, 0], [begun.size, len(setups)])
        self._low = np.array([parts.model.columns[c].low for c in self._columns])
        self._high = np.array([parts.model.columns[c].high for c in self._columns])
        self._costs = np.array([c.cost for c in parts.model.columns])
        self._whole = np.array([c.integer for c in parts.model.columns])
        self._engine: MipEngine = parts.model.engine()

    def cost(self, point: Point) -> float:
        """Return what a plan costs, in the units of the model."""
        return float(self._costs @ point)

    def solved(self, point: Point, first: int, end: int, gap: float, budget: Budget) -> Point | None:
        """Return a plan in which what is begun before and after a window is as it was; None where none is found."""
        free = (self._begun >= first - self._around) & (self._begun < end + self._around)
        now = point[self._columns]
        low, high = np.where(free, self._low, now), np.where(free, self._high, now)
        for column, least, most in zip(self._columns.tolist(), low.tolist(), high.tolist(), strict=True):
            self._engine.bounds(column, least, most)
        found = self._engine.solve(budget=budget, gap=gap, start=point.tolist(), nodes=1).point
        return None if found is None else np.where(self._whole, np.round(found), found)
