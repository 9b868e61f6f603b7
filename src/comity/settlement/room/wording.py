"""Numbers and lists as sentences about a room have them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def number(value: Fraction) -> int | float:
    """Return a number for JSON: whole where it is whole."""
    return int(value) if value.denominator == 1 else float(value)


def joined(words: Iterable[str], last: str = "and") -> str:
    """
    Return several words as a list in a sentence.

    Examples
    --------
    >>> joined(["Aland", "Borland", "the union"])
    'Aland, Borland and the union'
    """
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else "nobody"


def short(value: Fraction) -> str:
    """Return a number in a sentence, with six digits at most."""
    return f"{float(value):.6g}"
