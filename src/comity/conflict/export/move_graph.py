"""The graph of states and moves as a networkx graph, from which graph formats are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from comity.conflict.model import Model
from comity.conflict.result import ConflictResult
from comity.conflict.words import describe, letters
from comity.errors import TooLargeError
from comity.kernels.edges import Index

if TYPE_CHECKING:
    import networkx as nx

MAX_NODES = 20_000
MAX_EDGES = 2_000_000
_CHUNK = 1024


def to_networkx(model: Model, result: ConflictResult | None = None) -> nx.MultiDiGraph[str]:
    """
    Return the graph of a conflict: a node per state, an edge per move of a party.

    Nodes carry ``label``, ``words``, ``pattern``, ``status_quo``, ``rank_<party>`` (1 is best) and, where a
    result is given, ``<concept>`` (an equilibrium) and ``<concept>_<party>`` (stable for that party). Edges
    carry ``party`` and ``improvement`` (the party ranks the target higher); an edge's key is the party.

    Raises
    ------
    TooLargeError
        More than 20,000 states or 2,000,000 moves.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> graph = to_networkx(build(load_entry("prisoners_dilemma").case))
    >>> graph.edges["YY", "NY", "a"]
    {'party': 'a', 'improvement': True}
    """
    import networkx as nx

    if model.n_states > MAX_NODES:
        raise TooLargeError(
            f"the graph would have {model.n_states:,} states; at most {MAX_NODES:,} are written. "
            "Rule out or merge states first, or export csv."
        )
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=model.case.title)
    for s in range(model.n_states):
        graph.add_node(model.label(s), **_node(model, s, result))
    for player, party in enumerate(model.parties):
        origins, targets = _moves(model, player, MAX_EDGES - graph.number_of_edges())
        better = model.ranks[player][targets] > model.ranks[player][origins]
        for a, b, up in zip(origins.tolist(), targets.tolist(), better.tolist(), strict=True):
            graph.add_edge(model.label(a), model.label(b), key=party, party=party, improvement=up)
    return graph


def _node(model: Model, state: int, result: ConflictResult | None) -> dict[str, Any]:
    node: dict[str, Any] = {
        "label": model.label(state),
        "words": describe(model, state),
        "pattern": letters(model, state),
        "status_quo": state == model.status_quo,
    }
    for k, party in enumerate(model.parties):
        node[f"rank_{party}"] = int(model.ranks[k].max() - model.ranks[k, state]) + 1
    for concept, stable in (result.stable if result else {}).items():
        node[concept] = bool(stable[:, state].all())
        for k, party in enumerate(model.parties):
            node[f"{concept}_{party}"] = bool(stable[k, state])
    return node


def _moves(model: Model, player: int, room: int) -> tuple[Index, Index]:
    """Return a player's moves (origins, targets), found piece by piece so that too many are noticed early."""
    origins: list[Index] = []
    targets: list[Index] = []
    for begin in range(0, model.n_states, _CHUNK):
        states = np.arange(begin, min(begin + _CHUNK, model.n_states), dtype=np.int64)
        at, to = model.moves.pairs(player, states)
        origins.append(states[at])
        targets.append(to)
        room -= len(to)
        if room < 0:
            raise TooLargeError(
                f"the graph would have more than {MAX_EDGES:,} moves. Rule out or merge states first, or export csv."
            )
    return np.concatenate(origins), np.concatenate(targets)
