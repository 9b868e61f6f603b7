"""A package that parties agree on and that those left out cannot spoil for any of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from fractions import Fraction

from comity.budget import Budget
from comity.settlement.packages.model import Package, Packages
from comity.settlement.room.imposed import Claim, Imposed, changed, claim, worst
from comity.settlement.room.who import Setting

Find = Callable[[Packages, Sequence[Fraction | None], Budget | None], Package | None]


def some(packages: Packages, at_least: Sequence[Fraction | None], budget: Budget | None = None) -> Package | None:
    """Return a package that is not excluded and worth at least so much to each party, or None; exact."""
    if not packages.issues:  # nothing to settle: one package, worth 0 to everybody
        return () if all(c is None or c <= 0 for c in at_least) else None
    from comity.settlement.packages.some import some_package

    return some_package(packages, at_least, budget)


def withstanding(
    packages: Packages,
    members: Sequence[int],
    imposable: Collection[Setting],
    at_least: Sequence[Fraction],
    *,
    find: Find = some,
    budget: Budget | None = None,
) -> Package | None:
    r"""
    Return a package worth enough to every member whatever is imposed on it, or None where there is none.

    For member i under the joint imposition y, :math:`v_i(x[y]) \ge c_i` is one more row of a model with the same
    packages. Rows are added for the impositions that the last answer did not withstand, until one does or none is left
    (constraint generation). Without interactions the first answer is final.

    Parameters
    ----------
    packages : Packages
    members : sequence of int
        Places of the parties that are in and have values.
    imposable : collection of (issue, level)
        What those left out can set, each issue once, jointly.
    at_least : sequence of Fraction
        What each member must be left with, in the order of ``members``.
    find : callable
        Finds a package that meets given values, or shows that there is none.
    """
    imposed: list[list[Imposed]] = [[()] for _ in members]
    while True:
        rows = [(claim(packages, m, imposable, y), at_least[k]) for k, m in enumerate(members) for y in imposed[k]]
        package = find(_with(packages, [row for row, _ in rows]), [c - row.fixed for row, c in rows], budget)
        if package is None:
            return None
        spoilt = False
        for k, m in enumerate(members):
            y = worst(packages, m, package, imposable)
            if packages.value(m, changed(package, y)) < at_least[k]:
                imposed[k].append(y)
                spoilt = True
        if not spoilt:
            return package


def withstands(
    packages: Packages,
    package: Package,
    members: Iterable[int],
    imposable: Collection[Setting],
    floor: Sequence[Fraction],
) -> bool:
    """Return whether a package is worth ``floor[m]`` or more to every member m, whatever is imposed on it."""
    return all(packages.value(m, changed(package, worst(packages, m, package, imposable))) >= floor[m] for m in members)


def _with(packages: Packages, claims: Sequence[Claim]) -> Packages:
    """Return the same packages with one party for each claim."""
    zero, one = Fraction(0), Fraction(1)
    return Packages(
        issues=packages.issues,
        parties=tuple(str(k) for k in range(len(claims))),
        worth=tuple(c.worth for c in claims),
        curves=tuple(c.curves for c in claims),
        extras=tuple(c.extras for c in claims),
        exclude=packages.exclude,
        floor=(zero,) * len(claims),
        weights=(one,) * len(claims),
    )
