"""Tests of CSV tables: the same rows as inline, problems with the line of the CSV file, and safe paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.case.digest import digest
from comity.case.nouns import Case, OptionConflict
from comity.case.read import check, load
from comity.errors import Problem

CASE = """\
comity: 1
title: T
parties: {table: parties.csv}
sources: {table: sources.csv}
conflict:
  options: {table: tables/options.csv}
  infeasible: {table: infeasible.csv}
  preferences:
    a: {statements: [x]}
    b: {statements: {table: b.csv}}
"""
FILES = {
    "case.yaml": CASE,
    "parties.csv": "id,name,kind\na,A,\nb,B,state\n",
    "sources.csv": 'id,text,speaker\ns1,"one, two",X\ns2,"two\nlines",Y\n',
    "tables/options.csv": "id,by,text,moves,source\nx,a,Do X,,s1; s2\ny,b,Do Y,forward,\n",
    "infeasible.csv": "holds,why,source\nx & y,not both,s1\n",
    "b.csv": "holds,why\n!y,costs\n\n,\nx,\n",
}
INLINE = """\
comity: 1
title: T
parties: {a: A, b: {name: B, kind: state}}
sources: {s1: {text: "one, two", speaker: X}, s2: {text: "two\\nlines", speaker: Y}}
conflict:
  options:
    x: {by: a, text: Do X, source: [s1, s2]}
    y: {by: b, text: Do Y, moves: forward}
  infeasible: [{holds: x & y, why: not both, source: s1}]
  preferences:
    a: {statements: [x]}
    b: {statements: [{holds: "!y", why: costs}, x]}
"""


def folder(at: Path, **changed: str | bytes) -> Path:
    """Write the case folder; keys are file names with ``_`` for the dot before csv."""
    files: dict[str, str | bytes] = dict(FILES)
    files |= {k.replace("_csv", ".csv").replace("case_yaml", "case.yaml"): v for k, v in changed.items()}
    for name, text in files.items():
        path = at / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return at


def errors(at: Path) -> list[Problem]:
    """Return the problems of a folder, with file names as they stand in it."""
    case, problems = check(at)
    assert case is None
    return list(problems)


def test_rows_in_csv_and_inline_are_the_same_case(tmp_path: Path) -> None:
    tabled = load(folder(tmp_path / "a"))
    inline = load(folder(tmp_path / "b", case_yaml=INLINE))
    assert tabled == inline
    assert digest(tabled) == digest(inline)


def test_rows_know_their_line_in_the_csv_file(tmp_path: Path) -> None:
    case: Case = load(folder(tmp_path))
    assert [(Path(s.where.file).name, s.where.line) for s in case.sources] == [("sources.csv", 2), ("sources.csv", 3)]
    assert isinstance(case.conflict, OptionConflict)
    assert str(case.conflict.options[1].where) == f"{tmp_path}/tables/options.csv:3"


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
def test_csv_from_a_spreadsheet_is_read(tmp_path: Path, mark: bytes, end: bytes) -> None:
    data = mark + b'id, name ,kind\n"a",A ,\nb, B,state'.replace(b"\n", end)
    assert load(folder(tmp_path, parties_csv=data)) == load(folder(tmp_path / "other"))


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("parties_csv", "", 1, "empty"),
        ("parties_csv", "id,nme\na,A\nb,B\n", 1, 'Did you mean "name"?'),
        ("parties_csv", "id,name,name\na,A,A\nb,B,B\n", 1, "twice"),
        ("parties_csv", "id,name,\na,A,x\nb,B,\n", 1, "column 3 has no name"),
        ("parties_csv", "id;name\na;A\nb;B\n", 1, "not separated by commas"),
        ("parties_csv", "id,name\na,A\na,B\nb,B\n", 3, "line 2"),
        ("parties_csv", "id,name\na,A\n,B\nb,B\n", 3, "no id"),
        ("parties_csv", "id,name\na,A, the first\nb,B\n", 2, "3 cells, the header 2"),
        ("parties_csv", "id,name\na\nb,B\n", 2, "1 cell, the header 2"),
        ("parties_csv", "name\nA\nB\n", 2, "no id"),
        ("parties_csv", "id,kind\na,state\nb,state\n", 2, 'no "name"'),
        ("parties_csv", 'id,name\na,"A\nb,B\n', 2, "no CSV"),
        ("parties_csv", 'id,name\na,"A"x\nb,B\n', 2, "no CSV"),
        ("parties_csv", "id,name\na,A\nb,B\x00\n", 3, "unseen"),
        ("parties_csv", b"id,name\na,A\nb,\xff\n", 3, "UTF-8"),
        ("parties_csv", "id,name\na,A\nb," + "x" * 100_001 + "\n", 3, "100,000 characters"),
        ("infeasible_csv", "holds\nx & z\n", 2, '"z" is not defined'),
        ("infeasible_csv", 'holds,why\n"x & y","two\nlines"\nx & zz,\n', 4, '"zz" is not defined'),
        ("infeasible_csv", "holds,source\nx,s1; s3\n", 2, 'source "s3" is not defined'),
        ("b_csv", "statement\nx\n", 1, '"holds"'),
    ],
)
def test_what_is_wrong_with_a_table_is_told_with_its_own_line(
    tmp_path: Path, name: str, text: str | bytes, line: int, words: str
) -> None:
    found = errors(folder(tmp_path, **{name: text}))
    file = f"{tmp_path}/{name.replace('_csv', '.csv')}"
    said = [(p.where.file, p.where.line, words in " ".join([p.what, *p.ways_out])) for p in found]
    assert (file, line, True) in said, [str(p) for p in found]
    assert len(found) <= 3, [str(p) for p in found]


def test_an_unknown_column_is_told_once_and_not_for_each_row(tmp_path: Path) -> None:
    found = errors(folder(tmp_path, parties_csv="id,name,flag\na,A,1\nb,B,2\n"))
    assert [p.what for p in found] == ['column "flag" is not known here.']


def test_a_table_that_is_not_there_is_told_on_the_line_of_the_case_with_a_suggestion(tmp_path: Path) -> None:
    found = errors(folder(tmp_path, case_yaml=CASE.replace("sources.csv", "source.csv")))
    assert [(p.where.line, p.ways_out) for p in found] == [(4, ('Did you mean "sources.csv"?',))]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/etc/passwd.csv", "no path inside"),
        ("../outside.csv", "outside the case folder"),
        ("tables/../../outside.csv", "outside the case folder"),
        ("link.csv", "outside the case folder"),
        ("C:/x.csv", "no path inside"),
        ('"tables\\\\options.csv"', "no path inside"),
        ("tables", "CSV file"),
        ("case.yaml", "CSV file"),
        ("folder.csv", "no file"),
        ("x" * 5_000 + ".csv", ""),
        ("loop.csv", ""),
    ],
)
def test_tables_lie_inside_the_case_folder(tmp_path: Path, path: str, words: str) -> None:
    (tmp_path / "outside.csv").write_text("id,name\na,A\nb,B\n")
    home = folder(tmp_path / "home", case_yaml=CASE.replace("parties.csv", path))
    (home / "link.csv").symlink_to(tmp_path / "outside.csv")
    (home / "loop.csv").symlink_to(home / "loop.csv")
    (home / "folder.csv").mkdir()
    found = errors(home)
    assert [(p.where.line, words in p.what) for p in found] == [(3, True)]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    home = folder(tmp_path, case_yaml=CASE.replace("parties.csv", "tables/../link.csv"))
    (home / "link.csv").symlink_to(home / "parties.csv")
    assert load(home) == load(folder(tmp_path / "other"))


def test_a_table_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.case.tables.MAX_TABLE_BYTES", 30)
    assert any("too large" in p.what for p in errors(folder(tmp_path)))


def test_a_table_with_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.case.tables.MAX_ROWS", 1)
    assert any("more than 1 rows" in p.what and p.where.line == 3 for p in errors(folder(tmp_path)))


def test_states_readings_lumps_and_rules_may_stand_in_tables(tmp_path: Path) -> None:
    text = CASE.replace(
        "    a: {statements: [x]}", "    a: {statements: [x], readings: {table: readings.csv}}"
    ).replace("  preferences:", "  same: {table: same.csv}\n  cannot: {table: cannot.csv}\n  preferences:")
    home = folder(
        tmp_path,
        case_yaml=text,
        readings_csv="id,text,statements,source\nsoft,Softer,!x; y,s1\nhard,Harder,x,s2\n",
        same_csv="id,pattern,text\ngone,YY,Both\n",
        cannot_csv="by,from,to,why\na,x,!x,no way back\n",
    )
    conflict = load(home).conflict
    assert isinstance(conflict, OptionConflict)
    assert [r.id for r in conflict.preferences[0].readings] == ["soft", "hard"]
    assert [s.text for s in conflict.preferences[0].readings[0].preference.statements] == ["!x", "y"]  # type: ignore[union-attr]
    assert (conflict.same[0].pattern, conflict.same[0].text) == ("YY", "Both")
    assert conflict.cannot[0].end.text == "!x"


def test_drawn_states_may_stand_in_a_table(tmp_path: Path) -> None:
    (tmp_path / "states.csv").write_text("id,text\ns1,Start\ns2,End\n")
    (tmp_path / "case.yaml").write_text(
        "comity: 1\ntitle: T\nparties: {a: A}\nconflict:\n  states: {table: states.csv}\n"
        '  moves: {a: ["s1 -> s2"]}\n  preferences: {a: {ranking: [s2, s1]}}\n'
    )
    conflict = load(tmp_path).conflict
    assert [(s.id, s.text) for s in conflict.states] == [("s1", "Start"), ("s2", "End")]  # type: ignore[union-attr]
