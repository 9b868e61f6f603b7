"""Kinds of the section ``evidence``: numbers with a least, a middle and a most, and dates known in part."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from comity.case.days import last_day
from comity.case.evidence import Range
from comity.case.found import At, Found
from comity.case.intervals import several
from comity.case.kinds import Definitions, Json, Kind
from comity.case.nodes import Node, Scalar
from comity.case.values import Number, exact


@dataclass(frozen=True, slots=True)
class Between(Kind):
    """
    A number above 0, ``[lowest, highest]`` or ``[lowest, middle, highest]``.

    ``below`` is a bound that all three stay under. Where no middle is given it is the geometric mean of the ends for
    ratios, and half-way between them for numbers with a bound, such as probabilities.
    """

    below: Fraction | None = None

    def read(self, node: Node, at: At) -> Found[Range] | None:
        found = several(node)
        numbers = [exact(text) for text, _ in found] if found is not None else [None]
        known = [n for n in numbers if n is not None]
        if len(known) != len(numbers) or not 1 <= len(known) <= 3:
            at.expected(node, self.words(), self.example())
            return None
        if known != sorted(known):
            at.problem(node.where, f"the numbers of {at.name} do not rise.", "Write the lowest first.")
            return None
        if known[0] <= 0 or (self.below is not None and known[-1] >= self.below):
            bounds = "above 0" + ("" if self.below is None else f" and below {self.below}")
            at.problem(node.where, f"{at.name} must stay {bounds}.", self._instead())
            return None
        return Found(self._range(known), node.where)

    def _range(self, known: list[Fraction]) -> Range:
        if len(known) == 2:
            middle = geometric_mean(known[0], known[1]) if self.below is None else (known[0] + known[1]) / 2
            return Range(known[0], middle, known[1])
        return Range(known[0], known[len(known) // 2], known[-1])

    def _instead(self) -> str:
        if self.below is None:
            return "A ratio of 1 says nothing either way; 1/3 speaks against the claim as much as 3 speaks for it."
        return "A probability of 0 or 1 could never change; write 0.01 or 0.99 where you are all but sure."

    def schema(self, definitions: Definitions) -> Json:
        number = Number().schema(definitions)
        return {"anyOf": [number, {"type": "array", "items": number, "minItems": 2, "maxItems": 3}]}

    def words(self) -> str:
        return "a number, [lowest, highest] or [lowest, middle, highest]"

    def example(self) -> str:
        return "[1.5, 3, 6]" if self.below is None else "[0.3, 0.5, 0.7]"


def geometric_mean(low: Fraction, high: Fraction) -> Fraction:
    """
    Return the geometric mean: exact where it is a fraction, else to 15 digits and always between the two.

    Examples
    --------
    >>> geometric_mean(Fraction(3, 2), Fraction(6)), float(geometric_mean(Fraction(1), Fraction(2)))
    (Fraction(3, 1), 1.4142135623731)
    """
    square = low * high
    top, bottom = math.isqrt(square.numerator), math.isqrt(square.denominator)
    if top * top == square.numerator and bottom * bottom == square.denominator:
        return Fraction(top, bottom)
    size = 10**20
    near = Fraction(math.isqrt(square.numerator * square.denominator * size * size), square.denominator * size)
    return min(max(Fraction(f"{float(near):.14g}"), low), high)


@dataclass(frozen=True, slots=True)
class PartDate(Kind):
    """A day, a month or a year: ``2025-11-12``, ``2025-11``, ``2025``."""

    def read(self, node: Node, at: At) -> Found[str] | None:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if last_day(text) is None:
            at.expected(node, self.words(), self.example())
            return None
        return Found(text, node.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}

    def words(self) -> str:
        return "a date: year, year-month or year-month-day"

    def example(self) -> str:
        return "2025-11-12"
