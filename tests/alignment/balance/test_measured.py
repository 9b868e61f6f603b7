"""The balance of a window, whole: on small networks, and on 51 windows of states."""

from __future__ import annotations

import csv
import datetime as dt
import json
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.measured import Balance, balance
from comity.alignment.balance.plain import plain_best_camps, plain_grouping, plain_triangles
from comity.alignment.network import Snapshot
from comity.budget import Budget
from comity.testing.signed_networks import signed_network

STATES = Path(__file__).resolve().parents[4] / "shared" / "data" / "cow_signed_networks" / "edges.csv"
DAYS = (dt.date(1946, 1, 1), dt.date(1949, 12, 31))


def snapshot(*ties: tuple[str, str, int]) -> Snapshot:
    names = sorted({name for a, b, _ in ties for name in (a, b)})
    at = {name: k for k, name in enumerate(names)}
    rows = sorted((min(at[a], at[b]), max(at[a], at[b]), sign) for a, b, sign in ties)
    a, b, sign = (np.array([row[k] for row in rows]) for k in range(3))
    weight = np.ones(len(rows))
    return Snapshot(tuple(names), a.astype(np.intp), b.astype(np.intp), sign.astype(np.int8), weight, *DAYS)


def of_matrix(matrix: np.ndarray) -> Snapshot:
    return snapshot(*((f"n{a:02}", f"n{b:02}", int(matrix[a, b])) for a, b in np.argwhere(np.triu(matrix)).tolist()))


def windows() -> dict[str, list[tuple[str, str, int]]]:
    if not STATES.exists():
        pytest.skip("the public table of signed networks of states is not beside the repository")
    found: dict[str, list[tuple[str, str, int]]] = {}
    with STATES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["window"], []).append((row["state1"], row["state2"], int(row["sign"])))
    return found


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_every_number_is_that_of_the_plain_twin(seed: int) -> None:
    matrix = signed_network(seed, most=7)
    found = balance(of_matrix(matrix))
    tied = np.flatnonzero(matrix.any(axis=0))
    matrix = matrix[np.ix_(tied, tied)]
    least, best = plain_best_camps(matrix)
    some = found.triangles
    assert (found.camps.index, found.camps.proven, found.optimal, found.complete) == (least, True, len(best), True)
    assert (found.grouping.index, found.grouping.proven) == (plain_grouping(matrix), True)
    assert (some.friends, some.one_negative, some.two_negative, some.foes) == plain_triangles(matrix)
    assert (found.actors, found.ties, found.negative) == (len(tied), (matrix != 0).sum() // 2, (matrix < 0).sum() // 2)


def test_the_ties_that_do_not_fit_are_named_and_their_number_is_the_index() -> None:
    found = balance(snapshot(("a", "b", 1), ("b", "c", 1), ("c", "d", 1), ("a", "d", -1), ("a", "c", 1), ("b", "d", 1)))
    assert found.camps.groups == (("a", "b", "c", "d"),)
    assert found.camps.frustrated == (("a", "d"),) == found.grouping.frustrated
    assert (found.camps.index, found.optimal, found.undecided, found.stopped) == (1, 1, (), "")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_taking_away_the_named_ties_leaves_a_balanced_network(seed: int) -> None:
    matrix = signed_network(seed, most=12)
    whole = of_matrix(matrix)
    found = balance(whole)
    assert len(found.camps.frustrated) == found.camps.index
    assert len(found.grouping.frustrated) == found.grouping.index
    at = {name: k for k, name in enumerate(whole.actors)}
    left = whole.adjacency().astype(np.int64)
    for a, b in found.camps.frustrated:
        left[at[a], at[b]] = left[at[b], at[a]] = 0
    assert balance(of_matrix(left)).camps.index == 0


def test_weights_do_not_count_only_signs_do() -> None:
    light = snapshot(("a", "b", -1), ("b", "c", 1), ("a", "c", 1), ("a", "d", -1))
    heavy = Snapshot(light.actors, light.a, light.b, light.sign, np.array([9.0, 1.0, 0.5, 3.0]), *DAYS)
    assert balance(light) == balance(heavy)


def test_an_empty_window_is_balanced_and_says_so() -> None:
    nothing = np.array([], np.intp)
    found = balance(Snapshot((), nothing, nothing, nothing.astype(np.int8), np.array([]), *DAYS))
    assert (found.camps.index, found.grouping.index, found.walks, found.triangles.all) == (0, 0, 1.0, 0)
    assert found.sentences() == ("There are no ties in this window, so there is nothing to balance.",)


def test_a_budget_that_is_over_leaves_splits_floors_and_the_reason() -> None:
    found = balance(of_matrix(signed_network(3, most=50, least=50, density=0.6)), Budget(0.0))
    assert not found.camps.proven
    assert not found.grouping.proven
    assert (found.optimal, found.complete, found.undecided) == (0, False, ())
    assert "ran out" in found.stopped
    assert any("Not everything was solved" in words for words in found.sentences())


def test_a_hard_window_stops_at_its_budget() -> None:
    began = time.monotonic()
    found = balance(of_matrix(signed_network(1, most=90, least=90, density=0.6)), Budget(2.0))
    assert time.monotonic() - began < 20
    assert 0 <= found.camps.bound < found.camps.index
    assert 0 <= found.grouping.bound < found.grouping.index
    assert "ran out" in found.stopped


def test_the_answer_as_json_has_the_fields_of_the_contract() -> None:
    found = json.loads(json.dumps(balance(snapshot(("a", "b", -1), ("b", "c", -1), ("a", "c", -1))).to_json()))
    assert found["frustration"] == {
        "index": 1,
        "bound": 1,
        "proven": True,
        "groups": found["frustration"]["groups"],
        "frustrated": found["frustration"]["frustrated"],
    }
    assert found["triangles"] == {"balanced": 0, "all": 1, "weakly_balanced": 1, "by_negative_ties": [0, 0, 0, 1]}
    assert (found["actors"], found["ties"], found["negative"]) == (3, 3, 3)
    assert found["optimal"] == {"count": 3, "complete": True, "undecided": found["optimal"]["undecided"]}


def test_the_window_after_the_war_has_the_numbers_of_the_contract() -> None:
    found = balance(snapshot(*windows()["46-49"]))
    assert (found.actors, found.ties, found.negative) == (64, 362, 42)
    assert (found.camps.index, found.camps.proven) == (17, True)
    assert (found.triangles.balanced, found.triangles.all) == (1579, 1656)


def test_all_windows_of_states_are_proven() -> None:
    tables = windows()
    found: dict[str, Balance] = {window: balance(snapshot(*rows)) for window, rows in tables.items()}
    assert len(found) == 51
    for window, each in found.items():
        assert each.camps.proven, window
        assert each.grouping.proven, window
        assert each.complete, window
        assert each.grouping.index <= each.camps.index <= each.negative, window
        assert len(each.camps.frustrated) == each.camps.index, window
