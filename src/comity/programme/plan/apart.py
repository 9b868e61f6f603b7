"""What items cost at least, each by itself with nothing to hold it back: a floor under the cost of every plan."""

from __future__ import annotations

import math

import numpy as np

from comity.case.programme import Item, Programme
from comity.programme.plan.layout import Numbers


def least_apart(programme: Programme) -> float:
    r"""
    Return the least cost of all items where each is planned alone, without resources, leads, batches and bases.

    Whatever is left out can only make a plan dearer, so no plan costs less. With setups this floor is often far above
    that of the linear relaxation, where a part of a setup is paid for a part of a lot. For one item it is the program
    of Wagner & Whitin [1]_, with lateness at its price where that is allowed [2]_:

    .. math:: C_e = \min_{s \le t \le e} \Bigl( C_{s-1} + K_t + h \sum_{v=t}^{e} (v - t)\, d_v
              + b \sum_{v=s}^{t} (t - v)\, d_v \Bigr).

    What is in stock meets what is due first. Of holding that changes by period the least counts. What units take of
    priced resources is added where needs do not fall by learning.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> truck = Item("truck", ((1, F(5)), (2, F(3)), (3, F(20))), setup=(F(10),), holding=(F(1),))
    >>> least_apart(Programme(3, items=(truck, truck)))
    46.0

    References
    ----------
    .. [1] Wagner, H. M. & Whitin, T. M. (1958). Dynamic version of the economic lot size model. Management Science
       5(1), 89-96.
    .. [2] Zangwill, W. I. (1966). A deterministic multi-period production scheduling model with backlogging. Management
       Science 13(1), 105-119.
    """
    prices = {r.id: float(r.cost) for r in programme.resources}
    return math.fsum(_least(item, programme.periods, prices) for item in programme.items)


def _least(item: Item, periods: int, prices: dict[str, float]) -> float:
    due = _left_due(item, periods)
    each = math.fsum(float(need) * prices.get(name, 0.0) for name, need in item.needs) if item.learning == 1 else 0.0
    setup = np.array([float(k) for k in item.setup] or [0.0])
    setups = setup if len(setup) == periods else np.repeat(setup[:1], periods)
    late = math.inf if item.late is None else float(item.late)
    hold = min((float(h) for h in item.holding), default=0.0)
    return each * float(due.sum()) + _alone(due, setups, hold, late)


def _left_due(item: Item, periods: int) -> Numbers:
    """Return what is due in each period and is not in stock; of modernised items nothing is taken to be there."""
    due = np.zeros(periods)
    for period, quantity in item.due:
        due[period - 1] += float(quantity)
    stock = 0.0 if item.modernise and not item.base else float(item.stock)
    return np.diff(np.maximum(np.cumsum(due) - stock, 0.0), prepend=0.0)


def _alone(due: Numbers, setup: Numbers, hold: float, late: float) -> float:
    """Return the least cost of setups, holding and lateness of one item; time grows with the cube of the periods."""
    periods = len(due)
    place = np.arange(periods)
    # sums of what is due, and of it times its period, before each period
    many = np.concatenate(([0.0], np.cumsum(due)))
    when = np.concatenate(([0.0], np.cumsum(due * place)))
    cost = [0.0]
    for end in range(periods):
        best = math.inf if due[end] else cost[end]
        for first in range(end, -1, -1):
            made = place[first : end + 1] if late < math.inf else place[first : first + 1]
            kept = (when[end + 1] - when[made]) - made * (many[end + 1] - many[made])
            waits = made * (many[made] - many[first]) - (when[made] - when[first])
            lots = setup[made] + hold * kept + (late * waits if late < math.inf else 0.0)
            best = min(best, cost[first] + float(lots.min()))
        cost.append(best)
    return cost[-1]
