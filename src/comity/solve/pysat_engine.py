"""CaDiCaL and others through python-sat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pysat.solvers import Solver


class PySatEngine:
    """A solver of python-sat behind :class:`comity.solve.sat.SatEngine`."""

    def __init__(self, name: str) -> None:
        self._solver = Solver(name=name)
        self._true: frozenset[int] = frozenset()

    def add(self, clause: Iterable[int]) -> None:
        """Add a clause."""
        self._solver.add_clause(list(clause))

    def solve(self, assumptions: Sequence[int] = ()) -> bool:
        """Return whether all clauses can hold together with the assumptions."""
        found = bool(self._solver.solve(assumptions=list(assumptions)))
        if found:
            self._true = frozenset(v for v in self._solver.get_model() if v > 0)
        return found

    def value(self, variable: int) -> bool:
        """Return a variable's value in the last solution; one the solver never saw is False."""
        return variable in self._true

    def close(self) -> None:
        """Free the solver's memory."""
        self._solver.delete()
