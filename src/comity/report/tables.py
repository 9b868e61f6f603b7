"""Rows as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from comity.report.content import clean

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def inert(value: str | int | float) -> str | int | float:
    """
    Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    Examples
    --------
    >>> inert("=1+1"), inert("a"), inert(-3)
    ("'=1+1", 'a', -3)
    """
    if not isinstance(value, str):
        return value
    text = clean(value)
    return "'" + text if text.startswith(_FORMULA) else text


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> str:
    """
    Return rows as CSV with a head line.

    Examples
    --------
    >>> print(csv_text(("a", "b"), [(1, "x, y")]), end="")
    a,b
    1,"x, y"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([inert(c) for c in columns])
    writer.writerows([inert(v) for v in row] for row in rows)
    return out.getvalue()
