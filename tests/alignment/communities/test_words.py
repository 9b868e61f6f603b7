"""What is said about the structure of a network."""

from __future__ import annotations

import networkx as nx
import numpy as np

from comity.alignment.communities.found import communities
from comity.alignment.communities.sweep import sweep
from comity.alignment.communities.words import names


def test_long_lists_of_names_are_cut() -> None:
    assert names(["a"]) == "a"
    assert names([f"n{k}" for k in range(10)]).endswith("n7 and 2 more")


def test_communities_are_named_with_how_sure_they_are() -> None:
    weights = np.pad(np.kron(np.eye(2), np.ones((3, 3)) - np.eye(3)), (0, 1))
    assert communities(tuple("abcdefg"), weights, runs=9).sentences() == (
        "Positive ties form 2 communities: a, b and c; d, e and f.",
        "g stands in none.",
        "All 9 runs found the same.",
    )


def test_who_wavers_between_communities_is_named() -> None:
    """Two cliques, and one actor with a tie to each."""
    graph = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    graph.add_edges_from([(10, 0), (10, 5)])
    found = communities(tuple("abcdefghijk"), nx.to_numpy_array(graph), runs=40)
    assert found.wavering == ("k",)
    assert "k does not stand in the same place from run to run." in found.sentences()


def test_an_answer_that_holds_everywhere_says_so() -> None:
    weights = np.kron(np.eye(2), np.ones((3, 3)) - np.eye(3))
    assert sweep(tuple("abcdef"), weights, (0.5, 2.0)).sentences()[-1] == (
        "The answer is the same at every resolution from 0.5 to 2."
    )
