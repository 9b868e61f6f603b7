"""The order of actors and the mark of a network come from its ties alone."""

from __future__ import annotations

import datetime as dt

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.network import Snapshot
from comity.alignment.shift.positive import Positive, positive_of
from comity.testing.signed_networks import signed_network

YEAR = (dt.date(1930, 1, 1), dt.date(1930, 12, 31))


def snapshot(weights: np.ndarray, names: list[str] | None = None) -> Snapshot:
    a, b = np.nonzero(np.triu(weights, 1))
    by = weights[a, b]
    names = names or [f"n{k:02}" for k in range(len(weights))]
    return Snapshot(tuple(names), a, b, np.sign(by).astype(np.int8), np.abs(by).astype(float), *YEAR)


def renamed(weights: np.ndarray, seed: int) -> np.ndarray:
    order = np.random.default_rng(seed).permutation(len(weights))
    return weights[np.ix_(order, order)]


def same(one: Positive, two: Positive) -> bool:
    alike = all(np.array_equal(x, y) for x, y in ((one.a, two.a), (one.b, two.b), (one.weight, two.weight)))
    return alike and one.mark == two.mark


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 100_000))
def test_renaming_leaves_ties_and_mark(seed: int) -> None:
    weights = signed_network(seed, most=10, heaviest=2)
    assert same(positive_of(snapshot(weights)), positive_of(snapshot(renamed(weights, seed))))


@pytest.mark.parametrize(
    "graph",
    [
        nx.cycle_graph(12),
        nx.star_graph(11),
        nx.petersen_graph(),
        nx.complete_graph(9),
        nx.hypercube_graph(3),
        nx.disjoint_union(nx.cycle_graph(5), nx.cycle_graph(5)),
    ],
)
def test_actors_that_are_interchangeable_do_not_hang_on_names(graph: nx.Graph) -> None:
    weights = nx.to_numpy_array(graph)
    for seed in range(5):
        assert same(positive_of(snapshot(weights)), positive_of(snapshot(renamed(weights, seed))))


def test_other_ties_and_other_weights_have_another_mark() -> None:
    two = nx.to_numpy_array(nx.disjoint_union(nx.cycle_graph(3), nx.cycle_graph(3)))
    one = nx.to_numpy_array(nx.cycle_graph(6))
    heavier = one.copy()
    heavier[0, 1] = heavier[1, 0] = 2.0
    assert len({positive_of(snapshot(w)).mark for w in (one, two, heavier)}) == 3


def test_negative_ties_and_actors_outside_are_left_out() -> None:
    weights = np.zeros((4, 4))
    for i, j, by in ((0, 1, 1.0), (1, 2, 2.0), (2, 3, -1.0)):
        weights[i, j] = weights[j, i] = by
    whole = positive_of(snapshot(weights, list("abcd")))
    assert sorted(whole.actors) == ["a", "b", "c"]
    rows = zip(whole.a, whole.b, whole.weight, strict=True)
    found = {(*sorted((whole.actors[i], whole.actors[j])), w) for i, j, w in rows}
    assert found == {("a", "b", 1.0), ("b", "c", 2.0)}
    assert sorted(positive_of(snapshot(weights, list("abcd")), {"b", "c", "d"}).actors) == ["b", "c"]
    assert positive_of(snapshot(weights, list("abcd")), {"c", "d"}).actors == ()


def test_a_network_without_ties_has_a_mark_too() -> None:
    assert positive_of(snapshot(np.zeros((0, 0)))).mark == positive_of(snapshot(np.zeros((3, 3)))).mark
