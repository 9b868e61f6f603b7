"""Tests of how far two orders differ."""

from __future__ import annotations

import numpy as np
import pytest

from comity.conflict.disagreement import disagreement


@pytest.mark.parametrize("seed", range(30))
def test_pairs_of_two_orders_are_counted_as_one_by_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, high = int(rng.integers(0, 40)), int(rng.integers(1, 30))
    one, other = (rng.integers(0, high, n).astype(np.int32) for _ in range(2))
    pairs = [(i, j) for i in range(n) for j in range(i)]
    found = disagreement(one, other)
    assert found.pairs == len(pairs)
    assert found.turned == sum((int(one[i]) - one[j]) * (int(other[i]) - other[j]) < 0 for i, j in pairs)
    assert found.tied == sum((one[i] == one[j]) != (other[i] == other[j]) for i, j in pairs)
    assert bool(found) == any(np.sign(int(one[i]) - one[j]) != np.sign(int(other[i]) - other[j]) for i, j in pairs)


def test_the_order_that_is_compared_with_makes_no_difference() -> None:
    one, other = np.array([0, 1, 1, 2], np.int32), np.array([2, 1, 0, 0], np.int32)
    assert disagreement(one, other) == disagreement(other, one)
