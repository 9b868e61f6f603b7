"""Who of two depends more on the other, and whether that is sure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.alignment.exposure.dependence import Dependence


@dataclass(frozen=True, slots=True)
class Asymmetry:
    """
    Two actors, and how much more one depends on the other than the other on it.

    Parameters
    ----------
    a, b : str
        In the order of their names.
    sensitivity : float
        a's share from b minus b's share from a; above 0 where a is the more sensitive one.
    low, high : float
        The same for vulnerability, over all that the intervals of substitutability allow.
    """

    a: str
    b: str
    sensitivity: float
    low: float
    high: float

    @property
    def weaker(self) -> str:
        """Return who surely depends more after replacement; empty where it may be either."""
        return self.a if self.low > 0 else self.b if self.high < 0 else ""

    def to_json(self) -> dict[str, object]:
        """Return the pair as plain values."""
        return {
            "a": self.a,
            "b": self.b,
            "sensitivity": self.sensitivity,
            "vulnerability": [self.low, self.high],
            "weaker": self.weaker or None,
        }

    def sentence(self) -> str:
        """Return the pair in words."""
        if self.weaker:
            other = self.b if self.weaker == self.a else self.a
            return f"{self.weaker} depends more on {other} than the other way round, whatever can be replaced."
        return f"Which of {self.a} and {self.b} depends more hangs on what can be replaced."


def asymmetries(found: Dependence) -> tuple[Asymmetry, ...]:
    """
    Return the pairs of which both directions are known, the most uneven first.

    Interdependence is a source of power only where it is uneven: the one who would lose less can threaten to end it
    [1]_. A pair of which one direction is missing is left out; see :func:`one_sided`.

    Examples
    --------
    >>> from comity.alignment.exposure.flows import bought, flows_of
    >>> from comity.alignment.exposure.dependence import dependence
    >>> from comity.alignment.exposure.substitutes import Substitutes
    >>> year = bought(flows_of(["b", "a", "c"], ["a", "b", "b"], [2000] * 3, [9.0, 1.0, 3.0]), 2000)
    >>> [(x.a, x.b, x.sensitivity, x.low, x.weaker) for x in asymmetries(dependence(year, Substitutes(0.5)))]
    [('a', 'b', 0.75, 0.375, 'a')]

    References
    ----------
    .. [1] Hirschman, A. O. (1945). National Power and the Structure of Foreign Trade. University of California Press.
    """
    known = ~np.isnan(found.share)
    rows = np.argwhere(np.triu(known & known.T, 1)).tolist()
    pairs = [_pair(found, i, j) for i, j in rows]
    return tuple(sorted(pairs, key=lambda pair: (-abs(pair.sensitivity), pair.a, pair.b)))


def one_sided(found: Dependence) -> tuple[tuple[str, str], ...]:
    """Return (buyer, seller) where this direction is known and the other one is not, in the order of their names."""
    known = ~np.isnan(found.share)
    return tuple((found.actors[i], found.actors[j]) for i, j in np.argwhere(known & ~known.T).tolist())


def _pair(found: Dependence, i: int, j: int) -> Asymmetry:
    return Asymmetry(
        found.actors[i],
        found.actors[j],
        float(found.share[i, j] - found.share[j, i]),
        float(found.low[i, j] - found.high[j, i]),
        float(found.high[i, j] - found.low[j, i]),
    )
