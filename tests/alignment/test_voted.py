"""Votes of a case: agreement against a plain twin, and when a line of places is drawn or refused."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.analyse import alignment_answer
from comity.alignment.result import AlignmentResult
from comity.alignment.work import AlignmentSettings
from comity.case.alignment import Alignment, Votes

ONLY = AlignmentSettings(("votes",))
PLACE = {"yes": 1.0, "abstain": 0.5, "no": 0.0}
CAST = st.sampled_from(["yes", "no", "abstain", "absent", ""])


def votes(*cast: tuple[str, ...], sessions: tuple[str, ...] = ()) -> Votes:
    n = len(cast)
    blank = ("",) * n
    actors = tuple("abcdefghij"[: len(cast[0])])
    ids = tuple(f"r{k}" for k in range(n))
    return Votes(actors, ids, sessions or blank, blank, blank, blank, cast, blank)  # type: ignore[arg-type]


def asked(table: Votes, anchor: tuple[str, str] | None = None) -> AlignmentResult:
    return alignment_answer(Alignment(votes=table, anchor=anchor), settings=ONLY)


@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.tuples(*[CAST] * n), min_size=1, max_size=6)))
@settings(max_examples=50, deadline=None)
def test_agreement_is_one_minus_the_mean_distance_of_votes_that_both_cast(rows: list[tuple[str, ...]]) -> None:
    found = asked(votes(*rows))
    assert found.votes is not None
    pairs = {(p["a"], p["b"]): p for p in found.votes.agreement.to_json()["pairs"]}  # type: ignore[attr-defined]
    for i, j in combinations(range(len(rows[0])), 2):
        both = [(PLACE[r[i]], PLACE[r[j]]) for r in rows if r[i] in PLACE and r[j] in PLACE]
        got = pairs.get(("abcd"[i], "abcd"[j]))
        if not both:
            assert got is None or got["share"] is None
        else:
            assert got is not None
            assert got["shared"] == len(both)
            assert got["share"] == pytest.approx(1 - sum(abs(x - y) for x, y in both) / len(both), abs=1e-6)


def test_without_an_anchor_no_line_is_drawn_and_it_is_said_what_to_do() -> None:
    found = asked(votes(("yes", "no", "yes"), ("no", "no", "yes")))
    assert found.votes is not None
    assert found.votes.points is None
    assert "names no two voters (anchor)" in found.limited["votes"]
    assert found.votes.to_json()["ideal_points"] is None


def test_an_anchor_that_never_voted_is_told_and_agreement_is_there_all_the_same() -> None:
    found = asked(votes(("yes", "no", "yes"), ("no", "no", "yes")), ("a", "q"))
    assert found.votes is not None
    assert found.votes.points is None
    assert '"q"' in found.limited["votes"]
    assert found.votes.roll_calls == 2


def test_sessions_with_too_little_in_them_are_left_out_and_named() -> None:
    full = (("yes", "no", "yes"), ("no", "no", "yes"), ("yes", "yes", "no"))
    thin = (("yes", "no", "absent"), ("yes", "yes", "yes"))
    found = asked(votes(*full, *thin, sessions=("s", "s", "s", "t", "")), ("a", "b"))
    assert found.votes is not None
    assert found.votes.left_out == (
        "t: 2 voters, 1 votes that divide them.",
        "votes without a session: 3 voters, 0 votes that divide them.",
    )
    line = found.votes.to_json()["ideal_points"]
    assert [s["session"] for s in line["sessions"]] == ["s"]
    assert "Left out of the line: t: 2 voters" in " ".join(found.votes.sentences())


def test_where_no_session_does_the_reason_is_said() -> None:
    found = asked(votes(("yes", "yes", "yes"), ("no", "no", "no")), ("a", "b"))
    assert found.votes is not None
    assert found.votes.points is None
    assert "no session has three voters and two votes that divide them" in found.limited["votes"]


def test_the_line_runs_from_the_first_to_the_second_of_the_anchor() -> None:
    # a and b are at odds in every vote, and c goes with b more often than not
    rows = (("yes", "no", "no"), ("yes", "no", "no"), ("no", "yes", "no"), ("no", "yes", "yes"))
    one, two = asked(votes(*rows), ("a", "b")), asked(votes(*rows), ("b", "a"))
    assert one.votes is not None
    assert two.votes is not None
    forth = one.votes.to_json()["ideal_points"]["sessions"][0]["places"]
    back = two.votes.to_json()["ideal_points"]["sessions"][0]["places"]
    assert forth["a"]["at"] < forth["c"]["at"] < forth["b"]["at"]
    assert all(forth[x]["at"] == pytest.approx(-back[x]["at"], abs=1e-4) for x in "abc")


def test_a_second_dimension_is_looked_for_only_with_ten_roll_calls() -> None:
    rows = tuple(tuple("yes" if (k * v + k // 2) % 3 else "no" for v in range(1, 7)) for k in range(12))
    few, many = asked(votes(*rows[:9]), ("a", "b")), asked(votes(*rows), ("a", "b"))
    assert few.votes is not None
    assert many.votes is not None
    assert few.votes.space is None
    assert many.votes.space is not None
    assert many.votes.to_json()["space"] is not None
