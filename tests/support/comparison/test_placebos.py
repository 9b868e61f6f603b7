"""Ranks and intervals from placebos: exact under no effect, and equal to the definition read aloud."""

from __future__ import annotations

import math

import numpy as np
import pytest

from comity.support.comparison.placebos import interval, rank_among, ratios
from comity.support.comparison.synthetic import mix_each

PERIODS, BEFORE = 16, np.arange(10)
AFTER = np.arange(10, PERIODS)


def drawn(rng, units):
    """Units that share two factors: any of them might as well be the one that lost support."""
    factors = rng.normal(size=(2, PERIODS)).cumsum(axis=1)
    return rng.uniform(0, 2, size=(units, 2)) @ factors + 0.5 * rng.normal(size=(units, PERIODS))


def plain_p(outcome, delta):
    """The definition read aloud: take the effect off, mix everybody anew, rank the mean gaps."""
    taken = outcome.copy()
    taken[0, AFTER] -= delta
    mixed = mix_each(taken, BEFORE)
    size = np.abs(mixed.gaps[:, AFTER].mean(axis=1)) / mixed.fit
    return rank_among(size[0], size[1:]) / len(outcome)


def test_the_interval_holds_the_effects_that_the_definition_does_not_reject():
    rng = np.random.default_rng(8)
    for _ in range(4):
        outcome = drawn(rng, 21)
        low, high = interval(mix_each(outcome, BEFORE), AFTER, 0)
        step = 1e-4 * (1 + abs(outcome).max())
        for end, outward in ((low, -1), (high, 1)):
            if math.isfinite(end):
                assert plain_p(outcome, end - outward * step) > 0.05
                assert plain_p(outcome, end + outward * step) <= 0.05


def test_under_no_effect_the_rank_is_uniform_and_a_true_effect_is_covered():
    rng = np.random.default_rng(9)
    ranks, covered, runs = [], 0, 100
    for _ in range(runs):
        outcome = drawn(rng, 20)
        found = ratios(mix_each(outcome, BEFORE), AFTER)
        ranks.append(rank_among(found[0], found[1:]))
        outcome[0, AFTER] -= 3.0
        low, high = interval(mix_each(outcome, BEFORE), AFTER, 0)
        covered += low <= -3.0 <= high
    fourths = np.histogram(ranks, bins=[1, 6, 11, 16, 21])[0]
    assert ((fourths - runs / 4) ** 2 / (runs / 4)).sum() < 11.34  # chi-square, 3 degrees of freedom, 1 %
    assert sum(r == 1 for r in ranks) / runs < 0.11
    assert covered / runs > 0.90


def test_adding_an_effect_moves_the_interval_with_it():
    outcome = drawn(np.random.default_rng(10), 22)
    before = interval(mix_each(outcome, BEFORE), AFTER, 0)
    outcome[0, AFTER] += 7.0
    assert interval(mix_each(outcome, BEFORE), AFTER, 0) == pytest.approx((before[0] + 7, before[1] + 7), abs=1e-6)


def test_with_fewer_than_nineteen_others_there_is_no_interval():
    rng = np.random.default_rng(11)
    assert interval(mix_each(drawn(rng, 19), BEFORE), AFTER, 0) is None
    assert interval(mix_each(drawn(rng, 20), BEFORE), AFTER, 0) is not None


def test_ties_count_against_an_effect():
    assert rank_among(2.0, np.array([2.0, 2.0 + 1e-12, 1.0])) == 3


def test_the_order_of_the_units_changes_nothing():
    rng = np.random.default_rng(12)
    outcome = drawn(rng, 20)
    order = np.concatenate([[0], 1 + rng.permutation(19)])
    one, other = mix_each(outcome, BEFORE), mix_each(outcome[order], BEFORE)
    assert ratios(other, AFTER) == pytest.approx(ratios(one, AFTER)[order], rel=1e-4)
    assert interval(other, AFTER, 0) == pytest.approx(interval(one, AFTER, 0), rel=1e-4)
