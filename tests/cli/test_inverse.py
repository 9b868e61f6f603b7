"""``comity inverse`` as a stranger would use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TEXT = """\
comity: 1
title: Who releases water
parties: {syria: Syria, iraq: Iraq}
conflict:
  options:
    release: {by: syria, text: Release water}
    escalate: {by: syria, text: Escalate}
    attack: {by: iraq, text: Attack}
  infeasible: [release & escalate]
  preferences:
    syria: {free: true}
    iraq: {ranking: [YNN, NNY, NYY, NNN, YNY, NYN]}
"""


@pytest.fixture
def euphrates(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_known_numbers_come_out_as_json(call: Any, euphrates: Path) -> None:
    got = call("inverse", euphrates, "YNN", "--json")
    assert (got.code, got.err) == (0, "")
    rows = got.json["concepts"]
    assert [(rows[k]["profiles"], rows[k]["of"]) for k in ("nash", "gmr", "seq", "smr")] == [
        (240, 720),
        (384, 720),
        (384, 720),
        (300, 720),
    ]


def test_the_answer_reads_without_json(call: Any, euphrates: Path) -> None:
    got = call("inverse", euphrates, "YNN", "--concepts", "nash")
    assert got.code == 0
    assert "holds in 240 of the 720 admissible profiles" in got.out
    assert "It holds if Syria ranks “Syria: release water” above “nobody acts” and “Syria: escalate”." in got.out


def test_who_must_change_is_named_where_a_given_preference_stands_in_the_way(call: Any, euphrates: Path) -> None:
    change = call("inverse", euphrates, "NYN", "--json", "--concepts", "nash").json["concepts"]["nash"][
        "minimum_change"
    ]
    assert change["party"] == "iraq"
    assert change["distance"] == 2.5
    assert "Iraq ranks" in change["words"]


def test_without_a_state_every_outcome_is_judged(call: Any, euphrates: Path) -> None:
    got = call("inverse", euphrates, "--json")
    assert got.code == 0
    assert set(got.json["outcomes"]) == {"NNN", "YNN", "NNY", "YNY", "NYY"}
    table = call("inverse", euphrates)
    assert "some (0.53)" in table.out


def test_what_is_wrong_is_said(call: Any, euphrates: Path) -> None:
    assert call("inverse", euphrates, "YYN").code == 2
    assert call("inverse", euphrates, "YNN", "--concepts", "sim").code == 2
    assert call("inverse", euphrates, "YNN", "--budget", "0").code == 3
