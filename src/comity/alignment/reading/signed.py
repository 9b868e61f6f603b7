"""
Published signed networks: states in windows of four years, and speakers of the Congress of the United States.

References
----------
Doreian, P. & Mrvar, A. (2015). Structural balance and signed international relations. Journal of Social Structure
16(2).
Thomas, M., Pang, B. & Lee, L. (2006). Get out the vote. EMNLP, 327-335.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.alignment.reading.columns import read_columns
from comity.alignment.reading.imported import Imported
from comity.case.alignment import Ties
from comity.case.columns.cells import Columns, once
from comity.case.columns.ties import ties_of
from comity.case.foreign.findings import Findings
from comity.case.wording import shown


def window_years(text: str) -> tuple[int, int] | None:
    """
    Return first and last year of a window such as "46-49"; None where it is none.

    Years of two figures are of the twentieth century; a window that seems to end before it begins reaches into the
    next one.

    Examples
    --------
    >>> window_years("46-49"), window_years("98-01"), window_years("1946-1949"), window_years("now")
    ((1946, 1949), (1998, 2001), (1946, 1949), None)
    """
    found = re.fullmatch(r"([0-9]{2}|[0-9]{4})-([0-9]{2}|[0-9]{4})", text)
    if found is None or len(found[1]) != len(found[2]):
        return None
    if len(found[1]) == 4:
        first, last = int(found[1]), int(found[2])
    else:
        first, last = 1900 + int(found[1]), 1900 + int(found[2])
        last += 100 if last < first else 0
    return (first, last) if 1 <= first <= last else None


def read_cow_signed(data: str | bytes, file: str) -> Imported:
    """
    Read the signed networks of states: window, state1, state2, sign.

    Windows overlap, so that a tie stands in several of them. The kind of a tie is its window, "1946-1949": to get one
    network back, ask for the ties of that kind. The codes of states are those of the file, which are partly its own.

    Examples
    --------
    >>> ties = read_cow_signed("window,state1,state2,sign\\n46-49,AFG,PAK,-1\\n", "edges.csv").value
    >>> ties.a, ties.b, ties.sign, ties.kind, ties.since, ties.until
    (('AFG',), ('PAK',), (-1,), ('1946-1949',), ('1946',), ('1949',))
    """
    notes = Findings(file)
    columns = read_columns(data, notes, ("window", "state1", "state2", "sign"))
    if columns is None:
        return Imported("cow-signed", Ties(file=file), notes.problems)
    windows = columns.get("window")
    read = {w: window_years(w) for w in set(windows)}
    for k, window in enumerate(windows):
        if read[window] is None:
            notes.error(columns.lines[k], f"window: {shown(window)} is no window.", "Write 46-49.")
    a, b = columns.get("state1"), columns.get("state2")
    keys = [(w, *sorted(pair)) for w, *pair in zip(windows, a, b, strict=True)]
    first = once(keys, columns.lines, notes, lambda k: f"{a[k]} and {b[k]} in {windows[k]}")
    years = {w: y or (0, 0) for w, y in read.items()}
    cells = {
        "a": a,
        "b": b,
        "sign": columns.get("sign"),
        "kind": tuple("{:04d}-{:04d}".format(*years[w]) for w in windows),
        "from": tuple(f"{years[w][0]:04d}" for w in windows),
        "to": tuple(f"{years[w][1]:04d}" for w in windows),
    }
    rows = [k for k in first if read[windows[k]] is not None]
    return Imported("cow-signed", ties_of(_rows(cells, columns.lines, rows, notes), notes), notes.problems)


def read_congress(data: str | bytes, file: str) -> Imported:
    """
    Read the network of mentions in Congress: source, target, sign. Ties are directed: who speaks mentions the other.

    Examples
    --------
    >>> ties = read_congress("source,target,sign\\n0,1,1\\n0,2,-1\\n", "edges.csv").value
    >>> ties.b, ties.sign, ties.directed
    (('1', '2'), (1, -1), (True, True))
    """
    notes = Findings(file)
    columns = read_columns(data, notes, ("source", "target", "sign"))
    if columns is None:
        return Imported("congress-signed", Ties(file=file), notes.problems)
    cells = {"a": columns.get("source"), "b": columns.get("target"), "sign": columns.get("sign")}
    ties = ties_of(_rows(cells, columns.lines, range(len(columns)), notes), notes)
    n = len(ties)
    return Imported("congress-signed", replace(ties, directed=(True,) * n, kind=("mention",) * n), notes.problems)


def _rows(cells: dict[str, tuple[str, ...]], lines: tuple[int, ...], rows: Sequence[int], notes: Findings) -> Columns:
    """Return the columns of a tie for some rows; here an empty sign is an error, as the networks are signed."""
    kept = [k for k in rows if cells["sign"][k]]
    for k in sorted(set(rows) - set(kept)):
        notes.error(lines[k], "sign is empty.", "Write 1 or -1.")
    return Columns({name: tuple(c[k] for k in kept) for name, c in cells.items()}, tuple(lines[k] for k in kept))
