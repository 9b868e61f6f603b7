"""Tests of the reference page: it is the one made from the tables, and names every key."""

from __future__ import annotations

from pathlib import Path

from comity.case import read, tables, yaml_nodes
from comity.case.format import CASE
from comity.case.read import load_text
from comity.case.reference import reference
from comity.case.shapes import records

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "case-format.md"


def test_the_page_in_the_docs_is_the_one_that_the_tables_make() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "write it anew: python -m comity.case.reference"


def test_every_key_has_a_row() -> None:
    page = reference()
    for record in records(CASE):
        section = page.split(f"## {record.title.replace('_', ' ').capitalize()}\n")[1].split("\n## ")[0]
        for field in record.fields:
            assert f"| `{field.name}` |" in section


def test_the_limits_are_the_true_ones() -> None:
    page = reference()
    assert f"{read.MAX_BYTES // 1_000_000} MB and {yaml_nodes.MAX_NODES:,} values" in page
    assert f"up to {yaml_nodes.MAX_DEPTH} deep" in page
    assert f"{tables.MAX_TABLE_BYTES // 1_000_000} MB, {tables.MAX_ROWS:,} rows and {tables.MAX_CELL:,}" in page
    assert f"together {tables.MAX_ALL_TABLES_BYTES // 1_000_000} MB" in page


def test_the_example_of_a_conflict_can_be_read() -> None:
    field = CASE.field("conflict")
    assert field is not None
    load_text(
        f"comity: 1\ntitle: T\nparties: {{iraq: Iraq}}\nconflict: {field.kind.example()}\n".replace("attack & ", "")
    )
