"""How far a package is from a solution, party by party in its own units."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.parts import Distance
from comity.settlement.packages.ranges import Ends


def distance(packages: Packages, start: Package, solution: Solution, ends: Ends) -> Distance | None:
    """
    Return how far a package is from the nearest optimum of a solution; None where the solution has no package.

    The nearest is the optimum that differs on the fewest issues, among the refined ones where there is a refinement.
    What a party has there and not here is given as a share of its own range, from the worst to the best that any
    package brings it. Shares of different parties are not added (conventions §48).
    """
    if not solution.packages:
        return None
    nearest = min(solution.chosen, key=lambda package: len(differing(packages, start, package)))
    here, there = packages.values(start), packages.values(nearest)
    short = tuple(share(t - h, p, ends) for p, (t, h) in enumerate(zip(there, here, strict=True)))
    return Distance(solution.key, nearest, differing(packages, start, nearest), short)


def differing(packages: Packages, one: Sequence[object], other: Sequence[object]) -> tuple[str, ...]:
    """Return the issues on which two packages differ."""
    return tuple(issue.id for issue, a, b in zip(packages.issues, one, other, strict=True) if a != b)


def share(amount: Fraction, party: int, ends: Ends) -> Fraction | None:
    """Return an amount as a share of the party's own range; None where the range is nothing."""
    full = ends[1][party] - ends[0][party]
    return amount / full if full > 0 else None
