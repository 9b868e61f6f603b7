"""
Drawing orders: counter-based random numbers, and the laws that turn them into places.

Letters for the axes: D draws, K items. ``places[d, k]`` is where item k stands in draw d, 0 the best; item k stands at
place k in the order that is written.

See convention 33.
"""

from __future__ import annotations

from itertools import pairwise, permutations
from math import log

import numpy as np
from numpy.typing import NDArray

Uniform = NDArray[np.float64]
Places = NDArray[np.int64]
Chance = NDArray[np.float64]

_WORDS = 4  # Philox gives four words of 64 bits per step of its counter


def uniforms(seed: int, position: int, first: int, count: int, width: int) -> Uniform:
    """
    Return numbers from 0 to 1 (exclusive), shape (count, width): row d is draw ``first + d`` of one party.

    A row depends on the seed, the party's position and the draw's number alone (Salmon et al. 2011, Philox), not on
    which draws are made together. So draws can be split among workers at will, and two questions asked of the same
    seed see the same preferences (common random numbers).

    Examples
    --------
    >>> bool((uniforms(7, 0, 0, 9, 3)[5:] == uniforms(7, 0, 5, 4, 3)).all())
    True
    """
    steps = -(-width // _WORDS)
    key = np.random.SeedSequence((seed, position)).generate_state(2, np.uint64)
    raw = np.random.Philox(counter=first * steps, key=key).random_raw(count * steps * _WORDS)
    rows = np.asarray(raw, np.uint64).reshape(count, steps * _WORDS)[:, :width]
    return ((rows >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53


def mallows_places(uniform: Uniform, dispersion: float) -> Places:
    r"""
    Return orders by the Mallows law, shape (D, K).

    .. math:: P(\text{order}) \propto \varphi^{d(\text{order, written})}

    with d the Kendall distance, the number of pairs whose order is swapped [1]_. Drawn by repeated insertion: item j
    is put above v of the j items before it with chance proportional to :math:`\varphi^v` [2]_.

    Parameters
    ----------
    uniform : array of float, shape (D, K)
    dispersion : float
        0 never strays from the order written; at 1 every order is as likely.

    Examples
    --------
    >>> mallows_places(np.array([[0.5, 0.9, 0.1]]), 0.5)     # the second item is put above the first
    array([[1, 0, 2]])

    References
    ----------
    .. [1] Mallows, C. L. (1957). Non-null ranking models. Biometrika 44, 114-130.
    .. [2] Doignon, J.-P., Pekec, A. and Regenwetter, M. (2004). The repeated insertion model for rankings.
       Psychometrika 69, 33-54.
    """
    n_draws, n_items = uniform.shape
    if dispersion >= 1:
        return any_places(uniform)
    places = np.zeros((n_draws, n_items), np.int64)
    above = _risen(uniform, dispersion)
    if n_items > _LONG:
        return _by_swaps(above)
    for j in range(1, n_items):
        here = j - above[:, j]
        before = places[:, :j]
        before += before >= here[:, None]
        places[:, j] = here
    return places


_LONG = 48  # from so many items on, an order is made by swapping neighbours


def _risen(uniform: Uniform, dispersion: float) -> Places:
    """Return above how many of the items before it each item is put, shape (D, K)."""
    n_items = uniform.shape[1]
    if dispersion <= 0:
        return np.zeros(uniform.shape, np.int64)
    j = np.arange(n_items)
    # the chance of at most v is (1 - phi**(v + 1)) / (1 - phi**(j + 1))
    whole = -np.expm1((j + 1) * log(dispersion))
    risen = np.floor(np.log1p(-uniform * whole) / log(dispersion)).astype(np.int64)
    out: Places = np.minimum(risen, j)
    return out


def _by_swaps(above: Places) -> Places:
    """Return the places by letting each item rise past its neighbours: long orders that stray little."""
    n_draws, n_items = above.shape
    order = np.tile(np.arange(n_items), (n_draws, 1))
    for j in range(1, n_items):
        for step in range(int(above[:, j].max(initial=0))):
            rows = np.flatnonzero(above[:, j] > step)
            order[rows, j - step] = order[rows, j - step - 1]
            order[rows, j - step - 1] = j
    return _inverse(order)


def plackett_luce_places(uniform: Uniform, amount: float) -> Places:
    """
    Return orders by the Plackett-Luce law, shape (D, K): item k is worth ``amount**k``.

    The best is taken with chance proportional to worth, then the next of those left, and so on (Luce 1959, Plackett
    1975). Drawn by a race: item k arrives after an exponential time of rate its worth.

    Examples
    --------
    >>> plackett_luce_places(np.array([[0.4, 0.5, 0.9]]), 0.5)
    array([[0, 1, 2]])
    """
    n_items = uniform.shape[1]
    if amount <= 0:
        return np.tile(np.arange(n_items), (len(uniform), 1))
    late = np.log(-np.log1p(-uniform)) - np.arange(n_items) * log(amount)
    return _inverse(np.argsort(late, axis=1, kind="stable"))


def any_places(uniform: Uniform) -> Places:
    """Return orders that are all as likely, shape (D, K)."""
    return _inverse(np.argsort(uniform, axis=1, kind="stable"))


def agreeing_places(uniform: Uniform, tiers: tuple[tuple[int, ...], ...]) -> Places:
    """
    Return strict orders of all items that agree with a partial ranking, all as likely, shape (D, K).

    Items of a tier stand above those of later tiers, in any order among themselves; items of no tier stand anywhere.

    Examples
    --------
    >>> agreeing_places(np.array([[0.9, 0.5, 0.1]]), ((0,), (1,)))     # item 2 is in no tier
    array([[1, 2, 0]])
    """
    places = any_places(uniform)
    named = [k for tier in tiers for k in tier]
    if not named:
        return places
    # the named items keep the places they took together; within those, tier by tier
    tier_of = np.repeat(np.arange(len(tiers)), [len(t) for t in tiers])
    taken = places[:, named]
    wish = tier_of[None, :] * places.shape[1] + taken
    rank = _inverse(np.argsort(wish, axis=1, kind="stable"))
    places[:, named] = np.take_along_axis(np.sort(taken, axis=1), rank, axis=1)
    return places


def _inverse(order: Places) -> Places:
    places = np.empty_like(order)
    np.put_along_axis(places, order, np.arange(order.shape[1])[None, :], axis=1)
    return places


def all_places(n_items: int) -> Places:
    """
    Return every order of some items, shape (K!, K).

    Examples
    --------
    >>> all_places(2)
    array([[0, 1],
           [1, 0]])
    """
    return np.array(list(permutations(range(n_items))), np.int64).reshape(-1, n_items)


def kendall(places: Places) -> Places:
    """
    Return how many pairs are swapped against the written order, shape (D,).

    Examples
    --------
    >>> kendall(np.array([[0, 1, 2], [2, 1, 0]])).tolist()
    [0, 3]
    """
    out = np.zeros(len(places), np.int64)
    for j in range(1, places.shape[1]):
        out += (places[:, :j] > places[:, j : j + 1]).sum(axis=1)
    return out


def mallows_chances(places: Places, dispersion: float) -> Chance:
    """Return how likely each of all orders is by the Mallows law, shape (K!,)."""
    weight = np.power(float(dispersion), kendall(places))
    return np.asarray(weight / weight.sum())


def plackett_luce_chances(places: Places, amount: float) -> Chance:
    """Return how likely each of all orders is by the Plackett-Luce law, shape (K!,)."""
    order = np.argsort(places, axis=1)
    worth = np.power(float(amount), order)
    left = np.cumsum(worth[:, ::-1], axis=1)[:, ::-1]
    share = np.divide(worth, left, out=np.zeros_like(worth), where=left > 0)
    return np.asarray(share.prod(axis=1))


def agree(places: Places, tiers: tuple[tuple[int, ...], ...]) -> NDArray[np.bool_]:
    """Return which orders agree with a partial ranking, shape (D,)."""
    out = np.ones(len(places), bool)
    for upper, lower in pairwise(tiers):
        out &= places[:, list(upper)].max(axis=1) < places[:, list(lower)].min(axis=1)
    return out
