"""Cells of a table: exact numbers as a reader takes them back."""

from __future__ import annotations

from fractions import Fraction

_PLAIN = 24  # characters up to which a decimal is written out
_READABLE = 50  # characters up to which a power of ten is used; past them, what is shortest: a case takes 60


def exact_text(value: Fraction) -> str:
    """
    Return a number as text that stands for exactly this number: a decimal where there is one, else a fraction.

    A long decimal is written with a power of ten. ``1/4`` would be a date to a spreadsheet.

    Examples
    --------
    >>> exact_text(Fraction(8659)), exact_text(Fraction(1, 4)), exact_text(Fraction(1, 3)), exact_text(Fraction(10**30))
    ('8659', '0.25', '1/3', '1e30')
    """
    if value.denominator == 1 and -(10**20) < value.numerator < 10**20:
        return str(value.numerator)
    places = _decimal_places(value.denominator)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    sign, digits = ("-" if value < 0 else ""), str(abs(value.numerator) * 10**places // value.denominator)
    plain = digits if not places else f"{digits.zfill(places + 1)[:-places]}.{digits.zfill(places + 1)[-places:]}"
    if len(plain) <= _PLAIN or value == 0:
        return sign + plain
    bare = digits.rstrip("0")
    power = len(digits) - len(bare) - places
    point = f"{bare[0]}.{bare[1:]}" if len(bare) > 1 else bare
    ways = (f"{point}e{power + len(bare) - 1}", plain, f"{bare}e{power}")
    return sign + (ways[0] if len(ways[0]) < _READABLE else min(ways, key=len))


def _decimal_places(denominator: int) -> int | None:
    """Return how many decimal places a fraction in lowest terms needs; None where it has no end."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None
