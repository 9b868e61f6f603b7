"""The share of draws in which an outcome holds, with its interval, in no more digits than it bears."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from comity.report.content import Line, Quiet, Strong, line

How = Literal["exact", "factorised", "sampled"]
FINE, COARSE = 0.04, 0.3
"""An interval narrower than the first bears a count out of 100, one wider than the second bears no single count."""
TINY = 1e-12  # what arithmetic leaves of 0 and of 1

HOW_WORDS = {
    "exact": "computed, not sampled",
    "factorised": "sampled party by party, then multiplied",
    "sampled": "counted over the draws",
}


@dataclass(frozen=True, slots=True)
class Chance:
    """
    The share of the preferences that a law admits under which an outcome holds.

    Parameters
    ----------
    p, low, high : float
        The share, and the ends of its 95 % interval; all alike where it is exact.
    how : {"exact", "factorised", "sampled"}
    """

    p: float
    low: float
    high: float
    how: How

    @property
    def exact(self) -> bool:
        """Return whether the share is known without sampling."""
        return self.how == "exact"


def chance_line(c: Chance) -> Line:
    """
    Return a share as a reader can use it: in words, then its interval; a share that is exact says so.

    Examples
    --------
    >>> from comity.report.content import words
    >>> words(chance_line(Chance(0.604, 0.553, 0.655, "sampled")))
    'about 6 of 10 draws (0.55–0.66)'
    >>> words(chance_line(Chance(0.3125, 0.3125, 0.3125, "exact")))
    '0.31 (exact)'
    """
    if c.exact:
        return line(Strong(exact_words(c.p)), Quiet(" (exact)"))
    return line(Strong(share_words(c)), " draws ", Quiet(f"({interval_words(c)})"))


def share_words(c: Chance) -> str:
    """
    Return about how many draws out of ten or a hundred, to be followed by "draws".

    Examples
    --------
    >>> share_words(Chance(0.62, 0.61, 0.63, "sampled")), share_words(Chance(0.5, 0.2, 0.8, "sampled"))
    ('about 62 of 100', '2 to 8 of 10')
    >>> share_words(Chance(0.0, 0.0, 0.01, "sampled")), share_words(Chance(0.98, 0.95, 0.99, "sampled"))
    ('none of the', 'about 98 of 100')
    >>> share_words(Chance(0.97, 0.93, 0.99, "sampled"))
    'more than 9 of 10'
    """
    width = _tidy(c.high - c.low)
    if width > COARSE:
        return f"{math.floor(_tidy(c.low * 10))} to {math.ceil(_tidy(c.high * 10))} of 10"
    if c.p <= TINY:
        return "none of the"
    if c.p >= 1.0 - TINY:
        return "all"
    base = 100 if width <= FINE else 10
    near = math.floor(c.p * base + 0.5)
    if near == 0:
        return f"fewer than 1 of {base}"
    return f"more than {base - 1} of {base}" if near == base else f"about {near} of {base}"


def interval_words(c: Chance) -> str:
    """
    Return the interval in two digits, its ends rounded outwards so that it never seems narrower than it is.

    Examples
    --------
    >>> interval_words(Chance(0.6, 0.558, 0.651, "sampled")), interval_words(Chance(1.0, 0.991, 1.0, "sampled"))
    ('0.55–0.66', '0.99–1')
    """
    low, high = math.floor(_tidy(c.low * 100)), math.ceil(_tidy(c.high * 100))
    return f"{_digits(low)}–{_digits(high)}"


def exact_words(p: float) -> str:
    """
    Return an exact share in two digits; what is not 0 or 1 never looks like it.

    Examples
    --------
    >>> exact_words(0.0), exact_words(1.0), exact_words(0.001), exact_words(0.9999), exact_words(0.5)
    ('never', 'always', 'below 0.01', 'above 0.99', '0.50')
    """
    if p <= TINY:
        return "never"
    if p >= 1.0 - TINY:
        return "always"
    if p < 0.005:
        return "below 0.01"
    return "above 0.99" if p >= 0.995 else f"{p:.2f}"


def short_words(c: Chance) -> str:
    """Return a share for the edge of a picture: the interval, or the exact value."""
    return f"{exact_words(c.p)}, exact" if c.exact else interval_words(c)


def _tidy(value: float) -> float:
    """Return a value without the last bits that arithmetic leaves, so that 0.55 is not rounded down to 0.54."""
    return round(value, 9)


def _digits(hundredths: int) -> str:
    value = min(100, max(0, hundredths))
    return str(value // 100) if value in (0, 100) else f"0.{value:02d}"
