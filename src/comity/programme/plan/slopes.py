"""A good plan to begin with: setups paid as if they were a price for each unit, until the price fits the plan."""

from __future__ import annotations

import math

import numpy as np

from comity.budget import Budget
from comity.programme.plan.build import Built
from comity.programme.plan.setups import Setup
from comity.solve.mip import Point

PASSES = 24
"""Programs solved at most."""

_IDLE = 4  # passes without a better plan after which the search ends
_MADE = 1e-7


def sloped(plain: Built, setups: list[Setup], budget: Budget) -> Point | None:
    r"""
    Return a cheap plan of a model without setups, where setups count all the same; None where there is no plan.

    Each unit of item i made in period t is charged :math:`K_{it} / \hat x_{it}`, with :math:`\hat x_{it}` what the last
    plan that made any made then; to begin with, what is due in a period on average. A plan that is found twice pays
    just what its setups cost. This is the dynamic slope scaling of Kim & Pardalos (1999) [1]_. It proves nothing and is
    often near the best.

    References
    ----------
    .. [1] Kim, D. & Pardalos, P. M. (1999). A solution approach to the fixed charge network flow problem using a
       dynamic slope scaling procedure. Operations Research Letters 24(4), 195-203.
    """
    layout, engine = plain.layout, plain.model.engine(whole=False)
    usual = np.maximum(layout.due.mean(axis=1), _MADE)
    slopes = {s: float(layout.setup[s.item, s.at] / usual[s.item]) for s in setups}
    best, cheapest, idle = None, math.inf, 0
    for _ in range(PASSES):
        for s, slope in slopes.items():
            column = plain.make[s.item][s.at]
            engine.cost(column, plain.model.columns[column].cost + slope * plain.step[s.item])
        point = engine.solve(budget=budget).point
        if point is None:
            return best
        made = {s: float(point[plain.make[s.item][s.at]]) * plain.step[s.item] for s in setups}
        cost = sum(c.cost * float(x) for c, x in zip(plain.model.columns, point, strict=True))
        cost += sum(float(layout.setup[s.item, s.at]) for s, x in made.items() if x > _MADE)
        idle = 0 if cost < cheapest * (1 - 1e-4) else idle + 1
        best, cheapest = (point, cost) if cost < cheapest else (best, cheapest)
        if idle == _IDLE or budget.over():
            return best
        slopes |= {s: float(layout.setup[s.item, s.at]) / x for s, x in made.items() if x > _MADE}
    return best
