"""What comity asks of a SAT solver, and the engines that offer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from comity.errors import UsageError


class SatEngine(Protocol):
    """An incremental SAT solver: clauses are only ever added; a literal is a non-zero integer."""

    def add(self, clause: Iterable[int]) -> None: ...

    def solve(self, assumptions: Sequence[int] = ()) -> bool: ...

    def value(self, variable: int) -> bool: ...

    def close(self) -> None: ...


def _cadical() -> SatEngine:
    from comity.solve.pysat_engine import PySatEngine

    return PySatEngine("cadical153")


ENGINES: dict[str, Callable[[], SatEngine]] = {"cadical": _cadical}


def sat_engine(name: str = "fastest") -> SatEngine:
    """
    Return a new, empty solver.

    Examples
    --------
    >>> engine = sat_engine()
    >>> engine.add([1, 2])
    >>> engine.solve([-1]), engine.value(2)
    (True, True)
    """
    if name == "fastest":
        return next(iter(ENGINES.values()))()
    if name not in ENGINES:
        raise UsageError(f'there is no SAT engine "{name}". Engines: {", ".join(ENGINES)}.')
    return ENGINES[name]()
