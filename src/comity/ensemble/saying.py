"""Shares in words, with no more digits than their interval bears."""

from __future__ import annotations

from math import floor, log10
from typing import Protocol


class Interval(Protocol):
    """A number with its interval."""

    @property
    def p(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def how(self) -> str: ...


def in_draws(p: float, low: float, high: float) -> str:
    """
    Return a share of draws in words.

    Examples
    --------
    >>> in_draws(0.62, 0.55, 0.66), in_draws(0.6213, 0.6183, 0.6243), in_draws(0.25, 0.25, 0.25)
    ('in about 6 of 10 draws', 'in about 62 of 100 draws', 'in 25 of 100 draws')
    >>> in_draws(0.004, 0.002, 0.008), in_draws(1, 1, 1), in_draws(0, 0, 0.004)
    ('in fewer than 1 of 100 draws', 'in every draw', 'in none of the draws made')
    """
    if p <= 0:
        return "in no draw" if high <= 0 else "in none of the draws made"
    if p >= 1:
        return "in every draw" if low >= 1 else "in all of the draws made"
    if high < 0.01:
        return "in fewer than 1 of 100 draws"
    if low > 0.99:
        return "in more than 99 of 100 draws"
    of = 10 if digits(low, high) == 1 else 100
    if high <= 1 / of or low >= 1 - 1 / of:
        return f"in fewer than 1 of {of} draws" if high <= 1 / of else f"in more than {of - 1} of {of} draws"
    if round(p * of) in (0, of):
        of = 100  # a tenth is too coarse here: the interval reaches over it
    count = min(max(round(p * of), 1), of - 1)
    about = "" if low == high and abs(p * of - count) < 1e-9 else "about "
    return f"in {about}{count} of {of} draws"


def digits(low: float, high: float) -> int:
    """
    Return how many decimals an interval bears: one unit of the last is no less than its width, and at least one.

    Examples
    --------
    >>> digits(0.55, 0.66), digits(0.618, 0.624), digits(0.5, 0.5)
    (1, 2, 3)
    """
    width = high - low
    return 3 if width <= 0 else min(max(floor(-log10(width)), 1), 4)


def span_words(estimate: Interval) -> str:
    """
    Return the interval as it follows a share in words; empty where the share is certain.

    Examples
    --------
    >>> class Half:
    ...     p, low, high, how = 0.62, 0.5512, 0.6634, "sampled"
    >>> span_words(Half())
    ' (0.55 to 0.66)'
    """
    if estimate.low == estimate.high:
        return " (exact)" if 0 < estimate.p < 1 else ""
    d = digits(estimate.low, estimate.high) + 1
    return f" ({estimate.low:.{d}f} to {estimate.high:.{d}f})"
