"""From a grid over the pool to an estimate for each of its members: what rates and counts have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from comity.budget import Budget
from comity.evidence.compare.members import Alike, Member
from comity.evidence.compare.pools import Band, Estimate, Pool
from comity.kernels.mixtures import Mixture, mixture_quantiles, standings
from comity.kernels.shrinkage import Floats, Grid, quantiles

_INTERVAL = (0.05, 0.5, 0.95)
_AT_EDGE = 0.01
MOST = 60
"""Past so many members who stands highest is not worked out."""
POOL = 1000
"""So many members a pool may have."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """
    A pool at every point of its grid.

    ``pool``: the mean of the pool; ``members``: the posterior of each member; ``means``: its mean; ``weight``: the
    weight of the pool in that mean. Each has the shape of the grid's weights. ``unit``: what the posteriors of the
    members are counted in.
    """

    grid: Grid
    pool: Floats
    members: list[Mixture]
    means: list[Floats]
    weight: list[Floats]
    unit: float = 1.0

    def over(self, values: Floats) -> float:
        """Return the average of something over the grid."""
        return float((self.grid.weights * values).sum())


def alike_prior(u: Floats) -> Floats:
    """Return the log density of ``u = log(phi)``, up to a constant: ``phi ** -0.5`` is half-Cauchy with scale 1."""
    return np.asarray(-np.logaddexp(u / 2, -u / 2))


def pooled(group: Alike, fitted: Fitted, bands: Callable[[float, float, float], Band] | None, budget: Budget) -> Pool:
    """Return the pool with an estimate for each member."""
    budget.check()
    count = len(group.members)
    told = 1 < count <= MOST  # a race of one has no winner
    best, worst, above = standings(fitted.members, fitted.grid.weights) if told else (None, None, np.empty((0, count)))
    estimates = []
    for j, m in enumerate(group.members):
        budget.check()
        estimates.append(_estimate(m, fitted, j, (_of(best, j), _of(worst, j)), bands))
    low, high = quantiles(fitted.pool, fitted.grid.weights, (0.05, 0.95))
    alike = quantiles(fitted.grid.u, fitted.grid.weights.sum(axis=0), _INTERVAL)
    return Pool(
        kind=group.kind,
        across=group.across,
        group=group.group,
        name=group.name,
        estimates=tuple(estimates),
        mean=fitted.over(fitted.pool),
        low=low,
        high=high,
        alike=(float(np.exp(alike[0])), float(np.exp(alike[1])), float(np.exp(alike[2]))),
        at_edge=fitted.grid.at_edge,
        better=tuple(tuple(float(v) for v in row) for row in above),
        notes=group.notes + _at_edge(fitted.grid.at_edge, group.name),
    )


def _of(standing: Floats | None, j: int) -> float | None:
    return None if standing is None else float(standing[j])


def _estimate(
    m: Member,
    fitted: Fitted,
    j: int,
    standing: tuple[float | None, float | None],
    bands: Callable[[float, float, float], Band] | None,
) -> Estimate:
    ends = mixture_quantiles(fitted.members[j], fitted.grid.weights, _INTERVAL)
    low, middle, high = (v * fitted.unit for v in ends)
    weight = min(fitted.over(fitted.weight[j]), 1.0)
    return Estimate(
        id=m.id,
        name=m.name,
        verified=m.verified,
        of=m.of,
        raw=m.verified / m.of if m.of else None,
        mean=fitted.over(fitted.means[j]),
        low=low,
        high=high,
        shrinkage=weight,
        towards=fitted.over(fitted.weight[j] * fitted.pool) / weight,
        best=standing[0],
        worst=standing[1],
        band=bands(low, middle, high) if bands is not None else None,
        records=m.records,
    )


def _at_edge(mass: float, name: str) -> tuple[str, ...]:
    if mass < _AT_EDGE:
        return ()
    place = f" of “{name}”" if name else ""
    return (
        f"The grid for the pool{place} was too narrow: {mass:.1%} of the posterior lies on its rim. "
        "Its intervals are to be read with care.",
    )
