"""Claimed and verified: rates that are alike, estimated together by the Beta-binomial model on a grid."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from comity.budget import Budget
from comity.evidence.compare.bias import EVEN, band
from comity.evidence.compare.bounds import at_most
from comity.evidence.compare.members import Alike, Member
from comity.evidence.compare.pools import Band, Pool
from comity.evidence.compare.shrinking import POOL, Fitted, alike_prior, pooled
from comity.kernels.mixtures import Mixture
from comity.kernels.shrinkage import Floats, Grid, log_rising, posterior

_MEAN = (-25.0, 25.0)
ALIKE = (math.log(1e-6), math.log(1e12))


def rates(group: Alike, publication: tuple[float, float] = EVEN, budget: Budget | None = None) -> Pool:
    r"""
    Return what each member of a pool delivers of what it claims, with the others taken into account.

    Model: of :math:`n_j` claims :math:`y_j` are verified, :math:`y_j \sim \text{Binomial}(n_j, \theta_j)`; the rates
    are alike, :math:`\theta_j \sim \text{Beta}(\mu\phi, (1-\mu)\phi)`; nothing is presumed of their mean,
    :math:`\mu \sim \text{Beta}(1, 1)`; and :math:`\phi^{-1/2}` is half-Cauchy with scale 1, so that members may be as
    different as the figures say [1]_. Given :math:`(\mu, \phi)` everything is in closed form,
    :math:`\theta_j \sim \text{Beta}(\mu\phi + y_j, (1-\mu)\phi + n_j - y_j)`; over these two a grid is summed. There is
    no sampling.

    Parameters
    ----------
    group : Alike
        Of kind ``rate``. A member with nothing claimed gets the distribution of the pool.
    publication : (float, float)
        The range of ``pi1 / pi0`` for the band (see :mod:`~comity.evidence.compare.bias`).
    budget : Budget, optional

    Returns
    -------
    Pool

    Examples
    --------
    >>> pool = rates(Alike("rate", "parties", "", "", (Member("a", "Aland", 9, 10), Member("b", "Borland", 1, 2))))
    >>> [round(e.mean, 2) for e in pool.estimates]
    [0.83, 0.64]

    References
    ----------
    .. [1] Gelman, A. et al. (2013). Bayesian Data Analysis, 3rd edition, chapter 5.
    """
    fitted = fit(group.members)

    def bands(low: float, middle: float, high: float) -> Band:
        return band(low, middle, high, publication)

    return pooled(group, fitted, bands, budget or Budget())


def fit(members: Sequence[Member]) -> Fitted:
    """Return the grid over (mu, phi) and, at each of its points, what belongs to the mean and to the members."""
    at_most(len(members), POOL, "members in a pool", "Name groups of those that are alike.")
    verified = np.array([float(m.verified) for m in members])
    claimed = np.array([float(m.of) for m in members])
    grid = _grid(verified, claimed)
    mean, size = 1 / (1 + np.exp(-grid.x)), np.exp(grid.u)
    yes, no = mean * size, size / (1 + np.exp(grid.x))
    mixtures = [Mixture("beta", yes + y, no + (n - y)) for y, n in zip(verified, claimed, strict=True)]
    return Fitted(
        grid=grid,
        pool=mean,
        members=mixtures,
        means=[m.p / (m.p + m.q) for m in mixtures],
        weight=[np.broadcast_to(size / (size + n), mean.shape) for n in claimed],
    )


def _grid(verified: Floats, claimed: Floats) -> Grid:
    """Return the posterior of mu and phi; members with the same figures are worked out once."""
    rows, times = np.unique(np.column_stack([verified, claimed - verified]), axis=0, return_counts=True)

    def density(x: Floats, u: Floats) -> Floats:
        """Return the log posterior at the log-odds x of mu and the logarithm u of phi."""
        size = np.exp(u)
        mean, rest = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(x))
        value = np.log(mean) + np.log(rest) + alike_prior(u)
        for (yes, no), often in zip(rows, times, strict=True):
            told = log_rising(mean * size, yes) + log_rising(rest * size, no) - log_rising(size, yes + no)
            value = value + often * told
        return value

    return posterior(density, _MEAN, ALIKE)
