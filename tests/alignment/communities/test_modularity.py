"""Modularity against networkx, and signed modularity against its definition read aloud."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from comity.alignment.communities.modularity import modularity, modularity_matrix
from comity.alignment.communities.weights import graph_of


def network(seed: int, size: int = 8, low: int = -3) -> np.ndarray:
    rng = np.random.default_rng(seed)
    upper = np.triu(rng.integers(low, 4, (size, size)) * (rng.random((size, size)) < 0.6), 1).astype(float)
    return upper + upper.T


def plain(weights: np.ndarray, labels: np.ndarray, resolution: float) -> float:
    """Formula (17) of Gómez, Jensen and Arenas as a double sum, with the resolution before what chance gives."""
    n = len(weights)
    plus, minus = np.maximum(weights, 0), np.maximum(-weights, 0)
    total = 0.0
    for i in range(n):
        for j in range(n):
            if labels[i] == labels[j]:
                chance = 0.0
                for part, sign in ((plus, 1), (minus, -1)):
                    if part.sum():
                        chance += sign * sum(part[i]) * sum(part[j]) / part.sum()
                total += weights[i, j] - resolution * chance
    return total / (plus.sum() + minus.sum())


@pytest.mark.parametrize("seed", range(12))
def test_without_negative_ties_it_is_the_modularity_of_networkx(seed: int) -> None:
    weights = network(seed, low=0)
    labels = np.random.default_rng(seed).integers(0, 3, len(weights))
    parts = [set(np.flatnonzero(labels == g).tolist()) for g in range(3)]
    for resolution in (0.5, 1.0, 1.7):
        want = nx.community.modularity(graph_of(weights), [p for p in parts if p], resolution=resolution)
        assert np.isclose(modularity(modularity_matrix(weights, resolution), labels), want)


@pytest.mark.parametrize("seed", range(12))
def test_signed_modularity_is_its_definition_read_aloud(seed: int) -> None:
    weights = network(seed)
    labels = np.random.default_rng(seed).integers(0, 3, len(weights))
    for resolution in (0.5, 1.0, 1.7):
        assert np.isclose(
            modularity(modularity_matrix(weights, resolution), labels), plain(weights, labels, resolution)
        )


@pytest.mark.parametrize("seed", range(6))
def test_everybody_together_is_no_better_than_chance(seed: int) -> None:
    weights = network(seed)
    assert np.isclose(modularity(modularity_matrix(weights), np.zeros(len(weights), int)), 0.0)


@pytest.mark.parametrize("seed", range(6))
def test_only_the_proportions_of_weights_matter(seed: int) -> None:
    weights = network(seed)
    assert np.allclose(modularity_matrix(weights), modularity_matrix(7 * weights))


def test_no_ties_give_nothing() -> None:
    assert not modularity_matrix(np.zeros((3, 3))).any()
    assert modularity_matrix(np.zeros((0, 0))).shape == (0, 0)


def test_a_negative_tie_inside_a_group_counts_against_it() -> None:
    weights = np.array([[0, 1, -1], [1, 0, 0], [-1, 0, 0]], float)
    matrix = modularity_matrix(weights)
    assert modularity(matrix, np.array([0, 0, 1])) > modularity(matrix, np.array([0, 1, 0]))
