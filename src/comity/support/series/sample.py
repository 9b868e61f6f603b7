"""The rows of a local projection: which periods of which units, and what stands on the right-hand side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.support.panel.panel import Panel
from comity.support.series.season import season

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

LONGEST = {"month": 6, "quarter": 4, "year": 2}
"""The most lags that are looked at, by the length of a period."""
LEAST_PERIODS = 15
"""Periods that must be left once lags and horizon are taken off, so that errors over time can be estimated."""
LEAST_UNITS = 20
"""Units from which errors may be clustered by unit where there are too few periods."""


@dataclass(frozen=True, slots=True)
class Sample:
    """
    The rows of a regression of the outcome on support, units and periods in one row each.

    Parameters
    ----------
    unit, period : Ints, shape (n,)
        Indices of the row in the panel.
    lags, horizon : int
    whole : Array, shape (units, periods)
        Support, as a table.
    support : Array, shape (n,)
        Support in the period of the row.
    fixed : Array, shape (n, d)
        An orthonormal basis of what does not depend on the outcome: unit and period effects, or a trend and
        the season; lags of support, controls one period before.
    period_effects : bool
        Whether there are period effects; a trend and a season that all units share otherwise.
    clustered : bool
        Whether errors are grouped by unit, as periods are too few.
    """

    unit: Ints
    period: Ints
    lags: int
    horizon: int
    whole: Array
    support: Array
    fixed: Array
    period_effects: bool
    clustered: bool

    @property
    def left(self) -> int:
        """Return the rows less the columns of the regression."""
        return int(len(self.unit) - self.fixed.shape[1] - 1 - self.lags)

    @property
    def groups(self) -> Ints:
        """Return by what scores are added up: periods, or units where errors are clustered."""
        return self.unit if self.clustered else self.period


def sample_of(
    panel: Panel, support: Array, lags: int, horizon: int, leads: int = 0, with_leads: bool = False
) -> Sample:
    """
    Return the rows for which the outcome from ``lags`` before to ``horizon`` after, and support, are all there.

    Parameters
    ----------
    panel : Panel
    support : Array, shape (units, periods)
    lags, horizon : int
    leads : int
        So many later periods of support must be there too.
    with_leads : bool
        Whether they stand on the right-hand side.
    """
    outcome, controls = panel.outcome, panel.controls
    units, length = outcome.shape
    first, last = lags, length - max(horizon, leads)
    at = np.arange(first, max(first, last))
    good = np.ones((units, len(at)), dtype=bool)
    for step in range(-lags, horizon + 1):
        good &= np.isfinite(outcome[:, at + step])
    for step in range(-lags, max(leads, horizon) + 1):
        good &= np.isfinite(support[:, at + step])
    for control in controls:
        good &= np.isfinite(control[:, at - 1])
    unit, index = np.nonzero(good)
    period = at[index]
    clustered = len(np.unique(period)) < LEAST_PERIODS and len(np.unique(unit)) >= LEAST_UNITS
    effects = _varies_across(support, unit, period)
    blocks = [effects_of(panel, unit, period, effects)]
    blocks += [support[unit, period - lag][:, None] for lag in range(1, lags + 1)]
    blocks += [control[unit, period - 1][:, None] for control in controls]
    blocks += [support[unit, period + lead][:, None] for lead in range(1, leads + 1) if with_leads]
    fixed = orthonormal(np.column_stack(blocks)) if len(unit) else np.empty((0, 0))
    return Sample(unit, period, lags, horizon, support, support[unit, period], fixed, effects, clustered)


def _varies_across(support: Array, unit: Ints, period: Ints) -> bool:
    """Return whether units differ in support at the same time; without that period effects would take all of it up."""
    if len(np.unique(unit)) < 2:
        return False
    for t in np.unique(period):
        values = support[unit[period == t], t]
        if len(values) > 1 and np.ptp(values) > 0:
            return True
    return False


def effects_of(panel: Panel, unit: Ints, period: Ints, effects: bool) -> Array:
    """
    Return the columns of units and of periods, or of a trend and the season where periods would take all of it up.

    Parameters
    ----------
    panel : Panel
    unit, period : Ints, shape (n,)
    effects : bool
        Whether every period has a column of its own.
    """
    units = (unit[:, None] == np.unique(unit)[None, :]).astype(float)
    if not effects:
        middle = period - period.mean() if len(period) else period
        return np.column_stack([units, middle, season(panel.frequency, period, panel.outcome.shape[1])])
    return np.column_stack([units, period[:, None] == np.unique(period)[None, 1:]])


def orthonormal(columns: Array) -> Array:
    """
    Return an orthonormal basis of the space of some columns; columns that others make up are dropped.

    Examples
    --------
    >>> orthonormal(np.array([[1.0, 2.0], [1.0, 2.0]])).shape
    (2, 1)
    """
    size = np.sqrt((columns**2).sum(axis=0))
    kept = columns[:, size > 0] / size[size > 0]
    u, s, _ = np.linalg.svd(kept, full_matrices=False)
    basis: Array = u[:, s > 1e-9 * s[0]] if s.size else u
    return basis


def lag_choice(panel: Panel, support: Array, horizon: int) -> int:
    """
    Return how many lags a projection takes: one more than Akaike's criterion chooses for the outcome on its own past.

    The lag more makes errors hold where the series are close to random walks (Montiel Olea and Plagborg-Møller 2021).
    All numbers of lags are compared on the same rows.
    """
    most = most_lags(panel, horizon)
    rows = sample_of(panel, support, most, 0)
    if len(rows.unit) <= rows.fixed.shape[1] + most + 2:
        return 1
    basis = orthonormal(effects_of(panel, rows.unit, rows.period, rows.period_effects))
    y = panel.outcome[rows.unit, rows.period]
    past = np.column_stack([panel.outcome[rows.unit, rows.period - lag] for lag in range(1, most + 1)])
    scores = []
    for count in range(1, most + 1):
        q = orthonormal(np.column_stack([basis, past[:, :count]]))
        rest = float(((y - q @ (q.T @ y)) ** 2).sum())
        scores.append(len(y) * np.log(max(rest, 1e-300)) + 2 * q.shape[1])
    return min(int(np.argmin(scores)) + 2, most + 1)


def most_lags(panel: Panel, horizon: int) -> int:
    """Return the most lags that a panel of this length bears: a twelfth of its periods, at least 1."""
    length = int(np.isfinite(panel.outcome).sum(axis=1).max())
    return max(1, min(LONGEST[panel.frequency], (length - horizon) // 12))
