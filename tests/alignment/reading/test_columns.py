"""CSV of strangers: bounds, lines, encodings and numbers."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.reading import columns as place
from comity.alignment.reading.columns import read_columns
from comity.case.columns.cells import Columns, numbers, years
from comity.case.foreign.findings import Findings


def said(data: str | bytes, *needed: str) -> tuple[Columns | None, list[str]]:
    notes = Findings("t.csv")
    found = read_columns(data, notes, needed or ("a", "b"))
    return found, [str(p) for p in notes.problems]


cell = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=6).map(str.strip)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(cell, cell), max_size=6))
def test_what_a_csv_writer_wrote_comes_back_with_its_lines(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("a", "b"), *rows])
    found, problems = said(out.getvalue())
    kept = [(k, row) for k, row in enumerate(rows) if any(row)]
    assert problems == []
    assert found is not None
    assert list(zip(found.get("a"), found.get("b"), strict=True)) == [row for _, row in kept]
    assert found.lines == tuple(k + 2 for k, _ in kept)


def test_a_row_that_spans_lines_has_the_line_on_which_it_starts() -> None:
    found, problems = said('a,b\n"x\ny",1\nz,2\n')
    assert found is not None
    assert (found.lines, problems) == ((2, 4), [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_mark_at_the_beginning_do_not_matter(end: str) -> None:
    for data in (f"a,b{end}x,y{end}", f"\ufeffa,b{end}x,y{end}", f"\ufeffa,b{end}x,y{end}".encode()):
        found, problems = said(data)
        assert problems == []
        assert found == Columns({"a": ("x",), "b": ("y",)}, (2,))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "t.csv: the table is empty."),
        ("a\n1\n", 't.csv:1: the table has no column "b".'),
        ("a;b\n1;2\n", "the columns are not separated by commas"),
        ("a,b,a\n1,2,3\n", 'column "a" stands here twice'),
        ("a,b\n1\n", "t.csv:2: this row has 1 cell, the header 2."),
        ('a,b\n1,"2\n', "t.csv:2: this row is no CSV"),
        ("a,b\n" + "x" * 3000 + ",1\n", "t.csv:2: a cell has more than 2,000 characters."),
        ("a,b\nSão,1\n".encode("latin-1"), "t.csv:2: the file is not UTF-8 text (byte 0xE3)."),
        ("a,b\nx,1\n".encode("utf-16"), "the file is written in UTF-16."),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(data: str | bytes, problem: str) -> None:
    assert any(problem in line for line in said(data)[1]), said(data)[1]


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "MAX_ROWS", 3)
    assert "more than 3 rows" in said("a,b\n" + "1,2\n" * 4)[1][0]
    assert said("a,b\n" + "1,2\n" * 3)[1] == []
    monkeypatch.setattr(place, "MAX_CHARACTERS", 10)
    assert "larger than 10 bytes" in said("a,b\n" + "1,2\n" * 3)[1][0]


def test_a_stray_unseen_character_is_said_and_the_rest_is_read() -> None:
    notes = Findings("t.csv")
    found = read_columns("a,b\nA\x92b,1\n".encode(), notes, ("a", "b"))
    assert found is not None
    assert found.get("a") == ("A b",)
    assert [p.level for p in notes.problems] == ["warning"]


def test_numbers_are_exact_and_hostile_ones_are_errors() -> None:
    notes = Findings("t.csv")
    cells = ("0.1", "", "-9", "1e3", "1e999999999", "9" * 5000, "nan", "inf", "-1", "1_000", "0x10")
    read = numbers(cells, range(2, 13), "w", notes)
    assert read == [Fraction(1, 10), None, None, Fraction(1000)] + [None] * 7
    assert [(p.where.line, p.level) for p in notes.problems] == [(k, "error") for k in range(6, 13)] + [(0, "warning")]


def test_years_are_whole_and_within_the_calendar() -> None:
    notes = Findings("t.csv")
    assert years(("1816", "0", "10000", "19.5", "", "１９９０"), range(6), "year", notes) == [1816] + [None] * 5
    assert len(notes.problems) == 5
