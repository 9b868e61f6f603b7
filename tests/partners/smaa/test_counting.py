"""The compiled counts against the definitions read aloud."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.partners.smaa.counting import EQUAL, Counts, central_weights, pair_shares, rank_shares
from comity.partners.smaa.counting_jit import count, weigh
from comity.partners.smaa.plain import plain_counts, two_criteria


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 4), st.booleans())
def test_counts_agree_with_the_plain_twin(seed: int, n: int, m: int, coarse: bool) -> None:
    numbers = np.random.default_rng(seed)
    values = numbers.random((20, n, m)) if not coarse else numbers.integers(0, 3, (20, n, m)) / 2
    weights = numbers.dirichlet(np.ones(m), 20) if not coarse else np.full((20, m), 1 / m)
    worth = np.empty((n, 20))
    cells, each = np.ascontiguousarray(values.transpose(1, 2, 0)), np.ascontiguousarray(weights.T)
    placed, beaten, firsts = np.zeros((n, n, n + 1), np.int64), np.zeros((n, n), np.int64), np.zeros((n, m))
    for i in range(n):
        weigh(cells[i], each, worth[i])
    count(worth, each, EQUAL, placed, beaten, firsts)
    counts, alone = Counts(placed, beaten, firsts, 20), list(range(n))
    twin = plain_counts(values, weights, EQUAL)
    assert rank_shares(counts, alone) == twin.ranks
    ahead = pair_shares(counts, alone)
    assert all(ahead[i][j] == twin.ahead[i][j] for i in range(n) for j in range(n) if i != j)
    assert np.abs(firsts - np.array(twin.firsts)).max() < 1e-12


def test_rounding_never_puts_what_dominates_behind() -> None:
    numbers = np.random.default_rng(1)
    low = numbers.random((10, 5_000))
    high = np.where(numbers.random((10, 5_000)) < 0.5, np.nextafter(low, 2), low)
    weights = np.ascontiguousarray(numbers.dirichlet(np.ones(10), 5_000).T)
    worth = np.empty((2, 5_000))
    weigh(low, weights, worth[0])
    weigh(high, weights, worth[1])
    assert (worth[1] >= worth[0]).all()


def test_offers_of_which_the_same_is_known_have_the_mean_of_their_shares() -> None:
    placed = np.zeros((3, 3, 4), np.int64)
    placed[0, 0, 1], placed[1, 1, 1], placed[2, 2, 1] = 4, 4, 4
    beaten = np.array([[0, 4, 4], [0, 0, 4], [0, 0, 0]])
    counts = Counts(placed, beaten, np.array([[4.0, 0.0], [0, 0], [0, 0]]), 4)
    half = Fraction(1, 2)
    assert rank_shares(counts, (0, 0, 2)) == ((half, half, 0), (half, half, 0), (0, 0, 1))
    assert pair_shares(counts, (0, 1, 1))[0] == (half, 1, 1)
    assert pair_shares(counts, (0, 1, 1))[1] == (0, half, half)
    assert central_weights(counts, (0, 0, 2)) == ((1.0, 0.0), (1.0, 0.0), None)


def test_integration_over_one_weight_shares_ranks_of_equal_lines() -> None:
    a, b = (Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    assert two_criteria([a, b, a]) == ((quarter, half, quarter), (half, 0, half), (quarter, half, quarter))
    assert two_criteria([a, b], half, Fraction(1))[0] == (1, 0)
