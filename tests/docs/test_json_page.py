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
OFFERS = {"first", "second"}
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
# evidence of every kind
DAM = """\
comity: 1
title: A dam
parties: {up: Up, down: Down}
conflict:
  options: {hold: {by: up, text: Hold water}, sue: {by: down, text: Sue}}
  status_quo: NN
  preferences:
    up: {statements: ["!sue", hold]}
    down: {statements: ["!hold", sue]}
evidence:
  sources: {board: {side: up, reliability: B}, paper: {side: down, reliability: C, graded_by: modeller}}
  claims:
    c1: {text: The dam was full, by: up, rivals: [c2]}
    c2: {text: It was half empty, by: down, prior: 0.3}
    c3: {text: It will rain, resolves: {by: 2025-12-31, rule: A gauge, outcome: true, on: 2025-11-01}}
    c4: {text: It will snow, resolves: {by: 2099-12-31, rule: A gauge}}
  items:
    - {id: i1, claim: c1, says: supports, source: board, credibility: 2, origin: gauge, analyst: Ann}
    - {id: i2, claim: c1, says: supports, source: paper, credibility: 3, origin: gauge}
    - {id: i3, claim: c1, says: contradicts, source: paper, ratio: [1, 2, 4], also: {c2: 3}}
    - {id: i4, claim: c3, says: supports, source: paper, credibility: 3, date: 2025-01-01}
  judgements: [{item: i1, analyst: Bob, credibility: 3}]
  leads: {log: {text: The log of the sluice, seen: {c1: 0.8}, seen_if_not: 0.1}}
  forecasts:
    - {claim: c3, analyst: Ann, p: 0.7, date: 2025-06-01}
    - {claim: c3, analyst: Bob, p: 0.4, date: 2025-06-01}
    - {claim: c4, analyst: Bob, p: 0.4, date: 2025-06-01}
  records:
    - {id: k1, by: up, group: deliveries, claimed: 20, verified: 14}
    - {id: k2, by: down, group: deliveries, claimed: 3, verified: 3}
    - {id: k3, by: up, group: losses, verified: 4, exposure: 2}
    - {id: k4, by: down, group: losses, verified: 1, exposure: 2}
  series:
    s1: {of: up, what: boats, by: down, measure: claimed,
         points: [{date: 2025-01-01, value: 3}, {date: 2025-03-01, value: 7}]}
    s2: {of: up, what: boats, by: board, measure: confirmed,
         points: [{date: 2025-01-01, value: 2}, {date: 2025-03-01, value: 4}]}
  accounts:
    - {event: flood, side: up, what: houses, source: board, value: [20, 30]}
    - {event: flood, side: up, what: houses, source: paper, value: 45}
    - {event: storm, side: up, what: houses, source: board, value: 10}
    - {event: storm, side: up, what: houses, source: paper, value: 15}
  feeds: [{claim: c1, at_least: 0.7, makes: "conflict: sue feasible"}]
"""
# names of states that are in doubt, and votes without an anchor
LAKE = """\
comity: 1
title: A lake
parties: {up: Up}
alignment:
  states: true
  ties: [{a: Narnia, b: France, from: 1990, to: 1991}]
  votes: [{id: r1, yes: France, no: Narnia}]
"""
EDGES = "a,b,sign,from\nNarnia,France,1,1990\nFrance,France,1,1990\n"
# offers of every kind
TOWN = """\
comity: 1
title: A town
parties: {north: {name: Northmark}}
evidence:
  sources: {board: {side: north, reliability: B}}
  claims: {ontime: {text: It ran on time, by: north}}
  items: [{id: i1, claim: ontime, says: supports, source: board, credibility: 3}]
partners:
  unit: crowns
  criteria:
    price: {range: [60, 30], unit: crowns}
    time: {range: [8, 3]}
    repair: {grades: [vendor, shops, town]}
  offers:
    first:
      by: north
      values: {price: 38, time: {value: 5, claim: ontime}, repair: vendor}
      payments: [{year: 0, amount: 38}, {year: 9, amount: [3, 4], phase: operate, promised: true}]
      log: [{date: 2025-02-01, criterion: price, value: 38}]
      leaving: 6
      yearly: [2, 3]
      vendors: [north]
    second:
      values: {price: [32, 46], repair: {value: town, promised: true}}
      payments: [{year: 0, amount: 30}, {year: 20, amount: 40, phase: operate}]
      vendors: [Dale, Fenn]
  commitments: [{offer: first, value: 60, cost: 38, rate: 0.04, lost: 0.04, spread: [0.1, 0.3], years: 3}]
"""
TORN = """\
comity: 1
title: A town that wants two things
parties: {north: Northmark}
partners:
  criteria: {price: {range: [60, 30]}, time: {range: [8, 3]}}
  compared: [{more: price, than: time, times: [2, none]}, {more: time, than: price, times: [2, none]}]
  preferred: [{better: first, than: second}]
  offers: {first: {values: {price: 40, time: 5}}, second: {values: {price: 30, time: 3}}}
"""
# what is due late, in too short a time, and work beside it
YARD = """\
comity: 1
title: A yard
parties: {north: Northmark}
programme:
  periods: 2
  resources: {line: {capacity: 4, cost: 1}, crew: {capacity: 2}}
  items:
    truck: {due: [[1, 2], [2, 9]], needs: {line: 1}, late: 1, value: [1, 2]}
    van: {due: [[2, 1]], needs: {line: 1}}
  activities: {fit: {periods: 2, needs: {crew: 2}}, test: {periods: 1, needs: {crew: 2}}}
  slippage: [{of: [line, crew], ratios: [1, 1.1, 1.2, 1.3, 1, 1, 1.5, 2, 1, 1.1]}]
  declared:
    - {id: t, who: north, what: trucks, kind: target, value: 9, unit: trucks, date: 2024}
    - {id: o, who: north, what: trucks, kind: output, value: 6, unit: trucks, date: 2024}
"""
TALKS = "On Monday the minister said that the dam was full. Bland must withdraw its 12 boats before talks can open.\n"
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
            elif key in OFFERS and path in ("acceptability", "regret", "makers"):
                general = "OFFER"
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
    (tmp_path / "dam.yaml").write_text(DAM)
    (tmp_path / "lake.yaml").write_text(LAKE)
    (tmp_path / "town.yaml").write_text(TOWN)
    (tmp_path / "torn.yaml").write_text(TORN)
    (tmp_path / "yard.yaml").write_text(YARD)
    (tmp_path / "edges.csv").write_text(EDGES)
    (tmp_path / "talks.txt").write_text(TALKS)
    monkeypatch.chdir(tmp_path)
    if any("dam.yaml" in run for run in runs):  # the ledger begins with the rows of the case
        assert code(["evidence", "export", "dam.yaml", "--jsonl", "-o", "dam.jsonl"]) == 0
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
