"""Glucose through python-sat, for questions that want an explanation of a "no"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pysat.solvers import Glucose4

_CONFLICTS = 20_000  # between two looks at the budget: some tenths of a second


class GlucoseEngine:
    """Glucose 4 behind :class:`comity.solve.cores.CoreEngine`; it searches in stretches and pauses between them."""

    def __init__(self, pause: Callable[[], None]) -> None:
        self._solver = Glucose4(incr=False)
        self._pause = pause
        self._true: frozenset[int] = frozenset()

    def add(self, clause: Iterable[int]) -> None:
        """Add a clause."""
        self._solver.add_clause(list(clause))

    def solve(self, assumptions: Sequence[int] = ()) -> bool:
        """Return whether all clauses can hold together with the assumptions."""
        taken = list(assumptions)
        found = None
        while found is None:
            self._pause()
            self._solver.conf_budget(_CONFLICTS)
            found = self._solver.solve_limited(assumptions=taken)
        if found:
            self._true = frozenset(v for v in self._solver.get_model() if v > 0)
        return bool(found)

    def value(self, variable: int) -> bool:
        """Return a variable's value in the last solution; one the solver never saw is False."""
        return variable in self._true

    def core(self) -> tuple[int, ...]:
        """Return assumptions that clashed in the last search that ended with False."""
        return tuple(self._solver.get_core() or ())

    def prefer_true(self, variables: Iterable[int]) -> None:
        """Let the search try these variables with True first."""
        self._solver.set_phases([abs(v) for v in variables])

    def close(self) -> None:
        """Free the solver's memory."""
        self._solver.delete()
