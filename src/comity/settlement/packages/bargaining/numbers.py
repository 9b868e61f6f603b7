"""The numbers of a package moved to where the product of gains is greatest, its levels staying as they are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from comity.settlement.packages.bargaining.search import gains
from comity.settlement.packages.model import Package, Packages, on_curve

ROUNDS = 20
HALVINGS = 60
PLAIN = (100, 10_000, 10**6)  # denominators of plain numbers, tried before one of many digits

Task = tuple[tuple[int, ...], tuple[Fraction, ...]]


def best_numbers(packages: Packages, package: Package, task: Task) -> Package:
    r"""
    Return the package with each number in turn at the greatest :math:`\sum_i w_i \log(v_i - d_i)`, until none moves.

    That sum is concave in one number, and smooth between the points of the parties' curves. What comes back is never
    worse, by exact products of gains, and acceptable to everybody; with several numbers and a kink between them it may
    stop before the top.

    Parameters
    ----------
    packages : Packages
    package : Package
        Everybody of the task gains by it.
    task : (parties, weights)
        Whose gains are multiplied, and to which power.
    """
    best = package
    for _ in range(ROUNDS):
        before = best
        for k, issue in enumerate(packages.issues):
            if issue.span is not None:
                best = _along(packages, best, k, task)
        if best == before:
            break
    return best


def _along(packages: Packages, package: Package, k: int, task: Task) -> Package:
    """Return the package with its number k where the sum of logarithms is greatest."""
    near = _top(packages, package, k, task)
    if near is None:
        return package
    rivals = [near.limit_denominator(size) for size in PLAIN]
    now = _height(packages, package, task)
    best, height = package, now
    for number in (near, *reversed(rivals)):  # the plainest of those that are as good comes last
        moved = (*package[:k], number, *package[k + 1 :])
        if _within(packages, moved, k) and _height(packages, moved, task) >= height - 1e-15 * abs(height):
            best, height = moved, max(height, _height(packages, moved, task))
    return best if _not_worse(packages, best, package, task) else package


def _within(packages: Packages, package: Package, k: int) -> bool:
    low, high = packages.issues[k].span or (Fraction(0), Fraction(0))
    return low <= Fraction(package[k]) <= high and packages.acceptable(package)


def _height(packages: Packages, package: Package, task: Task) -> float:
    some, weights = task
    over = gains(packages, package)
    if any(over[p] <= 0 for p in some):
        return -math.inf
    return math.fsum(float(weights[p]) * math.log(float(over[p])) for p in some)


def _not_worse(packages: Packages, one: Package, other: Package, task: Task) -> bool:
    some, weights = task
    whole = math.lcm(*(weights[p].denominator for p in some))
    here, there = gains(packages, one), gains(packages, other)
    powers = [(p, int(weights[p] * whole)) for p in some]
    return math.prod(here[p] ** w for p, w in powers) >= math.prod(there[p] ** w for p, w in powers)


def _top(packages: Packages, package: Package, k: int, task: Task) -> Fraction | None:
    """Return the number k at which the slope of the sum turns from rising to falling; None where nobody cares."""
    for low, high in _stretches(packages, k):
        rising = _Slope(packages, package, k, task, (low, high))
        if rising(0.0) <= 0:
            return low
        if rising(1.0) < 0:
            left, right = 0.0, 1.0
            for _ in range(HALVINGS):
                middle = (left + right) / 2
                left, right = (middle, right) if rising(middle) > 0 else (left, middle)
            return low + Fraction(left) * (high - low)
    span = packages.issues[k].span
    return None if span is None else span[1]


def _stretches(packages: Packages, k: int) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield the stretches of number k between the points of all curves, lowest first."""
    points = sorted({x for party in packages.curves for x, _ in party[k]})
    yield from pairwise(points)


class _Slope:
    """How fast the sum of logarithms rises at a share of a stretch, every other number held."""

    def __init__(
        self, packages: Packages, package: Package, k: int, task: Task, ends: tuple[Fraction, Fraction]
    ) -> None:
        some, weights = task
        base = packages.values(package)
        self._parts: list[tuple[float, float, float]] = []
        for p in some:
            low, high = (on_curve(packages.curves[p][k], x) for x in ends)
            rest = base[p] - on_curve(packages.curves[p][k], Fraction(package[k])) - packages.floor[p]
            self._parts.append((float(weights[p]), float(rest + low), float(high - low)))

    def __call__(self, share: float) -> float:
        total = 0.0
        for weight, gain, step in self._parts:
            here = gain + share * step
            if here <= 0:
                # nobody may be left without a gain: away from there, whichever way that is
                return math.inf if step > 0 else -math.inf
            total += weight * step / here
        return total
