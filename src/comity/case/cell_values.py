"""The kind of what is known of an offer on a criterion: a number, an interval, a grade, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from comity.case.found import At, Found
from comity.case.intervals import Interval
from comity.case.kinds import Definitions, Json, Kind
from comity.case.nodes import Node, Scalar
from comity.case.partners import Shape
from comity.case.values import exact

NOT_KNOWN = ("unknown", "not public")
"""The words for what is not known; they mean the same."""


@dataclass(frozen=True, slots=True)
class Known:
    """What stands in the file, before the criterion says whether it may: a text may be a grade, or be none."""

    shape: Shape = "unknown"
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    text: str = ""


@dataclass(frozen=True, slots=True)
class CellValue(Kind):
    """A number, ``[lowest, highest]``, the name of a grade, or ``unknown``; in a cell of a table also ``2;5``."""

    def read(self, node: Node, at: At) -> Found[Known] | None:
        if not isinstance(node, Scalar) or (node.cell and ";" in node.text):
            span = Interval().read(node, at)
            return None if span is None else Found(Known("uniform", span.value.low, span.value.high), node.where)
        text = node.text.strip()
        if not text:
            at.expected(node, self.words(), self.example())
            return None
        if text.lower() in NOT_KNOWN:
            return Found(Known(), node.where)
        number = exact(text)
        if number is not None:
            return Found(Known("exact", number, number, text), node.where)
        return Found(Known("grade", text=text), node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"anyOf": [Interval().schema(definitions), {"type": "string", "minLength": 1}]}

    def words(self) -> str:
        return "a number, [lowest, highest], a grade or unknown"

    def example(self) -> str:
        return "[2, 5]"


@dataclass(frozen=True, slots=True)
class YearlyRate(Interval):
    """A rate a year as a part of 1, or its two ends."""

    def _bounds(self) -> str:
        ends = " to ".join(f"{float(end):g}" for end in (self.least, self.most) if end is not None)
        return f"a number from {ends}: 0.02 is 2 per cent"

    def example(self) -> str:
        return "[0.02, 0.08]"
