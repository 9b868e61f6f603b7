"""When two figures agree, against a plain twin that tries every amount on a fine grid."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.figures.agreement import fit, half_unit, reach, spread
from comity.case.alignment import TieFigure
from comity.case.settlement import Span
from comity.errors import UsageError

GRID = [Fraction(k, 20) for k in range(-40, 201)]
BOUNDS = ("exactly", "about", "at least", "at most")


def said(low: str | Fraction, bound: str = "exactly", high: str | Fraction | None = None) -> TieFigure:
    value = Span(Fraction(low), Fraction(low if high is None else high))
    return TieFigure("f", ("a",), "trade", value, bound=bound)  # type: ignore[arg-type]


def plain_half_unit(value: Fraction) -> Fraction:
    """Half a unit of the last digit, read off the printed number."""
    printed = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    digits = len(printed.partition(".")[2].rstrip("0"))
    return Fraction(1, 2) / 10**digits


def plain_allows(figure: TieFigure, amount: Fraction, rounded: bool) -> bool:
    assert figure.value is not None
    low, high = figure.value.low, figure.value.high
    above = figure.bound == "at most" or amount >= low - (plain_half_unit(low) if rounded else 0)
    below = figure.bound == "at least" or amount <= high + (plain_half_unit(high) if rounded else 0)
    return above and below


def plain_fit(one: TieFigure, two: TieFigure) -> str:
    """The rule read aloud: is there an amount that one allows as it stands and the other at least as rounded?"""
    values = {"exactly", "about"}
    if one.value == two.value and {one.bound, two.bound} <= values:
        return "exactly"

    def meet(wide_one: bool, wide_two: bool) -> bool:
        return any(plain_allows(one, x, wide_one) and plain_allows(two, x, wide_two) for x in GRID)

    if (
        meet(False, False)
        or (one.bound == "about" and meet(True, False))
        or (two.bound == "about" and meet(False, True))
    ):
        return "as a bound"
    return "when rounded" if meet(True, False) or meet(False, True) else "no"


amounts = st.one_of(st.integers(0, 8).map(Fraction), st.integers(0, 80).map(lambda k: Fraction(k, 10)))
ends = st.one_of(amounts.map(lambda x: (x, x)), st.tuples(amounts, amounts).map(lambda xs: (min(xs), max(xs))))
figures = st.builds(lambda xs, bound: said(xs[0], bound, xs[1]), ends, st.sampled_from(BOUNDS))


@settings(max_examples=150, deadline=None)
@given(figures, figures)
def test_two_figures_agree_as_the_rule_read_aloud_says_in_either_order(one: TieFigure, two: TieFigure) -> None:
    assert fit(one, two) == fit(two, one) == plain_fit(one, two)


@given(figures)
def test_a_figure_agrees_with_itself(figure: TieFigure) -> None:
    assert fit(figure, figure) in ("exactly", "as a bound")


@given(st.integers(-10_000, 10_000), st.integers(0, 6))
def test_half_a_unit_is_read_off_the_last_digit_that_is_not_zero(digits: int, places: int) -> None:
    value = Fraction(digits, 10**places)
    assert half_unit(value) == plain_half_unit(value)


def test_the_figures_of_the_article_agree_as_an_analyst_would_say() -> None:
    assert fit(said("28.7"), said("27", "at least")) == "as a bound"
    assert fit(said("28"), said("28.5")) == "when rounded"
    assert fit(said("28"), said("28.7")) == "no"
    assert fit(said("28", "about"), said("28.5")) == "as a bound"
    assert fit(said("28.5"), said("27", "at most")) == "no"
    assert fit(said("26.8"), said("27", "at least")) == "when rounded"
    assert fit(said("20", high="30"), said("25")) == "as a bound"


def test_two_figures_are_never_both_taken_as_rounded() -> None:
    assert fit(said("28"), said("29")) == "no"
    assert fit(said("28", "about"), said("29", "about")) == "no"


def test_a_number_without_an_end_was_computed_and_is_not_taken_as_rounded() -> None:
    assert half_unit(Fraction(1, 3)) == 0
    assert fit(said(Fraction(1, 3)), said(Fraction(33, 100))) == "when rounded"
    assert fit(said(Fraction(1, 3)), said(Fraction(34, 100))) == "no"


def test_a_figure_without_a_value_tells_nothing() -> None:
    nothing = TieFigure("f", ("a",), "trade")
    assert reach(nothing) is None
    assert fit(nothing, said("28")) == fit(said("28"), nothing) == "cannot be told"


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(UsageError, match="from 3 down to 2"):
        reach(said("3", high="2"))


def test_a_spread_needs_a_low_end_above_zero_and_a_number_that_fits() -> None:
    assert spread(Fraction(27), Fraction("28.7")) == pytest.approx(100 * (28.7 / 27 - 1))
    assert spread(Fraction(-1), Fraction(1)) is None
    assert spread(Fraction(1, 10**200), Fraction(10**200)) is None
