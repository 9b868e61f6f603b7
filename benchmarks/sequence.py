"""Who wants what first: deadlocks, the lightest claims to give up and a timetable, over the number of acts."""

from __future__ import annotations

import random
from fractions import Fraction

from comity.case.settlement import Order, Settlement, Span
from comity.settlement.sequence.analyse import sequence
from comity.settlement.sequence.circles import deadlocks, follows
from comity.settlement.sequence.graph import graph_of
from spec import Phase, Spec

PER_ACT = 5
AGAINST = 0.03  # the share of claims that run against the order the others agree on


def claims(acts: int, windows: float = 0.2) -> Settlement:
    """Return claims of eight parties that mostly agree on one order, a part of them with days."""
    rng = random.Random(acts)
    rows = []
    for _ in range(PER_ACT * acts):
        first, then = sorted(rng.sample(range(acts), 2))
        if rng.random() < AGAINST:
            first, then = then, first
        low = Fraction(rng.randint(0, 5))
        within = (low, low + 400) if rng.random() < windows else None
        weight = Fraction(rng.randint(1, 5))
        rows.append(
            Order(f"p{rng.randrange(8)}", f"act_{first}", f"act_{then}", weight=Span(weight, weight), within=within)
        )
    return Settlement(sequence=tuple(rows))


def locks(case: Settlement) -> object:
    graph = graph_of(case)
    return deadlocks(follows(graph.acts, [(a.first, a.then) for a in graph.arrows]))


SPECS = (
    Spec(
        "Order of acts, five claims per act, 3 % of them against the rest",
        "ns per claim",
        (25, 50, 100, 200, 400),
        claims,
        (
            Phase("graph and deadlocks", locks, lambda s: len(s.sequence)),
            Phase("ways out, proven, and timetable", lambda s: sequence(s, {}), lambda s: len(s.sequence)),
        ),
        lambda n: f"{n} acts, {PER_ACT * n:,} claims",
        lambda s: len(s.sequence),
    ),
)
