"""The time that a figure is for."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.case.programme import Declared
from comity.programme.declared.time_of import Time, released, time_of


def at(since: str, until: str) -> Time:
    return time_of(Declared("f", "a", "b", "target", None, "", since, until))


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2024", "2024", "2024"),
        ("2024-03", "2024-04", "2024-03 to 2024-04"),
        ("", "2024-03", "by 2024-03"),
        ("2026", "", "from 2026 on"),
        ("", "", "a time that is not said"),
    ],
)
def test_a_time_is_named_as_it_was_written(since: str, until: str, words: str) -> None:
    assert at(since, until).words == words


def test_the_same_days_are_the_same_time_however_they_are_written() -> None:
    assert at("2024", "2024").key == at("2024-01-01", "2024-12").key
    assert at("", "2024-03").key != at("2024-03", "2024-03").key


def test_a_time_is_before_another_only_where_it_surely_is_over() -> None:
    assert at("2024", "2024").before(at("2025-01", "2025-02"))
    assert not at("2024", "2025-01").before(at("2025-01", "2025-02"))
    assert not at("2024", "2024").before(at("", "2026"))
    assert not at("2024", "").before(at("2030", "2030"))


def test_a_month_of_publication_is_taken_at_its_last_day() -> None:
    assert released(Declared("f", "a", "b", "output", released="2025-07")) == dt.date(2025, 7, 31)
    assert released(Declared("f", "a", "b", "output")) is None
