"""The detectable effect against the power of the test that it is about."""

from __future__ import annotations

import math

import pytest
from scipy.stats import norm

from comity.support.sensitivity.detectable import detectable


def test_at_five_per_cent_and_four_in_five_it_is_two_point_eight_errors():
    assert detectable(1.0) == pytest.approx(1.96 + 0.84, abs=2e-3)


@pytest.mark.parametrize(("level", "power"), [(0.05, 0.8), (0.01, 0.9), (0.1, 0.5)])
def test_an_effect_of_that_size_is_found_with_that_chance(level, power):
    effect = detectable(3.0, level, power) / 3.0
    reach = norm.ppf(1 - level / 2)
    assert norm.sf(reach - effect) + norm.cdf(-reach - effect) == pytest.approx(power, abs=6e-3)


@pytest.mark.parametrize("error", [-1.0, math.nan, math.inf])
def test_an_error_that_is_none_is_refused(error):
    with pytest.raises(ValueError, match="standard error"):
        detectable(error)


def test_levels_and_powers_lie_between_zero_and_one():
    with pytest.raises(ValueError, match="between 0 and 1"):
        detectable(1.0, power=1.0)
