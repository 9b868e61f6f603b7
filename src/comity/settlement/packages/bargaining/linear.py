"""Packages that are best by a weighted sum of values: ideals, the utilitarian solution, and any acceptable one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from comity.budget import Budget
from comity.settlement.packages.bargaining.blockwise import best_by, small_blocks
from comity.settlement.packages.bargaining.highest import Reached
from comity.settlement.packages.bargaining.program import Program
from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.bargaining.search import Search
from comity.settlement.packages.bargaining.shares import Patience
from comity.settlement.packages.model import Package, Packages

NEAR = 1e-4
ABOUT = 1000.0


def best_sum(
    packages: Packages,
    key: str,
    weights: Sequence[Fraction],
    limit: int,
    budget: Budget,
    least: tuple[Fraction | None, ...] | None = None,
) -> Solution:
    """
    Return the packages with the greatest weighted sum of values, all up to ``limit``; with limit 0, one of them.

    ``least`` holds what each party has to be worth at least; without it, the walk-away values. With all weights 0 every
    such package is as good. ``score`` is the sum.
    """
    blocks = small_blocks(packages) if any(weights) else None
    least = packages.floor if least is None else least
    reached = best_by(blocks, weights, least, budget, None if limit else 1) if blocks is not None else None
    if reached is not None and (reached.complete or not reached.proven or len(reached.packages) > limit):
        return _found(packages, key, reached, limit)
    program = Program(packages)
    search = Search(program, budget, least)
    largest = max((abs(float(w * program.step[p])) for p, w in enumerate(weights)), default=0.0)
    scale = 1.0 / largest if largest else 0.0
    for p, w in enumerate(weights):
        program.engine.cost(program.gains[p], float(w * program.step[p]) * scale)
    start = float(sum((w * f for w, f in zip(weights, packages.floor, strict=True)), Fraction(0)))
    best: list[Package] = []
    top: Fraction | None = None
    proven = complete = False
    patience = Patience(budget)
    while True:
        package = search.next()
        if package is not None:
            worth = total(packages, package, weights)
            if top is None or worth > top:
                best, top = [package], worth
            elif worth == top:
                best.append(package)
        height = -math.inf if top is None else (float(top) - start) * scale
        if search.stopped:
            break
        if package is None or search.bound < height - NEAR:
            proven, complete = True, not packages.continuous
            break
        if search.bound <= height + NEAR and (packages.continuous or len(best) > limit or patience.over()):
            proven = True
            break
    bound = search.bound / scale + start if scale and math.isfinite(search.bound) else None
    score = None if top is None else float(top)
    chosen = best[: max(limit, 1)]
    return Solution(
        key,
        tuple(chosen),
        tuple(packages.values(p) for p in chosen),
        score,
        score if proven else bound,
        proven,
        complete and len(best) <= limit,
        why=search.why or patience.why,
    )


def _found(packages: Packages, key: str, reached: Reached, limit: int) -> Solution:
    chosen = reached.packages[: max(limit, 1)]
    return Solution(
        key,
        chosen,
        tuple(packages.values(p) for p in chosen),
        None if reached.height is None else float(reached.height),
        reached.bound if chosen or not reached.proven else None,
        reached.proven,
        reached.complete and len(reached.packages) <= limit,
        why=reached.why,
    )


def total(packages: Packages, package: Package, weights: Sequence[Fraction]) -> Fraction:
    """Return a weighted sum of values."""
    values = packages.values(package)
    return sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0))
