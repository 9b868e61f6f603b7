"""Shortest schedules by a linear program with whole numbers, one column for each activity and time it can begin."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from comity.budget import Budget
from comity.programme.works.bounds import Bounds
from comity.programme.works.network import Network, Whole
from comity.solve.mip import MipEngine, Status, mip_engine


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What the solver found: when activities begin, None where no schedule ends in time; ``bound`` holds for all."""

    status: Status
    starts: Whole | None
    bound: int | None


def by_mip(net: Network, limits: Bounds, last: int, budget: Budget) -> Found:
    r"""
    Return a shortest schedule of those that end by some time.

    With :math:`z_{it} = 1` where activity i begins at t, :math:`p_i` how long it takes, :math:`r_{ik}` what it needs
    and :math:`C_{kt}` the capacity [1]_ [2]_:

    .. math:: \sum_t z_{it} = 1, \quad
              \sum_{s \ge t} z_{is} + \sum_{s < t + p_i} z_{js} \le 1 \ (i \text{ before } j), \quad
              \sum_i r_{ik} \sum_{s=t-p_i+1}^{t} z_{is} \le C_{kt}

    References
    ----------
    .. [1] Pritsker, A. A. B., Watters, L. J. & Wolfe, P. M. (1969). Multiproject scheduling with limited resources: a
       zero-one programming approach. Management Science 16(1), 93-108.
    .. [2] Christofides, N., Alvarez-Valdes, R. & Tamarit, J. M. (1987). Project scheduling with resource constraints: a
       branch and bound approach. European Journal of Operational Research 29(3), 262-273.
    """
    latest = last - limits.tails - net.periods
    if (latest < limits.heads).any():
        return Found("infeasible", None, None)
    engine = mip_engine()
    columns = [
        {t: engine.column(0, 1, integer=True) for t in range(int(limits.heads[i]), int(latest[i]) + 1)}
        for i in range(len(net.ids))
    ]
    end = engine.column(limits.finish, last, cost=1.0)
    _once(engine, net, columns, end)
    _in_order(engine, net, columns)
    _crews(engine, net, columns, last)
    answer = engine.solve(budget=budget)
    # the end is a whole number, so a bound of 6.2 says 7
    bound = None if answer.bound is None or not math.isfinite(answer.bound) else math.ceil(answer.bound - 1e-6)
    if answer.point is None:
        return Found(answer.status, None, bound)
    begun = [max(c, key=lambda t: answer.point[c[t]] if answer.point is not None else 0.0) for c in columns]
    return Found(answer.status, np.array(begun, np.int64), bound)


def _once(engine: MipEngine, net: Network, columns: list[dict[int, int]], end: int) -> None:
    for i, own in enumerate(columns):
        engine.row([(c, 1.0) for c in own.values()], 1, 1)
        engine.row([(end, 1.0), *((c, -float(t + net.periods[i])) for t, c in own.items())], 0)


def _in_order(engine: MipEngine, net: Network, columns: list[dict[int, int]]) -> None:
    for j, before in enumerate(net.after):
        for i in before:
            for t in columns[i]:
                late = [(c, 1.0) for s, c in columns[i].items() if s >= t]
                early = [(c, 1.0) for s, c in columns[j].items() if s < t + net.periods[i]]
                if early:
                    engine.row(late + early, high=1)


def _crews(engine: MipEngine, net: Network, columns: list[dict[int, int]], last: int) -> None:
    capacity = net.table(last)
    for r in range(len(net.crews)):
        users = [i for i in range(len(net.ids)) if net.needs[i, r] and net.periods[i]]
        # divided by the largest number, so that the solver's tolerance is of the right size
        unit = max([1, *(int(net.needs[i, r]) for i in users)])
        for t in range(last):
            running = [
                (c, float(net.needs[i, r]) / unit)
                for i in users
                for s, c in columns[i].items()
                if s <= t < s + net.periods[i]
            ]
            if running:
                engine.row(running, high=float(capacity[r, t]) / unit)
