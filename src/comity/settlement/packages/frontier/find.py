"""The frontier of the packages of a settlement, by the first way that suits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.errors import BudgetExceededError, TooLargeError
from comity.settlement.packages.blocks import Blocks, blocks_of
from comity.settlement.packages.frontier.additive import Layers, pareto_layers
from comity.settlement.packages.frontier.dominance import undominated
from comity.settlement.packages.frontier.sampled import by_program, by_weights
from comity.settlement.packages.model import Package, Packages
from comity.settlement.packages.parts import Frontier, Point

LISTED = 10_000  # packages that are written out in all
TWO_PARTIES = 10  # times as many vectors may be kept for two parties, where sorting is all that has to be done
DIRECTIONS = 200
SOLVES = 41  # of programs with a continuous issue, which are easy
FEWER = 21  # of programs with whole numbers, two for each direction
FEW = 12


def frontier(
    packages: Packages,
    *,
    everyone: bool = True,
    most: int = 5_000,
    known: Sequence[Package] = (),
    blocks: Blocks | None = None,
    budget: Budget | None = None,
) -> Frontier:
    """
    Return the Pareto frontier of the packages that every party accepts.

    A package is on it if no other is at least as good for every party and better for one (conventions §46). Issues are
    gone through one by one and partial packages that are dominated are dropped (:func:`~.additive.pareto_layers`); that
    is complete. Where more than ``most`` vectors would have to be kept, or with a continuous issue, points of the
    frontier are looked for in many directions, and the answer says that it is not complete.

    Parameters
    ----------
    packages : Packages
    everyone : bool
        False: the frontier of all packages, acceptable or not.
    most : int
        Vectors of values that may be kept at once; 10 times as many for two parties.
    known : sequence of Package
        Packages that are known to be on the frontier, such as a Nash solution; a sample begins with them.
    blocks : Blocks, optional
        The packages as blocks, where further rules hold.
    budget : Budget, optional
        What was found when it ends is returned, marked incomplete.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> issues = tuple(Issue(i, levels=(IssueLevel("a"), IssueLevel("b"))) for i in ("x", "y"))
    >>> f = Fraction
    >>> worth = (((f(3), f(0)), (f(1), f(0))), ((f(0), f(1)), (f(0), f(3))))
    >>> empty = ((), ())
    >>> model = Packages(issues, ("p", "q"), worth, (empty, empty), empty, (), (f(0), f(0)), (f(1), f(1)))
    >>> found = frontier(model)
    >>> [[int(v) for v in point.values] for point in found.points], found.complete
    ([[4, 0], [3, 3], [0, 4]], True)
    """
    if not everyone:
        packages = replace(packages, floor=lowest(packages))
    if packages.continuous:
        return _by_program(packages, known, budget, "An issue is settled by a number, so the frontier has no end.")
    kept = most * TWO_PARTIES if len(packages.parties) <= 2 else most
    try:
        blocks = blocks or blocks_of(packages)
        floor = blocks.whole(packages.floor)
        return listed(pareto_layers(blocks, floor, kept, budget))
    except TooLargeError as e:
        why = str(e)
    except BudgetExceededError as e:
        return _gathered(packages, known, "sampled", f"The search was cut: {e}.")
    if blocks is None:
        return _by_program(packages, known, budget, why)
    return _by_weights(packages, blocks, known, budget, why)


def listed(layers: Layers, most: int = LISTED) -> Frontier:
    """Return the vectors of the last layer with their packages, the first party's best first."""
    points = []
    room = most
    for values, count in zip(layers.last.values.tolist(), layers.last.counts.tolist(), strict=True):
        found = layers.packages(values, max(1, room))
        room -= len(found)
        points.append(Point(layers.blocks.values(values), found, count))
    return Frontier(tuple(points), True, "issue by issue")


def lowest(packages: Packages) -> tuple[Fraction, ...]:
    """Return values that no package falls below, party by party."""
    return tuple(
        sum((min(worth) for worth in packages.worth[p] if worth), Fraction(0))
        + sum((min(y for _, y in curve) for curve in packages.curves[p] if curve), Fraction(0))
        + sum((min(adds, Fraction(0)) for _, adds in packages.extras[p]), Fraction(0))
        for p in range(len(packages.parties))
    )


def _by_weights(
    packages: Packages, blocks: Blocks, known: Sequence[Package], budget: Budget | None, why: str
) -> Frontier:
    found = list(known)
    try:
        for package in by_weights(blocks, DIRECTIONS, budget):
            if packages.acceptable(package):
                found.append(package)
    except BudgetExceededError as e:
        return _gathered(packages, found, "sampled by weighted sums", f"{why} The search was cut: {e}.")
    if len(set(found)) < FEW:  # a frontier that is nearly straight: weighted sums find its ends only
        return _by_program(packages, found, budget, why)
    return _gathered(packages, found, "sampled by weighted sums", why)


def _by_program(packages: Packages, known: Sequence[Package], budget: Budget | None, why: str) -> Frontier:
    from comity.settlement.packages.some import best_for

    ideals = []
    try:
        for p, floor in enumerate(packages.floor):
            best = best_for(packages, p, packages.floor, budget)
            ideals.append(floor if best is None else best[1])
        found = by_program(packages, tuple(ideals), SOLVES if packages.continuous else FEWER, budget)
    except BudgetExceededError as e:
        found, why = [], f"{why} The search was cut: {e}."
    return _gathered(packages, [*known, *found], "sampled in even directions", why)


def _gathered(packages: Packages, found: Iterable[Package], method: str, why: str) -> Frontier:
    distinct = tuple(dict.fromkeys(found))
    if not distinct:
        return Frontier((), False, method, why)
    values = [packages.values(package) for package in distinct]
    points: dict[tuple[Fraction, ...], list[Package]] = {}
    for at in undominated(np.array(values, object)):
        points.setdefault(values[at], []).append(distinct[at])
    said = f"{why} Every point given is on the frontier, but there may be others."
    return Frontier(tuple(Point(v, tuple(p), len(p)) for v, p in points.items()), False, method, said)
