"""The answer of ``comity partners`` as CSV tables in a folder; nothing that is there is overwritten unless asked."""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from comity.case.spreadsheet_cells import guarded
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.cli.partners_rows import Cell, Sheet
    from comity.partners.result import PartnersResult


def check_folder(folder: Path, names: Iterable[str], force: bool = False) -> None:
    """
    Refuse a folder in which a table would overwrite something, before the work begins.

    Raises
    ------
    UsageError
        It is no folder, or a file of one of the names is there and ``force`` is not set.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        raise UsageError(f"{folder} is no folder. Name a folder for the tables; nothing was written.")
    there = [name for name in names if os.path.lexists(folder / name)]
    if there and not force:
        raise UsageError(
            f"{folder} has {', '.join(there)} already; choose another folder, or add --force. Nothing was written."
        )
    odd = [name for name in there if (folder / name).is_symlink() or not (folder / name).is_file()]
    if odd:
        raise UsageError(f"{folder / odd[0]} is no plain file and is not replaced. Choose another folder.")


def write_partners(found: PartnersResult, folder: Path, force: bool = False) -> str:
    """
    Write every table of the answer that has rows, and return in words what was written.

    Raises
    ------
    UsageError
        A table would overwrite something, or cannot be written.
    """
    from comity.cli.partners_rows import sheets

    made = [sheet for sheet in sheets(found) if sheet.rows]
    check_folder(folder, [sheet.name for sheet in made], force)
    replaced = [sheet.name for sheet in made if os.path.lexists(folder / sheet.name)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for sheet in made:
            _write(sheet, folder / sheet.name, force)
    except FileExistsError as e:
        raise UsageError(f"{e.filename} is there already. It was not overwritten.") from None
    except OSError as e:
        raise UsageError(f"The tables cannot be written to {folder}: {e.strerror or e}.") from e
    said = f"{folder}: {', '.join(sheet.name for sheet in made)} written"
    return f"{said}; replaced were {', '.join(replaced)}" if replaced else said


def _write(sheet: Sheet, place: Path, force: bool) -> None:
    """Write a table whole; one that replaces another is written beside it first, so that no half is ever found."""
    if not force:
        with place.open("x", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(_rows(sheet))
        return
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("x", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(_rows(sheet))
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    yield list(sheet.columns)
    for row in sheet.rows:
        yield [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    """Return a cell as text: numbers as they are, what is not known as nothing, words guarded."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, (int, float)):
        return number(cell)
    return ";".join(map(number, cell))


def number(x: float) -> str:
    """
    Return a number as text, a whole one without a point; nothing where it is not finite.

    Examples
    --------
    >>> number(3.0), number(0.1), number(float("nan")), number(float("inf"))
    ('3', '0.1', '', '')
    """
    if x != x or x in (float("inf"), float("-inf")):
        return ""
    return str(int(x)) if float(x).is_integer() and abs(x) < 1e15 else repr(float(x))
