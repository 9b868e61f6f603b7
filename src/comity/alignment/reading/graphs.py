"""What GraphML and GEXF have in common: named nodes and edges with values, turned into the columns of the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.alignment.reading.graph_xml import Element
from comity.case.alignment import Ties
from comity.case.columns.cells import Columns
from comity.case.columns.ties import COLUMNS, ties_of
from comity.case.foreign.findings import Findings
from comity.case.wording import listed, shown

_SAME = {"type": "kind", "relation": "kind", "start": "from", "begin": "from", "since": "from", "end": "to"}
_SAME |= {"until": "to", "reference": "source"}
VALUES = ("sign", "weight", "kind", "from", "to", "source")
Row = tuple[int, dict[str, str]]


def column_of(name: str) -> str:
    """
    Return the column of the case that a value of an edge goes to; the name itself where there is none.

    Examples
    --------
    >>> column_of("Weight"), column_of("start"), column_of("colour")
    ('weight', 'from', 'colour')
    """
    low = name.strip().lower()
    return _SAME.get(low, low)


def names_of(nodes: Iterable[tuple[Element, str]], notes: Findings) -> dict[str, str]:
    """
    Return the name of each node: its label where it has one of its own, its id otherwise.

    Labels that several nodes share are doubtful: such nodes keep their ids, and it is said.
    """
    found: dict[str, str] = {}
    owners: dict[str, list[str]] = {}
    for element, label in nodes:
        key = element.get("id")
        if not key or key in found:
            what = "a node has no id." if not key else f"the node {shown(key)} stands here a second time."
            notes.error(element.line, what, "Give every node an id of its own.")
            continue
        found[key] = label or key
        owners.setdefault(found[key], []).append(key)
    for label, keys in owners.items():
        if len(keys) > 1:
            notes.warning(0, f"{len(keys)} nodes are labelled {shown(label)}; they are called by their ids.")
            found.update((key, key) for key in keys)
    return found


def ties_of_graph(rows: Iterable[Row], names: Mapping[str, str], notes: Findings) -> Ties:
    """
    Return the edges of a graph as ties; each row is a line and the values of an edge by column, with node ids.

    Values that no column takes are left out, and named once.
    """
    kept: list[Row] = []
    unread: dict[str, None] = {}
    for line, values in rows:
        unread.update((name, None) for name in values if name not in COLUMNS)
        ends = (values.get("a", ""), values.get("b", ""))
        unknown = [end for end in ends if end not in names]
        if unknown:
            notes.error(line, f"the edge leads to {shown(unknown[0])}, which is no node.", "Add the node.")
        else:
            kept.append((line, {**values, "a": names[ends[0]], "b": names[ends[1]]}))
    if unread:
        notes.warning(0, f"values of edges that are not read: {listed(unread)}.", f"Read are: {listed(VALUES)}.")
    cells = {name: tuple(values.get(name, "") for _, values in kept) for name in COLUMNS}
    cells["from"] = tuple(_day(c) for c in cells["from"])
    cells["to"] = tuple(_day(c) for c in cells["to"])
    return ties_of(Columns(cells, tuple(line for line, _ in kept)), notes)


def _day(text: str) -> str:
    """Return a date without its time of day, and a year that was written as a real number as a year."""
    day = text.partition("T")[0]
    return day[:-2] if day.endswith(".0") and day[:-2].isdecimal() else day
