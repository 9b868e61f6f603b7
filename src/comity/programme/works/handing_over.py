"""Which activity hands its crew over to which: the order that a schedule adds to the one that was declared."""

from __future__ import annotations

from comity.programme.works.network import Network, Whole


def handing_over(net: Network, starts: Whole) -> tuple[tuple[int, ...], ...]:
    """
    Return for each activity those from which it takes over some of a crew.

    Units of a crew are passed on as in a flow [1]_: each activity takes those that nobody used yet, then those that
    were free first. Where one is late, those that wait for its crew are late with it. Crews whose capacity changes from
    period to period are left out: their units cannot be followed.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> import numpy as np
    >>> from comity.case.programme import Activity, Programme, Resource
    >>> from comity.programme.works.network import network
    >>> tasks = tuple(Activity(name, 2, (("crew", F(2)),)) for name in "abc")
    >>> net = network(Programme(resources=(Resource("crew", (F(4),)),), activities=tasks))
    >>> handing_over(net, np.array([0, 0, 2]))
    ((), (), (0,))

    References
    ----------
    .. [1] Artigues, C. & Roubellat, F. (2000). A polynomial activity insertion algorithm in a multi-resource schedule
       with cumulative constraints and multiple modes. European Journal of Operational Research 127(2), 297-316.
    """
    givers: list[set[int]] = [set() for _ in net.ids]
    order = sorted((i for i in range(len(net.ids)) if net.periods[i]), key=lambda i: (int(starts[i]), i))
    for r, capacity in enumerate(net.capacity):
        if len(capacity) > 1:
            continue
        # (free from, given by, units), the first free first; -1 gave nothing: the units were never used
        pool: list[tuple[int, int, int]] = [(0, -1, capacity[0])]
        for i in order:
            need = int(net.needs[i, r])
            if need:
                pool, taken = _take(pool, need)
                givers[i].update(k for k in taken if k >= 0)
                pool.append((int(starts[i] + net.periods[i]), i, need))
                pool.sort()
    return tuple(tuple(sorted(g)) for g in givers)


def _take(pool: list[tuple[int, int, int]], need: int) -> tuple[list[tuple[int, int, int]], list[int]]:
    left, taken = [], []
    for free, giver, units in pool:
        used = min(need, units)
        need -= used
        if used:
            taken.append(giver)
        if units > used:
            left.append((free, giver, units - used))
    return left, taken
