"""Mixtures of Beta or of Gamma posteriors over a grid: quantiles, and who stands highest. Arrays in, arrays out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from comity.kernels.shrinkage import Floats, log_gamma, zoomed

Law = Literal["beta", "gamma"]
_FAR = 60.0
"""Logits and logarithms past this count as 0 or as 1 (rates), or as 0 (counts)."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """
    One member of a pool: its posterior at every point of the grid.

    ``law`` ``beta``: Beta(p, q), seen on the scale of log-odds. ``gamma``: Gamma with shape p and rate q, seen on the
    scale of logarithms. ``p`` and ``q`` have the shape (A, B) of the grid's weights.
    """

    law: Law
    p: Floats
    q: Floats


def mixture_quantiles(member: Mixture, weights: Floats, wanted: tuple[float, ...]) -> tuple[float, ...]:
    """
    Return quantiles of a member's posterior, with the uncertainty about the pool in them.

    For each column of the grid the mixture over its points is laid out on a grid of its own and added up; the columns
    are then joined. Where a single posterior is narrower than the distance to that at the next point of the grid, it is
    widened to about that distance, which stands for the points between.

    Parameters
    ----------
    member : Mixture
    weights : (A, B) array
        Sum to one.
    wanted : tuple of float
        Probabilities.
    """
    column = weights.sum(axis=0)
    kept = column > 1e-9 * column.max()
    wide = _widened(Mixture(member.law, member.p[:, kept], member.q[:, kept]))
    share = weights[:, kept] / column[kept]
    log_share = np.log(np.maximum(share, 1e-300)) + _constant(wide)

    def density(x: Floats) -> Floats:
        first, second = _statistics(member.law, x)
        out = np.empty_like(x)
        for b in range(x.shape[1]):
            rows = share[:, b] > 1e-10
            value = np.outer(first[:, b], wide.p[rows, b]) + np.outer(second[:, b], wide.q[rows, b])
            value += log_share[rows, b]
            top = value.max(axis=1)
            out[:, b] = top + np.log(np.exp(value - top[:, None]).sum(axis=1))
        return out

    far = np.full(int(kept.sum()), _FAR)
    x, value = zoomed(density, -far, far, 120, 18.0)
    return _joined(x, np.exp(value), column[kept] / column[kept].sum(), _beyond(wide, share), wanted, member.law)


def _statistics(law: Law, x: Floats) -> tuple[Floats, Floats]:
    """Return the two functions of x whose multiples by p and q make the log density."""
    if law == "beta":
        return -np.logaddexp(0.0, -x), -np.logaddexp(0.0, x)
    return x, -np.exp(x)


def _constant(m: Mixture) -> Floats:
    if m.law == "beta":
        return log_gamma(m.p + m.q) - log_gamma(m.p) - log_gamma(m.q)
    return m.p * np.log(m.q) - log_gamma(m.p)


def _widened(m: Mixture) -> Mixture:
    """Return the posteriors with none narrower than 0.6 of the distance to the next; their means stay."""
    step = np.abs(np.gradient(np.log(m.p) - np.log(m.q), axis=0))
    spread = 1 / m.p + 1 / m.q if m.law == "beta" else 1 / m.p
    factor = np.minimum(1.0, spread / np.maximum(0.6 * step, 1e-9) ** 2)
    factor = np.minimum(factor, 1e9 / m.p)
    return Mixture(m.law, m.p * factor, m.q * factor)


def _beyond(m: Mixture, share: Floats) -> tuple[Floats, Floats]:
    """Return the mass of each column below and above the farthest points, by the first term of the series there."""
    constant = _constant(m)
    if m.law == "beta":
        return (
            (share * _tail(m.p, constant)).sum(axis=0),
            (share * _tail(m.q, constant)).sum(axis=0),
        )
    return (share * _tail(m.p, constant)).sum(axis=0), np.zeros(share.shape[1])


def _tail(slope: Floats, constant: Floats) -> Floats:
    return np.exp(np.minimum(-slope * _FAR - np.log(slope) + constant, 0.0))


def _joined(
    x: Floats,
    density: Floats,
    column: Floats,
    beyond: tuple[Floats, Floats],
    wanted: tuple[float, ...],
    law: Law,
) -> tuple[float, ...]:
    """Return quantiles of columns, each with a grid of its own, by halving on the joint distribution function."""
    step = (x[-1] - x[0]) / (len(x) - 1)
    cell = (density[1:] + density[:-1]) / 2 * step
    slope = np.gradient(density, axis=0) / step
    cell = cell - (slope[1:] - slope[:-1]) * step**2 / 12
    inside = np.concatenate([np.zeros((1, x.shape[1])), np.cumsum(cell, axis=0)])
    below, above = beyond
    total = inside[-1] + below + above
    reached, rate = (inside + below) / total, density / total

    def at_most(value: float) -> float:
        place = np.clip((value - x[0]) / step, 0.0, len(x) - 1.0)
        left = np.minimum(place.astype(int), len(x) - 2)
        columns = np.arange(x.shape[1])
        t = place - left
        y0, y1 = reached[left, columns], reached[left + 1, columns]
        d0, d1 = rate[left, columns] * step, rate[left + 1, columns] * step
        curve = y0 + t * (d0 + t * (3 * (y1 - y0) - 2 * d0 - d1 + t * (d0 + d1 - 2 * (y1 - y0))))
        outside = np.where(value < x[0], below / total, np.where(value > x[-1], 1 - above / total, curve))
        return float(column @ outside)

    return tuple(_back(law, _root(at_most, p)) for p in wanted)


def _root(function: object, p: float) -> float:
    low, high = -_FAR, _FAR
    for _ in range(60):
        middle = (low + high) / 2
        if function(middle) < p:  # type: ignore[operator]
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _back(law: Law, x: float) -> float:
    """Return a rate or a count from its log-odds or logarithm; past the farthest points, 0 or 1."""
    if law == "beta":
        return 0.0 if x < 1e-6 - _FAR else 1.0 if x > _FAR - 1e-6 else float(1 / (1 + np.exp(-x)))
    return 0.0 if x < 1e-6 - _FAR else float(np.exp(x))


def standings(members: list[Mixture], weights: Floats) -> tuple[Floats, Floats, Floats]:
    """
    Return for each member the probability to be the highest, the lowest, and to be above each other.

    Given the two numbers of the pool the members are independent, so each probability is a sum over the grid of
    integrals of one density times distribution functions. A coarser grid is enough for that.

    Parameters
    ----------
    members : list of J mixtures
    weights : (A, B) array

    Returns
    -------
    highest, lowest : (J,) arrays, each sums to one
    above : (J, J) array
        ``above[i, j] + above[j, i]`` is one; the diagonal is one half.
    """
    count = len(members)
    highest, lowest, above = np.zeros(count), np.zeros(count), np.zeros((count, count))
    rows, columns = slice(0, None, 5), slice(0, None, 2)
    coarse = weights[rows, columns]
    kept = coarse > 1e-7 * coarse.max()
    share = coarse[kept] / coarse[kept].sum()
    p = np.array([m.p[rows, columns][kept] for m in members])
    q = np.array([m.q[rows, columns][kept] for m in members])
    for start in range(0, len(share), 64):
        part = slice(start, start + 64)
        mass = _cells(members[0].law, p[:, part], q[:, part], max(13, min(81, 400 // count)))
        under = np.cumsum(mass, axis=2) - mass / 2
        highest += _alone(mass, under) @ share[part]
        lowest += _alone(mass, 1 - under) @ share[part]
        left = (mass * share[part][:, None]).reshape(count, -1)
        above += left @ under.reshape(count, -1).T
    above = (above + 1 - above.T) / 2
    return highest / highest.sum(), lowest / lowest.sum(), above


def _alone(mass: Floats, under: Floats) -> Floats:
    """Return (J, K): the chance that a member is in a cell and every other one below it, over all cells."""
    count = len(mass)
    before, after = np.ones_like(mass), np.ones_like(mass)
    for j in range(1, count):
        before[j] = before[j - 1] * under[j - 1]
        after[count - 1 - j] = after[count - j] * under[count - j]
    return np.asarray((mass * before * after).sum(axis=2))


def _cells(law: Law, p: Floats, q: Floats, points: int) -> Floats:
    """Return (J, K, cells) the mass of every member in cells that are fine where any of them is dense."""
    big = np.minimum(1.0, 1e9 / p)
    p, q = p * big, q * big
    centre = np.log(p) - np.log(q)
    spread = np.sqrt(1 / p + 1 / p**2 + (1 / q + 1 / q**2 if law == "beta" else 0.0))
    t = np.linspace(-7.0, 7.0, points)
    x = np.clip(centre[..., None] + spread[..., None] * t, -_FAR, _FAR)  # [j, k, t]
    x = np.sort(np.moveaxis(x, 0, 1).reshape(p.shape[1], -1), axis=1)  # [k, node]
    first, second = _statistics(law, x)
    constant = _constant(Mixture(law, p, q))
    density = np.exp(p[..., None] * first + q[..., None] * second + constant[..., None])
    inner = (density[..., 1:] + density[..., :-1]) / 2 * np.diff(x)
    rise, fall = _slope(law, p, q, x[:, 0]), -_slope(law, p, q, x[:, -1])
    below = np.where(rise > 0, density[..., 0] / np.where(rise > 0, rise, 1.0), 1.0)
    above = np.where(fall > 0, density[..., -1] / np.where(fall > 0, fall, 1.0), 1.0)
    mass = np.concatenate([below[..., None], inner, above[..., None]], axis=2)
    return np.asarray(mass / mass.sum(axis=2, keepdims=True))


def _slope(law: Law, p: Floats, q: Floats, x: Floats) -> Floats:
    """Return the slope of the log density; far out, the mass beyond a point is the density there over the slope."""
    return np.asarray(p - (p + q) / (1 + np.exp(-x)) if law == "beta" else p - q * np.exp(x))
