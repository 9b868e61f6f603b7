"""Activities and crews as whole numbers: what follows what, how long it takes, and what it needs."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from comity.case.programme import Activity, Programme, Resource
from comity.errors import TooLargeError, UsageError, did_you_mean

Whole = NDArray[np.int64]
MOST_CELLS = 400_000
"""Activities times periods that a network may have."""
MOST_UNITS = 10**15


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """
    N activities and R crews; times are counted from 0, so that period t of the planner lasts from t - 1 to t.

    Parameters
    ----------
    ids, crews : tuple of str
    periods : array, shape (N,)
        How long each activity takes; 0 for a milestone.
    after : tuple of tuples of int
        The activities that must have ended before each begins.
    ready : array, shape (N,)
        The time before which each cannot begin.
    needs : array, shape (N, R)
        Units of each crew while the activity lasts, in the small units of ``scale``.
    capacity : tuple of tuples of int
        For each crew one number for all times, or one for each period.
    scale : tuple of int
        How many small units one unit of the planner is, so that all numbers are whole.
    horizon : int
        No activity may end after this time.
    """

    ids: tuple[str, ...]
    crews: tuple[str, ...]
    periods: Whole
    after: tuple[tuple[int, ...], ...]
    ready: Whole
    needs: Whole
    capacity: tuple[tuple[int, ...], ...]
    scale: tuple[int, ...]
    horizon: int

    def table(self, until: int) -> Whole:
        """Return the capacity of each crew in each of the first periods, shape (R, until)."""
        rows = [[c[0]] * until if len(c) == 1 else list(c[:until]) for c in self.capacity]
        return np.array(rows, np.int64).reshape(len(self.crews), until)

    @property
    def followers(self) -> tuple[tuple[int, ...], ...]:
        """Return for each activity those that wait for it."""
        out: list[list[int]] = [[] for _ in self.ids]
        for j, before in enumerate(self.after):
            for i in before:
                out[i].append(j)
        return tuple(map(tuple, out))


def network(programme: Programme, ready: Mapping[str, int] | None = None) -> Network:
    """
    Return the activities of a programme as a network.

    Where every crew that is needed has one capacity for all periods, work may last as long as it needs; otherwise
    nothing is known after the last period, and it may not last longer.

    Parameters
    ----------
    programme : Programme
    ready : mapping, optional
        Activity -> the period, counted from 1, before which it cannot begin (when its item is there, for example),
        besides what the activity says itself.

    Raises
    ------
    UsageError
        Names that are not there, numbers that make no sense, a stored resource as a crew, or activities that wait for
        one another in a circle, which is named.
    TooLargeError
        More than 400,000 activities times periods.

    Examples
    --------
    >>> weld = Activity("weld", 3, (("crew", Fraction(1, 2)),))
    >>> test = Activity("test", 2, (("crew", Fraction(1)),), after=("weld",))
    >>> found = network(Programme(resources=(Resource("crew", (Fraction(1),)),), activities=(test, weld)))
    >>> found.after, found.scale, found.needs.tolist(), found.horizon
    (((1,), ()), (2,), [[2], [1]], 5)
    """
    first = dict(ready or {})
    activities = programme.activities
    _check(programme, first)
    used = {r for a in activities for r, need in a.needs if need}
    crews = [r for r in programme.resources if r.id in used]
    place = {a.id: k for k, a in enumerate(activities)}
    after = tuple(tuple(sorted({place[x] for x in a.after})) for a in activities)
    _no_circle([a.id for a in activities], after)
    starts = np.array([max(a.ready, first.get(a.id, 1)) - 1 for a in activities], np.int64)
    lasts = np.array([a.periods for a in activities], np.int64)
    # one after the other everything fits, if crews never change
    long = int(starts.max(initial=0) + lasts.sum())
    lists = [len(r.capacity) for r in crews if len(r.capacity) > 1]
    horizon = min(lists, default=long)
    if horizon * len(activities) > MOST_CELLS:
        raise TooLargeError(
            f"the integration work has {len(activities):,} activities and may last {horizon:,} periods. "
            f"At most {MOST_CELLS:,} activities times periods can be planned. Take longer periods, or fewer activities."
        )
    scale, needs, capacity = _whole(activities, crews)
    return Network(tuple(place), tuple(r.id for r in crews), lasts, after, starts, needs, capacity, scale, horizon)


def _whole(
    activities: Sequence[Activity], crews: Sequence[Resource]
) -> tuple[tuple[int, ...], Whole, tuple[tuple[int, ...], ...]]:
    """Return needs and capacities in units so small that the needs are whole numbers; capacities are rounded down."""
    scale, capacity = [], []
    needs = np.zeros((len(activities), len(crews)), np.int64)
    for r, crew in enumerate(crews):
        own = [sum((need for name, need in a.needs if name == crew.id), Fraction(0)) for a in activities]
        unit = lcm(*(need.denominator for need in own))
        # more than all activities together is never needed
        most = sum(own, Fraction(0))
        if most * unit > MOST_UNITS:
            raise UsageError(f'the needs of the crew "{crew.id}" have too many digits. Round them.')
        needs[:, r] = [int(need * unit) for need in own]
        capacity.append(tuple(int(min(c, most) * unit) for c in crew.capacity))
        scale.append(unit)
    return tuple(scale), needs, tuple(capacity)


def _check(programme: Programme, ready: Mapping[str, int]) -> None:
    wrong = [*_names(programme, ready)]
    resources = {r.id: r for r in programme.resources}
    for activity in programme.activities:
        wrong += [f'activity "{activity.id}": {w}' for w in _activity(activity, resources, programme)]
    lengths = {len(r.capacity) for r in programme.resources if len(r.capacity) > 1}
    if any(n != programme.periods for n in lengths):
        wrong.append(f"a resource has not one capacity, or one for each of the {programme.periods} periods.")
    if wrong:
        raise UsageError("\n".join(wrong))


def _names(programme: Programme, ready: Mapping[str, int]) -> Iterator[str]:
    for what, things in (("activity", programme.activities), ("resource", programme.resources)):
        for name, times in Counter(x.id for x in things).items():
            if times > 1:
                yield f'the {what} "{name}" is there {times} times. Give each a name of its own.'
    known = [a.id for a in programme.activities]
    for name, period in ready.items():
        if name not in known:
            yield f'"{name}" is to be ready in period {period} but is not an activity. {_ways(name, known)}'
        elif period < 1:
            yield f'activity "{name}" cannot begin before period {period}: periods are counted from 1.'


def _activity(activity: Activity, resources: Mapping[str, Resource], programme: Programme) -> Iterator[str]:
    known = [a.id for a in programme.activities]
    if activity.periods < 0:
        yield f"it takes {activity.periods} periods. Give 0 or more."
    if activity.ready < 1:
        yield f"it cannot begin before period {activity.ready}: periods are counted from 1."
    for name in activity.after:
        if name not in known:
            yield f'it comes after "{name}", which is not an activity. {_ways(name, known)}'
    for name, need in activity.needs:
        crew = resources.get(name)
        if crew is None:
            yield f'it needs "{name}", which is not a resource. {_ways(name, list(resources))}'
        elif crew.stored:
            yield f'it needs "{name}", which is stored. A crew is there in each period or lost: leave `stored` out.'
        elif not crew.capacity or min(crew.capacity) < 0:
            yield f'it needs "{name}", which has no capacity. Give one number of 0 or more, or one for each period.'
        if need < 0:
            yield f'it needs {float(need):g} of "{name}". Give 0 or more.'


def _ways(name: str, known: Sequence[str]) -> str:
    return did_you_mean(name, known) or f"Defined: {', '.join(known) or 'none'}."


def _no_circle(ids: Sequence[str], after: Sequence[Sequence[int]]) -> None:
    left = _never_free(after)
    if left:
        circle = min((_circle_through(i, after, left) for i in left), key=len)
        first = circle.index(min(circle))
        circle = circle[first:] + circle[:first]
        path = " -> ".join(f'"{ids[k]}"' for k in [*circle, circle[0]])
        raise UsageError(
            f"these activities wait for one another in a circle: {path} (each comes before the next). "
            "Take one `after` out."
        )


def _never_free(after: Sequence[Sequence[int]]) -> list[int]:
    """Return the activities that can never begin, since they wait for one another."""
    waits = [set(before) for before in after]
    free = deque(i for i, before in enumerate(waits) if not before)
    while free:
        i = free.popleft()
        for j, before in enumerate(waits):
            if i in before:
                before.discard(i)
                if not before:
                    free.append(j)
    return [i for i, before in enumerate(waits) if before]


def _circle_through(i: int, after: Sequence[Sequence[int]], left: Sequence[int]) -> list[int]:
    """Return a shortest circle through an activity, in the order of the work; all of them where there is none."""
    came: dict[int, int] = {}
    queue = deque([i])
    while queue:
        j = queue.popleft()
        for before in after[j]:
            if before == i:
                path = [j]
                while path[-1] != i:
                    path.append(came[path[-1]])
                # from i backwards to what it waits for: turned round, each comes before the next
                return path
            if before not in came:
                came[before] = j
                queue.append(before)
    return [*left, *left]


def in_order(after: Sequence[Sequence[int]]) -> list[int]:
    """
    Return the activities so that each stands after those it waits for, otherwise as they were given.

    Examples
    --------
    >>> in_order([(1,), (), (0,)])
    [1, 0, 2]
    """
    done: list[int] = []
    placed: set[int] = set()
    while len(done) < len(after):
        for i, before in enumerate(after):
            if i not in placed and placed.issuperset(before):
                done.append(i)
                placed.add(i)
    return done
