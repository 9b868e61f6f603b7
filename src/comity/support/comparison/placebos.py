"""Ranks among placebos: how unusual the gap of one unit is among the gaps of units that lost nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from comity.support.comparison.synthetic import Mixed

Floats = NDArray[np.float64]
ALIKE = 1e-9
"""Two statistics that differ by less than this part count as a tie, and ties count against an effect."""


def rank_among(value: float, others: Floats) -> int:
    """
    Return the rank of a value among others, the largest first; ties count as larger.

    Examples
    --------
    >>> rank_among(5.0, np.array([1.0, 5.0, 9.0]))
    3
    """
    return 1 + int((others >= value * (1 - ALIKE)).sum())


def ratios(mixed: Mixed, after: NDArray[np.int_]) -> Floats:
    """
    Return for each unit the root mean square gap after, divided by that before (Abadie et al. 2010).

    Examples
    --------
    >>> flat = Mixed(np.array([[1.0, 3.0], [2.0, 2.0]]), np.zeros((2, 2)), np.array([1.0, 2.0]))
    >>> ratios(flat, np.array([1])).tolist()
    [3.0, 1.0]
    """
    return np.asarray(np.sqrt((mixed.gaps[:, after] ** 2).mean(axis=1)) / mixed.fit)


def interval(mixed: Mixed, after: NDArray[np.int_], unit: int, level: float = 0.05) -> tuple[float, float] | None:
    r"""
    Return the average effects that ranking the placebos does not reject.

    For an assumed effect :math:`\delta` it is taken off the unit's outcomes after the cut. The mean gap of the unit
    is then :math:`m - \delta`, and that of a placebo whose mix holds the unit with share :math:`w` is
    :math:`m_j + w_j \delta`. Each is divided by its own fit before the cut; :math:`\delta` is kept where the share of
    units at least as extreme as the unit exceeds the level. What is returned runs from the smallest to the largest
    effect that is kept.

    Parameters
    ----------
    mixed : Mixed
    after : ndarray of int
        The periods whose mean gap is meant.
    unit : int
    level : float

    Returns
    -------
    tuple of float or None
        None where no effect of any size is rejected: with fewer than 19 others this is always so at 5 %. An end is
        infinite where no effect on that side is rejected.
    """
    count = len(mixed.gaps)
    if 1 / count > level:
        return None
    means = mixed.gaps[:, after].mean(axis=1)
    others = np.array([j for j in range(count) if j != unit])
    own, fit = float(means[unit]), float(mixed.fit[unit])
    slopes, fits, middles = mixed.weights[others, unit], mixed.fit[others], means[others]

    def kept(delta: float) -> bool:
        placebo = np.abs(middles + slopes * delta) / fits
        return rank_among(abs(own - delta) / fit, placebo) / count > level

    turns = sorted(_turns(own, fit, middles, slopes, fits))
    between = [(a + b) / 2 for a, b in pairwise(turns)]
    reach = 1.0 + 2 * max(abs(turns[0]), abs(turns[-1]))
    low = -math.inf if kept(-reach) else None
    high = math.inf if kept(reach) else None
    inside = [delta for delta in (*turns, *between) if kept(delta)]
    ends = _outer(turns, inside)
    return (ends[0] if low is None else low, ends[1] if high is None else high)


def _turns(own: float, fit: float, middles: Floats, slopes: Floats, fits: Floats) -> Iterable[float]:
    """Return the effects at which a placebo and the unit are equally extreme, and the unit's own mean gap."""
    yield own
    for middle, slope, other in zip(middles, slopes, fits, strict=True):
        for sign in (1.0, -1.0):  # (own - d) / fit = sign * (middle + slope d) / other
            below = 1 / fit + sign * slope / other
            if abs(below) > 1e-12 / fit:
                yield (own / fit - sign * middle / other) / below


def _outer(turns: list[float], kept: list[float]) -> tuple[float, float]:
    """Return the turns that enclose everything that is kept."""
    low = max((t for t in turns if t <= min(kept)), default=min(kept))
    high = min((t for t in turns if t >= max(kept)), default=max(kept))
    return low, high
