"""How the work on whole tables is shared out: in stretches, with a pause now and then, on one thread or several."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from comity.budget import Budget

T = TypeVar("T")
Stretch = tuple[int, int]

_BUNCH = 1 << 23  # states between two pauses of one thread
_SMALL = 1 << 22  # states below which a second thread costs more than it brings


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Pace:
    """
    How fast work may go on.

    Parameters
    ----------
    budget : Budget
        Asked between stretches.
    threads : int
        Stretches worked on at the same time. Stretches write to places of their own, so the outcome is the same for
        any number.

    Examples
    --------
    >>> Pace(Budget(), threads=2).each(4, 1 << 22, lambda first, last: last - first)
    [2, 2]
    """

    budget: Budget
    threads: int = 1

    def each(self, parts: int, states: int, work: Callable[[int, int], T]) -> list[T]:
        """
        Return what the work gives on each stretch of ``parts`` parts of so many states each, in their order.

        Parameters
        ----------
        parts, states : int
        work : callable
            Takes the first part of a stretch, and the one past the last. It must let go of the interpreter's lock
            for several threads to help.
        """
        threads = self.threads if parts * states > _SMALL else 1
        step = max(1, min(_BUNCH // states, -(-parts // threads)))
        stretches = [(first, min(first + step, parts)) for first in range(0, parts, step)]
        return self._in_turn(stretches, work) if threads == 1 else self._together(stretches, work, threads)

    def _in_turn(self, stretches: list[Stretch], work: Callable[[int, int], T]) -> list[T]:
        out = []
        for first, last in stretches:
            self.budget.check()
            out.append(work(first, last))
        return out

    def _together(self, stretches: list[Stretch], work: Callable[[int, int], T], threads: int) -> list[T]:
        """Run a stretch per thread at a time: whoever stops the work waits for those begun, not for all."""
        out: list[T] = []
        with ThreadPoolExecutor(threads) as pool:
            for begin in range(0, len(stretches), threads):
                self.budget.check()
                begun = [pool.submit(work, *s) for s in stretches[begin : begin + threads]]
                out += [b.result() for b in begun]
        return out
