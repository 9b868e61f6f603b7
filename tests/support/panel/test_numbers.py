"""Cells as numbers: nothing is guessed, and nothing that is none gets in."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.support.panel.numbers import LARGEST, number_of


@pytest.mark.parametrize(
    "cell", ["nan", "inf", "-inf", "0x10", "1_000", "12%", "--1", "1e9999", "٣", "1.2.3", "9" * 70]
)
def test_what_is_no_plain_number_is_said_to_be_none(cell: str) -> None:
    assert isinstance(number_of(cell), str)


def test_an_empty_cell_is_missing_and_no_zero() -> None:
    value = number_of("  ")
    assert isinstance(value, float)
    assert math.isnan(value)


@given(st.floats(min_value=-LARGEST, max_value=LARGEST, allow_nan=False))
@settings(max_examples=100)
def test_every_number_that_python_writes_is_read_back(value: float) -> None:
    assert number_of(repr(value)) == value


def test_a_comma_is_answered_with_the_number_it_may_mean() -> None:
    assert "write 1234.5" in str(number_of("1,234.5"))
