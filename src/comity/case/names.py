"""Kinds of text: plain text, ids that are defined here, and ids that refer to what is defined elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from comity.case.found import At, Found, Reference
from comity.case.kinds import Definitions, Json, Kind
from comity.case.nodes import Node, Scalar
from comity.case.quoting import written
from comity.case.wording import shown
from comity.logic.words import why_not_a_name


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """
    Text as it stands in the file; numbers, dates and words like ``NO`` stay text.

    Examples
    --------
    >>> from comity.case.found import Notes
    >>> from comity.errors import Where
    >>> Text("Release water").read(Scalar("001", Where("case.yaml", 3)), At("title", Notes())).value
    '001'
    """

    sample: str = "some words"
    called: str = "text"
    may_be_empty: bool = False

    def read(self, node: Node, at: At) -> Found[str] | None:
        if not isinstance(node, Scalar):
            at.expected(node, self.words(), self.example())
            return None
        if node.empty or not (node.text.strip() or self.may_be_empty):
            at.problem(node.where, f"{at.name} is empty.", f"For example: {self.example()}")
            return None
        return Found(node.text.strip(), node.where)

    def schema(self, definitions: Definitions) -> Json:
        # Editors read 001 and NO as a number and a word of YAML; comity takes the source text.
        return {"type": ["string", "number", "boolean"], "minLength": 0 if self.may_be_empty else 1}

    def words(self) -> str:
        return self.called

    def example(self) -> str:
        return written(self.sample)


@dataclass(frozen=True, slots=True)
class FormatNumber(Text):
    """The number of the format; whether it can be read is found out before anything else."""

    number: int = 1

    def read(self, node: Node, at: At) -> Found[str] | None:
        return Found(node.text, node.where) if isinstance(node, Scalar) else None

    def schema(self, definitions: Definitions) -> Json:
        return {"enum": [self.number, str(self.number)]}


@dataclass(frozen=True, slots=True)
class NewId(Text):
    """
    An id that is defined here, on one line.

    ``strict`` ids occur in statements and rankings, so they may be neither a pattern nor a word of the language.
    """

    of: str = "party"
    strict: bool = False

    def read(self, node: Node, at: At) -> Found[str] | None:
        if not isinstance(node, Scalar) or not node.text.strip():
            at.notes.doubtful.add(self.of)
            at.problem(node.where, f"the id of this {self.of} is empty.", f"For example: {self.sample}")
            return None
        name = node.text.strip()
        # Also a bad id is noted as defined: one problem is enough for it.
        at.notes.define(self.of, name, node.where)
        why = why_not_a_name(name) if self.strict else None
        if name == "table":
            why = "The word is kept for {table: file.csv}."
        elif "\n" in name:
            why = "An id stands on one line."
        elif self.of == "state" and "->" in name:
            why = 'A state cannot hold "->", which separates the two states of a move.'
        if why is not None:
            at.problem(node.where, f"the {self.of} {shown(name)} needs another id.", why, f"For example: {self.sample}")
        return Found(name, node.where)

    def schema(self, definitions: Definitions) -> Json:
        schema: Json = {"type": ["string", "number", "boolean"], "minLength": 1}
        if self.strict:
            schema["not"] = {"type": "string", "pattern": "^([YN-]+|not|and|xor|or|implies|if|iff)$"}
        return schema

    def words(self) -> str:
        return f"the id of a {self.of}"


@dataclass(frozen=True, slots=True)
class RefTo(Text):
    """The id of something that the case defines elsewhere; resolved once everything has been read."""

    of: str = "party"

    def read(self, node: Node, at: At) -> Found[str] | None:
        got = Text.read(self, node, at)
        if got is not None:
            at.notes.references.append(Reference(self.of, got.value, got.where))
        return got

    def words(self) -> str:
        return f"the id of a {self.of}"
