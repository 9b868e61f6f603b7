"""Schedules made one activity after another, each as early as the crews allow (Kelley 1963)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from comity.budget import Budget
from comity.programme.works.bounds import Bounds
from comity.programme.works.network import Network, Whole

TRIES = 60
"""Orders drawn at random after the fixed ones."""


def serial(net: Network, order: Sequence[int]) -> Whole | None:
    """
    Return when each activity begins if they are placed in some order, each as early as it fits.

    Some order gives a shortest schedule, so trying all of them would be exact.

    Parameters
    ----------
    net : Network
    order : sequence of int
        Every activity, after those it waits for.

    Returns
    -------
    array, shape (N,), or None
        None where an activity does not fit before the horizon.

    References
    ----------
    Kolisch, R. & Hartmann, S. (1999). Heuristic algorithms for the resource-constrained project scheduling problem.
    In: Weglarz, J. (ed.), Project Scheduling. Kluwer.
    """
    left = net.table(net.horizon)
    starts = np.zeros(len(net.ids), np.int64)
    for i in order:
        lasts = int(net.periods[i])
        first = max([int(net.ready[i]), *(int(starts[k] + net.periods[k]) for k in net.after[i])])
        start = _earliest(left, net.needs[i], first, lasts)
        if start is None:
            return None
        left[:, start : start + lasts] -= net.needs[i][:, None]
        starts[i] = start
    return starts


def _earliest(left: Whole, need: Whole, first: int, lasts: int) -> int | None:
    """Return the first time from which a need fits for so many periods."""
    if lasts == 0:
        return first if first <= left.shape[1] else None
    short = np.flatnonzero((left[:, first:] < need[:, None]).any(axis=0)) + first
    start = first
    for t in short.tolist():
        if t >= start + lasts:
            break
        start = t + 1
    return start if start + lasts <= left.shape[1] else None


def finish(net: Network, starts: Whole) -> int:
    """Return when the last activity ends."""
    return int((starts + net.periods).max(initial=0))


def best_serial(net: Network, limits: Bounds, budget: Budget) -> Whole | None:
    """
    Return the best schedule of several orders: by the rules of the field, then some drawn at random.

    The rules put first what has the longest work behind it, what must end first, and what leaves most behind it. The
    draws are always the same.
    """
    best: Whole | None = None
    for order in _orders(net, limits):
        found = serial(net, order)
        if found is not None and (best is None or finish(net, found) < finish(net, best)):
            best = found
        if budget.over() or (best is not None and finish(net, best) <= limits.finish):
            break
    return best


def _orders(net: Network, limits: Bounds) -> Iterator[list[int]]:
    work = (net.needs * net.periods[:, None]).sum(axis=1)
    tails = limits.tails + net.periods
    followers = np.array([len(f) for f in net.followers], np.int64)
    for urgent in (tails, limits.tails, followers, work):
        yield _listed(net, -urgent.astype(float))
    rng = np.random.default_rng(0)
    for _ in range(TRIES):
        # the longest tails first on the whole, but not always
        yield _listed(net, -tails * rng.uniform(0.6, 1.4, len(tails)))


def _listed(net: Network, urgency: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[int]:
    """Return the activities by urgency, the smallest number first, each after those it waits for."""
    waits = [set(before) for before in net.after]
    followers = net.followers
    open_ = {i for i, before in enumerate(waits) if not before}
    order: list[int] = []
    while open_:
        i = min(open_, key=lambda k: (urgency[k], k))
        open_.discard(i)
        order.append(i)
        for j in followers[i]:
            waits[j].discard(i)
            if not waits[j]:
                open_.add(j)
    return order
