"""What follows from what is made: stock, lateness, use, capacity and cost, reckoned without a solver."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from comity.programme.plan.build import most
from comity.programme.plan.layout import Flags, Layout, Numbers
from comity.programme.plan.learning import blocks


@dataclass(frozen=True, slots=True, eq=False)
class Reckoning:
    """
    A plan in full, in the units of the planner.

    ``make``, ``stock``, ``late`` and ``setup`` have shape (I, T), ``used``, ``capacity``, ``grown`` and ``left`` shape
    (R, T): ``capacity`` holds what was enlarged too, ``grown`` what is paid for in the period, ``left`` what a stored
    resource carries into the next. ``working`` (I, T) is what is begun and not finished at the end of a period.
    """

    make: Numbers
    stock: Numbers
    late: Numbers
    setup: Flags
    working: Numbers
    used: Numbers
    capacity: Numbers
    grown: Numbers
    left: Numbers
    cost: float


def reckoned(layout: Layout, make: Numbers, grown: Numbers) -> Reckoning:
    """
    Return everything that follows from what is made and what capacity was paid for.

    Parameters
    ----------
    layout : Layout
    make : array, shape (I, T)
        In the units of the layout.
    grown : array, shape (R, T)
        Capacity paid for up to each period, in the units of the layout; only that of stored resources is looked at,
        since for others the least that is needed follows.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Programme, Resource
    >>> from comity.programme.plan.layout import laid_out
    >>> layout = laid_out(Programme(3, resources=(Resource("line", (F(9),), cost=F(2)),), items=(
    ...     Item("truck", ((3, F(8)),), (("line", F(1)),), setup=(F(10),), holding=(F(1),)),)))
    >>> plan = reckoned(layout, np.array([[0.0, 0.3, 0.5]]), np.zeros((1, 3)))
    >>> plan.stock, plan.cost  # two setups, three kept for a period, eight at two each
    (array([[0., 3., 0.]]), 39.0)
    """
    there = position(layout, make)
    stock, late = np.maximum(there, 0.0), np.maximum(-there, 0.0)
    work = _work(layout, make)
    used = layout.needs @ _begun(layout, work)
    paid = _grown(layout, used, grown)
    capacity = layout.capacity + _ready(layout, paid)
    setup = make > 0
    cost = (layout.setup * setup).sum() + (layout.holding * stock).sum() + (np.nan_to_num(layout.late) @ late).sum()
    cost += (layout.cost @ used).sum() + layout.enlarge @ paid[:, -1]
    item, resource = layout.item_unit[:, None], layout.resource_unit[:, None]
    left = np.where(layout.stored[:, None], np.cumsum(capacity - used, axis=1), 0.0)
    working = np.cumsum(_begun(layout, make) - make, axis=1)
    return Reckoning(
        make=tidy(make * item),
        stock=tidy(stock * item),
        late=tidy(late * item),
        setup=setup,
        working=tidy(working * item),
        used=tidy(used * resource),
        capacity=tidy(capacity * resource),
        grown=tidy(np.diff(paid, axis=1, prepend=0.0) * resource),
        left=tidy(left * resource),
        cost=float(tidy(np.array([cost * layout.money]))[0]),
    )


def position(layout: Layout, make: Numbers) -> Numbers:
    """Return what is in stock of each item at the end of each period; below 0 what is late, shape (I, T)."""
    there = layout.stock[:, None] + np.cumsum(make - layout.due - _taken(layout, make), axis=1)
    return np.where(np.abs(there) < 1e-8, 0.0, there)


def tidy(numbers: Numbers) -> Numbers:
    """
    Return numbers without the noise of floats: to eleven figures, and nothing where next to nothing is left.

    Examples
    --------
    >>> tidy(np.array([2.9999999999999996, 1e-17, -2.0]))
    array([ 3.,  0., -2.])
    """
    largest = float(np.abs(numbers).max(initial=0.0))
    if not largest or not math.isfinite(largest):
        return numbers
    places = 11 - math.ceil(math.log10(largest))
    return np.round(numbers, max(min(places, 300), -300)) + 0.0


def _work(layout: Layout, make: Numbers) -> Numbers:
    """Return what is made, times the share of the full needs that it takes after what was learned, shape (I, T)."""
    work = make.copy()
    for i in np.flatnonzero(layout.learning < 1):
        unit = float(layout.item_unit[i])
        steps = blocks(float(layout.learning[i]), most(layout, int(i)) * unit)
        ends = np.cumsum([0.0, *(b.size / unit for b in steps)])
        taken = np.cumsum([0.0, *(b.size * b.rate / unit for b in steps)])
        work[i] = np.diff(np.interp(np.cumsum(make[i]), ends, taken), prepend=0.0)
    return work


def _taken(layout: Layout, make: Numbers) -> Numbers:
    """Return how many units of each item are taken in each period to make others of them, shape (I, T)."""
    taken, begun = np.zeros_like(make), _begun(layout, make)
    for j in np.flatnonzero(layout.made_of >= 0):
        i = int(layout.made_of[j])
        taken[i] += begun[j] * (layout.item_unit[j] / layout.item_unit[i])
    return taken


def _begun(layout: Layout, make: Numbers) -> Numbers:
    """Return what is begun in each period: what is finished a lead later."""
    begun = np.zeros_like(make)
    for i, lead in enumerate(layout.lead):
        begun[i, : max(layout.periods - lead, 0)] = make[i, lead:]
    return begun


def _ready(layout: Layout, paid: Numbers) -> Numbers:
    ready = np.zeros_like(paid)
    for r, wait in enumerate(layout.wait):
        ready[r, wait:] = paid[r, : max(layout.periods - wait, 0)]
    return ready


def _grown(layout: Layout, used: Numbers, grown: Numbers) -> Numbers:
    """Return the least capacity to pay for up to each period; that of stored resources is taken as it was found."""
    periods, paid = layout.periods, grown.copy()
    lag = np.arange(periods)[None, :] - np.arange(periods)[:, None]  # how long after u is v: [u, v]
    for r in np.flatnonzero(~layout.stored):
        wait = int(layout.wait[r])
        short = np.zeros(periods)
        over = used[r] - layout.capacity[r]
        short[: max(periods - wait, 0)] = np.where(over > 1e-9, over, 0.0)[wait:]
        paid[r] = np.maximum((short[None, :] - layout.ramp[r] * np.maximum(lag, 0)).max(axis=1), 0.0)
    return paid
