"""The smallest set of things that cannot all hold, where only a test of sets is given."""

from __future__ import annotations

from collections.abc import Callable, Collection

from comity.solve.hitting_sets import Pause, minimal_hitting_sets


def smallest_clash(
    count: int, holds: Callable[[Collection[int]], bool], pause: Pause = lambda: None
) -> tuple[int, ...] | None:
    """
    Return a smallest set of things, by number, that cannot all hold, None where all can.

    What cannot hold together has something in common with whatever must be dropped to mend it. So the smallest set
    that hits everything known to mend the clash is tried; where it can hold, it is widened as far as it goes, and what
    is left out is another way to mend it [1]_.

    Parameters
    ----------
    count : int
        How many things there are.
    holds : callable
        Whether things, by number, can hold together. What can, can without some of them.
    pause : callable
        Called before each set that is tried; it may raise to end the work.

    Returns
    -------
    tuple of int or None
        In order; empty where not even nothing can hold.

    Raises
    ------
    TooManyError
        There are too many ways to mend the clash.

    Examples
    --------
    >>> smallest_clash(4, lambda taken: not {0, 1, 2} <= set(taken) and not {1, 3} <= set(taken))
    (1, 3)
    >>> smallest_clash(4, lambda taken: True) is None
    True

    References
    ----------
    .. [1] Ignatiev, A., Previti, A., Liffiton, M. & Marques-Silva, J. (2015). Smallest MUS extraction with minimal
       hitting set dualization. Principles and Practice of Constraint Programming, LNCS 9255, 173-182.
    """
    everything = frozenset(range(count))
    if holds(everything):
        return None
    mends: list[frozenset[int]] = []
    while True:
        pause()
        tried = minimal_hitting_sets(mends, [1] * count, 1, pause).chosen[0]
        if not holds(tried):
            return tuple(sorted(tried))
        mends.append(everything - _widened(tried, everything, holds))


def _widened(
    tried: frozenset[int], everything: frozenset[int], holds: Callable[[Collection[int]], bool]
) -> frozenset[int]:
    """Return a set that can hold with all that can be added to it, the first numbers first."""
    kept = tried
    for k in sorted(everything - tried):
        if holds(kept | {k}):
            kept |= {k}
    return kept
