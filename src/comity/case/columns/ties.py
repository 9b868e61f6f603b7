"""Ties from cells: the columns of the case format, checked row by row."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from comity.case.alignment import Ties
from comity.case.columns.cells import Columns
from comity.case.days import first_day, last_day
from comity.case.foreign.findings import Findings
from comity.case.values import exact
from comity.case.wording import shown
from comity.errors import Where

COLUMNS = ("a", "b", "sign", "weight", "directed", "kind", "from", "to", "source")
_SIGNS = {"": 1, "1": 1, "+1": 1, "+": 1, "1.0": 1, "-1": -1, "-": -1, "−1": -1, "-1.0": -1}
_DIRECTED = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True}


def ties_of(columns: Columns, notes: Findings) -> Ties:
    """Return ties from the columns of the case format; rows with an error are left out and noted."""
    cells = {name: columns.get(name) for name in COLUMNS}
    signs, weights = _signed_weights(cells, columns.lines, notes)
    directed = [_DIRECTED.get(c.lower()) for c in cells["directed"]]
    days = {pair: _wrong_days(*pair) for pair in set(zip(cells["from"], cells["to"], strict=True))}
    rows = []
    for k, line in enumerate(columns.lines):
        wrong = [*_wrong(cells, k, signs[k], directed[k]), *days[cells["from"][k], cells["to"][k]]]
        for what, way_out in wrong:
            notes.error(line, what, way_out)
        if not wrong:
            rows.append(k)
    _say_loops(cells, rows, columns.lines, notes)
    return Ties(
        tuple(cells["a"][k] for k in rows),
        tuple(cells["b"][k] for k in rows),
        tuple(signs[k] or 1 for k in rows),
        tuple(weights[k] for k in rows),
        tuple(bool(directed[k]) for k in rows),
        tuple(cells["kind"][k] for k in rows),
        tuple(cells["from"][k] for k in rows),
        tuple(cells["to"][k] for k in rows),
        tuple(cells["source"][k] for k in rows),
        notes.file,
        tuple(Where(notes.file, columns.lines[k]) for k in rows),
    )


def _signed_weights(
    cells: Mapping[str, tuple[str, ...]], lines: tuple[int, ...], notes: Findings
) -> tuple[list[int | None], list[Fraction | None]]:
    """Return signs (None where a cell is no sign, 0 where the weight is no weight) and weights of zero or more."""
    read = {cell: exact(cell) if cell else None for cell in set(cells["weight"])}
    bad = {cell for cell, value in read.items() if cell and (value is None or abs(value) > 10**30)}
    signs: list[int | None] = [_SIGNS.get(c) for c in cells["sign"]]
    weights = [read[cell] for cell in cells["weight"]]
    turned = []
    for k, weight in enumerate(weights):
        if cells["weight"][k] in bad or (weight is not None and weight < 0 and cells["sign"][k]):
            signs[k] = 0
        elif weight is not None and weight < 0:
            signs[k], weights[k] = -1, -weight
            turned.append(k)
    if turned:
        have = "1 tie has" if len(turned) == 1 else f"{len(turned)} ties have"
        what = f"{have} a negative weight and no sign; read as negative, the first here."
        notes.warning(lines[turned[0]], what, "Write -1 in the column sign and the weight without its sign.")
    return signs, weights


def _wrong(
    cells: Mapping[str, tuple[str, ...]], k: int, sign: int | None, directed: bool | None
) -> list[tuple[str, str]]:
    """Return everything that is wrong with the cells of a row, dates apart, each with the way out."""
    found = []
    if not cells["a"][k] or not cells["b"][k]:
        empty = "b" if cells["a"][k] else "a"
        found.append((f"a tie needs two actors; {empty} is empty.", "Fill the cell, or delete the row."))
    if cells["sign"][k] not in _SIGNS:
        found.append((f"sign: {shown(cells['sign'][k])} is neither +1 nor -1.", "Leave it empty for +1."))
    if sign == 0:
        found.append((f"weight: {shown(cells['weight'][k])} is no number from 0 to 1e30.", "Leave it empty for 1."))
    if directed is None:
        found.append((f"directed: {shown(cells['directed'][k])} is neither yes nor no.", "Leave it empty for no."))
    return found


def _wrong_days(since: str, until: str) -> list[tuple[str, str]]:
    found = [
        (f"{name}: {shown(text)} is no date.", "Write 1914, 1914-07 or 1914-07-28.")
        for name, text in (("from", since), ("to", until))
        if text and first_day(text) is None
    ]
    begin, end = first_day(since), last_day(until)
    if begin is not None and end is not None and begin > end:
        found.append((f"the tie ends ({until}) before it begins ({since}).", "Exchange or mend the dates."))
    return found


def _say_loops(cells: Mapping[str, tuple[str, ...]], rows: list[int], lines: tuple[int, ...], notes: Findings) -> None:
    loops = [k for k in rows if cells["a"][k] == cells["b"][k]]
    if loops:
        joins = "1 tie joins" if len(loops) == 1 else f"{len(loops)} ties join"
        what = f"{joins} an actor with itself, the first here ({shown(cells['a'][loops[0]])})."
        notes.warning(lines[loops[0]], what, "Left out of every measure.")
