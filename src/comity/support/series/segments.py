"""A series before and after a date: a line, a change of level, a change of slope."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.support.series.lasting import Lasting, lasting

Array = NDArray[np.float64]

LEAST_BEFORE = 8
LEAST_AFTER = 6
"""Periods before and after; with fewer a line and its bend cannot be told from lasting shocks."""


@dataclass(frozen=True, slots=True)
class Segments:
    """
    A line with a break.

    Parameters
    ----------
    times : NDArray of int
        The periods that are used, counted from the break; without those left out between announcement and break.
    x : Array, shape (n, k)
        Ones, time, level after, slope after, then one column for each period left out, then controls.
    y : Array, shape (n,)
    fit : Lasting
    of : Array, shape (k,)
        The sum of coefficients that is the mean effect over the horizon.
    """

    times: NDArray[np.int64]
    x: Array
    y: Array
    fit: Lasting
    of: Array

    def at(self, steps: int) -> Array:
        """Return the sum of coefficients that is the effect so many periods after the break."""
        out = np.zeros_like(self.of)
        out[2], out[3] = 1.0, steps
        return out


def segments(
    y: Array, at: int, start: int, end: int, horizon: int, announced: int | None = None, controls: Array | None = None
) -> Segments | None:
    """
    Return the line with a break at a period, or None where it cannot be estimated.

    .. math:: y_t = a + b t + 1[t \\ge T] (c + d (t - T)) + e_t, \\quad e_t = \\rho e_{t-1} + u_t

    The effect is the mean of :math:`c + d (t - T)` over the break and the ``horizon`` periods after it, or as many as
    there are. Periods between announcement and break get a column of their own each, so that they count neither as
    before nor as after.

    Parameters
    ----------
    y : Array, shape (periods,)
    at, start, end : int
        The break, and the window ``start <= t < end``; periods without an outcome at its ends are cut off.
    horizon : int
    announced : int, optional
    controls : Array, shape (controls, periods), optional

    Examples
    --------
    >>> t = np.arange(30)
    >>> noise = np.random.default_rng(0).normal(size=30)
    >>> found = segments(1 + 0.1 * t - 5.0 * (t >= 15) + noise, 15, 0, 30, horizon=5)
    >>> middle, low, high = found.fit.interval(found.of)
    >>> low < -5 < high
    True
    """
    window = np.arange(start, end)
    good = np.isfinite(y[window])
    if controls is not None:
        good &= np.isfinite(controls[:, window]).all(axis=0)
    window = window[good]
    known = at if announced is None else announced
    before, after = window[window < known], window[window >= at]
    if len(before) < LEAST_BEFORE or len(after) < LEAST_AFTER or np.any(np.diff(window) != 1):
        return None
    steps = np.arange(min(horizon, len(after) - 1) + 1)
    x = _columns(window, at, known, controls)
    found = lasting(x, y[window])
    if found is None:
        return None
    of = np.zeros(x.shape[1])
    of[2], of[3] = 1.0, steps.mean()
    return Segments(window - at, x, y[window], found, of)


def _columns(window: NDArray[np.int64], at: int, known: int, controls: Array | None) -> Array:
    after = (window >= at).astype(float)
    columns = [np.ones(len(window)), (window - at).astype(float), after, after * (window - at)]
    columns += [(window == t).astype(float) for t in range(known, at)]
    columns += [] if controls is None else [c[window] for c in controls]
    return np.column_stack(columns)


def bend(y: Array) -> float | None:
    """
    Return the p of a bend in a series that should be straight; None where it is too short, or lies on a line exactly.

    Examples
    --------
    >>> t = np.arange(20.0)
    >>> bend(0.1 * t**2 + np.random.default_rng(0).normal(size=20)) < 0.05
    True
    """
    if len(y) < LEAST_BEFORE:
        return None
    t = np.linspace(-1, 1, len(y))
    found = lasting(np.column_stack([np.ones(len(y)), t, t**2]), y)
    return None if found is None else found.p(np.array([0.0, 0.0, 1.0]))
