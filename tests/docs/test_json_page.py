"""The JSON page against the commands: every key they print is in its table, and every key in a table is printed."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import code
from comity.conflict.concepts.table import CONCEPTS, NONMYOPIC

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reference/json.md").read_text()
_PART = re.compile(r"<!-- (report )?keys of:\n(.*?)-->\n\n(.*?)(?=\n\n|\Z)", re.S)
PARTS = [(bool(r), runs.split("\n")[:-1], table) for r, runs, table in _PART.findall(PAGE)]

CONCEPT_KEYS = {c.key for c in CONCEPTS} | {NONMYOPIC.key, "l2"}
PARTIES = {"syria", "iraq", "moe", "ur", "lg", "a", "b", "arda", "belm", "cort", "northmark", "southmere"}
PARTIES |= {"ashby", "brook", "county", "up", "down", "port", "fishers"}
SOLUTIONS = {"nash", "kalai_smorodinsky", "egalitarian", "weighted_nash", "utilitarian"}
NAMES = {"abandoned", "old_shares", "fast_fill", "arbitration", "slow_fill", "open_books", "joint_body"}

BIG = "comity: 1\ntitle: Big\nparties: {a: A}\nconflict:\n  options:\n" + "".join(
    f"    o{k}: {{by: a, text: o{k}}}\n" for k in range(17)
)
BIG += "  preferences: {a: {statements: [o0]}}\n"
DOUBTS = """\
comity: 1
title: A river
parties: {up: Up, down: Down}
conflict:
  options: {hold: {by: up, text: Hold water}, sue: {by: down, text: Sue}}
  attitudes: {up: {down: positive}}
  preferences:
    up: {statements: ["!sue", hold], fuzzy: {satisficing: 0.5, degrees: [{of: hold, over: "!hold", degree: 0.7}]}}
    down: {statements: ["!hold", "!sue"], regimes: {dry: {during: hold, statements: [sue]}}}
"""
FREE = (
    DOUBTS[: DOUBTS.index("  attitudes")]
    + """\
  preferences:
    up: {free: true}
    down: {statements: ["!hold", "!sue"]}
"""
)
# a settlement beside a conflict, with another version and values that are not known exactly
RIVER = (
    DOUBTS[: DOUBTS.index("  attitudes")]
    + """\
  status_quo: NN
  preferences:
    up: {statements: ["!sue", hold]}
    down: {statements: ["!hold", "!sue"]}
settlement:
  versions: {spring: Spring, autumn: Autumn}
  terms: {talks: {text: Talks, means: "!sue"}, water: {text: Water, means: "!hold"}}
  seek: [talks]
  demands:
    - {id: d1, by: down, kind: prerequisite, for: talks, requires: water}
    - {id: d2, by: up, kind: red_line, requires: "!water", version: autumn}
  issues: {flow: {levels: {open: {means: "!hold"}, shut: {means: hold}}}}
  values: {up: {walk_away: [0, 1], flow: {open: 1, shut: 4}}, down: {walk_away: 2, flow: {open: 5, shut: 0}}}
"""
)
BROKEN = "comity: 1\ntitle: Broken\nparties: {a: A}\nconflict: {options: {go: {by: b, text: Go}}}\n"


def key_paths(value: Any, path: str = "") -> Iterator[str]:
    """Yield every key of a JSON value as a path, names that come from the case replaced by what they are."""
    if isinstance(value, dict):
        for key, inner in value.items():
            general = _general(key)
            if path in ("proofs", "packages.proofs") and key in SOLUTIONS:
                general = "SOLUTION"
            elif key == "line" and path != "problems[]":  # a party of the harbour
                general = "PARTY"
            full = f"{path}.{general}" if path else key
            yield full
            yield from key_paths(inner, full)
    elif isinstance(value, list):
        for inner in value:
            yield from key_paths(inner, f"{path}[]")


def _general(key: str) -> str:
    if key in CONCEPT_KEYS:
        return "CONCEPT"
    if key in PARTIES:
        return "PARTY"
    if key.isdigit():
        return "NUMBER"
    return "STATE" if key in NAMES or re.fullmatch("[YN-]+", key) else key


def answer(line: str, is_report: bool) -> Any:
    """Return the JSON a command prints, or a report written as JSON."""
    words = ["report", line, "-o", "report.json"] if is_report else shlex.split(line)[1:]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code(words)
    text = Path("report.json").read_text() if is_report else out.getvalue()
    return json.loads(text)


@pytest.mark.parametrize(("is_report", "runs", "table"), PARTS, ids=[p[1][0] for p in PARTS])
def test_the_table_lists_the_keys_that_are_printed(
    is_report: bool, runs: list[str], table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "big.yaml").write_text(BIG)
    (tmp_path / "broken.yaml").write_text(BROKEN)
    (tmp_path / "doubts.yaml").write_text(DOUBTS)
    (tmp_path / "free.yaml").write_text(FREE)
    (tmp_path / "river.yaml").write_text(RIVER)
    monkeypatch.chdir(tmp_path)
    printed = {path for run in runs for path in key_paths(answer(run, is_report))}
    rows = re.findall(r"^\| `([^`]+)` \|", table, re.M)
    open_ended = tuple(row.removesuffix("*") for row in rows if row.endswith(".*"))
    exact = {row for row in rows if not row.endswith(".*")}
    assert {p for p in printed if not p.startswith(open_ended)} == exact
    assert all(any(p.startswith(row) for p in printed) for row in open_ended)


def test_every_command_that_prints_json_has_its_part() -> None:
    reference = (ROOT / "docs/reference/commands.md").read_text()
    sections = re.split(r"^##+ (?=comity)", reference, flags=re.M)[1:]
    with_json = {s.split("\n")[0] for s in sections if "| `--json` |" in s}
    assert with_json == set(re.findall(r"^## (comity [a-z ]+)$", PAGE, re.M))
