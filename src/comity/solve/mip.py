"""What comity asks of a solver of linear programs with whole numbers, and the engines that offer it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.errors import UsageError

Point = NDArray[np.float64]
Status = Literal["optimal", "infeasible", "unbounded", "stopped"]
Watch = Callable[[float | None, float | None], bool]
"""Told the value of the best point and the bound, None where there is none yet; the solve ends where it says True."""


@dataclass(frozen=True, slots=True, eq=False)
class MipAnswer:
    """
    What a solve gave.

    ``value`` is the objective of ``point``, the best found; both are None where nothing was found. ``bound`` is what no
    feasible point can surpass, None where the solver says nothing. Everything is a float within the solver's
    tolerance: whoever asks checks what matters in exact arithmetic. ``point`` holds one number per column. ``prices``
    holds one number per row of a program without whole numbers that was solved: by how much the value rises for each
    unit that the bounds of the row are raised.
    """

    status: Status
    value: float | None
    bound: float | None
    point: Point | None
    prices: Point | None = None


class MipEngine(Protocol):
    """
    Columns with bounds and costs, rows of numbers between bounds; all can be added to and changed between solves.

    ``column`` and ``row`` return the number of what they add. ``entries`` of a row are pairs (column, coefficient), at
    most one for each column. ``gap`` is the relative gap at which a solve may end; 0 asks for a proof. ``start`` is a
    point to begin with, one number for every column; it is a hint and need not be feasible. ``nodes`` is how many cases
    a search may tell apart before it is stopped, and ``watch`` is told now and then how far it is; both are for
    programs with whole numbers.
    """

    def column(self, low: float = 0.0, high: float = math.inf, *, cost: float = 0.0, integer: bool = False) -> int: ...

    def row(self, entries: Sequence[tuple[int, float]], low: float = -math.inf, high: float = math.inf) -> int: ...

    def bounds(self, column: int, low: float, high: float) -> None: ...

    def cost(self, column: int, cost: float) -> None: ...

    def row_bounds(self, row: int, low: float, high: float) -> None: ...

    def solve(
        self,
        *,
        maximise: bool = False,
        budget: Budget | None = None,
        gap: float = 0.0,
        start: Sequence[float] | None = None,
        nodes: int | None = None,
        watch: Watch | None = None,
    ) -> MipAnswer: ...


def _highs() -> MipEngine:
    from comity.solve.highs_engine import HighsEngine

    return HighsEngine()


ENGINES: dict[str, Callable[[], MipEngine]] = {"highs": _highs}


def mip_engine(name: str = "fastest") -> MipEngine:
    """
    Return a new, empty solver.

    Examples
    --------
    Three things of weight 5, 4 and 3 and worth 4, 3 and 2; a bag that holds 7:

    >>> engine = mip_engine()
    >>> things = [engine.column(0, 1, cost=worth, integer=True) for worth in (4, 3, 2)]
    >>> bag = engine.row(list(zip(things, (5, 4, 3))), high=7)
    >>> answer = engine.solve(maximise=True)
    >>> answer.status, round(answer.value), [round(x) for x in answer.point]
    ('optimal', 5, [0, 1, 1])

    A row may be loosened and the rest kept:

    >>> engine.row_bounds(bag, 0, 8)
    >>> round(engine.solve(maximise=True).value)
    6
    """
    if name == "fastest":
        return next(iter(ENGINES.values()))()
    if name not in ENGINES:
        raise UsageError(f'there is no MIP engine "{name}". Engines: {", ".join(ENGINES)}.')
    return ENGINES[name]()
