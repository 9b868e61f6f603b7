"""Whole-life cost read aloud, in fractions: the slow twin for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from comity.case.partners import Payment


def plain_present_value(payments: Sequence[Payment], amounts: Sequence[Fraction], rate: Fraction) -> Fraction:
    """
    Return what amounts, one for each payment, are worth at the beginning.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> paid = [Payment(1, Span(Fraction(11), Fraction(11)))]
    >>> str(plain_present_value(paid, [Fraction(11)], Fraction(1, 10)))
    '10'
    """
    total = Fraction(0)
    for paid, amount in zip(payments, amounts, strict=True):
        total += amount / (1 + rate) ** paid.year
    return total


def plain_ends(payments: Sequence[Payment], rates: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """
    Return the least and the greatest present value over some rates, each payment at either end.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> paid = [Payment(1, Span(Fraction(11), Fraction(22)))]
    >>> [str(x) for x in plain_ends(paid, [Fraction(0), Fraction(1, 10)])]
    ['10', '22']
    """
    values = [
        plain_present_value(payments, [getattr(p.amount, end) for p in payments], rate)
        for rate in rates
        for end in ("low", "high")
    ]
    return min(values), max(values)


def plain_cheapest(offers: Sequence[Sequence[Payment]], rate: Fraction) -> tuple[int, ...]:
    """
    Return the offers that cost least at a rate, with all payments at their middle.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> now, later = (Payment(year, Span(Fraction(10), Fraction(10))) for year in (0, 9))
    >>> plain_cheapest([[now], [later]], Fraction(0)), plain_cheapest([[now], [later]], Fraction(1, 20))
    ((0, 1), (1,))
    """
    values = [plain_present_value(payments, [p.amount.middle for p in payments], rate) for payments in offers]
    return tuple(k for k, value in enumerate(values) if value == min(values))
