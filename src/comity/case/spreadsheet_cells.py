"""Texts of strangers in tables that are opened in a spreadsheet, which would run some of them."""

from __future__ import annotations

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SUSPECT = frozenset((*_RISKY, " "))
"""What the first character of a cell has to be for :func:`guarded` to change it; most cells need no second look."""


def guarded(cell: str) -> str:
    """
    Return a cell that no spreadsheet takes for a formula: an apostrophe goes in front of it; numbers stay as they are.

    Examples
    --------
    >>> guarded("=HYPERLINK(A1)"), guarded("-3.5"), guarded("- three"), guarded("three")
    ("'=HYPERLINK(A1)", '-3.5', "'- three", 'three')
    """
    if not cell.lstrip(" ").startswith(_RISKY):
        return cell
    try:
        float(cell)
    except ValueError:
        return "'" + cell
    return cell
