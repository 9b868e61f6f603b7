"""Ideal points: laws, simulated votes whose places are known, and the published points of the United Nations."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from comity.alignment.ideal_points.estimate import ideal_points
from comity.alignment.ideal_points.result import IdealPoints
from comity.alignment.ideal_points.roll_calls import RollCalls, roll_calls
from comity.errors import UsageError

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "unga_ideal_points"
ISO3 = (
    "AU=AUS BR=BRA BY=BLR CN=CHN CU=CUB DE=DEU EG=EGY FR=FRA GB=GBR IL=ISR IN=IND IR=IRN JP=JPN KP=PRK KR=KOR MX=MEX "
    "PK=PAK PL=POL RU=RUS SA=SAU TR=TUR UA=UKR US=USA ZA=ZAF"
)


def simulated(rng: np.random.Generator, places: np.ndarray, votes: int, steep: float = 2.0) -> np.ndarray:
    """Votes of actors at known places, drawn from the model by the plain comparison of a draw with two cuts."""
    slope, middle = steep * rng.normal(size=votes), 1.5 * rng.normal(size=votes)
    half = np.exp(0.5 * rng.normal(size=votes) - 0.5)
    noise = rng.logistic(size=(len(places), votes))
    leaning = np.outer(places, slope) - middle + noise
    return np.where(leaning < -half, 1, np.where(leaning < half, 2, 3))


def _known(seed: int, n: int = 10, votes: int = 40) -> tuple[list[str], np.ndarray, tuple[str, str]]:
    rng = np.random.default_rng(seed)
    places = rng.normal(size=n)
    names = [f"n{k}" for k in range(n)]
    return names, simulated(rng, places, votes), (names[places.argmin()], names[places.argmax()])


@pytest.mark.parametrize("walk", [1.0, 0.5])
def test_the_order_of_actors_and_of_votes_changes_nothing(walk: float) -> None:
    names, table, anchor = _known(1)
    session = [1, 2] * 20
    rng = np.random.default_rng(1)
    rows, columns = rng.permutation(10), rng.permutation(40)
    one = ideal_points(roll_calls(names, table, session), anchor, walk)
    mixed = roll_calls([names[k] for k in rows], table[rows][:, columns], [session[k] for k in columns])
    two = ideal_points(mixed, anchor, walk)
    assert np.allclose(one.table()[:, rows], two.table(), atol=1e-6)
    assert np.allclose(one.sessions[0].low[rows], two.sessions[0].low, atol=1e-6)


@pytest.mark.parametrize("walk", [1.0, 0.5])
def test_votes_turned_over_leave_every_place_and_the_anchor_turns_the_line(walk: float) -> None:
    names, table, anchor = _known(2)
    session = [1, 2] * 20
    one = ideal_points(roll_calls(names, table, session), anchor, walk)
    over = ideal_points(roll_calls(names, 4 - table, session), anchor, walk)
    back = ideal_points(roll_calls(names, table, session), anchor[::-1], walk)
    assert np.allclose(one.table(), over.table(), atol=1e-6)
    assert np.allclose(one.table(), -back.table(), atol=1e-6)
    assert np.allclose(one.sessions[1].low, -back.sessions[1].high, atol=1e-6)


def test_unanimous_votes_change_nothing_and_are_counted() -> None:
    names, table, anchor = _known(3)
    more = np.hstack((table, np.full((10, 6), 2)))
    more[4, -2:] = 0
    one, two = (ideal_points(roll_calls(names, t), anchor).sessions[0] for t in (table, more))
    assert np.array_equal(one.at, two.at)
    assert np.array_equal(one.high, two.high)
    assert two.left_out == one.left_out + 6


def test_places_have_mean_nought_and_spread_one_in_each_session() -> None:
    names, table, anchor = _known(4)
    found = ideal_points(roll_calls(names, table, [1] * 20 + [2] * 20), anchor, 0.3).table()
    assert found.mean(axis=1) == pytest.approx([0, 0], abs=1e-9)
    assert found.std(axis=1) == pytest.approx([1, 1])


def test_known_places_are_found_and_the_intervals_cover_about_as_often_as_they_say() -> None:
    rng = np.random.default_rng(5)
    names = [f"n{k}" for k in range(24)]
    covered, alike = [], []
    for _ in range(20):
        places = rng.normal(size=24)
        table = simulated(rng, places, 80)
        anchor = (names[places.argmin()], names[places.argmax()])
        found = ideal_points(roll_calls(names, table), anchor).sessions[0]
        true = (places - places.mean()) / places.std()
        covered.append(((found.low <= true) & (true <= found.high)).mean())
        alike.append(np.corrcoef(true, found.at)[0, 1])
    assert 0.84 <= np.mean(covered) <= 0.96
    assert np.mean(alike) > 0.97


def test_a_short_walk_comes_nearer_to_places_that_stand_still() -> None:
    rng = np.random.default_rng(6)
    names = [f"n{k}" for k in range(15)]
    places = rng.normal(size=15)
    true = (places - places.mean()) / places.std()
    votes = roll_calls(names, simulated(rng, places, 90), [k // 15 for k in range(90)])
    anchor = (names[places.argmin()], names[places.argmax()])
    apart, walked = (ideal_points(votes, anchor, walk) for walk in (1.0, 0.2))
    off = [np.sqrt(((found.table() - true) ** 2).mean()) for found in (apart, walked)]
    assert off[1] < 0.7 * off[0]
    narrow = [np.mean([s.high - s.low for s in found.sessions]) for found in (apart, walked)]
    assert narrow[1] < 0.8 * narrow[0]


def test_votes_of_yes_and_no_alone_are_placed_too() -> None:
    rng = np.random.default_rng(7)
    places = np.linspace(-2, 2, 30)
    leaning = np.outer(places, 3 * rng.normal(size=60)) - rng.normal(size=60) + rng.logistic(size=(30, 60))
    names = [f"n{k}" for k in range(30)]
    found = ideal_points(roll_calls(names, np.where(leaning < 0, 1, 3)), ("n0", "n29")).sessions[0]
    assert np.corrcoef(places, found.at)[0, 1] > 0.97
    assert found.right > found.commonest + 0.1


def test_a_session_without_an_anchor_is_turned_as_the_nearest_one() -> None:
    names, table, anchor = _known(8, 12, 60)
    session = [k // 20 for k in range(60)]
    whole = ideal_points(roll_calls(names, table, session), anchor)
    table[names.index(anchor[1]), 20:40] = 0
    found = ideal_points(roll_calls(names, table, session), anchor)
    gone = names.index(anchor[1])
    assert np.isnan(found.sessions[1].at[gone])
    rest = [k for k in range(12) if k != gone]
    assert np.corrcoef(found.sessions[1].at[rest], whole.sessions[1].at[rest])[0, 1] > 0.95
    assert anchor[1] not in found.to_json()["sessions"][1]["places"]


def test_an_anchor_that_never_meets_the_other_is_refused() -> None:
    table = np.array(
        [[1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 3, 1], [3, 1, 3, 3, 1, 1], [3, 3, 1, 3, 1, 3], [1, 3, 3, 1, 1, 3]]
    )
    votes = roll_calls(list("abcde"), table, [1, 1, 1, 2, 2, 2])
    with pytest.raises(UsageError, match="In no session did both"):
        ideal_points(votes, ("a", "b"))


@pytest.mark.parametrize(
    ("anchor", "walk", "level", "says"),
    [
        (("n0", "n0"), 1.0, 0.9, "two different actors"),
        (("n0", "x"), 1.0, 0.9, "has no votes"),
        (("n0", "n1"), 0.0, 0.9, "walk must be"),
        (("n0", "n1"), 1.0, 1.0, "level between"),
    ],
)
def test_what_cannot_be_used_is_refused(anchor: tuple[str, str], walk: float, level: float, says: str) -> None:
    names, table, _ = _known(1)
    with pytest.raises(UsageError, match=says):
        ideal_points(roll_calls(names, table), anchor, walk, level)


def test_a_session_that_divides_nobody_is_named() -> None:
    with pytest.raises(UsageError, match="Session 47 has 0 votes that divide"):
        ideal_points(roll_calls(list("abc"), [[1, 1, 1], [1, 3, 1], [3, 3, 1]], [46, 46, 47]), ("a", "c"))


def test_an_answer_is_json_and_says_in_words_what_a_place_cannot_tell() -> None:
    names, table, anchor = _known(9)
    found = ideal_points(roll_calls(names, table, [46] * 20 + [47] * 20), anchor)
    assert json.loads(json.dumps(found.to_json()))["sessions"][0]["places"][anchor[0]]["votes"] > 0
    said = " ".join(found.sentences())
    assert "In session 47" in said
    assert f"Low is the side of {anchor[0]}" in said
    assert "cannot be seen" in said
    with pytest.raises(UsageError, match='no session "48"'):
        found.of("48")


def test_an_anchor_whose_two_cannot_be_told_apart_leaves_the_direction_in_doubt() -> None:
    names, table, anchor = _known(10)
    found = ideal_points(roll_calls(names, table, [46] * 20 + [47] * 20), anchor)
    assert found.in_doubt() == ()
    order = found.order("46")
    near = ideal_points(roll_calls(names, table, [46] * 20 + [47] * 20), (order[4], order[5]))
    assert "46" in near.in_doubt()
    assert near.to_json()["sessions"][0]["direction_in_doubt"]
    assert "cannot be told apart in session 46" in " ".join(near.sentences())


@cache
def _assembly() -> tuple[RollCalls, dict[tuple[str, str], float]]:
    if not DATA.is_dir():
        pytest.skip("the public data set unga_ideal_points is not beside the repository")
    with (DATA / "votes_24_states_1991_2011.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (DATA / "ideal_points_sessions_1_66.csv").open(encoding="utf-8") as file:
        published = {(r["session"], r["iso3c"]): float(r["idealpoint"]) for r in csv.DictReader(file)}
    states = list(rows[0])[7:]
    table = [[int(r[s] or 0) for r in rows] for s in states]
    return roll_calls(states, table, [int(r["session"]) for r in rows]), published


@cache
def _placed(walk: float) -> IdealPoints:
    return ideal_points(_assembly()[0], ("CU", "US"), walk)


def _rank(values: list[float]) -> np.ndarray:
    return np.argsort(np.argsort(values))


@pytest.mark.parametrize("walk", [1.0, 0.2])
def test_states_of_the_general_assembly_stand_in_the_published_order(walk: float) -> None:
    iso3 = dict(pair.split("=") for pair in ISO3.split())
    votes, published = _assembly()
    found = _placed(walk)
    alike = []
    for s in found.sessions:
        both = [k for k, name in enumerate(votes.actors) if s.cast[k] and (s.session, iso3[name]) in published]
        ours, theirs = [s.at[k] for k in both], [published[s.session, iso3[votes.actors[k]]] for k in both]
        assert len(both) >= 22
        alike.append(float(np.corrcoef(_rank(ours), _rank(theirs))[0, 1]))
    assert len(alike) == 21
    assert min(alike) > 0.96
    assert np.mean(alike) > 0.985
    assert all(s.settled for s in found.sessions)
    assert found.in_doubt() == ()
