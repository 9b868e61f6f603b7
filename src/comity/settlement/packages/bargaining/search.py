"""The next best package, again and again, each checked in exact fractions."""

from __future__ import annotations

import math
from fractions import Fraction

from comity.budget import Budget
from comity.settlement.packages.bargaining.program import Program
from comity.settlement.packages.model import Package, Packages

NEARLY = Fraction(1, 10**6)  # how far below a floor rounding may put a package with a number in it, as a share


class Search:
    """
    Packages of a program from the best down, by the costs of its columns.

    ``bound`` is what the objective of no package that has not been seen can surpass; ``stopped`` says that the budget
    ended, ``why`` in words. A package that was seen does not come again, unless issues are settled by numbers.
    ``least`` holds what each party has to be worth at least, None where it does not matter.
    """

    def __init__(self, program: Program, budget: Budget, least: tuple[Fraction | None, ...] | None = None) -> None:
        self.program = program
        self.model: Packages = program.packages
        self.budget = budget
        self.least = self.model.floor if least is None else least
        self.bound = math.inf
        self.stopped = False
        self.why = ""
        for party, low in enumerate(self.least):
            if low is not None:
                program.at_least(party, low - self.model.floor[party])

    def next(self) -> Package | None:
        """Return the best package that was not seen; None where there is none, or none was found in time."""
        while True:
            try:
                answer = self.program.engine.solve(maximise=True, budget=self.budget)
            except KeyboardInterrupt as e:
                self.stopped, self.why = True, self.budget.ended(e)
                return None
            if answer.status in ("infeasible", "unbounded"):
                self.bound = -math.inf
                return None
            if answer.status == "stopped":
                self.stopped, self.why = True, self.budget.reason
            self.bound = math.inf if answer.bound is None else answer.bound
            if answer.point is None:
                return None
            package = self.program.package(answer.point)
            if not self.model.continuous:
                self.program.forbid(package)
            else:
                plain = self.program.in_plain_numbers(package)
                package = plain if self.good(plain) else package
            if self.good(package):
                return package
            if self.stopped or self.model.continuous:
                return None

    def good(self, package: Package) -> bool:
        """Return whether a package is allowed and worth enough to everybody."""
        values = self.model.values(package)
        slack = [NEARLY * (abs(f) + 1) if self.model.continuous else 0 for f in self.model.floor]
        enough = all(low is None or v >= low - s for v, low, s in zip(values, self.least, slack, strict=True))
        return enough and self.model.allowed(package)


def gains(model: Packages, package: Package) -> tuple[Fraction, ...]:
    """Return what each party gains over its walk-away, in its own units; not below 0."""
    return tuple(
        max(v - f, Fraction(0)) if model.continuous else v - f
        for v, f in zip(model.values(package), model.floor, strict=True)
    )
