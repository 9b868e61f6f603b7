"""From what a reader found to a table, with everything that has to be looked at."""

from __future__ import annotations

import json

import pytest

from comity.alignment.reading.formats import format_called
from comity.alignment.writing.written import Asked, Written, written

TRADE = "ccode1,ccode2,year,imports_1_from_2,imports_2_from_1\n2,20,1920,612,\n2,200,1920,0,5\n"


def made(format: str, text: str, **asked: object) -> Written:
    return written(format_called(format).read(text, "in.csv"), Asked(**asked), "in.csv")  # type: ignore[arg-type]


def test_flows_that_are_not_known_or_zero_are_counted() -> None:
    found = made("cow-trade", TRADE)
    assert found.rows == 2
    assert "1 of 4 flows is not known and 1 is zero" in found.sentences()[0]
    assert "million US dollars" in found.sentences()[1]


@pytest.mark.parametrize(("format", "text"), [("cow-trade", TRADE), ("edges", "a,b,source\nx,y,\nx,z,s9\n")])
def test_a_source_fills_what_names_none(format: str, text: str) -> None:
    found = made(format, text, source="s1")
    assert found.table is not None
    ends = [line.rpartition(",")[2] for line in found.table.text().splitlines()[1:]]
    assert ends == (["s1", "s1"] if format == "cow-trade" else ["s1", "s9"])


def test_a_file_with_an_error_gives_no_table() -> None:
    found = made("edges", "a,b\nx,\np,q\n")
    assert found.table is None
    told = json.loads(json.dumps(found.to_json()))
    assert (told["failed"], told["rows"], told["table"]) == (True, 0, None)
    assert told["problems"][0]["line"] == 2


def test_states_that_become_one_row_give_no_table() -> None:
    found = made("capabilities", "actor,year,men\nUSA,1900,1\nUnited States,1900,2\n", states=True)
    assert found.table is None
    assert str(found.problems[0]).startswith("in.csv:3: ")


def test_doubts_are_listed_only_where_states_are_asked_for() -> None:
    text = "a,b,from\nNarnia,USA,1990\n"
    assert made("edges", text).doubts == ()
    found = made("edges", text, states=True, called="code")
    assert [d.name for d in found.doubts] == ["Narnia"]
    assert found.table is not None
    assert found.table.text().splitlines()[1].startswith("Narnia,2,")
    assert found.sentences()[-1].startswith("Narnia is no state")


def test_a_format_says_what_its_codes_are_and_an_option_says_it_louder() -> None:
    head = "ccode,stateabb,year,milex\n305,AUS,1990,1\n"
    found = made("cow-capabilities", head, states=True)
    assert found.table is not None
    assert "Austria,1990" in found.table.text()
    other = made("cow-capabilities", head, states=True, scheme="iso3")
    assert other.table is not None
    assert "Australia,1990" in other.table.text()


def test_an_actor_called_like_a_column_of_votes_gives_no_table() -> None:
    found = made("un-votes", "rcid,body,US\n1,1,1\n")
    assert found.table is None
    assert 'called like a column of a table of votes: "body"' in found.problems[-1].what


def test_positions_say_that_no_case_takes_them() -> None:
    found = made("un-ideal-points", "session,year,ccode,iso3c,idealpoint\n1,1946,2,USA,1.7\n")
    assert found.rows == 1
    assert any("no part of a case" in s for s in found.sentences())


def test_a_table_that_is_too_long_for_a_case_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.alignment.writing.written.MAX_ROWS", 1)
    assert "a case takes at most 1" in made("edges", "a,b\nx,y\nx,z\n").problems[-1].what
    assert made("edges", "a,b\nx,y\n").problems == ()


def test_names_like_formulas_are_said() -> None:
    found = made("edges", "a,b\n=x,y\n")
    assert found.table is not None
    assert "'=x,y" in found.table.text()
    assert "apostrophe" in found.problems[-1].what
