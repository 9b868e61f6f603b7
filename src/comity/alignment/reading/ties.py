"""A table of ties with the columns of the case format, read from text and written again."""

from __future__ import annotations

import csv
import io

from comity.alignment.reading.columns import read_columns
from comity.alignment.reading.imported import Imported
from comity.case.alignment import Ties
from comity.case.columns.ties import COLUMNS, ties_of
from comity.case.foreign.findings import Findings


def read_edges(data: str | bytes, file: str) -> Imported:
    """
    Read a table of ties: columns a, b and any of sign, weight, directed, kind, from, to, source.

    An empty sign is +1, an empty direction none. A negative weight without a sign is read as a negative tie of that
    weight, and said.

    Examples
    --------
    >>> found = read_edges("a,b,sign,from\\nx,y,-1,1914\\nx,,1,1914\\n", "ties.csv")
    >>> found.value.a, found.value.sign, found.value.since
    (('x',), (-1,), ('1914',))
    >>> print(found.problems[0])
    ties.csv:3: a tie needs two actors; b is empty. Fill the cell, or delete the row.
    """
    notes = Findings(file)
    columns = read_columns(data, notes, COLUMNS[:2], COLUMNS[2:])
    ties = ties_of(columns, notes) if columns is not None else Ties(file=file)
    return Imported("edges", ties, notes.problems)


def edge_text(ties: Ties) -> str:
    """
    Return ties as the text of a table that a case can name.

    Examples
    --------
    >>> print(edge_text(Ties(("x",), ("y",), (-1,), (None,), (False,), ("war",), ("1914",), ("",), ("",))), end="")
    a,b,sign,weight,directed,kind,from,to,source
    x,y,-1,,no,war,1914,,
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    weights = ("" if w is None else str(w) for w in ties.weight)
    directed = ("yes" if d else "no" for d in ties.directed)
    columns = (ties.a, ties.b, ties.sign, weights, directed, ties.kind, ties.since, ties.until, ties.source)
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()
