"""The definitions of SMAA read aloud: the slow twin of the kernels, and two criteria by integration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PlainCounts:
    """Shares of draws as exact fractions: ranks of offers, pairs; and sums of the weights that put an offer first."""

    ranks: tuple[tuple[Fraction, ...], ...]
    ahead: tuple[tuple[Fraction, ...], ...]
    firsts: tuple[tuple[float, ...], ...]


def plain_counts(values: Reals, weights: Reals, equal: float) -> PlainCounts:
    """
    Return the shares of draws in which each offer has each rank and is ahead of each other.

    Parameters
    ----------
    values : array, shape (D, n, m)
    weights : array, shape (D, m)
    equal : float
        Worths no further apart than this count as equal.

    Examples
    --------
    >>> found = plain_counts(np.array([[[1.0], [0.0]], [[0.5], [0.5]]]), np.ones((2, 1)), 1e-12)
    >>> [[str(x) for x in row] for row in found.ranks], str(found.ahead[0][1])
    ([['3/4', '1/4'], ['1/4', '3/4']], '3/4')
    """
    draws, n, m = values.shape
    ranks = [[Fraction(0)] * n for _ in range(n)]
    ahead = [[Fraction(0)] * n for _ in range(n)]
    firsts = [[0.0] * m for _ in range(n)]
    for d in range(draws):
        groups = _groups([_worth(values[d, i], weights[d]) for i in range(n)], equal)
        place = 0
        for k, group in enumerate(groups):
            for i in group:
                for rank in range(place, place + len(group)):
                    ranks[i][rank] += Fraction(1, len(group) * draws)
                for j in group:
                    ahead[i][j] += Fraction(int(i != j), 2 * draws)
                for later in groups[k + 1 :]:
                    for j in later:
                        ahead[i][j] += Fraction(1, draws)
                if k == 0:
                    firsts[i] = [s + float(w) / len(group) for s, w in zip(firsts[i], weights[d], strict=True)]
            place += len(group)
    return PlainCounts(tuple(map(tuple, ranks)), tuple(map(tuple, ahead)), tuple(map(tuple, firsts)))


def _worth(values: Reals, weights: Reals) -> float:
    return sum(float(v) * float(w) for v, w in zip(values, weights, strict=True))


def _groups(worth: Sequence[float], equal: float) -> list[list[int]]:
    """Return the offers from the best to the worst, those that are equal together."""
    out: list[list[int]] = []
    for i in sorted(range(len(worth)), key=lambda k: -worth[k]):
        if out and worth[out[-1][-1]] - worth[i] <= equal:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def two_criteria(
    values: Sequence[tuple[Fraction, Fraction]], low: Fraction = Fraction(0), high: Fraction = Fraction(1)
) -> tuple[tuple[Fraction, ...], ...]:
    """
    Return rank acceptabilities of exact values on two criteria, by integration over the weight of the first.

    The worth of an offer is a line over that weight. Between two neighbouring points at which lines cross the order
    is the same, and its share is the distance. Lines that are the same share their ranks.

    Parameters
    ----------
    values : sequence of pairs of Fraction
    low, high : Fraction
        The weight of the first criterion is uniform between these.

    Examples
    --------
    >>> one, zero, middle = Fraction(1), Fraction(0), Fraction(6, 10)
    >>> [str(row[0]) for row in two_criteria([(one, zero), (zero, one), (middle, middle)])]
    ['2/5', '2/5', '1/5']
    """
    n, cuts = len(values), {low, high}
    for i in range(n):
        for j in range(i):
            slope = (values[i][0] - values[i][1]) - (values[j][0] - values[j][1])
            if slope:
                cuts.add(min(high, max(low, (values[j][1] - values[i][1]) / slope)))
    ranks = [[Fraction(0)] * n for _ in range(n)]
    for a, b in pairwise(sorted(cuts)):
        weight = (a + b) / 2
        worth = [x * weight + y * (1 - weight) for x, y in values]
        for i in range(n):
            before, same = sum(w > worth[i] for w in worth), sum(w == worth[i] for w in worth)
            for rank in range(before, before + same):
                ranks[i][rank] += (b - a) / (high - low) / same
    return tuple(map(tuple, ranks))
