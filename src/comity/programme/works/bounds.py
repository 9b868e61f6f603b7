"""How soon integration work can end at best: the longest chain, and the work that each crew has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.programme.works.network import Network, Whole, in_order


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """
    What no schedule can be better than.

    Parameters
    ----------
    heads : array, shape (N,)
        The earliest time at which each activity can begin.
    tails : array, shape (N,)
        How long the work that waits for it takes at least, counted from its end.
    chain : int
        The end of the longest chain of activities.
    crew : tuple of int or None
        For each crew, the earliest time by which it can have done all its work; None where it never can.
    critical : tuple of int
        A longest chain.
    """

    heads: Whole
    tails: Whole
    chain: int
    crew: tuple[int | None, ...]
    critical: tuple[int, ...]

    @property
    def finish(self) -> int:
        """Return the largest of the bounds."""
        return max([self.chain, *(c for c in self.crew if c is not None)])


def bounds(net: Network) -> Bounds:
    """
    Return how soon the work can end at best.

    The longest chain is the critical path of Kelley & Walker [1]_. A crew that has w units of work in all cannot be
    ready before its capacities add up to w.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Activity, Programme, Resource
    >>> from comity.programme.works.network import network
    >>> tasks = [Activity(name, 3, (("crew", F(2)),)) for name in "abc"]
    >>> found = bounds(network(Programme(resources=(Resource("crew", (F(3),)),), activities=tuple(tasks))))
    >>> found.chain, found.crew
    (3, (6,))

    References
    ----------
    .. [1] Kelley, J. E. & Walker, M. R. (1959). Critical-path planning and scheduling. Proceedings of the Eastern
       Joint Computer Conference, 160-173.
    """
    order = in_order(net.after)
    heads = net.ready.copy()
    tails = np.zeros(len(net.ids), np.int64)
    for i in order:
        heads[i] = max([heads[i], *(heads[k] + net.periods[k] for k in net.after[i])])
    for i in reversed(order):
        for k in net.after[i]:
            tails[k] = max(tails[k], net.periods[i] + tails[i])
    ends = heads + net.periods
    chain = int(ends.max(initial=0))
    return Bounds(heads, tails, chain, tuple(_work(net, r) for r in range(len(net.crews))), _critical(net, heads))


def _work(net: Network, r: int) -> int | None:
    work = int((net.needs[:, r] * net.periods).sum())
    capacity = net.capacity[r]
    if work == 0:
        return 0
    if len(capacity) == 1:
        return None if capacity[0] == 0 else -(-work // capacity[0])
    enough = np.flatnonzero(np.cumsum(capacity) >= work)
    return int(enough[0]) + 1 if len(enough) else None


def _critical(net: Network, heads: Whole) -> tuple[int, ...]:
    if not net.ids:
        return ()
    ends = heads + net.periods
    path = [int(np.argmax(ends))]
    while True:
        before = [k for k in net.after[path[-1]] if ends[k] == heads[path[-1]]]
        if not before:
            return tuple(reversed(path))
        path.append(before[0])
