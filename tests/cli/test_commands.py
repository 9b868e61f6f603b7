"""The other commands, used as a stranger would use them."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    "catalogue:elmira",
    "catalogue:chicken",
    ROOT / "examples" / "fishing-rights",
    ROOT / "examples" / "water-sharing-drawn",
]


def test_everything_works_on_a_fresh_scaffold(call: Any, tmp_path: Path) -> None:
    case, out = tmp_path / "mine", tmp_path / "out"
    assert call("new", case).code == 0
    assert call("check", case).out.endswith("ok “Sharing a river”\n")
    got = call("conflict", case, "--json")
    assert got.err == ""
    start = got.json["status_quo"]
    assert call("conflict", case, "--coalitions").code == 0
    assert call("explain", case, start).code == 0
    assert call("explain", case, start, "upland", "--json").json["state"] == start
    assert call("evolve", case).code == 0
    assert call("diff", case, case).code == 0
    for to in ("graphml", "gexf", "csv", "json"):
        assert call("export", case, "--to", to, "-o", f"{out}.{to}").code == 0
    for suffix in ("html", "md", "json"):
        assert call("report", case, "-o", f"{out}.report.{suffix}").code == 0


def test_a_folder_in_use_is_never_written_over(call: Any, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    got = call("new", tmp_path)
    assert got.code == 2
    assert "nothing was written" in got.err
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_exported_json_is_the_case_again(call: Any, tmp_path: Path, case: object) -> None:
    file = tmp_path / "again.yaml"
    file.write_text(call("export", case, "--to", "json").out)
    first, again = (call("conflict", c, "--json", "--coalitions").json for c in (case, file))
    assert first["digest"] == again["digest"]
    assert first == again


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_exported_table_says_of_every_state_what_the_json_says(call: Any, case: object) -> None:
    rows = list(csv.DictReader(io.StringIO(call("export", case, "--to", "csv").out)))
    got = call("conflict", case, "--json").json
    assert [r["state"] for r in rows] == got["states"]
    for concept, states in got["equilibria"].items():
        assert [r["state"] for r in rows if r[f"equilibrium: {concept}"] == "Y"] == states
    for party, own in got["stable"].items():
        for concept, states in own.items():
            assert [r["state"] for r in rows if r[f"stable: {party} {concept}"] == "Y"] == states


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("to", ["graphml", "gexf"])
def test_the_exported_graph_has_every_state_once(call: Any, case: object, to: str) -> None:
    tree = ET.fromstring(call("export", case, "--to", to).out)
    ids = [e.get("id") for e in tree.iter() if e.tag.endswith("}node")]
    assert len(ids) == len(set(ids)) == call("conflict", case, "--json").json["feasible"]


def test_a_strategic_game_is_exported_only_where_there_is_one(call: Any) -> None:
    game = call("export", "catalogue:prisoners_dilemma", "--to", "nfg")
    assert game.code == 0
    assert game.out.startswith("NFG 1 R")
    for case, reason in [
        ("catalogue:elmira", "counted as one"),
        (ROOT / "examples" / "fishing-rights", "infeasible"),
        (ROOT / "examples" / "water-sharing-drawn", "drawn by hand"),
    ]:
        got = call("export", case, "--to", "nfg")
        assert got.code == 2
        assert reason in got.err
        assert "graphml" in got.err


def test_an_imported_table_of_states_gives_the_same_verdicts(call: Any, tmp_path: Path) -> None:
    case = ROOT / "examples" / "fishing-rights"
    table, back = tmp_path / "states.csv", tmp_path / "back"
    assert call("export", case, "--to", "csv", "-o", table).code == 0
    assert call("import", table, "-o", back).code == 0
    before, after = (call("conflict", c, "--json").json for c in (case, back))
    assert before["equilibria"] == after["equilibria"]
    assert before["states"] == after["states"]


def test_an_import_never_writes_over_a_case(call: Any, tmp_path: Path) -> None:
    table = tmp_path / "states.csv"
    call("export", "catalogue:chicken", "--to", "csv", "-o", table)
    assert call("import", table, "-o", tmp_path / "case").code == 0
    got = call("import", table, "-o", tmp_path / "case")
    assert got.code == 2
    assert "exists already" in got.err


def test_an_import_without_a_place_prints_a_case_that_checks(call: Any, tmp_path: Path) -> None:
    table, again = tmp_path / "states.csv", tmp_path / "again.yaml"
    call("export", "catalogue:chicken", "--to", "csv", "-o", table)
    again.write_text(call("import", table).out)
    assert call("check", again).code == 0


def test_explain_says_the_same_in_words_and_in_json(call: Any) -> None:
    told = call("explain", "catalogue:syria_iraq_1975", "NNN").out
    got = call("explain", "catalogue:syria_iraq_1975", "NNN", "--json").json
    for sentence in got["sentences"]:
        assert sentence in told
    assert got["parties"]["iraq"]["stable"] == {"nash": False, "gmr": True, "smr": False, "seq": False, "sseq": False}


def test_explain_calls_an_answered_gain_a_gain_and_an_open_one_leaving(call: Any, two: Path) -> None:
    # a would gain by x, and b would answer with y, which a likes least
    answered = call("explain", two, "NN", "a").out
    assert "Anna could gain: it chooses “Do x”" in answered
    assert "Answer: Bert chooses “Do y”" in answered
    free = call("explain", two, "NY", "a").out
    assert "Anna would leave: it chooses “Do x”" in free
    assert "Nobody can answer" in free


def test_evolve_tells_of_every_outcome_that_would_hold(call: Any) -> None:
    held = call("conflict", "catalogue:elmira", "--json", "--concepts", "nash,seq").json["equilibria"]
    got = call("evolve", "catalogue:elmira", "--json").json
    assert {e["to"] for e in got["evolutions"]} == set(held["nash"]) | set(held["seq"])
    assert got["start"] == "NYNNN"
    assert got["complete"] is True


def test_evolve_can_start_and_end_anywhere(call: Any) -> None:
    got = call("evolve", "catalogue:chicken", "--from", "YY", "--to", "NN", "--json").json
    assert got["start"] == "YY"
    assert [e["to"] for e in got["evolutions"]] == ["NN"]
    assert len(got["evolutions"][0]["moves"]) == 2
    assert got["evolutions"][0]["improvements"] is None


def test_a_case_beside_itself_differs_in_nothing(call: Any) -> None:
    got = call("diff", "catalogue:elmira", "catalogue:elmira", "--json").json
    assert got["differences"] == got["changes"] == []
    assert call("diff", "catalogue:elmira", "catalogue:elmira").out.endswith("No verdict changed.\n")


def test_a_concept_that_one_case_cannot_have_is_not_compared_silently(call: Any) -> None:
    got = call("diff", "catalogue:elmira", "catalogue:chicken", "--concepts", "nash,sim", "--json").json
    assert "merged" in got["absent"]["sim"]
    assert {c["concept"] for c in got["changes"]} == {"nash"}


def test_the_catalogue_lists_shows_and_verifies(call: Any) -> None:
    names = [e["name"] for e in call("catalogue", "list", "--json").json]
    assert {"chicken", "elmira", "syria_iraq_1975"} <= set(names)
    for name in names:
        assert name in call("catalogue", "list").out
        assert call("check", f"catalogue:{name}").code == 0
    assert call("catalogue", "show", "elmira").out.startswith("Elmira")
    got = call("catalogue", "verify", "--json")
    assert got.code == 0
    assert got.json["good"] is True


def test_the_case_that_the_catalogue_shows_is_the_case_it_uses(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "elmira.yaml"
    file.write_text(call("catalogue", "show", "elmira", "--json").json["case"])
    first, shown = (call("conflict", c, "--json").json for c in ("catalogue:elmira", file))
    assert first == shown


def test_the_schema_is_json(call: Any) -> None:
    assert "$schema" in json.loads(call("schema").out)
