"""
Neutral by construction: exchanging two parties' labels exchanges the labels in the answer, and nothing else.

The exchange is made in the text of the case, so that everything between the file and the study is looked at:
reading, moves, preferences, readings, coalitions, evolutions and what is worth naming.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import comity
from comity.catalogue.entries import listings, load_entry

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def exchanged(text: str, a: str, b: str) -> str:
    """Return a text with two words exchanged wherever they stand alone."""
    return re.sub(rf"\b({re.escape(a)}|{re.escape(b)})\b", lambda m: b if m[0] == a else a, text)


def relabelled(value: Any, names: dict[str, str]) -> Any:
    """Return plain values with words exchanged in every key and text, lists that follow the parties sorted."""
    if isinstance(value, dict):
        return {relabelled(k, names): relabelled(v, names) for k, v in value.items()}
    if isinstance(value, list):
        return [relabelled(v, names) for v in value]
    if isinstance(value, str):
        for a, b in names.items():
            value = exchanged(value, a, b)
    return value


def settled(value: Any) -> Any:
    """Return plain values in which the order of keys no longer shows."""
    return json.loads(json.dumps(value, sort_keys=True))


def study_of(text: str, folder: Path) -> Any:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(text, encoding="utf-8")
    found = comity.assess(folder, comity.Settings(coalitions=True)).to_json()
    found.pop("digest")
    found["conflict"].pop("digest")
    return found


@pytest.mark.parametrize("name", [entry.name for entry in listings()])
def test_two_ids_exchanged_in_a_published_case_are_exchanged_in_the_answer(name: str, tmp_path: Path) -> None:
    entry = load_entry(name)
    a, b = (p.id for p in entry.case.parties[:2])
    before = study_of(entry.case_text, tmp_path / "before")
    after = study_of(exchanged(entry.case_text, a, b), tmp_path / "after")
    assert settled(after) == settled(relabelled(before, {a: b}))


@pytest.mark.parametrize("name", ["fishing-rights", "water-sharing-drawn"])
def test_two_ids_exchanged_in_an_example_are_exchanged_in_the_answer(name: str, tmp_path: Path) -> None:
    text = (EXAMPLES / name / "case.yaml").read_text(encoding="utf-8")
    a, b = (p.id for p in comity.load(EXAMPLES / name).parties[:2])
    before = study_of(text, tmp_path / "before")
    after = study_of(exchanged(text, a, b), tmp_path / "after")
    assert settled(after) == settled(relabelled(before, {a: b}))


NAMES = """\
comity: 1
title: Names
parties: {first: ONE, second: OTHER}
conflict:
  options:
    x: {by: first, text: Do it}
    y: {by: second, text: Do so}
    z: {by: second, text: Go on, moves: forward}
  status_quo: NNN
  preferences:
    first: {statements: ["!y", x, z]}
    second:
      statements: [y, "!x | z"]
      readings: {soft: {text: Softer, statements: ["!x", z]}}
"""


def test_names_and_kinds_of_parties_change_no_verdict(tmp_path: Path) -> None:
    def verdicts(one: str, other: str, folder: str) -> Any:
        found = study_of(NAMES.replace("ONE", one).replace("OTHER", other), tmp_path / folder)
        return {k: found["conflict"][k] for k in ("states", "stable", "equilibria", "coalitional", "broken_by")} | {
            k: found[k] for k in ("readings", "named", "today")
        }

    plain = verdicts("Anna", "Bert", "1")
    assert plain == verdicts("Bert", "Anna", "2")
    assert plain == verdicts("{name: Zealand, kind: great power}", "{name: Aland, kind: rebels}", "3")


def test_the_order_in_which_parties_are_listed_changes_no_verdict(tmp_path: Path) -> None:
    before = study_of(NAMES, tmp_path / "1")
    after = study_of(NAMES.replace("{first: ONE, second: OTHER}", "{second: OTHER, first: ONE}"), tmp_path / "2")
    assert after["conflict"]["parties"] == ["second", "first"]
    assert after["conflict"]["equilibria"] == before["conflict"]["equilibria"]
    assert after["conflict"]["stable"] == before["conflict"]["stable"]
    assert after["conflict"]["coalitional"] == before["conflict"]["coalitional"]
    assert after["readings"]["always"] == before["readings"]["always"]
    assert after["named"] == before["named"]
