"""``comity conflict --margins``: what outside checks read, and what people read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

CASE = """\
comity: 1
title: A harbour
parties: {a: Anna, b: Bert}
conflict:
  options:
    x: {by: a, text: Do x}
    y: {by: b, text: Do y}
  status_quo: NN
  preferences:
    a: {statements: ["!x", y, x]}
    b: {statements: ["!y"]}
"""


def harbour(tmp_path: Path) -> Path:
    file = tmp_path / "harbour.yaml"
    file.write_text(CASE)
    return file


def test_the_keys_of_the_contract_are_there(call: Any, tmp_path: Path) -> None:
    got = call("conflict", harbour(tmp_path), "--margins", "--json").json
    nash = got["margins"]["NN"]["nash"]
    assert (nash["distance"], nash["party"], nash["holds"], nash["exact"]) == (2, "a", True, True)
    assert nash["words"] == f"Holds under Nash unless Anna {nash['changes'][0]['words']} (2 swaps)."
    order = nash["parties"]["a"]["statements"]
    assert sorted(order) == ["!x", "x", "y"]
    assert order.index("x") < order.index("!x")
    assert nash["parties"]["b"] == {"stable": True, "distance": None, "robust": True}
    assert set(got["margins_absent"]) == {"sim"}
    assert got["complete"] is True


def test_without_the_option_nothing_is_added(call: Any, tmp_path: Path) -> None:
    got = call("conflict", harbour(tmp_path), "--json").json
    assert not [k for k in got if k.startswith("margins")]


def test_people_read_sentences(call: Any, tmp_path: Path) -> None:
    out = call("conflict", harbour(tmp_path), "--margins").out
    assert "NN (nobody acts)" in out
    assert "Holds under Nash, GMR, SMR, SEQ and SSEQ unless Anna puts “" in out
    assert "SIM has no margins: " in out


def test_only_the_concepts_asked_for(call: Any) -> None:
    got = call("conflict", "catalogue:elmira", "--margins", "--json", "--concepts", "gmr,seq").json
    assert {tuple(row) for row in got["margins"].values()} == {("gmr", "seq")}
    assert "margins_absent" not in got


def test_where_narrows_the_outcomes(call: Any) -> None:
    got = call("conflict", "catalogue:syria_iraq_1975", "--margins", "--json", "--where", "attack").json
    assert set(got["margins"]) == {"NYY"}


def test_no_time_means_no_margins_and_the_exit_code_says_so(call: Any, tmp_path: Path) -> None:
    got = call("conflict", harbour(tmp_path), "--margins", "--json", "--budget", "0")
    assert got.code == 3
    assert got.json["margins"] == {}
    assert got.json["complete"] is False


def test_other_tiers_refuse_with_a_way_out(call: Any, tmp_path: Path) -> None:
    got = call("conflict", harbour(tmp_path), "--margins", "--tier", "symbolic")
    assert got.code == 2
    assert "--margins goes with the tier table" in got.err


def test_a_depth_reaches_the_margins(call: Any) -> None:
    deep = call("conflict", "catalogue:elmira", "--margins", "--json", "--concepts", "gmr").json["margins"]
    none = call("conflict", "catalogue:elmira", "--margins", "--json", "--concepts", "gmr", "--depth", "0").json
    nash = call("conflict", "catalogue:elmira", "--margins", "--json", "--concepts", "nash").json["margins"]
    far = {s: w["gmr"]["distance"] for s, w in none["margins"].items()}
    assert {s: w["nash"]["distance"] for s, w in nash.items()} == far
    assert deep != none["margins"]
