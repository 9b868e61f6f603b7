"""Whole-life costs in words."""

from __future__ import annotations

import pytest

from comity.partners.costs.words import about_cheapest, amount, percent


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0.0, "0"),
        (3e-17, "about 0"),
        (0.123456, "0.1235"),
        (999.96, "1,000"),
        (1234.5, "1,234"),
        (12_345_678.0, "12,350,000"),
        (-2e4, "-20,000"),
    ],
)
def test_numbers_have_about_four_figures_and_no_powers_of_ten(number: float, written: str) -> None:
    assert amount(number) == written


def test_rates_are_parts_of_a_hundred() -> None:
    assert percent(-0.005) == "-0.5 %"


def test_one_offer_is_not_the_cheapest_of_anything() -> None:
    assert about_cheapest(["x"], ["x"], ["x"], False) == ()
