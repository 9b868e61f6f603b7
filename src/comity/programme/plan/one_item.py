"""One item without limits: the dynamic program of Wagner & Whitin (1958), the plain twin of the model."""

from __future__ import annotations

from collections.abc import Sequence

from comity.case.programme import Item, Programme


def wagner_whitin(due: Sequence[float], setup: Sequence[float], holding: float = 1.0) -> list[float]:
    r"""
    Return the least cost of meeting what is due in the first 1, 2, ..., T periods.

    The last setup in period t covers all that is due from t on [1]_, so

    .. math:: C_u = \min_{t \le u} \Bigl( C_{t-1} + K_t + h \sum_{v=t}^{u} (v - t)\, d_v \Bigr),

    and :math:`C_u = C_{u-1}` where nothing is due in u. That takes about T squared steps.

    Parameters
    ----------
    due, setup : sequence of float, length T
    holding : float
        Cost of keeping a unit for a period.

    Examples
    --------
    >>> wagner_whitin([5, 3, 20], [10, 10, 10])
    [10.0, 13.0, 23.0]

    References
    ----------
    .. [1] Wagner, H. M. & Whitin, T. M. (1958). Dynamic version of the economic lot size model. Management Science
       5(1), 89-96.
    """
    cost = [0.0]
    for u in range(len(due)):
        best = cost[u] if due[u] == 0 else float("inf")
        kept = later = 0.0  # what is kept if all from t on is made in t, and how much is made for later periods
        for t in range(u, -1, -1):
            kept += later
            later += due[t]
            best = min(best, cost[t] + setup[t] + holding * kept)
        cost.append(best)
    return cost[1:]


def least_costs(programme: Programme) -> tuple[float, ...] | None:
    """
    Return the least cost of delivering what is due in the first 1, 2, ..., T periods, by this dynamic program.

    It speaks of items that nothing holds back: no resources, leads, batches or stock, none of it late, and one cost of
    keeping. None where any item is another one.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> truck = Item("truck", ((1, F(5)), (2, F(3)), (3, F(20))), setup=(F(10),), holding=(F(1),))
    >>> least_costs(Programme(3, items=(truck,)))
    (10.0, 13.0, 23.0)
    """
    if not programme.items or not all(map(_free, programme.items)):
        return None
    each = []
    for item in programme.items:
        due = [float(sum(q for t, q in item.due if t == period)) for period in range(1, programme.periods + 1)]
        setup = list(map(float, item.setup)) or [0.0]
        setup = setup if len(setup) == programme.periods else setup * programme.periods
        each.append(wagner_whitin(due, setup, float(item.holding[0]) if item.holding else 0.0))
    return tuple(float(f"{sum(costs):.11g}") for costs in zip(*each, strict=True))


def _free(item: Item) -> bool:
    bound = any(need for _, need in item.needs) or item.lead or item.base or item.batch or item.stock
    return not bound and item.late is None and len(set(item.holding)) <= 1
