"""``comity settlement``, and packages in and out, as a stranger would use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
HARBOUR = ROOT / "examples" / "harbour-works"

BOTH = """\
comity: 1
title: Talks on a river
parties: {up: Upland, down: Lowland}
conflict:
  options:
    hold: {by: up, text: Hold water back}
    sue: {by: down, text: Go to court}
    meet: {by: down, text: Meet}
  status_quo: YNN
  preferences:
    up: {statements: ["!sue", hold, meet]}
    down: {statements: ["!hold", meet, "!sue"]}
settlement:
  terms: {talks: {text: Talks, means: meet}, water: {text: Water flows, means: "!hold"}}
  seek: [talks]
  demands:
    - {id: first_water, by: down, kind: prerequisite, for: talks, requires: water}
    - {id: no_water, by: up, kind: red_line, requires: "!water"}
  issues: {flow: {levels: {open: {means: "!hold"}, closed: {means: hold}}}}
  values:
    up: {walk_away: 1, flow: {open: 1, closed: 4}}
    down: {walk_away: 2, flow: {open: 5, closed: 0}}
  ripeness: {up: {hurting: false, spokesman: true}, down: {hurting: true, spokesman: true}}
"""


@pytest.fixture
def river(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(BOTH, encoding="utf-8")
    return path


def test_the_json_of_the_contract(call: Any, river: Path) -> None:
    got = call("settlement", river, "--json")
    assert (got.code, got.err) == (0, "")
    assert (got.json["case"], got.json["format"]) == ("Talks on a river", 1)
    assert len(got.json["digest"]) == 64
    assert [sorted(c) for c in got.json["conflicts"]] == [["first_water", "no_water"]]
    assert [r["drop"] for r in got.json["relaxations"]] in (
        [["first_water"], ["no_water"]],
        [["no_water"], ["first_water"]],
    )
    assert got.json["packages"]["nash"] == [{"package": {"flow": "open"}, "value": {"up": 1, "down": 5}}]
    assert got.json["must_include"]
    assert "deadlocks" not in got.json


def test_the_conflict_tells_who_is_stuck_and_what_can_be_imposed(call: Any, river: Path) -> None:
    got = call("settlement", river, "--json").json
    lights = {p["party"]: p["stalemate"]["why"] for p in got["ripeness"]["parties"]}
    assert "no move of its own from the status quo helps" in lights["up"]
    assert "it has a move of its own" in lights["down"]
    assert got["room"]["moves"] == [
        "a move of Upland in the conflict, from YNN to NNN",
        "a move of Upland in the conflict, from NNN to YNN",
    ]
    assert len(got["credibility"]) == 1


def test_the_readable_answer_has_a_heading_for_every_part(call: Any) -> None:
    got = call("settlement", HARBOUR)
    assert (got.code, got.err) == (0, "")
    headings = ("Which demands collide", "In which order", "Which packages", "Who must be in the room", "Ripeness")
    places = [got.out.index(h) for h in headings]
    assert places == sorted(places)
    assert "Nash solution" in got.out
    assert "Port authority" in got.out


def test_a_case_without_a_settlement_is_a_wrong_argument(call: Any) -> None:
    got = call("settlement", "catalogue:chicken")
    assert got.code == 2
    assert "no section settlement" in got.err


def test_no_time_is_exit_code_3_with_every_part_named(call: Any) -> None:
    got = call("settlement", HARBOUR, "--json", "--budget", "0")
    assert got.code == 3
    assert got.json["complete"] is False
    assert "incomplete: demands" in got.err


def test_a_limit_is_exit_code_0_and_said_in_the_answer(call: Any) -> None:
    got = call("settlement", HARBOUR, "--json", "--limit", "1")
    assert got.code == 0
    assert got.json["complete"] is False
    assert "demands" in got.json["limited"]


def test_a_version_that_is_not_there_is_a_wrong_argument(call: Any) -> None:
    got = call("settlement", HARBOUR, "--version", "spring")
    assert got.code == 2


def test_packages_are_exported_as_a_table(call: Any, tmp_path: Path) -> None:
    target = tmp_path / "packages.csv"
    got = call("export", HARBOUR, "--to", "packages-csv", "-o", target)
    assert got.code == 0
    assert len(target.read_text().splitlines()) == 1 + 48
    frontier = call("export", HARBOUR, "--to", "frontier-json")
    assert json.loads(frontier.out)["frontier"]["complete"] is True


def test_an_export_of_packages_needs_a_settlement(call: Any) -> None:
    got = call("export", "catalogue:chicken", "--to", "packages-csv")
    assert got.code == 2
    assert "no section settlement" in got.err


DOMAIN = (
    '<utility_space><objective><issue index="1" name="Rent">'
    '<item value="High"/><item value="Low"/></issue>{}</objective></utility_space>'
)
PROFILE = DOMAIN.replace('"High"/', '"High" evaluation="{}"/').replace('"Low"/', '"Low" evaluation="{}"/')


def test_a_domain_with_profiles_is_imported_checked_and_settled(call: Any, tmp_path: Path) -> None:
    (tmp_path / "flat.xml").write_text(DOMAIN.format(""))
    weight = '<weight index="1" value="1"/>'
    (tmp_path / "owner.xml").write_text(PROFILE.format(4, 1, weight))
    (tmp_path / "tenant.xml").write_text(PROFILE.format(1, 2, weight))
    profiles = ("--profile", tmp_path / "owner.xml", "--profile", tmp_path / "tenant.xml")
    got = call("import", tmp_path / "flat.xml", *profiles, "-o", tmp_path / "case")
    assert (got.code, got.err) == (0, "")
    assert call("check", tmp_path / "case").code == 0
    found = call("settlement", tmp_path / "case", "--json").json
    assert found["packages"]["count"] == 2
    assert found["packages"]["frontier"]["packages"] == [
        {"package": {"rent": "high"}, "value": {"owner": 1, "tenant": 0.5}},
        {"package": {"rent": "low"}, "value": {"owner": 0.25, "tenant": 1}},
    ]
    raw = call("import", tmp_path / "flat.xml", *profiles, "--convention", "raw")
    assert "not divided by the largest" in raw.out


def test_an_import_with_a_wrong_convention_or_no_profile_is_told(call: Any, tmp_path: Path) -> None:
    (tmp_path / "flat.xml").write_text(DOMAIN.format(""))
    assert "there is no profile" in call("import", tmp_path / "flat.xml").err
    got = call("import", tmp_path / "flat.xml", "--convention", "other")
    assert got.code == 2
    assert "Conventions: genius, raw" in got.err


ALIKE = """\
comity: 1
title: Nothing but ties
parties: {p: Port, q: Quay}
settlement:
  issues: {a: [x, y, z], b: [x, y, z], c: [x, y, z], d: [x, y]}
  values: {p: {walk_away: 0, d: {x: 1, y: 2}}, q: {walk_away: 0, d: {x: 2, y: 1}}}
"""


def test_the_limit_is_one_of_optima_too_and_more_than_twenty_are_listed(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(ALIKE, encoding="utf-8")
    for command, of in (("settlement", lambda got: got.json["packages"]), ("packages", lambda got: got.json)):
        whole = of(call(command, path, "--json"))
        assert [len(whole[key]) for key in ("nash", "kalai_smorodinsky", "egalitarian")] == [54, 54, 54]
        assert whole["proofs"]["nash"]["complete"]
        cut = of(call(command, path, "--json", "--limit", "30"))
        assert len(cut["nash"]) == 30
        assert (cut["proofs"]["nash"]["complete"], cut["proofs"]["nash"]["why"]) == (False, "limit 30")
