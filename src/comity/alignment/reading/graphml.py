"""
GraphML: nodes and edges with values that are declared as keys.

References
----------
Brandes, U., Eiglsperger, M., Herman, I., Himsolt, M. & Marshall, M. S. (2002). GraphML progress report. Graph Drawing,
LNCS 2265:501-512.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.alignment.reading.graph_xml import Element, graph_root
from comity.alignment.reading.graphs import Row, column_of, names_of, ties_of_graph
from comity.alignment.reading.imported import Imported
from comity.case.alignment import Ties
from comity.case.foreign.findings import Findings
from comity.case.wording import shown

_LABELS = ("label", "name")
_Keys = dict[tuple[str, str], tuple[str, str]]


def read_graphml(data: str | bytes, file: str) -> Imported:
    """
    Read the edges of a GraphML file as ties.

    Values of edges called sign, weight, kind (or type), from (start), to (end) and source (reference) are read, others
    named in a warning. A node goes by its value "label" or "name", or else by its id.

    Examples
    --------
    >>> text = '''<graphml><key id="s" for="edge" attr.name="sign" attr.type="int"><default>1</default></key>
    ... <graph edgedefault="undirected"><node id="x"/><node id="y"/>
    ... <edge source="x" target="y"><data key="s">-1</data></edge></graph></graphml>'''
    >>> found = read_graphml(text, "g.graphml")
    >>> found.value.a, found.value.b, found.value.sign
    (('x',), ('y',), (-1,))
    """
    notes = Findings(file)
    root = graph_root(data, notes)
    graph = root.first("graph") if root is not None and root.tag == "graphml" else None
    if root is None or graph is None:
        if root is not None:
            notes.error(root.line, "the file is no GraphML: it has no <graphml> with a <graph>.", "Check the format.")
        return Imported("graphml", Ties(file=file), notes.problems)
    _say_unread(root, graph, notes)
    keys = _keys(root, notes)
    nodes = ((node, _label(node, keys)) for node in graph.all("node"))
    ties = ties_of_graph(_rows(graph, keys), names_of(nodes, notes), notes)
    return Imported("graphml", ties, notes.problems)


def _say_unread(root: Element, graph: Element, notes: Findings) -> None:
    if sum(1 for _ in root.all("graph")) > 1:
        notes.warning(graph.line, "the file holds several graphs; the first is read.")
    if next(graph.all("hyperedge"), None) is not None:
        notes.warning(graph.line, "edges between more than two nodes are not read.", "Write them as pairs.")
    if any(node.first("graph") is not None for node in graph.all("node")):
        notes.warning(graph.line, "graphs inside nodes are not read.")


def _keys(root: Element, notes: Findings) -> _Keys:
    """Return the name and the default of each declared key, by what it is for and its id."""
    found: _Keys = {}
    for key in root.all("key"):
        default = key.first("default")
        name = key.get("attr.name") or key.get("id")
        wanted = key.get("for") or "all"
        if not key.get("id"):
            notes.error(key.line, f"the key {shown(name)} has no id.", 'Add id="...".')
        for purpose in ("node", "edge"):
            if wanted in (purpose, "all"):
                found[purpose, key.get("id")] = (name, default.text if default is not None else "")
    return found


def _label(node: Element, keys: _Keys) -> str:
    values = {keys.get(("node", d.get("key")), ("", ""))[0].lower(): d.text for d in node.all("data")}
    return next((values[name] for name in _LABELS if values.get(name)), "")


def _rows(graph: Element, keys: _Keys) -> Iterator[Row]:
    usual = "no" if graph.get("edgedefault") == "undirected" else "yes"
    defaults = {column_of(name): text for (purpose, _), (name, text) in keys.items() if purpose == "edge" and text}
    for edge in graph.all("edge"):
        values = dict(defaults)
        for data in edge.all("data"):
            name = keys.get(("edge", data.get("key")), (data.get("key"), ""))[0]
            values[column_of(name)] = data.text
        directed = {"true": "yes", "false": "no"}.get(edge.get("directed"), usual)
        yield edge.line, {**values, "a": edge.get("source"), "b": edge.get("target"), "directed": directed}
