"""Write, then read: the same nouns."""

from __future__ import annotations

import csv
import io
import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.reading.capabilities import read_capabilities
from comity.alignment.reading.imported import Flows, Positions
from comity.alignment.reading.ties import read_edges
from comity.alignment.writing.tables import OF_VOTES, table_of
from comity.case.alignment import CASTS, Capabilities, Cast, Ties, Votes
from comity.case.spreadsheet_cells import guarded

name = st.text("abé,\"'\n =+-@;1", min_size=1, max_size=5).map(lambda t: t.strip()).filter(bool)
plain = name.filter(lambda t: guarded(t) == t)
number = st.fractions(0, 10**9, max_denominator=999) | st.builds(
    lambda n, p: Fraction(n, 10**p), st.integers(0, 10**18), st.integers(0, 25)
)


def ties_of(names: st.SearchStrategy[str]) -> st.SearchStrategy[Ties]:
    row = st.tuples(
        names,
        names,
        st.sampled_from([1, -1]),
        st.none() | number,
        st.booleans(),
        st.sampled_from(["", "war", "1946-1949"]),
        st.sampled_from(["", "0814", "1914-07", "1914-07-28"]),
        st.sampled_from(["", "1914", "1918-11"]),
        st.sampled_from(["", "s1;s2"]),
    )
    return st.lists(row, max_size=6).map(lambda rows: Ties(*zip(*rows, strict=True)) if rows else Ties())  # type: ignore[arg-type]


@settings(max_examples=120, deadline=None)
@given(ties_of(plain))
def test_ties_that_are_written_are_read_again(ties: Ties) -> None:
    table = table_of(ties)
    found = read_edges(table.text(), "ties.csv")
    assert not found.failed
    assert found.value == ties
    assert table.count == len(ties)


@settings(max_examples=80, deadline=None)
@given(ties_of(name))
def test_names_that_look_like_formulas_come_back_with_an_apostrophe_and_nothing_else_changes(ties: Ties) -> None:
    found = read_edges(table_of(ties).text(), "ties.csv").value
    assert isinstance(found, Ties)
    assert (found.a, found.b) == (tuple(map(guarded, ties.a)), tuple(map(guarded, ties.b)))
    assert (found.sign, found.weight, found.since) == (ties.sign, ties.weight, ties.since)
    assert table_of(found).text() == table_of(ties).text()


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.tuples(plain, st.integers(1, 9999)),
        st.tuples(st.none() | number, st.none() | number),
        min_size=1,
        max_size=6,
    )
)
def test_capabilities_that_are_written_are_read_again(given_rows: dict[tuple[str, int], Any]) -> None:
    who, years = zip(*given_rows, strict=True)
    have = Capabilities(("people, all", "steel"), who, years, tuple(given_rows.values()))
    found = read_capabilities(table_of(have).text(), "have.csv")
    assert not found.failed
    assert found.value == have


casts: st.SearchStrategy[Cast] = st.sampled_from((*CASTS, ""))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_votes_that_are_written_stand_in_their_cells(data: st.DataObject) -> None:
    actors = data.draw(st.lists(plain.filter(lambda t: t not in OF_VOTES), unique=True, max_size=4))
    n = data.draw(st.integers(0, 4))
    cast = tuple(tuple(data.draw(casts) for _ in actors) for _ in range(n))
    ids = tuple(f"r{k}" for k in range(n))
    votes = Votes(tuple(actors), ids, ("46",) * n, ("UN",) * n, ("1991-10",) * n, ("a, b",) * n, cast, ("s1;s2",) * n)
    head, *rows = csv.reader(io.StringIO(table_of(votes).text(), newline=""))
    assert head == [*OF_VOTES, *actors]
    assert [tuple(row[6:]) for row in rows] == list(cast)
    assert all(row[:6] == [i, "46", "UN", "1991-10", "a, b", "s1;s2"] for i, row in zip(ids, rows, strict=True))


def test_columns_of_votes_that_are_not_given_are_empty() -> None:
    assert table_of(Votes(("x",), ("1",), cast=(("",),))).text().splitlines()[1] == "1,,,,,,"


amount = st.sampled_from([math.nan, 0.0]) | st.floats(1e-6, 1e15)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([(0, 1), (1, 0), (2, 0)]), st.integers(1, 9999), amount), max_size=6))
def test_flows_are_the_ties_that_they_are_as_ties(rows: list[tuple[tuple[int, int], int, float]]) -> None:
    flows = Flows(
        ("AUL", "BHM", "CAN"),
        np.array([r[0][0] for r in rows], np.intp),
        np.array([r[0][1] for r in rows], np.intp),
        np.array([r[1] for r in rows], np.int64),
        np.array([r[2] for r in rows], np.float64),
        "coins",
    )
    table = table_of(flows)
    assert table.text() == table_of(flows.ties()).text()
    assert table.count == len(flows.ties())
    found = read_edges(table.text(), "ties.csv")
    assert not found.failed
    assert found.value == flows.ties()


@pytest.mark.parametrize("low", [math.nan, -2.5])
def test_positions_have_a_table_of_their_own(low: float) -> None:
    found = Positions(("USA",), (1,), (1946,), np.array([1.67549]), np.array([low]), np.array([3.0]))
    assert table_of(found).text() == (
        f"actor,session,year,point,low,high\nUSA,1,1946,1.67549,{'' if math.isnan(low) else low},3\n"
    )
