"""A synthetic control: the mix of other units that went as the unit did until it lost support."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.support.comparison.simplex import shares

Floats = NDArray[np.float64]
FLOOR = 1e-6
"""Gaps before the cut smaller than this part of the spread of all outcomes count as this: they are rounding."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """
    Every unit held against a mix of the others, as if each had lost support.

    Parameters
    ----------
    gaps : ndarray, shape (n, T)
        Outcome less the outcome of the mix.
    weights : ndarray, shape (n, n)
        ``weights[i, j]``: the share of unit j in the mix for unit i; 0 on the diagonal.
    fit : ndarray, shape (n,)
        Root mean square gap over the periods that were matched, at least a tiny floor.
    """

    gaps: Floats
    weights: Floats
    fit: Floats


def mix(outcome: Floats, before: NDArray[np.int_], unit: int, without: tuple[int, ...] = ()) -> Floats:
    """
    Return the shares of the other units that match one unit over the periods before.

    All outcomes of the periods before are matched, with equal importance. Further predictors then change nothing:
    the outcomes leave them no room (Kaul, Klößner, Pfeifer and Schieler 2022).

    Parameters
    ----------
    outcome : ndarray, shape (n, T)
    before : ndarray of int, shape (T0,)
        Indexes of the periods to be matched.
    unit : int
    without : tuple of int
        Units that may not be used.

    Returns
    -------
    ndarray, shape (n,)
        0 for the unit itself and for those left out.

    Examples
    --------
    >>> y = np.array([[1.0, 2.0, 9.0], [0.0, 0.0, 0.0], [4.0, 8.0, 12.0]])
    >>> mix(y, np.array([0, 1]), 0).round(4).tolist()
    [0.0, 0.75, 0.25]
    """
    others = np.array([j for j in range(len(outcome)) if j != unit and j not in without])
    weights = np.zeros(len(outcome))
    weights[others] = shares(outcome[np.ix_(others, before)].T, outcome[unit, before]).weights
    return weights


def mix_each(outcome: Floats, before: NDArray[np.int_], budget: Budget | None = None) -> Mixed:
    """
    Return every unit held against a mix of all others.

    The unit that lost support is in the mixes of the others as any other unit, so that under no effect all units
    stand alike, and the rank of one among them is a fair draw.

    Parameters
    ----------
    outcome : ndarray, shape (n, T)
    before : ndarray of int, shape (T0,)
    budget : Budget, optional
        Is asked before each unit.

    Returns
    -------
    Mixed
    """
    weights = np.zeros((len(outcome), len(outcome)))
    for unit in range(len(outcome)):
        if budget is not None:
            budget.check()
        weights[unit] = mix(outcome, before, unit)
    gaps = outcome - weights @ outcome
    floor = FLOOR * float(outcome.std()) or FLOOR
    fit = np.sqrt((gaps[:, before] ** 2).mean(axis=1))
    return Mixed(gaps, weights, np.maximum(fit, floor))
