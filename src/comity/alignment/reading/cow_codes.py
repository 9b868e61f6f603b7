"""COW numbers in a table turned into COW abbreviations, so that tables with either can be joined."""

from __future__ import annotations

from collections.abc import Sequence

from comity.alignment.actors.states import states
from comity.case.foreign.findings import Findings
from comity.case.wording import counted, listed


def abbreviations(cells: Sequence[str], notes: Findings) -> tuple[str, ...]:
    """
    Return the COW abbreviation of each COW number; a number that is not known stays as it is, and is named once.

    Examples
    --------
    >>> notes = Findings("trade.csv")
    >>> abbreviations(["2", "365", "7777"], notes)
    ('USA', 'RUS', '7777')
    >>> print(notes.problems[0])
    trade.csv: warning: 1 code is no COW number known here: "7777". It is kept as it is.
    """
    known = {str(code): state.abbreviation for code, state in states().items()}
    unknown = sorted({c for c in cells if c and c not in known})
    if unknown:
        one = len(unknown) == 1
        verb, end = ("is no COW number", "It is kept as it is.") if one else ("are no COW numbers", "They are kept.")
        notes.warning(0, f"{counted(len(unknown), 'code')} {verb} known here: {listed(unknown)}.", end)
    return tuple(known.get(c, c) for c in cells)


def need_actors(columns: Sequence[Sequence[str]], lines: Sequence[int], notes: Findings) -> set[int]:
    """Return the rows in which every actor is given and differs from the others; the rest are errors."""
    kept = set()
    for k, names in enumerate(zip(*columns, strict=True)):
        if not all(names):
            notes.error(lines[k], "an actor is empty.", "Fill the cell, or delete the row.")
        elif len(set(names)) < len(names):
            notes.error(lines[k], f"both actors are {names[0]}.", "Mend or delete the row.")
        else:
            kept.add(k)
    return kept
