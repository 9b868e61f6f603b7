"""What comity asks of decision diagrams, and the engines that offer them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from typing import Any, Protocol

from comity.errors import UsageError

Diagram = Any  # what an engine makes; only that engine can read it
Pause = Callable[[], None]

INSTALL = "pip install 'comity[count]'"


class BddEngine(Protocol):
    """
    Binary decision diagrams over variables 0, 1, 2, ...: a Boolean function as a graph in which it can be counted.

    Every operation may raise :class:`~comity.errors.TooLargeError`: then the diagrams have grown past the limit, and
    the engine is to be thrown away. Variables are best numbered so that those that depend on one another lie close.
    """

    def constant(self, value: bool) -> Diagram: ...

    def variable(self, number: int) -> Diagram: ...

    def negated(self, one: Diagram) -> Diagram: ...

    def both(self, one: Diagram, other: Diagram) -> Diagram: ...

    def either(self, one: Diagram, other: Diagram) -> Diagram: ...

    def differ(self, one: Diagram, other: Diagram) -> Diagram: ...

    def same(self, one: Diagram, other: Diagram) -> bool: ...

    def some(self, numbers: Iterable[int], one: Diagram) -> Diagram:
        """Return where the function is true for some values of variables: existential quantification."""
        ...

    def count(self, one: Diagram, numbers: Sequence[int]) -> int:
        """Return exactly how many values of variables make a function true that speaks of no others."""
        ...


def bdd_missing() -> str:
    """Return how decision diagrams are had where no engine is installed; empty where one is."""
    return "" if find_spec("dd") else f"counting needs decision diagrams: {INSTALL}"


def bdd_engine(variables: int, pause: Pause = lambda: None, nodes: int | None = None) -> BddEngine:
    """
    Return a new engine with so many variables.

    Parameters
    ----------
    variables : int
    pause : callable
        Called before each operation; may raise to stop the work.
    nodes : int, optional
        How large all diagrams may be together; what the engine takes without effort where it is left out.

    Raises
    ------
    UsageError
        No engine is installed; the message says how to install one.

    Examples
    --------
    >>> engine = bdd_engine(3)
    >>> x, y = engine.variable(0), engine.variable(1)
    >>> engine.count(engine.either(x, y), [0, 1, 2]), engine.count(engine.some([0], engine.both(x, y)), [0, 1])
    (6, 2)
    """
    missing = bdd_missing()
    if missing:
        raise UsageError(f"{missing}.")
    from comity.solve.dd_engine import DdEngine

    return DdEngine(variables, pause, nodes)
