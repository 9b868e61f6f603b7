"""The rows of a table of states: bounded CSV reading, and what each row says."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from fractions import Fraction

from comity.case.foreign.findings import Findings
from comity.case.foreign.naming import one_line
from comity.case.foreign.state_columns import Columns

MAX_ROWS = 65_536
MAX_CELLS = 2_000_000
MAX_OPTIONS = 20

_RANK = re.compile(r"[0-9]{1,9}([.,][0-9]{1,9})?")
_LETTERS = {"y": "Y", "yes": "Y", "1": "Y", "n": "N", "no": "N", "0": "N", "-": "-"}


@dataclass(frozen=True, slots=True)
class StateRow:
    """One state: its pattern, every party's rank (1 is best), its name, whether it is the status quo."""

    pattern: str
    ranks: tuple[Fraction, ...]
    name: str
    status_quo: bool
    line: int


def read_table(text: str, notes: Findings) -> list[tuple[int, list[str]]]:
    """
    Return the rows of a CSV text with the line each starts on; empty rows are dropped.

    The separator is the comma, semicolon or tab that the first line has most of.

    Examples
    --------
    >>> read_table("state;a: x\\n\\none;Y\\n", Findings("t.csv"))
    [(1, ['state', 'a: x']), (3, ['one', 'Y'])]
    """
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    cells, before = 0, 0
    try:
        for row in reader:
            cells += len(row)
            if len(rows) > MAX_ROWS or cells > MAX_CELLS:
                notes.error(
                    before + 1,
                    f"the table has more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells.",
                    "Import a smaller table.",
                )
                return []
            if any(cell.strip() for cell in row):
                rows.append((before + 1, row))
            before = reader.line_num
    except csv.Error as e:
        notes.error(before + 1, f"the table cannot be read from here on: {e}.", "Look for a quote that is not closed.")
        return []
    return rows


def read_rows(rows: list[tuple[int, list[str]]], width: int, columns: Columns, notes: Findings) -> tuple[StateRow, ...]:
    """Return what every row says; rows that do not fit are noted and left out."""
    found = []
    first_line: dict[str, int] = {}
    for line, row in rows:
        state = _row(line, row, width, columns, notes)
        if state is None:
            continue
        if state.pattern in first_line:
            before = first_line[state.pattern]
            notes.error(line, f"the state {state.pattern} stands in line {before} already.", "Keep one of them.")
            continue
        first_line[state.pattern] = line
        found.append(state)
    return tuple(found)


def _row(line: int, row: list[str], width: int, columns: Columns, notes: Findings) -> StateRow | None:
    if len(row) < width or any(cell.strip() for cell in row[width:]):
        notes.error(line, f"the row has {len(row)} cells; the header has {width}.", "Add or remove separators.")
        return None
    letters = [_letter(row[o.at], line, f"{o.party}: {o.text}", notes) for o in columns.options]
    ranks = [_rank(row[at], line, party, notes) for at, party in columns.ranks]
    name = one_line(row[columns.state]) if columns.state is not None else ""
    now = _is_status_quo(row, line, columns, notes)
    if None in letters or None in ranks:
        return None
    return StateRow("".join(c for c in letters if c), tuple(r for r in ranks if r is not None), name, now, line)


def _letter(cell: str, line: int, head: str, notes: Findings) -> str | None:
    letter = _LETTERS.get(cell.strip().lower())
    if letter is None:
        notes.error(line, f'"{one_line(cell)[:40]}" under "{head}" is neither Y nor N.', "Write Y, N or -.")
    return letter


def _rank(cell: str, line: int, party: str, notes: Findings) -> Fraction | None:
    text = cell.strip()
    if _RANK.fullmatch(text):
        return Fraction(text.replace(",", "."))
    what = f'"{one_line(cell)[:40]}" under "rank: {party}" is not a rank.'
    notes.error(line, what, "Write 1 for the best state, 2 for the next; equal numbers tie.")
    return None


def _is_status_quo(row: list[str], line: int, columns: Columns, notes: Findings) -> bool:
    if columns.status_quo is None:
        return False
    cell = row[columns.status_quo].strip().lower()
    if cell in ("", "n", "no", "0", "-"):
        return False
    if cell in ("y", "yes", "x", "1"):
        return True
    notes.error(
        line,
        f'"{one_line(cell)[:40]}" under "status quo" is no mark.',
        "Write Y in one row, nothing in others.",
    )
    return False
