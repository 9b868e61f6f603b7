"""``comity ensemble`` on a case with packages: beside outcomes, without a conflict, and where no value is in doubt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CONFLICT = """\
conflict:
  options: {hold: {by: up, text: Hold water}, sue: {by: down, text: Sue}}
  preferences:
    up: {statements: ["!sue", hold]}
    down: {statements: ["!hold", "!sue"]}
"""
SETTLEMENT = """\
settlement:
  issues: {flow: {levels: [open, shut]}}
  values: {up: {walk_away: [0, 4], flow: {open: 1, shut: 4}}, down: {walk_away: 2, flow: {open: 5, shut: 0}}}
  plans: {spring: {text: Open in spring, package: {flow: open}}}
"""
HEAD = "comity: 1\ntitle: A river\nparties: {up: Up, down: Down}\n"


@pytest.fixture
def river(tmp_path: Path) -> Path:
    file = tmp_path / "river.yaml"
    file.write_text(HEAD + CONFLICT + SETTLEMENT)
    return file


def test_packages_stand_beside_outcomes(call: Any, river: Path) -> None:
    got = call("ensemble", river, "--draws", 400, "--json").json
    assert got["outcomes"]
    found = got["packages"]
    assert (found["draws"], found["seed"], found["complete"]) == (400, 1, True)
    assert (found["possible"], found["sure"]) == (1, 0)
    assert found["plans"]["spring"]["acceptable"] == {"p": 0.25, "low": 0.25, "high": 0.25, "how": "exact"}
    assert found["agreement"]["low"] <= 0.25 <= found["agreement"]["high"]
    assert found["solutions"]["nash"]["packages"][0]["package"] == {"flow": "open"}
    assert found["solutions"]["nash"]["packages"][0]["count"] == found["agreed"]


def test_what_is_said_of_outcomes_does_not_change(call: Any, river: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone.yaml"
    alone.write_text(HEAD + CONFLICT)
    one = call("ensemble", river, "--draws", 200, "--json").json
    two = call("ensemble", alone, "--draws", 200, "--json").json
    for key in ("outcomes", "sensitivity", "laws", "concepts", "notes"):
        assert one[key] == two[key]
    assert "packages" not in two


def test_a_case_without_a_conflict_has_no_outcomes(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "only.yaml"
    file.write_text(HEAD + SETTLEMENT)
    got = call("ensemble", file, "--draws", 100, "--json")
    assert got.code == 0
    assert got.json["outcomes"] == {}
    assert got.json["packages"]["draws"] == got.json["draws"] == 100
    out = call("ensemble", file, "--draws", 100).out
    assert "Open in spring" in out
    assert "0.250 (exact)" in out
    assert "not the probability" in out


def test_known_values_are_said_to_be_known(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "known.yaml"
    file.write_text(HEAD + SETTLEMENT.replace("[0, 4]", "1"))
    got = call("ensemble", file, "--json")
    assert got.code == 0
    assert "packages" not in got.json
    assert any("nothing was drawn" in note for note in got.json["notes"])
    assert "nothing was drawn" in call("ensemble", file).out


def test_a_budget_that_ran_out_is_said_by_code_and_key(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "only.yaml"
    file.write_text(HEAD + SETTLEMENT)
    got = call("ensemble", file, "--json", "--budget", 0)
    assert got.code == 3
    assert (got.json["complete"], got.json["packages"]["draws"]) == (False, 0)
    assert call("ensemble", file, "--budget", 0).code == 3


def test_the_same_seed_prints_the_same_bytes(call: Any, river: Path) -> None:
    one, again, other = (call("ensemble", river, "--draws", 50, "--seed", s, "--json").out for s in (2, 2, 3))
    assert one == again != other
