"""When integration work can be finished, by which schedule, and which crew stands in the way: the door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget, Share
from comity.case.programme import Activity, Programme
from comity.programme.works.answer import Binding, CrewLoad, Row, Status, Works
from comity.programme.works.bounds import Bounds, bounds
from comity.programme.works.handing_over import handing_over
from comity.programme.works.network import Network, Whole, in_order, network
from comity.programme.works.search import Engine, Schedule, shortest

Flags = NDArray[np.bool_]
SECONDS = 30.0
"""What the work may take where no budget is given."""
Progress = Callable[[str], None]


def works(
    programme: Programme,
    *,
    ready: Mapping[str, int] | None = None,
    engine: Engine = "fastest",
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> Works:
    """
    Return how soon the activities of a programme can all be finished.

    An activity, once begun, is not interrupted, begins after others have ended and not before the period in which it is
    ready, and needs its crews all the time: the problem of scheduling a project with limited resources [1]_. For each
    crew the question is then asked again with one more unit in every period.

    Parameters
    ----------
    programme : Programme
        Its activities, and the resources they need. Nothing is taken from its items.
    ready : mapping, optional
        Activity -> the period, counted from 1, before which it cannot begin: when a plan delivers its item, say.
        It cannot begin before its own ``ready`` either.
    engine : {"fastest", "sat", "mip"}
    budget : Budget, optional
        30 seconds where none is given. Half of what is left is for the first question, the rest for the crews.
    progress : callable, optional
        Told in a sentence what is being done.

    Returns
    -------
    Works

    Raises
    ------
    UsageError
        Names that are not there, numbers that make no sense, or work that waits for itself in a circle.
    TooLargeError
        More than 400,000 activities times periods.

    Examples
    --------
    Three tests of two periods, and one bench for two of them at once:

    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Resource
    >>> tasks = tuple(Activity(name, 2, (("bench", F(1)),)) for name in ("radar", "engine", "hull"))
    >>> found = works(Programme(6, resources=(Resource("bench", (F(2),)),), activities=tasks))
    >>> found.finish, [(r.activity, r.start, r.end) for r in found.rows]
    (4, [('radar', 1, 2), ('engine', 1, 2), ('hull', 3, 4)])
    >>> print(found.sentences()[-1])
    One more unit of "bench" would bring the finish forward by 2 periods.

    References
    ----------
    .. [1] Brucker, P., Drexl, A., Moehring, R., Neumann, K. & Pesch, E. (1999). Resource-constrained project
       scheduling: notation, classification, models, and methods. European Journal of Operational Research 112(1), 3-41.
    """
    budget = budget or Budget(SECONDS)
    tell = progress or (lambda _: None)
    net = network(programme, ready)
    limits = bounds(net)
    tell(f"scheduling {len(net.ids)} activities")
    found = shortest(net, Share(budget, 1 / 2), engine)
    rows: tuple[Row, ...] = ()
    loads: tuple[CrewLoad, ...] = ()
    if found.starts is not None:
        rows = tuple(_rows(programme.activities, net, found.starts))
        loads = tuple(_loads(programme, net, found.starts, found.finish or 0))
    binding = _binding(net, limits, found, engine, budget, tell)
    why = found.cut or (_impossible(net, limits) if found.starts is None else "")
    critical = tuple(net.ids[i] for i in limits.critical)
    bound = None if found.starts is None and found.proved else found.bound
    return Works(
        _status(found),
        found.finish,
        bound,
        programme.periods,
        limits.chain,
        critical,
        rows,
        loads,
        binding,
        why,
        programme.names,
    )


def _status(found: Schedule) -> Status:
    if found.starts is None:
        return "impossible" if found.proved else "none found"
    return "proved" if found.proved else "best known"


def _impossible(net: Network, limits: Bounds) -> str:
    most = net.table(net.horizon).max(axis=1, initial=0)
    for i, name in enumerate(net.ids):
        for r, crew in enumerate(net.crews):
            if net.needs[i, r] > most[r] and net.periods[i]:
                need, there = net.needs[i, r] / net.scale[r], most[r] / net.scale[r]
                return f'"{name}" needs {need:g} of "{crew}", and no period has more than {there:g}'
    if limits.chain > net.horizon:
        return f"the longest chain of work ends with period {limits.chain}, after the capacities are known"
    for crew, end in zip(net.crews, limits.crew, strict=True):
        if end is None or end > net.horizon:
            return f'"{crew}" has more work than all its periods hold'
    return f"the work does not fit into the {net.horizon} periods for which capacities are given"


def _rows(activities: tuple[Activity, ...], net: Network, starts: Whole) -> Iterator[Row]:
    takes_over = handing_over(net, starts)
    tight = _tight(net, starts, takes_over) if all(len(c) == 1 for c in net.capacity) else None
    for i in sorted(range(len(net.ids)), key=lambda k: (int(starts[k]), k)):
        start, lasts = int(starts[i]), int(net.periods[i])
        needs = tuple((name, float(need)) for name, need in activities[i].needs)
        after = tuple(net.ids[k] for k in net.after[i])
        over = tuple(net.ids[k] for k in takes_over[i] if k not in net.after[i])
        own = None if tight is None else bool(tight[i])
        yield Row(net.ids[i], start + 1, start + lasts, lasts, activities[i].item, needs, after, over, own)


def _tight(net: Network, starts: Whole, takes_over: tuple[tuple[int, ...], ...]) -> Flags:
    """Return the activities that end just when one that waits for them begins, up to the last end."""
    ends = starts + net.periods
    tight: Flags = ends == ends.max(initial=0)
    waits = tuple((*before, *givers) for before, givers in zip(net.after, takes_over, strict=True))
    for j in reversed(in_order(waits)):
        if tight[j]:
            for i in waits[j]:
                tight[i] |= ends[i] == starts[j]
    return tight


def _loads(programme: Programme, net: Network, starts: Whole, until: int) -> Iterator[CrewLoad]:
    declared = {r.id: r.capacity for r in programme.resources}
    for r, crew in enumerate(net.crews):
        for t in range(until):
            running = (starts <= t) & (t < starts + net.periods)
            capacity = declared[crew][t if len(declared[crew]) > 1 else 0]
            yield CrewLoad(crew, t + 1, int(net.needs[running, r].sum()) / net.scale[r], float(capacity))


def _binding(
    net: Network, limits: Bounds, found: Schedule, engine: Engine, budget: Budget, tell: Progress
) -> tuple[Binding, ...]:
    """Return what one more unit of each crew is worth, the most first; nothing where no crew delays the work."""
    if found.finish is None or found.finish <= limits.chain:
        return ()
    out: list[Binding] = []
    for k, crew in enumerate(net.crews):
        if budget.over():
            return tuple(out)
        tell(f'solving again with one more of "{crew}"')
        out.append(_one_more(net, (k,), found, engine, Share(budget, 1 / (len(net.crews) + 1 - k))))
    if len(out) > 1 and not any(b.most for b in out) and not budget.over():
        out.append(_one_more(net, tuple(range(len(net.crews))), found, engine, budget))
    return tuple(sorted(out, key=lambda b: (-b.worth, -b.most)))


def _one_more(net: Network, crews: tuple[int, ...], found: Schedule, engine: Engine, budget: Budget) -> Binding:
    capacity = tuple(tuple(c + net.scale[r] for c in own) if r in crews else own for r, own in enumerate(net.capacity))
    names = tuple(net.crews[r] for r in crews)
    more = shortest(replace(net, capacity=capacity), budget, engine, found.starts)
    if more.finish is None or found.finish is None:
        return Binding(names, None, 0, 0)
    # a schedule that is only the best known might itself be beaten, down to its bound
    return Binding(names, more.finish, max(0, found.bound - more.finish), found.finish - more.bound)
