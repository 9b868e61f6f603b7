"""The time a figure is for: how it is read, how long it is, and what it may be compared with."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.alignment.figures.period import Period, period_of
from comity.case.alignment import TieFigure
from comity.errors import UsageError


def said(since: str, until: str) -> Period:
    return period_of(TieFigure("f1", ("a",), "trade", since=since, until=until))


def test_the_same_time_written_in_two_ways_is_one_period() -> None:
    assert said("2024", "2024") == said("2024-01", "2024-12") == said("2024-01-01", "2024-12-31") == said("2024", "")
    assert said("", "2024") == said("2024", "")


@pytest.mark.parametrize(
    ("since", "until", "label", "length"),
    [
        ("2024", "2024", "2024", "12 months"),
        ("2021", "2023", "2021 to 2023", "36 months"),
        ("2025-01", "2025-09", "January to September 2025", "9 months"),
        ("2024-07", "2025-06", "July 2024 to June 2025", "12 months"),
        ("2024-02", "2024-02", "February 2024", "1 month"),
        ("2025-11-27", "2025-11-27", "2025-11-27", "1 day"),
        ("2025-11-27", "2025-12-03", "2025-11-27 to 2025-12-03", "7 days"),
        ("", "", "a time that is not said", "a time that is not said"),
    ],
)
def test_a_period_says_what_it_is_and_how_long(since: str, until: str, label: str, length: str) -> None:
    assert (said(since, until).label, said(since, until).length) == (label, length)


def test_nine_months_are_not_compared_with_a_year_nor_with_nine_other_months() -> None:
    nine = said("2025-01", "2025-09")
    assert not nine.alike(said("2025", "2025"))
    assert not nine.alike(said("2025-04", "2025-12"))
    assert nine.alike(said("2024-01", "2024-09"))


def test_a_leap_year_is_as_long_as_another_and_any_twelve_months_hold_all_seasons() -> None:
    assert said("2024", "").alike(said("2023", ""))
    assert said("2024-02", "").alike(said("2023-02", ""))
    assert said("2024-07", "2025-06").alike(said("2023", ""))


def test_what_does_not_say_its_time_is_compared_with_nothing() -> None:
    assert not said("", "").alike(said("", ""))
    assert not said("", "").overlaps(said("2024", ""))


def test_periods_overlap_from_the_first_day_they_share() -> None:
    assert said("2023", "2024-01-01").overlaps(said("2024", ""))
    assert not said("2023", "").overlaps(said("2024", ""))
    assert said("2021", "").to(said("2025-01", "2025-06")) == Period(dt.date(2021, 1, 1), dt.date(2025, 6, 30))


def test_a_date_that_cannot_be_read_and_a_period_that_runs_backwards_are_named() -> None:
    with pytest.raises(UsageError, match='"f1" is for "soon"'):
        said("soon", "2024")
    with pytest.raises(UsageError, match='"f1" is for "2024-13"'):
        said("2024", "2024-13")
    with pytest.raises(UsageError, match="before it begins"):
        said("2025", "2024")
