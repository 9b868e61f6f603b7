"""Cells of tables of many rows: exact numbers, years, and keys that stand once."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.case.columns.cells import Columns, numbers, once, wholes, years
from comity.case.foreign.findings import Findings
from comity.case.values import exact


def told(notes: Findings) -> list[tuple[str, int]]:
    return [(p.level, p.where.line) for p in notes.problems]


def test_a_column_that_is_not_there_is_empty_in_every_row() -> None:
    columns = Columns({"a": ("x", "y")}, (2, 4))
    assert len(columns) == 2
    assert columns.get("a") == ("x", "y")
    assert columns.get("b") == ("", "")


@given(st.lists(st.fractions(0, 10**6, max_denominator=999), max_size=20))
def test_numbers_are_read_exactly_however_they_are_written(values: list[Fraction]) -> None:
    notes = Findings("t.csv")
    cells = [str(v) for v in values]
    assert numbers(cells, range(len(cells)), "steel", notes) == values
    assert not notes.problems


@pytest.mark.parametrize(
    "cell", ["1", "0", "12.50", "1e3", "1/3", "123456789012345678901", "٣", "1_000", "x", "nan", "-0"]
)
def test_the_quick_way_for_whole_numbers_reads_as_the_slow_one(cell: str) -> None:
    assert numbers([cell], [2], "steel", Findings("t.csv")) == [exact(cell)]


def test_what_is_no_number_of_zero_or_more_is_an_error_on_its_line() -> None:
    notes = Findings("t.csv")
    cells = ["", "3", "x", "-1", "1e31", "1e30", "x"]
    assert numbers(cells, [2, 3, 4, 5, 6, 7, 8], "steel", notes) == [None, 3, None, None, None, Fraction(10**30), None]
    assert told(notes) == [("error", 4), ("error", 5), ("error", 6), ("error", 8)]
    assert all(p.ways_out for p in notes.problems)


def test_the_code_for_not_known_is_told_once_however_often_it_stands() -> None:
    notes = Findings("t.csv")
    assert numbers(["-9", "-9", "9"], [2, 3, 4], "steel", notes) == [None, None, Fraction(9)]
    assert [p.level for p in notes.problems] == ["warning"]
    assert "-9 stands 2 times" in notes.problems[0].what


@pytest.mark.parametrize("cell", ["", "0", "10000", "1990.0", "-5", "19 90", "MCM", "٣", "1" * 400])
def test_what_is_no_year_is_an_error(cell: str) -> None:
    notes = Findings("t.csv")
    assert years([cell, "1990", "0033"], [2, 3, 4], "year", notes) == [None, 1990, 33]
    assert told(notes) == [("error", 2)]
    assert notes.problems[0].ways_out


def test_the_bounds_of_whole_numbers_belong_to_them() -> None:
    from comity.case.columns.cells import _Whole

    notes = Findings("t.csv")
    assert wholes(["2", "3", "5", "6"], [2, 3, 4, 5], notes, _Whole("size", 3, 5)) == [None, 3, 5, None]
    assert told(notes) == [("error", 2), ("error", 5)]


def test_a_key_counts_where_it_stands_first() -> None:
    notes = Findings("t.csv")
    assert once(["a", "b", "a", "a"], [2, 3, 4, 6], notes, lambda k: f"row {k}") == [0, 1]
    assert told(notes) == [("error", 4), ("error", 6)]
    assert "row 2 stands here a second time; the first is on line 2" in notes.problems[0].what
