"""What chance would give: the ties inside groups of as many actors, drawn at random."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Index = NDArray[np.intp]
MOST_ACTORS = 1500
"""Up to so many actors are drawn from; the tables below have that many rows and columns."""
CELLS = 1_000_000


def inside_random_groups(above: Reals, below: Reals, size: int, draws: int, seed: int) -> Reals:
    r"""
    Return the sum of ``above`` over the sum of ``below`` inside random groups of ``size`` of the N actors.

    All groups are tried where there are no more than ``draws``. Actors are drawn, not pairs, so that an actor with
    many ties brings all of them: pairs of one actor are not independent.

    Parameters
    ----------
    above, below : float arrays of shape (N, N)
    size : int
        From 2 to N.
    draws, seed : int

    Returns
    -------
    float array
        nan where a group has nothing to divide by.

    Examples
    --------
    >>> tied = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 0]], float)
    >>> inside_random_groups(tied, 1 - np.eye(3), 2, 10, 0).tolist()  # the order says nothing
    [0.0, 0.0, 1.0]
    """
    n = len(above)
    order = _order_without_names(above, below)
    above, below = above[np.ix_(order, order)], below[np.ix_(order, order)]
    if math.comb(n, size) <= draws:
        groups = np.array(list(combinations(range(n), size)), np.intp)
        if len(groups) * n <= CELLS:
            return _inside(_members(groups, n), above, below)
    chance = np.random.default_rng(seed)
    at_once = max(1, CELLS // n)
    parts = []
    for start in range(0, draws, at_once):
        lots = chance.random((min(at_once, draws - start), n))
        groups = np.argpartition(lots, size - 1, axis=1)[:, :size] if size < n else np.argsort(lots, axis=1)
        parts.append(_inside(_members(groups, n), above, below))
    return np.concatenate(parts)


def chance_of(drawn: Reals, seen: float, more: bool) -> float:
    """
    Return the part of the drawn groups that have as much as was seen, or as little; nan where none has a value.

    Examples
    --------
    >>> chance_of(np.array([0.1, 0.5, 0.9, np.nan]), 0.5, more=True)
    0.6666666666666666
    """
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return math.nan
    near = 1e-9 * max(1.0, abs(seen))
    return float((known >= seen - near).mean() if more else (known <= seen + near).mean())


def _members(groups: Index, n: int) -> Reals:
    out = np.zeros((len(groups), n))
    out[np.arange(len(groups))[:, None], groups] = 1
    return out


def _inside(member: Reals, above: Reals, below: Reals) -> Reals:
    # g: group   i, j: actors
    tops, bottoms = (np.einsum("gi,gi->g", member @ table, member) for table in (above, below))
    out = np.full(len(member), np.nan)
    np.divide(tops, bottoms, out=out, where=bottoms > 0)
    return out


def _order_without_names(above: Reals, below: Reals) -> Index:
    """Return an order of the actors that their ties fix, so that other names give the same draws."""
    ties = above + above.T
    keys = [ties @ ties.sum(axis=0), (ties**2).sum(axis=0), (below + below.T).sum(axis=0), ties.sum(axis=0)]
    return np.lexsort([np.round(key, 9 - _digits(key)) for key in keys]).astype(np.intp)


def _digits(values: Reals) -> int:
    top = float(np.abs(values).max(initial=0))
    return math.ceil(math.log10(top)) if top > 0 else 0
