"""Packages for other programs: every row is a package of the case with its own values, and nothing is half written."""

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from comity.budget import Budget
from comity.case.read import load
from comity.errors import BudgetExceededError, TooLargeError, UsageError
from comity.settlement.analyse import packages_only
from comity.settlement.export import EXPORTS, export
from comity.settlement.packages.model import package_from, packages_of

CASE = """
comity: 1
title: A canal
parties: {anna: Anna, bert: Bert}
settlement:
  issues: {line: [old, middle, new], toll: [none, "half, or so", full]}
  packages_exclude: ["line = new & toll = full"]
  values:
    anna: {walk_away: 5, line: {old: 0, middle: 4, new: 9}, toll: {none: 3, "half, or so": 1/2, full: 0}}
    bert: {walk_away: 4, line: {old: 8, middle: 5, new: 0}, toll: {none: 0, "half, or so": 2, full: 4}}
  plans: {draft: {package: {line: old, toll: none}}}
"""
NAMES = {"anna": "Anna", "bert": "Bert"}


def _settlement(folder, text=CASE):
    path = folder / "case.yaml"
    path.write_text(text)
    return load(path).settlement


@pytest.fixture
def found(tmp_path):
    return packages_only(_settlement(tmp_path), NAMES)


def _rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_every_package_that_is_not_excluded_has_a_row_with_its_values(found):
    model = found.packages.model
    rows = _rows(export(found, "packages-csv"))
    assert len(rows) == 8
    for row, at in zip(rows, (x for x in product(range(3), range(3)) if x != (2, 2)), strict=True):
        package = package_from(model, {"line": row["line"], "toll": row["toll"]})
        assert package == at
        for party, value, floor in zip(model.parties, model.values(package), model.floor, strict=True):
            assert Fraction(row[f"value: {party}"]) == value
            assert Fraction(row[f"gain: {party}"]) == value - floor
        assert (row["acceptable"] == "Y") == model.acceptable(package)


def test_the_frontier_has_the_packages_that_no_other_acceptable_one_beats(found):
    model = found.packages.model
    good = [x for x in product(range(3), range(3)) if model.acceptable(x)]
    worth = {x: model.values(x) for x in good}
    best = {x for x in good if not any(_beats(worth[y], worth[x]) for y in good)}
    rows = _rows(export(found, "frontier-csv"))
    assert {package_from(model, {"line": r["line"], "toll": r["toll"]}) for r in rows} == best


def _beats(y, x):
    return y != x and all(a >= b for a, b in zip(y, x, strict=True))


def test_solutions_and_plans_are_named_in_their_row(found):
    rows = {(r["line"], r["toll"]): r["name"] for r in _rows(export(found, "packages-csv"))}
    assert rows["old", "none"] == "draft"
    nash = found.packages.to_json()["nash"]
    assert all("nash" in rows[tuple(n["package"].values())].split() for n in nash)


def test_the_json_formats_carry_the_head_and_the_answer(found):
    head = {"case": "A canal", "digest": "x"}
    whole = json.loads(export(found, "packages-json", head))
    assert whole["case"] == "A canal"
    assert whole["packages"] == json.loads(json.dumps(found.packages.to_json()))
    frontier = json.loads(export(found, "frontier-json", head))["frontier"]
    assert frontier["complete"] is True
    assert frontier["packages"] == whole["packages"]["frontier"]["packages"]


def test_every_format_writes_something(found):
    assert all(export(found, f.key).endswith("\n") for f in EXPORTS)


def test_a_format_that_is_not_there_is_told_with_the_nearest(found):
    with pytest.raises(UsageError, match='Did you mean "packages-csv"'):
        export(found, "package-csv")


def test_a_case_without_packages_says_what_is_missing(tmp_path):
    text = "comity: 1\ntitle: T\nparties: {anna: Anna}\nsettlement: {terms: {truce: Truce}}\n"
    with pytest.raises(UsageError, match="no issues, or no values"):
        export(packages_only(_settlement(tmp_path, text), NAMES), "packages-csv")


def test_too_many_packages_or_a_number_cannot_be_listed_but_the_frontier_can(tmp_path):
    text = CASE.replace("line: [old, middle, new]", "line: {from: 0, to: 1}").replace(
        "line: {old: 0, middle: 4, new: 9}", "line: [[0, 0], [1, 9]]"
    )
    text = text.replace("line: {old: 8, middle: 5, new: 0}", "line: [[0, 8], [1, 0]]")
    text = text.replace('  packages_exclude: ["line = new & toll = full"]\n', "").replace("line: old", "line: 0.5")
    found = packages_only(_settlement(tmp_path, text), NAMES)
    with pytest.raises(TooLargeError, match="Export the frontier instead"):
        export(found, "packages-csv")
    assert export(found, "frontier-csv").startswith("line,toll,value: anna")


def test_past_the_limit_of_rows_nothing_is_written(found, monkeypatch):
    monkeypatch.setattr("comity.settlement.export.rows.MAX_ROWS", 8)
    with pytest.raises(TooLargeError, match="there are 9 packages; at most 8 are written"):
        export(found, "packages-csv")


def test_a_table_that_runs_out_of_time_is_not_half_written(found):
    with pytest.raises(BudgetExceededError):
        export(found, "packages-csv", budget=Budget(0))


def test_swapping_the_parties_swaps_the_columns(tmp_path, found):
    settlement = _settlement(tmp_path)
    first, second = settlement.values
    turned = replace(settlement, values=(replace(first, party="bert"), replace(second, party="anna")))
    other = packages_only(turned, NAMES)
    assert packages_of(turned).parties == ("bert", "anna")
    for one, two in zip(_rows(export(found, "packages-csv")), _rows(export(other, "packages-csv")), strict=True):
        assert (one["value: anna"], one["value: bert"]) == (two["value: bert"], two["value: anna"])
        assert one["name"] == two["name"]
