"""Demands over their number: the cheapest relaxation, all conflicts of at most three demands, and all of them."""

from __future__ import annotations

import random
from itertools import islice

from comity.budget import Budget
from comity.settlement.demands.encode import Question, question
from comity.settlement.demands.weighing import whole_weights
from comity.solve.conflicts import find_conflicts
from comity.solve.elimination import minimal_conflicts
from comity.solve.relaxations import lightest_relaxations
from comity.testing.demands_at_random import large_demands
from spec import NotAnsweredError, Phase, Spec

ALL_UP_TO = 60
"""Past so many demands there may be too many conflicts to list."""


def build(demands: int) -> Question:
    settlement = large_demands(random.Random(demands), demands)
    return question(settlement, settlement.demands)


def cheapest(asked: Question) -> object:
    weights = whole_weights([d.weight.middle for d in asked.demands])
    return list(islice(lightest_relaxations(asked.problem, weights, Budget()), 1))


def small(asked: Question) -> object:
    return minimal_conflicts(asked.problem, 3)


def every(asked: Question) -> object:
    if len(asked.demands) > ALL_UP_TO:
        raise NotAnsweredError
    found = find_conflicts(asked.problem, 100_000, Budget())
    assert found.complete
    return found


def per_demand(asked: Question) -> float:
    return len(asked.demands)


SPECS = (
    Spec(
        "Demands over their number",
        "ns per demand; statements of one to three literals over half as many terms, six parties",
        (20, 40, 60, 100, 150, 300, 600),
        build,
        (
            Phase("cheapest relaxation", cheapest, per_demand),
            Phase("conflicts of at most 3", small, per_demand),
            Phase("all conflicts", every, per_demand),
        ),
        lambda n: f"{n} demands",
        per_demand,
        lambda: every(build(20)),
    ),
)
