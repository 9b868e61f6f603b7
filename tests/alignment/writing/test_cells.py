"""Numbers come back exactly, and no spreadsheet runs a text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.writing.cells import exact_text
from comity.case.values import exact

decimals = st.builds(lambda n, places: Fraction(n, 10**places), st.integers(-(10**30), 10**30), st.integers(0, 40))


@settings(max_examples=150, deadline=None)
@given(decimals | st.fractions(max_denominator=10**6) | st.floats(-1e20, 1e20).map(Fraction.from_float))
def test_a_number_is_read_back_exactly(value: Fraction) -> None:
    text = exact_text(value)
    assert Fraction(text) == value
    if len(text) <= 60:  # a longer text is no number of a case
        assert exact(text) == value


@settings(max_examples=150, deadline=None)
@given(st.from_regex(r"\A-?([0-9]{1,25}(\.[0-9]{0,25})?|[0-9]{1,20}/[1-9][0-9]{0,20})(e-?[0-9]{1,2})?\Z"))
def test_a_number_that_can_be_read_can_be_written(text: str) -> None:
    value = exact(text)
    if value is not None:
        assert exact(exact_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(1, 1000), "0.001"),
        (Fraction(1, 10**300), "1e-300"),
        (Fraction(12, 10**40), "1.2e-39"),
        (Fraction(2, 3), "2/3"),
        (Fraction(10**29), "1e29"),
    ],
)
def test_a_decimal_is_written_as_one(value: Fraction, text: str) -> None:
    assert exact_text(value) == text
