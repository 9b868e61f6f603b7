"""Counts of ranks over all draws, block by block, and the exact shares they make."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.partners.values.draws import ValueDraws
from comity.partners.weights.draws import Weights

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]
Shares = tuple[tuple[Fraction, ...], ...]
EQUAL = 1e-12
"""Worths no further apart than this share their ranks: what rounding does to sums of a hundred numbers is less."""
BLOCK = 4_096
"""So many draws are held at once; the answer does not depend on it."""
ALONE = 20_000
"""The most draws for confidence factors: each needs the order under the central weights of every offer."""
SUMS = 2_000_000_000
"""So many products are added for them at most, but for 1,000 draws: past some sixty offers and criteria."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """
    What was counted in so many draws of n offers and m criteria.

    ``placed[i, r, k]`` are draws in which r offers are ahead of i and k share its place, itself among them;
    ``beaten[i, j]`` draws in which i is ahead of j; ``firsts[i]`` the sum of the weights that put i first, divided by
    how many share the place. ``cut`` says why the work ended early.
    """

    placed: Whole
    beaten: Whole
    firsts: Reals
    draws: int
    cut: str = ""


def counted(weights: Weights, values: ValueDraws, n: int, draws: int, seed: int, budget: Budget) -> Counts:
    """
    Return the counts of so many draws, or of those done when the budget ended.

    Raises
    ------
    BudgetExceededError
        The budget ended before the first block of draws was done.
    """
    from comity.partners.smaa.counting_jit import count

    m = weights.criteria
    placed, beaten, firsts = np.zeros((n, n, n + 1), np.int64), np.zeros((n, n), np.int64), np.zeros((n, m))
    cut = ""
    try:
        with ThreadPoolExecutor(min(os.cpu_count() or 1, n) if draws > ALONE else 1) as pool:
            for drawn in weights.blocks(draws, BLOCK, seed):
                budget.check()
                count(_worth(drawn, values, n, pool), drawn, EQUAL, placed, beaten, firsts)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        if not placed.any():
            raise
        cut = budget.ended(e)
    return Counts(placed, beaten, firsts, int(placed[0].sum()), cut)


def _worth(drawn: Reals, values: ValueDraws, n: int, pool: ThreadPoolExecutor) -> Reals:
    """Return the worth of every offer in the next block of draws, shape (n, D)."""
    from comity.partners.smaa.counting_jit import weigh

    shared, worth = values.shared(drawn.shape[1]), np.empty((n, drawn.shape[1]))

    def weighed(offers: range) -> None:
        cells = np.empty_like(drawn)
        for i in offers:
            weigh(values.fill(i, shared, cells), drawn, worth[i])

    # every offer has streams of its own, so that it does not matter which thread comes first
    threads = min(os.cpu_count() or 1, n)
    list(pool.map(weighed, [range(k, n, threads) for k in range(threads)]))
    return worth


def rank_shares(counts: Counts, like: Sequence[int]) -> Shares:
    """
    Return the share of draws in which each offer has each rank, shape (n, n): rows and columns add up to just 1.

    k offers that share a place have each of the next k ranks in 1/k of the draw. Offers of which the same is known
    get the mean of their shares: they differ by chance alone.

    Examples
    --------
    >>> placed = np.zeros((2, 2, 3), np.int64)
    >>> placed[0, 0, 1] = placed[1, 1, 1] = 3
    >>> placed[:, 0, 2] = 1
    >>> [[str(x) for x in row] for row in rank_shares(Counts(placed, np.zeros((2, 2)), np.zeros((2, 1)), 4), (0, 1))]
    [['7/8', '1/8'], ['1/8', '7/8']]
    """
    n = len(counts.placed)
    ranks = [[Fraction(0)] * n for _ in range(n)]
    for i, ahead, same in np.argwhere(counts.placed).tolist():
        share = Fraction(int(counts.placed[i, ahead, same]), same * counts.draws)
        for rank in range(ahead, ahead + same):
            ranks[i][rank] += share
    return tuple(
        tuple(sum((ranks[j][rank] for j in group), Fraction(0)) / len(group) for rank in range(n))
        for group in _groups(like)
    )


def pair_shares(counts: Counts, like: Sequence[int]) -> Shares:
    """
    Return the share of draws in which offer i is ahead of offer j, draws in which they are equal by half; (n, n).

    An offer beside itself has one half, as has an offer beside another of which the same is known.

    Examples
    --------
    >>> beaten = np.array([[0, 3], [1, 0]])
    >>> shares = pair_shares(Counts(np.zeros((2, 2, 3), np.int64), beaten, np.zeros((2, 1)), 8), (0, 1))
    >>> [[str(x) for x in row] for row in shares]
    [['1/2', '5/8'], ['3/8', '1/2']]
    """
    groups, beaten, half = _groups(like), counts.beaten, Fraction(1, 2)
    sums: dict[tuple[int, int], Fraction] = {}
    for a in set(like):
        for b in set(like):
            here, there = groups[a], groups[b]
            more = int(beaten[np.ix_(here, there)].sum()) - int(beaten[np.ix_(there, here)].sum())
            sums[a, b] = half + half * Fraction(more, len(here) * len(there) * counts.draws)
    return tuple(tuple(sums[a, b] for b in like) for a in like)


def central_weights(counts: Counts, like: Sequence[int]) -> tuple[tuple[float, ...] | None, ...]:
    """
    Return the mean of the weights that put each offer first, None for an offer that never came first.

    Examples
    --------
    >>> counts = Counts(np.zeros((2, 2, 3), np.int64), np.zeros((2, 2)), np.array([[6.0, 2.0], [0.0, 0.0]]), 8)
    >>> central_weights(counts, (0, 1))
    ((0.75, 0.25), None)
    """
    out: list[tuple[float, ...] | None] = []
    for group in _groups(like):
        total = counts.firsts[list(group)].sum(axis=0)
        out.append(tuple((total / total.sum()).tolist()) if total.sum() > 0 else None)
    return tuple(out)


def confidence_factors(
    central: Sequence[tuple[float, ...] | None], values: ValueDraws, draws: int, like: Sequence[int], budget: Budget
) -> tuple[float | None, ...]:
    """
    Return how often each offer is first if its central weights are the weights; None where it has none.

    Those who share the first place have an equal part of it. ``values`` are fresh draws; at most 20,000 are taken, and
    fewer where there are very many offers.

    Raises
    ------
    BudgetExceededError
        The budget ended before all draws were taken.
    """
    from comity.partners.smaa.counting_jit import weigh_under_each

    having = [i for i, w in enumerate(central) if w is not None]
    weights = np.array([central[i] for i in having], np.float64)  # [h, m]
    n, m = len(central), weights.shape[1]
    firsts, left = np.zeros(len(having)), min(draws, ALONE, max(1_000, SUMS // (n * n * m)))
    of = left
    while left:
        budget.check()
        size = min(left, BLOCK, max(64, 2_000_000 // (n * n)))
        shared, cells = values.shared(size), np.empty((m, size))
        worth = np.empty((n, len(having), size))  # [j, h, d]
        for j in range(n):
            weigh_under_each(values.fill(j, shared, cells), weights, worth[j])
        first = worth >= worth.max(axis=0) - EQUAL
        firsts += (first[having, np.arange(len(having))] / first.sum(axis=0)).sum(axis=1)
        left -= size
    found = dict(zip(having, (firsts / of).tolist(), strict=True))
    return tuple(float(np.mean([found[j] for j in group])) if group[0] in found else None for group in _groups(like))


def _groups(like: Sequence[int]) -> list[tuple[int, ...]]:
    """Return for every offer all those of which the same is known, itself among them."""
    return [tuple(j for j, other in enumerate(like) if other == mine) for mine in like]
