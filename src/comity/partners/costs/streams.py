"""Payments year by year, and what they are worth at the beginning."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from comity.case.partners import Payment

End = Literal["low", "middle", "high"]
Stream = Mapping[int, float]
"""An amount for each year in which something is paid, years counted from the beginning."""


def stream_of(payments: Sequence[Payment], end: End = "middle") -> dict[int, float]:
    """
    Return payments year by year, all at their lower end, their middle or their upper end.

    Amounts are added up as fractions, so that the order of payments plays no part.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> paid = [Payment(0, Span(Fraction(8), Fraction(10))), Payment(0, Span(Fraction(1), Fraction(1)))]
    >>> stream_of(paid, "low"), stream_of(paid), stream_of(paid, "high")
    ({0: 9.0}, {0: 10.0}, {0: 11.0})
    """
    total: dict[int, Fraction] = {}
    for paid in payments:
        total[paid.year] = total.get(paid.year, Fraction(0)) + getattr(paid.amount, end)
    return {year: float(amount) for year, amount in sorted(total.items()) if amount}


def present_value(stream: Stream, rate: float) -> float:
    r"""
    Return what a stream is worth at the beginning, :math:`\sum_t c_t (1 + r)^{-t}`.

    Examples
    --------
    >>> round(present_value({0: 100.0, 1: 110.0}, 0.1), 9)
    200.0
    """
    return math.fsum(amount * (1 + rate) ** -year for year, amount in stream.items())


def difference(one: Stream, other: Stream) -> dict[int, float]:
    """
    Return one stream less another.

    Examples
    --------
    >>> difference({0: 5.0, 2: 1.0}, {0: 5.0, 1: 3.0})
    {1: -3.0, 2: 1.0}
    """
    every = sorted({*one, *other})
    apart = {year: one.get(year, 0.0) - other.get(year, 0.0) for year in every}
    return {year: amount for year, amount in apart.items() if amount}
