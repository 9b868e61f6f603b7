"""A second opinion on the errors of one series: ARMA errors by maximum likelihood, from statsmodels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.support.libraries import need, quiet

Array = NDArray[np.float64]
ORDERS = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0))
"""Autoregressive and moving-average terms that are compared."""


@dataclass(frozen=True, slots=True)
class Second:
    """An estimate with ARMA errors: its interval, and the order that was chosen."""

    middle: float
    low: float
    high: float
    order: tuple[int, int]


def second_opinion(x: Array, y: Array, of: Array) -> Second | None:
    """
    Return a sum of coefficients of the regression of y on x with ARMA errors, of the order with the least AICc.

    Parameters
    ----------
    x : Array, shape (n, k)
        With a column of ones.
    y : Array, shape (n,)
    of : Array, shape (k,)
        How often each coefficient counts.

    Returns
    -------
    Second or None
        None where no order converges.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> x = np.column_stack([np.ones(60), np.arange(60) >= 30]).astype(float)
    >>> found = second_opinion(x, x @ [1.0, -2.0] + rng.normal(size=60), np.array([0.0, 1.0]))
    >>> found.low < -2.0 < found.high
    True
    """
    model = need("statsmodels.tsa.arima.model", "A second opinion on the errors of a series").ARIMA
    size, spread = np.abs(x).max(axis=0), float(np.std(y)) or 1.0
    best: tuple[float, Second] | None = None
    for ar, ma in ORDERS:
        found = _fitted(model, x / size, y / spread, (ar, ma))
        if found is None:
            continue
        scaled = of / size * spread
        parameters, covariance = found
        middle = float(parameters[: len(of)] @ scaled)
        variance = float(scaled @ covariance[: len(of), : len(of)] @ scaled)
        if not (math.isfinite(variance) and variance > 0):
            continue
        half = 1.96 * math.sqrt(variance)
        criterion = parameters[-1]
        if best is None or criterion < best[0]:
            best = (criterion, Second(middle, middle - half, middle + half, (ar, ma)))
    return best[1] if best else None


def _fitted(model: Any, x: Array, y: Array, order: tuple[int, int]) -> tuple[Array, Array] | None:
    """Return the coefficients with the criterion put last, and their covariance; None where the fit fails."""
    with quiet() as said:
        try:
            found = model(y, exog=x, order=(order[0], 0, order[1]), trend="n").fit(method="innovations_mle")
            covariance = np.asarray(found.cov_params(), dtype=float)
        except (ValueError, np.linalg.LinAlgError, IndexError):
            return None
    if any("converge" in str(w.message).lower() for w in said) or not math.isfinite(found.aicc):
        return None
    return np.append(np.asarray(found.params, dtype=float), float(found.aicc)), covariance
