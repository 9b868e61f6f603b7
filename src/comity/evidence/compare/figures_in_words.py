"""Numbers and lists as sentences about claims and confirmations have them."""

from __future__ import annotations

from collections.abc import Iterable


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


def whole(value: float) -> str:
    """
    Return a counted number as it was counted, thousands apart.

    Examples
    --------
    >>> whole(22381), whole(2.5)
    ('22,381', '2.5')
    """
    return f"{value:,.0f}" if value == round(value) else f"{value:,.6g}"


def opened(sentence: str) -> str:
    """Return a sentence with its first letter large, as what it begins with may be a name from the case."""
    return sentence[:1].upper() + sentence[1:]


def joined(words: Iterable[str], last: str = "and") -> str:
    """
    Return several words as a list in a sentence.

    Examples
    --------
    >>> joined(["Aland", "Borland", "the union"]), joined([])
    ('Aland, Borland and the union', 'nobody')
    """
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {last} {every[-1]}" if every else "nobody"


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
