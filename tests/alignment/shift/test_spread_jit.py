"""The compiled measures against the plain ones, and the communities they rest on."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.communities.modularity import modularity, modularity_matrix
from comity.alignment.communities.partitions import adjusted_rand
from comity.alignment.communities.runs import louvain_runs
from comity.alignment.shift import plain
from comity.alignment.shift.measures import TIE_MEASURES
from comity.alignment.shift.spread_jit import (
    CENTRALISATION,
    COMMUNITIES,
    EFFECTIVE,
    MODULARITY,
    POLES,
    STRONGEST,
    grouped,
    spread_of_draws,
)
from comity.testing.signed_networks import signed_network


def ties_of(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    a, b = np.nonzero(np.triu(weights, 1) > 0)
    return a, b, weights[a, b].astype(float)


def measured(weights: np.ndarray, order: np.ndarray | None = None) -> np.ndarray:
    a, b, by = ties_of(weights)
    order = np.arange(len(weights)) if order is None else order
    return spread_of_draws(len(weights), a, b, by, np.ones((1, len(a)), np.bool_), order[None, :])[0]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_every_draw_agrees_with_the_plain_measures(seed: int) -> None:
    weights = signed_network(seed, most=12, least=1, heaviest=4)
    a, b, by = ties_of(weights)
    rng = np.random.default_rng(seed)
    kept = rng.random((3, len(a))) < 0.7
    orders = np.array([rng.permutation(len(weights)) for _ in range(3)])
    found = spread_of_draws(len(weights), a, b, by, kept, orders)
    for d in range(3):
        rows = np.flatnonzero(kept[d])
        ties = [(str(a[e]), str(b[e]), float(by[e])) for e in rows]
        if not ties:
            assert np.isnan(found[d]).all()
            continue
        labels = grouped(len(weights), a[rows], b[rows], by[rows], orders[d])
        groups = {str(k): int(label) for k, label in enumerate(labels)}
        assert found[d, EFFECTIVE] == pytest.approx(plain.effective_centres(ties))
        assert found[d, STRONGEST] == pytest.approx(plain.strongest_share(ties))
        assert found[d, CENTRALISATION] == pytest.approx(plain.centralisation(ties), nan_ok=True)
        assert found[d, COMMUNITIES] == pytest.approx(plain.effective_communities(groups, ties))
        assert found[d, POLES] == plain.candidates_for_poles(groups, ties)
        matrix = np.zeros(weights.shape)
        matrix[a[rows], b[rows]] = matrix[b[rows], a[rows]] = by[rows]
        assert found[d, MODULARITY] == pytest.approx(modularity(modularity_matrix(matrix), labels))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000))
def test_no_merger_of_groups_betters_modularity(seed: int) -> None:
    weights = np.maximum(signed_network(seed, most=14, least=2, heaviest=3), 0).astype(float)
    labels = grouped(len(weights), *ties_of(weights), np.random.default_rng(seed).permutation(len(weights)))
    matrix = modularity_matrix(weights)
    whole = modularity(matrix, labels)
    for one in set(labels.tolist()):
        for two in set(labels.tolist()) - {one}:
            assert modularity(matrix, np.where(labels == one, two, labels)) <= whole + 1e-9


def test_communities_are_about_as_good_as_those_of_networkx() -> None:
    behind = []
    for seed in range(8):
        weights = np.maximum(signed_network(seed, most=60, least=40, density=0.15, heaviest=5), 0).astype(float)
        matrix = modularity_matrix(weights)
        theirs = max(modularity(matrix, run) for run in louvain_runs(weights, 1.0, 5, seed))
        orders = [np.random.default_rng((seed, k)).permutation(len(weights)) for k in range(5)]
        mine = max(modularity(matrix, grouped(len(weights), *ties_of(weights), order)) for order in orders)
        behind.append(theirs - mine)
    assert max(behind) < 0.02
    assert np.mean(behind) < 0.005


def test_planted_communities_are_found() -> None:
    graph = nx.planted_partition_graph(4, 12, 0.9, 0.02, seed=1)
    weights = nx.to_numpy_array(graph)
    labels = grouped(48, *ties_of(weights), np.random.default_rng(0).permutation(48))
    _, labels = np.unique(labels, return_inverse=True)
    assert adjusted_rand(labels, np.arange(48) // 12) == 1.0
    found = measured(weights)
    assert found[COMMUNITIES] == pytest.approx(4.0)
    assert found[POLES] == 4


def test_a_star_has_one_centre_and_a_ring_has_as_many_as_actors() -> None:
    star = nx.to_numpy_array(nx.star_graph(9))
    ring = nx.to_numpy_array(nx.cycle_graph(10))
    assert measured(star)[CENTRALISATION] == 1.0
    assert measured(star)[STRONGEST] == 0.5
    assert measured(star)[EFFECTIVE] == pytest.approx(1 / (0.25 + 9 / 18**2))
    assert measured(ring)[CENTRALISATION] == 0.0
    assert measured(ring)[EFFECTIVE] == pytest.approx(10.0)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000))
def test_an_identical_copy_beside_the_network_doubles_the_effective_number(seed: int) -> None:
    weights = np.maximum(signed_network(seed, most=10, least=2, heaviest=4), 0)
    if not weights.any():
        return
    twice = np.kron(np.eye(2, dtype=int), weights)
    assert measured(twice)[EFFECTIVE] == pytest.approx(2 * measured(weights)[EFFECTIVE])
    assert measured(twice)[STRONGEST] == pytest.approx(measured(weights)[STRONGEST] / 2)


def test_a_copy_doubles_the_effective_number_of_communities() -> None:
    weights = np.kron(np.eye(3), np.ones((4, 4)) - np.eye(4))
    assert measured(weights)[COMMUNITIES] == pytest.approx(3.0)
    assert measured(np.kron(np.eye(2), weights))[COMMUNITIES] == pytest.approx(6.0)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_merging_two_actors_that_are_not_tied_lowers_the_effective_number(seed: int) -> None:
    weights = np.maximum(signed_network(seed, most=10, least=3, heaviest=4), 0)
    strength = weights.sum(1)
    for i, j in np.argwhere(np.triu(weights == 0, 1)).tolist():
        if not strength[i] or not strength[j]:
            continue
        merged = weights.copy()
        merged[i] += merged[j]
        merged[:, i] += merged[:, j]
        merged = np.delete(np.delete(merged, j, 0), j, 1)
        assert measured(merged)[EFFECTIVE] < measured(weights)[EFFECTIVE]


def test_merging_two_actors_that_are_tied_may_raise_it_for_their_tie_is_gone() -> None:
    weights = np.zeros((4, 4))
    for i, j, by in ((0, 1, 100.0), (0, 2, 1.0), (1, 3, 1.0)):
        weights[i, j] = weights[j, i] = by
    merged = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]])
    assert measured(weights)[EFFECTIVE] < 2.1 < measured(merged)[EFFECTIVE]


def test_two_actors_have_no_centralisation_and_no_ties_have_nothing() -> None:
    pair = np.array([[0.0, 2.0], [2.0, 0.0]])
    assert np.isnan(measured(pair)[CENTRALISATION])
    assert measured(pair)[EFFECTIVE] == 2.0
    assert np.isnan(measured(np.zeros((3, 3)))).all()


def test_the_table_of_measures_names_the_right_columns() -> None:
    assert [m.column for m in TIE_MEASURES] == [EFFECTIVE, STRONGEST, CENTRALISATION, COMMUNITIES, POLES]
    assert [m.direction for m in TIE_MEASURES] == [1, -1, -1, 1, 1]
