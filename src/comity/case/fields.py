"""Records: maps with a table of fields, one row for each key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from comity.case.found import At, Found, Row
from comity.case.kinds import Definitions, Json, Kind
from comity.case.nodes import Mapping, Node, Scalar
from comity.case.wording import listed, shown, suggestion


@dataclass(frozen=True, slots=True)
class Field:
    """
    One row of a field table.

    Parameters
    ----------
    name : str
        The key in the file.
    kind : Kind
        What its value is.
    meaning : str
        One sentence for the reference page and for the editor.
    required : bool
        Whether a case without it is an error.
    unit : str
        The unit of a number.
    default : str
        What holds where the key is left out, in words.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    unit: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Record(Kind):
    """
    A map with known keys: a table of fields.

    ``one_of`` names keys of which exactly one must be there; ``unless`` a key beside which none of them need be.
    """

    title: str
    meaning: str
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()
    unless: str = ""

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)

    def names(self) -> tuple[str, ...]:
        """Return the keys that a file may use."""
        return tuple(f.name for f in self.fields)

    def read(self, node: Node, at: At) -> Found[Row] | None:
        if not isinstance(node, Mapping):
            at.expected(node, self.words(), self.example())
            return None
        values: dict[str, Found[Any]] = {}
        for key, value in self._known(node, at):
            field = self.field(key.text)
            assert field is not None
            got = field.kind.read(value, at.child(key.text))
            if got is not None:
                values[key.text] = got
        row = Row(values, node.where)
        if node.whole and not at.notes.partial:
            self._missing(node, at)
        return Found(row, node.where)

    def _known(self, node: Mapping, at: At) -> Iterator[tuple[Scalar, Node]]:
        """Yield the pairs whose key is a field and whose value is there; the others are problems."""
        pairs = list(node.pairs)
        for k, (key, value) in enumerate(pairs):
            nothing = isinstance(value, Scalar) and value.empty
            if nothing and node.flow and k > 0:
                if not _is_stray(pairs[k - 1]):
                    _stray_comma(pairs, k, at)
            elif self.field(key.text) is None:
                self._unknown(key, at)
            elif nothing:
                field = self.field(key.text)
                example = field.kind.example() if field else ""
                what = f'"{key.text}" has no value.'
                at.problem(key.where, what, f"Write one (for example: {example}), or delete the line.")
            else:
                yield key, value

    def _unknown(self, key: Scalar, at: At) -> None:
        home = f" in {at.name}" if at.name else ""
        ways = (*suggestion(key.text, self.names()), f"Keys here: {listed(self.names(), 40)}.")
        at.problem(key.where, f"the key {shown(key.text)} is not known{home}.", *ways)

    def _missing(self, node: Mapping, at: At) -> None:
        keys = node.keys()
        home = at.name or "the case"
        for field in self.fields:
            if field.required and field.name not in keys:
                way = f"Add {field.name}: {field.kind.example()}".rstrip(": ")
                at.problem(
                    node.where, f'{home} has no "{field.name}" ({field.meaning[0].lower()}{field.meaning[1:-1]}).', way
                )
        chosen = [n for n in self.one_of if n in keys]
        if len(chosen) > 1:
            at.problem(node.where, f"{home} has {listed(chosen)}; only one of them can stand there.", "Keep one.")
        elif self.one_of and not chosen and self.unless not in keys and all(self.field(k) for k in keys):
            at.problem(node.where, f"{home} has none of {listed(self.one_of)}.", "Give exactly one of them.")

    def schema(self, definitions: Definitions) -> Json:
        if self.title not in definitions:
            definitions[self.title] = {}  # holds the place, should a record contain itself
            definitions[self.title].update(self._object(definitions))
        return {"$ref": f"#/$defs/{self.title}"}

    def _object(self, definitions: Definitions) -> Json:
        properties: Json = {}
        for field in self.fields:
            inner = field.kind.schema(definitions)
            words = field.meaning + (f" Unit: {field.unit}." if field.unit else "")
            properties[field.name] = {"description": words, **_beside(inner)}
        schema: Json = {
            "type": "object",
            "description": self.meaning,
            "properties": properties,
            "additionalProperties": False,
        }
        required = [f.name for f in self.fields if f.required]
        if required:
            schema["required"] = required
        if self.one_of:
            one = [{"required": [name]} for name in self.one_of]
            nothing: Json = {"required": [self.unless], "not": {"anyOf": one}}
            schema["oneOf"] = [*one, nothing] if self.unless else one
        return schema

    def words(self) -> str:
        return f"a map with {', '.join(self.names()[:6])}"

    def example(self) -> str:
        shown_fields = [f for f in self.fields if f.required] or list(self.fields[:1])
        return "{" + ", ".join(f"{f.name}: {f.kind.example()}" for f in shown_fields) + "}"

    def parts(self) -> Iterator[Kind]:
        return (f.kind for f in self.fields)


def _beside(schema: Json) -> Json:
    """Return a schema that a description can stand beside."""
    return {"allOf": [schema]} if "$ref" in schema else schema


def _is_stray(pair: tuple[Scalar, Node]) -> bool:
    return isinstance(pair[1], Scalar) and pair[1].empty


def _stray_comma(pairs: list[tuple[Scalar, Node]], k: int, at: At) -> None:
    """Report ``{text: a, b}``: the words after the comma have become keys of their own."""
    words = [pairs[k][0].text]
    for pair in pairs[k + 1 :]:
        if not _is_stray(pair):
            break
        words.append(pair[0].text)
    key, value = pairs[k - 1]
    what = f"{shown(words[0])} stands here as a key without a value: a comma ends a text in braces."
    if isinstance(value, Scalar):
        whole = ", ".join([value.text, *words]).replace('"', "'")
        way = f'If it belongs to "{key.text}", put the text in quotes: {key.text}: {shown(whole)}'
    else:
        way = "Give it a value, or delete it."
    at.problem(pairs[k][0].where, what, way)
