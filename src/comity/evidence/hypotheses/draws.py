"""Draws of everything that is given as a range, so that the ranking has an interval (conventions §67)."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from comity.evidence.hypotheses.counting import Counted
from comity.evidence.posterior.interval import steps
from comity.evidence.posterior.log_range import LogRange
from comity.evidence.posterior.standing import prior_of
from comity.kernels.log_odds import laid_out

Values = NDArray[np.float64]
DRAWS = 2000
SEED = 67
MOST = 1000
"""Up to so many ranges of a hypothesis are drawn one by one, widest first; the rest as one normal number."""


def log_ratio_draws(counted: Counted, draws: int, seed: int) -> Values:
    """Return draws of the sum of log ratios, shape (draws, H)."""
    pools = [laid_out(steps(f"rho {p.name}", draws, seed), p.low, p.middle, p.high) for p in counted.pools]
    out = np.zeros((draws, len(counted.columns)))
    for at, column in enumerate(counted.columns):
        factors = [1.0 / (1.0 + max(column.counts.get(k, 0) - 1, 0) * rho) for k, rho in enumerate(pools)]
        out[:, at] = _column(counted, at, factors, draws, seed)
    return out


def _column(counted: Counted, at: int, factors: list[Values], draws: int, seed: int) -> Values:
    claim, total = counted.columns[at].claim, np.zeros(draws)
    ranges = sorted(_ranges(counted, at), key=lambda r: (r[2].low - r[2].high, r[0]))
    for name, pool, found in ranges[:MOST]:
        drawn: Values | float = found.middle
        if not found.known:
            drawn = laid_out(steps(f"{claim} {name}", draws, seed), found.low, found.middle, found.high)
        total += drawn * factors[pool] if pool is not None else drawn
    if len(ranges) > MOST:
        total += _rest(ranges[MOST:], factors, steps(f"{claim} rest", draws, seed))
    return total


def _ranges(counted: Counted, at: int) -> Iterator[tuple[str, int | None, LogRange]]:
    """Yield the name, the pool and the range of everything that counts on a hypothesis."""
    for key, group in counted.columns[at].groups.items():
        for side in group.sides:
            yield f"{'origin' if key[0] else 'item'} {group.name} {side.sign}", counted.pool(key), side.log_ratio


def _rest(ranges: list[tuple[str, int | None, LogRange]], factors: list[Values], t: Values) -> Values:
    """Return draws of a sum of many ranges: normal, with their means and variances."""
    inverse = NormalDist().inv_cdf
    normal = np.array([inverse((1 + x) / 2) for x in t.tolist()])
    total = np.zeros(len(t))
    for pool in sorted({-1 if pool is None else pool for _, pool, _ in ranges}):
        own = np.array([(r.low, r.middle, r.high) for _, p, r in ranges if (-1 if p is None else p) == pool])
        means = (own[:, 0] + 2 * own[:, 1] + own[:, 2]) / 4
        down, up = own[:, 1] - own[:, 0], own[:, 2] - own[:, 1]
        # half the mass is even over each side: mean square w^2 / 3 about the middle for a side of width w
        variance = (down**2 + up**2) / 6 - ((up - down) / 4) ** 2
        drawn = means.sum() + np.sqrt(variance.sum()) * normal
        total += drawn if pool < 0 else drawn * factors[pool]
    return total


def prior_draws(counted: Counted, draws: int, seed: int) -> Values:
    """Return draws of the priors, shape (draws, H): even on the scale of log-odds."""
    out = np.empty((draws, len(counted.columns)))
    for at, claim in enumerate(counted.claims):
        prior = counted.known.claims[claim].prior
        if prior.known:
            out[:, at] = float(prior.middle)
            continue
        odds = prior_of(prior)
        out[:, at] = 1.0 / (
            1.0 + np.exp(-laid_out(steps(f"prior {claim}", draws, seed), odds.low, odds.middle, odds.high))
        )
    return out
