"""Runs: those of networkx, from seeds that always mean the same, and fewer in large networks."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from comity.alignment.communities.runs import louvain_runs, number_of_runs, signed_runs
from comity.budget import Budget
from comity.errors import BudgetExceededError

SEARCHES = (louvain_runs, signed_runs)


@pytest.mark.parametrize("which", [0, 1])
def test_a_seed_always_means_the_same_run(which: int) -> None:
    weights = nx.to_numpy_array(nx.gnm_random_graph(30, 70, seed=4))
    one, two = SEARCHES[which](weights, 1.0, 4, 5), SEARCHES[which](weights, 1.0, 3, 6)
    assert all(np.array_equal(a, b) for a, b in zip(one[1:], two, strict=True))


def test_runs_are_those_of_networkx_with_the_actors_in_an_order_of_their_own() -> None:
    graph = nx.gnm_random_graph(20, 40, seed=2)
    ours = louvain_runs(nx.to_numpy_array(graph), 1.3, 1, 9)[0]
    order = np.random.default_rng(9).permutation(20).tolist()
    renamed = nx.Graph()
    renamed.add_nodes_from(range(20))
    places = {actor: place for place, actor in enumerate(order)}
    edges = sorted(tuple(sorted((places[a], places[b]))) for a, b in graph.edges)
    renamed.add_edges_from(edges, weight=1.0)
    theirs = nx.community.louvain_communities(renamed, resolution=1.3, seed=9)
    found = {frozenset(np.flatnonzero(ours == g).tolist()) for g in set(ours.tolist())}
    assert found == {frozenset(order[place] for place in group) for group in theirs}


@pytest.mark.parametrize("which", [0, 1])
def test_between_equally_good_groups_names_do_not_decide(which: int) -> None:
    """Two cliques, and one actor with a tie to each: it goes to either in a good part of the runs."""
    graph = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    graph.add_edges_from([(10, 0), (10, 5)])
    runs = SEARCHES[which](nx.to_numpy_array(graph), 1.0, 60, 0)
    assert 12 <= sum(run[10] == run[0] for run in runs) <= 48


@pytest.mark.parametrize("which", [0, 1])
def test_a_budget_stops_the_runs(which: int) -> None:
    with pytest.raises(BudgetExceededError):
        SEARCHES[which](np.ones((3, 3)) - np.eye(3), 1.0, 5, 0, Budget(0.0).check)


def test_large_networks_get_fewer_runs() -> None:
    found = [number_of_runs(ties) for ties in (0, 1_000, 1_001, 4_000, 10**7)]
    assert found == [100, 100, 99, 25, 20]
