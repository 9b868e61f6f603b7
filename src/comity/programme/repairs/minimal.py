"""Minimal sets that clash, one by one, where a question to a solver tells whether a set clashes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from comity.solve.cores import core_engine

Some = frozenset[int]
Ask = Callable[[Some], Some | None]
"""Asked of a set whether it clashes: returns a part of it that clashes, None where it does not clash."""
Grow = Callable[[Some], Some]
"""Given a set that does not clash, returns one that holds all of it and does not clash either."""


def minimal_sets(n: int, ask: Ask, grow: Grow, pause: Callable[[], None] = lambda: None) -> Iterator[Some]:
    """
    Yield every minimal set that clashes among n things, in no settled order.

    A set that holds one that clashes has to clash too. A map keeps the sets of which nothing is known [1]_. One is
    taken from it. If it clashes, things are taken away as long as the rest still clashes, and what stays is yielded
    (the deletion filter of Chinneck & Dravnieks 1991 [2]_). If not, only sets with something that it leaves out can.

    Parameters
    ----------
    n : int
    ask, grow : callable
        See :data:`Ask` and :data:`Grow`; the more is added, the fewer questions.
    pause : callable
        Called before each question; may raise to stop the work.

    Examples
    --------
    Two of three do not go together, nor does the fourth with anything:

    >>> def ask(some):
    ...     return some if len(some & {0, 1, 2}) > 1 or (3 in some and len(some) > 1) else None
    >>> sorted(sorted(found) for found in minimal_sets(4, ask, lambda some: some))
    [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]

    References
    ----------
    .. [1] Liffiton, M. H., Previti, A., Malik, A. & Marques-Silva, J. (2016). Fast, flexible MUS enumeration.
       Constraints 21, 223-250.
    .. [2] Chinneck, J. W. & Dravnieks, E. W. (1991). Locating minimal infeasible constraint sets in linear programs.
       ORSA Journal on Computing 3(2), 157-168.
    """
    every = frozenset(range(n))
    open_ = core_engine(pause=pause)
    try:
        for k in range(n):
            open_.add([k + 1, n + 1])  # so that the solver knows the variable
        open_.prefer_true(range(1, n + 1))
        while open_.solve():
            pause()
            seed = frozenset(k for k in every if open_.value(k + 1))
            clash = ask(seed)
            if clash is not None:
                least = shrunk(clash, ask, pause)
                yield least
                if not least:
                    return
                open_.add([-k - 1 for k in sorted(least)])
            else:
                left_out = every - grow(seed)
                if not left_out:
                    return
                open_.add([k + 1 for k in sorted(left_out)])
    finally:
        open_.close()


def shrunk(clash: Some, ask: Ask, pause: Callable[[], None] = lambda: None) -> Some:
    """
    Return a minimal set that clashes within one that does, the last things given up first.

    Examples
    --------
    >>> sorted(shrunk(frozenset(range(5)), lambda some: some if {1, 3} <= some else None))
    [1, 3]
    """
    kept = clash
    for k in sorted(clash, reverse=True):
        if k in kept:
            pause()
            less = ask(kept - {k})
            kept = kept if less is None else less
    return kept
