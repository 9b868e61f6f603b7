"""``comity alignment import`` as a stranger would use it: tables out, nothing written over, every doubt told."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
import typer

from comity.cli.alignment_group import TwoWords

TRADE = "ccode1,ccode2,year,imports_1_from_2,imports_2_from_1\n2,20,1920,612,735\n2,20,1921,,443\n"
TIES = "a,b,sign,weight,directed,kind,from,to,source\nCAN,USA,1,612,yes,trade,1920,1920,\n"


@pytest.fixture
def trade(tmp_path: Path) -> Path:
    file = tmp_path / "trade_in.csv"
    file.write_text(TRADE)
    return file


def test_without_a_place_the_table_goes_to_the_screen_and_the_rest_beside_it(call: Any, trade: Path) -> None:
    got = call("alignment", "import", "cow-trade", trade)
    assert got.code == 0
    assert got.out == TIES + "USA,CAN,1,735,yes,trade,1920,1920,\nUSA,CAN,1,443,yes,trade,1921,1921,\n"
    assert "1 of 4 flows is not known" in got.err


def test_what_is_written_is_read_again_as_the_same(call: Any, trade: Path, tmp_path: Path) -> None:
    ties = tmp_path / "ties.csv"
    assert call("alignment", "import", "cow-trade", trade, "--out", ties).code == 0
    again = call("alignment", "import", "edges", ties)
    assert again.out == ties.read_text()


def test_a_file_is_never_written_over_without_force(call: Any, trade: Path, tmp_path: Path) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text("mine")
    got = call("alignment", "import", "cow-trade", trade, "--out", ties)
    assert got.code == 2
    assert "is there already" in got.err
    assert ties.read_text() == "mine"
    got = call("alignment", "import", "cow-trade", trade, "--out", ties, "--force")
    assert got.code == 0
    assert ties.read_text().startswith(TIES)
    assert "alignment: {ties: {table: ties.csv}}" in got.err.replace("\n", " ")


def test_a_link_that_leads_nowhere_is_not_written_through(call: Any, trade: Path, tmp_path: Path) -> None:
    link, target = tmp_path / "ties.csv", tmp_path / "elsewhere.csv"
    link.symlink_to(target)
    assert call("alignment", "import", "cow-trade", trade, "--out", link).code == 2
    assert not target.exists()


def test_the_file_that_is_read_is_never_written_even_with_force(call: Any, trade: Path) -> None:
    got = call("alignment", "import", "cow-trade", trade, "--out", trade, "--force")
    assert got.code == 2
    assert trade.read_text() == TRADE


def test_a_folder_gets_the_table_under_its_usual_name(call: Any, trade: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    assert call("alignment", "import", "cow-trade", trade, "--out", case).code == 0
    assert [p.name for p in case.iterdir()] == ["ties.csv"]
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((case / "ties.csv").stat().st_mode) == 0o666 & ~mask


def test_folders_on_the_way_are_made_and_other_endings_refused(call: Any, trade: Path, tmp_path: Path) -> None:
    assert call("alignment", "import", "cow-trade", trade, "--out", tmp_path / "new" / "t.csv").code == 0
    assert (tmp_path / "new" / "t.csv").read_text().startswith(TIES)
    got = call("alignment", "import", "cow-trade", trade, "--out", tmp_path / "case.yaml")
    assert (got.code, (tmp_path / "case.yaml").exists()) == (2, False)


def test_a_file_that_is_too_large_for_a_case_is_written_and_said(
    call: Any, trade: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "at most" not in call("alignment", "import", "cow-trade", trade, "--out", tmp_path / "a.csv").err
    monkeypatch.setattr("comity.case.tables.MAX_TABLE_BYTES", 10)
    got = call("alignment", "import", "cow-trade", trade, "--out", tmp_path / "b.csv", "--json")
    assert got.code == 0
    assert "a case takes tables of at most" in got.json["problems"][-1]["what"]


def test_a_file_with_a_problem_is_not_written_and_the_line_is_said(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("a,b\nx,\ny,z\n")
    got = call("alignment", "import", "edges", file, "--out", tmp_path / "out.csv")
    assert (got.code, got.out) == (2, "")
    assert "in.csv:2: a tie needs two actors" in got.err
    assert [p.name for p in tmp_path.iterdir()] == ["in.csv"]


def test_the_answer_as_json(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("a,b,from\nGermany,Narnia,1975\nGermany,France,1976\n")
    got = call("alignment", "import", "edges", file, "--states", "--called", "code", "--json")
    assert got.code == 0
    assert (got.json["format"], got.json["rows"], got.json["written"]) == ("edges", 2, None)
    assert [(d["name"], d["why"], d["years"]) for d in got.json["doubts"]] == [
        ("Narnia", "unknown", []),
        ("Germany", "settled by the year", [[1975, 1976]]),
    ]
    assert got.json["problems"] == []
    out = tmp_path / "out.csv"
    assert call("alignment", "import", "edges", file, "--states", "--json", "--out", out).json["written"] == str(out)
    assert "German Federal Republic,Narnia" in out.read_text()


def test_a_failed_answer_as_json_says_so(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("a,b\nx,\n")
    got = call("alignment", "import", "edges", file, "--json", "--out", tmp_path / "out.csv")
    assert got.code == 2
    assert (got.json["failed"], got.json["written"], got.json["problems"][0]["line"]) == (True, None, 2)


def test_names_that_are_doubtful_are_told_beside_the_table(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("actor,year,men\nAUS,1990,1\nFRN,1943,2\n")
    got = call("alignment", "import", "capabilities", file, "--states")
    assert got.code == 0
    assert got.out == "actor,year,men\nAUS,1990,1\nFrance,1943,2\n"
    assert "AUS may mean 305 Austria or 900 Australia" in got.err
    assert "220 France was no member in 1943" in got.err
    got = call("alignment", "import", "capabilities", file, "--states", "--scheme", "iso3", "--called", "cow")
    assert got.out.splitlines()[1] == "AUL,1990,1"


def test_the_list_names_every_format_with_its_columns(call: Any) -> None:
    got = call("alignment", "import", "--list")
    assert got.code == 0
    for word in ("edges", "gexf", "cow-trade", "imports_1_from_2", "votes.csv"):
        assert word in got.out
    listed = call("alignment", "import", "--list", "--json").json["formats"]
    assert listed[0]["needs"] == ["a", "b"]
    assert {one["table"] for one in listed} == {"ties.csv", "capabilities.csv", "votes.csv", "positions.csv"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name a format and a file"),
        (("edges",), "./import"),
        (("edge", "FILE"), 'Did you mean "edges"?'),
        (("edges", "no-such-file.csv"), "No such file"),
        (("edges", "FILE", "--called", "cow"), "add --states"),
        (("edges", "FILE", "--states", "--scheme", "iso4"), 'Did you mean "iso3"?'),
        (("edges", "FILE", "--states", "--called", "zzz"), "Use name, cow, code."),
        (("edges", "FILE", "--source", "a\x1b[31mb"), "cannot be seen"),
        (("cow-trade", "FILE", "--source", "s1", "--out", "/dev/null/x.csv"), ""),
    ],
)
def test_wrong_arguments_are_refused_with_a_way_out(call: Any, trade: Path, words: tuple[str, ...], said: str) -> None:
    got = call("alignment", "import", *(str(trade) if w == "FILE" else w for w in words))
    assert (got.code, got.out) == (2, "")
    assert said in " ".join(got.err.split())


def test_a_name_that_a_spreadsheet_would_run_is_inert(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("a,b,sign,kind\n=HYPERLINK(1),y,-1,@x\n")
    got = call("alignment", "import", "edges", file)
    assert got.code == 0
    assert got.out.splitlines()[1] == "'=HYPERLINK(1),y,-1,,no,'@x,,,"
    assert "apostrophe" in got.err


def test_control_characters_of_a_file_do_not_reach_the_screen(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(b"a,b\nx\x1b[31m,y\n")
    got = call("alignment", "import", "edges", file)
    assert "\x1b" not in got.out + got.err


def words_of(*words: str) -> list[str]:
    """Run a program with the commands "ask" and "ask import", and return which of them was called with what."""
    called: list[str] = []
    app = typer.Typer(cls=TwoWords)

    @app.command()
    def ask(case: str, json: bool = False) -> None:
        called.extend(["ask", case, str(json)])

    @app.command("ask import")
    def import_(first: str) -> None:
        called.extend(["ask import", first])

    typer.main.get_command(app).main(list(words), standalone_mode=False)
    return called


def test_the_second_word_chooses_the_command_and_a_folder_of_that_name_can_still_be_asked_about() -> None:
    assert words_of("ask", "case") == ["ask", "case", "False"]
    assert words_of("ask", "import", "x") == ["ask import", "x"]
    assert words_of("ask", "./import") == ["ask", "./import", "False"]
    assert words_of("ask", "--json", "import") == ["ask", "import", "True"]
    assert words_of("ask import", "x") == ["ask import", "x"]
