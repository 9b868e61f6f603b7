"""E-values against published figures and against the bound that they solve."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.support.sensitivity.e_value import as_risk_ratio, e_value, of_ratio


def test_the_two_examples_of_vanderweele_and_ding_come_out():
    harmful = e_value(3.9, 1.8, 8.7)
    assert (round(harmful.point, 2), round(harmful.limit, 2)) == (7.26, 3.0)
    protective = e_value(0.80, 0.71, 0.91)
    assert (round(protective.point, 2), round(protective.limit, 2)) == (1.81, 1.43)


@given(st.floats(0.05, 20.0))
def test_a_hidden_cause_of_just_that_size_explains_the_ratio_away(ratio):
    # the bias of a hidden cause is at most ab / (a + b - 1); with a = b = E it is the ratio itself
    size = of_ratio(ratio)
    assert size**2 / (2 * size - 1) == pytest.approx(max(ratio, 1 / ratio), rel=1e-9)


@given(st.floats(0.05, 20.0))
def test_a_ratio_and_its_inverse_have_one_e_value(ratio):
    assert of_ratio(ratio) == pytest.approx(of_ratio(1 / ratio), rel=1e-9)


def test_an_interval_that_holds_no_effect_needs_no_hidden_cause():
    found = e_value(0.8, 0.6, 1.0)
    assert found.limit == 1.0
    assert "No hidden cause is needed" in found.sensitivity()[1].words


def test_without_an_interval_there_is_one_row():
    assert [s.name for s in e_value(2.0).sensitivity()] == ["E-value of the estimate"]


@given(st.floats(0.1, 10.0))
def test_a_hazard_ratio_of_common_endings_is_read_as_the_plain_formula_says(hazard):
    plain = (1 - 0.5 ** math.sqrt(hazard)) / (1 - 0.5 ** math.sqrt(1 / hazard))
    read = as_risk_ratio(hazard, "hazard_common")
    assert read == pytest.approx(plain, rel=1e-9)
    # it lies between no effect and the hazard ratio
    assert min(1, hazard) - 1e-12 <= read <= max(1, hazard) + 1e-12


def test_a_rare_ending_is_read_as_it_stands():
    assert as_risk_ratio(1.7, "hazard_rare") == 1.7


@given(st.floats(-5, 5), st.floats(0.1, 10), st.floats(0.1, 100))
def test_a_difference_does_not_depend_on_the_unit_of_the_outcome(effect, spread, scale):
    one = e_value(effect, measure="difference", spread=spread)
    other = e_value(effect * scale, measure="difference", spread=spread * scale)
    assert one.point == pytest.approx(other.point, rel=1e-6)


def test_a_difference_of_one_standard_deviation_is_a_ratio_of_two_and_a_half():
    assert as_risk_ratio(2.0, "difference", 2.0) == pytest.approx(2.484, abs=1e-3)


@pytest.mark.parametrize(("effect", "measure", "spread"), [(0.0, "ratio", None), (-1.0, "hazard_common", None)])
def test_a_ratio_must_be_above_zero(effect, measure, spread):
    with pytest.raises(ValueError, match="above 0"):
        as_risk_ratio(effect, measure, spread)


def test_a_difference_needs_a_spread():
    with pytest.raises(ValueError, match="spread"):
        e_value(1.0, measure="difference")
