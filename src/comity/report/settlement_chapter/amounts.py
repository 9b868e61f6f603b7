"""Exact numbers as a reader wants them: no more digits than help, never a number that looks like another."""

from __future__ import annotations

from fractions import Fraction

from comity.case.settlement import Span


def amount(value: Fraction | float) -> str:
    """
    Return a number in at most four digits; whole numbers stay whole.

    Examples
    --------
    >>> amount(Fraction(12)), amount(Fraction(25, 2)), amount(Fraction(2, 3)), amount(Fraction(-1, 3))
    ('12', '12.5', '0.667', '−0.333')
    >>> amount(Fraction(1234567)), amount(Fraction(1, 10000))
    ('1,234,567', '0.0001')
    """
    exact = Fraction(value)
    if exact < 0:
        return "−" + amount(-exact)
    if exact.denominator == 1:
        return f"{exact.numerator:,}"
    size = float(exact)
    if size >= 1000:
        return f"{size:,.0f}"
    return f"{size:.3g}" if size < 0.1 else f"{size:.3f}".rstrip("0").rstrip(".") if size < 10 else f"{size:.1f}"


def gain(value: Fraction) -> str:
    """
    Return a difference with its sign.

    Examples
    --------
    >>> gain(Fraction(3)), gain(Fraction(0)), gain(Fraction(-1, 2))
    ('+3', '0', '−0.5')
    """
    return f"+{amount(value)}" if value > 0 else amount(value)


def span(value: Span) -> str:
    """
    Return a number with its ends where it is not known.

    Examples
    --------
    >>> span(Span(Fraction(1), Fraction(1))), span(Span(Fraction(1), Fraction(5, 2)))
    ('1', '1 to 2.5')
    """
    return amount(value.low) if value.known else f"{amount(value.low)} to {amount(value.high)}"


def percent(value: Fraction) -> str:
    """
    Return a share in whole percent; what is not 0 or 1 never looks like it.

    Examples
    --------
    >>> percent(Fraction(1, 3)), percent(Fraction(1, 1000)), percent(Fraction(999, 1000)), percent(Fraction(1))
    ('33 %', 'below 1 %', 'above 99 %', '100 %')
    """
    if 0 < value < Fraction(1, 100):
        return "below 1 %"
    if Fraction(99, 100) < value < 1:
        return "above 99 %"
    return f"{round(value * 100)} %".replace("-", "−")
