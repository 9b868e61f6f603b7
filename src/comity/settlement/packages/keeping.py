"""Which acceptable packages keep themselves, and the best of them."""

from __future__ import annotations

import math
from fractions import Fraction

from comity.budget import Budget
from comity.case.settlement import Settlement
from comity.errors import TooLargeError
from comity.settlement.packages.accepted import acceptable_count
from comity.settlement.packages.blocks import blocks_of
from comity.settlement.packages.enforcement import keeping_rules
from comity.settlement.packages.frontier.find import frontier
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.parts import Point


def self_enforcing(
    settlement: Settlement, model: Packages, most: int, budget: Budget | None = None
) -> tuple[int | None, tuple[Package, ...]]:
    """
    Return how many acceptable packages keep themselves, and those of them with the largest product of gains.

    "No breach pays" is a rule on packages like an exclusion, so the same ways of counting serve. The product is looked
    for on the frontier of the packages that keep themselves, where its largest values lie. Where not everybody can gain
    at once, a largest set of parties that can comes first, then the product over them.

    Returns
    -------
    int or None, tuple of Package
        None where no breach is given, with a continuous issue, or where it takes too long; then no packages either.
    """
    if not settlement.breaches or model.continuous:
        return None, ()
    try:
        blocks = blocks_of(model, keeping_rules(model, settlement.breaches, settlement.guarantees))
    except TooLargeError:
        return None, ()
    number = acceptable_count(blocks, blocks.floor, budget)
    if number == 0:
        return 0, ()
    front = frontier(model, most=most, blocks=blocks, budget=budget)
    if not front.complete:
        return number, ()

    def score(point: Point) -> tuple[int, Fraction]:
        gains = [v - f for v, f in zip(point.values, model.floor, strict=True) if v > f]
        return len(gains), math.prod(gains, start=Fraction(1))

    best = max(map(score, front.points), default=None)
    return number, tuple(package for point in front.points if score(point) == best for package in point.packages)
