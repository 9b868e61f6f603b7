"""Some points of the frontier, where all of them would be too many: each is on it, but they are not all."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.settlement.packages.bargaining.linear import best_sum
from comity.settlement.packages.bargaining.program import Program
from comity.settlement.packages.blocks import Blocks, Whole
from comity.settlement.packages.frontier.directions import directions
from comity.settlement.packages.model import Package, Packages

_FINE = 10**9
_SLIGHT = 1e-4  # how much the sum of gains counts beside the direction, so that nothing is left on the table


def by_weights(blocks: Blocks, wanted: int, budget: Budget | None = None) -> Iterator[Package]:
    """
    Yield packages that make a weighted sum of all parties' values as large as it can be, acceptable or not.

    With positive weights such a package is on the frontier: whatever dominated it would have a greater sum. Values add
    over blocks, so each block is settled on its own; the sums are exact.
    """
    spread = [
        sum(int(block.worth[:, p].max() - block.worth[:, p].min()) for block in blocks.blocks)
        for p in range(len(blocks.scale))
    ]
    even = 1 / len(spread)
    for direction, mixed in itertools.product(directions(len(spread), wanted), (0.0, 0.5, 0.8)):
        if budget is not None:
            budget.check()
        shares = [(1 - mixed) * share + mixed * even for share in direction]
        weights = [round(_FINE * share) * _FINE // max(1, s) + 1 for share, s in zip(shares, spread, strict=True)]
        yield blocks.package([_heaviest(block.worth, weights) for block in blocks.blocks])


def _heaviest(worth: Whole, weights: list[int]) -> int:
    sums = sum(worth[:, p].astype(object) * w for p, w in enumerate(weights))
    return int(np.argmax(np.asarray(sums, object)))


def by_program(packages: Packages, ideals: tuple[Fraction, ...], wanted: int, budget: Budget | None) -> list[Package]:
    r"""
    Return acceptable packages that lie farthest along each of some directions.

    For shares :math:`\lambda` the program makes :math:`t + \epsilon \sum_i g_i` as large as it can be, where the gain
    of party i, as a share :math:`g_i` of the most that it can gain, is at least :math:`\lambda_i t` (the augmented
    Tchebycheff form [1]_). Unlike weighted sums it also finds points in hollows of the frontier. With a
    continuous issue what is found lies on the frontier up to the tolerance of the solver.

    References
    ----------
    .. [1] Steuer, R. E., Choo, E.-U. (1983). An interactive weighted Tchebycheff procedure for multiple objective
       programming. Mathematical Programming 26, 326-344.
    """
    span = [ideal - floor for ideal, floor in zip(ideals, packages.floor, strict=True)]
    found: list[Package] = []
    for direction in directions(len(span), wanted):
        try:
            package = _farthest(packages, span, direction, budget)
        except BudgetExceededError:
            break
        if package is not None and package not in found and packages.acceptable(package):
            found.append(package)
    return found


def _farthest(
    packages: Packages, span: list[Fraction], direction: tuple[float, ...], budget: Budget | None
) -> Package | None:
    if budget is not None:
        budget.check()
    program = Program(packages)
    along = program.column(cost=1.0)
    for i, (gain, full, share) in enumerate(zip(program.gains, span, direction, strict=True)):
        program.at_least(i, Fraction(0))
        if full > 0:
            unit = float(program.step[i] / full)
            program.engine.cost(gain, _SLIGHT * unit)
            program.engine.row([(gain, unit), (along, -share)], low=0.0)
    answer = program.engine.solve(maximise=True, budget=budget)
    if answer.point is None or answer.status != "optimal":
        return None
    package = program.package(answer.point)
    return package if packages.continuous else _pushed(packages, package, program.step, budget)


def _pushed(packages: Packages, package: Package, step: list[Fraction], budget: Budget | None) -> Package | None:
    """
    Return the package with the greatest sum of gains, in steps, that loses nobody anything.

    A small weight on the sum, as above, is lost in the tolerance of a solver where values are fine; this is not.
    """
    raised = replace(packages, floor=packages.values(package))
    found = best_sum(raised, "best", [1 / s for s in step], 0, budget or Budget(), raised.floor)
    return found.packages[0] if found.proven and found.packages else None
