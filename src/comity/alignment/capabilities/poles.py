"""Poles by a declared rule, and what another threshold would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.errors import UsageError

Reals = NDArray[np.float64]
OTHER_SHARES = (0.05, 0.10, 0.15, 0.20)
OTHER_RATIOS = (0.0, 0.25, 1 / 3, 0.5)


@dataclass(frozen=True, slots=True)
class PoleRule:
    """
    An actor is a pole if it has at least ``share`` of the total and at least ``ratio`` of what the largest has.

    No threshold is given by nature: authors differ, and counts differ with them [1]_. Half of the strongest is the
    ratio of Schweller [2]_. So the rule is declared, and the answer under other rules is shown beside it.

    Parameters
    ----------
    share : float
        From 0 to 1.
    ratio : float
        From 0 to 1; 0 asks for the share alone.

    Raises
    ------
    UsageError
        Where a threshold is not from 0 to 1.

    References
    ----------
    .. [1] Mansfield, E. D. (1993). Concentration, polarity, and the distribution of power. International Studies
       Quarterly 37(1), 105-128.
    .. [2] Schweller, R. L. (1998). Deadly Imbalances: Tripolarity and Hitler's Strategy of World Conquest. Columbia.
    """

    share: float = 0.05
    ratio: float = 0.5

    def __post_init__(self) -> None:
        if not (0 <= self.share <= 1 and 0 <= self.ratio <= 1):
            raise UsageError(f"A pole has a share and a ratio from 0 to 1, not {self.share} and {self.ratio}.")

    def words(self) -> str:
        """
        Return the rule in words.

        Examples
        --------
        >>> PoleRule(0.1, 0.5).words()
        'at least 10% of the total and at least 50% of what the largest has'
        """
        other = f" and at least {100 * self.ratio:.3g}% of what the largest has" if self.ratio else ""
        return f"at least {100 * self.share:.3g}% of the total{other}"


@dataclass(frozen=True, slots=True)
class PolesUnder:
    """The poles of one year under one rule, largest first."""

    year: int
    rule: PoleRule
    poles: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"year": self.year, "share": self.rule.share, "ratio": self.rule.ratio, "poles": list(self.poles)}


def is_pole(shares: Reals, rule: PoleRule) -> NDArray[np.bool_]:
    """
    Return which actors are poles; a share equal to a threshold counts.

    Parameters
    ----------
    shares : array of shape (..., N)
        Shares that add up to 1; an actor with NaN is no pole.
    rule : PoleRule

    Examples
    --------
    >>> is_pole(np.array([0.5, 0.25, 0.2, 0.05]), PoleRule(0.05, 0.5)).tolist()
    [True, True, False, False]
    """
    known = np.where(np.isnan(shares), -1.0, shares)
    # shares are quotients: a hair of rounding must not unmake a pole that stands on the threshold
    slack = 1e-12
    largest = known.max(axis=-1, keepdims=True)
    found: NDArray[np.bool_] = (known >= rule.share - slack) & (known >= rule.ratio * largest - slack)
    return found


def poles_of(actors: Sequence[str], shares: Reals, rule: PoleRule) -> tuple[str, ...]:
    """
    Return the poles by name, largest first, those that tie in the order of their names.

    Examples
    --------
    >>> poles_of(("a", "b", "c"), np.array([0.3, 0.5, 0.2]), PoleRule(0.1, 0.5))
    ('b', 'a')
    """
    found = np.flatnonzero(is_pole(shares, rule)).tolist()
    return tuple(actors[k] for k in sorted(found, key=lambda k: (-float(shares[k]), actors[k])))


def poles_under_others(actors: Sequence[str], shares: Reals, year: int, rule: PoleRule) -> tuple[PolesUnder, ...]:
    """Return the poles of one year under the declared rule, and under every pair of the other thresholds."""
    rules = [rule, *(PoleRule(s, r) for s in OTHER_SHARES for r in OTHER_RATIOS)]
    return tuple(PolesUnder(year, one, poles_of(actors, shares, one)) for one in dict.fromkeys(rules))
