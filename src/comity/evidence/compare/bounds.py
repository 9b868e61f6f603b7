"""Which numbers, and how many of them, are worked with."""

from __future__ import annotations

from fractions import Fraction

from comity.errors import TooLargeError

LARGEST = 10**15


def usable(value: Fraction) -> bool:
    """
    Return whether a number is 0, or between 10^-15 and 10^15 in size.

    Examples
    --------
    >>> usable(Fraction(0)), usable(Fraction(-5)), usable(Fraction(10**400)), usable(Fraction(1, 10**400))
    (True, True, False, False)
    """
    return value == 0 or Fraction(1, LARGEST) <= abs(value) <= LARGEST


def at_most(there: int, limit: int, what: str, way_out: str) -> None:
    """Raise :class:`~comity.errors.TooLargeError` where there are more of something than is worked with."""
    if there > limit:
        raise TooLargeError(f"There are {there:,} {what}; up to {limit:,} are worked with. {way_out}")
