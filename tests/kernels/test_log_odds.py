"""Sums of uncertain log ratios: quick code against definitions read aloud."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.kernels.log_odds import (
    Ranges,
    _plain_moment,
    _plain_strongest,
    cumulants,
    ends_by_cumulants,
    laid_out,
    middle_ends,
    probability,
    product_cumulants,
    strongest,
    summed,
)


def _rows(rng: random.Random, n: int, groups: int) -> list[tuple[int, float, float, float]]:
    numbers = (-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
    return [(rng.randrange(groups), *sorted(rng.choice(numbers) for _ in range(3))) for _ in range(n)]  # type: ignore[misc]


@pytest.mark.parametrize("seed", range(60))
def test_what_counts_of_each_group_is_the_definition_read_aloud(seed: int) -> None:
    rng = random.Random(seed)
    rows = _rows(rng, rng.randint(0, 12), 4)
    table = np.array(rows, float).reshape(-1, 4)
    found = strongest(Ranges(table[:, 0].astype(np.int64), *table[:, 1:].T), 4)
    got: dict[int, list[tuple[float, float, float]]] = {}
    for part in found:
        for k in range(len(part)):
            got.setdefault(int(part.of[k]), []).append((part.low[k] + 0.0, part.middle[k] + 0.0, part.high[k] + 0.0))
    assert got == _plain_strongest(rows)


@pytest.mark.parametrize("ends", [(-1.0, 0.0, 1.0), (0.2, 0.5, 3.0), (-4.0, -4.0, 1.0), (2.0, 2.0, 2.0)])
def test_cumulants_are_those_of_moments_added_up_in_small_pieces(ends: tuple[float, float, float]) -> None:
    m1, m2, m3, m4 = (_plain_moment(*ends, power) for power in (1, 2, 3, 4))
    k = cumulants(*np.array(ends))
    want = [m1, m2 - m1**2, m3 - 3 * m1 * m2 + 2 * m1**3, m4 - 4 * m1 * m3 - 3 * m2**2 + 12 * m1**2 * m2 - 6 * m1**4]
    assert k == pytest.approx(want, abs=1e-5)


def test_cumulants_of_a_product_are_those_of_many_draws() -> None:
    # an even grid over both numbers is the second witness
    t = (2 * np.arange(600) + 1) / 600 - 1
    x, y = laid_out(t, 0.2, 0.5, 1.0), laid_out(t, -1.0, 2.0, 3.0)
    both = np.outer(x, y).ravel()
    apart = both - both.mean()
    want = [both.mean(), (apart**2).mean(), (apart**3).mean(), (apart**4).mean() - 3 * (apart**2).mean() ** 2]
    got = product_cumulants(cumulants(*np.array([0.2, 0.5, 1.0])), cumulants(*np.array([-1.0, 2.0, 3.0])))
    assert got == pytest.approx(want, abs=1e-3)


def test_ends_from_cumulants_are_near_those_of_a_skewed_sum() -> None:
    rng = np.random.default_rng(1)
    draws = laid_out(rng.uniform(-1, 1, (40, 200_000)), 0.0, 0.5, 3.0).sum(axis=0)
    each = cumulants(np.zeros(40), np.full(40, 0.5), np.full(40, 3.0))
    low, high = ends_by_cumulants(each.sum(axis=1), 0.9)
    assert [float(low), float(high)] == pytest.approx(np.quantile(draws, [0.05, 0.95]), abs=0.05)


def test_the_middle_interval_of_opposite_draws_is_the_opposite_interval() -> None:
    draws = np.random.default_rng(3).normal(size=1000)
    low, high = middle_ends(draws, 0.9)
    assert middle_ends(-draws, 0.9) == (-high, -low)
    assert np.mean((draws >= low) & (draws <= high)) == pytest.approx(0.9, abs=0.002)


def test_probabilities_and_sums_survive_extremes() -> None:
    assert probability(np.array([-800.0, 800.0])).tolist() == [pytest.approx(0.0), 1.0]
    assert summed(np.array([], np.int64), np.array([]), 2).tolist() == [0.0, 0.0]
