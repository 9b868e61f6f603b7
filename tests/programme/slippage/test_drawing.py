"""Chances that hang together by group."""

from __future__ import annotations

import numpy as np
import pytest

from comity.programme.slippage.drawing import noise, normal_share


def test_every_chance_is_uniform_whatever_is_shared() -> None:
    drawn = noise(20_000, 3, 2, 0)
    for part in (0.0, 0.5, 1.0):
        chances = drawn.chances([0, 0, 1], [part] * 3)
        assert chances.mean(axis=0) == pytest.approx([0.5] * 3, abs=0.01)
        assert chances.var(axis=0) == pytest.approx([1 / 12] * 3, abs=0.003)


@pytest.mark.parametrize("part", [0.0, 0.3, 0.8])
def test_scores_of_one_group_are_correlated_by_what_is_shared(part: float) -> None:
    stats = pytest.importorskip("scipy.stats")
    chances = noise(20_000, 3, 2, 1).chances([0, 0, 1], [part] * 3)
    scores = stats.norm.ppf(np.clip(chances, 1e-12, 1 - 1e-12))
    found = np.corrcoef(scores.T)
    assert found[0, 1] == pytest.approx(part, abs=0.02)
    assert found[0, 2] == pytest.approx(0, abs=0.02)


def test_all_that_is_shared_makes_the_chances_of_a_group_the_same() -> None:
    chances = noise(100, 2, 1, 0).chances([0, 0], [1.0, 1.0])
    assert np.array_equal(chances[:, 0], chances[:, 1])


def test_a_step_that_is_added_leaves_the_others_as_they_were() -> None:
    few, more = noise(50, 2, 1, 4), noise(50, 3, 2, 4)
    assert np.array_equal(few.own, more.own[:, :2])
    assert np.array_equal(few.shared, more.shared[:, :1])


def test_another_seed_gives_other_numbers() -> None:
    assert not np.array_equal(noise(5, 1, 1, 0).own, noise(5, 1, 1, 1).own)


def test_the_share_below_is_that_of_another_library() -> None:
    stats = pytest.importorskip("scipy.stats")
    scores = np.linspace(-9, 9, 60).reshape(20, 3)
    assert normal_share(scores) == pytest.approx(stats.norm.cdf(scores), rel=1e-12)
