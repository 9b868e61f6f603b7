"""What chance would give to a group of as many actors."""

from __future__ import annotations

import math

import numpy as np
import pytest

from comity.alignment.bodies.random_groups import chance_of, inside_random_groups


def network(seed: int, n: int, share: float = 0.3) -> np.ndarray:
    upper = np.triu(np.random.default_rng(seed).random((n, n)) < share, 1).astype(float)
    return upper + upper.T


@pytest.mark.parametrize("seed", range(5))
def test_over_all_groups_the_mean_is_what_falls_on_all_pairs_alike(seed: int) -> None:
    ties, all_pairs = network(seed, 8), 1 - np.eye(8)
    found = inside_random_groups(ties, all_pairs, 3, 1000, 0)
    assert len(found) == math.comb(8, 3)
    assert found.mean() == pytest.approx(ties.sum() / all_pairs.sum())


def test_drawn_groups_come_near_to_all_groups() -> None:
    ties, all_pairs = network(3, 14), 1 - np.eye(14)
    whole = inside_random_groups(ties, all_pairs, 4, 2000, 0)
    drawn = inside_random_groups(ties, all_pairs, 4, 1000, 0)
    assert (len(whole), len(drawn)) == (1001, 1000)
    assert drawn.mean() == pytest.approx(whole.mean(), abs=0.03)
    assert chance_of(drawn, 0.5, more=True) == pytest.approx(chance_of(whole, 0.5, more=True), abs=0.05)


@pytest.mark.parametrize("seed", range(5))
def test_another_order_of_the_actors_gives_the_same_draws(seed: int) -> None:
    chance = np.random.default_rng(seed)
    weights = np.triu(chance.random((30, 30)), 1)
    weights, order = weights + weights.T, chance.permutation(30)
    below = 1 - np.eye(30)
    one = inside_random_groups(weights, below, 6, 300, 1)
    two = inside_random_groups(weights[np.ix_(order, order)], below, 6, 300, 1)
    assert one == pytest.approx(two)


def test_as_much_and_as_little_both_count_what_is_equal() -> None:
    drawn = np.array([0.0, 0.5, 0.5, 1.0])
    assert chance_of(drawn, 0.5, more=True) == chance_of(drawn, 0.5, more=False) == 0.75
    assert math.isnan(chance_of(np.array([np.nan]), 0.5, more=True))


def test_a_group_of_everybody_is_the_one_group_there_is() -> None:
    ties = network(1, 5)
    assert inside_random_groups(ties, 1 - np.eye(5), 5, 10, 0) == pytest.approx([ties.sum() / 20])
