"""Local projections on many outcomes at once: the one that was seen, and those drawn where support does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.support.series.regression import bandwidth_for
from comity.support.series.sample import Ints, Sample

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Projected:
    """
    Local projections of N outcomes, in the mean of the first 1, 2, ... H + 1 periods after support changed.

    Parameters
    ----------
    response, error : Array, shape (N, H + 1)
        To one more of support in the first period, whatever becomes of it later.
    """

    response: Array
    error: Array

    @property
    def t(self) -> Array:
        """Return responses over their errors, 0 where both are 0."""
        safe = np.where(self.error > 0, self.error, 1.0)
        return np.where(self.error > 0, self.response / safe, 0.0)


@dataclass(frozen=True, slots=True)
class Kept:
    """
    The projections of the outcome that was seen, beside those of support itself on the same rows.

    Parameters
    ----------
    outcome, support : Array, shape (H + 1,)
        Responses to one more of support in the first period, in the mean of the first periods. The first divided by
        the second is the effect of one more of support that is kept up.
    covariance : Array, shape (H + 1, 2, 2)
        Of the two.
    moving : float
        In how many periods, or units, support moves by itself; see :func:`moving_periods`.
    """

    outcome: Array
    support: Array
    covariance: Array
    moving: float


@dataclass(frozen=True, slots=True)
class Cleared:
    """
    The right-hand side of a projection, cleared of what does not depend on the outcome (Frisch, Waugh and Lovell).

    Parameters
    ----------
    columns, turned : Array, shape (N, n, j)
        Support and lags of the outcome, of length one each, and times the inverse of their products.
    size : Array, shape (N, j)
        The lengths that they had.
    left : Array, shape (N, n)
        One less the leverage of each row.
    """

    columns: Array
    turned: Array
    size: Array
    left: Array

    @property
    def weight(self) -> Array:
        """Return how much each row counts in the coefficient of support, shape (N, n)."""
        size = self.size[:, :1]
        out: Array = self.turned[:, :, 0] / np.where(size > 0, size, 1.0)
        return out

    def rest(self, target: Array) -> Array:
        """Return what a target, shape (N, n), leaves unexplained."""
        out: Array = target - np.einsum("ntj,nj->nt", self.turned, np.einsum("ntj,nt->nj", self.columns, target))
        return out


def cleared_columns(sample: Sample, outcomes: Array) -> Cleared:
    """Return the right-hand side for N outcomes, shape (N, units, periods)."""
    unit, period, basis = sample.unit, sample.period, sample.fixed
    # N outcomes, n rows, j columns that are not fixed
    columns = [np.broadcast_to(sample.support, (len(outcomes), len(unit)))]
    columns += [outcomes[:, unit, period - lag] for lag in range(1, sample.lags + 1)]
    z = np.stack([_cleared(c, basis) for c in columns], axis=-1)
    size = np.sqrt((z**2).sum(axis=1))
    z = z / np.where(size > 0, size, 1.0)[:, None, :]
    inverse = np.linalg.pinv(np.einsum("nti,ntj->nij", z, z), rcond=1e-10, hermitian=True)
    turned = z @ inverse
    leverage = (basis**2).sum(axis=1) + (turned * z).sum(axis=2)
    return Cleared(z, turned, size, np.maximum(1 - leverage, 1e-8))


def project(sample: Sample, outcomes: Array) -> Projected:
    r"""
    Return the local projections of N outcomes on support [1]_.

    For each h from 0 to the horizon, least squares of

    .. math:: \frac{1}{h+1} \sum_{i=0}^{h} y_{u,t+i} = b_h x_{u,t} + \sum_{l=1}^{p} (c_l y_{u,t-l} + d_l x_{u,t-l})
              + \text{effects} + e,

    on the same rows for every h. Errors are those of :func:`comity.support.series.regression.fit`: Newey and West over
    time, each residual over one less its leverage.

    Parameters
    ----------
    sample : Sample
    outcomes : Array, shape (N, units, periods)

    Returns
    -------
    Projected

    References
    ----------
    .. [1] Jordà, Ò. (2005). Estimation and inference of impulse responses by local projections. American Economic
       Review, 95(1), 161-182.
    """
    right = cleared_columns(sample, outcomes)
    response, error = [], []
    for target in _means(sample, outcomes):
        response.append((right.weight * target).sum(axis=1))
        sums = _sums(right.weight * right.rest(target) / right.left, sample.groups)
        error.append(np.sqrt(np.maximum(_long_run(sums, sums, sample), 0.0)))
    return Projected(np.stack(response, axis=1), np.stack(error, axis=1))


def kept_up(sample: Sample, outcome: Array, support: Array) -> Kept:
    """
    Return the projections of an outcome and of support, both of shape (units, periods), with their covariance.

    Parameters
    ----------
    sample : Sample
    outcome, support : Array, shape (units, periods)
    """
    right = cleared_columns(sample, outcome[None])
    responses, covariances = [], []
    for y, x in zip(_means(sample, outcome[None]), _means(sample, support[None]), strict=True):
        responses.append([float((right.weight * v).sum()) for v in (y, x)])
        a, b = (_sums(right.weight * right.rest(v) / right.left, sample.groups) for v in (y, x))
        rows = [[float(_long_run(p, q, sample)[0]) for q in (a, b)] for p in (a, b)]
        covariances.append(rows)
    both = np.array(responses)
    return Kept(both[:, 0], both[:, 1], np.array(covariances), moving_periods(sample, right.weight[0]))


def _means(sample: Sample, values: Array) -> Iterator[Array]:
    """Yield the means over the first 1, 2, ... H + 1 periods, each of shape (N, n), cleared of what is fixed."""
    total = np.zeros((len(values), len(sample.unit)))
    for h in range(sample.horizon + 1):
        total = total + values[:, sample.unit, sample.period + h]
        yield _cleared(total / (h + 1), sample.fixed)


def rests(sample: Sample, outcomes: Array) -> Array:
    """
    Return what N outcomes leave unexplained in the period of the row: sums of squares, shape (N,).

    Parameters
    ----------
    sample : Sample
    outcomes : Array, shape (N, units, periods)
    """
    right = cleared_columns(sample, outcomes)
    target = _cleared(outcomes[:, sample.unit, sample.period], sample.fixed)
    out: Array = (right.rest(target) ** 2).sum(axis=1)
    return out


def _cleared(values: Array, basis: Array) -> Array:
    """Return values, shape (N, n), without their part in the space of a basis."""
    out: Array = values - (values @ basis) @ basis.T
    return out


def _long_run(a: Array, b: Array, sample: Sample) -> Array:
    """Return the covariance of sums of scores, shape (N, groups): over time as Newey and West, or by unit."""
    total: Array = (a * b).sum(axis=1)
    groups = a.shape[1]
    if sample.clustered:
        grouped: Array = total * groups / (groups - 1)
        return grouped
    band = bandwidth_for(groups)
    for lag in range(1, band):
        step = (a[:, lag:] * b[:, :-lag]).sum(axis=1) + (b[:, lag:] * a[:, :-lag]).sum(axis=1)
        total = total + (1 - lag / band) * step
    return total


def _sums(scores: Array, labels: Ints) -> Array:
    _, at = np.unique(labels, return_inverse=True)
    out = np.zeros((int(at.max()) + 1, len(scores)))
    np.add.at(out, at, scores.T)
    return out.T


def moving_periods(sample: Sample, weight: Array) -> float:
    """
    Return how many periods (or units) an estimate rests on: 1 where support changed once, all where it always does.

    It is :math:`(\\sum q)^2 / \\sum q^2` of what each period adds to the variance of support that is cleared of
    everything else. An error cannot be estimated from one or two such periods, as the regression passes through them.

    Parameters
    ----------
    sample : Sample
    weight : Array, shape (n,)
    """
    q = _sums(weight[None, :] ** 2, sample.groups)[0]
    total = float((q**2).sum())
    return float(q.sum()) ** 2 / total if total > 0 else 0.0
