"""K-core numbers against networkx and against their definition."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from comity.alignment.communities.shells import core_numbers


def plain(tied: np.ndarray) -> list[int]:
    """The largest k whose core still holds the actor, each core found by throwing out whoever has too few ties."""
    out = [0] * len(tied)
    for k in range(1, len(tied)):
        inside = np.ones(len(tied), bool)
        while True:
            kept = inside & ((tied & inside).sum(1) >= k)
            if (kept == inside).all():
                break
            inside = kept
        for i in np.flatnonzero(inside):
            out[i] = k
    return out


@pytest.mark.parametrize("seed", range(15))
def test_numbers_are_those_of_networkx_and_of_the_definition(seed: int) -> None:
    graph = nx.gnp_random_graph(14, 0.1 + 0.05 * seed, seed=seed)
    tied = nx.to_numpy_array(graph) > 0
    found = core_numbers(tied).tolist()
    assert found == [nx.core_number(graph)[i] for i in range(14)] == plain(tied)


def test_no_actors_have_no_numbers() -> None:
    assert core_numbers(np.zeros((0, 0), bool)).tolist() == []
