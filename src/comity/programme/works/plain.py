"""The definition read aloud: every schedule of a few activities is tried; the tests hold the fast ways to it."""

from __future__ import annotations

from comity.programme.works.network import Network, in_order


def plain_finish(net: Network) -> int | None:
    """
    Return the earliest end of all work by trying every time for every activity; None where none fits.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Activity, Programme, Resource
    >>> from comity.programme.works.network import network
    >>> tasks = tuple(Activity(name, 2, (("crew", F(2)),)) for name in "abc")
    >>> plain_finish(network(Programme(resources=(Resource("crew", (F(4),)),), activities=tasks)))
    4
    """
    order = in_order(net.after)
    best = net.horizon + 1

    def place(k: int, starts: dict[int, int]) -> None:
        nonlocal best
        if k == len(order):
            best = min(best, max((starts[i] + int(net.periods[i]) for i in order), default=0))
            return
        i = order[k]
        first = max([int(net.ready[i]), *(starts[j] + int(net.periods[j]) for j in net.after[i])])
        for t in range(first, best - int(net.periods[i])):
            if _fits(net, {**starts, i: t}, i):
                place(k + 1, {**starts, i: t})

    place(0, {})
    return best if best <= net.horizon else None


def _fits(net: Network, starts: dict[int, int], new: int) -> bool:
    for t in range(starts[new], starts[new] + int(net.periods[new])):
        for r, capacity in enumerate(net.capacity):
            running = [i for i, s in starts.items() if s <= t < s + int(net.periods[i])]
            if sum(int(net.needs[i, r]) for i in running) > capacity[t if len(capacity) > 1 else 0]:
                return False
    return True
