"""What comity asks of a MaxSAT solver, and the engines that offer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from comity.budget import Budget
from comity.errors import UsageError


class MaxSatEngine(Protocol):
    """
    Clauses that must hold, and clauses that had better hold; a literal is a non-zero integer.

    ``cheapest`` returns the least total weight of the soft clauses that have to be broken, or None where the hard
    ones contradict each other. It raises :class:`~comity.errors.BudgetExceededError` where the time runs out.
    """

    def add(self, clause: Iterable[int]) -> None: ...

    def prefer(self, clause: Iterable[int], weight: int = 1) -> None: ...

    def cheapest(self, budget: Budget) -> int | None: ...

    def value(self, variable: int) -> bool: ...


def _rc2() -> MaxSatEngine:
    from comity.solve.rc2_engine import Rc2Engine

    return Rc2Engine()


ENGINES: dict[str, Callable[[], MaxSatEngine]] = {"rc2": _rc2}


def maxsat_engine(name: str = "fastest") -> MaxSatEngine:
    """
    Return a new, empty MaxSAT solver.

    Examples
    --------
    >>> engine = maxsat_engine()
    >>> engine.add([1, 2])
    >>> engine.prefer([-1], 3); engine.prefer([-2], 2)
    >>> engine.cheapest(Budget()), engine.value(1), engine.value(2)
    (2, False, True)
    """
    if name == "fastest":
        return next(iter(ENGINES.values()))()
    if name not in ENGINES:
        raise UsageError(f'there is no MaxSAT engine "{name}". Engines: {", ".join(ENGINES)}.')
    return ENGINES[name]()
