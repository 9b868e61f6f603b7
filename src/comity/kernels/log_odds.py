"""
Sums of uncertain log ratios: the strongest of each group, cumulants of the sums, quantiles of draws.

A number known as ``low <= middle <= high`` lies on either side of its middle with probability 1/2, evenly on each side.
Letters for the axes: R rows, G groups, C claims, D draws, K uncertain numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Ranges:
    """Numbers with their ranges, three arrays of one shape, and for each the group or claim it belongs to."""

    of: Index
    low: Floats
    middle: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.of)

    def at(self, chosen: Any) -> Ranges:
        """Return some of them."""
        return Ranges(self.of[chosen], self.low[chosen], self.middle[chosen], self.high[chosen])


def strongest(rows: Ranges, n_groups: int) -> tuple[Ranges, Ranges, Ranges]:
    """
    Return of each group the strongest row above 0, the strongest below, and where it has neither the rest.

    Of rows with the same middle the range holds all of theirs.

    Parameters
    ----------
    rows : Ranges
        ``of`` is the group, from 0 to ``n_groups`` - 1.

    Returns
    -------
    three Ranges
        At most one row per group in each, by rising group.

    Examples
    --------
    >>> two = np.array([1.0, 2.0])
    >>> plus, minus, rest = strongest(Ranges(np.array([0, 0]), two - 1, two, two + 1), 1)
    >>> plus.low.tolist(), plus.middle.tolist(), len(minus), len(rest)
    ([1.0], [2.0], 0, 0)
    """
    order = np.argsort(rows.of, kind="stable")
    rows = rows.at(order)
    above, below = rows.middle > 0, rows.middle < 0
    plus = _highest(rows.at(above))
    turned = _highest(_turned(rows.at(below)))
    minus = _turned(turned)
    sided = np.zeros(n_groups, bool)
    sided[plus.of] = sided[minus.of] = True
    rest = rows.at(~(above | below) & ((rows.low != 0) | (rows.high != 0)) & ~sided[rows.of])
    return plus, minus, _highest(rest)


def _turned(rows: Ranges) -> Ranges:
    return Ranges(rows.of, -rows.high, -rows.middle, -rows.low)


def _highest(rows: Ranges) -> Ranges:
    """Return of each group the row with the highest middle; groups stand together."""
    if not len(rows):
        return rows
    first = np.flatnonzero(np.concatenate(([True], rows.of[1:] != rows.of[:-1])))
    size = np.diff(np.append(first, len(rows)))
    middle = np.maximum.reduceat(rows.middle, first)
    tied = rows.middle == np.repeat(middle, size)
    low = np.minimum.reduceat(np.where(tied, rows.low, np.inf), first)
    high = np.maximum.reduceat(np.where(tied, rows.high, -np.inf), first)
    return Ranges(rows.of[first], low, middle, high)


def cumulants(low: Floats, middle: Floats, high: Floats) -> Floats:
    r"""
    Return the first four cumulants of uncertain numbers, shape (4, ...).

    With :math:`a` and :math:`b` the widths below and above the middle, the moments about the middle are
    :math:`(b - a)/4`, :math:`(a^2 + b^2)/6`, :math:`(b^3 - a^3)/8` and :math:`(a^4 + b^4)/10`. Cumulants of a sum of
    independent numbers are the sums of their cumulants.

    Examples
    --------
    Even between -1 and 1: variance 1/3, fourth cumulant -2/15.

    >>> k = cumulants(np.array(-1.0), np.array(0.0), np.array(1.0))
    >>> np.round(k, 4).tolist()
    [0.0, 0.3333, 0.0, -0.1333]
    """
    a, b = middle - low, high - middle
    m1, m2, m3, m4 = (b - a) / 4, (a**2 + b**2) / 6, (b**3 - a**3) / 8, (a**4 + b**4) / 10
    k2 = m2 - m1**2
    k3 = m3 - 3 * m1 * m2 + 2 * m1**3
    k4 = m4 - 4 * m1 * m3 - 3 * m2**2 + 12 * m1**2 * m2 - 6 * m1**4
    return np.stack([middle + m1, k2, k3, k4])


def ends_by_cumulants(k: Floats, level: float) -> tuple[Floats, Floats]:
    """
    Return the ends of the middle interval of that mass, from four cumulants [Cornish and Fisher 1938].

    Parameters
    ----------
    k : array, shape (4, ...)

    Examples
    --------
    A normal law:

    >>> low, high = ends_by_cumulants(np.array([0.0, 1.0, 0.0, 0.0]), 0.9)
    >>> round(float(low), 3), round(float(high), 3)
    (-1.645, 1.645)
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    deviation = np.sqrt(np.maximum(k[1], 0.0))
    safe = np.where(deviation > 0, deviation, 1.0)
    skew, excess = k[2] / safe**3, k[3] / safe**4
    odd = z + (z**3 - 3 * z) * excess / 24 - (2 * z**3 - 5 * z) * skew**2 / 36
    even = (z**2 - 1) * skew / 6
    return k[0] - deviation * (odd - even), k[0] + deviation * (odd + even)


def laid_out(t: Floats, low: float, middle: float, high: float) -> Floats:
    """
    Return draws of an uncertain number: t from -1 to 1 becomes its low, its middle at 0, its high.

    Examples
    --------
    >>> laid_out(np.array([-1.0, -0.5, 0.0, 1.0]), 1.0, 2.0, 5.0).tolist()
    [1.0, 1.5, 2.0, 5.0]
    """
    out: Floats = middle + t * np.where(t < 0, middle - low, high - middle)
    return out


def middle_ends(draws: Floats, level: float) -> tuple[float, float]:
    """
    Return the ends of the interval that holds the middle ``level`` of the draws; minus the draws turn it exactly round.

    Examples
    --------
    >>> middle_ends(np.arange(-50.0, 51.0), 0.9)
    (-45.45, 45.45)
    """
    n = len(draws)
    place = max((1 - level) / 2 * n - 0.5, 0.0)
    k = min(int(place), n - 1)
    part, nxt = place - k, min(k + 1, n - 1)
    ordered = np.partition(draws, sorted({k, nxt, n - 1 - k, n - 1 - nxt}))
    low = ordered[k] * (1 - part) + ordered[nxt] * part
    high = ordered[n - 1 - k] * (1 - part) + ordered[n - 1 - nxt] * part
    return float(low), float(high)


def summed(of: Index, values: Floats, n: int) -> Floats:
    """
    Return the sums of values by claim.

    Examples
    --------
    >>> summed(np.array([0, 2, 0]), np.array([1.0, 2.0, 3.0]), 3).tolist()
    [4.0, 0.0, 2.0]
    """
    # without a row bincount counts, in whole numbers
    out: Floats = np.bincount(of, weights=values, minlength=n).astype(np.float64, copy=False)
    return out


def probability(log_odds: Floats) -> Floats:
    """
    Return the probabilities of log-odds of any size.

    Examples
    --------
    >>> probability(np.array([-1e6, 0.0, 1e6])).tolist()
    [0.0, 0.5, 1.0]
    """
    e = np.exp(-np.abs(log_odds))
    out: Floats = np.where(log_odds >= 0, 1 / (1 + e), e / (1 + e))
    return out


def product_cumulants(first: Floats, second: Floats) -> Floats:
    """
    Return the first four cumulants of the product of two independent numbers from those of each.

    Examples
    --------
    Twice a number:

    >>> product_cumulants(np.array([2.0, 0, 0, 0]), np.array([1.0, 1.0, 0.5, 0.0])).tolist()
    [2.0, 4.0, 4.0, 0.0]
    """
    return _of_moments(_moments(first) * _moments(second))


def _moments(k: Floats) -> Floats:
    k1, k2, k3, k4 = k
    return np.stack(
        [
            k1,
            k2 + k1**2,
            k3 + 3 * k2 * k1 + k1**3,
            k4 + 4 * k3 * k1 + 3 * k2**2 + 6 * k2 * k1**2 + k1**4,
        ]
    )


def _of_moments(m: Floats) -> Floats:
    m1, m2, m3, m4 = m
    return np.stack(
        [
            m1,
            m2 - m1**2,
            m3 - 3 * m1 * m2 + 2 * m1**3,
            m4 - 4 * m1 * m3 - 3 * m2**2 + 12 * m1**2 * m2 - 6 * m1**4,
        ]
    )


def _plain_strongest(rows: Sequence[tuple[int, float, float, float]]) -> dict[int, list[tuple[float, float, float]]]:
    """The definition read aloud: for each group what counts of its rows (group, low, middle, high)."""
    out: dict[int, list[tuple[float, float, float]]] = {}
    for group in {r[0] for r in rows}:
        mine = [r[1:] for r in rows if r[0] == group]
        best = max((r[1] for r in mine if r[1] > 0), default=None)
        worst = min((r[1] for r in mine if r[1] < 0), default=None)
        sides = [m for m in (best, worst) if m is not None] or ([0.0] if any(r != (0, 0, 0) for r in mine) else [])
        out[group] = [(min(r[0] for r in mine if r[1] == m), m, max(r[2] for r in mine if r[1] == m)) for m in sides]
    return {g: s for g, s in out.items() if s}


def _plain_moment(low: float, middle: float, high: float, power: int, steps: int = 20000) -> float:
    """The moment of an uncertain number about 0, by adding up small pieces."""
    total = 0.0
    for i in range(steps):
        t = (2 * i + 1) / steps - 1
        total += (middle + t * (middle - low if t < 0 else high - middle)) ** power
    return total / steps
