"""Kinds that hold others: lists, maps of ids, and values that may be written in several shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from comity.case.fields import Record
from comity.case.found import At, Found, Row
from comity.case.kinds import Definitions, Json, Kind
from comity.case.names import NewId
from comity.case.nodes import Mapping, Node, Scalar, Sequence
from comity.case.tables import is_table, keyed, table_rows
from comity.case.wording import shown


@dataclass(frozen=True, slots=True)
class ListOf(Kind):
    """
    A list of one kind. ``row`` names the columns where ``{table: file.csv}`` may stand instead.

    In a cell of a table the items are separated by ``;``. ``or_one`` lets a single item stand without brackets.
    """

    item: Kind
    row: Record | None = None
    or_one: bool = False
    filled: bool = False

    def read(self, node: Node, at: At) -> Found[tuple[Found[Any], ...]] | None:
        items = self._items(node, at)
        if items is None:
            return None
        if self.filled and not items:
            at.problem(node.where, f"{at.name} is an empty list.", f"For example: {self.example()}")
            return None
        read = (self.item.read(i, at.item(k)) for k, i in enumerate(items, 1))
        return Found(tuple(r for r in read if r is not None), node.where)

    def _items(self, node: Node, at: At) -> tuple[Node, ...] | None:
        if isinstance(node, Sequence):
            return node.items
        if self.row is not None and is_table(node):
            rows = table_rows(node, self.row.names(), at)
            return None if rows is None else rows.items
        if isinstance(node, Scalar) and node.cell:
            parts = (p.strip() for p in node.text.split(";"))
            return tuple(Scalar(p, node.where, quoted=True, cell=True) for p in parts if p)
        if isinstance(node, Scalar) and self.or_one and not node.empty:
            return (node,)
        at.expected(node, self.words(), self.example())
        return None

    def schema(self, definitions: Definitions) -> Json:
        inner = self.item.schema(definitions)
        full: Json = {"type": "array", "items": inner}
        if self.filled:
            full["minItems"] = 1
        others = [inner] if self.or_one else []
        if self.row is not None:
            others.append(_TABLE)
        return {"anyOf": [full, *others]} if others else full

    def words(self) -> str:
        return "a list"

    def example(self) -> str:
        return f"[{self.item.example()}]"

    def parts(self) -> Iterator[Kind]:
        yield self.item
        if self.row is not None:
            yield self.row


@dataclass(frozen=True, slots=True)
class MapOf(Kind):
    """
    A map whose keys are names: id -> value.

    ``row`` names the columns where ``{table: file.csv}`` may stand instead; the column ``id`` is the key then.
    A value that is wrong comes back as None beside its key, so that what depends on the keys can still be checked.
    """

    key: Kind
    item: Kind
    row: Record | None = None
    filled: bool = False

    def read(self, node: Node, at: At) -> Found[tuple[tuple[Found[str], Found[Any] | None], ...]] | None:
        entries = self._entries(node, at)
        if entries is None:
            return None
        if self.filled and not entries.pairs:
            at.problem(node.where, f"{at.name} is empty.", f"For example: {self.example()}")
            return None
        pairs = []
        for key, value in entries.pairs:
            name = self.key.read(key, at)
            if name is not None:
                pairs.append((name, self._value(key, value, at)))
        return Found(tuple(pairs), node.where)

    def _value(self, key: Scalar, value: Node, at: At) -> Found[Any] | None:
        if isinstance(value, Scalar) and value.empty:
            what = f"{shown(key.text)} has no value in {at.name}."
            at.problem(key.where, what, f"For example: {key.text[:60]}: {self.item.example()}")
            return None
        return self.item.read(value, at.child(key.text[:60]))

    def _entries(self, node: Node, at: At) -> Mapping | None:
        if self.row is not None and is_table(node):
            before = len(at.notes.problems)
            rows = table_rows(node, ("id", *self.row.names()), at)
            entries = None if rows is None else keyed(rows, at)
            if len(at.notes.problems) > before and isinstance(self.key, NewId):
                at.notes.doubtful.add(self.key.of)
            return entries
        if not isinstance(node, Mapping):
            at.expected(node, self.words(), self.example())
        if isinstance(self.key, NewId) and not (isinstance(node, Mapping) and node.whole):
            at.notes.doubtful.add(self.key.of)
        return node if isinstance(node, Mapping) else None

    def schema(self, definitions: Definitions) -> Json:
        full: Json = {
            "type": "object",
            "propertyNames": self.key.schema(definitions),
            "additionalProperties": self.item.schema(definitions),
        }
        if self.filled:
            full["minProperties"] = 1
        return {"anyOf": [full, _TABLE]} if self.row is not None else full

    def words(self) -> str:
        return "a map"

    def example(self) -> str:
        return "{" + f"{self.key.example()}: {self.item.example()}" + "}"

    def parts(self) -> Iterator[Kind]:
        yield self.key
        yield self.item
        if self.row is not None:
            yield self.row


@dataclass(frozen=True, slots=True)
class ByShape(Kind):
    """A value that may be written in several shapes; what stands there tells which one is meant."""

    scalar: Kind | None = None
    sequence: Kind | None = None
    mapping: Kind | None = None

    def read(self, node: Node, at: At) -> Found[Any] | None:
        match node:
            case Scalar():
                kind = self.scalar
            case Sequence():
                kind = self.sequence
            case Mapping():
                kind = self.mapping
        if kind is None or (isinstance(node, Scalar) and node.empty):
            at.expected(node, self.words(), self.example())
            return None
        return kind.read(node, at)

    def schema(self, definitions: Definitions) -> Json:
        return {"anyOf": [k.schema(definitions) for k in self.parts()]}

    def words(self) -> str:
        return " or ".join(k.words() for k in self.parts())

    def example(self) -> str:
        return next(self.parts()).example()

    def parts(self) -> Iterator[Kind]:
        return (k for k in (self.scalar, self.sequence, self.mapping) if k is not None)


@dataclass(frozen=True, slots=True)
class ByKey(Kind):
    """A map that is one record where a certain key is there, and another where it is not."""

    key: str
    there: Record
    absent: Record
    clash: str

    def read(self, node: Node, at: At) -> Found[Row] | None:
        if not isinstance(node, Mapping) or node.get(self.key) is None:
            return self.absent.read(node, at)
        if node.get(self.clash) is None:
            return self.there.read(node, at)
        what = f'{at.name} has both "{self.clash}" and "{self.key}".'
        at.problem(node.where, what, f"Keep {self.clash} for one in option form, {self.key} for one drawn by hand.")
        of_other = {n for n in self.there.names() if self.absent.field(n) is None}
        pairs = tuple(p for p in node.pairs if p[0].text not in of_other)
        return self.absent.read(Mapping(pairs, node.where, node.flow), at)

    def schema(self, definitions: Definitions) -> Json:
        return {
            "if": {"type": "object", "required": [self.key]},
            "then": self.there.schema(definitions),
            "else": self.absent.schema(definitions),
        }

    def words(self) -> str:
        return self.absent.words()

    def example(self) -> str:
        return self.absent.example()

    def parts(self) -> Iterator[Kind]:
        yield self.absent
        yield self.there


_TABLE: Json = {
    "type": "object",
    "description": "The rows of a CSV file in the case folder.",
    "properties": {"table": {"type": "string", "pattern": r"\.[cC][sS][vV]$"}},
    "required": ["table"],
    "additionalProperties": False,
}


def records(kind: Kind) -> tuple[Record, ...]:
    """Return every record a kind is made of, outermost first, each once."""
    seen: dict[str, Record] = {}
    waiting = [kind]
    while waiting:
        now = waiting.pop(0)
        if isinstance(now, Record):
            if now.title in seen:
                continue
            seen[now.title] = now
        waiting.extend(now.parts())
    return tuple(seen.values())
