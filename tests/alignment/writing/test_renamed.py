"""States under one name each in every kind of value."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.network import network_of
from comity.alignment.reading.imported import Flows, Positions, RollCalls
from comity.alignment.writing.renamed import Wanted, in_states
from comity.case.alignment import Capabilities, Ties

CODES = Wanted(called="code")


def ties(*rows: tuple[str, str, str, str]) -> Ties:
    n = len(rows)
    a, b, since, until = zip(*rows, strict=True)
    return Ties(a, b, (1,) * n, (None,) * n, (False,) * n, ("",) * n, since, until, ("",) * n, "t.csv")


def test_a_tie_is_read_with_the_year_in_which_it_begins() -> None:
    found = in_states(ties(("Germany", "France", "1960", "1970"), ("Germany", "France", "1995", "")), CODES)
    assert isinstance(found.value, Ties)
    assert found.value.a == ("260", "255")
    assert found.value.b == ("220", "220")


def test_a_tie_without_a_beginning_is_read_with_the_year_in_which_it_ends() -> None:
    found = in_states(ties(("Germany", "France", "", "1970-05")), CODES).value
    assert isinstance(found, Ties)
    assert found.a == ("260",)


def test_a_tie_over_years_in_which_a_name_means_two_states_has_a_doubt() -> None:
    found = in_states(ties(("Germany", "France", "1960", "1995")), CODES)
    (doubt,) = [d for d in found.doubts if d.why == "several over time"]
    assert doubt.codes == (260, 255)
    assert isinstance(found.value, Ties)
    assert found.value.a == ("260",)


def test_two_names_of_one_state_that_are_tied_are_said() -> None:
    found = in_states(ties(("USA", "United States", "1960", ""), ("USA", "USA", "1960", "")), CODES)
    (problem,) = found.problems
    assert problem.level == "warning"
    assert "1 ties join two names of one state" in problem.what


def test_a_name_that_stays_and_is_how_a_state_is_written_has_a_doubt() -> None:
    found = in_states(ties(("Vietnam", "VNM", "", ""), ("x", "VNM", "1990", "")), Wanted())
    assert [d.name for d in found.doubts if d.why == "also a state"] == ["Vietnam"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(["USA", "2", "France", "FRN", "Chad", "x"])] * 2), min_size=1, max_size=6))
def test_the_network_of_clear_names_is_that_of_their_numbers(pairs: list[tuple[str, str]]) -> None:
    number = {"USA": "2", "2": "2", "France": "220", "FRN": "220", "Chad": "483", "x": "x"}
    found = in_states(ties(*((a, b, "1980", "1980") for a, b in pairs)), CODES).value
    wanted = ties(*((number[a], number[b], "1980", "1980") for a, b in pairs))
    assert isinstance(found, Ties)
    assert (found.a, found.b) == (wanted.a, wanted.b)
    assert network_of(found).actors == network_of(wanted).actors


def test_one_state_twice_in_a_year_is_an_error() -> None:
    have = Capabilities(("people",), ("USA", "United States", "USA"), (1900, 1900, 1901), ((None,),) * 3, "c.csv")
    found = in_states(have, CODES)
    (problem,) = found.problems
    assert problem.level == "error"
    assert problem.what == '"USA" and "United States" are one state, 2, and both have a row for 1900.'
    fine = replace(have, year=(1900, 1902, 1901))
    assert in_states(fine, CODES).problems == ()


def test_positions_go_by_the_year_of_their_session() -> None:
    nothing = np.zeros(2)
    found = in_states(Positions(("DEU", "DEU"), (30, 50), (1975, 1995), nothing, nothing, nothing), CODES).value
    assert isinstance(found, Positions)
    assert found.actor == ("260", "255")
    same = Positions(("DEU", "260"), (30, 30), (1975, 1975), nothing, nothing, nothing)
    assert in_states(same, CODES).problems[0].level == "error"


def test_flows_go_by_the_state_of_each_year() -> None:
    flows = Flows(
        ("France", "Germany"),
        np.array([0, 1, 1], np.intp),
        np.array([1, 0, 0], np.intp),
        np.array([1960, 1960, 1995]),
        np.array([1.0, 2.0, 3.0]),
        "coins",
    )
    found = in_states(flows, CODES).value
    assert isinstance(found, Flows)
    plain = [(found.actors[s], found.actors[b]) for s, b in zip(found.seller, found.buyer, strict=True)]
    assert plain == [("220", "260"), ("260", "220"), ("255", "220")]
    assert found.amount.tolist() == [1, 2, 3]


def calls(actors: tuple[str, ...], dates: tuple[str, ...], votes: list[list[int]]) -> RollCalls:
    ids = tuple(str(k) for k in range(len(dates)))
    return RollCalls(actors, ids, (0,) * len(dates), dates, np.array(votes, np.int8).reshape(-1, len(actors)))


def test_a_column_of_votes_is_read_with_the_years_in_which_it_voted() -> None:
    found = in_states(calls(("DE", "US"), ("1975", "1995"), [[0, 1], [1, 1]]), CODES)
    assert isinstance(found.value, RollCalls)
    assert found.value.actors == ("255", "2")


def test_a_column_of_votes_that_means_two_states_stays() -> None:
    found = in_states(calls(("DE", "US"), ("1975", "1995"), [[1, 1], [1, 1]]), CODES)
    assert isinstance(found.value, RollCalls)
    assert found.value.actors == ("DE", "2")
    assert [(d.name, d.codes) for d in found.doubts if d.why == "several over time"] == [("DE", (255, 260))]


def test_two_columns_of_one_state_are_an_error() -> None:
    found = in_states(calls(("US", "USA"), ("1995",), [[1, 2]]), CODES)
    assert [p.level for p in found.problems] == ["error"]


@pytest.mark.parametrize("value", [Ties(), Capabilities(("x",)), calls(("US",), (), [])])
def test_what_is_empty_stays_empty(value: Ties | Capabilities | RollCalls) -> None:
    assert len(in_states(replace(value) if not isinstance(value, RollCalls) else value).value) == 0
