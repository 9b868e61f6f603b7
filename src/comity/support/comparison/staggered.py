"""Cuts at different times: each unit that lost support against those that had not yet lost it, or never did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.support.comparison.cuts import Cut

Floats = NDArray[np.float64]
LEAST_CONTROLS = 2
"""A unit is compared in a period only where so many others can serve."""
LEAST_UNITS = 3
"""An effect so many periods after (or before) is given where so many units that lost support bear it."""


@dataclass(frozen=True, slots=True)
class EventTime:
    """
    Effects by time since the cut, and what each unit adds to their error.

    Parameters
    ----------
    at : ndarray of int, shape (E,)
        Periods since the cut; -2, -3, ... count back from the last period before it was known, which is -1.
    effect : ndarray, shape (E,)
    influence : ndarray, shape (E, n)
        What each unit adds to the error of each effect; the variance is a sum of squares over units.
    treated : ndarray of bool, shape (n,)
        Units whose own effects are used.
    controls : ndarray of bool, shape (n,)
        Units used as comparison and never as treated.
    values : ndarray, shape (E, n)
        The effects of single units, nan where there is none.
    units : ndarray of int, shape (E,)
        How many units bear each effect.
    compared : int
        How many units serve as comparison somewhere, those that lose support later among them.
    """

    at: NDArray[np.int_]
    effect: Floats
    influence: Floats
    treated: NDArray[np.bool_]
    controls: NDArray[np.bool_]
    values: Floats
    units: NDArray[np.int_]
    compared: int

    @property
    def own(self) -> Floats:
        """Return the mean effect after the cut of each unit that lost support, nan for others, shape (n,)."""
        return _means(self.values[self.at >= 0].T)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A weighted sum of effects by event time: its value, standard error and degrees of freedom."""

    value: float
    error: float
    freedom: float


@dataclass(frozen=True, slots=True)
class _Column:
    """One time since the cut: effects of single units (nan where none), and the weights and errors of comparisons."""

    values: Floats
    errors: Floats
    compared: NDArray[np.bool_]


def event_time(
    outcome: Floats,
    cuts: tuple[Cut, ...],
    untouched: NDArray[np.int_],
    leads: int,
    horizon: int,
    budget: Budget | None = None,
) -> EventTime:
    r"""
    Return effects by time since the cut [1]_.

    For a unit i that lost support at :math:`g`, known from :math:`k \le g`, the base is the period :math:`b = k - 1`.
    Its effect in period t is :math:`(Y_{it} - Y_{ib})` less the mean of :math:`(Y_{ct} - Y_{cb})` over the units c
    whose own support has not changed by then: those that never lose it and those that lose it later. The effect e
    periods after the cut is the mean over units. Units are taken to be independent, but for what hits all of them
    in a period.

    Parameters
    ----------
    outcome : ndarray, shape (n, T)
        nan where there is none.
    cuts : tuple of Cut
    untouched : ndarray of int, shape (n,)
        The first period in which a unit can no longer serve as comparison.
    leads, horizon : int
        How far back, and how far on.
    budget : Budget, optional
        Is asked before each time since the cut.

    Returns
    -------
    EventTime
        Times that fewer than three units bear are left out.

    Examples
    --------
    >>> y = np.zeros((8, 6))
    >>> y[:3, 3:] -= 2.0
    >>> found = event_time(y, tuple(Cut(u, 3, 3, 6) for u in range(3)), np.array([3] * 3 + [6] * 5), 2, 1)
    >>> found.at.tolist(), found.effect.tolist()
    ([-2, -1, 0, 1], [0.0, 0.0, -2.0, -2.0])

    References
    ----------
    .. [1] Callaway, B., & Sant'Anna, P. H. C. (2021). Difference-in-differences with multiple time periods. Journal
       of Econometrics, 225(2), 200-230.
    """
    columns = []
    for since in range(-leads, horizon + 1):
        if budget is not None:
            budget.check()
        column = _column(outcome, cuts, untouched, since)
        if np.isfinite(column.values).sum() >= LEAST_UNITS:
            columns.append((since, column))
    at = np.array([since for since, _ in columns], dtype=np.int_)
    values = np.array([c.values for _, c in columns]).reshape(len(at), len(outcome))
    have = np.isfinite(values)
    units = have.sum(axis=1)
    effect = np.where(have, values, 0.0).sum(axis=1) / np.maximum(units, 1)
    off = np.array([c.errors for _, c in columns]).reshape(have.shape)
    influence = (np.where(have, values - effect[:, None], 0.0) - off) / np.maximum(units, 1)[:, None]
    compared = np.array([c.compared for _, c in columns], dtype=bool).reshape(have.shape).any(axis=0)
    treated = np.asarray(have.any(axis=0), dtype=bool)
    return EventTime(
        at=at,
        effect=effect,
        influence=influence,
        treated=treated,
        controls=compared & ~treated,
        values=values,
        units=units,
        compared=int(compared.sum()),
    )


def _column(outcome: Floats, cuts: tuple[Cut, ...], untouched: NDArray[np.int_], since: int) -> _Column:
    """Return the effects of single units at one time since their cuts, and what each comparison adds to the error."""
    values, errors = np.full(len(outcome), np.nan), np.zeros(len(outcome))
    compared = np.zeros(len(outcome), dtype=bool)
    for cut in cuts:
        base = cut.known - 1
        period = cut.at + since if since >= 0 else cut.known + since
        if base < 0 or not 0 <= period < min(cut.until, outcome.shape[1]):
            continue
        change = outcome[:, period] - outcome[:, base]
        free = np.isfinite(change) & (untouched > max(period, base))
        free[cut.unit] = False
        count = int(free.sum())
        if count >= LEAST_CONTROLS and np.isfinite(change[cut.unit]):
            mean = change[free].mean()
            values[cut.unit] = change[cut.unit] - mean
            errors[free] += (change[free] - mean) / count
            compared |= free
    return _Column(values, errors, compared)


def _means(values: Floats) -> Floats:
    have = np.isfinite(values)
    counts = have.sum(axis=1)
    sums = np.where(have, values, 0.0).sum(axis=1)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def combined(found: EventTime, weights: Floats) -> Estimate:
    r"""
    Return a weighted sum of effects with its standard error.

    The variance is a sum of squares over the units, each of the two groups (units that lost support, units that never
    did) corrected by :math:`n / (n - 1)`; the degrees of freedom follow Welch and Satterthwaite. A group of one unit
    is counted with the other group.

    Parameters
    ----------
    found : EventTime
    weights : ndarray, shape (E,)

    Returns
    -------
    Estimate
    """
    per_unit = (weights @ found.influence) ** 2
    parts = []
    apart = found.controls.sum() > 1 and found.treated.sum() > 1
    for group in (found.treated, found.controls) if apart else (found.treated | found.controls,):
        size = int(group.sum())
        parts.append((float(per_unit[group].sum()) * size / (size - 1), size - 1))
    variance = sum(v for v, _ in parts)
    below = sum(v**2 / n for v, n in parts)
    freedom = variance**2 / below if below > 0 else float(max(1, int(found.treated.sum()) - 1))
    return Estimate(float(weights @ found.effect), float(np.sqrt(variance)), freedom)


def after_weights(found: EventTime) -> Floats:
    """Return weights that take the plain mean of all effects from the cut on."""
    after = (found.at >= 0).astype(np.float64)
    return after / max(1.0, float(after.sum()))


def one_less(found: EventTime) -> Floats:
    """
    Return the estimate of the effect with each of the units that lost support left out in turn.

    It is the same estimate as the one with all of them: means over units at each time since the cut, then the plain
    mean over those times. Who is left out may still serve as a comparison for others.

    Returns
    -------
    ndarray
        One for each unit that has an effect from the cut on.

    Examples
    --------
    >>> y = np.zeros((8, 6))
    >>> y[:3, 3:] -= np.array([[1.0], [2.0], [6.0]])
    >>> found = event_time(y, tuple(Cut(u, 3, 3, 6) for u in range(3)), np.array([3] * 3 + [6] * 5), 2, 1)
    >>> one_less(found).tolist()
    [-4.0, -3.5, -1.5]
    """
    values = found.values[found.at >= 0]
    have = np.isfinite(values)
    filled = np.where(have, values, 0.0)
    # e: times since the cut   n: units
    left = (filled.sum(axis=1)[:, None] - filled) / (have.sum(axis=1)[:, None] - have)
    out: Floats = left.mean(axis=0)[have.any(axis=0)]
    return out


def slope_weights(found: EventTime) -> Floats | None:
    """Return weights that take the slope of the effects before the cut, None with fewer than three times there."""
    before = found.at < 0
    if before.sum() < 3:
        return None
    centred: Floats = np.where(before, found.at - found.at[before].mean(), 0.0)
    scaled: Floats = centred / float((centred**2).sum())
    return scaled


def placebo_weights(found: EventTime) -> Floats | None:
    """
    Return weights that take the effect of a cut pretended in the middle of the time before, None where it is short.

    It is the mean of the later half of the effects before the cut, less the one that stands before that half.
    """
    before = np.flatnonzero(found.at < 0)
    if len(before) < 4:
        return None
    late = before[len(before) - len(before) // 2 :]
    weights = np.zeros(len(found.at))
    weights[late] = 1.0 / len(late)
    weights[late[0] - 1] = -1.0
    return weights
