"""Communities: the karate club, cliques, signs, and what a seed means."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.communities.found import communities
from comity.alignment.communities.modularity import modularity, modularity_matrix


def karate() -> np.ndarray:
    return nx.to_numpy_array(nx.karate_club_graph(), weight=None)


def names(size: int) -> tuple[str, ...]:
    return tuple(f"a{k:03d}" for k in range(size))


def test_the_optimum_of_the_karate_club_is_reached() -> None:
    """Brandes et al. (2008), On modularity clustering: 0.4198 in four groups, proven."""
    for signed in (False, True):
        found = communities(names(34), karate(), signed=signed)
        assert round(found.highest, 4) == 0.4198
        assert len(set(found.best.tolist())) == 4
        assert found.modularity > 0.415
    weights = karate()
    assert np.isclose(modularity(modularity_matrix(weights), found.best), 0.41978961)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(2, 6), min_size=1, max_size=5), st.booleans())
def test_separate_cliques_are_found_exactly(sizes: list[int], signed: bool) -> None:
    blocks = np.repeat(np.arange(len(sizes)), sizes)
    weights = (blocks[:, None] == blocks[None, :]).astype(float) - np.eye(len(blocks))
    found = communities(names(len(blocks)), weights, signed=signed, runs=5)
    assert found.labels.tolist() == found.best.tolist() == blocks.tolist()
    assert (found.stability, found.different, found.alone) == (1.0, 1, ())


def test_signs_part_what_ties_alone_keep_together() -> None:
    """Two camps of four, all ties between them negative; some ties are missing."""
    rng = np.random.default_rng(0)
    blocks = np.repeat([0, 1], 4)
    weights = np.where(blocks[:, None] == blocks[None, :], 1.0, -1.0)
    np.fill_diagonal(weights, 0.0)
    upper = np.triu(rng.random((8, 8)) < 0.3, 1)
    weights[upper | upper.T] *= 0
    found = communities(names(8), weights, signed=True, runs=10)
    assert found.labels.tolist() == blocks.tolist()


def test_an_actor_without_a_positive_tie_stands_alone_unless_signs_count() -> None:
    weights = np.zeros((4, 4))
    for i, j, w in [(0, 1, 1), (2, 3, -1), (1, 2, -1)]:
        weights[i, j] = weights[j, i] = w
    found = communities(names(4), weights, runs=3)
    assert found.alone == ("a002", "a003")
    assert found.groups == (("a000", "a001"),)
    assert communities(names(4), np.minimum(weights, 0), runs=3).groups == ()


@pytest.mark.parametrize("seed", range(4))
def test_best_is_no_worse_than_consensus_and_a_random_network_is_unstable(seed: int) -> None:
    weights = nx.to_numpy_array(nx.gnm_random_graph(40, 160, seed=seed))
    found = communities(names(40), weights, runs=20)
    assert found.highest >= found.modularity
    assert found.stability < 0.75
    assert found.wavering


def test_plain_values_hold_every_actor_once() -> None:
    weights = karate()
    weights = np.pad(weights, (0, 1))
    found = communities(names(35), weights, runs=10).to_json()
    assert sorted([*(n for group in found["communities"] for n in group), *found["alone"]]) == list(names(35))
    assert found["firmness"]["a034"] == 1.0
