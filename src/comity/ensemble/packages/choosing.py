"""
Which of some acceptable packages the bargaining solutions choose, given what each party gains by each.

Gains are whole numbers held as floats below 2**53, so that sums and comparisons are exact. Products and quotients are
used to find the few packages that can be best; where several are as good to 1 part in 10**10 and not plainly alike,
whole numbers and fractions decide.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Gains = NDArray[np.float64]
At = NDArray[np.int64]

NEAR = 1e-10


def nash(gains: Gains) -> At:
    """
    Return the columns with the largest product of gains.

    Where nobody can make the product larger than 0, those in which most parties gain, and for each set of parties that
    do those with the largest product over the set (convention 43).

    Parameters
    ----------
    gains : array of whole numbers, shape (P, N), none below 0

    Examples
    --------
    >>> nash(np.array([[1.0, 2.0, 4.0], [4.0, 2.0, 0.0]]))
    array([0, 1])
    >>> nash(np.array([[9.0, 8.0, 0.0], [0.0, 0.0, 1.0]]))
    array([0, 2])
    """
    gaining = gains > 0
    winners = gaining.sum(axis=0)
    most = np.flatnonzero(winners == winners.max())
    if winners[most[0]] in (0, len(gains)):
        return _largest_product(gains, most)
    _, kind = np.unique(gaining[:, most], axis=1, return_inverse=True)
    sets = (most[kind.reshape(-1) == k] for k in range(int(kind.max()) + 1))
    return np.sort(np.concatenate([_largest_product(gains, columns) for columns in sets]))


def _largest_product(gains: Gains, columns: At) -> At:
    """Return those of some columns with the largest product over the parties that gain."""
    some = gains[:, columns]
    score = np.log(np.maximum(some, 1.0)).sum(axis=0)  # a gain of 0 leaves the product as it is; others are 1 or more
    near = columns[score >= score.max() - NEAR]
    return _exactly(gains, near, lambda column: prod(g for g in column if g > 0))


def egalitarian(gains: Gains) -> At:
    """
    Return the columns whose gains, from the smallest up, are lexicographically largest.

    Examples
    --------
    >>> egalitarian(np.array([[1.0, 2.0, 5.0], [4.0, 2.0, 2.0]]))
    array([2])
    """
    left = np.arange(gains.shape[1])
    ordered = np.sort(gains, axis=0)
    for row in ordered:
        left = left[row[left] == row[left].max()]
    return left


def kalai_smorodinsky(gains: Gains) -> At:
    """
    Return the columns whose shares of the largest gains, from the smallest up, are lexicographically largest.

    A party that cannot gain has no share. Of packages with the same least share, those count that are best by the
    others (convention 42, the refinement).

    Examples
    --------
    >>> kalai_smorodinsky(np.array([[1.0, 2.0, 4.0], [8.0, 6.0, 0.0]]))
    array([1])
    """
    full = gains.max(axis=1)
    some = full > 0
    if not some.any():
        return np.arange(gains.shape[1])
    shares = gains[some] / full[some, None]
    left = np.arange(gains.shape[1])
    ordered = np.sort(shares, axis=0)
    for row in ordered:
        best = row[left].max()
        near = left[row[left] >= best - NEAR]
        if (row[near] != best).any() or not _alike(gains[some], full[some], shares, near, best):
            return _by_fractions(gains[some], full[some], ordered[0])
        left = near
    return left


def _alike(gains: Gains, full: Gains, shares: Gains, columns: At, best: float) -> bool:
    """Return whether shares that are the same float are plainly the same fraction: 0, 1, or of the same two numbers."""
    if best in (0.0, 1.0) or len(columns) == 1:
        return True
    party, at = np.nonzero(shares[:, columns] == best)
    return len({(float(gains[p, columns[c]]), float(full[p])) for p, c in zip(party, at, strict=True)}) == 1


def _by_fractions(gains: Gains, full: Gains, least: Gains) -> At:
    near = np.flatnonzero(least >= least.max() - NEAR)
    whole = [int(f) for f in full]
    return _exactly(gains, near, lambda column: sorted(Fraction(g, f) for g, f in zip(column, whole, strict=True)))


def _exactly(gains: Gains, near: At, score: Callable[[list[int]], Any]) -> At:
    """Return those of some columns whose exact score is largest; columns that are alike are scored once."""
    if len(near) == 1:
        return near
    kinds, kind = np.unique(gains[:, near], axis=1, return_inverse=True)
    scores = [score([int(g) for g in column]) for column in kinds.T]
    best = max(scores)
    chosen: At = near[np.array([s == best for s in scores])[kind.reshape(-1)]]
    return chosen


SOLUTIONS: dict[str, Callable[[Gains], At]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
}
"""Convention 59: in this order."""
