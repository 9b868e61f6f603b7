"""
GEXF: the format of Gephi, with dated edges.

References
----------
GEXF Working Group (2022). GEXF 1.3 schema. https://gexf.net
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.alignment.reading.graph_xml import Element, graph_root
from comity.alignment.reading.graphs import Row, column_of, names_of, ties_of_graph
from comity.alignment.reading.imported import Imported
from comity.case.alignment import Ties
from comity.case.foreign.findings import Findings

_OWN = ("weight", "kind", "start", "end")
_Attributes = dict[str, tuple[str, str]]


def read_gexf(data: str | bytes, file: str) -> Imported:
    """
    Read the edges of a GEXF file as ties; an edge with several spells is a tie for each.

    Attributes of edges called sign, weight, kind, from, to and source are read, others named in a warning. A node goes
    by its label. Beginnings and ends that are said to be open (not included) are read as included.

    Examples
    --------
    >>> text = '''<gexf><graph defaultedgetype="undirected"><nodes><node id="0" label="x"/><node id="1" label="y"/>
    ... </nodes><edges><edge id="0" source="0" target="1" start="1914" end="1918" weight="2"/></edges></graph></gexf>'''
    >>> found = read_gexf(text, "g.gexf")
    >>> found.value.a, found.value.weight, found.value.since
    (('x',), (Fraction(2, 1),), ('1914',))
    """
    notes = Findings(file)
    root = graph_root(data, notes)
    graph = root.first("graph") if root is not None and root.tag == "gexf" else None
    if root is None or graph is None:
        if root is not None:
            notes.error(root.line, "the file is no GEXF: it has no <gexf> with a <graph>.", "Check the format.")
        return Imported("gexf", Ties(file=file), notes.problems)
    nodes = graph.first("nodes")
    elements = list(nodes.all("node")) if nodes is not None else []
    names = names_of(((node, node.get("label")) for node in elements), notes)
    if any(node.first("nodes") is not None for node in elements):
        notes.warning(graph.line, "nodes inside nodes are not read.")
    return Imported("gexf", ties_of_graph(_rows(graph, _attributes(graph)), names, notes), notes.problems)


def _attributes(graph: Element) -> _Attributes:
    """Return the title and the default of each attribute of edges, by its id."""
    found: _Attributes = {}
    for group in graph.all("attributes"):
        if group.get("class") == "edge":
            for attribute in group.all("attribute"):
                default = attribute.first("default")
                title = attribute.get("title") or attribute.get("id")
                found[attribute.get("id")] = (title, default.text if default is not None else "")
    return found


def _rows(graph: Element, attributes: _Attributes) -> Iterator[Row]:
    usual = graph.get("defaultedgetype") or "undirected"
    edges = graph.first("edges")
    for edge in edges.all("edge") if edges is not None else ():
        values = {column_of(title): text for title, text in attributes.values() if text}
        values |= {column_of(name): edge.get(name) for name in _OWN if edge.get(name)}
        group = edge.first("attvalues")
        for item in group.all("attvalue") if group is not None else ():
            title = attributes.get(item.get("for"), (item.get("for"), ""))[0]
            values[column_of(title)] = item.get("value")
        values |= {"a": edge.get("source"), "b": edge.get("target")}
        values["directed"] = "yes" if (edge.get("type") or usual) == "directed" else "no"
        yield from _spells(edge, values)


def _spells(edge: Element, values: dict[str, str]) -> Iterator[Row]:
    group = edge.first("spells")
    spells = list(group.all("spell")) if group is not None else []
    if not spells:
        yield edge.line, values
    for spell in spells:
        yield spell.line, {**values, "from": spell.get("start"), "to": spell.get("end")}
