"""What comity asks of a SAT solver that says which assumptions clash, and the engines that offer it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from comity.errors import UsageError

Pause = Callable[[], None]


class CoreEngine(Protocol):
    """
    An incremental SAT solver that explains a "no"; a literal is a non-zero integer.

    ``solve`` may call ``pause``, which may raise to stop the work; the engine stays usable. After True ``value`` tells
    the solution; after False ``core`` tells some of the assumptions that cannot hold together (none where the clauses
    contradict each other by themselves).
    """

    def add(self, clause: Iterable[int]) -> None: ...

    def solve(self, assumptions: Sequence[int] = ()) -> bool: ...

    def value(self, variable: int) -> bool: ...

    def core(self) -> tuple[int, ...]: ...

    def prefer_true(self, variables: Iterable[int]) -> None: ...

    def close(self) -> None: ...


def _glucose(pause: Pause) -> CoreEngine:
    from comity.solve.glucose_engine import GlucoseEngine

    return GlucoseEngine(pause)


ENGINES: dict[str, Callable[[Pause], CoreEngine]] = {"glucose": _glucose}


def core_engine(name: str = "fastest", pause: Pause = lambda: None) -> CoreEngine:
    """
    Return a new, empty solver.

    Parameters
    ----------
    name : str
    pause : callable
        Called now and then in a long search; may raise to stop it.

    Examples
    --------
    >>> engine = core_engine()
    >>> engine.add([-1, 2]); engine.add([-2, -3])
    >>> engine.solve([1]), engine.solve([1, 3, 4]), sorted(engine.core())
    (True, False, [1, 3])
    """
    if name == "fastest":
        return next(iter(ENGINES.values()))(pause)
    if name not in ENGINES:
        raise UsageError(f'there is no SAT engine "{name}" that explains. Engines: {", ".join(ENGINES)}.')
    return ENGINES[name](pause)
