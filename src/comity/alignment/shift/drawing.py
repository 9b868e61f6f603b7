"""The measures of recorded ties, and of draws in which every tie is missed with a chance that is declared."""

from __future__ import annotations

import numpy as np

from comity.alignment.network import Index, Reals
from comity.alignment.shift.positive import Positive
from comity.budget import Budget

RUNS = 10
MOST_CELLS = 4_000_000
TIES, ORDERS, SEARCH = range(3)


def recorded(net: Positive, seed: int) -> Reals:
    """
    Return the measures of the ties as they are, shape (6,); columns as in :mod:`~comity.alignment.shift.spread_jit`.

    Communities are the best of ten runs, each of which asks the actors in an order of its own.

    Examples
    --------
    >>> from comity.alignment.shift.spread_jit import EFFECTIVE
    >>> triangle = Positive(("a", "b", "c"), np.array([0, 0, 1]), np.array([1, 2, 2]), np.ones(3), (1,))
    >>> round(float(recorded(triangle, 0)[EFFECTIVE]), 6)
    3.0
    """
    from comity.alignment.shift.spread_jit import COLUMNS, MODULARITY, spread_of_draws

    if not len(net.a):
        return np.full(COLUMNS, np.nan)
    orders = _orders(np.random.default_rng((seed, SEARCH, *net.mark)), RUNS, len(net.actors))
    every = np.ones((RUNS, len(net.a)), np.bool_)
    runs = spread_of_draws(len(net.actors), net.a, net.b, net.weight, every, orders)
    best: Reals = runs[int(runs[:, MODULARITY].argmax())]
    return best


def drawn(net: Positive, missing: float, draws: int, seed: int, budget: Budget) -> Reals:
    """
    Return the measures of draws in which each tie is missed with the chance ``missing``, shape (D, 6).

    Ties are missed independently of one another, and anew in each window. The first draws of many are the draws of
    fewer. Each draw has one run of the search for communities.

    Examples
    --------
    >>> from comity.alignment.shift.spread_jit import EFFECTIVE
    >>> triangle = Positive(("a", "b", "c"), np.array([0, 0, 1]), np.array([1, 2, 2]), np.ones(3), (1,))
    >>> found = drawn(triangle, 0.1, 100, 0, Budget())[:, EFFECTIVE]
    >>> sorted(set(found[np.isfinite(found)].round(3).tolist()))
    [2.0, 2.667, 3.0]
    """
    from comity.alignment.shift.spread_jit import COLUMNS, spread_of_draws

    out = np.full((draws, COLUMNS), np.nan)
    if not len(net.a):
        return out
    chance, order = (np.random.default_rng((seed, which, *net.mark)) for which in (TIES, ORDERS))
    block = max(1, MOST_CELLS // max(len(net.a), len(net.actors)))
    for start in range(0, draws, block):
        budget.check()
        count = min(block, draws - start)
        kept = chance.random((count, len(net.a))) >= missing
        orders = _orders(order, count, len(net.actors))
        out[start : start + count] = spread_of_draws(len(net.actors), net.a, net.b, net.weight, kept, orders)
    return out


def _orders(rng: np.random.Generator, count: int, size: int) -> Index:
    return rng.random((count, size)).argsort(axis=1).astype(np.intp)
