"""When two stated figures agree: as they stand, by what a bound allows, or only when rounded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from comity.case.alignment import TieFigure
from comity.errors import UsageError

Fit = Literal["exactly", "as a bound", "when rounded", "no", "cannot be told"]
"""How one figure agrees with another, the firmest first."""
MOST_DECIMALS = 30


@dataclass(frozen=True, slots=True)
class Reach:
    """
    What a figure allows its amount to be: from ``low`` to ``high``, None where there is no end.

    Examples
    --------
    >>> Reach(Fraction(27), None).meets(Reach(Fraction(28), Fraction(28)))
    True
    """

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: Reach) -> bool:
        """Return whether some amount is allowed by both."""
        return not self.below(other) and not other.below(self)

    def below(self, other: Reach) -> bool:
        """Return whether every amount of this one is less than every amount of the other."""
        return self.high is not None and other.low is not None and self.high < other.low


def half_unit(value: Fraction) -> Fraction:
    """
    Return half a unit of the last digit of a number: how far off it may be if it was rounded.

    A whole number is taken to be given to the unit, since a file does not tell whether the zeros of 1,000 were
    counted. A decimal is given to its last digit that is not zero. A number without an end, such as a third, was
    computed and not rounded: 0.

    Examples
    --------
    >>> half_unit(Fraction("28")), half_unit(Fraction("28.70")), half_unit(Fraction(1, 3))
    (Fraction(1, 2), Fraction(1, 20), Fraction(0, 1))
    """
    for digits in range(MOST_DECIMALS + 1):
        if (value * 10**digits).denominator == 1:
            return Fraction(1, 2 * 10**digits)
    return Fraction(0)


def reach(figure: TieFigure, rounded: bool = False) -> Reach | None:
    """
    Return what a figure allows; None where it has no value.

    Parameters
    ----------
    figure : TieFigure
    rounded : bool
        Whether the number may have been rounded: half a unit of its last digit on either side.

    Raises
    ------
    UsageError
        Where the value runs from more to less.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> least = TieFigure("f", ("a",), "trade", Span(Fraction(27), Fraction(27)), bound="at least")
    >>> reach(least), reach(least, rounded=True)
    (Reach(low=Fraction(27, 1), high=None), Reach(low=Fraction(53, 2), high=None))
    """
    if figure.value is None:
        return None
    low, high = figure.value.low, figure.value.high
    if low > high:
        raise UsageError(f'The value of the figure "{figure.id}" runs from {float(low):g} down to {float(high):g}.')
    if rounded:
        low, high = low - half_unit(low), high + half_unit(high)
    return Reach(None if figure.bound == "at most" else low, None if figure.bound == "at least" else high)


def fit(one: TieFigure, two: TieFigure) -> Fit:
    """
    Return how two figures for the same thing agree; the order of the two makes no difference.

    ``exactly``: the same number, given as the value by both. ``as a bound``: a bound or a range of one allows the
    other, or one is "about" a number and the other lies within half a unit of its last digit. ``when rounded``: the
    same, but nobody said "about"; one might be the other rounded. ``no``: none of these. Two figures are never both
    taken as rounded: 28 and 29 would then meet at 28.5.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> def said(number, bound="exactly"):
    ...     return TieFigure("f", ("a",), "trade", Span(Fraction(number), Fraction(number)), bound=bound)
    >>> fit(said("28.7"), said("27", "at least")), fit(said("28"), said("28.5")), fit(said("28"), said("28.7"))
    ('as a bound', 'when rounded', 'no')
    """
    a, b = reach(one), reach(two)
    wide_a, wide_b = reach(one, rounded=True), reach(two, rounded=True)
    if a is None or b is None or wide_a is None or wide_b is None:
        return "cannot be told"
    if one.value == two.value and gives_value(one) and gives_value(two):
        return "exactly"
    if a.meets(b) or (one.bound == "about" and wide_a.meets(b)) or (two.bound == "about" and wide_b.meets(a)):
        return "as a bound"
    return "when rounded" if wide_a.meets(b) or wide_b.meets(a) else "no"


def gives_value(figure: TieFigure) -> bool:
    """Return whether a figure gives the amount itself, and not only what it is above or below."""
    return figure.value is not None and figure.bound in ("exactly", "about")


def spread(low: Fraction, high: Fraction) -> float | None:
    """
    Return by how many per cent the high figure lies above the low one; None where the low one is not above 0.

    Also None where the number would not fit a float.

    Examples
    --------
    >>> spread(Fraction(20), Fraction(21)), spread(Fraction(0), Fraction(1))
    (5.0, None)
    """
    if low <= 0:
        return None
    try:
        return float(100 * (high - low) / low)
    except OverflowError:
        return None
