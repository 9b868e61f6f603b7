"""``comity demands`` as a stranger would use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TEXT = """\
comity: 1
title: Talks about a strait
parties: {north: North, south: South}
settlement:
  terms: {talks: Talks, ceasefire: A ceasefire, withdrawal: Withdrawal}
  facts: ["withdrawal -> ceasefire"]
  seek: [talks]
  demands:
    - {id: n1, by: north, kind: prerequisite, requires: withdrawal, for: talks, weight: 2, source: s1}
    - {id: n2, by: north, kind: red_line, requires: talks}
    - {id: s1, by: south, requires: "!ceasefire", weight: [1, 4], source: s2}
    - {id: s2, by: south, kind: offer, requires: withdrawal}
"""


@pytest.fixture
def strait(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_conflicts_and_relaxations_come_out_as_json(call: Any, strait: Path) -> None:
    got = call("demands", strait, "--json")
    assert got.code == 0
    assert got.json["conflicts"] == [["n1", "s1"]]
    assert got.json["relaxations"] == [
        {"drop": ["n1"], "weight": 2.0, "sometimes_cheapest": True, "always_cheapest": False},
        {"drop": ["s1"], "weight": 2.5, "low": 1.0, "high": 4.0, "sometimes_cheapest": True, "always_cheapest": False},
    ]
    assert got.json["complete"] is True
    assert got.json["burden"]["north"]["shapley"] == 0.5
    assert got.json["sought"] == [{"term": "talks", "by_facts": True, "with_all_demands": False, "weight": 2.0}]
    assert got.json["offers"][0]["meets"] == ["n1"]


def test_the_answer_reads_without_json(call: Any, strait: Path) -> None:
    got = call("demands", strait)
    assert got.code == 0
    assert "North's prerequisite n1 (“talks -> withdrawal”; source s1)" in got.out
    assert "given the fact that if “Withdrawal”, then “A ceasefire”, with “Talks” sought" in got.out
    assert "Minimal relaxations, cheapest first" in got.out
    assert "Red lines taken as fixed" in got.out


def test_demands_can_be_fixed_and_dropped(call: Any, strait: Path) -> None:
    assert call("demands", strait, "--json", "--fix", "n1").json["conflicts"] == [["s1"]]
    assert call("demands", strait, "--json", "--drop", "n1").json["conflicts"] == []
    got = call("demands", strait, "--drop", "n3")
    assert got.code == 2
    assert 'demand "n3" is not defined' in got.err


def test_a_budget_that_ran_out_is_code_3(call: Any, strait: Path) -> None:
    got = call("demands", strait, "--json", "--budget", "0")
    assert got.code == 3
    assert got.json["complete"] is False


def test_a_case_without_a_settlement_is_told_where_demands_go(call: Any, two: Path) -> None:
    got = call("demands", two)
    assert got.code == 2
    assert "no section settlement" in got.err
