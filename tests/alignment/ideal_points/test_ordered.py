"""The chances of yes, abstain and no, against the plain formula and against differences."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.alignment.ideal_points.ordered import log_chances, slopes
from comity.alignment.ideal_points.plain import plain_chance

NUMBERS = st.floats(-4, 4)


@given(x=NUMBERS, slope=NUMBERS, middle=NUMBERS, width=st.floats(-3, 1.5))
def test_the_chances_are_those_of_the_plain_formula(x: float, slope: float, middle: float, width: float) -> None:
    half = math.exp(width)
    found = np.exp(log_chances(np.array(middle - slope * x), np.array(half)))
    assert np.allclose(found, [plain_chance(c, x, slope, middle, half) for c in (1, 2, 3)], atol=1e-12)


@given(u=st.floats(-30, 30), width=st.floats(-3, 1.5))
def test_the_slopes_are_those_found_by_differences(u: float, width: float) -> None:
    def at(a: float, b: float) -> np.ndarray:
        return log_chances(np.array(a), np.array(math.exp(b)))

    e = 1e-5
    by_u, by_width = slopes(np.array(u), np.array(math.exp(width)))
    assert np.allclose(by_u, (at(u + e, width) - at(u - e, width)) / (2 * e), atol=1e-5)
    assert np.allclose(by_width, (at(u, width + e) - at(u, width - e)) / (2 * e), atol=1e-5)


def test_a_band_as_wide_as_can_be_overflows_nowhere() -> None:
    found = slopes(np.array(0.5), np.array(1e6))
    assert np.isfinite(found).all()
    assert found[1][1] == pytest.approx(0)


def test_far_out_no_digit_is_lost() -> None:
    found = log_chances(np.array([-800.0, 800.0]), np.array(1.0))
    assert np.isfinite(found).all()
    assert np.allclose(found[1], math.log(math.exp(1) - math.exp(-1)) - 800)  # e^(1-800) - e^(-1-800)


@given(u=st.floats(-20, 20), half=st.floats(0.05, 5))
def test_yes_and_no_change_places_when_the_line_is_mirrored(u: float, half: float) -> None:
    there, back = (log_chances(np.array(v), np.array(half)) for v in (u, -u))
    assert np.allclose(there, back[::-1], atol=1e-12)
