"""Accounts that do not fit the others: found, told, and kept from spoiling the rest."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.kernels.shrinkage import Floats
from comity.kernels.two_way import Effects, Told, two_way

FAR = 3.0
"""An account is out of line past so many standard deviations of what the others predict ..."""
FACTOR = 1.5
"""... and only where it differs from that by more than this factor."""
_ROUNDS = 4
_SUSPECT, _SUSPECTS, _FEW = 1.0, 6, 200
_UNHEARD = 1e6


@dataclass(frozen=True, slots=True)
class Fit:
    """
    Effects and things, with what is out of line told and weighed down.

    ``departs`` and ``expected`` are those of the round in which an account was found out of line, else of the last.
    """

    effects: Effects
    departs: Floats
    expected: Floats
    out: NDArray[np.bool_]


def fit_without_outliers(told: Told, budget: Budget | None = None) -> Fit:
    """
    Return the fit in which accounts that are out of line weigh little (conventions §81).

    In each round the account of an event that lies farthest from what the others predict loses weight, if it is out of
    line: the square of its distance is added to its variance. Of two accounts alone nobody can say which is wrong, so
    both are out of line and share that; the value between them then has a wide interval. There are four rounds at most.

    Among few accounts one that is far out makes the scatter of all seem large, and hides behind it. Up to 200 accounts,
    the six that depart most are therefore judged anew, each by a fit in which it is not heard.

    Examples
    --------
    >>> thing, source = np.repeat(np.arange(8), 3), np.tile(np.arange(3), 8)
    >>> value = np.log(100.0) + 0.02 * np.cos(np.arange(24))
    >>> value[5] = np.log(1000.0)
    >>> found = fit_without_outliers(Told(thing, source, value, np.zeros(24)))
    >>> np.flatnonzero(found.out).tolist(), round(float(np.exp(found.effects.thing[1] @ found.effects.weights)))
    ([5], 98)
    """
    out = np.zeros(len(told.value), bool)
    departs, expected = np.full(len(out), np.nan), np.full(len(out), np.nan)
    alone = np.bincount(told.thing)[told.thing] <= 2
    for last in (False,) * (_ROUNDS - 1) + (True,):
        (budget or Budget()).check()
        fitted = two_way(told)
        now = _judged_anew(told, fitted, out, budget or Budget())
        departs, expected = np.where(out, departs, now[0]), np.where(out, expected, now[1])
        gap = told.value - expected
        far = (np.abs(departs) > FAR) & (np.abs(gap) > math.log(FACTOR)) & ~out
        worst = far & (alone | (np.abs(departs) >= _most(told, np.where(far, np.abs(departs), 0.0))))
        if last or not worst.any():
            break
        out |= worst
        told = replace(told, blur=told.blur + np.where(worst, gap**2 / np.where(alone, 2, 1), 0.0))
    return Fit(fitted, departs, expected, out)


def _judged_anew(told: Told, fitted: Effects, out: NDArray[np.bool_], budget: Budget) -> tuple[Floats, Floats]:
    """Return how far accounts depart and what is expected of them, the most suspect ones judged without themselves."""
    departs, expected = fitted.departs.copy(), fitted.expected.copy()
    if len(departs) > _FEW:
        return departs, expected
    suspect = np.where(np.isnan(departs) | out, 0.0, np.abs(departs))
    for n in np.argsort(-suspect, kind="stable")[:_SUSPECTS]:
        if suspect[n] > _SUSPECT:
            budget.check()
            departs[n], expected[n] = _unheard(told, int(n))
    return departs, expected


def _unheard(told: Told, n: int) -> tuple[float, float]:
    """Return how far an account departs from what a fit predicts that does not hear it, and that prediction."""
    blur = told.blur.copy()
    blur[n] = _UNHEARD
    without = two_way(replace(told, blur=blur))
    mean = float(without.weights @ without.fitted[n])
    spread = (without.fitted[n] - mean) ** 2 + without.fitted_sd[n] ** 2 + without.scatter**2
    variance = float(without.weights @ spread) + float(told.blur[n])
    return (float(told.value[n]) - mean) / math.sqrt(variance), mean


def _most(told: Told, value: Floats) -> Floats:
    """Return for each account the largest value in its event."""
    most = np.zeros(told.shape[0])
    np.maximum.at(most, told.thing, value)
    return np.asarray(most[told.thing])
