"""Minimal conflicts and minimal relaxations between groups of clauses, one by one, by a map of what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from comity.solve.cores import CoreEngine, core_engine
from comity.solve.elimination import Grouped

Pause = Callable[[], None]
Found = tuple[Literal["conflict", "relaxation"], frozenset[int]]


def one_by_one(
    problem: Grouped, known: Iterable[frozenset[int]] = (), pause: Pause = lambda: None, engine: str = "fastest"
) -> Iterator[Found]:
    """
    Yield every minimal conflict and every minimal relaxation, in no settled order.

    A second formula, the map, holds the sets of groups of which nothing is known [1]_. One is taken from it. If its
    groups can be kept together, as many more as can be are added, and what is left out is a minimal relaxation; if
    not, groups are taken away as long as the rest still clashes, and what stays is a minimal conflict. Either way the
    map loses what has been learnt. Needs as many rounds as there are conflicts and relaxations together.

    Parameters
    ----------
    problem : Grouped
    known : iterable of frozenset of int
        Minimal conflicts that are not to be yielded again.
    pause : callable
        Called in every round; may raise to stop the work.
    engine : str
        A name of :data:`comity.solve.cores.ENGINES`.

    Examples
    --------
    >>> problem = Grouped((), (((1,),), ((-1,),), ((-1, 2),), ((-2,),)))
    >>> sorted((kind, sorted(found)) for kind, found in one_by_one(problem))
    ... # doctest: +NORMALIZE_WHITESPACE
    [('conflict', [0, 1]), ('conflict', [0, 2, 3]),
     ('relaxation', [0]), ('relaxation', [1, 2]), ('relaxation', [1, 3])]

    References
    ----------
    .. [1] Liffiton, M. H., Previti, A., Malik, A. & Marques-Silva, J. (2016). Fast, flexible MUS enumeration.
       Constraints 21, 223-250.
    """
    groups = Groups(problem, pause, engine)
    every = frozenset(range(len(problem.groups)))
    open_ = _map(len(every), known, pause, engine)
    try:
        while open_.solve():
            seed = frozenset(g for g in every if open_.value(g + 1))
            if groups.together(seed):
                left_out = every - groups.grown(seed)
                yield "relaxation", left_out
                if not left_out:
                    return
                open_.add([g + 1 for g in sorted(left_out)])
            else:
                conflict = groups.shrunk(groups.clash())
                yield "conflict", conflict
                if not conflict:
                    return
                open_.add([-g - 1 for g in sorted(conflict)])
    finally:
        groups.close()
        open_.close()


class Groups:
    """
    Groups of clauses in one solver, each with a switch.

    Examples
    --------
    >>> groups = Groups(Grouped((), (((1,),), ((-1,),), ((2,),))))
    >>> groups.together({0, 2}), groups.together({0, 1, 2}), sorted(groups.shrunk({0, 1, 2}))
    (True, False, [0, 1])
    """

    def __init__(self, problem: Grouped, pause: Pause = lambda: None, engine: str = "fastest") -> None:
        self._engine = core_engine(engine, pause)
        self._first = problem.variables + 1
        self._n = len(problem.groups)
        for clause in problem.hard:
            self._engine.add(clause)
        for g, clauses in enumerate(problem.groups):
            for clause in clauses:
                self._engine.add([-self._first - g, *clause])

    def together(self, some: Iterable[int], literals: Sequence[int] = ()) -> bool:
        """Return whether these groups can all be kept, and literals be true with them."""
        return self._engine.solve([*(self._first + g for g in sorted(some)), *literals])

    def clash(self) -> frozenset[int]:
        """Return groups that clash, some of those last asked for."""
        return frozenset(a - self._first for a in self._engine.core() if a >= self._first)

    def shrunk(self, conflict: Iterable[int], keep: frozenset[int] = frozenset()) -> frozenset[int]:
        """Return a minimal conflict within a conflict, the last groups given up first, and those of ``keep`` never."""
        kept = frozenset(conflict)
        for g in sorted(kept - keep, reverse=True):
            if g in kept and not self.together(kept - {g}):
                kept = self.clash() | keep
        return kept

    def grown(self, kept: Iterable[int]) -> frozenset[int]:
        """Return as many groups as can be kept beside these, the first ones first."""
        whole = frozenset(kept)
        for g in range(self._n):
            if g not in whole and self.together(whole | {g}):
                whole |= {g}
        return whole

    def close(self) -> None:
        """Free the solver's memory."""
        self._engine.close()


def _map(n: int, known: Iterable[frozenset[int]], pause: Pause, engine: str) -> CoreEngine:
    """Return the map: variable g + 1 says that group g is kept; large sets come first."""
    open_ = core_engine(engine, pause)
    for g in range(n):
        open_.add([g + 1, n + 1])  # so that the solver knows the variable
    open_.prefer_true(range(1, n + 1))
    for conflict in known:
        open_.add([-g - 1 for g in sorted(conflict)])
    return open_
