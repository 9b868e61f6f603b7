"""One table of formats; JSON of the case."""

from __future__ import annotations

import json

import pytest

from comity.case.digest import digest
from comity.case.read import load_text
from comity.catalogue.entries import load_entry, names
from comity.conflict.export import EXPORTS, export
from comity.conflict.model import build
from comity.errors import UsageError

MANY_KINDS = """comity: 1
title: "001"
as_of: 2025-12-15
parties: {a: "NO", b: {name: 1e3, kind: state}}
sources: {s1: {text: "said: 'so'", date: 2025-11-01}}
conflict:
  options:
    x: {by: a, text: Yes or no, off: "off", source: s1}
    on it: {by: b, text: "!important", moves: forward}
  infeasible: [{holds: 'x & "on it"', why: "They exclude each other: always.", source: [s1]}]
  preferences:
    a: {weights: {x: 1/2, '"on it" | x': -3, '!x': 0.25}}
    b: {statements: ["!x"], readings: {other: {text: t, ranking: [NN, [YN, NY]]}}}
"""


def test_an_unknown_format_is_answered_with_a_suggestion_and_the_list() -> None:
    model = build(load_entry("chicken").case)
    with pytest.raises(UsageError, match=r'no export format "grapml"\. Did you mean "graphml"\? Formats: nfg, graphml'):
        export(model, "grapml")


def test_every_row_of_the_table_writes_text_that_ends_with_a_line() -> None:
    model = build(load_entry("chicken").case)
    for row in EXPORTS:
        assert export(model, row.key.upper()).endswith("\n")
        assert row.suffix == f".{row.key}"


@pytest.mark.parametrize("name", names())
def test_the_case_as_json_loads_as_the_same_case(name: str) -> None:
    case = load_entry(name).case
    text = export(build(case), "json")
    assert json.loads(text)["title"] == case.title
    assert digest(load_text(text, "case.json")) == digest(case)


def test_names_dates_and_fractions_survive_json() -> None:
    case = load_text(MANY_KINDS)
    assert digest(load_text(export(build(case), "json"), "case.json")) == digest(case)
