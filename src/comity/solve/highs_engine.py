"""HiGHS through highspy: linear programs with and without whole numbers (Huangfu & Hall 2018)."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence

import highspy
import numpy as np

from comity.budget import Budget
from comity.solve.mip import MipAnswer, Point, Status, Watch

_LOOK_EVERY = 0.05  # seconds between two looks at the budget
_STATUS: dict[highspy.HighsModelStatus, Status] = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
    highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kUnbounded: "unbounded",
    highspy.HighsModelStatus.kUnboundedOrInfeasible: "infeasible",
}


class HighsEngine:
    """HiGHS behind :class:`comity.solve.mip.MipEngine`; one thread, so that the same question has the same answer."""

    def __init__(self) -> None:
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._integer = False

    def column(self, low: float = 0.0, high: float = math.inf, *, cost: float = 0.0, integer: bool = False) -> int:
        """Add a column and return its number."""
        number = self._solver.getNumCol()
        self._solver.addCol(cost, low, high, 0, np.empty(0, np.int32), np.empty(0))
        if integer:
            self._solver.changeColIntegrality(number, highspy.HighsVarType.kInteger)
            self._integer = True
        return number

    def row(self, entries: Sequence[tuple[int, float]], low: float = -math.inf, high: float = math.inf) -> int:
        """Add a row and return its number."""
        number = self._solver.getNumRow()
        columns = np.array([c for c, _ in entries], np.int32)
        self._solver.addRow(low, high, len(entries), columns, np.array([float(x) for _, x in entries]))
        return number

    def bounds(self, column: int, low: float, high: float) -> None:
        """Change the bounds of a column."""
        self._solver.changeColBounds(column, low, high)

    def cost(self, column: int, cost: float) -> None:
        """Change the cost of a column."""
        self._solver.changeColCost(column, cost)

    def row_bounds(self, row: int, low: float, high: float) -> None:
        """Change the bounds of a row."""
        self._solver.changeRowBounds(row, low, high)

    def solve(
        self,
        *,
        maximise: bool = False,
        budget: Budget | None = None,
        gap: float = 0.0,
        start: Sequence[float] | None = None,
        nodes: int | None = None,
        watch: Watch | None = None,
    ) -> MipAnswer:
        """Solve; where the budget ends first, return the best found with status "stopped"."""
        solver = self._solver
        sense = highspy.ObjSense.kMaximize if maximise else highspy.ObjSense.kMinimize
        solver.changeObjectiveSense(sense)
        solver.setOptionValue("mip_rel_gap", gap)
        solver.setOptionValue("mip_max_nodes", highspy.kHighsIInf if nodes is None else nodes)
        if start is not None:
            solver.setSolution(len(start), np.arange(len(start), dtype=np.int32), np.array(start, float))
        left = None if budget is None else budget.left()
        # between two looks at the callback a solver may work for long; its own clock counts all linear programs
        # together, but begins anew with each search for whole numbers
        passed = 0.0 if self._integer else solver.getRunTime()
        solver.setOptionValue("time_limit", math.inf if left is None else passed + left)
        _run(solver, budget or Budget(), watch)
        status = _STATUS.get(solver.getModelStatus(), "stopped")
        if status == "infeasible" and solver.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
            status = self._infeasible_or_unbounded()
        info = solver.getInfo()
        found = info.primal_solution_status == 2 and status in ("optimal", "stopped")
        point: Point | None = np.array(solver.getSolution().col_value) if found else None
        bound = info.mip_dual_bound if self._integer else info.objective_function_value
        told = status == "optimal" or (status == "stopped" and self._integer and math.isfinite(bound))
        value = info.objective_function_value if found else None
        prices = np.array(solver.getSolution().row_dual) if status == "optimal" and not self._integer else None
        return MipAnswer(status, value, bound if told else None, point, prices)

    def _infeasible_or_unbounded(self) -> Status:
        """Tell the two apart, which presolve need not do: without costs only one of them is left."""
        solver = self._solver
        costs = list(solver.getLp().col_cost_)
        columns = np.arange(len(costs), dtype=np.int32)
        solver.changeColsCost(len(costs), columns, np.zeros(len(costs)))
        solver.run()
        infeasible = solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        solver.changeColsCost(len(costs), columns, np.array(costs))
        return "infeasible" if infeasible else "unbounded"


def _run(solver: highspy.Highs, budget: Budget, watch: Watch | None) -> None:
    """
    Let the solver work; stop it once the budget is over or whoever watches says so, and at once on Ctrl-C.

    The solver works in a thread of its own, so that this one stays awake to look at the clock.
    """
    done = threading.Event()
    stop = threading.Event()
    failed: list[Exception] = []
    far: list[tuple[float, float]] = []  # the best value and the bound, as told last

    def interrupt(event: highspy.highs.HighsCallbackEvent) -> None:
        # said each time: the flag of a solve that was stopped would end the next one before it begins
        event.interrupt(stop.is_set())

    def told(event: highspy.highs.HighsCallbackEvent) -> None:
        far[:] = [(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)]

    def work() -> None:
        try:
            solver.run()
        except Exception as e:  # raised again where the answer is waited for
            failed.append(e)
        finally:
            done.set()

    asked = [(each, interrupt) for each in (solver.cbSimplexInterrupt, solver.cbIpmInterrupt, solver.cbMipInterrupt)]
    asked += [(solver.cbMipInterrupt, told)] if watch is not None else []
    for each, answer in asked:
        each.subscribe(answer)
    threading.Thread(target=work, daemon=True).start()
    try:
        while not done.wait(_LOOK_EVERY) and not budget.over() and not _enough(watch, far):
            pass
    finally:
        while not done.is_set():
            stop.set()
            done.wait(_LOOK_EVERY)
        for each, answer in asked:
            each.unsubscribe(answer)
    if failed:
        raise failed[0]


def _enough(watch: Watch | None, far: Sequence[tuple[float, float]]) -> bool:
    """Return whether whoever watches says so; the solver calls infinite what it does not know yet."""
    if watch is None or not far:
        return False
    value, bound = (x if math.isfinite(x) else None for x in far[-1])
    return watch(value, bound)
