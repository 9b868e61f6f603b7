"""Synthetic controls on chosen predictors, and how much each of them counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.support.comparison.simplex import shares
from comity.support.libraries import need

Floats = NDArray[np.float64]
LOOKED_AT = 400
"""So many importances are drawn and looked at before the best are improved."""
IMPROVED = 6
"""So many of them are improved step by step."""
ROUNDS = 200
"""Steps of the search for each predictor and start."""
FARTHEST = 8.0
"""The logarithm of the largest ratio of importances that is looked at: 3,000 to 1."""


@dataclass(frozen=True, slots=True)
class Nested:
    """
    A mix that matches predictors, with their importances.

    Parameters
    ----------
    weights : ndarray, shape (n,)
        0 for the unit itself.
    importance : ndarray, shape (k,)
        At least 0, summing to 1.
    fit : float
        Root mean square gap of the outcome over the periods that it was matched on.
    """

    weights: Floats
    importance: Floats
    fit: float


def nested(
    predictors: Floats,
    outcome: Floats,
    before: NDArray[np.int_],
    unit: int,
    seed: int = 0,
    budget: Budget | None = None,
) -> Nested:
    r"""
    Return the mix that matches predictors, their importances chosen so that the outcome before is met best [1]_.

    For given importances v the shares w make :math:`\sum_m v_m (x_m - \sum_j w_j x_{mj})^2` smallest, each predictor
    divided by its standard deviation over units. The importances are then chosen so that the mix meets the outcome in
    the periods before. That outer problem has many local answers: importances are drawn at random, and the best of
    them, and equal ones, improved step by step (Nelder-Mead). What is found is no certified optimum, which is why the
    tests of comity match all outcomes before the cut instead (conventions §102) and need no importances.

    Parameters
    ----------
    predictors : ndarray, shape (k, n)
        One row for each predictor, one column for each unit.
    outcome : ndarray, shape (n, T)
    before : ndarray of int
    unit : int
    seed : int
        Of the importances that are drawn.
    budget : Budget, optional

    Returns
    -------
    Nested

    Examples
    --------
    >>> y = np.array([[1.0, 2.0, 9.0], [0.0, 0.0, 0.0], [4.0, 8.0, 12.0]])
    >>> nested(y.mean(axis=1)[None, :] , y, np.array([0, 1]), 0).importance.tolist()
    [1.0]

    References
    ----------
    .. [1] Abadie, A., Diamond, A., & Hainmueller, J. (2010). Synthetic control methods for comparative case studies.
       Journal of the American Statistical Association, 105(490), 493-505.
    """
    spread = predictors.std(axis=1, keepdims=True)
    scaled = predictors / np.where(spread > 0, spread, 1.0)
    others = np.array([j for j in range(len(outcome)) if j != unit])

    def mixed(logs: Floats) -> tuple[Floats, float]:
        if budget is not None:
            budget.check()
        root = np.sqrt(_importance(logs))[:, None]
        found = shares(root * scaled[:, others], root[:, 0] * scaled[:, unit]).weights
        gap = outcome[unit, before] - found @ outcome[np.ix_(others, before)]
        return found, float((gap**2).mean())

    logs = _searched(lambda x: mixed(x)[1], len(predictors), seed)
    weights = np.zeros(len(outcome))
    weights[others], loss = mixed(logs)
    return Nested(weights, _importance(logs), float(np.sqrt(loss)))


def _importance(logs: Floats) -> Floats:
    """Return importances from free numbers: their exponentials, scaled to sum to 1."""
    bounded = np.clip(logs - logs.max(), -FARTHEST, 0.0)
    size = np.exp(bounded)
    return np.asarray(size / size.sum(), dtype=np.float64)


def _searched(loss: Callable[[Floats], float], count: int, seed: int) -> Floats:
    """Return the best point found from equal importances and from the best of those drawn."""
    if count == 1:
        return np.zeros(1)
    minimize = need("scipy.optimize", "A synthetic control on predictors").minimize
    drawn = np.random.default_rng(seed).uniform(-FARTHEST, 0.0, size=(LOOKED_AT, count))
    order = np.argsort([loss(point) for point in drawn], kind="stable")
    options = {"maxfev": ROUNDS * count, "xatol": 1e-3, "fatol": 1e-12, "adaptive": True}
    best, point = np.inf, np.zeros(count)
    for start in (np.zeros(count), *drawn[order[:IMPROVED]]):
        found = minimize(loss, start, method="Nelder-Mead", options=options)
        if found.fun < best:
            best, point = float(found.fun), np.asarray(found.x, dtype=np.float64)
    return point
