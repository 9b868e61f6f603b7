"""Whatever a case says is shown as text: no markup, no control characters, no unbounded time."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

NASTY = [
    "[/bold] [red]x[/red]",
    ":smile: :warning:",
    "<script>alert(1)</script>",
    "{braces} %s %(x)s {0}",
    "עברית مرحبا",
    "日本語のテスト 😀🏳️‍🌈",
    'it\'s "quoted" `so`',
    "back\\slash $HOME",
    "x" * 5000,
]

NO_AGE = 60  # seconds: a guard against work that grows with the square of the input, not a measurement


def hostile(text: str) -> str:
    quoted = "'" + text.replace("'", "''") + "'"
    return (
        f"comity: 1\ntitle: {quoted}\nparties: {{a: {quoted}, b: B}}\nconflict:\n"
        f"  options:\n    x: {{by: a, text: {quoted}, off: {quoted}}}\n    y: {{by: b, text: Do y}}\n"
        '  status_quo: NN\n  preferences:\n    a: {statements: [x]}\n    b: {statements: [y, "!x"]}\n'
    )


@pytest.mark.parametrize("text", NASTY, ids=lambda t: t[:12])
def test_text_of_a_case_is_never_read_as_markup(call: Any, tmp_path: Path, text: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(hostile(text), encoding="utf-8")
    for arguments in (
        ("check", file),
        ("conflict", file),
        ("conflict", file, "--ranking", "a"),
        ("conflict", file, "--tableau"),
        ("explain", file, "NN"),
        ("evolve", file),
        ("diff", file, "catalogue:chicken"),
    ):
        got = call(*arguments)
        assert got.code == 0
        if len(text) < 60:
            assert text in got.out or arguments[0] == "diff"
    assert call("conflict", file, "--json").json["case"] == text
    for to in ("graphml", "gexf", "csv", "json"):
        assert call("export", file, "--to", to).code == 0


def test_control_characters_are_refused_and_never_reach_the_terminal(call: Any, two: Path) -> None:
    two.write_text(two.read_text().replace("Two choices", '"bad \\e[31mred\\a"'))
    for arguments in (("check", two), ("conflict", two)):
        got = call(*arguments)
        assert got.code == 2
        assert "control character" in got.out + got.err
        assert "\x1b" not in got.out + got.err


def test_a_name_of_a_state_that_is_no_state_is_repeated_harmlessly(call: Any) -> None:
    got = call("explain", "catalogue:chicken", "[/red]" * 50)
    assert got.code == 2
    assert "no feasible state" in got.err


def test_two_hundred_parties_and_ten_thousand_statements_take_no_age(call: Any, tmp_path: Path) -> None:
    file, names = tmp_path / "case.yaml", [f"p{k}" for k in range(200)]
    began = time.monotonic()
    file.write_text(
        "comity: 1\ntitle: T\nparties: {" + ", ".join(f"{p}: {p.upper()}" for p in names) + "}\nconflict:\n"
        "  options: {x: {by: p0, text: X}, y: {by: p1, text: Y}}\n  preferences:\n    p0:\n      statements:\n"
        + "        - x & !y | x\n" * 10_000
        + "".join(f"    {p}: {{statements: [y]}}\n" for p in names[1:])
    )
    got = call("conflict", file, "--json", "--coalitions")
    assert got.code == 0
    assert got.json["equilibria"]["nash"] == ["YY"]
    assert "coalitional" in got.json["absent"]
    assert time.monotonic() - began < NO_AGE


def test_a_graph_of_five_thousand_states_takes_no_age(call: Any, tmp_path: Path) -> None:
    file, states = tmp_path / "case.yaml", [f"s{k}" for k in range(5000)]
    file.write_text(
        f"comity: 1\ntitle: T\nparties: {{a: A, b: B}}\nconflict:\n  states: [{', '.join(states)}]\n  moves:\n    a: ["
        + ", ".join(f"'{x} -> {y}'" for x, y in pairwise(states))
        + f"]\n  status_quo: s0\n  preferences:\n    a: {{ranking: [{', '.join(reversed(states))}]}}\n"
        f"    b: {{ranking: [[{', '.join(states)}]]}}\n"
    )
    began = time.monotonic()
    got = call("conflict", file, "--json", "--concepts", "nash,gmr")
    assert got.json["equilibria"]["nash"] == ["s4999"]
    assert time.monotonic() - began < NO_AGE
