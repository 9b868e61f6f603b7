"""Roll calls are checked at the door."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.ideal_points.roll_calls import dividing, roll_calls
from comity.errors import UsageError


def test_sessions_are_put_in_the_order_of_numbers_not_of_words() -> None:
    votes = roll_calls(["a"], [[1, 2, 3]], [100, 9, 9])
    assert votes.sessions == ("9", "100")
    assert votes.of(0).tolist() == [[2, 3]]


@pytest.mark.parametrize(
    ("actors", "table", "session", "says"),
    [
        (["a"], [[4]], None, "1 .yes., 2 .abstain., 3 .no. or 0 .absent."),
        (["a", "b"], [[1]], None, "a table of 2 rows"),
        (["a"], [[]], None, "some columns"),
        (["a", "a"], [[1], [1]], None, "stands twice"),
        (["a"], [[1, 2]], [46], "2 votes and 1 sessions"),
    ],
)
def test_what_does_not_fit_is_said(actors: list[str], table: list[list[int]], session: list[int], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        roll_calls(actors, table, session)


def test_a_name_that_is_not_there_is_guessed_at() -> None:
    with pytest.raises(UsageError, match='Did you mean "Aland"'):
        roll_calls(["Aland"], [[1]]).at("Alund")


def test_a_vote_divides_where_two_who_were_present_differ() -> None:
    assert dividing(np.array([[1, 0, 0, 2], [1, 0, 3, 1]], np.int8)).tolist() == [False, False, False, True]
