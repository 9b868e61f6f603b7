"""Numbers as sentences about claims and confirmations have them."""

from __future__ import annotations


def short(value: float) -> str:
    """
    Return a number with no more digits than the evidence bears: three that count, thousands apart.

    Examples
    --------
    >>> short(0.26543), short(12.0), short(14923.4), short(1250)
    ('0.265', '12', '14,900', '1,250')
    """
    if value == 0 or not abs(value) < 1e15:
        return f"{value:g}"
    if abs(value) >= 1000:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{float(f'{value:.3g}'):g}"


def estimated(value: float) -> str:
    """
    Return an estimate with the two digits that a few counts bear, thousands apart.

    Examples
    --------
    >>> estimated(0.7652), estimated(1.6), estimated(2.956), estimated(1234.0)
    ('0.77', '1.6', '3', '1,200')
    """
    return short(float(f"{value:.2g}"))


def whole(value: float) -> str:
    """
    Return a counted number as it was counted, thousands apart.

    Examples
    --------
    >>> whole(22381), whole(2.5)
    ('22,381', '2.5')
    """
    return f"{value:,.0f}" if value == round(value) else f"{value:,.6g}"


def chance(p: float) -> str:
    """
    Return a probability in per cent; never a bare 0 or 100 unless it is that.

    Examples
    --------
    >>> chance(0.123), chance(0.9999), chance(0.0004), chance(1.0)
    ('12 %', 'over 99 %', 'under 1 %', '100 %')
    """
    if 0 < p < 0.01:
        return "under 1 %"
    if 0.99 < p < 1:
        return "over 99 %"
    return f"{100 * p:.0f} %"
