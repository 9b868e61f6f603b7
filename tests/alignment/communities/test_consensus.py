"""The consensus of runs is their median, and firmness counts who was met."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from comity.alignment.communities.consensus import consensus, firmness, together


def every_partition(size: int) -> Iterator[np.ndarray]:
    def grow(labels: list[int]) -> Iterator[list[int]]:
        if len(labels) == size:
            yield labels
            return
        for label in range(max(labels, default=-1) + 2):
            yield from grow([*labels, label])

    yield from (np.array(labels) for labels in grow([]))


def contradictions(labels: np.ndarray, runs: list[np.ndarray]) -> int:
    same = labels[:, None] == labels[None, :]
    return sum(int((same != (run[:, None] == run[None, :])).sum()) for run in runs)


@pytest.mark.parametrize("seed", range(20))
def test_no_partition_contradicts_the_runs_less(seed: int) -> None:
    rng = np.random.default_rng(seed)
    runs = [rng.integers(0, 3, 6) for _ in range(5)]
    least = min(contradictions(labels, runs) for labels in every_partition(6))
    assert contradictions(consensus(runs), runs) == least


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_runs_and_the_names_of_groups_do_not_matter(seed: int) -> None:
    rng = np.random.default_rng(seed)
    runs = [rng.integers(0, 4, 9) for _ in range(7)]
    assert np.array_equal(consensus(runs), consensus([3 - run for run in runs[::-1]]))


def test_runs_that_agree_are_the_consensus() -> None:
    run = np.array([0, 1, 1, 0, 2])
    assert consensus([run] * 4).tolist() == [0, 1, 1, 0, 2]
    assert firmness([run] * 4, run).tolist() == [1] * 5


def test_an_actor_alone_is_firm_by_the_runs_in_which_it_was_alone() -> None:
    runs = [np.array([0, 0, 1]), np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([0, 0, 0])]
    assert firmness(runs, np.array([0, 0, 1])).tolist() == [0.75, 0.75, 0.5]


def test_what_half_of_the_runs_put_together_stays_apart() -> None:
    assert consensus([np.array([0, 0]), np.array([0, 1])]).tolist() == [0, 1]


def test_together_counts_runs() -> None:
    runs = [np.array([0, 0, 1]), np.array([0, 0, 0]), np.array([0, 1, 1])]
    plain = [[sum(int(run[i] == run[j]) for run in runs) for j in range(3)] for i in range(3)]
    assert together(runs).tolist() == plain
