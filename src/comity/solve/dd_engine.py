"""Decision diagrams of dd, with CUDD where dd was built with it; the only file that imports it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from comity.errors import TooLargeError
from comity.solve.bdd import Diagram, Pause

NODES = 1_000_000  # with CUDD: some seconds
PLAIN_NODES = 20_000  # in plain Python
_MEMORY = 256 << 20  # bytes that CUDD may take; one operation cannot be stopped otherwise


class DdEngine:
    """
    A manager of dd behind :class:`comity.solve.bdd.BddEngine`; CUDD puts the variables in a better order as it goes.

    Parameters
    ----------
    variables : int
    pause : callable
    nodes : int, optional
    plain : bool
        Take the engine that is written in Python even where CUDD is there.
    """

    def __init__(self, variables: int, pause: Pause, nodes: int | None = None, plain: bool = False) -> None:
        self._pause = pause
        self._bdd, compiled = _manager(plain)
        self._nodes = nodes or (NODES if compiled else PLAIN_NODES)
        self._bdd.declare(*(f"v{k}" for k in range(variables)))

    def constant(self, value: bool) -> Diagram:
        """Return the function that is always true, or never."""
        return self._bdd.true if value else self._bdd.false

    def variable(self, number: int) -> Diagram:
        """Return the function that is one variable."""
        return self._bdd.var(f"v{number}")

    def negated(self, one: Diagram) -> Diagram:
        """Return where a function is false."""
        return ~one

    def both(self, one: Diagram, other: Diagram) -> Diagram:
        """Return where both functions are true."""
        return self._made(lambda: one & other)

    def either(self, one: Diagram, other: Diagram) -> Diagram:
        """Return where one or the other function is true."""
        return self._made(lambda: one | other)

    def differ(self, one: Diagram, other: Diagram) -> Diagram:
        """Return where just one of two functions is true."""
        return self._made(lambda: self._bdd.apply("xor", one, other))

    def same(self, one: Diagram, other: Diagram) -> bool:
        """Return whether two functions are one."""
        return bool(one == other)

    def some(self, numbers: Iterable[int], one: Diagram) -> Diagram:
        """Return where a function is true for some values of variables."""
        return self._made(lambda: self._bdd.exist({f"v{k}" for k in numbers}, one))

    def count(self, one: Diagram, numbers: Sequence[int]) -> int:
        """
        Return how many values of variables make a function true; in whole numbers, where CUDD's own count is rounded.
        """
        bdd = self._bdd
        kept = {f"v{k}" for k in numbers}
        missed = set(bdd.support(one)) - kept
        if missed:
            raise ValueError(f"the function speaks of {sorted(missed)} too.")
        names = sorted(kept, key=bdd.level_of_var)
        place = {name: k for k, name in enumerate(names)}
        return _solutions(bdd, one, place, self._pause)

    def _made(self, operation: Callable[[], Any]) -> Diagram:
        self._pause()
        try:
            made = operation()
        except (ValueError, MemoryError, RuntimeError):  # CUDD gives no diagram where its memory is full
            raise TooLargeError("the decision diagrams have filled their memory.") from None
        if len(self._bdd) > self._nodes:
            raise TooLargeError(f"the decision diagrams have more than {self._nodes:,} nodes.")
        return made


def _manager(plain: bool) -> tuple[Any, bool]:
    """Return a new manager, and whether it is compiled."""
    if not plain:
        try:
            from dd import cudd
        except ImportError:
            pass
        else:
            compiled = cudd.BDD(memory_estimate=_MEMORY)
            compiled.configure(reordering=True, max_memory=_MEMORY)
            return compiled, True
    from dd import autoref

    return autoref.BDD(), False  # to reorder in plain Python takes longer than it saves


def _solutions(bdd: Any, root: Diagram, place: dict[str, int], pause: Pause) -> int:
    """Return the number of solutions, node by node from the leaves up; ``place`` numbers the variables from the top."""
    n = len(place)
    known: dict[int, int] = {}  # solutions below a node that is not negated, over the variables from its own on

    def depth(u: Diagram) -> int:
        return n if u.var is None else place[u.var]

    def value(u: Diagram) -> int:
        """Return the solutions over the variables from the node's own on."""
        if u.var is None:
            return int(u == bdd.true)
        plain = known[abs(int(u))] if not u.negated else known[abs(int(~u))]
        return (1 << (n - depth(u))) - plain if u.negated else plain

    waiting = [root if not root.negated else ~root]
    while waiting:
        u = waiting[-1]
        if u.var is None or abs(int(u)) in known:
            waiting.pop()
            continue
        _, low, high = bdd.succ(u)
        open_ = [w for w in (_straight(low), _straight(high)) if w.var is not None and abs(int(w)) not in known]
        if open_:
            waiting += open_
            continue
        pause()
        below = depth(u) + 1
        known[abs(int(u))] = (value(low) << (depth(low) - below)) + (value(high) << (depth(high) - below))
        waiting.pop()
    return value(root) << depth(root)


def _straight(u: Diagram) -> Diagram:
    return ~u if u.negated else u
