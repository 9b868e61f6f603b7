"""Simple temporal networks against every table of whole days, and against linear programming."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
from scipy.optimize import linprog

from comity.settlement.sequence.network import Bound, Chain, earliest, latest
from comity.testing.sequences_at_random import day_tables


def bounds_at_random(rng: random.Random, moments: int) -> list[Bound]:
    pairs = [tuple(rng.sample(range(moments), 2)) for _ in range(rng.randint(2, 6))]
    return [Bound(a, b, Fraction(rng.randint(-3, 2))) for a, b in pairs]


def kept(days: tuple[int, ...], bounds: list[Bound]) -> bool:
    return all(days[b.then] - days[b.first] >= b.days for b in bounds)


def test_the_earliest_days_are_the_least_of_all_tables_that_keep_the_bounds() -> None:
    rng = random.Random(11)
    seen = set()
    for _ in range(80):
        bounds = bounds_at_random(rng, 4)
        tables = [t for t in day_tables(4, 6) if kept(t, bounds)]
        found = earliest(4, bounds)
        seen.add(bool(tables))
        if not tables:
            assert isinstance(found, Chain)
        else:
            assert found == [min(t[m] for t in tables) for m in range(4)]
    assert seen == {True, False}


def test_a_chain_that_cannot_be_kept_closes_and_adds_up_to_more_than_nothing() -> None:
    rng = random.Random(12)
    chains = [f for f in (earliest(4, bounds_at_random(rng, 4)) for _ in range(80)) if isinstance(f, Chain)]
    assert chains
    for chain in chains:
        turn = (*chain.bounds[1:], chain.bounds[0])
        assert all(a.then == b.first for a, b in zip(chain.bounds, turn, strict=True))
        assert chain.short > 0


def test_the_latest_days_are_the_greatest_that_keep_the_bounds_and_the_ends() -> None:
    rng = random.Random(13)
    for _ in range(40):
        bounds = bounds_at_random(rng, 4)
        if isinstance(earliest(4, bounds), Chain):
            continue
        tables = [t for t in day_tables(4, 7) if kept(t, bounds) and max(t) <= 7]
        assert latest([Fraction(7)] * 4, bounds) == [max(t[m] for t in tables) for m in range(4)]


def test_fractions_of_days_agree_with_linear_programming() -> None:
    rng = random.Random(14)
    seen = set()
    for _ in range(60):
        n = 6
        bounds = [
            Bound(*rng.sample(range(n), 2), Fraction(rng.randint(-40, 12), rng.choice((1, 2, 3, 7)))) for _ in range(14)
        ]
        rows = np.zeros((len(bounds), n))
        for k, b in enumerate(bounds):
            rows[k, b.first] += 1
            rows[k, b.then] -= 1
        answer = linprog(np.ones(n), A_ub=rows, b_ub=[-float(b.days) for b in bounds], method="highs")
        found = earliest(n, bounds)
        assert isinstance(found, Chain) == (answer.status == 2)
        if not isinstance(found, Chain):
            assert np.allclose([float(d) for d in found], answer.x)
        seen.add(answer.status)
    assert seen == {0, 2}
