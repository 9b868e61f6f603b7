"""``comity programme`` as a stranger would use it: the JSON of the contract, tables, exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from comity.cli.csv_folder import Sheet
from comity.cli.programme_rows import NAMES, sheets
from comity.programme.analyse import programme_answer

HEAD = "comity: 1\ntitle: A yard\nparties: {a: Aland, b: Bland}\nprogramme:\n"
SHORT = (
    HEAD
    + """\
  periods: 3
  resources: {line: {capacity: 4, cost: 1}, crew: {capacity: 2}}
  items: {truck: {due: [[1, 2], [2, 9]], needs: {line: 1}, holding: 1, value: [1, 2]}}
  activities: {fit: {periods: 2, needs: {crew: 2}, ready: 2}}
  slippage: [{of: [line, crew], ratios: [1, 1.1, 1.2, 1.3, 1, 1, 1.5, 2, 1, 1.1]}]
  declared:
    - {id: t, who: a, what: trucks, kind: target, value: 9, unit: trucks, since: "2024", until: "2024"}
    - {id: o, who: a, what: trucks, kind: output, value: 6, unit: trucks, since: "2024", until: "2024", by: "=b"}
"""
)
BALLS = (
    HEAD
    + """\
  periods: 12
  items:
    ball:
      due:
        [[1, 69], [2, 29], [3, 36], [4, 61], [5, 61], [6, 26], [7, 34], [8, 67], [9, 45], [10, 67], [11, 79], [12, 56]]
      setup: [85, 102, 102, 101, 98, 114, 105, 86, 119, 110, 98, 114]
      holding: 1
"""
)


@pytest.fixture
def yard(tmp_path: Path) -> Path:
    place = tmp_path / "yard.yaml"
    place.write_text(SHORT, encoding="utf-8")
    return place


@pytest.fixture
def balls(tmp_path: Path) -> Path:
    place = tmp_path / "balls.yaml"
    place.write_text(BALLS, encoding="utf-8")
    return place


def test_the_published_programme_is_answered_with_the_keys_of_the_contract(call: Any, balls: Path) -> None:
    got = call("programme", balls, "--json")
    assert got.code == 0
    assert (got.json["case"], got.json["format"]) == ("A yard", 1)
    assert (got.json["fits"], got.json["cost"], got.json["gap"]) == (1.0, 864.0, 0.0)
    assert got.json["cumulative"] == [85, 114, 186, 277, 348, 400, 469, 555, 600, 710, 789, 864]
    assert (got.json["bottlenecks"], got.json["repairs"]) == ([], [])


def test_a_programme_that_does_not_fit_comes_with_repairs_and_bottlenecks(call: Any, yard: Path) -> None:
    got = call("programme", yard, "--json")
    assert got.code == 0
    assert got.json["fits"] == pytest.approx(8 / 11)
    assert (got.json["delivered"], got.json["finish"], got.json["cost"]) == (1.0, 3, None)
    assert {"resource", "period", "worth"} <= got.json["bottlenecks"][0].keys()
    assert [r["size"] for r in got.json["repairs"] if r["kind"] == "date"] == [3]
    assert got.json["plan_of"] == "the programme with later dates"
    assert got.json["works"]["finish"] == 3
    assert 0 <= got.json["slippage"]["plan"]["on_time"][0] < got.json["slippage"]["plan"]["on_time"][1] < 1
    assert got.json["declared"]["things"][0]["reached"][0]["verdict"] == "not reached"


def test_the_tables_are_read_by_people(call: Any, yard: Path) -> None:
    got = call("programme", yard)
    assert got.code == 0
    for words in (
        "of every due quantity can be delivered on time",
        "Each of these would be enough",
        "it is not a plan of what was declared",
        'One more unit of "line" in period 1 would raise',
        "What is met first",
        "Integration work",
        "Slippage of the plan that is shown",
        "Slippage of integration work",
        "Trucks of Aland, in trucks:",
    ):
        assert words in got.out


STORE = (
    HEAD
    + """\
  periods: [spring, summer]
  resources: {steel: {capacity: 2, unit: tonnes, stored: true}, line: {capacity: 5, unit: berths}}
  items: {ship: {unit: ships, due: [[summer, 2]], needs: {steel: 2, line: 2}}}
  activities: {fit: {periods: 1}, done: {periods: 0, after: fit}}
  slippage: [{of: ship, ratios: [1, 1.1, 1.2, 1.3, 1, 1, 1.5, 2, 1, 1.1]}]
"""
)


def test_what_is_stored_is_not_told_as_if_it_were_overloaded(call: Any, tmp_path: Path) -> None:
    place = tmp_path / "store.yaml"
    place.write_text(STORE, encoding="utf-8")
    rows = [[c.strip() for c in line.split("│")[1:-1]] for line in call("programme", place).out.splitlines()]
    assert ["steel, in tonnes", "spring", "0", "2", "0", "2"] in rows or [
        "steel, in tonnes",
        "summer",
        "2",
        "2",
        "4",
        "0",
    ] in rows
    assert not [r for r in rows if len(r) == 5 and r[0].startswith("steel")]
    assert [r for r in rows if r[0:1] == ["line, in berths"]]


def test_periods_are_called_by_their_names_and_a_milestone_begins_in_none(call: Any, tmp_path: Path) -> None:
    place = tmp_path / "store.yaml"
    place.write_text(STORE, encoding="utf-8")
    out = call("programme", place).out
    rows = [[c.strip() for c in line.split("│")[1:-1]] for line in out.splitlines()]
    assert ["fit", "spring", "spring", "", "", "yes"] in rows
    assert ["done", "", "spring", "fit", "", "yes"] in rows
    assert "All work can be finished by the end of period spring, not earlier." in out
    assert "ship in period summer" in out
    assert "ship in period 2" not in out


def test_only_the_parts_that_are_asked_for_are_answered(call: Any, yard: Path) -> None:
    got = call("programme", yard, "--json", "--only", "works, declared")
    assert got.json["fits"] is None
    assert got.json["works"] is not None
    assert call("programme", yard, "--only", "work").code == 2
    assert call("programme", yard, "--gap", "1").code == 2


def test_a_budget_that_is_over_is_exit_code_3_and_says_what_is_missing(call: Any, yard: Path) -> None:
    got = call("programme", yard, "--json", "--budget", "0")
    assert got.code == 3
    assert "comity: incomplete: fits, plan, finish, repairs" in got.err
    assert "--budget SECONDS" not in got.err
    assert json.loads(got.out)["missing"]["plan"] == "the budget of 0 seconds ran out"


def test_what_cannot_be_answered_is_said_and_the_rest_is_answered(
    call: Any, yard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from comity.programme.plan import checks

    monkeypatch.setattr(checks, "LARGEST", 1)
    got = call("programme", yard, "--json")
    assert got.code == 0
    assert "comity: fits, plan, finish, repairs, priorities, bottlenecks: the programme has 6 items or" in got.err
    assert set(got.json["limited"]) == {"fits", "finish", "repairs", "plan", "priorities", "bottlenecks"}
    assert got.json["works"]["finish"] == 3


def test_every_table_is_written_to_a_folder_and_guarded(call: Any, yard: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    got = call("programme", yard, "--csv", folder)
    assert got.code == 0
    assert "plan.csv" in got.err
    with (folder / "declared.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(r["who"], r["kind"], r["by"], r["expected"]) for r in rows] == [
        ("Aland", "target", "", "false"),
        ("Aland", "output", "'=b", "false"),
    ]
    with (folder / "plan.csv").open(encoding="utf-8", newline="") as stream:
        plan = list(csv.DictReader(stream))
    assert [(r["declared"], r["due"], r["make"]) for r in plan] == [("2", "2", "4"), ("9", "6", "4"), ("0", "3", "3")]
    assert {p.name for p in folder.iterdir()} <= set(NAMES)
    again = call("programme", yard, "--csv", folder)
    assert again.code == 2
    assert "add --force" in again.err
    assert call("programme", yard, "--csv", folder, "--force", "--only", "fits").code == 0


def test_every_table_has_as_many_cells_as_columns() -> None:
    from comity.case.read import load_text

    section = load_text(SHORT).programme
    assert section is not None
    found = programme_answer(section)
    made: list[Sheet] = sheets(found)
    assert [s.name for s in made] == list(NAMES)
    assert [s.name for s in made if not s.rows] == []
    for sheet in made:
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_a_case_without_the_section_is_told_so(call: Any, tmp_path: Path) -> None:
    place = tmp_path / "other.yaml"
    text = "comity: 1\ntitle: x\nparties: {a: A}\nsettlement: {terms: {peace: {text: Peace}}, seek: [peace]}\n"
    place.write_text(text, encoding="utf-8")
    got = call("programme", place)
    assert got.code == 2
    assert "no section programme" in got.err
