"""The cheapest plan that delivers everything that is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from comity.budget import Budget
from comity.case.programme import Programme
from comity.errors import UsageError
from comity.programme.plan.answer import Plan, planned
from comity.programme.plan.apart import least_apart
from comity.programme.plan.build import Built, built
from comity.programme.plan.layout import Numbers, laid_out
from comity.programme.plan.reckoning import reckoned
from comity.programme.plan.searching import searched
from comity.programme.plan.setups import Setup, add_setups
from comity.programme.plan.slopes import sloped
from comity.programme.plan.surplus import without_surplus
from comity.solve.mip import Point

Progress = Callable[[str], None]


def plan(
    programme: Programme, *, gap: float = 1e-4, budget: Budget | None = None, progress: Progress | None = None
) -> Plan:
    r"""
    Return the cheapest plan that delivers everything that is due, late only where that is allowed.

    The plan minimises

    .. math:: \sum_{i,t} K_{it} y_{it} + h_{it} s_{it} + b_i l_{it} + \sum_{r,t} c_r u_{rt} + \sum_r e_r g_{rT},

    setups, stock at the end of each period, what is late at the end of each period, what is used of the resources,
    and what capacity is paid for; see :func:`~comity.programme.plan.build.built` for what it must obey. Without
    resources and with one item this is the model of Wagner & Whitin (1958) [1]_.

    Parameters
    ----------
    programme : Programme
    gap : float
        The search may end once no plan can be cheaper by more than this share.
    budget : Budget, optional
        Where it ends first, the best plan found so far is returned, with what no plan can go below.
    progress : callable, optional
        Told in a sentence what is being done.

    Returns
    -------
    Plan
        ``status`` is "impossible" where no plan delivers everything; ``model`` then holds the rows that cannot all
        hold, each with a name.

    Raises
    ------
    UsageError
        The programme has numbers that make no sense, or the gap is not a share.

    Examples
    --------
    Setting up costs 10, keeping a unit for a period costs 1. Three units for period 2 are made in period 1:

    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item
    >>> truck = Item("truck", ((1, F(5)), (2, F(3)), (3, F(20))), setup=(F(10),), holding=(F(1),))
    >>> found = plan(Programme(3, items=(truck,)))
    >>> found.cost, [row.make for row in found.rows]
    (23.0, [8.0, 0.0, 20.0])

    References
    ----------
    .. [1] Wagner, H. M. & Whitin, T. M. (1958). Dynamic version of the economic lot size model. Management Science
       5(1), 89-96.
    """
    if not 0 <= gap < 1:
        raise UsageError(f"the gap is {gap:g}. Give a share from 0 to below 1, such as 0.01 for one in a hundred.")
    budget, tell = budget or Budget(), progress or (lambda _: None)
    layout = laid_out(programme)
    tell(f"a plan of {len(layout.items):,} items, {layout.periods:,} periods and {len(layout.resources):,} resources")
    plain, parts = built(layout), built(layout)
    setups = add_setups(parts)
    if budget.over():
        return planned(layout, plain.model, None, status="stopped", why=budget.reason)
    loose = plain.model.solve(whole=False, budget=budget)
    if loose.status == "infeasible":
        return planned(layout, plain.model, None, status="impossible")
    tell("looking for the cheapest plan")
    start = _start(parts, setups, sloped(plain, setups, budget)) if setups else None
    answer = searched(parts, setups, start, gap, budget, tell)
    if answer.status == "infeasible":
        return planned(layout, plain.model, None, status="impossible")
    point = None if answer.point is None else _settled(parts, answer.point)
    reckoning = (
        None if point is None else reckoned(layout, without_surplus(layout, made(parts, point)), paid(parts, point))
    )
    # a little below, for the noise of floats: it has to be a floor
    apart = least_apart(programme) * (1 - 1e-9)
    floor = max(apart, *(b * layout.money for b in (loose.value, answer.bound) if b is not None))
    near = reckoning is not None and reckoning.cost * (1 - gap) <= floor
    if answer.status == "optimal" or near:
        return planned(layout, plain.model, reckoning, floor)
    return planned(layout, plain.model, reckoning, floor, status="stopped", why=budget.reason)


def _settled(parts: Built, point: Point) -> Point:
    """
    Return the best point with the same decisions.

    A solver calls 0.9999999 a one. With the decisions rounded and held, the rest is a linear program, whose answer is
    as exact as floats are.
    """
    whole = [k for k, column in enumerate(parts.model.columns) if column.integer]
    if not whole:
        return point
    engine = parts.model.engine(whole=False)
    for k in whole:
        engine.bounds(k, round(point[k]), round(point[k]))
    answer = engine.solve()
    return point if answer.point is None else answer.point


def made(parts: Built, point: Point) -> Numbers:
    """Return what is made of each item in each period, shape (I, T), without the noise of a solver."""
    steps = np.array(parts.step)[:, None]
    make = np.array([point[columns] for columns in parts.make]).reshape(len(parts.make), parts.layout.periods)
    whole = (parts.layout.batch > 0)[:, None]
    found: Numbers = np.maximum(np.where(whole, np.round(make), np.round(make, 12)), 0.0) * steps
    return found


def paid(parts: Built, point: Point) -> Numbers:
    """Return what capacity is paid for up to each period, shape (R, T)."""
    nothing = np.zeros(parts.layout.periods)
    rows = [np.round(point[columns], 12) if columns else nothing for columns in parts.grown]
    return np.array(rows).reshape(len(rows), parts.layout.periods)


def _start(parts: Built, setups: Sequence[Setup], point: Point | None) -> Sequence[float] | None:
    """Return a plan of the model without setups as one of the model with them."""
    if point is None:
        return None
    start = [*point, *([0.0] * (len(parts.model.columns) - len(point)))]
    for setup in setups:
        start[setup.column] = float(point[parts.make[setup.item][setup.at]] > 0)
    return start
