"""What a tier cannot do is said, never silently left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FISHING = "examples/fishing-rights"


@pytest.mark.parametrize("tier", ["array", "bits", "symbolic"])
def test_coalitions_past_the_table_are_absent_with_the_reason(call: Any, tier: str) -> None:
    asked = call("conflict", FISHING, "--tier", tier, "--concepts", "nash", "--coalitions", "--json")
    assert asked.code == 0
    assert "table of states" in asked.json["absent"]["coalitional"]
    plain = call("conflict", FISHING, "--tier", tier, "--concepts", "nash", "--coalitions")
    assert "the answer for coalitions is absent" in plain.out


@pytest.mark.parametrize("tier", ["auto", "array", "symbolic"])
def test_a_resume_file_without_the_tier_bits_is_refused_with_the_way_out(call: Any, tmp_path: Path, tier: str) -> None:
    got = call("conflict", FISHING, "--tier", tier, "--resume", tmp_path / "kept")
    assert got.code == 2
    assert "Add --tier bits" in got.err


def test_every_tier_prints_the_same_nash_equilibria(call: Any) -> None:
    table = call("conflict", FISHING, "--concepts", "nash", "--json").json["equilibria"]["nash"]
    for tier in ("array", "bits", "symbolic"):
        found = call("conflict", FISHING, "--tier", tier, "--concepts", "nash", "--json").json
        assert found["tier"] == tier
        assert found["equilibria"]["nash"]["first"] == table
