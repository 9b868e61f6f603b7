"""Records with keys of their own and, beside these, keys that are names: ``{walk_away: 25, territory: {...}}``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.case.fields import Record
from comity.case.found import At, Found, Row
from comity.case.kinds import Definitions, Json, Kind
from comity.case.nodes import Mapping, Node, Scalar
from comity.case.wording import shown

OTHERS = "*"
"""Where a row keeps what stood under the other keys: pairs of key and value, as a map of names has them."""


@dataclass(frozen=True, slots=True)
class OpenRecord(Kind):
    """A record whose other keys are names, each with a value of one kind."""

    record: Record
    key: Kind
    item: Kind

    def read(self, node: Node, at: At) -> Found[Row] | None:
        if not isinstance(node, Mapping):
            at.expected(node, self.words(), self.example())
            return None
        names = set(self.record.names())
        known = tuple(p for p in node.pairs if p[0].text in names)
        got = self.record.read(Mapping(known, node.where, node.flow), at)
        others = [self._other(key, value, at) for key, value in node.pairs if key.text not in names]
        kept = tuple(o for o in others if o is not None)
        fields = dict(got.value.fields) if got is not None else {}
        return Found(Row({**fields, OTHERS: Found(kept, node.where)}, node.where), node.where)

    def _other(self, key: Scalar, value: Node, at: At) -> tuple[Found[str], Found[object] | None] | None:
        name = self.key.read(key, at)
        if name is None:
            return None
        if isinstance(value, Scalar) and value.empty:
            what = f"{shown(key.text)} has no value in {at.name}."
            at.problem(key.where, what, f"For example: {key.text[:60]}: {self.item.example()}")
            return name, None
        return name, self.item.read(value, at.child(key.text[:60]))

    def schema(self, definitions: Definitions) -> Json:
        reference = self.record.schema(definitions)
        definitions[self.record.title]["additionalProperties"] = self.item.schema(definitions)
        return reference

    def words(self) -> str:
        return f"a map with {', '.join(self.record.names()[:3])} and names"

    def example(self) -> str:
        own = self.record.example()[1:-1]
        other = f"{self.key.example()}: {self.item.example()}"
        return "{" + ", ".join(part for part in (own, other) if part) + "}"

    def parts(self) -> Iterator[Kind]:
        yield self.record
        yield self.key
        yield self.item
