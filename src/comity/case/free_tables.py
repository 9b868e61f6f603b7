"""A table whose columns are the user's own: a CSV file of the case folder, or rows written into the case."""

from __future__ import annotations

from dataclasses import dataclass

from comity.case.found import At, Found
from comity.case.kinds import Definitions, Json, Kind
from comity.case.nodes import Mapping, Node, Scalar, Sequence
from comity.case.support import Data
from comity.case.tables import MAX_CELL, csv_rows, is_table
from comity.errors import Where

MAX_COLUMNS = 400


@dataclass(frozen=True, slots=True)
class FreeTable(Kind):
    """
    The name of a CSV file, or a list of rows; every cell is kept as text.

    Examples
    --------
    >>> from comity.case.found import Notes
    >>> here = Where("case.yaml", 3)
    >>> row = Mapping(((Scalar("year", here), Scalar("1975", here)), (Scalar("loss", here), Scalar("12", here))), here)
    >>> FreeTable().read(Sequence((row,), here), At("table", Notes())).value.rows
    (('1975', '12'),)
    """

    def read(self, node: Node, at: At) -> Found[Data] | None:
        if is_table(node):
            assert isinstance(node, Mapping)
            node = node.pairs[0][1]
        match node:
            case Scalar() if not node.empty:
                data = _from_file(node, at)
            case Sequence():
                data = _from_rows(node, at)
            case _:
                at.expected(node, self.words(), self.example())
                data = None
        return None if data is None else Found(data, node.where)

    def schema(self, definitions: Definitions) -> Json:
        cell: Json = {"type": ["string", "number", "boolean", "null"]}
        row: Json = {"type": "object", "additionalProperties": cell}
        name: Json = {"type": "string", "pattern": r"\.[cC][sS][vV]$"}
        named: Json = {
            "type": "object",
            "properties": {"table": name},
            "required": ["table"],
            "additionalProperties": False,
        }
        return {"anyOf": [name, named, {"type": "array", "items": row}]}

    def words(self) -> str:
        return "the name of a CSV file of the case folder, or a list of rows"

    def example(self) -> str:
        return "monthly.csv"


def _from_file(name: Scalar, at: At) -> Data | None:
    before = len(at.notes.problems)
    found = csv_rows(name, at)
    if found is None or len(at.notes.problems) > before:
        return None
    columns, rows, wheres = found
    return _checked(Data(columns, rows, name.text.strip(), wheres), name.where, at)


def _from_rows(node: Sequence, at: At) -> Data | None:
    columns: dict[str, None] = {}
    cells: list[tuple[dict[str, str], Where]] = []
    for item in node.items:
        if not isinstance(item, Mapping) or not all(isinstance(v, Scalar) for _, v in item.pairs):
            at.problem(item.where, "a row of a table is a map of columns to cells.", "{month: 1975-05, deaths: 12}")
            return None
        row = {k.text.strip(): v.text.strip() for k, v in item.pairs if isinstance(v, Scalar)}
        columns |= dict.fromkeys(row)
        cells.append((row, item.where))
    rows = tuple(tuple(row.get(c, "") for c in columns) for row, _ in cells)
    return _checked(Data(tuple(columns), rows, "", tuple(w for _, w in cells)), node.where, at)


def _checked(data: Data, where: Where, at: At) -> Data | None:
    """Return the table, or None with the problem noted where it is empty or has too much in it."""
    if not data.rows:
        at.problem(where, "the table has no rows.", "Add at least one.")
        return None
    if len(data.columns) > MAX_COLUMNS:
        at.problem(where, f"the table has {len(data.columns)} columns.", f"Keep what is used: {MAX_COLUMNS} at most.")
        return None
    if any(len(cell) > MAX_CELL for row in data.rows for cell in row):
        at.problem(where, f"a cell has more than {MAX_CELL:,} characters.", "Shorten it.")
        return None
    return data
