"""Components of two groupings against a walk from state to state."""

from __future__ import annotations

import random

import numpy as np

from comity.kernels.components import _plain_joined, dense, joined


def test_states_share_a_class_exactly_if_a_chain_leads_from_one_to_the_other() -> None:
    for seed in range(150):
        rng = random.Random(seed)
        n = rng.randint(1, 14)
        first = dense(np.array([rng.randrange(8) for _ in range(n)])).tolist()
        second = dense(np.array([rng.randrange(8) for _ in range(n)])).tolist()
        found = joined(np.array(first), np.array(second)).tolist()
        near = _plain_joined(first, second)
        assert all((found[a] == found[b]) == (b in near[a]) for a in range(n) for b in range(n))
        assert set(found) == set(range(len(set(found))))


def test_a_long_chain_becomes_one_class() -> None:
    steps = np.random.default_rng(0).permutation(5000)
    assert not joined(np.arange(10_000) // 2, dense(((np.arange(10_000) + 1) // 2 * 2) % 10_000)).any()
    shuffled = steps[np.arange(10_000) // 2]
    assert not joined(shuffled, dense(((np.arange(10_000) + 1) // 2 * 2) % 10_000)).any()


def test_no_state_gives_no_class() -> None:
    assert joined(np.zeros(0, np.int64), np.zeros(0, np.int64)).tolist() == []
