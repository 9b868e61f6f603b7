"""``{table: file.csv}`` in place of a list or map of rows: CSV text to the same nodes that YAML gives."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from collections.abc import Sequence as Several
from pathlib import Path

from comity.case.found import At, Folder
from comity.case.nodes import Mapping, Node, Scalar, Sequence
from comity.case.text_in import decode
from comity.case.wording import counted, listed, shown, suggestion
from comity.errors import Where

MAX_TABLE_BYTES = 16_000_000
MAX_ALL_TABLES_BYTES = 64_000_000
MAX_ROWS = 200_000
MAX_CELL = 100_000


def is_table(node: Node) -> bool:
    """Return True for ``{table: file.csv}``."""
    return isinstance(node, Mapping) and node.keys() == ("table",) and isinstance(node.pairs[0][1], Scalar)


def table_rows(node: Node, columns: Several[str], at: At) -> Sequence | None:
    """
    Return the rows of the CSV file that a ``{table: file.csv}`` names, or None where it cannot be read.

    Every row is a map with the columns as keys; an empty cell is a key that is absent. Cells are stripped; lines
    with no cell filled are skipped. The place of a row is the line of the CSV file on which it starts.

    Parameters
    ----------
    node : Node
        A node for which :func:`is_table` holds.
    columns : sequence of str
        The columns that the rows may have; any other is an error.
    at : At
        The place in the case; problems go to its notes.
    """
    assert isinstance(node, Mapping)
    reference = node.pairs[0][1]
    assert isinstance(reference, Scalar)
    found = _text(reference, at)
    return None if found is None else Sequence(tuple(_mappings(*found, columns, at)), node.where)


def csv_rows(
    reference: Scalar, at: At
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[Where, ...]] | None:
    """
    Return columns, rows of texts and the place of each row of a CSV file with columns of the user's own.

    The file must lie in the case folder, as for :func:`table_rows`; None where it cannot be read. Columns without a
    name or with that of another are problems, and so are rows that are shorter or longer than the header.
    """
    found = _text(reference, at)
    if found is None:
        return None
    text, name = found
    records = _records(text, name, at)
    line, head = next(records, (1, []))
    columns = tuple(c.strip() for c in head)
    # every name is known here: only empty and second ones are problems
    if _header(list(columns), Where(name, line), columns, at) is None:
        return None
    rows, wheres = [], []
    for where, cells in _whole_rows(records, len(columns), name, at):
        rows.append(tuple(c.strip() for c in cells))
        wheres.append(where)
    return columns, tuple(rows), tuple(wheres)


def _text(reference: Scalar, at: At) -> tuple[str, str] | None:
    """Return the text of a table of the case folder, and the name that messages show; None with a problem noted."""
    path = _safe_path(reference, at)
    data = _bytes(path, reference, at) if path is not None else None
    if data is None or at.folder is None:
        return None
    name = at.folder.show(reference.text)
    text, problems = decode(data, name)
    at.notes.problems.extend(problems)
    return text, name


def keyed(rows: Sequence, at: At) -> Mapping:
    """Return rows as a map: the column ``id`` is the key. Rows without one, and second ones, are problems."""
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for row in rows.items:
        assert isinstance(row, Mapping)
        key = row.get("id")
        if not isinstance(key, Scalar):
            at.problem(row.where, "this row has no id.", 'Fill the column "id".')
        elif key.text in pairs:
            first = pairs[key.text][0].where.line
            what = f"{shown(key.text)} stands here a second time; the first is on line {first}."
            at.problem(row.where, what, "Keep one of them, or rename one.")
        else:
            rest = tuple(p for p in row.pairs if p[0].text != "id")
            pairs[key.text] = (key, Mapping(rest, row.where))
    return Mapping(tuple(pairs.values()), rows.where)


def _safe_path(reference: Scalar, at: At) -> Path | None:
    """Return the path of a table inside the case folder; anything else is a problem."""
    text = reference.text
    if at.folder is None:
        at.problem(reference.where, "a case that is only text cannot have tables.", "Save it in a folder.")
        return None
    if not text.lower().endswith(".csv"):
        at.problem(reference.where, f"a table is a CSV file, not {shown(text)}.", "For example: {table: rows.csv}")
        return None
    if "\\" in text or Path(text).is_absolute() or text[1:2] == ":":
        what = f"the table {shown(text)} is no path inside the case folder."
        at.problem(reference.where, what, 'Put the file beside the case and write its name, with "/" for folders.')
        return None
    return _inside(at.folder, reference, at)


def _inside(folder: Folder, reference: Scalar, at: At) -> Path | None:
    try:
        home = folder.path.resolve()
        path = (home / reference.text).resolve()
        inside, there = path.is_relative_to(home), path.is_file()
    except (OSError, RuntimeError, ValueError) as e:
        at.problem(reference.where, f"the table {shown(reference.text)} cannot be opened ({e}).", "Check its name.")
        return None
    if not inside:
        what = f"the table {shown(reference.text)} lies outside the case folder."
        at.problem(reference.where, what, "Move or copy the file into the case folder.")
        return None
    if not there:
        beside = sorted(p.name for p in home.glob("*.csv"))[:1000]
        if path.exists() and not path.is_dir():
            at.problem(reference.where, f"{shown(reference.text)} is no ordinary file.", "Put a CSV file there.")
            return None
        what = f"there is no file {shown(reference.text)} in the case folder."
        known = f"CSV files there: {listed(beside)}." if beside else "Add it, or write the rows into the case."
        at.problem(reference.where, what, *(suggestion(reference.text, beside) or (known,)))
        return None
    return path


def _bytes(path: Path, reference: Scalar, at: At) -> bytes | None:
    try:
        size = path.stat().st_size
        at.notes.table_bytes += size
        if size > MAX_TABLE_BYTES or at.notes.table_bytes > MAX_ALL_TABLES_BYTES:
            what = f"the table {shown(reference.text)} is too large ({size / 1e6:.0f} MB)."
            at.problem(reference.where, what, f"Tables may have {MAX_TABLE_BYTES // 1_000_000} MB; keep what is used.")
            return None
        with path.open("rb") as f:
            return f.read(MAX_TABLE_BYTES + 1)
    except OSError as e:
        what = f"the table {shown(reference.text)} cannot be read ({e.strerror})."
        at.problem(reference.where, what, "Check the file and its permissions.")
        return None


def _mappings(text: str, name: str, columns: Several[str], at: At) -> Iterator[Mapping]:
    """Yield each row as a map, in the order of the file."""
    records = _records(text, name, at)
    line, head = next(records, (1, []))
    header = _header([c.strip() for c in head], Where(name, line), columns, at)
    if header is None:
        return
    for where, cells in _whole_rows(records, len(head), name, at):
        filled = ((c, v.strip()) for c, v in zip(header, cells, strict=True))
        pairs = ((Scalar(c, where), Scalar(v, where, quoted=True, cell=True)) for c, v in filled if c and v)
        # of a column that could not be told, nothing is missed in every row once more
        yield Mapping(tuple(pairs), where, whole="" not in header)


def _whole_rows(
    records: Iterator[tuple[int, list[str]]], width: int, name: str, at: At
) -> Iterator[tuple[Where, list[str]]]:
    """Yield each row that is as wide as the header, with its place; others are problems, and so are too many."""
    for count, (line, cells) in enumerate(records):
        where = Where(name, line)
        if count >= MAX_ROWS:
            at.problem(where, f"the table has more than {MAX_ROWS:,} rows.", "Keep what is used.")
            return
        if len(cells) != width:
            at.problem(where, f"this row has {counted(len(cells), 'cell')}, the header {width}.", _RAGGED)
            continue
        yield where, cells


def _records(text: str, name: str, at: At) -> Iterator[tuple[int, list[str]]]:
    """Yield (line on which it starts, cells) for every record with any cell filled."""
    reader = csv.reader(_lines(text), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as e:
            at.problem(Where(name, line), f"this row is no CSV ({e}).", _QUOTES)
            return
        if any(len(c) > MAX_CELL for c in cells):
            at.problem(Where(name, line), f"a cell has more than {MAX_CELL:,} characters.", _QUOTES)
            continue
        if any(c.strip() for c in cells):
            yield line, cells


def _lines(text: str) -> Iterator[str]:
    # str.splitlines would also split at characters that are no line ends in CSV.
    return (f"{part}\n" for part in text.rstrip("\n").split("\n"))


def _header(names: list[str], where: Where, columns: Several[str], at: At) -> list[str] | None:
    """Return the column names; unknown, second and nameless ones are problems and come back as empty."""
    if not names:
        at.problem(where, "the table is empty.", f"Its first line names the columns: {','.join(columns)}")
        return None
    if len(names) == 1 and names[0] not in columns and any(d in names[0] for d in ";\t|"):
        at.problem(where, f"the columns are not separated by commas: {shown(names[0])}.", "Save it as CSV with commas.")
        return None
    header: list[str] = []
    for name in names:
        if not name:
            at.problem(where, f"column {len(header) + 1} has no name.", "Name it, or delete it.")
        elif name not in columns:
            ways = suggestion(name, columns) or (f"Columns of this table: {listed(columns)}.",)
            at.problem(where, f"column {shown(name)} is not known here.", *ways)
            name = ""
        elif name in header:
            at.problem(where, f"column {shown(name)} stands here twice.", "Keep one of them.")
            name = ""
        header.append(name)
    return header


_RAGGED = 'Put a cell that holds a comma in double quotes: "a, b".'
_QUOTES = 'Quote a cell as "...", and write a double quote inside it twice ("").'
