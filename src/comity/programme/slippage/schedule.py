"""The schedule that may slip: steps with a length, what each waits for, and when it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.errors import UsageError, did_you_mean

Numbers = NDArray[np.float64]
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Step:
    """
    One bar of a schedule: an activity, or the making of what an item has due in a period.

    Parameters
    ----------
    id : str
    periods : float
        How long it was declared to take.
    after : tuple of str
        Steps that must have ended before it begins, for the order or for the crew that is taken over.
    start : int
        The period, counted from 1, before which it does not begin: work does not move forward when others are early.
    due : float or None
        The period by whose end it is to be done; where None, it is not asked for by itself.
    named : tuple of str
        Names under which a class of slippage may speak of it, the closest first: itself, its item, what it needs.
    supplier : str
        Steps with the same supplier slip together. Those without one slip together too if one class speaks of them.
    """

    id: str
    periods: float
    after: tuple[str, ...] = ()
    start: int = 1
    due: float | None = None
    named: tuple[str, ...] = ()
    supplier: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Steps as arrays: ``order`` puts each after those it waits for, ``waits`` are numbers of steps."""

    ids: tuple[str, ...]
    order: tuple[int, ...]
    waits: tuple[tuple[int, ...], ...]
    periods: Numbers
    release: Numbers

    def ends(self, ratios: Numbers) -> Numbers:
        """
        Return when steps end if each takes so many times what was declared, shape (runs, N) as the ratios.

        Time 0 is the beginning of period 1, so a step that ends at time t is done by the end of period t.
        """
        ends = np.zeros_like(ratios)
        for j in self.order:
            begin = np.full(len(ratios), self.release[j])
            for i in self.waits[j]:
                np.maximum(begin, ends[:, i], out=begin)
            ends[:, j] = begin + self.periods[j] * ratios[:, j]
        return ends

    def critical(self, ratios: Numbers, ends: Numbers) -> Numbers:
        """Return in which share of the runs each step is on a chain that sets the end of all, shape (N,)."""
        slack = TOLERANCE * max(1.0, float(np.abs(ends).max(initial=0.0)))
        critical = ends >= ends.max(axis=1, keepdims=True) - slack
        for j in reversed(self.order):
            begin = ends[:, j] - self.periods[j] * ratios[:, j]
            for i in self.waits[j]:
                critical[:, i] |= critical[:, j] & (ends[:, i] >= begin - slack)
        return np.asarray(critical.mean(axis=0), np.float64)


def chain(steps: Sequence[Step], early: bool = False) -> Chain:
    """
    Return steps as arrays.

    Parameters
    ----------
    steps : sequence of Step
    early : bool
        Whether a step begins as soon as it can, even before its declared start.

    Raises
    ------
    UsageError
        Two steps of one name, a step that waits for one that is not there or for itself in a circle, numbers that make
        no sense.

    Examples
    --------
    >>> found = chain([Step("weld", 2), Step("test", 1, after=("weld",), start=3)])
    >>> found.ends(np.array([[1.0, 1.0], [1.5, 1.0], [0.5, 1.0]]))
    array([[2., 3.],
           [3., 4.],
           [1., 3.]])
    """
    ids = tuple(s.id for s in steps)
    place = {name: k for k, name in enumerate(ids)}
    if len(place) < len(ids):
        raise UsageError("two steps of the schedule have the same name. Give each a name of its own.")
    for step in steps:
        _check(step, ids)
    waits = tuple(tuple(sorted({place[x] for x in s.after})) for s in steps)
    release = np.array([0.0 if early else s.start - 1.0 for s in steps])
    return Chain(ids, _in_order(ids, waits), waits, np.array([float(s.periods) for s in steps]), release)


def _check(step: Step, ids: Sequence[str]) -> None:
    if not 0 <= step.periods < float("inf"):
        raise UsageError(f'the step "{step.id}" takes {step.periods:g} periods. Give 0 or more.')
    if step.start < 1:
        raise UsageError(f'the step "{step.id}" begins in period {step.start}. Periods are counted from 1.')
    for name in step.after:
        if name not in ids:
            ways = did_you_mean(name, ids) or f"Defined: {', '.join(ids)}."
            raise UsageError(f'the step "{step.id}" comes after "{name}", which is not a step. {ways}')


def _in_order(ids: Sequence[str], waits: Sequence[Sequence[int]]) -> tuple[int, ...]:
    done: list[int] = []
    placed: set[int] = set()
    while len(done) < len(ids):
        free = [i for i, before in enumerate(waits) if i not in placed and placed.issuperset(before)]
        if not free:
            left = ", ".join(f'"{ids[i]}"' for i in range(len(ids)) if i not in placed)
            raise UsageError(f"some of these steps wait for one another in a circle: {left}. Take one `after` out.")
        done += free
        placed.update(free)
    return tuple(done)
