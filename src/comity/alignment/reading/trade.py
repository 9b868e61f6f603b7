"""
Trade by pair and year (COW): each row holds the imports of both sides.

References
----------
Barbieri, K., Keshk, O. M. G. & Pollins, B. M. (2009). Trading data. Conflict Management and Peace Science 26:471-491.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from comity.alignment.reading.columns import read_columns
from comity.alignment.reading.cow_codes import abbreviations, need_actors
from comity.alignment.reading.imported import Flows, Imported
from comity.case.columns.cells import Columns, numbers, once, years
from comity.case.foreign.findings import Findings

_IMPORTS = ("imports_1_from_2", "imports_2_from_1")
_PUBLISHED = ("flow1", "flow2")
_UNUSED = ("importer1", "importer2", "smoothflow1", "smoothflow2", "smoothtotrade", "version")
_UNIT = "million US dollars of the year"


def read_cow_trade(data: str | bytes, file: str) -> Imported:
    """
    Read the dyadic trade of COW: two flows for each row, the imports of 1 from 2 and those of 2 from 1.

    The columns flow1 and flow2 of the published file are the same two. A blank or -9 is a flow that is not known: NaN,
    no zero.

    Examples
    --------
    >>> text = "ccode1,ccode2,year,imports_1_from_2,imports_2_from_1\\n2,20,1920,612,\\n"
    >>> flows = read_cow_trade(text, "trade.csv").value
    >>> [(flows.actors[s], flows.actors[b], float(x)) for s, b, x in zip(flows.seller, flows.buyer, flows.amount)]
    [('CAN', 'USA', 612.0), ('USA', 'CAN', nan)]
    """
    notes = Findings(file)
    columns = read_columns(data, notes, ("ccode1", "ccode2", "year"), (*_IMPORTS, *_PUBLISHED, *_UNUSED))
    used = _flow_columns(columns, notes)
    if columns is None or used is None:
        return Imported("cow-trade", _flows((), ((), ()), (), ((), ())), notes.problems)
    lines = columns.lines
    a, b = (abbreviations(columns.get(c), notes) for c in ("ccode1", "ccode2"))
    when = years(columns.get("year"), lines, "year", notes)
    imports = [numbers(columns.get(c), lines, c, notes) for c in used]
    paired = need_actors((a, b), lines, notes)
    keys = [(*sorted((x, y)), year) for x, y, year in zip(a, b, when, strict=True)]
    first = once(keys, lines, notes, lambda k: f"{a[k]} and {b[k]} in {when[k]}")
    rows = [k for k in first if k in paired and when[k] is not None]
    return Imported("cow-trade", _flows(rows, (a, b), when, imports), notes.problems)


def _flow_columns(columns: Columns | None, notes: Findings) -> tuple[str, str] | None:
    """Return the two columns of imports; None, with an error, where they are not there."""
    if columns is None:
        return None
    for one, two in (_IMPORTS, _PUBLISHED):
        if one in columns.cells and two in columns.cells:
            return one, two
    notes.error(1, f"the table has no columns {' and '.join(_IMPORTS)}.", f"Or: {' and '.join(_PUBLISHED)}.")
    return None


def _flows(
    rows: Sequence[int],
    pairs: tuple[Sequence[str], Sequence[str]],
    when: Sequence[int | None],
    imports: Sequence[Sequence[Fraction | None]],
) -> Flows:
    """Return two flows for each row: what 1 buys from 2, and what 2 buys from 1."""
    a, b = pairs
    names = tuple(sorted({x[k] for x in (a, b) for k in rows}))
    at = {name: k for k, name in enumerate(names)}
    one, two = np.array([at[a[k]] for k in rows], np.intp), np.array([at[b[k]] for k in rows], np.intp)
    amounts = [[math.nan if (x := column[k]) is None else float(x) for k in rows] for column in imports]
    return Flows(
        names,
        np.stack((two, one), axis=1).ravel(),
        np.stack((one, two), axis=1).ravel(),
        np.repeat(np.array([when[k] for k in rows], np.int64), 2),
        np.array(amounts, np.float64).T.ravel(),
        _UNIT,
    )
