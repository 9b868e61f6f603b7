"""What chance alone leaves of the ratio of two counts."""

from __future__ import annotations

import pytest
from scipy.stats import beta

from comity.evidence.compare.by_chance import ratio_by_chance


@pytest.mark.parametrize(
    ("one", "other"), [(1, 1), (262, 109), (0, 5), (10, 5), (10**6, 3), (5, 0), (10**12, 5 * 10**11)]
)
def test_the_band_is_that_of_the_beta_law_of_another_library(one: int, other: int) -> None:
    low, high = beta.ppf([0.05, 0.95], one + 0.5, other + 0.5)
    rest_of_low, rest_of_high = beta.ppf([0.95, 0.05], other + 0.5, one + 0.5)
    assert ratio_by_chance(one, other) == pytest.approx((low / rest_of_low, high / rest_of_high), rel=2e-4)


@pytest.mark.parametrize(("one", "other"), [(3, 17), (0, 4), (10**15, 1), (10**15, 10**15)])
def test_swapping_the_sides_turns_the_band_round(one: int, other: int) -> None:
    there, back = ratio_by_chance(one, other), ratio_by_chance(other, one)
    assert there is not None
    assert back is not None
    assert there == pytest.approx((1 / back[1], 1 / back[0]), rel=1e-6)


@pytest.mark.parametrize(("one", "other"), [(0.5, 2), (-1, 2), (3, 2.25)])
def test_what_is_no_count_has_no_band(one: float, other: float) -> None:
    assert ratio_by_chance(one, other) is None
