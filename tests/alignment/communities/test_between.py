"""Betweenness and constraint against networkx and against their definitions."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from comity.alignment.communities.between import betweenness, constraint


@pytest.mark.parametrize("seed", range(8))
def test_constraint_is_that_of_networkx_with_and_without_weights(seed: int) -> None:
    graph = nx.gnp_random_graph(12, 0.3, seed=seed)
    rng = np.random.default_rng(seed)
    for a, b in graph.edges:
        graph[a][b]["weight"] = float(rng.integers(1, 9))
    for weight in (None, "weight"):
        want = nx.constraint(graph, weight=weight)
        found = constraint(nx.to_numpy_array(graph, weight=weight))
        assert np.allclose(found, [want[i] for i in range(12)], equal_nan=True)


@pytest.mark.parametrize("seed", range(8))
def test_betweenness_is_the_share_of_shortest_paths(seed: int) -> None:
    graph = nx.gnp_random_graph(9, 0.3, seed=seed)
    want = np.zeros(9)
    for a, b in combinations(range(9), 2):
        if nx.has_path(graph, a, b):
            paths = list(nx.all_shortest_paths(graph, a, b))
            for path in paths:
                want[path[1:-1]] += 1 / len(paths)
    assert np.allclose(betweenness(nx.to_numpy_array(graph) > 0), want / 28)


def test_a_bridge_is_less_constrained_than_a_member_of_a_clique() -> None:
    graph = nx.barbell_graph(4, 1)
    found = constraint(nx.to_numpy_array(graph, nodelist=range(9)))
    assert found[4] == found.min()
    assert np.isnan(constraint(np.zeros((2, 2)))).all()
