"""``comity partners`` as a stranger would use it: the JSON of the contract, exit codes, tables, and what is written."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from comity.cli.csv_folder import number
from comity.cli.partners_rows import NAMES

HEAD = """\
comity: 1
title: A bridge
parties: {north: North Works, south: South Yards}
sources: {s1: {title: A}, s2: {title: B}}
"""
THREE = (
    HEAD
    + """\
partners:
  criteria:
    price: {range: [0, 1]}
    time: {range: [0, 1]}
  offers:
    x: {by: north, values: {price: 1, time: 0}}
    y: {by: south, values: {price: 0, time: 1}}
    z: {by: Somebody, values: {price: 0.6, time: 0.6}}
"""
)
RICH = (
    HEAD
    + """\
evidence:
  sources: {e1: {reliability: B}}
  claims: {c1: {text: The yard delivered on time.}}
  items: [{id: i1, claim: c1, says: supports, source: e1, credibility: 2, ratio: [2, 4]}]
partners:
  unit: USD bn
  criteria:
    price: {text: Price, unit: USD bn, range: [9, -3]}
    access: {text: Technology access, grades: [use, maintain, own]}
  cells: {table: offers.csv}
  offers:
    x:
      by: north
      text: "=Northern offer"
      payments: [{year: 0, until: 3, amount: [1, 1.5], phase: build}]
      log: [{date: 2025-06-14, criterion: access, value: own, promised: true}]
      leaving: [1, 2]
      yearly: 0.5
    y: {by: south, text: "[red]Southern[/red] offer"}
    "null": {by: Somebody}
  commitments: [{offer: x, value: [3, 5], cost: 4, rate: 0.04, lost: 0.04, spread: [0.1, 0.3], years: 2}]
"""
)
OFFERS = """\
offer,criterion,value,normal,promised,claim,text,source
x,price,-2;5,,true,,As the vendor says,s1;s2
y,price,3,,,c1,,s1
y,access,maintain,,,,,
null,price,,4;1,,,,
null,access,unknown,,,,,
"""


@pytest.fixture
def three(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(THREE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(RICH, encoding="utf-8")
    (tmp_path / "offers.csv").write_text(OFFERS, encoding="utf-8")
    return tmp_path


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_contract_is_answered_with_its_keys(call: Any, three: Path) -> None:
    got = call("partners", three, "--draws", "100000", "--seed", "7", "--json")
    assert got.code == 0
    assert (got.json["case"], got.json["format"], got.json["smaa"]["seed"]) == ("A bridge", 1, 7)
    shares = got.json["acceptability"]
    assert [shares[o][0] for o in "xyz"] == pytest.approx([0.4, 0.4, 0.2], abs=0.006)
    assert all(sum(row) == pytest.approx(1) for row in shares.values())
    assert (got.json["winner"], got.json["necessary"]) == (None, [])
    assert got.json["why"].startswith("No clear winner: ")
    assert {o: round(r["worst"], 6) for o, r in got.json["regret"].items()} == {"x": 1, "y": 1, "z": 0.4}


def test_every_part_of_a_rich_case_is_answered_in_both_ways(call: Any, rich: Path) -> None:
    got = call("partners", rich, "--draws", "2000", "--json")
    assert (got.code, got.json["missing"], got.json["limited"]) == (0, {}, {})
    parts = (
        "promises",
        "claims",
        "robust",
        "changes",
        "contrast",
        "costs",
        "options",
        "locked_in",
        "information",
        "log",
    )
    assert all(got.json[part] is not None for part in parts)
    assert got.json["known"]["counts"] == {"known": 3, "promised": 2, "not public": 1}
    json.dumps(got.json, allow_nan=False)
    told = call("partners", rich, "--draws", "2000")
    assert told.code == 0
    # names are shown as they are, and what is not public is said aloud
    assert "[red]Southern[/red] offer" in told.out
    assert "not public" in told.out
    assert got.json["why"] in told.out.splitlines()[0]
    for title in ("Does the answer hang on promises?", "Whole-life cost", "Lock-in", "The offers date by date"):
        assert title in told.out


def test_middles_are_taken_for_the_contrast_only_where_asked_for(call: Any, rich: Path) -> None:
    plain = call("partners", rich, "--only", "contrast", "--json").json["contrast"]
    assert (plain["methods"], plain["filled"]) == ({}, False)
    filled = call("partners", rich, "--only", "contrast", "--middles", "--json").json["contrast"]
    assert {"topsis", "promethee"} <= set(filled["methods"])
    assert filled["filled"]


def test_the_tables_can_be_written_and_read_again(call: Any, rich: Path) -> None:
    out = rich / "tables"
    got = call("partners", rich, "--draws", "2000", "--csv", out, "--json")
    assert got.code == 0
    written = sorted(p.name for p in out.iterdir())
    assert set(written) <= set(NAMES)
    assert {"cells.csv", "acceptability.csv", "costs.csv", "log.csv", "options.csv"} <= set(written)
    assert all(name in got.err for name in written)
    shares = {(r["offer"], r["rank"]): float(r["share"]) for r in rows(out / "acceptability.csv")}
    assert shares["y", "1"] == got.json["acceptability"]["y"][0]
    # the cells are a table that a case takes: the answer without the log is the same
    assert {(r["offer"], r["value"] or r["normal"]) for r in rows(out / "cells.csv")} >= {
        ("x", "-2;5"),
        ("null", "4;1"),
    }
    again = rich / "again"
    again.mkdir()
    log = "      log: [{date: 2025-06-14, criterion: access, value: own, promised: true}]\n"
    (again / "case.yaml").write_text(RICH.replace(log, ""), encoding="utf-8")
    (again / "offers.csv").write_bytes((out / "cells.csv").read_bytes())
    second = call("partners", again, "--draws", "2000", "--json")
    assert second.code == 0, second.err
    assert second.json["acceptability"] == got.json["acceptability"]
    assert second.json["known"]["counts"] == got.json["known"]["counts"]


def test_words_that_a_spreadsheet_would_run_are_guarded(call: Any, rich: Path) -> None:
    text = RICH.replace("by: north", 'by: "=HYPERLINK(1)"')
    (rich / "case.yaml").write_text(text, encoding="utf-8")
    assert call("partners", rich, "--only", "smaa", "--draws", "100", "--csv", rich / "t").code == 0
    assert [r["by"] for r in rows(rich / "t" / "offers.csv")] == ["'=HYPERLINK(1)", "South Yards", "Somebody"]


def test_nothing_is_overwritten_unless_asked_and_then_it_is_said(call: Any, three: Path) -> None:
    out = three / "tables"
    out.mkdir()
    (out / "offers.csv").write_text("mine", encoding="utf-8")
    got = call("partners", three, "--csv", out)
    assert (got.code, got.out) == (2, "")
    assert "offers.csv already" in got.err
    assert [p.name for p in out.iterdir()] == ["offers.csv"]
    forced = call("partners", three, "--draws", "100", "--csv", out, "--force")
    assert forced.code == 0
    assert "replaced were offers.csv" in forced.err
    assert rows(out / "offers.csv")[0]["offer"] == "x"
    assert not [p for p in out.iterdir() if p.name.startswith(".")]


def test_what_is_no_folder_or_no_plain_file_is_refused(call: Any, three: Path) -> None:
    assert "is no folder" in call("partners", three, "--csv", three / "case.yaml").err
    out, other = three / "tables", three / "other.txt"
    out.mkdir()
    other.write_text("mine", encoding="utf-8")
    (out / "offers.csv").symlink_to(other)
    got = call("partners", three, "--csv", out, "--force")
    assert got.code == 2
    assert other.read_text(encoding="utf-8") == "mine"


def test_a_budget_that_runs_out_leaves_with_three_and_says_what_is_missing(call: Any, three: Path) -> None:
    got = call("partners", three, "--budget", "0", "--json")
    assert got.code == 3
    assert (got.json["winner"], got.json["complete"]) == (None, False)
    assert "smaa" in got.json["missing"]
    # one reason is said once, with everything it stopped
    assert len([line for line in got.err.splitlines() if "incomplete" in line]) == 1


def test_what_cannot_be_is_refused_before_the_work(call: Any, three: Path) -> None:
    for arguments, said in (
        (("--only", "smaaa"), 'Did you mean "smaa"'),
        (("--form", "monoton"), 'Did you mean "monotone"'),
    ):
        got = call("partners", three, *arguments)
        assert (got.code, got.out) == (2, "")
        assert said in got.err
    (three / "case.yaml").write_text(
        HEAD + "settlement: {terms: {peace: {text: Peace}}, seek: [peace]}\n", encoding="utf-8"
    )
    assert "has no section partners" in call("partners", three).err


def test_the_same_seed_gives_the_same_answer(call: Any, rich: Path) -> None:
    one, two = (call("partners", rich, "--draws", "500", "--seed", "3", "--json").out for _ in range(2))
    assert one == two


def test_a_ledger_beside_the_case_is_asked_for_the_claims(call: Any, rich: Path) -> None:
    before = call("partners", rich, "--only", "smaa", "--draws", "2000", "--json").json["acceptability"]
    fields = ("id=i2", "claim=c1", "says=contradicts", "source=e1", "credibility=2", "ratio=90")
    added = call("evidence", "add", rich, "item", *fields)
    assert added.code == 0, added.err
    after = call("partners", rich, "--only", "smaa", "--draws", "2000", "--json").json["acceptability"]
    assert after["y"][0] != before["y"][0]


def test_numbers_are_written_whole_where_they_are() -> None:
    assert [number(x) for x in (2, 0.25, -0.0, 1e300, float("nan"))] == ["2", "0.25", "0", "1e+300", ""]


def test_what_the_first_line_hides_stands_below_it(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    promised = THREE.replace(
        "{price: 1, time: 0}", "{price: {value: 1, promised: true}, time: {value: 1, promised: true}}"
    )
    path.write_text(promised.replace("    z: {by: Somebody, values: {price: 0.6, time: 0.6}}\n", ""), encoding="utf-8")
    told = call("partners", path, "--draws", "1000").out.splitlines()
    assert told[0].startswith('Clear winner: "x" comes first')
    assert told[1].startswith('The answer hangs on promises. "x" is the clear winner only as long as promises are kept')
    against = THREE + "  preferred: [{better: x, than: y}, {better: y, than: z}, {better: z, than: x}]\n"
    path.write_text(against + "  compared: [{more: price, than: time, times: 3}]\n", encoding="utf-8")
    told = call("partners", path, "--draws", "1000").out.splitlines()
    assert told[0].startswith('Clear winner: "x"')
    assert told[1].startswith("Not everything could be worked out: ")
    assert "contradict" in told[1]
    clash = "  compared: [{more: price, than: time, times: 3}, {more: time, than: price, times: 3}]\n"
    path.write_text(THREE + clash, encoding="utf-8")
    told = call("partners", path, "--draws", "1000").out
    assert told.startswith("Not worked out: No weights")
    assert "Not everything" not in told
