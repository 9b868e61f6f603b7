"""Which way an actor moves on the line of votes: places, intervals, and distances tried corner by corner."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from comity.alignment.ideal_points.result import IdealPoints, SessionPoints
from comity.alignment.one_actor.places import Place, place


def session(name: str, at: list[float], half: float | list[float] = 0.1, settled: bool = True) -> SessionPoints:
    places, wide = np.array(at), np.array(half)
    cast = np.where(np.isnan(places), 0, 9)
    return SessionPoints(name, places, places - wide, places + wide, cast, 9, 0, 1.0, 0.5, 3, settled)


def points(*sessions: SessionPoints) -> IdealPoints:
    return IdealPoints(("a", "b", "c"), ("a", "c"), 1.0, 0.9, sessions)


def found(*sessions: SessionPoints, actor: str = "b") -> Place:
    answer = place(points(*sessions), actor)
    assert answer is not None
    return answer


NAN = float("nan")


@pytest.mark.parametrize("seed", range(20))
def test_a_band_of_distance_holds_what_any_two_points_of_the_intervals_allow(seed: int) -> None:
    chance = np.random.default_rng(seed)
    at, half = chance.normal(size=(2, 3)), chance.uniform(0.05, 0.8, size=(2, 3))
    answer = found(*(session(str(k), at[k].tolist(), half[k].tolist()) for k in (0, 1)))
    steps = np.linspace(-1, 1, 41)
    for d in answer.distances:
        j = "abc".index(d.name)
        for k, (here, band) in enumerate(((d.first, d.first_band), (d.last, d.last_band))):
            tried = [abs(at[k, 1] + x * half[k, 1] - at[k, j] - y * half[k, j]) for x, y in product(steps, steps)]
            assert here == pytest.approx(abs(at[k, 1] - at[k, j]))
            assert band[0] <= min(tried) + 1e-12
            assert band[1] == pytest.approx(max(tried))
            assert min(tried) - band[0] <= 0.1


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_of_the_change_covers_what_two_independent_errors_make(seed: int) -> None:
    """Draw both places from their errors: at the level of the intervals, so many changes lie within."""
    chance = np.random.default_rng(seed)
    one, two = chance.uniform(0.1, 0.5, size=2)
    answer = found(session("1", [-1, 0, 1], [0.1, one, 0.1]), session("2", [-1, 0.3, 1], [0.1, two, 0.1]))
    sd = 1.6448536269514722
    drawn = 0.3 + chance.normal(0, two / sd, 20_000) - chance.normal(0, one / sd, 20_000)
    low, high = answer.change_band
    assert np.mean((drawn >= low) & (drawn <= high)) == pytest.approx(0.9, abs=0.01)


def test_a_move_is_towards_an_end_only_where_its_interval_leaves_no_doubt() -> None:
    assert found(session("1", [-1, 0, 1]), session("2", [-1, 0.5, 1])).towards == "c"
    assert found(session("1", [-1, 0, 1]), session("2", [-1, -0.5, 1])).towards == "a"
    assert found(session("1", [-1, 0, 1]), session("2", [-1, 0.1, 1])).towards == ""


def test_closer_and_farther_are_said_where_the_bands_have_nothing_in_common() -> None:
    answer = found(session("1", [-1, 0, 1]), session("2", [-1, 0.5, 1]))
    assert {d.name: d.way for d in answer.distances} == {"c": "closer", "a": "farther"}
    unsure = found(session("1", [-1, 0, 1], 0.3), session("2", [-1, 0.5, 1], 0.3))
    assert {d.way for d in unsure.distances} == {"cannot be told"}


def test_sessions_without_the_actor_are_passed_over() -> None:
    answer = found(session("1", [-1, NAN, 1]), session("2", [-1, 0, 1]), session("3", [-1, 0.5, NAN]))
    assert answer.sessions == ("2", "3")
    assert [d.name for d in answer.distances] == ["a"]


def test_fewer_than_two_sessions_tell_no_move() -> None:
    assert place(points(session("1", [-1, 0, 1]), session("2", [-1, NAN, 1])), "b") is None
    assert place(points(session("1", [-1, 0, 1]), session("2", [-1, 0, 1])), "z") is None


def test_a_session_whose_direction_is_in_doubt_or_that_had_not_settled_tells_no_direction() -> None:
    doubtful = found(session("1", [0.1, 0, 0.1], 0.2), session("2", [-1, 0.9, 1]))
    assert (doubtful.in_doubt, doubtful.towards) == (("1",), "")
    loose = found(session("1", [-1, 0, 1]), session("2", [-1, 0.9, 1], settled=False))
    assert (loose.in_doubt, loose.towards) == (("2",), "")


def test_the_line_turned_round_turns_the_change_and_keeps_every_distance() -> None:
    sessions = (session("1", [-1, 0, 1]), session("2", [-1, 0.5, 0.8], 0.2))
    one = found(*sessions)
    other = place(IdealPoints(("a", "b", "c"), ("c", "a"), 1.0, 0.9, tuple(s.mirrored() for s in sessions)), "b")
    assert other is not None
    assert (other.change, other.towards, other.distances) == (-one.change, one.towards, one.distances)
