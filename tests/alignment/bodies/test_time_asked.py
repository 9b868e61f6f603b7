"""What lies in the time asked about for sure."""

from __future__ import annotations

import pytest

from comity.alignment.bodies.time_asked import time_of
from comity.case.alignment import Body


@pytest.mark.parametrize(
    ("date", "inside"),
    [("2001-06-01", True), ("2001", False), ("2002", True), ("2003-02", True), ("2003-03", False), ("soon", False)],
)
def test_a_date_known_in_part_must_lie_wholly_within(date: str, inside: bool) -> None:
    assert time_of(Body("b", (), since="2001-06", until="2003-02")).holds(date) is inside


def test_the_session_stands_in_for_a_date_that_is_not_given() -> None:
    asked = time_of(Body("b", (), since="2001"))
    assert asked.holds("", "2002")
    assert not asked.holds("", "46")
    assert not asked.holds("2000", "2002")


def test_open_time_holds_everything() -> None:
    asked = time_of(Body("b", ()))
    assert asked.holds("")
    assert asked.words() == ""
