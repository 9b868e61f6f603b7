"""Rows sorted by who was at risk together, and the partial likelihood of Cox with ties by Efron."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

FURTHEST = 500.0
"""Logarithms of rates are kept this near to 0, so that no power runs over."""


@dataclass(frozen=True, slots=True, eq=False)
class RiskSets:
    """
    Rows of the periods in which some unit ended, those of one elapsed period side by side.

    Every row is one period of one unit, so the units at risk when another ends in its fifth period are those that
    have a fifth row. Rows of periods without an ending say nothing in the partial likelihood and are left out.

    Parameters
    ----------
    x : ndarray, shape (r, p)
    ended : ndarray of bool, shape (r,)
    cluster : ndarray of int, shape (r,)
        Numbers from 0 to ``clusters - 1``; conflicts without a row left count in ``clusters``.
    clock : ndarray of int, shape (r,)
    first : ndarray of int, shape (g,)
        Where each of the g risk sets begins.
    group : ndarray of int, shape (r,)
    tied, share : ndarray, shape (e,)
        For each ending its risk set, and the part of that set's endings that Efron takes off before it.
    rows, clusters : int
        Of the whole table.
    """

    x: Floats
    ended: Mask
    cluster: Ints
    clock: Ints
    first: Ints
    group: Ints
    tied: Ints
    share: Floats
    rows: int
    clusters: int

    @property
    def events(self) -> int:
        """How many endings there are."""
        return len(self.tied)


def risk_sets(x: Floats, ended: Mask, clock: Ints, cluster: Ints) -> RiskSets:
    """
    Return rows sorted into risk sets.

    Parameters
    ----------
    x : ndarray, shape (n, p)
    ended : ndarray of bool, shape (n,)
        True where the ending under study came in this period.
    clock : ndarray of int, shape (n,)
        Periods since the unit's start, counted from 1.
    cluster : ndarray of int, shape (n,)

    Examples
    --------
    >>> ended = np.array([False, True, True])
    >>> sets = risk_sets(np.array([[0.0], [1.0], [0.0]]), ended, np.array([1, 2, 2]), np.array([0, 0, 1]))
    >>> sets.x.tolist(), sets.share.tolist()
    ([[1.0], [0.0]], [0.0, 0.5])
    """
    _, labels = np.unique(cluster, return_inverse=True)
    kept = np.flatnonzero(np.isin(clock, np.unique(clock[ended])))
    kept = kept[np.argsort(clock[kept], kind="stable")]
    times, first, group = np.unique(clock[kept], return_index=True, return_inverse=True)
    count = np.bincount(group, weights=ended[kept], minlength=len(times)).astype(np.int64)
    share = np.concatenate([np.arange(c) / c for c in count] or [np.zeros(0)])
    return RiskSets(
        np.ascontiguousarray(x[kept], dtype=np.float64),
        ended[kept],
        labels[kept],
        clock[kept],
        first.astype(np.int64),
        group.astype(np.int64),
        np.repeat(np.arange(len(times)), count),
        share,
        len(x),
        int(labels.max()) + 1 if len(labels) else 0,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Sums over the risk sets at given logarithms: the rate of each row, and for each ending the sum and the mean."""

    rate: Floats
    total: Floats
    mean: Floats
    square: Floats
    shift: Floats


def _weighed(sets: RiskSets, logs: Floats) -> Weighed:
    """Weigh every row by its rate; ``square`` is the weighted mean of products of columns, shape (e, p, p)."""
    line = np.clip(sets.x @ logs, -FURTHEST, FURTHEST)
    top = np.maximum.reduceat(line, sets.first)
    rate = np.exp(line - top[sets.group])
    products = sets.x[:, :, None] * sets.x[:, None, :]

    def sums(weights: Floats) -> tuple[Floats, Floats, Floats]:
        return (
            np.add.reduceat(weights, sets.first),
            np.add.reduceat(weights[:, None] * sets.x, sets.first),
            np.add.reduceat(weights[:, None, None] * products, sets.first),
        )

    whole, gone = sums(rate), sums(rate * sets.ended)
    taken = sets.share
    parts = [
        a[sets.tied] - taken.reshape(-1, *[1] * (a.ndim - 1)) * b[sets.tied] for a, b in zip(whole, gone, strict=True)
    ]
    total, mean, square = parts[0], parts[1] / parts[0][:, None], parts[2] / parts[0][:, None, None]
    return Weighed(rate, total, mean, square, top)


def partial_likelihood(sets: RiskSets, logs: Floats) -> tuple[float, Floats, Floats]:
    r"""
    Return the logarithm of the partial likelihood, its gradient and its information.

    For each period with :math:`d` endings, :math:`R` the units at risk in it and :math:`D` those that ended, ties by
    Efron [1]_:

    .. math:: \sum_{i \in D} x_i b - \sum_{l=0}^{d-1} \log\Big(\sum_R e^{x b} - \tfrac{l}{d} \sum_D e^{x b}\Big)

    Parameters
    ----------
    sets : RiskSets
    logs : ndarray, shape (p,)
        The logarithm of the factor on the rate of ending for one more of each column.

    Returns
    -------
    float, ndarray of shape (p,), ndarray of shape (p, p)
        The information is minus the second derivative.

    Examples
    --------
    Two units at risk, the one with 1 ends: the logarithm of a half at no effect.

    >>> sets = risk_sets(np.array([[1.0], [0.0]]), np.array([True, False]), np.array([1, 1]), np.array([0, 1]))
    >>> value, gradient, information = partial_likelihood(sets, np.zeros(1))
    >>> round(value, 4), gradient.tolist(), information.tolist()
    (-0.6931, [0.5], [[0.25]])

    References
    ----------
    .. [1] Efron, B. (1977). The efficiency of Cox's likelihood function for censored data. Journal of the American
       Statistical Association, 72(359), 557-565.
    """
    weighed = _weighed(sets, logs)
    line = np.clip(sets.x @ logs, -FURTHEST, FURTHEST)
    value = line[sets.ended].sum() - (np.log(weighed.total) + weighed.shift[sets.tied]).sum()
    gradient = sets.x[sets.ended].sum(axis=0) - weighed.mean.sum(axis=0)
    information = weighed.square.sum(axis=0) - weighed.mean.T @ weighed.mean
    return float(value), gradient, information


def scores(sets: RiskSets, logs: Floats) -> Floats:
    """
    Return what each row adds to the gradient once the rates are taken as estimated (Lin and Wei 1989), shape (r, p).

    They add up to the gradient. Sums of them over the rows of a conflict are what the clustered errors are made of.

    Examples
    --------
    >>> sets = risk_sets(np.array([[1.0], [0.0]]), np.array([True, False]), np.array([1, 1]), np.array([0, 1]))
    >>> scores(sets, np.zeros(1)).tolist()
    [[0.25], [0.25]]
    """
    weighed = _weighed(sets, logs)
    groups, p = len(sets.first), sets.x.shape[1]
    count = np.bincount(sets.tied, minlength=groups)

    def gathered(weight: Floats) -> tuple[Floats, Floats]:
        level, slope = np.zeros(groups), np.zeros((groups, p))
        np.add.at(level, sets.tied, weight)
        np.add.at(slope, sets.tied, weight[:, None] * weighed.mean)
        return level[sets.group], slope[sets.group]

    middle = gathered(np.ones(sets.events))[1] / count[sets.group][:, None]
    going, ending = gathered(1 / weighed.total), gathered((1 - sets.share) / weighed.total)
    level = np.where(sets.ended, ending[0], going[0])
    slope = np.where(sets.ended[:, None], ending[1], going[1])
    expected = weighed.rate[:, None] * (sets.x * level[:, None] - slope)
    return sets.ended[:, None] * (sets.x - middle) - expected
