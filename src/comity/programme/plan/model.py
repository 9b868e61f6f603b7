"""A linear program whose rows have names in the planner's words, so that each can be loosened and talked about."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from comity.budget import Budget
from comity.solve.mip import MipAnswer, MipEngine, Watch, mip_engine

Kind = Literal["capacity", "ramp", "due", "on time", "base", "rule"]
"""What a row says; a ``rule`` follows from the meaning of the columns and cannot be loosened."""

Entries = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Column:
    """A number to be found, between bounds and at a cost for each unit."""

    name: str
    low: float = 0.0
    high: float = math.inf
    cost: float = 0.0
    integer: bool = False

    def paying(self, more: float) -> Column:
        """Return the column with something added to its cost."""
        return replace(self, cost=self.cost + more)


@dataclass(frozen=True, slots=True)
class Row:
    """
    A sum of columns between bounds.

    Parameters
    ----------
    kind : str
    words : str
        What the row stands for, such as ``capacity of "line" in period 3``.
    entries : sequence of (int, float)
        Pairs (column, coefficient).
    low, high : float
    thing, period : str, int
        The id of the item or resource, and the period counted from 1; 0 where the row is about all periods.
    gives : {"low", "high", ""}
        Which end is moved outwards when the row is loosened; empty where it cannot be.
    unit : float
        How much of what the planner counts one unit of the row is.
    most : float
        How far the row can sensibly be loosened, in what the planner counts.
    """

    kind: Kind
    words: str
    entries: Entries
    low: float = -math.inf
    high: float = math.inf
    thing: str = ""
    period: int = 0
    gives: Literal["low", "high", ""] = ""
    unit: float = 1.0
    most: float = math.inf

    def loosened(self, by: float) -> tuple[float, float]:
        """Return the bounds after the row gave way by an amount that the planner counts."""
        if self.gives == "low":
            return self.low - by / self.unit, self.high
        return (self.low, self.high + by / self.unit) if self.gives else (self.low, self.high)


@dataclass(frozen=True, slots=True)
class Model:
    """
    Columns and rows, built up by :meth:`column` and :meth:`row`, which return the number of what they add.

    Examples
    --------
    Ten units are due and the line makes eight: no plan, until one of the two gives way by two.

    >>> model = Model()
    >>> made = model.column(Column("make"))
    >>> due = model.row(Row("due", "due of trucks", [(made, 1.0)], low=10, gives="low"))
    >>> line = model.row(Row("capacity", "capacity of the line", [(made, 1.0)], high=8, gives="high"))
    >>> model.solve().status
    'infeasible'
    >>> model.solve(loose={line: 2.0}).status, model.solve(loose={due: 2.0}).status
    ('optimal', 'optimal')
    >>> model.solve(free=[due]).status
    'optimal'

    What must give way, if only the two together count:

    >>> elastic, gives = model.elastic({due: 1.0, line: 3.0})
    >>> answer = elastic.solve()
    >>> {model.rows[r].words: float(answer.point[column]) for r, column in gives.items()}
    {'due of trucks': 2.0, 'capacity of the line': 0.0}
    """

    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, column: Column) -> int:
        """Add a column."""
        self.columns.append(column)
        return len(self.columns) - 1

    def row(self, row: Row) -> int:
        """Add a row."""
        self.rows.append(row)
        return len(self.rows) - 1

    def can_give(self) -> tuple[int, ...]:
        """Return the rows that can be loosened."""
        return tuple(k for k, row in enumerate(self.rows) if row.gives)

    def elastic(self, weights: Mapping[int, float]) -> tuple[Model, dict[int, int]]:
        """
        Return a model in which some rows may give way, and the column of how far each does.

        The columns count in the planner's units and cost ``weights``; all other costs are taken out.
        """
        columns = [replace(c, cost=0.0) for c in self.columns]
        rows = list(self.rows)
        gives = {}
        for r, weight in weights.items():
            row = rows[r]
            gives[r] = len(columns)
            columns.append(Column(f"how far {row.words} gives way", 0.0, row.most, weight))
            sign = 1.0 if row.gives == "low" else -1.0
            rows[r] = replace(row, entries=[*row.entries, (gives[r], sign / row.unit)])
        return Model(columns, rows), gives

    def engine(
        self, *, loose: Mapping[int, float] | None = None, free: Iterable[int] = (), whole: bool = True
    ) -> MipEngine:
        """
        Return a solver that holds the model.

        Parameters
        ----------
        loose : mapping, optional
            Row -> by how much it is loosened, in the planner's units.
        free : iterable of int
            Rows that do not hold at all on the side that can give way.
        whole : bool
            Whether columns that must be whole numbers have to be.
        """
        engine = mip_engine()
        for c in self.columns:
            engine.column(c.low, c.high, cost=c.cost, integer=c.integer and whole)
        by = dict.fromkeys(free, math.inf) | dict(loose or {})
        for r, row in enumerate(self.rows):
            engine.row(row.entries, *(row.loosened(by[r]) if r in by else (row.low, row.high)))
        return engine

    def solve(
        self,
        *,
        loose: Mapping[int, float] | None = None,
        free: Iterable[int] = (),
        whole: bool = True,
        maximise: bool = False,
        budget: Budget | None = None,
        gap: float = 0.0,
        start: Sequence[float] | None = None,
        watch: Watch | None = None,
    ) -> MipAnswer:
        """Solve the model as it is, or with some rows loosened; see :meth:`engine`."""
        if not self.columns:  # nothing is asked, and a solver need not answer that
            return MipAnswer("optimal", 0.0, 0.0, np.zeros(0))
        engine = self.engine(loose=loose, free=free, whole=whole)
        return engine.solve(maximise=maximise, budget=budget, gap=gap, start=start, watch=watch)
