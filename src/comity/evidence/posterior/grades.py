"""
The table from grades to likelihood ratios: 36 ranges, a modeller's assumption that every case may replace.

A source has a letter, an item a digit. They are two fields of different kinds, both ordinal: nothing says that the step
from A to B is as large as that from C to D, so the two are looked up as a pair and never multiplied. The table is no
measurement. Analysts who are asked what "usually reliable" or "probably true" means give answers far apart, and let one
field colour the other (Irwin and Mandel 2019). That is why each entry is a range, and why no range is narrow.

References
----------
Irwin, D. and Mandel, D. R. (2019). Improving information evaluation for intelligence production. Intelligence and
National Security 34, 503-525.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from comity.case.evidence import CREDIBILITY, RELIABILITY, Evidence, Range
from comity.evidence.posterior.log_range import SILENT, LogRange

UNKNOWN = "F6"
"""Neither the source nor the item can be judged: unknown, not false. Its ratio is 1 whatever is written."""

_ROWS: Mapping[str, str] = MappingProxyType(
    {
        "A": "10 20 50, 5 10 20, 2.5 5 10, 1.2 2 4, 1 1.5 3, 1 1.5 3",
        "B": "5 10 25, 3 6 12, 1.8 3.5 7, 1.1 1.7 3, 1 1.3 2.5, 1 1.3 2.5",
        "C": "3 6 15, 2 4 8, 1.4 2.5 5, 1 1.4 2.5, 1 1.2 2, 1 1.2 2",
        "D": "1.5 3 8, 1.3 2.2 5, 1.1 1.6 3, 1 1.2 2, 1 1.1 1.6, 1 1.1 1.6",
        "E": "1.1 1.8 5, 1 1.5 3, 1 1.3 2.2, 1 1.1 1.6, 1 1.05 1.4, 1 1.05 1.3",
        "F": "1.1 1.8 5, 1 1.5 3, 1 1.3 2.2, 1 1.1 1.6, 1 1.05 1.3, 1 1 1",
    }
)


def _range(text: str) -> Range:
    low, middle, high = (Fraction(n) for n in text.split())
    return Range(low, middle, high)


DEFAULT: Mapping[str, Range] = MappingProxyType(
    {
        letter + digit: _range(cell)
        for letter, row in _ROWS.items()
        for digit, cell in zip(CREDIBILITY, row.split(","), strict=True)
    }
)
"""Ranges of the likelihood ratio of a supporting item by grade, such as ``DEFAULT["B2"]``."""


def pair(reliability: str, credibility: str) -> str:
    """
    Return the grade that is looked up; a missing letter counts as F, a missing digit as 6.

    Examples
    --------
    >>> pair("B", "2"), pair("", "2"), pair("B", ""), pair("", "")
    ('B2', 'F2', 'B6', 'F6')
    """
    return (reliability or RELIABILITY[-1]) + (credibility or CREDIBILITY[-1])


def table_of(evidence: Evidence) -> Mapping[str, LogRange]:
    """
    Return the logarithms of the table, with the rows that a case replaces; F6 stays 1 (conventions §63).

    Examples
    --------
    >>> own = Evidence(ratios=(("B2", Range(Fraction(1), Fraction(2), Fraction(4))),))
    >>> round(table_of(own)["B2"].middle, 3), table_of(own)["F6"].middle, len(table_of(own))
    (0.693, 0.0, 36)
    """
    ranges = {**DEFAULT, **dict(evidence.ratios)}
    return {grade: LogRange.of(r) if grade != UNKNOWN else SILENT for grade, r in ranges.items()}
