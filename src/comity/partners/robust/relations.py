"""Necessary and possible preference between all offers, from the least by which each is ahead of each."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from comity.partners.robust.model import EQUAL

Reals = NDArray[np.float64]
Relation = NDArray[np.bool_]


def necessary_preference(least: Reals, dominance: Relation) -> Relation:
    r"""
    Return which offers are worth at least as much as which, whatever fits what is said: a partial preorder.

    It holds where the least lead is not below 0, and where one offer dominates the other. What follows from two pairs
    holds too; by the programs alone rounding could break it.

    Parameters
    ----------
    least : array, shape (n, n)
        :math:`\min U(a) - U(b)`; NaN where that is not known.
    dominance : array of bool, shape (n, n)

    Examples
    --------
    >>> least = np.array([[0, 0.1, np.nan], [-0.4, 0, 0.2], [-1, -1, 0]])
    >>> necessary_preference(least, np.zeros((3, 3), bool)).astype(int).tolist()
    [[1, 1, 1], [0, 1, 1], [0, 0, 1]]
    """
    n = len(least)
    found: Relation = np.eye(n, dtype=bool) | dominance
    found |= np.nan_to_num(least, nan=-np.inf) >= -EQUAL
    for k in range(n):
        found |= found[:, [k]] & found[[k], :]
    return found


def possible_preference(least: Reals, necessary: Relation, tie: Callable[[int, int], bool]) -> Relation:
    """
    Return which offers can be worth at least as much as which, for something that fits what is said.

    That is so where the other is not surely ahead: the most by which a leads b is the least by which b leads a, with
    the other sign. Where it is 0, ``tie`` tells.

    Parameters
    ----------
    least : array, shape (n, n)
    necessary : array of bool, shape (n, n)
    tie : callable
        Whether one offer, by number, can be worth as much as another where the greatest lead is 0.

    Examples
    --------
    >>> least = np.array([[0, 0.1], [-0.4, 0]])
    >>> possible_preference(least, least >= 0, lambda a, b: True).astype(int).tolist()
    [[1, 1], [0, 1]]
    """
    found: Relation = necessary.copy()
    for a, b in np.argwhere(~necessary & ~np.isnan(least.T)).tolist():
        most = -least[b, a]
        found[a, b] = most > EQUAL or (most >= -EQUAL and (not necessary[b, a] or tie(a, b)))
    return found
