"""The season of a series: what comes back every year, in fighting as in budgets, and is no effect of either."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.support.panel.dates import PER_YEAR, Frequency

Array = NDArray[np.float64]
LEAST_YEARS = 2
"""In shorter series nothing can be seen to come back."""
WHOLE_YEARS = 5
"""From so many years on every month has a level of its own; before, waves of a year and of half a year stand in."""


def season(frequency: Frequency, period: NDArray[np.int64], length: int) -> Array:
    r"""
    Return columns that take up whatever repeats every year.

    They are waves :math:`\cos(2 \pi k t / m)` and :math:`\sin(2 \pi k t / m)` with m periods in a year, for k = 1
    and 2, or for all k up to m/2, which is the same as one level for each month. Where fighting and support both follow
    the year, one seems to answer the other without them.

    Parameters
    ----------
    frequency : {"month", "quarter", "year"}
    period : ndarray of int, shape (n,)
        The index of the period of each row.
    length : int
        Periods of the whole series, which decides how many waves there are.

    Returns
    -------
    Array, shape (n, s)
        Without columns where a period is a year, or there are less than two years.

    Examples
    --------
    >>> [season("month", np.arange(n), n).shape[1] for n in (20, 36, 60)]
    [0, 4, 11]
    >>> season("quarter", np.arange(8), 8).shape[1], season("year", np.arange(40), 40).shape[1]
    (3, 0)
    """
    found = _waves(frequency, length)
    cycle = PER_YEAR[frequency]
    t = period % cycle
    columns = [(np.sin if sine else np.cos)(2 * np.pi * k * t / cycle) for k, sine in found]
    return np.column_stack(columns) if columns else np.empty((len(period), 0))


def shortfall(frequency: Frequency, length: int, rho: float) -> float:
    r"""
    Return by how much taking the season off makes estimates of persistence too low, times the number of periods.

    A wave of the angle :math:`\omega` that is fitted to shocks of persistence :math:`\rho` takes
    :math:`(\cos\omega - \rho)(1 - \rho^2) / (1 - 2 \rho \cos\omega + \rho^2)` off, by the spectrum of such shocks;
    at the angle 0 that is the :math:`1 + \rho` of a mean.

    Examples
    --------
    >>> round(shortfall("month", 48, 0.0), 3), round(shortfall("month", 60, 0.0), 3)
    (2.732, -1.0)
    """
    angles = [2 * np.pi * k / PER_YEAR[frequency] for k, _ in _waves(frequency, length)]
    parts = [(np.cos(a) - rho) * (1 - rho**2) / (1 - 2 * rho * np.cos(a) + rho**2) for a in angles]
    return float(sum(parts))


def _waves(frequency: Frequency, length: int) -> list[tuple[int, bool]]:
    """Return each wave that is used: how many of it go into a year, and whether it is a sine."""
    cycle = PER_YEAR[frequency]
    if cycle == 1 or length < LEAST_YEARS * cycle:
        return []
    most = cycle // 2 if length >= WHOLE_YEARS * cycle else 2
    every = [(k, sine) for k in range(1, most + 1) for sine in (False, True)]
    return [(k, sine) for k, sine in every if not (sine and 2 * k == cycle)]  # that sine is 0 in every period
