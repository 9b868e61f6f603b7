"""Events over an exposure: counts that are alike, estimated together by the Gamma-Poisson model on a grid."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from comity.budget import Budget
from comity.evidence.compare.bounds import at_most
from comity.evidence.compare.members import Alike, Member
from comity.evidence.compare.pools import Pool
from comity.evidence.compare.rates import ALIKE
from comity.evidence.compare.shrinking import POOL, Fitted, alike_prior, pooled
from comity.kernels.mixtures import Mixture
from comity.kernels.shrinkage import Floats, Grid, log_rising, posterior

_AROUND = 25.0


def counts(group: Alike, budget: Budget | None = None) -> Pool:
    r"""
    Return how many events each member of a pool has per unit of exposure, with the others taken into account.

    Model: :math:`y_j \sim \text{Poisson}(\lambda_j E_j)` with the exposure :math:`E_j`; the rates are alike,
    :math:`\lambda_j \sim \text{Gamma}` with shape :math:`\phi` and mean :math:`m`; :math:`\phi^{-1/2}`, the
    coefficient of variation among members, is half-Cauchy with scale 1. The mean :math:`m` has a half-t prior with
    three degrees of freedom, scaled by the raw rate of all members together, so that another unit of exposure changes
    the unit of the answer and nothing else (conventions §78). Given both,
    :math:`\lambda_j \sim \text{Gamma}(\phi + y_j, \phi/m + E_j)`.

    Parameters
    ----------
    group : Alike
        Of kind ``count``. A member with exposure 0 gets the distribution of the pool.
    budget : Budget, optional

    Examples
    --------
    >>> two = (Member("a", "Aland", 40, 10.0), Member("b", "Borland", 3, 1.0))
    >>> pool = counts(Alike("count", "parties", "", "", two))
    >>> [round(e.mean, 1) for e in pool.estimates]
    [3.9, 3.5]

    References
    ----------
    Gelman, A. et al. (2013). Bayesian Data Analysis, 3rd edition, sections 2.6 and 5.7.
    """
    return pooled(group, fit(group.members), None, budget or Budget())


def fit(members: Sequence[Member]) -> Fitted:
    """Return the grid over (m, phi) and, at each of its points, what belongs to the mean and to the members."""
    at_most(len(members), POOL, "members in a pool", "Name groups of those that are alike.")
    events = np.array([float(m.verified) for m in members])
    exposure = np.array([float(m.of) for m in members])
    scale = raw_rate(events, exposure)
    scaled = exposure * scale
    grid = _grid(events, scaled)
    mean, size = np.exp(grid.x), np.exp(grid.u)
    rate = size / mean
    shapes = [np.broadcast_to(size + y, mean.shape) for y in events]
    mixtures = [Mixture("gamma", p, rate + e) for p, e in zip(shapes, scaled, strict=True)]
    return Fitted(
        grid=grid,
        pool=mean * scale,
        members=mixtures,
        means=[m.p / m.q * scale for m in mixtures],
        weight=[rate / (rate + e) for e in scaled],
        unit=scale,
    )


def raw_rate(events: Floats, exposure: Floats) -> float:
    """Return all events over all exposure, with half an event more so that it is never 0; 1 without any exposure."""
    total = float(exposure.sum())
    return (float(events.sum()) + 0.5) / total if total > 0 else 1.0


def mean_prior(x: Floats) -> Floats:
    """Return the log density of ``x = log(m / scale)`` where ``m / scale`` is half-t with three degrees of freedom."""
    return np.asarray(x - 2 * np.logaddexp(0.0, 2 * x - math.log(3)))


def _grid(events: Floats, exposure: Floats) -> Grid:
    def density(x: Floats, u: Floats) -> Floats:
        """Return the log posterior at x = log(m / scale) and u = log(phi); exposure is in units of 1 / scale."""
        size = np.exp(u)
        value = mean_prior(x) + alike_prior(u)
        for y, e in zip(events, exposure, strict=True):
            if e > 0:
                expected = x + math.log(e)
                gone = np.logaddexp(0.0, expected - u)  # log(1 + m e / phi)
                value = value + log_rising(size, y) - size * gone + y * (expected - u - gone)
        return value

    return posterior(density, (-_AROUND, _AROUND), ALIKE)
