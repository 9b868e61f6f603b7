"""Minimal sets and shortest leads are held to trying out every subset and every shortening."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from comity.programme.repairs.leads import shortest_change
from comity.programme.repairs.minimal import minimal_sets


@pytest.mark.parametrize("seed", range(20))
def test_the_minimal_sets_are_those_of_trying_every_subset(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = 6
    bad = [frozenset(rng.choice(n, int(rng.integers(1, 5)), False).tolist()) for _ in range(int(rng.integers(0, 6)))]

    def clash(some: frozenset[int]) -> frozenset[int] | None:
        return some if any(b <= some for b in bad) else None

    found = list(minimal_sets(n, clash, lambda some: some))
    assert len(found) == len(set(found))
    assert set(found) == {b for b in bad if not any(a < b for a in bad)}


def test_the_empty_set_is_the_only_answer_where_it_clashes() -> None:
    assert list(minimal_sets(3, lambda some: some, lambda some: some)) == [frozenset()]


@pytest.mark.parametrize("seed", range(20))
def test_the_lightest_shortening_is_that_of_trying_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    leads = tuple(int(n) for n in rng.integers(0, 4, 3))
    weights = tuple(float(w) for w in rng.integers(1, 4, 3))
    enough = [tuple(int(x) for x in rng.integers(0, 4, 3)) for _ in range(2)]

    def possible(by: tuple[int, ...]) -> bool:
        return any(all(x >= e for x, e in zip(by, least, strict=True)) for least in enough)

    every = itertools.product(*(range(n + 1) for n in leads))
    sizes = [sum(x * w for x, w in zip(by, weights, strict=True)) for by in every if possible(by)]
    found = shortest_change(leads, weights, possible)
    assert found.size == (min(sizes) if sizes else None)
    assert found.by is None or possible(found.by)
