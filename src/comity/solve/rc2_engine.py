"""RC2 through python-sat: exact MaxSAT guided by unsatisfiable cores (Ignatiev, Morgado & Marques-Silva 2019)."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from comity.budget import Budget

_LOOK_EVERY = 0.05  # seconds between two looks at the budget


class Rc2Engine:
    """RC2 behind :class:`comity.solve.maxsat.MaxSatEngine`."""

    def __init__(self) -> None:
        self._formula = WCNF()
        self._true: frozenset[int] = frozenset()

    def add(self, clause: Iterable[int]) -> None:
        """Add a clause that must hold."""
        self._formula.append(list(clause))

    def prefer(self, clause: Iterable[int], weight: int = 1) -> None:
        """Add a clause whose breaking costs ``weight``."""
        self._formula.append(list(clause), weight=weight)

    def cheapest(self, budget: Budget) -> int | None:
        """Return the least cost, None where there is no solution."""
        budget.check()
        with RC2(self._formula, solver="g4") as solver:
            model = computed(solver, budget)
            if model is None:
                return None
            self._true = frozenset(v for v in model if v > 0)
            return int(solver.cost)

    def value(self, variable: int) -> bool:
        """Return a variable's value in the last solution; one the solver never saw is False."""
        return variable in self._true


def computed(solver: RC2, budget: Budget) -> list[int] | None:
    """
    Return the solver's answer; stop it once the budget is over, and at once on Ctrl-C.

    The solver works in a thread of its own: it holds no lock while it searches, and this one stays awake. An event
    tells that it is done: a thread whose ``join`` was interrupted by Ctrl-C counts as ended in Python 3.11, while it
    may still be at work on memory that would then be freed.
    """
    found: list[list[int] | None] = []
    failed: list[Exception] = []
    done = threading.Event()

    def work() -> None:
        try:
            found.append(solver.compute(expect_interrupt=True))
        except Exception as e:  # raised again where the answer is waited for
            failed.append(e)
        finally:
            done.set()

    threading.Thread(target=work, daemon=True).start()
    try:
        while not done.wait(_LOOK_EVERY):
            budget.check()
    finally:
        while not done.is_set():  # an interrupt between two of its searches is lost, so it is repeated
            solver.interrupt()
            done.wait(_LOOK_EVERY)
    if failed:
        raise failed[0]
    return found[0]
