"""Kinds of numbers with two ends: values that are not known exactly, and windows of days."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.case.found import At, Found
from comity.case.kinds import Definitions, Json, Kind
from comity.case.nodes import Node, Scalar, Sequence
from comity.case.settlement import Span
from comity.case.values import Number, exact
from comity.errors import Where

_OPEN = "none"


def several(node: Node) -> tuple[tuple[str, Where], ...] | None:
    """Return the texts of a list, of a cell with ``;`` between them, or of a single value; None for a map."""
    two = _two(node)
    if two is None and isinstance(node, Scalar) and not node.empty:
        return ((node.text.strip(), node.where),)
    return two


def _two(node: Node) -> tuple[tuple[str, Where], ...] | None:
    """Return the texts of a list, or of a cell of a table with ``;`` between them; None for anything else."""
    if isinstance(node, Sequence):
        if not all(isinstance(i, Scalar) and not i.empty for i in node.items):
            return None
        return tuple((i.text.strip(), i.where) for i in node.items if isinstance(i, Scalar))
    if isinstance(node, Scalar) and node.cell and ";" in node.text:
        return tuple((part.strip(), node.where) for part in node.text.split(";"))
    return None


@dataclass(frozen=True, slots=True)
class Interval(Kind):
    """A number, or ``[lowest, highest]`` where it is not known exactly; ``least`` and ``most`` bound both ends."""

    least: Fraction | None = None
    most: Fraction | None = None

    def read(self, node: Node, at: At) -> Found[Span] | None:
        if isinstance(node, Scalar) and not node.empty and not (node.cell and ";" in node.text):
            got = Number().read(node, at)
            return None if got is None else self._within(Span(got.value, got.value), node, at)
        two = _two(node)
        ends = [exact(text) for text, _ in two] if two is not None else []
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            at.expected(node, self.words(), self.example())
            return None
        if ends[0] > ends[1]:
            at.problem(node.where, f"{at.name} begins above its end.", "Write the lowest number first.")
            return None
        return self._within(Span(ends[0], ends[1]), node, at)

    def _within(self, span: Span, node: Node, at: At) -> Found[Span] | None:
        if self.least is not None and span.low < self.least:
            at.problem(node.where, f"{at.name} is below {self.least}.", f"Give {self._bounds()}.")
            return None
        if self.most is not None and span.high > self.most:
            at.problem(node.where, f"{at.name} is above {self.most}.", f"Give {self._bounds()}.")
            return None
        return Found(span, node.where)

    def _bounds(self) -> str:
        return f"a number from {self.least}" + ("" if self.most is None else f" to {self.most}")

    def schema(self, definitions: Definitions) -> Json:
        number = Number().schema(definitions)
        return {"anyOf": [number, {"type": "array", "items": number, "minItems": 2, "maxItems": 2}]}

    def words(self) -> str:
        return "a number or [lowest, highest]"

    def example(self) -> str:
        return "[0.5, 0.7]" if self.most == 1 else "[20, 30]"


@dataclass(frozen=True, slots=True)
class Window(Kind):
    """Least and most days between two acts, ``[0, 30]``; ``[30, none]`` has no latest day."""

    def read(self, node: Node, at: At) -> Found[tuple[Fraction, Fraction | None]] | None:
        two = _two(node)
        if two is None or len(two) != 2:
            at.expected(node, self.words(), self.example())
            return None
        low, high = exact(two[0][0]), exact(two[1][0])
        if low is None or (high is None and two[1][0] not in {_OPEN, "null", "~"}):
            at.expected(node, self.words(), self.example())
            return None
        if high is not None and low > high:
            at.problem(node.where, f"{at.name} begins after its end.", "Write the fewest days first.")
            return None
        if low < 0:
            what = f"{at.name} begins before day 0: the second act would come before the first."
            at.problem(node.where, what, "Begin at 0 or later.")
            return None
        return Found((low, high), node.where)

    def schema(self, definitions: Definitions) -> Json:
        end: Json = {"anyOf": [Number().schema(definitions), {"enum": [_OPEN, None]}]}
        return {"type": "array", "items": end, "minItems": 2, "maxItems": 2}

    def words(self) -> str:
        return "two numbers of days"

    def example(self) -> str:
        return "[0, 30]"
