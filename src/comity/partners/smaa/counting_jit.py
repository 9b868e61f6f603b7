"""Worths of offers and their order in every draw, compiled. It loads numba: import it late."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.kernels.compiled import compiled

Reals = NDArray[np.float64]
Whole = NDArray[np.int64]


@compiled
def weigh(values: Reals, weights: Reals, out: Reals) -> None:
    """
    Put the worth of one offer in every draw into ``out``, shape (D,): the sum of its values times the weights.

    The criteria are added one after another for every offer alike. So an offer that is nowhere worse than another is
    never worth less, rounding included.

    Parameters
    ----------
    values, weights : array, shape (m, D)
    out : array, shape (D,)

    Examples
    --------
    >>> out = np.empty(2)
    >>> weigh(np.array([[1.0, 0.5], [0.0, 1.0]]), np.array([[0.25, 0.5], [0.75, 0.5]]), out)
    >>> out.tolist()
    [0.25, 0.75]
    """
    for d in range(len(out)):
        out[d] = values[0, d] * weights[0, d]
    for c in range(1, len(values)):
        for d in range(len(out)):
            out[d] += values[c, d] * weights[c, d]


@compiled
def weigh_under_each(values: Reals, weights: Reals, out: Reals) -> None:
    """
    Put the worth of one offer in every draw, under each of h sets of weights, into ``out``, shape (h, D).

    Parameters
    ----------
    values : array, shape (m, D)
    weights : array, shape (h, m)
    out : array, shape (h, D)

    Examples
    --------
    >>> out = np.empty((2, 1))
    >>> weigh_under_each(np.array([[1.0], [0.5]]), np.array([[1.0, 0.0], [0.5, 0.5]]), out)
    >>> out.tolist()
    [[1.0], [0.75]]
    """
    for h in range(len(weights)):
        for d in range(values.shape[1]):
            out[h, d] = values[0, d] * weights[h, 0]
        for c in range(1, len(values)):
            for d in range(values.shape[1]):
                out[h, d] += values[c, d] * weights[h, c]


@compiled
def count(worth: Reals, weights: Reals, equal: float, placed: Whole, beaten: Whole, firsts: Reals) -> None:
    """
    Add the order of the offers in every draw to the counts.

    Offers are sorted by worth, the greatest first. Where one is no more than ``equal`` below the one before it, the
    two are in one group and share their places.

    Parameters
    ----------
    worth : array, shape (n, D)
    weights : array, shape (m, D)
    equal : float
    placed : array of int, shape (n, n, n + 1)
        ``placed[i, r, k]``: draws in which r offers are ahead of offer i and k, itself among them, share its place.
    beaten : array of int, shape (n, n)
        ``beaten[i, j]``: draws in which i is ahead of j.
    firsts : array, shape (n, m)
        The sum of the weights of the draws in which offer i is first, divided by how many share the place.

    Examples
    --------
    >>> placed, beaten = np.zeros((3, 3, 4), np.int64), np.zeros((3, 3), np.int64)
    >>> firsts = np.zeros((3, 1))
    >>> count(np.array([[0.5], [0.7], [0.7]]), np.ones((1, 1)), 1e-12, placed, beaten, firsts)
    >>> [(int(i), int(r), int(k)) for i, r, k in np.argwhere(placed)], beaten.tolist(), firsts[:, 0].tolist()
    ([(0, 2, 1), (1, 0, 2), (2, 0, 2)], [[0, 0, 0], [1, 0, 0], [1, 0, 0]], [0.0, 0.5, 0.5])
    """
    n, draws = worth.shape
    order, sizes = np.empty(n, np.int64), np.empty(n)
    for d in range(draws):
        for i in range(n):  # sorted by insertion: there are few offers
            x, at = worth[i, d], i
            while at > 0 and sizes[at - 1] < x:
                sizes[at], order[at] = sizes[at - 1], order[at - 1]
                at -= 1
            sizes[at], order[at] = x, i
        begin = 0
        while begin < n:
            end = begin + 1
            while end < n and sizes[end - 1] - sizes[end] <= equal:
                end += 1
            for k in range(begin, end):
                placed[order[k], begin, end - begin] += 1
                for ahead in range(begin):
                    beaten[order[ahead], order[k]] += 1
                if begin == 0:
                    for c in range(len(weights)):
                        firsts[order[k], c] += weights[c, d] / end
            begin = end
