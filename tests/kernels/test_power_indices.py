"""Voting power against published figures, a walk over every coalition, and the laws of the indices."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import TooLargeError
from comity.kernels import power_indices
from comity.kernels.power_indices import banzhaf, shapley_shubik, swings_by_size

Weights = Sequence[int | Fraction]


def _wins(inside: Collection[int], weights: Weights, quota: int | Fraction, veto: Collection[int]) -> bool:
    return set(veto) <= set(inside) and sum(weights[j] for j in inside) >= quota


def _walked(weights: Weights, quota: int | Fraction, veto: Collection[int]) -> tuple[tuple[int, ...], ...]:
    n = len(weights)
    found = [[0] * n for _ in range(n)]
    for i in range(n):
        others = [j for j in range(n) if j != i]
        for size in range(n):
            for group in combinations(others, size):
                if _wins((*group, i), weights, quota, veto) and not _wins(group, weights, quota, veto):
                    found[i][size] += 1
    return tuple(tuple(row) for row in found)


votes = st.lists(st.integers(0, 9), min_size=1, max_size=7)


@settings(max_examples=120, deadline=None)
@given(votes, st.integers(-1, 40), st.sets(st.integers(0, 6)))
def test_swings_are_those_of_every_coalition_gone_through(weights: list[int], quota: int, veto: set[int]) -> None:
    here = {v for v in veto if v < len(weights)}
    assert swings_by_size(weights, quota, here) == _walked(weights, quota, here)


@settings(max_examples=60, deadline=None)
@given(votes, st.integers(-1, 40), st.sets(st.integers(0, 6)))
def test_two_halves_count_what_the_table_counts(weights: list[int], quota: int, veto: set[int]) -> None:
    here = {v for v in veto if v < len(weights)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(power_indices, "MOST_CELLS", 0)
        assert swings_by_size(weights, quota, here) == _walked(weights, quota, here)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=5), st.integers(1, 20))
def test_shapley_is_the_share_of_orders_in_which_the_voter_decides(weights: list[int], quota: int) -> None:
    n, found = len(weights), [0] * len(weights)
    for order in permutations(range(n)):
        total = 0
        for voter in order:
            if total < quota <= total + weights[voter]:
                found[voter] += 1
            total += weights[voter]
    want = tuple(Fraction(f, math.factorial(n)) for f in found)
    assert shapley_shubik(swings_by_size(weights, quota)) == want


def test_the_council_of_the_six_in_1958() -> None:
    swings = swings_by_size([4, 4, 4, 2, 2, 1], 12)
    assert [b[0] for b in banzhaf(swings)] == [10, 10, 10, 6, 6, 0]
    assert shapley_shubik(swings) == tuple(Fraction(x, 60) for x in (14, 14, 14, 9, 9, 0))


def test_the_security_council_of_fifteen() -> None:
    swings = swings_by_size([7] * 5 + [1] * 10, 39)
    assert [b[0] for b in banzhaf(swings)] == [848] * 5 + [84] * 10
    index = shapley_shubik(swings)
    assert (round(float(index[0]), 6), round(float(index[-1]), 6)) == (0.196270, 0.001865)


def test_a_veto_says_the_same_as_weights_that_amount_to_one() -> None:
    assert swings_by_size([1] * 15, 9, range(5)) == swings_by_size([7] * 5 + [1] * 10, 39)


def test_fractions_of_votes_count_as_whole_votes_do() -> None:
    halves = [Fraction(w, 2) for w in (4, 4, 4, 2, 2, 1)]
    assert swings_by_size(halves, Fraction(23, 4)) == swings_by_size([4, 4, 4, 2, 2, 1], 12)


def test_a_quota_that_nobody_reaches_leaves_everybody_without_power() -> None:
    swings = swings_by_size([1, 2], 4)
    assert banzhaf(swings) == ((0, 0, 0), (0, 0, 0))
    assert shapley_shubik(swings) == (0, 0)


@settings(max_examples=60, deadline=None)
@given(votes, st.data())
def test_voters_alike_have_equal_power_dummies_none_and_the_whole_is_one(
    weights: list[int], data: st.DataObject
) -> None:
    quota = data.draw(st.integers(1, max(sum(weights), 1)))
    swings = swings_by_size(weights, quota)
    index = shapley_shubik(swings)
    assert sum(index) == (1 if sum(weights) >= quota else 0)
    for i, w in enumerate(weights):
        assert all(index[i] == index[j] for j, other in enumerate(weights) if other == w)
        assert w or not index[i]
    order = data.draw(st.permutations(range(len(weights))))
    again = swings_by_size([weights[j] for j in order], quota)
    assert again == tuple(swings[j] for j in order)


def test_many_voters_with_large_weights_are_counted_in_halves() -> None:
    weights = [10**9 + 7 * k * k for k in range(24)]
    quota = 12 * 10**9 + 10_000
    swings = swings_by_size(weights, quota)
    assert sum(shapley_shubik(swings)) == 1
    assert shapley_shubik(swings)[0] <= shapley_shubik(swings)[-1]


def test_more_voters_than_can_be_counted_are_refused_with_a_way_out() -> None:
    with pytest.raises(TooLargeError, match="Round the votes"):
        swings_by_size([10**9 + k for k in range(40)], 20 * 10**9)


def test_a_hundred_voters_are_counted_in_whole_numbers() -> None:
    swings = swings_by_size([1] * 100, 51)
    assert swings[0][50] == math.comb(99, 50)
    assert shapley_shubik(swings) == (Fraction(1, 100),) * 100
