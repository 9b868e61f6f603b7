"""``comity check``: every problem at once, each with file, line and the ways out."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest


def test_a_good_case_is_ok(call: Any, two: Path) -> None:
    got = call("check", two)
    assert (got.code, got.err) == (0, "")
    assert got.out == f"{two}: ok “Two choices”\n"
    assert call("check", two, "--json").json == {"ok": True, "problems": []}


def test_every_problem_is_told_at_once_with_its_line(call: Any, two: Path) -> None:
    text = two.read_text()
    two.write_text(
        text.replace("text: Do y", "txt: Do y")
        .replace('"!y", x', '"!y", z')
        .replace("status_quo: NN", "status_quo: NNN")
    )
    got = call("check", two)
    assert got.code == 2
    lines = {line.split(": ")[0] for line in got.out.splitlines()}
    assert {f"{two}:7", f"{two}:8", f"{two}:10"} <= lines
    assert "Did you mean" in got.out
    for p in call("check", two, "--json").json["problems"]:
        assert p["file"] == str(two)
        assert p["line"] > 0
        assert p["ways_out"]


def test_what_shows_only_once_the_states_are_known_is_told_with_its_line_too(call: Any, two: Path) -> None:
    text = two.read_text().replace("  status_quo: NN\n", "  infeasible: [x & y]\n  status_quo: YY\n")
    two.write_text(
        text.replace('{statements: ["!y", x]}', "{ranking: [YY, YN]}").replace(
            '{statements: [y, "!x"]}', "{ranking: [NN, NY]}"
        )
    )
    got = call("check", two)
    assert got.code == 2
    assert got.out.count(f"{two}:9: ") == 1  # the status quo
    assert "x & y" in got.out
    assert "leaves out 2 feasible state(s): NN, NY" in got.out
    assert 'names "YY", which is no feasible state' in got.out
    assert "leaves out 1 feasible state(s): YN" in got.out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00\x01", "UTF-8"),
        (b"\x00\x01\x02" * 500, "unseen character"),
        (b"just text", "a map"),
        (b"- a\n- b\n", "a map"),
        (b"comity: 99\ntitle: T\n", "comity"),
        (b"{" * 3000, ""),
        (b"a: &x [*x]\n", ""),
        (b"comity: 1\ntitle: !!python/object/apply:os.system [ls]\n", ""),
        (b"%YAML 9.9\n---\ncomity: 1\n", ""),
        (b"comity: 1\ncomity: 1\n", "Keep one of them"),
    ],
)
def test_what_is_no_case_is_refused_with_a_place(call: Any, tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes(content)
    for command in ("check", "conflict", "evolve"):
        got = call(command, file)
        assert got.code == 2
        assert f"{file}:" in got.out + got.err
        assert told in got.out + got.err


def test_a_folder_without_a_case_and_a_missing_file_are_told_apart(call: Any, tmp_path: Path) -> None:
    assert "no case.yaml" in call("check", tmp_path).out
    assert "no such file or folder" in call("check", tmp_path / "gone").out


def of_one_party(options: int) -> str:
    rows = "".join(f"    o{k}: {{by: a, text: Do {k}}}\n" for k in range(options))
    head = "comity: 1\ntitle: T\nparties: {a: A}\nconflict:\n  options:\n"
    return f"{head}{rows}  preferences: {{a: {{ranking: [{'N' * options}]}}}}\n"


def test_too_many_options_are_refused_at_once_with_the_ways_out(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "many.yaml"
    file.write_text(of_one_party(27))
    for command in ("check", "conflict"):
        got = call(command, file)
        assert got.code == 2
        assert "27 options" in got.out + got.err
        assert "Split the conflict" in got.out + got.err


def test_twenty_six_free_options_are_refused_in_bounded_memory(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "many.yaml"
    file.write_text(of_one_party(26))
    tracemalloc.start()
    got = call("conflict", file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert got.code == 2
    assert "4,194,304" in got.err
    assert peak < 200 * 2**20


DOUBTS = """\
comity: 1
title: Port fees
parties: {north: North, south: South}
conflict:
  options: {cut: {by: north, text: Cut}, hold: {by: south, text: Hold}}
  preferences:
    north: NORTH
    south: {ranking: [NY, ">>", YY, NN, YN], fuzzy: {degrees: [{of: NY, over: YY, degree: 0.7}]}}
"""


def test_a_preference_left_open_is_no_problem(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "open.yaml"
    file.write_text(DOUBTS.replace("NORTH", "{free: true}").replace('">>", ', ""))
    assert call("check", file).code == 0


def test_what_goes_beyond_plain_preferences_is_checked_all_at_once(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "port.yaml"
    regimes = "{r: {during: hold, statements: [cut]}, q: {during: hold, statements: ['!cut']}}"
    file.write_text(DOUBTS.replace("NORTH", f"{{statements: [cut], regimes: {regimes}}}"))
    got = call("check", file)
    assert got.code == 2
    assert "port.yaml:8: South has fuzzy and degrees of strength" in got.out
    assert "port.yaml:7: the regimes r and q of North hold at once" in got.out
    assert "2 problems" in got.out


def test_a_slip_in_a_pattern_is_told_by_its_letters(call: Any) -> None:
    assert "a state is 2 letters, each Y or N" in call("explain", "catalogue:chicken", "YQ").err
