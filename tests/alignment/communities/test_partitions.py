"""Partitions: one form for each, and the adjusted Rand index."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from comity.alignment.communities.partitions import adjusted_rand, canonical, distinct, groups, stability

LABELS = st.integers(2, 9).flatmap(lambda n: st.lists(st.integers(0, 4), min_size=n, max_size=n).map(np.array))
TWO = st.integers(2, 9).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 4), min_size=n, max_size=n).map(np.array)] * 2)
)


def plain_rand(one: np.ndarray, two: np.ndarray) -> float:
    """The index from the four counts of pairs: together in both, in one, in the other, in none."""
    a = b = c = d = 0
    for i, j in combinations(range(len(one)), 2):
        first, second = one[i] == one[j], two[i] == two[j]
        a, b = a + (first and second), b + (first and not second)
        c, d = c + (second and not first), d + (not first and not second)
    below = (a + b) * (b + d) + (a + c) * (c + d)
    return 1.0 if not below else 2 * (a * d - b * c) / below


@given(LABELS)
def test_a_partition_agrees_fully_with_itself_under_any_names_of_groups(labels: np.ndarray) -> None:
    assert adjusted_rand(labels, labels) == 1.0
    assert adjusted_rand(labels, 4 - labels) == 1.0
    assert np.array_equal(canonical(labels), canonical(4 - labels))


@given(TWO)
def test_the_index_is_that_of_the_counts_of_pairs_and_symmetric(two: tuple[np.ndarray, np.ndarray]) -> None:
    assert np.isclose(adjusted_rand(*two), plain_rand(*two))
    assert np.isclose(adjusted_rand(*two), adjusted_rand(*two[::-1]))


def test_independent_partitions_agree_no_more_than_chance() -> None:
    rng = np.random.default_rng(3)
    found = [adjusted_rand(rng.integers(0, 3, 60), rng.integers(0, 4, 60)) for _ in range(300)]
    assert abs(np.mean(found)) < 0.01


def test_crossed_partitions_agree_less_than_chance() -> None:
    assert adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])) == -0.5


@given(st.integers(2, 7).flatmap(lambda n: st.lists(st.lists(st.integers(0, 2), min_size=n, max_size=n), min_size=2)))
def test_stability_is_the_mean_over_all_pairs_of_runs(runs: list[list[int]]) -> None:
    arrays = [np.array(run) for run in runs[:6]]
    assert np.isclose(stability(arrays), np.mean([adjusted_rand(a, b) for a, b in combinations(arrays, 2)]))
    assert sum(n for _, n in distinct(arrays)) == len(arrays)


def test_groups_come_with_the_largest_first_whatever_their_labels() -> None:
    assert groups(np.array([2, 0, 0, 1]), ("d", "c", "b", "a")) == (("b", "c"), ("a",), ("d",))


def test_no_actors_are_one_partition() -> None:
    none = np.array([], np.intp)
    assert adjusted_rand(none, none) == 1.0
    assert groups(none, ()) == ()
