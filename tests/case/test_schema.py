"""Tests of the JSON Schema: it takes good cases, and refuses what an editor can see is wrong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from comity.case.format import CASE
from comity.case.nodes import Mapping, Node, Scalar, Sequence
from comity.case.scaffold import starter
from comity.case.schema import json_schema
from comity.case.shapes import records
from comity.case.yaml_nodes import compose

ASSETS = Path(__file__).parent / "assets"
ROOT = Path(__file__).parents[2]
GOOD = (ASSETS / "option_form.yaml").read_text(encoding="utf-8")
DRAWN = (ASSETS / "drawn.yaml").read_text(encoding="utf-8")
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def as_an_editor_sees_it(node: Node) -> Any:
    """Return JSON values by the core schema of YAML 1.2, as editors read them."""
    match node:
        case Mapping():
            return {k.text: as_an_editor_sees_it(v) for k, v in node.pairs}
        case Sequence():
            return [as_an_editor_sees_it(i) for i in node.items]
        case Scalar(text, quoted=True):
            return text
        case Scalar(text):
            if text in {"true", "false"}:
                return text == "true"
            if re.fullmatch(r"[-+]?[0-9]+", text):
                return int(text)
            if re.fullmatch(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?", text):
                return float(text)
            return None if node.empty else text


def fits(text: str) -> bool:
    """Return True where the schema takes a text."""
    composed = compose(text, "case.yaml")
    assert composed.root is not None
    return bool(VALIDATOR.is_valid(as_an_editor_sees_it(composed.root)))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize(
    "text", [GOOD, DRAWN, starter()["case.yaml"], DRAWN.replace("{s1: Start, s2: Middle, s3: End}", "[s1, s2, s3]")]
)
def test_good_cases_fit(text: str) -> None:
    assert fits(text)


@pytest.mark.parametrize("file", sorted((ROOT / "examples").glob("*/case.yaml")), ids=lambda p: p.parent.name)
def test_the_examples_fit(file: Path) -> None:
    assert fits(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "file", sorted((ROOT / "src/comity/catalogue").glob("*/*/case.yaml")), ids=lambda p: p.parent.name
)
def test_the_cases_of_the_catalogue_fit(file: Path) -> None:
    assert fits(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  infeasible:\n    - {holds", "  infeasible: {table: x.csv}\n  cannot2:\n    - {holds"),
        ("title:", "titl:"),
        ("comity: 1", "comity: 2"),
        ("as_of: 1975-05-01", "as_of: May"),
        ("moves: both", "moves: forwrd"),
        ("by: syria, text: Esc", "text: Esc"),
        ("    escalate: {by", "    YN: {by"),
        ('{war: "-YY"}', '{war: "-yy"}'),
        ("status_quo: NNN", "status_quo: {escalate: maybe}"),
        ("status_quo: NNN", "status_quo: [NNN]"),
        ("release: 1/2", "release: many"),
        ("{ranking: [YNN, [NNY, war], NNN, YNY, NYN]}", "{}"),
        ("{ranking: [YNN, [NNY, war], NNN, YNY, NYN]}", "{free: maybe}"),
        ("{ranking: [YNN, [NNY, war], NNN, YNY, NYN]}", "{free: true, ranking: [YNN], weights: {attack: 1}}"),
        ("{ranking: [YNN, [NNY, war], NNN, YNY, NYN]}", "{ranking: [YNN], weights: {attack: 1}}"),
        ("leaves_out:\n  - Third parties.", "leaves_out: Third parties."),
        ("text: Release water,", "text: Release water, now,"),
        ("parties:\n  syria: Syria\n  iraq: {name: Iraq, kind: state}\n", "parties: {}\n"),
        ("  options:\n", "  optionz:\n"),
    ],
)
def test_what_an_editor_can_see_is_wrong_does_not_fit(old: str, new: str) -> None:
    assert old in GOOD
    assert not fits(GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [("s1 -> s2", "s1 s2"), ("status_quo: s1", "infeasible: [s1]"), ("{s1: Start, s2: Middle, s3: End}", "3")],
)
def test_what_is_wrong_in_a_drawn_case_does_not_fit(old: str, new: str) -> None:
    assert old in DRAWN
    assert not fits(DRAWN.replace(old, new, 1))


def test_every_field_has_a_description_and_every_record_is_closed() -> None:
    definitions = json_schema()["$defs"]
    for record in records(CASE):
        schema = definitions[record.title]
        named = record.title in {"issue", "values", "party_values"}  # beside their own keys they hold names
        assert schema["additionalProperties"] is not True
        assert (schema["additionalProperties"] is not False) == named
        assert set(schema["properties"]) == {f.name for f in record.fields}
        assert all(p["description"].endswith(".") for p in schema["properties"].values())


def test_tables_fit_where_rows_do() -> None:
    assert fits(
        GOOD.replace("parties:\n  syria: Syria\n  iraq: {name: Iraq, kind: state}\n", "parties: {table: p.csv}\n")
    )
    assert fits(re.sub(r"infeasible:\n.*\n", "infeasible: {table: i.csv}\n", GOOD))
    assert not fits(re.sub(r"infeasible:\n.*\n", "infeasible: {table: i.txt}\n", GOOD))


def test_the_schema_takes_a_settlement_and_refuses_one_that_is_wrong() -> None:
    text = (ASSETS / "settlement.yaml").read_text(encoding="utf-8")
    assert fits(text)
    assert not fits(text.replace("kind: red_line", "kind: redline"))
    assert not fits(text.replace("takes: [1, 3]", "takes: [1, 2, 3]"))
    assert not fits(text.replace("{none: 0, few: [10, 15], many: 40}", "{none: none}"))
