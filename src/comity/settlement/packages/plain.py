"""The plain twin: every definition about packages read aloud, package by package. Tests hold the quick ways to it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

from comity.errors import TooLargeError
from comity.settlement.packages.model import Package, Packages

MOST = 10**7
Gains = tuple[Fraction, ...]


def allowed(packages: Packages) -> list[Package]:
    """
    Return every package that is not excluded, in the order of the case.

    Raises
    ------
    TooLargeError
        With a continuous issue, or more than 10,000,000 packages.
    """
    if packages.total is None or packages.total > MOST:
        raise TooLargeError("Only up to 10,000,000 packages of issues with levels are gone through one by one.")
    every = itertools.product(*(range(len(issue.levels)) for issue in packages.issues))
    return [package for package in every if packages.allowed(package)]


def acceptable(packages: Packages) -> list[Package]:
    """Return every package that is worth the walk-away value or more to every party."""
    return [package for package in allowed(packages) if packages.acceptable(package)]


def dominates(one: Sequence[Fraction], other: Sequence[Fraction]) -> bool:
    """Return whether one vector of values is nowhere smaller than the other and somewhere greater."""
    return all(a >= b for a, b in zip(one, other, strict=True)) and tuple(one) != tuple(other)


def pareto(packages: Packages, among: Iterable[Package]) -> list[Package]:
    """Return the packages that no other of them dominates."""
    valued = [(package, packages.values(package)) for package in among]
    vectors = {values for _, values in valued}
    kept = {v for v in vectors if not any(dominates(w, v) for w in vectors)}
    return [package for package, values in valued if values in kept]


def gains(packages: Packages, package: Package) -> Gains:
    """Return what each party gains over its walk-away value."""
    return tuple(v - f for v, f in zip(packages.values(package), packages.floor, strict=True))


def nash(packages: Packages, weights: Sequence[Fraction] | None = None) -> list[Package]:
    """Return the acceptable packages with the largest product of gains, each to the power of a weight."""
    found = acceptable(packages)
    powers = _powers(packages, weights)

    def score(package: Package) -> Fraction:
        return math.prod((g**n for g, n in zip(gains(packages, package), powers, strict=True)), start=Fraction(1))

    best = max(map(score, found), default=None)
    return [package for package in found if score(package) == best]


def nash_refined(packages: Packages, weights: Sequence[Fraction] | None = None) -> list[Package]:
    """
    Return what Nash chooses first where not everybody can gain (conventions §43).

    Of the acceptable packages in which most parties gain, for each set of parties that gain those with the largest
    product over the set. A party of weight 0 does not count. Where everybody can gain, that is the solution itself.
    """
    powers = _powers(packages, weights)
    sets: dict[tuple[int, ...], dict[Package, Fraction]] = {}
    for package in acceptable(packages):
        over = gains(packages, package)
        some = tuple(p for p, n in enumerate(powers) if n and over[p] > 0)
        sets.setdefault(some, {})[package] = math.prod((over[p] ** powers[p] for p in some), start=Fraction(1))
    most = max(map(len, sets), default=0)
    return [
        package
        for some, scores in sets.items()
        if len(some) == most
        for package, score in scores.items()
        if score == max(scores.values())
    ]


def _powers(packages: Packages, weights: Sequence[Fraction] | None) -> list[int]:
    """Return weights made whole, which does not change who is best."""
    weights = weights or (Fraction(1),) * len(packages.parties)
    whole = math.lcm(*(w.denominator for w in weights))
    return [int(w * whole) for w in weights]


def kalai_smorodinsky(packages: Packages) -> list[Package]:
    """Return the acceptable packages whose smallest share of the ideal gain is largest."""
    found = acceptable(packages)
    full = [max((gains(packages, p)[i] for p in found), default=Fraction(0)) for i in range(len(packages.parties))]

    def least(package: Package) -> Fraction:
        shares = [g / f for g, f in zip(gains(packages, package), full, strict=True) if f > 0]
        return min(shares, default=Fraction(0))

    best = max(map(least, found), default=None)
    return [package for package in found if least(package) == best]


def egalitarian(packages: Packages) -> list[Package]:
    """Return the acceptable packages whose gains, from the smallest up, are lexicographically largest (leximin)."""
    found = acceptable(packages)
    best = max((sorted(gains(packages, p)) for p in found), default=None)
    return [package for package in found if sorted(gains(packages, package)) == best]


def better(packages: Packages, start: Package) -> list[Package]:
    """Return the packages that are at least as good as one for every party and better for some party."""
    here = packages.values(start)
    return [package for package in allowed(packages) if dominates(packages.values(package), here)]
