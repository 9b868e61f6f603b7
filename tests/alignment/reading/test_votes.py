"""Roll calls and published positions."""

from __future__ import annotations

import numpy as np

from comity.alignment.reading.imported import Positions, RollCalls
from comity.alignment.reading.votes import read_un_positions, read_un_votes


def test_votes_are_read_by_row_and_actor_and_absence_has_three_forms() -> None:
    text = "rcid,session,date,unres,US,FR,CN\n7,46,1991-10-04,R/1,3,,1\n8,47,,R/2,8,9,2\n"
    found = read_un_votes(text, "votes.csv")
    assert found.problems == ()
    v = found.value
    assert isinstance(v, RollCalls)
    assert (v.actors, v.roll_call, v.session, v.date) == (("US", "FR", "CN"), ("7", "8"), (46, 47), ("1991-10-04", ""))
    assert v.vote.tolist() == [[3, 0, 1], [0, 0, 2]]
    assert v.vote.dtype == np.int8


def test_wrong_votes_and_second_roll_calls_are_said() -> None:
    found = read_un_votes("rcid,session,US\n7,46,yes\n7,46,1\n8,soon,1\n", "votes.csv")
    assert {p.where.line for p in found.problems} == {2, 3, 4}
    assert found.failed
    assert isinstance(found.value, RollCalls)
    assert found.value.vote.tolist() == [[0], [1]]
    assert read_un_votes("rcid,session\n7,46\n", "votes.csv").failed
    assert len(read_un_votes("", "votes.csv").value) == 0


def test_positions_of_states_that_share_a_code_go_by_their_numbers() -> None:
    head = "session,year,ccode,iso3c,country,nvotes,idealpoint,q5,q50,q95\n"
    text = head + "30,1975,678,YAR,Y,9,-1.5,-2,-1.5,-1\n30,1975,680,YAR,Y,9,-2.5,,,\n30,,2,USA,U,9,1,0.5,1,1.5\n"
    found = read_un_positions(text, "points.csv")
    p = found.value
    assert isinstance(p, Positions)
    assert (p.actor, p.year) == (("678", "680", "USA"), (1975, 1975, 1975))
    assert p.point.tolist() == [-1.5, -2.5, 1]
    assert np.isnan(p.low[1])
    assert "YAR stands for two states in one session" in found.problems[0].what
    assert not found.failed


def test_a_code_that_two_states_use_one_after_the_other_is_a_doubt() -> None:
    text = "session,ccode,iso3c,idealpoint\n30,260,DEU,1\n60,255,DEU,1\n60,2,USA,huge\n"
    found = read_un_positions(text, "points.csv")
    assert found.value.actor == ("DEU", "DEU")  # type: ignore[union-attr]
    assert "DEU stands for the COW numbers 255, 260" in "".join(p.what for p in found.problems)
    assert [p.where.line for p in found.problems if p.level == "error"] == [4]
