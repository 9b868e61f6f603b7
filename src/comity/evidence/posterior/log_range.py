"""Likelihood ratios as logarithms: nothing overflows, what supports is above 0 and what contradicts below."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from comity.case.evidence import Range


@dataclass(frozen=True, slots=True)
class LogRange:
    """
    The logarithm of a likelihood ratio with its range: ``low <= middle <= high``; 0 is a ratio of 1.

    Examples
    --------
    >>> -LogRange(0.5, 1.0, 2.0)
    LogRange(low=-2.0, middle=-1.0, high=-0.5)
    """

    low: float = 0.0
    middle: float = 0.0
    high: float = 0.0

    def __neg__(self) -> LogRange:
        # 0.0 - x, so that nothing becomes minus zero
        return LogRange(0.0 - self.high, 0.0 - self.middle, 0.0 - self.low)

    @property
    def silent(self) -> bool:
        """Return True where the ratio is 1 and known to be."""
        return self.low == 0.0 == self.high

    @property
    def known(self) -> bool:
        """Return True where the ratio is one number."""
        return self.low == self.high

    def to_json(self) -> list[float]:
        """Return low, middle, high."""
        return [self.low, self.middle, self.high]

    @classmethod
    def of(cls, ratio: Range) -> LogRange:
        """Return the logarithms of a positive range."""
        return cls(log_of(ratio.low), log_of(ratio.middle), log_of(ratio.high))

    def times(self, factor: float) -> LogRange:
        """Return the range with each end multiplied by a factor of at least 0."""
        return LogRange(self.low * factor, self.middle * factor, self.high * factor)


SILENT = LogRange()
"""A likelihood ratio of 1, known."""


def log_of(value: Fraction) -> float:
    """
    Return the natural logarithm of a positive fraction of any size.

    Examples
    --------
    >>> log_of(Fraction(1)), round(log_of(Fraction(1, 10**400)), 3)
    (0.0, -921.034)

    Raises
    ------
    ValueError
        The fraction is 0 or below.
    """
    if value.numerator <= 0:
        raise ValueError(f"{value} has no logarithm: likelihood ratios and odds are above 0")
    above, below = value.numerator, value.denominator
    if max(above.bit_length(), below.bit_length()) < 900:  # so that the quotient is a float, far from its ends
        return math.log(above / below)
    return math.log(above) - math.log(below)


def log_odds_of(p: Fraction) -> float:
    """
    Return log(p / (1 - p)); the log-odds of 1 - p are exactly minus that.

    Examples
    --------
    >>> log_odds_of(Fraction(1, 2)), log_odds_of(Fraction(3, 4)) == -log_odds_of(Fraction(1, 4))
    (0.0, True)

    Raises
    ------
    ValueError
        p is 0 or 1: no evidence could ever move it.
    """
    return log_of(p) - log_of(1 - p)


def probability(log_odds: float) -> float:
    """
    Return the probability of log-odds of any size.

    Examples
    --------
    >>> probability(0.0), probability(1e6), probability(-1e6)
    (0.5, 1.0, 0.0)
    """
    if log_odds >= 0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    e = math.exp(log_odds)
    return e / (1.0 + e)
