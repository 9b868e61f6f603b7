"""Periods as written in tables."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.support.panel.dates import label, period_of, within


@pytest.mark.parametrize("text", ["", "spring", "2024-13", "2024-00", "2024Q5", "2024-02-30", "24-05", "12345", "٢٠٢٤"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert period_of(text) is None


@pytest.mark.parametrize(("one", "other"), [("2024Q3", "2024-Q3"), ("2024q3", " 2024-q3 "), ("2024-05-31", "2024-05")])
def test_two_ways_to_write_a_period_are_one(one: str, other: str) -> None:
    first, second = period_of(one), period_of(other)
    assert first is not None
    assert second is not None
    assert (first.frequency, first.number) == (second.frequency, second.number)


@given(st.dates(min_value=dt.date(1, 1, 1)))
@settings(max_examples=100)
def test_labels_sort_like_periods_and_are_read_back(day: dt.date) -> None:
    following = day.replace(day=1) + dt.timedelta(days=32) if day.year < 9999 else day
    for frequency in ("month", "quarter", "year"):
        number, later = within(day.isoformat(), frequency), within(following.isoformat(), frequency)
        assert number is not None
        assert later is not None
        assert number <= later
        back = period_of(label(frequency, number))
        assert back is not None
        assert (back.frequency, back.number) == (frequency, number)


def test_a_date_coarser_than_the_periods_lies_in_none() -> None:
    assert within("2024", "month") is None
    assert within("2024-Q1", "month") is None
    assert within("2024-Q1", "year") == 2024
    assert within("2024-06", "quarter") == 2024 * 4 + 1
