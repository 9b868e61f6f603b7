"""Posteriors on a grid: two numbers that say how alike a pool is, and mixtures over them. Arrays in, arrays out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Density = Callable[[Floats, Floats], Floats]
"""Log density at x (A, B) and u (B,), with every prior and Jacobian in it; need not be normalised."""
_SHIFT = 10


@dataclass(frozen=True, slots=True)
class Grid:
    """
    A posterior of two numbers, as weights that sum to one.

    Parameters
    ----------
    x : (A, B) array
        The first number. Each column has a grid of its own, since it may be narrow for one ``u`` and wide for another.
    u : (B,) array
        The second number.
    weights : (A, B) array
    at_edge : float
        The mass on the first and last ``u`` and on the first and last ``x`` of each column.
    """

    x: Floats
    u: Floats
    weights: Floats
    at_edge: float


def log_gamma(x: Floats) -> Floats:
    """
    Return the logarithm of the gamma function at positive numbers, by Stirling's series after ten steps up.

    Examples
    --------
    >>> np.exp(log_gamma(np.array([1.0, 5.0, 0.5]))).round(11).tolist()      # 0!, 4!, the root of pi
    [1.0, 24.0, 1.77245385091]
    """
    up = x + _SHIFT
    steps = sum((np.log(x + k) for k in range(_SHIFT)), np.zeros_like(x))
    return np.asarray((up - 0.5) * np.log(up) - up + 0.5 * np.log(2 * np.pi) + _stirling(up) - steps)


def log_rising(a: Floats, n: Floats) -> Floats:
    """
    Return the logarithm of ``gamma(a + n) / gamma(a)`` for a > 0 and n >= 0, also where ``a`` is huge.

    The difference of two log gammas loses every digit once ``a`` is far above ``n``; here nothing is subtracted that
    is larger than the answer.

    Examples
    --------
    >>> round(float(np.exp(log_rising(np.array(3.0), np.array(2.0)))), 9)        # 3 * 4
    12.0
    >>> abs(float(log_rising(np.array(1e12), np.array(1.0)) - np.log(1e12))) < 1e-12
    True
    """
    up = a + _SHIFT
    top = up + n
    rise = (up - 0.5) * np.log1p(n / up) + n * np.log(top) - n + _stirling(top) - _stirling(up)
    steps = sum((np.log1p(n / (a + k)) for k in range(_SHIFT)), np.zeros_like(top))
    return np.asarray(rise - steps, dtype=np.float64)


def _stirling(x: Floats) -> Floats:
    inverse = 1 / (x * x)
    return np.asarray((1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) / x)


def normal_below(z: Floats) -> Floats:
    """
    Return the probability that a standard normal number lies below ``z``, to 1e-7.

    References
    ----------
    Abramowitz, M. and Stegun, I. A. (1964). Handbook of Mathematical Functions, formula 26.2.17.
    """
    t = 1 / (1 + 0.2316419 * np.abs(z))
    series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    tail: Floats = np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi) * series
    return np.where(z > 0, 1 - tail, tail)


def zoomed(
    density: Callable[[Floats], Floats], low: Floats, high: Floats, points: int, drop: float, rounds: int = 12
) -> tuple[Floats, Floats]:
    """
    Return grids that hold the bulk of each column of a log density, and the log density there.

    Each round keeps, column by column, what lies within ``drop`` of the top, with one step more on each side; it ends
    when no column becomes narrower by a fifth.

    Parameters
    ----------
    density : callable
        From ``x`` (A, B) to log densities (A, B).
    low, high : (B,) arrays
        Where to look at all.
    points : int
        A, the number of points.
    drop : float
        How far below the top a log density still counts.

    Returns
    -------
    x, value : (A, B) arrays
    """
    share = np.linspace(0.0, 1.0, points)[:, None]
    least, most = low.copy(), high.copy()
    for _ in range(rounds):
        x = least + (most - least) * share
        value = density(x)
        inside = value > value.max(axis=0) - drop
        first = np.maximum(inside.argmax(axis=0) - 1, 0)
        last = np.minimum(points - inside[::-1].argmax(axis=0), points - 1)
        step = (most - least) / (points - 1)
        narrower = (last - first) < 0.8 * (points - 1)
        if not narrower.any():
            break
        least, most = np.where(narrower, least + first * step, least), np.where(narrower, least + last * step, most)
    else:
        x = least + (most - least) * share
        value = density(x)
    return x, value


def posterior(
    density: Density,
    x_span: tuple[float, float],
    u_span: tuple[float, float],
    points: tuple[int, int] = (96, 60),
    drops: tuple[float, float] = (20.0, 14.0),
) -> Grid:
    """
    Return the posterior of two numbers on a grid that finds its own place.

    First every ``u`` gets a grid in ``x`` of its own; the mass of each ``u`` then says which ``u`` matter; these are
    laid out anew. The trapezoid rule on so smooth a thing is exact to many digits once a standard deviation holds a
    few steps.

    Examples
    --------
    >>> grid = posterior(lambda x, u: -0.5 * (x - 3) ** 2 - 0.5 * u**2, (-50.0, 50.0), (-20.0, 20.0))
    >>> round(float((grid.weights * grid.x).sum()), 9), grid.at_edge < 1e-6
    (3.0, True)
    """
    least, most = u_span
    for _ in range(8):
        u = np.linspace(least, most, points[1])
        spans = np.full_like(u, x_span[0]), np.full_like(u, x_span[1])
        x, value = zoomed(lambda x, u=u: density(x, u), *spans, points[0], drops[0])  # type: ignore[misc]
        step = (x[-1] - x[0]) / (points[0] - 1)
        top = value.max()
        mass = np.exp(value - top) * step
        column = mass.sum(axis=0)
        inside = np.flatnonzero(np.log(column + 1e-300) > np.log(column.max()) - drops[1])
        first, last = max(int(inside[0]) - 1, 0), min(int(inside[-1]) + 1, points[1] - 1)
        if last - first > 0.7 * (points[1] - 1):
            break
        least, most = float(u[first]), float(u[last])
    weights = mass / mass.sum()
    rim = weights[:, [0, -1]].sum() + weights[[0, -1], 1:-1].sum()
    return Grid(x, u, weights, float(rim))


def quantiles(x: Floats, masses: Floats, wanted: tuple[float, ...]) -> tuple[float, ...]:
    """
    Return the quantiles of values with masses, taking each mass as spread evenly between its neighbours.

    Examples
    --------
    >>> quantiles(np.array([0.0, 1.0, 2.0]), np.array([1.0, 2.0, 1.0]), (0.5,))
    (1.0,)
    """
    order = np.argsort(x, axis=None, kind="stable")
    flat, mass = x.ravel()[order], masses.ravel()[order]
    middle = np.cumsum(mass) - mass / 2
    return tuple(float(np.interp(p * mass.sum(), middle, flat)) for p in wanted)


def normal_mixture_quantile(means: Floats, deviations: Floats, weights: Floats, p: float) -> Floats:
    """
    Return a quantile of each of several mixtures of normals, by halving.

    Parameters
    ----------
    means, deviations : (N, K) arrays
    weights : (K,) array
        The same for every mixture; sums to one.
    p : float

    Returns
    -------
    (N,) array

    Examples
    --------
    >>> ones = np.ones((1, 1))
    >>> normal_mixture_quantile(0 * ones, ones, np.ones(1), 0.95).round(4).tolist()
    [1.6449]
    """
    low = (means - 9 * deviations).min(axis=1)
    high = (means + 9 * deviations).max(axis=1)
    for _ in range(46):
        middle = (low + high) / 2
        below = normal_below((middle[:, None] - means) / deviations) @ weights
        low, high = np.where(below < p, middle, low), np.where(below < p, high, middle)
    return np.asarray((low + high) / 2)
