"""GraphML: states as nodes, moves as directed edges; several parties may have a move between the same states."""

from __future__ import annotations

from comity.conflict.export.move_graph import to_networkx
from comity.conflict.model import Model
from comity.conflict.result import ConflictResult


def to_graphml(model: Model, result: ConflictResult | None = None) -> str:
    """
    Return the graph of states and moves as GraphML text.

    Attributes and limits are those of :func:`comity.conflict.export.move_graph.to_networkx`. networkx reads
    the text back as an equal graph with ``read_graphml(..., force_multigraph=True)``.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> to_graphml(build(load_entry("prisoners_dilemma").case)).count("<edge")
    8
    """
    import networkx as nx

    graph = to_networkx(model, result)
    return "\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n"
