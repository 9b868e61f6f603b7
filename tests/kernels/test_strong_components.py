"""Strongly connected components against networkx, and on a long path."""

from __future__ import annotations

import random

import networkx as nx

from comity.kernels.strong_components import strong_components


def test_components_are_those_of_networkx() -> None:
    rng = random.Random(0)
    for _ in range(200):
        n = rng.randint(0, 12)
        after = [[then for then in range(n) if rng.random() < 0.2] for _ in range(n)]
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(n))
        graph.add_edges_from((first, then) for first in range(n) for then in after[first])
        found = [frozenset(part) for part in strong_components(after)]
        assert len(found) == len(set(found))
        assert set(found) == {frozenset(part) for part in nx.strongly_connected_components(graph)}


def test_what_others_lead_to_comes_before_them() -> None:
    assert strong_components([[1], [2], []]) == [[2], [1], [0]]


def test_a_long_path_and_a_long_circle_do_no_harm() -> None:
    n = 50_000
    assert len(strong_components([[k + 1] for k in range(n)] + [[]])) == n + 1
    assert len(strong_components([[(k + 1) % n] for k in range(n)])) == 1
