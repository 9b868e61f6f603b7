"""Numbers that several sources tell of several things: what is so, and what each source adds. Arrays in, arrays out."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.kernels.shrinkage import Floats, posterior

Index = NDArray[np.int64]
_SCATTER = (math.log(0.005), math.log(5.0))
_SPREAD = (math.log(1e-4), math.log(20.0))


@dataclass(frozen=True, slots=True)
class Told:
    """
    What was told: N numbers, each about one of E things by one of S sources.

    Parameters
    ----------
    thing, source : (N,) arrays of index
    value : (N,) array
    blur : (N,) array
        The variance with which each number was told, 0 where it was told as one number.
    """

    thing: Index
    source: Index
    value: Floats
    blur: Floats

    @property
    def shape(self) -> tuple[int, int]:
        """Return the number of things and of sources."""
        return int(self.thing.max()) + 1, int(self.source.max()) + 1


@dataclass(frozen=True, slots=True)
class Effects:
    """
    The posterior at the K points of a grid over scatter and spread that carry it.

    Parameters
    ----------
    weights : (K,) array
    scatter, spread : (K,) arrays
        Standard deviation of single numbers, and of the sources.
    thing, thing_sd : (E, K) arrays
    source, source_sd : (S, K) arrays
        The effects of the sources sum to zero at every point.
    fitted, fitted_sd : (N, K) arrays
        What each source would tell of each thing but for the noise: thing plus source, with their dependence in it.
    departs : (N,) array
        How many standard deviations each number lies from what all others predict; not a number where no other speaks.
    expected : (N,) array
        That prediction.
    at_edge : float
    """

    weights: Floats
    scatter: Floats
    spread: Floats
    thing: Floats
    thing_sd: Floats
    source: Floats
    source_sd: Floats
    fitted: Floats
    fitted_sd: Floats
    departs: Floats
    expected: Floats
    at_edge: float


@dataclass(frozen=True, slots=True)
class _Solved:
    """The normal equations at one scatter, with the things taken out, in axes along which they fall apart."""

    weight: Floats  # (N,)
    thing: Floats  # (E,) sum of weights
    share: Floats  # (E, S) share of each source in the weight of a thing
    level: Floats  # (E,) weighted mean of what is told of a thing
    axes: Floats  # (S, S - 1) orthogonal to the constant
    firm: Floats  # (S - 1,) precision along each axis
    pull: Floats  # (S - 1,)
    fixed: float  # the part of the log likelihood in which the spread does not come in


def two_way(told: Told, points: tuple[int, int] = (32, 32)) -> Effects:
    r"""
    Return what is so and what each source adds, shrunk, by summing over a grid of two standard deviations.

    Model: :math:`z_n = \alpha_{e} + \beta_{s} + \varepsilon_n`, :math:`\varepsilon_n \sim N(0, \sigma^2 + v_n)`; the
    things :math:`\alpha` are free; the sources :math:`\beta \sim N(0, \tau^2)` with sum zero; :math:`\sigma` and
    :math:`\tau` half-Cauchy with scale 1. Given both, everything is normal and in closed form.

    Examples
    --------
    Two sources on three things; the second says a little more each time:

    >>> told = Told(
    ...     np.array([0, 0, 1, 1, 2, 2]), np.array([0, 1, 0, 1, 0, 1]),
    ...     np.array([1.0, 1.2, 2.0, 2.2, 3.0, 3.2]), np.zeros(6),
    ... )
    >>> found = two_way(told)
    >>> (found.thing @ found.weights).round(3).tolist(), (found.source @ found.weights).round(2).tolist()
    ([1.1, 2.1, 3.1], [-0.1, 0.1])
    """
    solved: dict[float, _Solved] = {}

    def at(u: float) -> _Solved:
        if u not in solved:
            solved[u] = _solve(told, math.exp(2 * u))
        return solved[u]

    def density(x: Floats, u: Floats) -> Floats:
        """Return the log posterior at the logarithms x of the spread and u of the scatter."""
        columns = [_likelihood(at(float(v)), x[:, b]) for b, v in enumerate(u)]
        prior = -np.logaddexp(x, -x) - np.logaddexp(u, -u)
        return np.asarray(np.stack(columns, axis=1) + prior)

    grid = posterior(density, _SPREAD, _SCATTER, points, (12.0, 12.0))
    kept = np.argwhere(grid.weights > 1e-4 * grid.weights.max())
    weights = grid.weights[kept[:, 0], kept[:, 1]]
    found = [_at_point(told, at(float(grid.u[b])), math.exp(float(grid.x[a, b]))) for a, b in kept]
    thing, thing_sd, source, source_sd, fit, fit_sd, departs, gap = (
        np.stack(column, axis=-1) for column in zip(*found, strict=True)
    )
    share = weights / weights.sum()
    return Effects(
        weights=share,
        scatter=np.exp(grid.u[kept[:, 1]]),
        spread=np.exp(grid.x[kept[:, 0], kept[:, 1]]),
        thing=thing,
        thing_sd=thing_sd,
        source=source,
        source_sd=source_sd,
        fitted=fit,
        fitted_sd=fit_sd,
        departs=departs @ share,
        expected=told.value - gap @ share,
        at_edge=grid.at_edge,
    )


def _solve(told: Told, scatter: float) -> _Solved:
    things, sources = told.shape
    weight = 1 / (scatter + told.blur)
    cells = np.bincount(told.thing * sources + told.source, weight, things * sources).reshape(things, sources)
    thing = cells.sum(axis=1)
    share = cells / thing[:, None]
    level = np.bincount(told.thing, weight * told.value, things) / thing
    left = told.value - level[told.thing]
    axes = _axes(sources)
    firm, turn = np.linalg.eigh(axes.T @ (np.diag(cells.sum(axis=0)) - cells.T @ share) @ axes)
    axes = axes @ turn
    pull = axes.T @ np.bincount(told.source, weight * left, sources)
    fixed = 0.5 * float(np.log(weight).sum() - np.log(thing).sum() - (weight * left * left).sum())
    return _Solved(weight, thing, share, level, axes, np.maximum(firm, 0.0), pull, fixed)


def _axes(sources: int) -> Floats:
    """Return orthonormal axes of the vectors that sum to zero, shape (S, S - 1)."""
    out = np.zeros((sources, sources - 1))
    for k in range(1, sources):
        out[:k, k - 1] = 1.0
        out[k, k - 1] = -k
        out[:, k - 1] /= math.sqrt(k * (k + 1))
    return out


def _likelihood(s: _Solved, log_spread: Floats) -> Floats:
    loose = np.exp(-2 * log_spread)[:, None]
    firm = s.firm + loose
    return np.asarray(s.fixed + 0.5 * (s.pull**2 / firm - np.log(firm) + np.log(loose)).sum(axis=1))


def _at_point(told: Told, s: _Solved, spread: float) -> tuple[Floats, ...]:
    """Return means and deviations of things, sources and fits, how far each number departs, and its gap."""
    firm = s.firm + spread**-2
    effect = s.axes @ (s.pull / firm)
    root = s.axes / np.sqrt(firm)  # root @ root.T is the covariance of the effects
    through = s.share @ root
    thing = s.level - s.share @ effect
    thing_sd = np.sqrt(1 / s.thing + (through**2).sum(axis=1))
    fit = thing[told.thing] + effect[told.source]
    left = told.value - fit
    fitted = 1 / s.thing[told.thing] + ((root[told.source] - through[told.thing]) ** 2).sum(axis=1)
    free = 1 - s.weight * fitted
    alone = free < 1e-9
    free = np.where(alone, np.nan, free)
    effect_sd = np.sqrt((root**2).sum(axis=1))
    return thing, thing_sd, effect, effect_sd, fit, np.sqrt(fitted), left * np.sqrt(s.weight / free), left / free
