"""GEXF, the format of Gephi: states as nodes, moves as directed edges."""

from __future__ import annotations

import re

from comity.conflict.export.move_graph import to_networkx
from comity.conflict.model import Model
from comity.conflict.result import ConflictResult

_DATE = re.compile(r' lastmodifieddate="[^"]*"', re.ASCII)


def to_gexf(model: Model, result: ConflictResult | None = None) -> str:
    """
    Return the graph of states and moves as GEXF text.

    Attributes and limits are those of :func:`comity.conflict.export.move_graph.to_networkx`. The date that
    the writer would put in is left out: the same case gives the same text on every day.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> to_gexf(build(load_entry("prisoners_dilemma").case)).count("<edge ")
    8
    """
    import networkx as nx

    graph = to_networkx(model, result)
    for number, (_, _, values) in enumerate(graph.edges(data=True)):
        values["id"] = str(number)
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    return _DATE.sub("", text, count=1) + "\n"
