"""``comity sequence`` as a stranger would use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TEXT = """\
comity: 1
title: Two sides of a river
parties: {aland: Aland, bland: Bland}
settlement:
  terms:
    elections: Elections
    ceasefire: {text: General ceasefire, by: [aland, bland]}
    withdrawal: {text: Withdrawal, by: bland, takes: [20, 40], escrow: a monitoring mission, together: false}
  versions: {spring: The draft of spring, autumn: The draft of autumn}
  sequence:
    - {by: aland, first: ceasefire, then: withdrawal, weight: 2}
    - {by: bland, first: withdrawal, then: ceasefire, weight: [1, 4], id: pull back}
    - {by: aland, first: withdrawal, then: elections, within: [10, 30]}
    - {by: bland, first: elections, then: withdrawal, version: autumn}
"""


@pytest.fixture
def river(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_deadlock_and_the_way_out_come_out_as_json(call: Any, river: Path) -> None:
    got = call("sequence", river, "--json")
    assert (got.code, got.err) == (0, "")
    assert got.json["deadlocks"] == [["ceasefire", "withdrawal"]]
    assert got.json["ways_out"][0]["chosen"] == "escrow"
    assert [s["earliest"] for s in got.json["timetable"]["steps"]] == [0, 30, 30, 40]


def test_the_timetable_reads_without_json(call: Any, river: Path) -> None:
    got = call("sequence", river)
    assert got.code == 0
    assert "Deadlock: none of “General ceasefire” and “Withdrawal” can be the first." in got.out
    assert "“Withdrawal” is handed to a monitoring mission by Bland." in got.out
    assert "Claims met in full: 1 of 3." in got.out


def test_a_claim_can_be_dropped_by_its_name(call: Any, river: Path) -> None:
    assert call("sequence", river, "--drop", "pull back", "--json").json["deadlocks"] == []
    assert call("sequence", river, "--drop", "withdrawal > elections", "--json").code == 0


def test_another_version_has_other_claims(call: Any, river: Path) -> None:
    got = call("sequence", river, "--version", "autumn", "--json")
    assert got.json["deadlocks"] == [["ceasefire", "elections", "withdrawal"]]
    assert got.json["version"] == "autumn"


def test_what_does_not_exist_is_refused_with_a_way_out(call: Any, river: Path, two: Path) -> None:
    got = call("sequence", river, "--version", "aut" + "umm")
    assert got.code == 2
    assert 'Did you mean "autumn"?' in got.err
    assert call("sequence", river, "--drop", "pullback").code == 2
    got = call("sequence", two)
    assert got.code == 2
    assert "no section settlement" in got.err


def test_a_budget_that_ends_gives_a_timetable_and_code_3(call: Any, river: Path) -> None:
    got = call("sequence", river, "--json", "--budget", "0")
    assert got.code == 3
    assert got.json["complete"] is False
    assert got.json["timetable"]["steps"]
