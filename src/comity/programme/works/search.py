"""A shortest schedule, or the best that is known and how much shorter another could be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comity.budget import Budget
from comity.errors import BudgetExceededError, UsageError
from comity.programme.works.bounds import Bounds, bounds
from comity.programme.works.by_mip import by_mip
from comity.programme.works.by_sat import shorten
from comity.programme.works.network import Network, Whole
from comity.programme.works.serial import best_serial, finish

Engine = Literal["fastest", "sat", "mip"]


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """
    When each activity begins, counted from 0; ``starts`` is None where no schedule is known.

    No schedule ends before ``bound``; ``proved`` where the schedule ends then, or where there surely is none. ``cut``
    says why the search ended early.
    """

    starts: Whole | None
    finish: int | None
    bound: int
    proved: bool
    cut: str = ""


def shortest(net: Network, budget: Budget, engine: Engine = "fastest", start: Whole | None = None) -> Schedule:
    """
    Return a schedule that ends as early as any.

    Lower bounds and schedules made one activity after another come first; where they meet, that is the proof. Then the
    engine looks for shorter ones.

    Parameters
    ----------
    net : Network
    budget : Budget
    engine : {"fastest", "sat", "mip"}
        All give the same end; the fastest is a SAT solver.
    start : array, shape (N,), optional
        A schedule that is known already.
    """
    if engine not in ("fastest", "sat", "mip"):
        raise UsageError(f'there is no engine "{engine}" for integration work. Engines: fastest, sat, mip.')
    limits = bounds(net)
    if _never(net, limits):
        return Schedule(None, None, net.horizon + 1, True)
    best = _Best(net)
    if start is not None:
        best.take(start)
    found = best_serial(net, limits, budget)
    if found is not None:
        best.take(found)
    if best.end <= limits.finish:
        return best.proved()
    return _by_mip(best, limits, budget) if engine == "mip" else _by_sat(best, limits, budget)


class _Best:
    """The shortest schedule so far; ``end`` is beyond the horizon where there is none."""

    def __init__(self, net: Network) -> None:
        self.net = net
        self.starts: Whole | None = None
        self.end = net.horizon + 1

    def take(self, starts: Whole) -> None:
        """Keep a schedule if it is shorter."""
        end = finish(self.net, starts)
        if end < self.end:
            self.starts, self.end = starts, end

    def proved(self) -> Schedule:
        """Return the schedule as one that nothing can be better than."""
        return Schedule(self.starts, None if self.starts is None else self.end, self.end, True)

    def known(self, bound: int, cut: str) -> Schedule:
        """Return the schedule as the best that is known."""
        done = self.end <= bound
        end = None if self.starts is None else self.end
        return Schedule(self.starts, end, min(bound, self.end), done, "" if done else cut)


def _by_sat(best: _Best, limits: Bounds, budget: Budget) -> Schedule:
    try:
        shorten(best.net, limits, best.end, best.take, budget.check)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return best.known(limits.finish, budget.ended(e))
    return best.proved()


def _by_mip(best: _Best, limits: Bounds, budget: Budget) -> Schedule:
    try:
        found = by_mip(best.net, limits, best.end - 1, budget)
    except KeyboardInterrupt as e:
        return best.known(limits.finish, budget.ended(e))
    if found.starts is not None:
        best.take(found.starts)
    if found.status in ("optimal", "infeasible"):
        return best.proved()
    return best.known(max(limits.finish, found.bound or 0), budget.reason)


def _never(net: Network, limits: Bounds) -> bool:
    """Return whether no schedule can be there: an activity too large for its crew, or too much work or too long."""
    table = net.table(net.horizon)
    most = table.max(axis=1, initial=0)
    large = ((net.needs > most) & (net.periods > 0)[:, None]).any()
    return bool(large) or limits.finish > net.horizon or any(c is None for c in limits.crew)
