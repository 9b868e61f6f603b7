"""The cells of a table by column, and numbers, years and keys read from them exactly."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.case.foreign.findings import Findings
from comity.case.values import exact
from comity.case.wording import shown

MISSING = "-9"
"""How the Correlates of War project writes a value that is not known."""
_SMALLEST_YEAR, _LARGEST_YEAR = 1, 9999


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of a table by column, stripped, and the line on which each row starts."""

    cells: dict[str, tuple[str, ...]]
    lines: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.lines)

    def get(self, name: str) -> tuple[str, ...]:
        """Return a column; empty cells where the table has no such column."""
        return self.cells.get(name) or ("",) * len(self)


def numbers(cells: Sequence[str], lines: Sequence[int], column: str, notes: Findings) -> list[Fraction | None]:
    """
    Return what each cell stands for, exactly: None where it is empty, is no number, or is -9, which COW writes there.

    Negative numbers are errors: nothing that is counted or weighed in these tables can be negative.
    """
    read = {cell: _number(cell) for cell in set(cells)}
    bad = {cell for cell, value in read.items() if cell and (value is None or _beyond(value))} - {MISSING}
    codes = 0
    for k, cell in enumerate(cells):
        codes += cell == MISSING
        if cell in bad:
            notes.error(lines[k], f"{column}: {shown(cell)} is no number from 0 to 1e30.", "Leave it empty if unknown.")
    if codes:
        times = "once" if codes == 1 else f"{codes} times"
        notes.warning(0, f"{column}: {MISSING} stands {times}, COW's code for not known; read as not known.")
    unknown = bad | {MISSING}
    return [None if cell in unknown else read[cell] for cell in cells]


def _beyond(value: Fraction) -> bool:
    return value.numerator < 0 or value.numerator > 10**30 * value.denominator


def _number(cell: str) -> Fraction | None:
    # whole numbers are most of what stands in these tables, and this way is several times faster
    return Fraction(int(cell)) if cell.isascii() and cell.isdecimal() and len(cell) <= 18 else exact(cell)


def years(cells: Sequence[str], lines: Sequence[int], column: str, notes: Findings) -> list[int | None]:
    """Return years from 1 to 9999; None, with an error, where a cell is none."""
    return wholes(cells, lines, notes, _Whole(column, _SMALLEST_YEAR, _LARGEST_YEAR))


@dataclass(frozen=True, slots=True)
class _Whole:
    column: str
    least: int
    most: int


def wholes(cells: Sequence[str], lines: Sequence[int], notes: Findings, of: _Whole) -> list[int | None]:
    """Return whole numbers between two bounds; None, with an error, where a cell is none."""
    read: dict[str, int | None] = {}
    for cell in set(cells):
        value = int(cell) if re.fullmatch("[0-9]{1,9}", cell) else None
        read[cell] = value if value is not None and of.least <= value <= of.most else None
    for k, cell in enumerate(cells):
        if read[cell] is None:
            what = f"{of.column}: {shown(cell)} is no whole number from {of.least} to {of.most}."
            notes.error(lines[k], what, "Write it in digits, or delete the row.")
    return [read[cell] for cell in cells]


def once(keys: Sequence[object], lines: Sequence[int], notes: Findings, say: Callable[[int], str]) -> list[int]:
    """Return the rows whose key is there for the first time; a second one is an error."""
    first: dict[object, int] = {}
    kept = []
    for k, key in enumerate(keys):
        if key in first:
            what = f"{say(k)} stands here a second time; the first is on line {lines[first[key]]}."
            notes.error(lines[k], what, "Keep one of them.")
        else:
            first[key] = k
            kept.append(k)
    return kept
