"""The field tables of statements, with their reasons and sources: what all sections share."""

from __future__ import annotations

from comity.case.fields import Field, Record
from comity.case.names import RefTo, Text
from comity.case.shapes import ByShape, ListOf

PARTY_REF = RefTo("iraq", "the id of a party", of="party")
SOURCES = ListOf(RefTo("s1", "the id of a source", of="source"), or_one=True)
STATEMENT_TEXT = Text("!attack & release", "a statement")


def why_field(what: str) -> Field:
    return Field("why", Text("one short sentence"), f"Why {what}, in one sentence.")


def source_field(what: str) -> Field:
    return Field("source", SOURCES, f"The source or sources of {what}: one id, or a list.")


STATEMENT_ROW = Record(
    "statement",
    "A statement with its reason and its sources.",
    (
        Field("holds", STATEMENT_TEXT, "The statement.", required=True),
        why_field("it stands here"),
        source_field("the statement"),
    ),
)
STATEMENT = ByShape(scalar=STATEMENT_TEXT, mapping=STATEMENT_ROW)
STATEMENTS = ListOf(STATEMENT, row=STATEMENT_ROW)
