"""Rosenbaum bounds: how far hidden bias may go before a comparison of pairs says nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from comity.support.answer import Sensitivity
from comity.support.chance_words import chance

Floats = NDArray[np.float64]

EXACT = 80
"""Up to so many pairs the law of the rank sum is counted out; above it is taken as normal."""
LARGEST = 100.0
"""No larger gamma is looked for: bias of that size is never ruled out."""


@dataclass(frozen=True, slots=True)
class Rosenbaum:
    """
    How much hidden bias a comparison of pairs bears.

    Parameters
    ----------
    gamma : float
        The largest ratio of the odds of losing support, between the two of a pair, at which the test still passes; 1
        where it does not pass even without bias.
    p : float
        The one-sided p without hidden bias.
    pairs : int
        Pairs with a difference other than 0.
    level : float
        The one-sided level.
    beyond : bool
        Whether the test still passes at the largest gamma that is looked for.
    """

    gamma: float
    p: float
    pairs: int
    level: float
    beyond: bool = False

    def to_json(self) -> dict[str, float | int | bool]:
        """Return the numbers as plain values."""
        return {
            "gamma": self.gamma,
            "p": self.p,
            "pairs": self.pairs,
            "level": self.level,
            "beyond": self.beyond,
        }

    def sensitivity(self) -> tuple[Sensitivity, ...]:
        """Return the row that stands beside an estimate, in words."""
        if self.p > self.level:
            words = f"The {self.pairs} pairs show nothing even if no hidden bias is assumed ({chance(self.p)})."
        elif self.beyond:
            words = f"The {self.pairs} pairs would still show it if hidden causes made the odds {self.gamma:g} to 1."
        else:
            words = (
                f"The {self.pairs} pairs no longer show it once a hidden cause makes one of a pair"
                f" {self.gamma:.2f} times as likely (in odds) to lose support as the other."
            )
        return (Sensitivity("Rosenbaum bound (gamma)", self.gamma, words),)


def signed_ranks(differences: Floats) -> tuple[Floats, Floats]:
    """
    Return the ranks of the sizes of the differences, and which are above 0; zeros are left out, ties share a rank.

    Examples
    --------
    >>> ranks, above = signed_ranks(np.array([3.0, -1.0, 0.0, 1.0]))
    >>> ranks.tolist(), above.tolist()
    ([3.0, 1.5, 1.5], [1.0, 0.0, 1.0])
    """
    kept = differences[differences != 0]
    size = np.abs(kept)
    ordered = np.sort(size)
    first = np.searchsorted(ordered, size, side="left")
    last = np.searchsorted(ordered, size, side="right")
    return (first + last + 1) / 2.0, (kept > 0).astype(np.float64)


def largest_p(ranks: Floats, total: float, gamma: float) -> float:
    """
    Return the largest p that hidden bias of a given size allows for the signed-rank test.

    The rank sum :math:`T` of the pairs above 0 is then at most as large as a sum in which each rank counts with
    chance :math:`\\gamma / (1 + \\gamma)`.

    Parameters
    ----------
    ranks : ndarray, shape (n,)
    total : float
        The sum of the ranks of differences above 0.
    gamma : float
        At least 1; 1 is the ordinary one-sided Wilcoxon test.

    Returns
    -------
    float
        The chance of a sum of ``total`` or more.

    Examples
    --------
    >>> largest_p(np.array([1.0, 2.0, 3.0]), 6.0, 1.0)
    0.125
    >>> round(largest_p(np.array([1.0, 2.0, 3.0]), 6.0, 2.0), 4)
    0.2963
    """
    if len(ranks) == 0:
        return 1.0
    chance = gamma / (1.0 + gamma)
    if len(ranks) > EXACT:
        middle = chance * ranks.sum()
        spread = math.sqrt(chance * (1 - chance) * float((ranks**2).sum()))
        return 1.0 - NormalDist().cdf((total - float(middle)) / spread)
    return _counted(ranks, total, chance)


def _counted(ranks: Floats, total: float, chance: float) -> float:
    """Return the chance of the sum or more, counted out over sums of doubled ranks (whole numbers even with ties)."""
    doubled = np.rint(2 * ranks).astype(np.int64)
    law = np.zeros(int(doubled.sum()) + 1)
    law[0] = 1.0
    for rank in doubled:
        shifted = np.zeros_like(law)
        shifted[rank:] = law[: len(law) - rank]
        law = (1 - chance) * law + chance * shifted
    return float(min(1.0, law[round(2 * total) :].sum()))


def rosenbaum(differences: Floats, level: float = 0.05) -> Rosenbaum:
    """
    Return how much hidden bias a comparison of matched pairs bears [1]_.

    Two units of a pair may differ in what nobody measured, so that the odds of which of them lost support are up to
    :math:`\\gamma` to 1. The bound is the :math:`\\gamma` at which the largest p of Wilcoxon's signed-rank test
    reaches the level. The side is the one on which the rank sum is larger, and the level is one-sided.

    Parameters
    ----------
    differences : ndarray, shape (n,)
        The outcome of the unit that lost support less that of its pair.
    level : float

    Returns
    -------
    Rosenbaum

    Examples
    --------
    Five pairs that all fall are just enough without bias, and bear very little:

    >>> found = rosenbaum(-np.arange(1.0, 6.0))
    >>> round(found.p, 4), round(found.gamma, 2)
    (0.0312, 1.22)

    References
    ----------
    .. [1] Rosenbaum, P. R. (2002). Observational Studies, 2nd ed. Springer, chapter 4.
    """
    differences = np.asarray(differences, dtype=np.float64)
    ranks, above = signed_ranks(differences[np.isfinite(differences)])
    up = float(ranks @ above)
    total = max(up, float(ranks.sum()) - up)
    p = largest_p(ranks, total, 1.0)
    if p > level:
        return Rosenbaum(1.0, p, len(ranks), level)
    if largest_p(ranks, total, LARGEST) <= level:
        return Rosenbaum(LARGEST, p, len(ranks), level, beyond=True)
    low, high = 1.0, LARGEST
    while high - low > 1e-6 * low:
        middle = (low + high) / 2
        low, high = (middle, high) if largest_p(ranks, total, middle) <= level else (low, middle)
    return Rosenbaum(low, p, len(ranks), level)
