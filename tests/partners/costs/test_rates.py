"""Rates at which a stream changes its sign, against factors of polynomials and a fine grid."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.partners.costs.rates import extremes, switching_rates
from comity.partners.costs.streams import difference, present_value

streams = st.dictionaries(st.integers(0, 12), st.integers(-9, 9).map(float), min_size=1, max_size=6)


def _with_rates(*rates: Fraction) -> dict[int, float]:
    """Return the stream that is worth nothing at just these rates: the product of (1 - (1 + r) v)."""
    coefficients = [Fraction(1)]
    for rate in rates:
        longer = [*coefficients, Fraction(0)]
        for k, x in enumerate(coefficients):
            longer[k + 1] -= (1 + rate) * x
        coefficients = longer
    return {year: float(x) for year, x in enumerate(coefficients)}


@pytest.mark.parametrize("rates", [("0.05",), ("0.02", "0.3"), ("0.01", "0.04", "0.1", "0.5"), ("-0.1", "0.08", "0.9")])
def test_the_rates_that_a_stream_was_built_from_are_found(rates: tuple[str, ...]) -> None:
    found = switching_rates(_with_rates(*map(Fraction, rates)), -0.4, 2.0)
    assert found == pytest.approx([float(r) for r in rates], abs=1e-7)


def test_three_equal_rates_switch_and_two_only_touch() -> None:
    tenth = Fraction(1, 10)
    assert switching_rates(_with_rates(tenth, tenth, tenth), 0.0, 1.0) == pytest.approx([0.1], abs=1e-3)
    # halves are exact in floats, so that the touch is one
    assert switching_rates({0: 1.0, 1: -4.0, 2: 4.0}, 0.0, 5.0) == ()


@given(streams)
@settings(max_examples=150, deadline=None)
def test_between_switches_the_sign_stays_and_at_each_it_changes(stream: dict[int, float]) -> None:
    found = switching_rates(stream, 0.0, 1.0)
    size = sum(abs(x) for x in stream.values())
    assert list(found) == sorted(found)
    middles = [present_value(stream, (a + b) / 2) for a, b in pairwise([0.0, *found, 1.0])]
    for rate in found:
        assert abs(present_value(stream, rate)) <= 1e-9 * size
    for grid, (low, high) in zip(middles, pairwise([0.0, *found, 1.0]), strict=True):
        for rate in np.linspace(low, high, 25)[1:-1]:
            value = present_value(stream, float(rate))
            assert value * grid >= 0 or min(abs(value), abs(grid)) <= 1e-7 * size
    for a, b in pairwise(middles):
        assert a * b < 0 or min(abs(a), abs(b)) <= 1e-7 * size


@given(streams)
@settings(max_examples=150, deadline=None)
def test_no_rate_of_a_fine_grid_passes_the_extremes_and_they_are_reached(stream: dict[int, float]) -> None:
    low, high = extremes(stream, 0.0, 0.5)
    values = [present_value(stream, float(r)) for r in np.linspace(0, 0.5, 401)]
    size = sum(abs(x) for x in stream.values())
    assert low <= min(values) + 1e-9 * size
    assert high >= max(values) - 1e-9 * size
    assert min(values) - low <= 0.01 * size
    assert high - max(values) <= 0.01 * size


@given(streams, st.floats(0.01, 100))
@settings(max_examples=60, deadline=None)
def test_another_unit_of_money_moves_no_rate(stream: dict[int, float], unit: float) -> None:
    bare = {year: x for year, x in stream.items() if x}
    found = switching_rates({year: x * unit for year, x in bare.items()}, 0.0, 1.0)
    steep = [r for r in switching_rates(bare, 0.0, 1.0) if _steep(bare, r)]
    for rate in steep:
        assert min(abs(rate - other) for other in found) < 1e-6


def _steep(stream: dict[int, float], rate: float) -> bool:
    """Return whether the present value passes through 0 with some slope, so that rounding cannot hide it."""
    size = sum(abs(x) for x in stream.values())
    return min(abs(present_value(stream, rate + d)) for d in (-1e-3, 1e-3)) > 1e-9 * size


def test_a_stream_of_nothing_and_one_payment_never_switch() -> None:
    assert switching_rates({}, 0.0, 1.0) == ()
    assert switching_rates({3: 5.0}, 0.0, 1.0) == ()
    assert extremes({}, 0.0, 1.0) == (0.0, 0.0)


def test_five_hundred_years_at_low_rates_are_counted() -> None:
    stream = {year: (-1.0 if year < 250 else 2.0) for year in range(501)}
    (rate,) = switching_rates(stream, -0.4, 1.0)
    assert abs(present_value(stream, rate)) < 1e-6
    assert difference(stream, stream) == {}
