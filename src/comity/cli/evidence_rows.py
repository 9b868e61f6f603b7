"""Rows for the ledger from what a user typed, or from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.errors import CaseError, Problem, UsageError, Where

ARGUMENTS = "the command line"
LARGEST = 16_000_000  # bytes of a file of rows
MOST = 100_000  # rows of a file
_CORRECTS = "corrects"
_SIGNS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}


@dataclass(frozen=True, slots=True)
class Given:
    """A row as it was given: the texts by field, the entry it corrects (empty for none), and where it stands."""

    kind: str
    fields: Mapping[str, Any]
    corrects: str
    where: Where


def from_arguments(kind: str, pairs: Iterable[str], corrects: str | None) -> Given:
    """
    Return the row of ``field=value`` arguments. A field inside another is written with a dot: ``also.c2=3``.

    Raises
    ------
    UsageError
        An argument is no ``field=value``, or a field is given twice.

    Examples
    --------
    >>> dict(from_arguments("item", ["id=i4", "also.c2=1,2,4"], None).fields)
    {'id': 'i4', 'also': {'c2': '1,2,4'}}
    """
    fields: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UsageError(f'"{pair[:60]}" is no field=value. For example: claim=c1 says=supports')
        *outer, last = name.strip().split(".")
        inside = fields
        for part in outer:
            inside = inside.setdefault(part, {})
            if not isinstance(inside, dict):
                raise UsageError(f'"{name[:60]}" is given as one value and as parts.')
        if last in inside:
            raise UsageError(f'"{name[:60]}" is given twice.')
        inside[last] = value
    return Given(kind, fields, corrects or "", Where(ARGUMENTS))


def from_file(kind: str, file: Path) -> list[Given]:
    """
    Return the rows of a YAML, JSON or CSV file: a list of rows, a map from id to row, or a table.

    Raises
    ------
    CaseError
        With every problem of the file.
    """
    data = _bytes(file)
    where = Where(str(file))
    if file.suffix.lower() == ".csv":
        rows = _csv(data, str(file))
    elif file.suffix.lower() in (".yaml", ".yml", ".json"):
        rows = _nodes(data, str(file))
    else:
        raise UsageError(f"{file}: rows come from .yaml, .json or .csv files.")
    if not rows:
        raise CaseError([Problem(where, "the file holds no rows.", ("Write a list of rows or a map by id.",))])
    if len(rows) > MOST:
        raise CaseError([Problem(where, f"the file has {len(rows):,} rows.", (f"At most {MOST:,} are read at once.",))])
    found = []
    for fields, place in rows:
        corrects = fields.pop(_CORRECTS, None)
        found.append(Given(kind, fields, str(corrects or ""), place))
    return found


def _bytes(file: Path) -> bytes:
    with file.open("rb") as f:
        data = f.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UsageError(f"{file} is too large; at most {LARGEST // 1_000_000} MB are read at once.")
    return data


def _nodes(data: bytes, name: str) -> list[tuple[dict[str, Any], Where]]:
    """Return the rows of a YAML or JSON text, which is read as YAML too."""
    from comity.case.nodes import Mapping as Map
    from comity.case.nodes import Node, Sequence, plain
    from comity.case.text_in import decode
    from comity.case.yaml_nodes import compose

    text, problems = decode(data, name)
    composed = compose(text.replace("\t", " ") if name.lower().endswith(".json") else text, name)
    problems = [*problems, *composed.problems]
    pairs: list[tuple[str, Node]] = []
    if isinstance(composed.root, Sequence):
        pairs = [("", node) for node in composed.root.items]
    elif isinstance(composed.root, Map):
        pairs = [(key.text, node) for key, node in composed.root.pairs]
    rows: list[tuple[dict[str, Any], Where]] = []
    for key, node in pairs:
        inside = plain(node)
        if isinstance(inside, dict):
            rows.append(({"id": key, **inside} if key else inside, node.where))
        else:
            problems.append(Problem(node.where, "a row is a map of fields.", ("For example: {id: i4, claim: c1}",)))
    if any(p.level == "error" for p in problems):
        raise CaseError(problems)
    return rows


def _csv(data: bytes, name: str) -> list[tuple[dict[str, Any], Where]]:
    import csv

    from comity.case.text_in import decode

    text, problems = decode(data, name)
    rows: list[tuple[dict[str, Any], Where]] = []
    reader = csv.reader((f"{line}\n" for line in text.rstrip("\n").split("\n")), strict=True)
    head: list[str] = []
    try:
        for cells in reader:
            where = Where(name, reader.line_num)
            if not head:
                head = [c.strip() for c in cells]
            elif any(c.strip() for c in cells):
                if len(cells) != len(head):
                    what = f"this row has {len(cells)} cells, the header {len(head)}."
                    problems.append(Problem(where, what, ('Put a cell that holds a comma in double quotes: "a, b".',)))
                filled = zip(head, cells, strict=False)
                rows.append(({h: c.strip() for h, c in filled if h and c.strip()}, where))
    except csv.Error as e:
        problems.append(Problem(Where(name, reader.line_num), f"this row is no CSV ({e}).", ("Quote its cells.",)))
    if len(head) == 1 and (found := next((sign for sign in (";", "\t", "|") if sign in head[0]), "")):
        what = f"the columns seem to be parted by {_SIGNS[found]}."
        problems.append(Problem(Where(name, 1), what, ("Part them by commas: id,claim,says,source",)))
    if len(set(head)) != len(head):
        problems.append(Problem(Where(name, 1), "two columns have one name.", ("Rename one of them.",)))
    if any(p.level == "error" for p in problems):
        raise CaseError(problems)
    return rows
