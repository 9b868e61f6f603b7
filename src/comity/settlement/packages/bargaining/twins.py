"""Levels of an issue that are worth the same to every party: one is solved with, all are listed."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.components import issues_of
from comity.settlement.packages.model import Package, Packages


@dataclass(frozen=True, eq=False, slots=True)
class Twins:
    """
    Packages with one level in place of each set of levels that nobody tells apart.

    ``levels[k][l]`` are the levels of issue k that level l of ``packages`` stands for; () for a continuous issue.
    """

    whole: Packages
    packages: Packages
    levels: tuple[tuple[tuple[int, ...], ...], ...]

    def behind(self, package: Package) -> Iterator[Package]:
        """Yield the packages that one of ``packages`` stands for."""
        choices = [same[int(at)] if same else (at,) for at, same in zip(package, self.levels, strict=True)]
        yield from itertools.product(*choices)

    def number(self, package: Package) -> int:
        """Return how many packages one of ``packages`` stands for."""
        return math.prod(len(same[int(at)]) for at, same in zip(package, self.levels, strict=True) if same)

    def unfolded(self, found: Solution, limit: int) -> Solution:
        """Return a solution over the whole of the packages, up to ``limit``."""
        pairs = ((p, v) for q, v in zip(found.packages, found.values, strict=True) for p in self.behind(q))
        listed = list(itertools.islice(pairs, limit))
        refined = itertools.islice((p for q in found.refined for p in self.behind(q)), limit)
        complete = found.complete and sum(map(self.number, found.packages)) <= limit
        return replace(
            found,
            packages=tuple(p for p, _ in listed),
            values=tuple(v for _, v in listed),
            refined=tuple(refined),
            complete=complete,
            why=found.why or ("" if complete else f"limit {limit}"),
        )


def without_twins(packages: Packages) -> Twins | None:
    """
    Return packages without levels that are worth the same to every party; None where there are no such levels.

    Only levels of issues that no combination and no exclusion speaks of are put together.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> flag = Issue("flag", levels=tuple(map(IssueLevel, ("red", "blue", "none"))))
    >>> row = (Fraction(1), Fraction(1), Fraction(0))
    >>> model = Packages((flag,), ("a",), ((row,),), (((),),), ((),), (), (Fraction(0),), (Fraction(1),))
    >>> twins = without_twins(model)
    >>> twins.levels, list(twins.behind((0,)))
    ((((0, 1), (2,)),), [(0,), (1,)])
    """
    trees = [tree for extras in packages.extras for tree, _ in extras] + list(packages.exclude)
    tied = set().union(*(issues_of(tree) for tree in trees)) if trees else set()
    levels = tuple(_same(packages, k, issue.id in tied) for k, issue in enumerate(packages.issues))
    if all(len(same) == len(issue.levels) for same, issue in zip(levels, packages.issues, strict=True)):
        return None
    kept = [[members[0] for members in same] for same in levels]
    fewer = replace(
        packages,
        issues=tuple(
            replace(issue, levels=tuple(issue.levels[at] for at in here))
            for issue, here in zip(packages.issues, kept, strict=True)
        ),
        worth=tuple(
            tuple(tuple(worth[at] for at in here) for worth, here in zip(row, kept, strict=True))
            for row in packages.worth
        ),
    )
    return Twins(packages, fewer, levels)


def _same(packages: Packages, k: int, tied: bool) -> tuple[tuple[int, ...], ...]:
    """Return the levels of an issue in sets that nobody tells apart."""
    sets: dict[object, list[int]] = {}
    for at in range(len(packages.issues[k].levels)):
        sets.setdefault(at if tied else tuple(row[k][at] for row in packages.worth), []).append(at)
    return tuple(tuple(members) for members in sets.values())
