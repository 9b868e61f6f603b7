"""A table of the case: its file name, its columns, and its rows, made only as they are written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TextIO

from comity.case.spreadsheet_cells import SUSPECT, guarded
from comity.case.wording import counted, listed
from comity.errors import Problem, Where

_AT_ONCE = 4096
Rows = Callable[[], Iterator[tuple[str, ...]]]


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """
    A table of the case format.

    Parameters
    ----------
    name : str
        The usual name of the file, such as ``ties.csv``.
    columns : tuple of str
    count : int
        How many rows there are.
    rows : callable
        Returns the rows anew each time, so that a large table is never whole in memory as text.
    """

    name: str
    columns: tuple[str, ...]
    count: int
    rows: Rows

    def write(self, stream: TextIO) -> None:
        """Write the table with its header as CSV; texts that a spreadsheet would run are guarded."""
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(map(guarded, self.columns))
        rows = self.rows()
        while part := list(islice(rows, _AT_ONCE)):
            writer.writerows([c if c[:1] not in SUSPECT else guarded(c) for c in row] for row in part)

    def text(self) -> str:
        """Return the whole table as text; for small ones."""
        out = io.StringIO(newline="")
        self.write(out)
        return out.getvalue()


def guarded_names(names: Iterable[str], file: str) -> tuple[Problem, ...]:
    """
    Return what the guard does to names of actors: which get an apostrophe, and which two names become one by it.

    Examples
    --------
    >>> print(*guarded_names(["x", "=x"], "ties.csv"))
    ties.csv: warning: 1 name begins with a sign of a formula and is written with an apostrophe in front: "=x".
    >>> guarded_names(["=x", "'=x"], "ties.csv")[0].level
    'error'
    """
    every = set(names)
    changed = sorted(n for n in every if guarded(n) != n)
    if not changed:
        return ()
    both = [n for n in changed if guarded(n) in every]
    if both:
        what = f'{listed(both)} and the same with an apostrophe in front ("\'") would become one name.'
        return (Problem(Where(file), what, ("Rename one of them.",)),)
    one = len(changed) == 1
    verb = "begins with a sign of a formula and is" if one else "begin with a sign of a formula and are"
    what = f"{counted(len(changed), 'name')} {verb} written with an apostrophe in front: {listed(changed)}."
    return (Problem(Where(file), what, (), "warning"),)
