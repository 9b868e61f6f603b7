"""The option that never ends: the published number, the equation it solves, and how it moves."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.partners.options.forever import critical_ratio, exponent, held_forever

RATES = st.floats(0.0, 0.2)
SPREADS = st.floats(0.02, 1.0)


def test_the_published_numbers_of_dixit_and_pindyck_come_out_exactly() -> None:
    assert exponent(Fraction(4, 100), Fraction(4, 100), Fraction(2, 10)) == 2.0
    assert critical_ratio(Fraction(4, 100), Fraction(4, 100), Fraction(2, 10)) == 2.0


def test_floats_give_the_same_as_fractions() -> None:
    assert exponent(0.04, 0.04, 0.2) == pytest.approx(2.0, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(RATES, RATES, SPREADS)
def test_the_exponent_solves_the_quadratic_and_is_no_less_than_one(rate: float, lost: float, spread: float) -> None:
    b = exponent(rate, lost, spread)
    left = spread**2 * b * (b - 1) / 2 + (rate - lost) * b - rate
    assert b >= 1
    assert left == pytest.approx(0.0, abs=1e-8 * (1 + spread**2 * b * b))


@settings(max_examples=100, deadline=None)
@given(st.floats(0.001, 0.2), st.floats(0.001, 0.2), SPREADS, st.floats(0.001, 0.1))
def test_more_spread_or_rate_asks_for_more_and_more_loss_for_less(
    rate: float, lost: float, spread: float, more: float
) -> None:
    here = critical_ratio(rate, lost, spread)
    assert critical_ratio(rate, lost, spread + more) >= here - 1e-9
    assert critical_ratio(rate + more, lost, spread) >= here - 1e-9
    assert critical_ratio(rate, lost + more, spread) <= here + 1e-9


def test_without_spread_the_limit_is_the_rate_over_the_loss() -> None:
    # one waits while the value net of the cost grows faster than the rate: until V = I r / d
    assert critical_ratio(0.06, 0.04, 0.0) == pytest.approx(1.5)
    assert critical_ratio(0.06, 0.04, 1e-4) == pytest.approx(1.5, abs=1e-3)
    assert critical_ratio(0.02, 0.04, 0.0) == 1.0


def test_where_nothing_is_lost_by_waiting_no_value_is_enough() -> None:
    assert critical_ratio(0.04, 0.0, 0.2) == math.inf
    assert held_forever(3.0, 0.04, 0.0, 0.2) == 3.0


@settings(max_examples=100, deadline=None)
@given(st.floats(0.01, 5.0), st.floats(0.001, 0.2), st.floats(0.001, 0.2), SPREADS, st.floats(0.0, 0.5))
def test_the_choice_is_worth_no_less_than_beginning_and_grows_with_the_spread(
    ratio: float, rate: float, lost: float, spread: float, more: float
) -> None:
    held = held_forever(ratio, rate, lost, spread)
    assert held >= max(ratio - 1, 0) - 1e-9
    assert held <= ratio
    assert held_forever(ratio, rate, lost, spread + more) >= held - 1e-9


def test_the_two_parts_of_the_curve_meet_without_a_kink() -> None:
    critical = critical_ratio(0.05, 0.03, 0.25)
    below, at, over = (held_forever(critical * (1 + h), 0.05, 0.03, 0.25) for h in (-1e-5, 0.0, 1e-5))
    assert at == pytest.approx(critical - 1)
    assert (at - below) / (critical * 1e-5) == pytest.approx((over - at) / (critical * 1e-5), abs=1e-3)
