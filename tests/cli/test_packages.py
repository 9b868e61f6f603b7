"""``comity packages`` and ``comity improve`` as a stranger would use them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

TEXT = """\
comity: 1
title: A line and a guarantee
parties: {a: Anna, b: Bert}
settlement:
  issues:
    territory: [line, exchange, full]
    guarantees: [none, consultative, binding]
  packages_exclude: ["territory = full & guarantees = none"]
  values:
    a: {walk_away: [25, 35], territory: {line: 0, exchange: 20, full: 60},
        guarantees: {none: 0, consultative: 10, binding: 40},
        together: [{when: "territory = exchange & guarantees = binding", adds: 8}]}
    b: {walk_away: 25, territory: {line: 50, exchange: 30, full: 0},
        guarantees: {none: 30, consultative: 20, binding: 0}}
  plans:
    spring: {text: The spring plan, package: {territory: exchange, guarantees: consultative}}
  breaches:
    - {by: b, text: Moves in, when: "!territory = line", sets: {territory: line}, punished: 40}
  guarantees:
    - {when: guarantees = binding, reliability: 0.5, text: A treaty}
"""


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_packages_as_json(call: Any, deal: Path) -> None:
    got = call("packages", deal, "--json")
    assert (got.code, got.err) == (0, "")
    assert (got.json["count"], got.json["acceptable"]) == (8, 3)
    assert got.json["nash"] == [
        {"package": {"territory": "line", "guarantees": "binding"}, "value": {"a": 40, "b": 50}}
    ]
    assert [row["value"] for row in got.json["frontier"]["packages"]] == [{"a": 68, "b": 30}, {"a": 40, "b": 50}]
    assert got.json["frontier"]["complete"] is True


def test_packages_as_text(call: Any, deal: Path) -> None:
    got = call("packages", deal, "--lotteries")
    assert got.code == 0
    assert "There are 8 packages; every party accepts 3 of them." in got.out
    assert "“The spring plan” is acceptable to every party." in got.out
    assert "Bert would gain 20 by breaking it (“Moves in”)." in got.out
    assert "Nash solution by lot" in got.out


def test_the_frontier_can_be_written_as_a_table(call: Any, deal: Path, tmp_path: Path) -> None:
    file = tmp_path / "frontier.csv"
    assert call("packages", deal, "--csv", file).code == 0
    with file.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(r["territory"], r["guarantees"], float(r["value of a"])) for r in rows] == [
        ("exchange", "binding", 68.0),
        ("line", "binding", 40.0),
    ]
    assert call("packages", deal, "--csv", tmp_path / "no" / "such" / "folder.csv").code == 2


def test_only_the_solutions_asked_for_are_given(call: Any, deal: Path) -> None:
    got = call("packages", deal, "--solutions", "egalitarian", "--json").json
    assert "egalitarian" in got
    assert "nash" not in got
    assert call("packages", deal, "--solutions", "best").code == 2


@pytest.mark.parametrize("start", ["spring", "territory = exchange, guarantees=consultative"])
def test_a_deal_is_improved_by_its_name_or_its_levels(call: Any, deal: Path, start: str) -> None:
    got = call("improve", deal, start, "--json")
    assert got.code == 0
    assert got.json["efficient"] is False
    assert got.json["better"]["count"] == 1
    assert got.json["better"]["packages"][0]["gains"] == {"a": 10, "b": 0}
    text = call("improve", deal, start).out
    assert "1 package is better for some party and worse for none." in text
    assert "Anna could gain up to 10 without loss to another." in text


def test_what_cannot_be_improved_is_said(call: Any, deal: Path) -> None:
    got = call("improve", deal, "territory = line, guarantees = binding")
    assert got.code == 0
    assert "It cannot be improved for one party without loss to another." in got.out


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("sprng", 'There is no plan "sprng". Plans: spring. Did you mean "spring"?'),
        ("territory = line", 'does not say how issue "guarantees" is settled'),
        ("territory = lin, guarantees = none", 'Did you mean "line"?'),
        ("territory = line, guarantees", "is not of the form issue = level"),
    ],
)
def test_a_package_that_is_not_there_is_refused_with_a_way_out(call: Any, deal: Path, start: str, said: str) -> None:
    got = call("improve", deal, start)
    assert got.code == 2
    assert said in got.err


def test_a_case_without_packages_is_refused(call: Any, two: Path) -> None:
    got = call("packages", two)
    assert got.code == 2
    assert "The case has no packages" in got.err
