"""Votes of the United Nations: what is not known is not called absent."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.reading.imported import ABSENT, RollCalls
from comity.alignment.reading.votes import read_un_votes
from comity.alignment.writing.roll_calls import reserved, votes_of
from comity.case.alignment import Votes

WORDS = {1: "yes", 2: "abstain", 3: "no"}


def _plain(calls: RollCalls) -> tuple[tuple[str, ...], ...]:
    """The rule read aloud: absent only where the actor voted at least once in that session."""
    out = []
    for r, session in enumerate(calls.session):
        row = []
        for k in range(len(calls.actors)):
            here = [int(calls.vote[q, k]) for q, other in enumerate(calls.session) if other == session]
            cast = WORDS.get(int(calls.vote[r, k]), "absent")
            row.append(cast if cast != "absent" or any(v != ABSENT for v in here) else "")
        out.append(tuple(row))
    return tuple(out)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(44, 47), st.lists(st.integers(0, 3), min_size=3, max_size=3)), max_size=8))
def test_an_actor_is_absent_only_in_sessions_in_which_it_voted(rows: list[tuple[int, list[int]]]) -> None:
    vote = np.array([v for _, v in rows], np.int8).reshape(len(rows), 3)
    ids = tuple(str(k) for k in range(len(rows)))
    calls = RollCalls(("a", "b", "c"), ids, tuple(s for s, _ in rows), ("",) * len(rows), vote)
    votes, told = votes_of(calls, "s1")
    assert votes.cast == _plain(calls)
    assert votes.source == ("s1",) * len(rows)
    silent = {k for row in votes.cast for k, cast in enumerate(row) if cast == ""}
    assert len(told) == len(silent)


def test_a_file_without_sessions_is_one_session() -> None:
    found = read_un_votes("rcid,US,FR\n1,1,\n2,,\n", "v.csv").value
    assert isinstance(found, RollCalls)
    votes, told = votes_of(found)
    assert isinstance(votes, Votes)
    assert votes.session == ("", "")
    assert votes.cast == (("yes", ""), ("absent", ""))
    assert told == ("FR cast no vote in any roll call: its cells there are empty (not known), not absent.",)


def test_runs_of_sessions_are_named_as_runs() -> None:
    vote = np.zeros((4, 1), np.int8)
    vote[2] = 1
    calls = RollCalls(("x",), ("1", "2", "3", "4"), (46, 47, 48, 50), ("",) * 4, vote)
    assert votes_of(calls)[1][0].startswith("x cast no vote in the sessions 46 to 47, 50:")


def test_an_actor_that_is_called_like_a_column_is_said() -> None:
    assert reserved(["ID"], ["id"]) == ""
    assert reserved(["id", "text"], ["id", "text", "body"]).startswith("2 actors are called like a column")
