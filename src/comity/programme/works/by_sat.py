"""Shortest schedules by a SAT solver that is told of overloads only where it makes one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from comity.programme.works.bounds import Bounds
from comity.programme.works.network import Network, Whole
from comity.programme.works.serial import finish
from comity.solve.cores import CoreEngine, core_engine

Better = Callable[[Whole], None]


def shorten(net: Network, limits: Bounds, below: int, better: Better, pause: Callable[[], None]) -> None:
    """
    Look for schedules that end before some time, each shorter than the one before, until there is none.

    The variables say "activity i begins at time t or later" (the order encoding [1]_). A schedule in which a crew is
    overloaded names a smallest set of activities that cannot run at once; from then on they may not, at any time at
    which the crew is too small for them. It is the lazy form of the forbidden sets of Igelmund & Radermacher [2]_.

    Parameters
    ----------
    net : Network
    limits : Bounds
    below : int
        Schedules must end before this time.
    better : callable
        Told of each schedule that is shorter than the last.
    pause : callable
        Called between searches; may raise to stop the work. If this function returns, there is no shorter one.

    References
    ----------
    .. [1] Crawford, J. & Baker, A. (1994). Experimental results on the application of satisfiability algorithms to
       scheduling problems. AAAI-94, 1092-1097.
    .. [2] Igelmund, G. & Radermacher, F. J. (1983). Preselective strategies for the optimization of stochastic project
       networks under resource constraints. Networks 13(1), 1-28.
    """
    last = below - 1
    if last < limits.chain:
        return
    engine = core_engine(pause=pause)
    try:
        search = _Search(net, limits, last, engine)
        search.rules()
        while last >= limits.finish:
            search.end_by(last)
            starts = search.schedule(pause)
            if starts is None:
                return
            better(starts)
            last = finish(net, starts) - 1
    finally:
        engine.close()


class _Search:
    """The variables and clauses of one network; they are only ever added to."""

    def __init__(self, net: Network, limits: Bounds, last: int, engine: CoreEngine) -> None:
        self.net, self.limits, self.engine = net, limits, engine
        self.first = limits.heads.tolist()
        self.latest = (last - limits.tails - net.periods).tolist()
        self.capacity = net.table(last)
        self.base: list[int] = []
        count = 0
        for first, latest in zip(self.first, self.latest, strict=True):
            self.base.append(count - first)
            count += max(0, latest - first)
        self.told: set[tuple[tuple[int, ...], int]] = set()

    def begins_from(self, i: int, t: int) -> int | bool:
        """Return the literal of "i begins at t or later", or whether it holds anyway."""
        if t <= self.first[i]:
            return True
        return False if t > self.latest[i] else self.base[i] + t

    def tell(self, positive: list[int | bool], negative: list[int | bool]) -> None:
        """Add a clause: one of the first holds, or one of the second does not."""
        if any(x is True for x in positive) or any(x is False for x in negative):
            return
        clause = [x for x in positive if x is not False] + [-x for x in negative if x is not True]
        self.engine.add(clause)

    def rules(self) -> None:
        """Say that later is also not before, and what waits for what."""
        for i in range(len(self.net.ids)):
            for t in range(self.first[i] + 1, self.latest[i] + 1):
                self.tell([self.begins_from(i, t - 1)], [self.begins_from(i, t)])
        for j, before in enumerate(self.net.after):
            for i in before:
                lasts = int(self.net.periods[i])
                for t in range(self.first[i], self.latest[i] + 1):
                    self.tell([self.begins_from(j, t + lasts)], [self.begins_from(i, t)])

    def end_by(self, last: int) -> None:
        """Say that all work ends by some time."""
        for i in range(len(self.net.ids)):
            latest = last - int(self.limits.tails[i]) - int(self.net.periods[i])
            self.tell([], [self.begins_from(i, latest + 1)])

    def schedule(self, pause: Callable[[], None]) -> Whole | None:
        """Return a schedule without overloads that fits all that was said so far, None where there is none."""
        while self.engine.solve():
            pause()
            starts = self._read()
            if not self._tell_overloads(starts):
                return starts
        return None

    def _read(self) -> Whole:
        starts = []
        for i, (first, latest) in enumerate(zip(self.first, self.latest, strict=True)):
            t = first
            while t < latest and self.engine.value(self.base[i] + t + 1):
                t += 1
            starts.append(t)
        return np.array(starts, np.int64)

    def _tell_overloads(self, starts: Whole) -> bool:
        """Forbid a set of activities for each time and crew that is overloaded; return whether there was one."""
        found = False
        ends = starts + self.net.periods
        # between two of these times the same activities run
        for t, until in pairwise(np.unique(np.concatenate((starts, ends))).tolist()):
            running = np.flatnonzero((starts <= t) & (t < ends))
            for r in range(len(self.net.crews)):
                load = int(self.net.needs[running, r].sum())
                over = np.flatnonzero(load > self.capacity[r, t:until])
                if len(over):
                    found = True
                    self._forbid(self._smallest(running, r, t + int(over[0])), r)
        return found

    def _smallest(self, running: Whole, r: int, t: int) -> tuple[int, ...]:
        """Return some of the running activities that are too many for a crew, but no longer without any of them."""
        needs = self.net.needs[:, r]
        kept = sorted((int(i) for i in running if needs[i]), key=lambda i: (needs[i], i))
        load = sum(int(needs[i]) for i in kept)
        for i in list(kept):
            if load - int(needs[i]) > self.capacity[r, t]:
                load -= int(needs[i])
                kept.remove(i)
        return tuple(sorted(kept))

    def _forbid(self, group: tuple[int, ...], r: int) -> None:
        if (group, r) in self.told:
            return
        self.told.add((group, r))
        load = int(self.net.needs[list(group), r].sum())
        begin = max(self.first[i] for i in group)
        end = min(self.latest[i] + int(self.net.periods[i]) for i in group)
        for t in range(begin, end):
            if load > self.capacity[r, t]:
                # i does not run at t if it begins after t, or has ended by t
                after = [self.begins_from(i, t + 1) for i in group]
                before = [self.begins_from(i, t - int(self.net.periods[i]) + 1) for i in group]
                self.tell(after, before)
