"""The whole answer: its laws, its doubts, real windows, and how long it takes."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.capabilities.analyse import concentration
from comity.alignment.capabilities.result import Concentration
from comity.alignment.network import Snapshot
from comity.alignment.shift.result import MeasureShift, Shift
from comity.alignment.shift.shift import shift
from comity.budget import Budget
from comity.case.alignment import Capabilities
from comity.errors import BudgetExceededError, UsageError
from comity.testing.signed_networks import signed_network

EDGES = Path(__file__).resolve().parents[4] / "shared" / "data" / "cow_signed_networks" / "edges.csv"
OPPOSITE = {
    "more centres": "fewer centres",
    "fewer centres": "more centres",
    "rises": "falls",
    "falls": "rises",
    "cannot be told": "cannot be told",
    "the measures disagree": "the measures disagree",
}
EFFECTIVE = "effective number of centres by ties"


def snapshot(weights: np.ndarray, year: int = 1930, names: list[str] | None = None) -> Snapshot:
    """Actors without a tie are left out, as a network's window leaves them out."""
    kept = np.flatnonzero(weights.any(1))
    names = names or [f"n{k:03}" for k in range(len(weights))]
    kept = np.array(sorted(kept.tolist(), key=names.__getitem__), np.intp)
    part = weights[np.ix_(kept, kept)]
    a, b = np.nonzero(np.triu(part, 1))
    by, ends = part[a, b], (dt.date(year, 1, 1), dt.date(year, 12, 31))
    return Snapshot(tuple(names[k] for k in kept), a, b, np.sign(by).astype(np.int8), np.abs(by).astype(float), *ends)


def hubs_and_web() -> tuple[np.ndarray, np.ndarray]:
    """Three hubs of unequal weight among 24 actors; and a web of all."""
    hubs = np.zeros((24, 24))
    for hub, end in ((0, 24), (1, 20), (2, 16)):
        hubs[hub, 3:end] = hubs[3:end, hub] = 1.0
    return hubs, np.ones((24, 24)) - np.eye(24)


def by_name(found: Shift) -> dict[str, MeasureShift]:
    return {m.name: m for m in found.measures}


def numbers(found: Shift) -> list[object]:
    """All that does not hold a name."""
    return [
        (m.name, m.first, m.last, m.low, m.high, m.verdict, [(r.id, r.low, r.high, r.verdict) for r in m.readings])
        for m in found.measures
    ]


def test_a_web_in_place_of_hubs_means_more_centres() -> None:
    hubs, web = hubs_and_web()
    found = by_name(shift([snapshot(hubs, 1950), snapshot(web, 1990)]))
    assert found[EFFECTIVE].verdict == "more centres"
    assert found["share of the strongest by ties"].verdict == "more centres"
    assert found["centralisation of ties"].verdict == "more centres"
    assert found[EFFECTIVE].last == pytest.approx(24.0)
    assert [r.id for r in found[EFFECTIVE].readings] == ["all", "staying", "without largest"]


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 100_000))
def test_turning_time_around_turns_every_verdict_around(seed: int) -> None:
    hubs, web = hubs_and_web()
    some = signed_network(seed, most=20, least=12, heaviest=3)
    more = signed_network(seed + 1, most=20, least=3, heaviest=3)
    for weights in ([some, more], [hubs, some, web], [hubs, some, more, web]):
        forward = [snapshot(w, 1900 + 10 * k) for k, w in enumerate(weights)]
        mirrored = [snapshot(w, 1900 + 10 * k) for k, w in enumerate(weights[::-1])]
        there = shift(forward)
        for back in (shift(mirrored), shift(forward[::-1])):
            assert back.answer == OPPOSITE[there.answer]
            for one, two in zip(there.measures, back.measures, strict=True):
                assert two.verdict == OPPOSITE[one.verdict]
                assert two.change == pytest.approx(-one.change, nan_ok=True)
                assert (two.low, two.high) == pytest.approx((-one.high, -one.low), nan_ok=True)
                assert [r.verdict for r in two.readings] == [OPPOSITE[r.verdict] for r in one.readings]
                assert (one.slope is None) == (two.slope is None)
                if one.slope and two.slope:
                    assert two.slope.verdict == OPPOSITE[one.slope.verdict]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 100_000))
def test_renaming_and_reordering_actors_leave_every_number(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = 12
    pair = [signed_network(seed + k, most=size, least=size, heaviest=2) for k in range(3)]
    names = [f"x{k:03}" for k in rng.permutation(size)]
    one = shift([snapshot(w, 1900 + k) for k, w in enumerate(pair)], draws=60)
    two = shift([snapshot(w, 1900 + k, names) for k, w in enumerate(pair)], draws=60)
    assert repr(numbers(one)) == repr(numbers(two))
    called = {f"n{k:03}": name for k, name in enumerate(names)}
    assert tuple(sorted(called[name] for name in one.left_out)) == two.left_out


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 100_000))
def test_the_same_window_twice_shows_no_change(seed: int) -> None:
    weights = signed_network(seed, most=14, least=4, density=0.8, heaviest=3)
    found = shift([snapshot(weights, 1950), snapshot(weights, 1960)])
    assert found.answer == "cannot be told"
    for m in found.measures:
        if m.defined and np.isfinite(m.low):
            assert (m.change, m.low, m.high, m.why) == (0.0, 0.0, 0.0, "Nothing changed.")


def test_two_windows_of_the_same_kind_cannot_be_told_apart() -> None:
    pair = [signed_network(seed, most=40, least=40, density=0.3, heaviest=3) for seed in (1, 2)]
    pair = [np.abs(w) for w in pair]
    assert by_name(shift([snapshot(w, 1950 + k) for k, w in enumerate(pair)]))[EFFECTIVE].verdict == "cannot be told"


def test_a_copy_beside_it_doubles_the_number_but_nobody_who_was_there_moved() -> None:
    weights = np.abs(signed_network(4, most=16, least=16, density=0.5, heaviest=3))
    once = np.zeros((32, 32))
    once[:16, :16] = weights
    found = by_name(shift([snapshot(once, 1950), snapshot(np.kron(np.eye(2), weights), 1990)]))[EFFECTIVE]
    assert found.last == pytest.approx(2 * found.first)
    said = {r.id: r.verdict for r in found.readings}
    assert (said["all"], said["staying"], found.verdict) == ("rises", "cannot be told", "cannot be told")


def test_a_change_that_one_actor_carries_is_not_told() -> None:
    web = np.ones((12, 12)) - np.eye(12)
    heavy = web.copy()
    heavy[0, 1:] = heavy[1:, 0] = 40.0
    found = by_name(shift([snapshot(web, 1950), snapshot(heavy, 1990)]))["share of the strongest by ties"]
    assert [r.verdict for r in found.readings] == ["rises", "rises", "cannot be told"]
    assert "without n000, cannot be told" in found.why
    assert found.verdict == "cannot be told"


def test_a_larger_doubt_has_wider_bands_and_none_has_none() -> None:
    pair = [snapshot(w, 1950 + k) for k, w in enumerate(hubs_and_web())]
    widths = [m.high - m.low for x in (0.0, 0.05, 0.3) for m in [by_name(shift(pair, missing=x))[EFFECTIVE]]]
    assert widths[0] == 0.0
    assert widths[1] < widths[2]
    sure = shift(pair, missing=0.0)
    assert by_name(sure)[EFFECTIVE].low == by_name(sure)[EFFECTIVE].change
    assert "every change of ties counts" in sure.sentences()[-1]


def test_a_detour_between_the_ends_is_no_verdict_where_the_line_runs_against_them() -> None:
    hubs, web = hubs_and_web()
    slightly = hubs.copy()
    slightly[3:9, 9:15] = slightly[9:15, 3:9] = 1.0
    windows = [snapshot(w, 1900 + 10 * k) for k, w in enumerate((hubs, web, web, hubs, hubs, slightly))]
    found = by_name(shift(windows))[EFFECTIVE]
    assert found.slope is not None
    assert (found.slope.verdict, {r.verdict for r in found.readings}) == ("falls", {"rises"})
    assert found.verdict == "cannot be told"
    assert "runs against" in found.why


def capabilities(*years: tuple[int, ...]) -> Concentration:
    actor = tuple("abcd"[k] for row in years for k in range(len(row)))
    year = tuple(1950 + 40 * t for t, row in enumerate(years) for _ in row)
    values = tuple((Fraction(v),) for row in years for v in row)
    return concentration(Capabilities(("iron",), actor, year, values), draws=200)


def test_ties_and_capabilities_that_run_apart_are_a_disagreement_and_it_says_which() -> None:
    hubs, web = hubs_and_web()
    found = shift([snapshot(hubs, 1950), snapshot(web, 1990)], capabilities((25, 25, 25, 25), (90, 4, 3, 3)))
    assert found.answer == "the measures disagree"
    assert EFFECTIVE in found.says["more centres"]
    assert found.says["fewer centres"] == (
        "effective number of centres by capabilities",
        "concentration of capabilities (CON)",
        "poles by capabilities",
    )
    assert found.years == (1950, 1990)


def test_years_of_capabilities_that_are_not_those_of_the_ties_are_told() -> None:
    power = capabilities((25, 25, 25, 25), (90, 4, 3, 3))
    hubs, web = hubs_and_web()
    note = "Capabilities are compared from 1950 to 1990, which are not the years of the ties."
    assert note in shift([snapshot(hubs, 1950), snapshot(web, 1980)], power).sentences()
    assert note not in shift([snapshot(hubs, 1950), snapshot(web, 1990)], power).sentences()


def test_everything_can_be_written_as_json() -> None:
    hubs, web = hubs_and_web()
    found = shift([snapshot(hubs, 1950), snapshot(web, 1990)], capabilities((25, 25, 25, 25), (90, 4, 3, 3)))
    plain = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert plain["answer"] == "the measures disagree"
    assert [m["name"] for m in plain["measures"]] == [m.name for m in found.measures]
    first = plain["measures"][0]
    assert first["change"] == pytest.approx(first["last"] - first["first"])
    assert [r["id"] for r in first["readings"]] == ["all", "staying", "without largest"]
    poles = plain["measures"][-1]
    assert (poles["low"], poles["high"], poles["slope"], poles["readings"]) == (None, None, None, [])
    assert plain["windows"][1]["effective"] == pytest.approx(24.0)


def test_capabilities_alone_give_an_answer_too() -> None:
    found = shift([], capabilities((90, 4, 3, 3), (25, 25, 25, 25)))
    assert found.answer == "more centres"
    assert found.sentences()[0] == "There are more centres from 1950 to 1990, by all 3 measures."


def test_measures_that_cannot_tell_beside_one_that_can_are_a_disagreement() -> None:
    whole = shift([], capabilities((90, 4, 3, 3), (25, 25, 25, 25)))
    one = replace(whole.measures[0], verdict="cannot be told")
    nothing = replace(one, first=float("nan"))
    assert replace(whole, measures=(one, *whole.measures[1:])).answer == "the measures disagree"
    assert replace(whole, measures=(nothing, *whole.measures[1:])).answer == "more centres"


def test_one_window_or_none_says_nothing_of_a_change() -> None:
    for windows in ([], [snapshot(hubs_and_web()[0])]):
        found = shift(windows)
        assert (found.answer, found.measures, len(found.windows)) == ("cannot be told", (), len(windows))
        assert "says nothing of a change" in found.sentences()[0]
        json.dumps(found.to_json(), allow_nan=False)


def test_windows_without_ties_or_without_anybody_in_common_are_no_error() -> None:
    web = hubs_and_web()[1]
    none = snapshot(np.zeros((3, 3)), 1960)
    empty = shift([snapshot(web, 1950), none])
    assert empty.answer == "cannot be told"
    assert all(m.why == "It has no value in the last window." for m in empty.measures)
    apart = shift([snapshot(web, 1950), snapshot(web, 1990, [f"z{k:03}" for k in range(24)])])
    assert apart.staying == 0
    assert apart.answer == "cannot be told"
    for found in (empty, apart, shift([none, none]), shift([none, none, none])):
        json.dumps(found.to_json(), allow_nan=False)


def test_the_same_call_gives_the_same_answer() -> None:
    pair = [snapshot(w, 1950 + k) for k, w in enumerate(hubs_and_web())]
    assert repr(shift(pair, seed=3)) == repr(shift(pair, seed=3))
    assert repr(shift(pair, seed=3)) != repr(shift(pair, seed=4))


@pytest.mark.parametrize("wrong", [{"missing": 1.0}, {"missing": -0.1}, {"draws": 39}, {"seed": -1}])
def test_what_makes_no_sense_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        shift([snapshot(hubs_and_web()[0])], **wrong)  # type: ignore[arg-type]


def test_time_that_has_run_out_stops_the_work() -> None:
    with pytest.raises(BudgetExceededError):
        shift([snapshot(w) for w in hubs_and_web()], budget=Budget(0.0))


@pytest.mark.skipif(not EDGES.exists(), reason="the public signed networks are not beside this repository")
def test_on_the_signed_networks_of_states_only_the_number_of_actors_speaks_for_more_centres() -> None:
    rows = defaultdict(list)
    with EDGES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["window"]].append((row["state1"], row["state2"], int(row["sign"])))
    names = sorted({x for part in rows.values() for a, b, _ in part for x in (a, b)})
    windows = []
    for k, part in enumerate(rows.values()):
        weights = np.zeros((len(names), len(names)))
        for a, b, sign in part:
            i, j = names.index(a), names.index(b)
            weights[i, j] = weights[j, i] = sign
        windows.append(snapshot(weights, 1946 + k, names))
    assert len(windows) == 51
    found = shift(windows)
    assert (found.windows[0].actors, found.windows[0].ties) == (64, 362)
    assert found.left_out == ("USA",)
    row = by_name(found)[EFFECTIVE]
    assert [r.verdict for r in row.readings] == ["rises", "cannot be told", "rises"]
    assert row.verdict == "cannot be told"
    assert row.slope is not None
    assert row.slope.verdict == "rises"
    assert found.answer == "cannot be told"
