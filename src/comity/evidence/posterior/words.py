"""Numbers in plain words: never more digits than the evidence bears."""

from __future__ import annotations


def chance(p: float) -> str:
    """
    Return a probability with two digits, and never as 0 or 1.

    Examples
    --------
    >>> chance(0.8123), chance(0.9999), chance(0.0)
    ('0.81', 'above 0.99', 'below 0.01')
    """
    if p > 0.995:
        return "above 0.99"
    return "below 0.01" if p < 0.005 else f"{p:.2f}"


def counted(n: int, noun: str) -> str:
    """
    Return a number with its noun.

    Examples
    --------
    >>> counted(1, "item"), counted(3, "origin")
    ('1 item', '3 origins')
    """
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def times(ratio: float) -> str:
    """
    Return a likelihood ratio with two digits; below 1 the other way round.

    Examples
    --------
    >>> times(4.26), times(0.235), times(1 / 857), times(123456)
    ('4.3', '1/4.3', '1/860', '120,000')
    >>> times(5e7), times(1e-9)
    ('over 1,000,000', 'under 1/1,000,000')
    >>> times(0.97), times(1.0), times(0.9999)
    ('1/1.03', '1', '1')
    """
    if not 1e-6 <= ratio <= 1e6:
        return "over 1,000,000" if ratio > 1 else "under 1/1,000,000"
    if ratio >= 1:
        return _two_digits(ratio)
    turned = _two_digits(1 / ratio)
    return turned if turned == "1" else f"1/{turned}"


def _two_digits(number: float) -> str:
    rounded = float(f"{number:.2g}")
    if rounded == 1:  # a digit more, so that little is not nothing
        return f"{number:.3g}"
    return f"{rounded:,.0f}" if rounded >= 100 else f"{rounded:g}"
