"""Sixty-four questions in a word against one question at a time."""

from __future__ import annotations

import random

import numpy as np
import pytest

from comity.kernels.groups import BACK, BOTH, FORWARD, Groups
from comity.kernels.vector_bits import WIDTH, _plain_above, above, below, gathered


@pytest.mark.parametrize("width", [1, 7, WIDTH])
def test_each_bit_is_one_comparison(width: int) -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        value = rng.integers(0, 5, (3, 20)).astype(np.int32)
        vectors = rng.integers(0, 6, (3, width)).astype(np.int32)
        assert above(value, vectors).tolist() == _plain_above(value.T.tolist(), vectors.T.tolist())
        plain = [sum(1 << k for k in range(width) if (vectors[:, k] > value[:, s]).all()) for s in range(20)]
        assert below(value, vectors).tolist() == plain


@pytest.mark.parametrize("directions", [(BOTH, BOTH), (BOTH, FORWARD), (BACK, FORWARD)])
def test_the_union_over_a_group_is_the_highest_value_bit_by_bit(directions: tuple[int, int]) -> None:
    for seed in range(20):
        rng = random.Random(seed)
        codes = np.array(sorted(rng.sample(range(16), rng.randint(1, 16))), np.uint64)
        group = Groups.of(codes, (1, 3), directions)
        words = np.array([rng.getrandbits(64) for _ in codes], np.uint64)
        got = gathered(group, words)
        for bit in (0, 31, 63):
            one = ((words >> np.uint64(bit)) & np.uint64(1)).astype(np.int32)
            assert ((got >> np.uint64(bit)) & np.uint64(1)).tolist() == group.best(one).tolist()
