"""Further unknown states beside the first: where a party's move leads, and where the others can take it from there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.case.nouns import Preference
from comity.conflict.symbolic.encode import Encoding, Setting
from comity.logic.partial import settle
from comity.logic.tree import Node
from comity.solve.sat import SatEngine


class Guarded:
    """
    A solver whose clauses count only where a literal is false: where it is true, all that was added is void.

    Examples
    --------
    >>> from comity.solve.sat import sat_engine
    >>> engine = sat_engine()
    >>> Guarded(engine, 1).add([2])
    >>> engine.solve([-2]), engine.solve([-1, -2])
    (True, False)
    """

    def __init__(self, engine: SatEngine, unless: int) -> None:
        self._engine, self._unless = engine, unless

    def add(self, clause: Iterable[int]) -> None:
        """Add a clause, with the literal that makes it void."""
        self._engine.add([self._unless, *clause])

    def solve(self, assumptions: Sequence[int] = ()) -> bool:
        """Return whether all clauses can hold together with the assumptions."""
        return self._engine.solve(assumptions)

    def value(self, variable: int) -> bool:
        """Return a variable's value in the last solution."""
        return self._engine.value(variable)

    def close(self) -> None:
        """Leave the solver to whom it belongs."""


class After(Encoding):
    """
    The state s[x] that a party's move leads to: nothing new is unknown about it.

    Parameters
    ----------
    s : Encoding
    x : Setting
        What the mover sets its own options to.
    unless : int
        A literal that makes every clause void that is added through this state.
    """

    def __init__(self, s: Encoding, x: Setting, unless: int) -> None:
        self.conflict, self.options, self.true = s.conflict, s.options, s.true
        self.engine = Guarded(s.engine, unless)
        self.options_at = _held(s, s.options_at, x)
        self.checks = []
        self._s, self._x, self._counter = s, x, s._counter

    def literal(self, node: Node, setting: Setting | None = None) -> int:
        """Return a literal that is true just where a statement holds at s[x], or after a further setting."""
        return self._s.literal(node, {**self._x, **(setting or {})})

    def values(self, preference: Preference, setting: Setting | None = None) -> list[int]:
        """Return what a party thinks of s[x], or of the state after a further setting."""
        return self._s.values(preference, {**self._x, **(setting or {})})


class Held(Encoding):
    """
    A further unknown feasible state, in which a party's options are held at what it has set them to.

    Parameters
    ----------
    s : Encoding
        A state of the same solver.
    x : Setting
        The options that are held, and where.
    unless : int
        A literal that makes all that is said of this state void.
    """

    def __init__(self, s: Encoding, x: Setting, unless: int) -> None:
        self._x = x
        super().__init__(s.conflict, Guarded(s.engine, unless), beside=s)
        self.options_at = _held(s, self.options_at, x)

    def require(self, node: Node) -> None:
        """Make a statement hold."""
        left = settle(node, self._x, self.options)
        if not isinstance(left, bool):
            super().require(left)
        elif not left:
            self.engine.add([-self.true])

    def literal(self, node: Node, setting: Setting | None = None) -> int:
        """Return a literal that is true just where a statement holds, or would after a further setting."""
        return super().literal(node, {**self._x, **(setting or {})})


def _held(s: Encoding, options_at: Sequence[int], x: Setting) -> tuple[int, ...]:
    known = {True: s.true, False: -s.true}
    return tuple(known[x[o]] if o in x else v for o, v in zip(s.options, options_at, strict=True))
