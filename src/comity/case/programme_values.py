"""Kinds of the section ``programme``: amounts, numbers for each period, what is due when, and what is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from comity.case.found import At, Found
from comity.case.intervals import Interval, several
from comity.case.kinds import Definitions, Json, Kind
from comity.case.names import RefTo
from comity.case.nodes import Mapping, Node, Scalar, Sequence
from comity.case.settlement import Span
from comity.case.shapes import MapOf
from comity.case.tables import is_table, table_rows
from comity.case.values import Number, WholeNumber, exact
from comity.case.wording import shown
from comity.errors import Where

LARGEST = 10**30
"""Numbers from 1/LARGEST to LARGEST, and 0, can be worked with."""
TABLE: Json = {
    "type": "object",
    "description": "The rows of a CSV file in the case folder, with the columns period and quantity.",
    "properties": {"table": {"type": "string", "pattern": r"\.[cC][sS][vV]$"}},
    "required": ["table"],
    "additionalProperties": False,
}
NOT_SAID = ("unknown", "not public")
"""The words for a figure that nobody gave; they mean the same."""

DueOn = tuple[Found[str], Fraction]
"""A period as it is written, by number or by name, and the quantity that is due in it."""


@dataclass(frozen=True, slots=True)
class Amount(Number):
    """
    A number of 0 or more; above 0 where ``above`` says so, and at most ``most``.

    Examples
    --------
    >>> from comity.case.found import Notes
    >>> notes = Notes()
    >>> Amount().read(Scalar("-1", Where("case.yaml", 3)), At("cost", notes))
    >>> print(*notes.problems)
    case.yaml:3: cost is below 0. Give 0 or more.
    """

    above: bool = False
    most: int = LARGEST
    sample: str = "5"

    def read(self, node: Node, at: At) -> Found[Fraction] | None:
        got = Number.read(self, node, at)
        if got is None or not in_size(got.value, got.where, at):
            return None
        if got.value <= 0 and self.above:
            at.problem(got.where, f"{at.name} is {got.value}, not above 0.", self._ways())
            return None
        if got.value > self.most:
            at.problem(got.where, f"{at.name} is {got.value}, above {self.most}.", self._ways())
            return None
        return got

    def _ways(self) -> str:
        most = "" if self.most == LARGEST else f", up to {self.most}"
        return f"Give a number above 0{most}."

    def schema(self, definitions: Definitions) -> Json:
        number, text = Number.schema(self, definitions)["anyOf"]
        ends: Json = {"exclusiveMinimum" if self.above else "minimum": 0, "maximum": self.most}
        return {"anyOf": [{**number, **ends}, text]}

    def words(self) -> str:
        least = "a number above 0" if self.above else "a number, 0 or more"
        return least if self.most == LARGEST else f"{least}, up to {self.most}"

    def example(self) -> str:
        return self.sample


def in_size(number: Fraction, where: Where, at: At) -> bool:
    """Return whether a number can be worked with; one below 0, or of a size no unit should bring, is a problem."""
    if number < 0:
        at.problem(where, f"{at.name} is below 0.", "Give 0 or more.")
    elif number > LARGEST:
        at.problem(where, f"{at.name} is beyond 1e30.", "Choose a larger unit.")
    elif 0 < number < Fraction(1, LARGEST):
        at.problem(where, f"{at.name} is closer to 0 than 1e-30.", "Choose a smaller unit, or give 0.")
    else:
        return True
    return False


@dataclass(frozen=True, slots=True)
class HowMany(WholeNumber):
    """
    A whole number between two bounds; one beyond them is said to be so.

    Examples
    --------
    >>> from comity.case.found import Notes
    >>> notes = Notes()
    >>> HowMany(1, 10_000).read(Scalar("0", Where("case.yaml", 3)), At("programme.periods", notes))
    >>> print(*notes.problems)
    case.yaml:3: programme.periods is 0. Give a whole number from 1 to 10000.
    """

    def read(self, node: Node, at: At) -> Found[int] | None:
        text = node.text.strip() if isinstance(node, Scalar) else ""
        if re.fullmatch("-?[0-9]{1,30}", text) and not self.least <= int(text) <= self.most:
            at.problem(node.where, f"{at.name} is {int(text)}.", f"Give {self.words()}.")
            return None
        return WholeNumber.read(self, node, at)


@dataclass(frozen=True, slots=True)
class ByPeriods(Kind):
    """One number for all periods, or a list with one for each; in a cell of a table ``5;6;7``."""

    def read(self, node: Node, at: At) -> Found[tuple[Fraction, ...]] | None:
        texts = several(node)
        if not texts:
            at.expected(node, self.words(), self.example())
            return None
        numbers = [
            _number(text, where, at.item(k) if len(texts) > 1 else at) for k, (text, where) in enumerate(texts, 1)
        ]
        known = tuple(n for n in numbers if n is not None)
        return Found(known, node.where) if len(known) == len(numbers) else None

    def schema(self, definitions: Definitions) -> Json:
        number = Amount().schema(definitions)
        return {"anyOf": [number, {"type": "array", "items": number, "minItems": 1}]}

    def words(self) -> str:
        return "a number, or a list with one for each period"

    def example(self) -> str:
        return "5"


def _number(text: str, where: Where, at: At) -> Fraction | None:
    number = exact(text)
    if number is None:
        at.problem(where, f"{at.name} is {shown(text)}, which is no number.", "For example: 5, 0.5 or 1/3")
        return None
    return number if in_size(number, where, at) else None


@dataclass(frozen=True, slots=True)
class Dues(Kind):
    """
    What is due: a list of ``[period, quantity]``, or a table with these columns; in a cell ``3: 100; 6: 200``.

    Examples
    --------
    >>> from comity.case.found import Notes
    >>> cell = Scalar("3: 100; 6: 200", Where("items.csv", 2), quoted=True, cell=True)
    >>> [(period.value, int(quantity)) for period, quantity in Dues().read(cell, At("due", Notes())).value]
    [('3', 100), ('6', 200)]
    """

    def read(self, node: Node, at: At) -> Found[tuple[DueOn, ...]] | None:
        if is_table(node):
            table = table_rows(node, ("period", "quantity"), at)
            return None if table is None else self._of_table(table, at)
        rows = _of_cell(node) if isinstance(node, Scalar) else node
        if not isinstance(rows, Sequence):
            at.expected(node, self.words(), self.example())
            return None
        read = [self._row(row, at.item(k)) for k, row in enumerate(rows.items, 1)]
        return Found(tuple(r for r in read if r is not None), node.where)

    def _of_table(self, table: Sequence, at: At) -> Found[tuple[DueOn, ...]]:
        """Return the rows of a table with the columns period and quantity."""
        out = []
        for k, row in enumerate(table.items, 1):
            assert isinstance(row, Mapping)
            period, quantity = row.get("period"), row.get("quantity")
            if period is None or quantity is None:
                what = f"this row has no {'period' if period is None else 'quantity'}."
                at.problem(row.where, what, "Fill the columns period and quantity.")
                continue
            out.append(self._row(Sequence((period, quantity), row.where), at.item(k)))
        return Found(tuple(r for r in out if r is not None), table.where)

    def _row(self, row: Node, at: At) -> DueOn | None:
        match row:
            case Sequence(items=(Scalar() as period, Scalar() as quantity)) if not period.empty:
                got = Amount().read(quantity, at)
                return None if got is None else (Found(period.text.strip(), period.where), got.value)
        at.expected(row, "a pair [period, quantity]", self.example())
        return None

    def schema(self, definitions: Definitions) -> Json:
        period: Json = {"type": ["string", "integer"]}
        pair: Json = {
            "type": "array",
            "prefixItems": [period, Amount().schema(definitions)],
            "minItems": 2,
            "maxItems": 2,
        }
        return {"anyOf": [{"type": "array", "items": pair}, TABLE]}

    def words(self) -> str:
        return "a list of [period, quantity]"

    def example(self) -> str:
        return "[[3, 100], [6, 200]]"


@dataclass(frozen=True, slots=True)
class Needs(Kind):
    """What is needed of resources, ``{line: 0.1}``; in a cell of a table ``line: 0.1; crew: 2``."""

    def read(self, node: Node, at: At) -> Found[tuple[tuple[Found[str], Found[Fraction] | None], ...]] | None:
        return _NEEDS.read(_map_of_cell(node) if isinstance(node, Scalar) and node.cell else node, at)

    def schema(self, definitions: Definitions) -> Json:
        return _NEEDS.schema(definitions)

    def words(self) -> str:
        return "a map of resources to amounts"

    def example(self) -> str:
        return _NEEDS.example()


_NEEDS = MapOf(RefTo("line", "the id of a resource", of="resource"), Amount())


def _pairs(cell: Scalar) -> list[tuple[Scalar, Scalar]] | None:
    """Return the pairs of a cell; None where it holds something else."""
    if not cell.cell:
        return None
    parts = [p.rpartition(":") for p in cell.text.split(";") if p.strip()]
    if not all(colon and left.strip() and right.strip() for left, colon, right in parts):
        return None
    return [(_cell(left, cell), _cell(right, cell)) for left, _, right in parts]


def _cell(text: str, of: Scalar) -> Scalar:
    return Scalar(text.strip(), of.where, quoted=True, cell=True)


def _of_cell(node: Scalar) -> Node:
    pairs = _pairs(node)
    return node if pairs is None else Sequence(tuple(Sequence(p, node.where) for p in pairs), node.where)


def _map_of_cell(node: Scalar) -> Node:
    pairs = _pairs(node)
    return node if pairs is None else Mapping(tuple(pairs), node.where)


@dataclass(frozen=True, slots=True)
class Figure(Kind):
    """A number or ``[lowest, highest]``, 0 or more; or ``unknown``, which stays information and is never 0."""

    def read(self, node: Node, at: At) -> Found[Span | None] | None:
        if isinstance(node, Scalar) and node.text.strip().lower() in NOT_SAID:
            return Found(None, node.where)
        got = Interval().read(node, at)
        if got is None or not all(in_size(end, got.where, at) for end in (got.value.low, got.value.high)):
            return None
        return Found(got.value, got.where)

    def schema(self, definitions: Definitions) -> Json:
        return {"anyOf": [Interval().schema(definitions), {"enum": list(NOT_SAID)}]}

    def words(self) -> str:
        return "a number, [lowest, highest], or unknown"

    def example(self) -> str:
        return "[20, 30]"
