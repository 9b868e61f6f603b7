"""Least squares with errors that hold where shocks last, and where units share them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.support.libraries import need

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

_FIXED_B = (1.9600, 2.9694, 0.4160, -0.5324)
"""97.5 % point of a t statistic with Bartlett weights, by the bandwidth's share b (Kiefer and Vogelsang 2005)."""


@dataclass(frozen=True, slots=True)
class Fit:
    """
    A linear regression.

    Parameters
    ----------
    coefficients : Array, shape (k,)
    covariance : Array, shape (k, k)
    freedom : float
        Of the t distribution that intervals are taken from.
    residual_freedom : int
        Rows less columns.
    bandwidth : int
        Periods that the Newey-West weights reach back; 0 where errors are clustered.
    """

    coefficients: Array
    covariance: Array
    freedom: float
    residual_freedom: int
    bandwidth: int

    def interval(self, at: int, sign: float = 1.0) -> tuple[float, float, float]:
        """Return a coefficient and the ends of its 95 % interval, times ``sign``."""
        middle = float(self.coefficients[at]) * sign
        half = self.error(at) * critical(self.freedom)
        return middle, middle - half, middle + half

    def error(self, at: int) -> float:
        """Return the standard error of a coefficient."""
        return math.sqrt(max(float(self.covariance[at, at]), 0.0))

    def p(self, at: int) -> float:
        """Return the two-sided p of a coefficient against 0."""
        error = self.error(at)
        if error == 0:
            return 1.0 if self.coefficients[at] == 0 else 0.0
        return float(2 * need("scipy.special").stdtr(self.freedom, -abs(self.coefficients[at]) / error))


def critical(freedom: float) -> float:
    """
    Return the 97.5 % point of a t distribution.

    Examples
    --------
    >>> round(critical(10), 3)
    2.228
    """
    return float(need("scipy.special").stdtrit(freedom, 0.975))


def fixed_b_critical(share: float) -> float:
    """
    Return the 97.5 % point of a t statistic with Newey-West errors whose bandwidth is a share of the sample.

    Newey-West errors are estimated from the sample itself, the worse the wider the bandwidth; the normal 1.96 forgets
    that and rejects too often [1]_.

    Examples
    --------
    >>> round(fixed_b_critical(0.0), 2), round(fixed_b_critical(0.2), 2)
    (1.96, 2.57)

    References
    ----------
    .. [1] Kiefer, N. M., & Vogelsang, T. J. (2005). A new asymptotic theory for heteroskedasticity-autocorrelation
       robust tests. Econometric Theory, 21(6), 1130-1164.
    """
    return sum(a * share**power for power, a in enumerate(_FIXED_B))


def freedom_for(point: float) -> float:
    """
    Return the degrees of freedom at which the 97.5 % point of a t distribution is the one given.

    Examples
    --------
    >>> round(freedom_for(2.228), 1)
    10.0
    """
    low, high = 1.0, 1e6
    for _ in range(60):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if critical(middle) > point else (low, middle)
    return math.sqrt(low * high)


def bandwidth_for(periods: int) -> int:
    """
    Return how many periods Newey-West weights reach back: 1.3 times the root of the periods, rounded up.

    The rule of Lazarus, Lewis, Stock and Watson (2018), made for use with fixed-b points.

    Examples
    --------
    >>> bandwidth_for(100)
    13
    """
    return min(math.ceil(1.3 * math.sqrt(periods)), periods - 1)


def fit(x: Array, y: Array, period: Ints, groups: Ints | None = None) -> Fit | None:
    """
    Return the least-squares regression of y on x, with errors that bear lasting shocks.

    The scores :math:`x_i e_i` are added up within each period and then weighted over time as by Newey and West
    (1987); with one unit that is Newey-West itself, with several Driscoll and Kraay (1998), which lets units share
    shocks. With ``groups`` they are added up within each group instead. Each residual is divided by one less its
    leverage before that (MacKinnon and White 1985), without which errors are too small in short series.

    Parameters
    ----------
    x : Array, shape (n, k)
    y : Array, shape (n,)
    period : Ints, shape (n,)
        The number of the period of each row.
    groups : Ints, shape (n,), optional
        The unit of each row: errors are clustered by it.

    Returns
    -------
    Fit or None
        None where a column is a sum of others, or there are no more rows than columns.

    Examples
    --------
    >>> t = np.arange(40)
    >>> x = np.column_stack([np.ones(40), t % 3])
    >>> found = fit(x, 2.0 + 0.5 * (t % 3) + np.where(t % 2, 0.1, -0.1), t)
    >>> round(float(found.coefficients[1]), 2)
    0.5
    """
    rows, columns = x.shape
    size = np.sqrt((x**2).sum(axis=0))
    if rows <= columns or not size.all():
        return None
    scaled = x / size  # columns of equal length: the rank does not depend on units
    u, s, vt = np.linalg.svd(scaled, full_matrices=False)
    if s[-1] < 1e-9 * s[0]:
        return None
    inverse = (vt.T / s**2) @ vt
    coefficients = (vt.T / s) @ (u.T @ y)
    left = np.maximum(1 - (u**2).sum(axis=1), 1e-8)
    scores = scaled * ((y - scaled @ coefficients) / left)[:, None]
    if groups is None:
        middle, band, freedom = _over_time(scores, period)
    else:
        sums = _sums(scores, groups)
        middle, band, freedom = sums.T @ sums * len(sums) / (len(sums) - 1), 0, float(len(sums) - 1)
    covariance = inverse @ middle @ inverse / np.outer(size, size)
    return Fit(coefficients / size, covariance, freedom, rows - columns, band)


def _over_time(scores: Array, period: Ints) -> tuple[Array, int, float]:
    sums = _sums(scores, period)
    length = len(sums)
    band = bandwidth_for(length)
    middle = sums.T @ sums
    for lag in range(1, band):
        step = sums[lag:].T @ sums[:-lag]
        middle += (1 - lag / band) * (step + step.T)
    return middle, band, freedom_for(fixed_b_critical(band / length))


def _sums(scores: Array, labels: Ints) -> Array:
    _, at = np.unique(labels, return_inverse=True)
    out = np.zeros((int(at.max()) + 1, scores.shape[1]))
    np.add.at(out, at, scores)
    return out
