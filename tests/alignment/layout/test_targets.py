"""The distances that are wanted between actors."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.layout.plain import plain_hops, plain_likeness
from comity.alignment.layout.surroundings import likeness
from comity.alignment.layout.targets import APART, FOES, Wanted, hops, wanted
from comity.testing.signed_networks import signed_network


def of_matrix(matrix: np.ndarray) -> Wanted:
    a, b = np.nonzero(np.triu(matrix))
    return wanted(len(matrix), a, b, np.sign(matrix[a, b]).astype(np.int8), np.abs(matrix[a, b]).astype(float))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_chains_are_as_long_as_the_plain_twin_says(seed: int) -> None:
    friends = signed_network(seed, most=9) > 0
    pairs = {(int(i), int(j)) for i, j in np.argwhere(friends)}
    assert hops(friends).tolist() == plain_hops(len(friends), pairs)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_surroundings_are_as_alike_as_the_plain_twin_says(seed: int) -> None:
    tie = np.maximum(signed_network(seed, most=6, heaviest=3), 0).astype(float)
    found = likeness(tie)
    assert np.allclose(found, np.array(plain_likeness(tie.tolist())).reshape(found.shape))
    assert ((found >= 0) & (found <= 1)).all()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_distances_are_symmetric_positive_and_least_only_for_foes(seed: int) -> None:
    matrix = signed_network(seed, most=9, heaviest=4)
    aim = of_matrix(matrix)
    off = ~np.eye(len(matrix), dtype=bool)
    assert np.allclose(aim.distance, aim.distance.T)
    assert np.allclose(aim.weight, aim.weight.T)
    assert (aim.distance[off] > 0).all()
    assert not np.diag(aim.distance).any()
    assert not np.diag(aim.weight).any()
    assert (aim.least == (matrix < 0)).all()
    assert (aim.distance[matrix < 0] >= FOES).all()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_another_order_of_actors_only_reorders_the_distances(seed: int) -> None:
    matrix = signed_network(seed, most=9, heaviest=4)
    order = np.random.default_rng(seed).permutation(len(matrix))
    one, two = of_matrix(matrix).distance, of_matrix(matrix[np.ix_(order, order)]).distance
    assert np.allclose(one[np.ix_(order, order)], two)


def test_a_heavy_tie_is_shorter_than_a_light_one() -> None:
    aim = wanted(3, np.array([0, 1]), np.array([1, 2]), np.array([1, 1], np.int8), np.array([8.0, 1.0]))
    assert aim.distance[0, 1] < aim.distance[1, 2] < aim.distance[0, 2]


def test_the_tie_between_two_groups_is_longer_than_a_tie_within() -> None:
    rows = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)]
    a, b = np.array(rows).T
    aim = wanted(6, a, b, np.ones(7, np.int8), np.ones(7))
    assert aim.distance[2, 3] > 1.1 * aim.distance[0, 1]


def test_groups_that_no_chain_joins_are_further_apart_than_their_members() -> None:
    a, b = np.array([(0, 1), (2, 3)]).T
    aim = wanted(4, a, b, np.ones(2, np.int8), np.ones(2))
    assert aim.distance[0, 2] == aim.distance[1, 3] > APART > aim.distance[0, 1]


def test_chains_longer_than_six_count_as_six() -> None:
    line = np.arange(12)
    aim = wanted(13, line, line + 1, np.ones(12, np.int8), np.ones(12))
    assert math.isclose(float(aim.distance[0, 7]), float(aim.distance[0, 12]), rel_tol=0.01)
