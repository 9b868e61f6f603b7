"""CSV text of strangers as columns of cells: bounded, with the line of every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from comity.case.columns.cells import Columns
from comity.case.foreign.findings import Findings
from comity.case.text_in import decode
from comity.case.wording import counted, listed, shown

MAX_CHARACTERS = 64_000_000
MAX_ROWS = 500_000
MAX_COLUMNS = 2_000
MAX_CELLS = 4_000_000
MAX_CELL = 2_000


def text_of(data: str | bytes, notes: Findings) -> str:
    """Return bounded text, empty where it is too large; bytes have to be UTF-8, and what is wrong is noted."""
    if len(data) > MAX_CHARACTERS:
        notes.error(0, f"the file is larger than {MAX_CHARACTERS:,} bytes.", "Keep the rows that are used.")
        return ""
    if isinstance(data, str):
        return data.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text, problems = decode(data, notes.file)
    # what cannot be decoded stops the work; a stray unseen character has become a space and is only said
    say = notes.warning if _is_utf8(data) else notes.error
    for problem in problems:
        say(problem.where.line, problem.what, *problem.ways_out)
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_columns(
    data: str | bytes, notes: Findings, needed: Sequence[str], more: Sequence[str] | None = ()
) -> Columns | None:
    """
    Return the cells of a CSV table by column, or None where it cannot be used.

    Parameters
    ----------
    data : str or bytes
        The whole file.
    notes : Findings
        Takes every problem.
    needed : sequence of str
        Columns that have to be there.
    more : sequence of str, optional
        Columns that may be there; any other is left out with a warning. None takes them all.

    Examples
    --------
    >>> notes = Findings("ties.csv")
    >>> found = read_columns("a,b,colour\\nx,y,red\\n\\np,q,blue", notes, ["a", "b"])
    >>> found.cells, found.lines
    ({'a': ('x', 'p'), 'b': ('y', 'q')}, (2, 4))
    >>> print(notes.problems[0])
    ties.csv:1: warning: column "colour" is not read. Columns that are: "a", "b".
    """
    rows, lines = _rows(text_of(data, notes), notes)
    if not rows:
        notes.error(0, "the table is empty.", f"Its first line names the columns: {','.join(needed)}")
        return None
    header = rows.pop(0)
    kept = _header(header, notes, needed, more)
    if kept is None:
        return None
    whole = [k for k, row in enumerate(rows) if len(row) == len(header)]
    if len(whole) < len(rows):
        for k in sorted(set(range(len(rows))) - set(whole)):
            what = f"this row has {counted(len(rows[k]), 'cell')}, the header {len(header)}."
            notes.error(lines[k + 1], what, 'Put a cell that holds a comma in double quotes: "a, b".')
    columns = list(zip(*(rows[k] for k in whole), strict=True)) or [()] * len(header)
    cells = {name: tuple(c.strip() for c in columns[k]) for name, k in kept.items()}
    return Columns(cells, tuple(lines[k + 1] for k in whole))


def _rows(text: str, notes: Findings) -> tuple[list[list[str]], list[int]]:
    """Return every record with a filled cell, the header first, and the lines on which they start."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    line, cells = 1, 0
    try:
        for row in reader:
            if any(row):
                cells += len(row)
                if len(rows) > MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
                    what = f"the table has more than {MAX_ROWS:,} rows, {MAX_COLUMNS:,} columns or {MAX_CELLS:,} cells."
                    notes.error(line, what, "Keep what is used.")
                    break
                if max(map(len, row)) > MAX_CELL:
                    notes.error(line, f"a cell has more than {MAX_CELL:,} characters.", "Is a quote not closed?")
                else:
                    rows.append(row)
                    lines.append(line)
            line = reader.line_num + 1
    except csv.Error as e:
        notes.error(
            line, f"this row is no CSV ({e}).", 'Quote a cell as "...", and write a quote inside it twice ("").'
        )
    return rows, lines


def _header(
    header: list[str], notes: Findings, needed: Sequence[str], more: Sequence[str] | None
) -> dict[str, int] | None:
    names = [h.strip() for h in header]
    if len(names) == 1 and any(d in names[0] for d in ";\t|"):
        notes.error(1, f"the columns are not separated by commas: {shown(names[0])}.", "Save it as CSV with commas.")
        return None
    kept: dict[str, int] = {}
    for k, name in enumerate(names):
        if name in kept:
            notes.error(1, f"column {shown(name)} stands here twice.", "Keep one of them.")
        elif name in needed or (more is None and name) or (more is not None and name in more):
            kept[name] = k
        else:
            known = listed([*needed, *(more or ())])
            notes.warning(1, f"column {shown(name)} is not read.", f"Columns that are: {known}.")
    missing = [n for n in needed if n not in kept]
    if missing:
        notes.error(1, f"the table has no column {listed(missing)}.", f"It needs: {', '.join(needed)}.")
        return None
    return kept
