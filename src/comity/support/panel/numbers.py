"""Cells of a table as numbers: plain decimals of a size that arithmetic can bear, nothing guessed."""

from __future__ import annotations

import math
import re

LARGEST = 1e15
"""Above it, differences of whole numbers are lost in the rounding of floats (2^53 is about 9e15)."""

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)


def number_of(text: str) -> float | str:
    """
    Return the number that a cell holds, nan where it is empty, or in words why it is none.

    Examples
    --------
    >>> number_of(" 12.5 "), number_of("")
    (12.5, nan)
    >>> number_of("1,200")
    'is no plain number (write 1200, with a point for decimals)'
    >>> number_of("n/a"), number_of("1e40")
    ('is no number (leave the cell empty where there is none)', 'is larger than 1e+15: count in a larger unit')
    """
    cell = text.strip()
    if not cell:
        return math.nan
    if len(cell) > 60 or not _PLAIN.fullmatch(cell):
        return _why(cell)
    value = float(cell)
    return value if abs(value) <= LARGEST else f"is larger than {LARGEST:g}: count in a larger unit"


def _why(cell: str) -> str:
    bare = re.sub(r"[\s,'_]", "", cell)
    if len(cell) <= 60 and _PLAIN.fullmatch(bare):
        return f"is no plain number (write {bare}, with a point for decimals)"
    return "is no number (leave the cell empty where there is none)"
