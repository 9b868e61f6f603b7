"""
The bargaining solutions where all packages are laid out: each definition in a few exact passes over an array.

Floats only put aside packages that are far from best; whole numbers decide between the others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.settlement.packages.bargaining.laid_out import LaidOut, Rows, added, combined
from comity.settlement.packages.bargaining.result import Solution
from comity.settlement.packages.blocks import Whole

NEAR = 1e-9  # of a share: far more than floats lose
ROUNDING = 1e-12  # of a logarithm
Weights = tuple[Fraction, ...]


def solution(
    laid: LaidOut,
    key: str,
    best: Rows,
    limit: int,
    *,
    score: float | None,
    others: Rows | None = None,
    gainers: tuple[tuple[str, ...], ...] = (),
    refines: bool = False,
) -> Solution:
    """
    Return a solution, proven, with up to ``limit`` of its packages in the order of the case.

    ``best`` are the rows of the optima. With ``refines`` they are the refinement, come first and are named, and
    ``others`` are the rows of the optima that are not among them.
    """
    count = len(best) + (0 if others is None else len(others))
    rows = best[:limit] if others is None else np.concatenate([best[:limit], others[:limit]])[:limit]
    packages, values = laid.chosen(int(n) for n in rows)
    return Solution(
        key,
        packages,
        values,
        score,
        score,
        True,
        count <= limit,
        refined=packages[: len(best)] if refines else (),
        gainers=gainers,
        why="" if count <= limit else f"limit {limit}",
    )


def nash_at_once(laid: LaidOut, key: str, weights: Weights, limit: int) -> Solution:
    """
    Return the packages with the greatest product of gains to the power of weights.

    Where that is 0 in all, all are optima, and those in which a largest set of parties gains most come first
    (conventions §43).
    """
    if not len(laid.gains):
        return Solution(key, bound=0.0, proven=True, complete=True)
    everybody = [p for p, w in enumerate(weights) if w > 0]
    gaining = laid.gains[:, everybody] > 0
    members = gaining.sum(axis=1)
    most = int(members.max())
    sets: dict[tuple[int, ...], Rows] = {}
    largest = np.flatnonzero(members == most)
    kinds, kind = np.unique(gaining[largest], axis=0, return_inverse=True)
    for at, pattern in enumerate(kinds):
        some = tuple(p for p, gains in zip(everybody, pattern, strict=True) if gains)
        sets[some] = _greatest(laid.gains, largest[kind.reshape(-1) == at], some, weights)
    best = np.sort(np.concatenate(list(sets.values())))
    if most == len(everybody):
        return solution(laid, key, best, limit, score=_score(laid, int(best[0]), everybody, weights))
    others = np.setdiff1d(np.arange(len(laid.gains)), best, assume_unique=True)
    names = tuple(tuple(laid.packages.parties[p] for p in some) for some in sets)
    return solution(laid, key, best, limit, score=0.0, others=others, gainers=names, refines=True)


def _greatest(gains: Whole, rows: Rows, some: Sequence[int], weights: Weights) -> Rows:
    """Return the rows with the greatest product over some parties, who all gain in all these rows."""
    if not some:
        return rows
    logs = np.stack([_log(gains[rows, p]) * float(weights[p]) for p in some])
    sums = logs.sum(axis=0)
    margin = ROUNDING * len(some) * (np.abs(logs).max() + sum(float(weights[p]) for p in some))
    near = rows[sums >= sums.max() - margin]
    whole = math.lcm(*(weights[p].denominator for p in some))
    powers = [int(weights[p] * whole) for p in some]
    kinds = [tuple(row) for row in gains[np.ix_(near, list(some))].tolist()]
    products = {kind: math.prod(g**n for g, n in zip(kind, powers, strict=True)) for kind in dict.fromkeys(kinds)}
    top = max(products.values())
    best: Rows = near[np.array([products[kind] == top for kind in kinds])]
    return best


def _log(gains: Whole) -> NDArray[np.float64]:
    if gains.dtype == np.int64:
        logs: NDArray[np.float64] = np.log(gains)
        return logs
    return np.array([math.log(g) for g in gains])


def _score(laid: LaidOut, row: int, some: Sequence[int], weights: Weights) -> float:
    """Return the product as a float, the same in whatever order the parties stand."""
    gains = [int(laid.gains[row, p]) * laid.unit[p] for p in some]
    if all(weights[p] == 1 for p in some):
        return float(min(math.prod(gains, start=Fraction(1)), Fraction(10**300)))
    logs = (float(weights[p]) * math.log(g) for p, g in zip(some, gains, strict=True))
    return math.exp(min(690.0, math.fsum(logs)))


def egalitarian_at_once(laid: LaidOut, limit: int) -> Solution:
    """Return the packages whose gains, from the least up, are lexicographically greatest."""
    if not len(laid.gains):
        return Solution("egalitarian", proven=True, complete=True)
    _, best, least = most_equal(laid)
    return solution(laid, "egalitarian", best, limit, score=float(least))


def most_equal(laid: LaidOut) -> tuple[Rows, Rows, Fraction]:
    """Return the rows with the greatest least gain, those of them that leximin chooses, and that gain."""
    one = math.lcm(*(u.denominator for u in laid.unit))
    shares = combined(laid.gains, [int(u * one) for u in laid.unit])
    first, best = leximin(shares)
    return first, best, Fraction(int(shares[best[0]].min()), one)


def kalai_smorodinsky_at_once(laid: LaidOut, limit: int) -> Solution:
    """Return the packages with the greatest least share of the way to the ideal, best by leximin first."""
    key = "kalai_smorodinsky"
    every = np.arange(len(laid.gains))
    if not len(every):
        return Solution(key, proven=True, complete=True)
    full = [int(laid.gains[:, p].max()) for p in range(laid.gains.shape[1])]
    some = [p for p, most in enumerate(full) if most > 0]
    if not some:
        return solution(laid, key, every, limit, score=None, refines=True)
    gains = laid.gains[:, some]
    least = (gains / np.array([full[p] for p in some], gains.dtype)).min(axis=1).astype(np.float64)
    near = np.flatnonzero(least >= least.max() - NEAR)
    one = math.lcm(*(full[p] for p in some))
    shares = combined(gains[near], [one // full[p] for p in some])
    first, best = leximin(shares)
    others = np.setdiff1d(first, best, assume_unique=True)
    score = float(Fraction(int(shares[best[0]].min()), one))
    return solution(laid, key, near[best], limit, score=score, others=near[others], refines=True)


def leximin(shares: Whole) -> tuple[Rows, Rows]:
    """
    Return the rows with the greatest least entry, and those of them that leximin chooses.

    Examples
    --------
    >>> first, best = leximin(np.array([[1, 5], [7, 1], [0, 9]]))
    >>> first.tolist(), best.tolist()
    ([0, 1], [1])
    """
    least = shares.min(axis=1)
    first: Rows = np.flatnonzero(least == least.max())
    ordered = np.sort(shares[first], axis=1)
    left = np.arange(len(first))
    for k in range(1, shares.shape[1]):
        column = ordered[left, k]
        left = left[column == column.max()]
    return first, first[left]


def greatest_sum(laid: LaidOut, key: str, weights: Weights, limit: int) -> Solution:
    """Return the packages with the greatest weighted sum of values; ``score`` is the sum."""
    if not len(laid.gains):
        return Solution(key, proven=True, complete=True)
    steps = [w * u for w, u in zip(weights, laid.unit, strict=True)]
    one = math.lcm(*(s.denominator for s in steps))
    sums = added(laid.gains, [int(s * one) for s in steps])
    best = np.flatnonzero(sums == sums.max())
    start = sum((w * f for w, f in zip(weights, laid.packages.floor, strict=True)), Fraction(0))
    return solution(laid, key, best, limit, score=float(start + Fraction(int(sums[best[0]]), one)))


def ideals_at_once(laid: LaidOut) -> tuple[Fraction, ...] | None:
    """Return the best value of each party; None without a package."""
    if not len(laid.gains):
        return None
    tops = (int(laid.gains[:, p].max()) for p in range(laid.gains.shape[1]))
    return tuple(f + t * u for t, u, f in zip(tops, laid.unit, laid.packages.floor, strict=True))
