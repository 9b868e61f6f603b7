"""All packages at once: their numbers, their gains in whole numbers, and sums that do not overflow."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.settlement import Issue, IssueLevel
from comity.settlement.packages.bargaining.analyse import bargain
from comity.settlement.packages.bargaining.laid_out import added, combined, lay_out
from comity.settlement.packages.bargaining.result import KEYS
from comity.settlement.packages.model import Packages
from comity.settlement.packages.plain import acceptable, allowed, egalitarian, kalai_smorodinsky, nash, nash_refined
from comity.testing.packages_at_random import packages_at_random


def model_of(worth: list[list[list[Fraction | int]]], floor: list[Fraction | int]) -> Packages:
    """Values as [party][issue][level]."""
    issues = tuple(
        Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(len(row)))) for k, row in enumerate(worth[0])
    )
    rows = tuple(tuple(tuple(map(Fraction, levels)) for levels in party) for party in worth)
    n, empty = len(worth), ((),) * len(issues)
    low, one = tuple(map(Fraction, floor)), (Fraction(1),) * n
    return Packages(issues, tuple("abcdefgh"[:n]), rows, (empty,) * n, ((),) * n, (), low, one, comparable=True)


@pytest.mark.parametrize("seed", range(40))
def test_every_acceptable_package_is_there_once_with_its_gains(seed: int) -> None:
    model = packages_at_random(random.Random(seed))
    laid = lay_out(model)
    assert laid is not None
    there = acceptable(model)
    packages, values = laid.chosen(range(len(laid.gains)))
    assert list(packages) == there  # in the order of the case
    assert list(values) == [model.values(p) for p in there]
    everything = lay_out(model, acceptable=False)
    assert everything is not None
    assert list(everything.chosen(range(len(everything.gains)))[0]) == allowed(model)


def test_more_packages_than_asked_for_and_numbers_are_not_laid_out() -> None:
    model = model_of([[[0, 1], [0, 1]]], [0])
    assert lay_out(model, most=3) is None
    numbers = replace(model, issues=(Issue("x", span=(Fraction(0), Fraction(1))), model.issues[1]))
    assert lay_out(numbers) is None


@pytest.mark.parametrize("seed", range(60))
def test_numbers_of_very_different_size_are_compared_exactly(seed: int) -> None:
    # thirds, billions and billionths at once: no step is small enough for 64 bits
    rng = random.Random(seed)
    amounts = [
        Fraction(10**9),
        Fraction(1, 3),
        Fraction(10**9) + Fraction(1, 10**9),
        Fraction(1, 10**12 + 1),
        Fraction(0),
    ]
    worth = [[[rng.choice(amounts) for _ in range(3)] for _ in range(2)] for _ in range(3)]
    floor = [rng.choice([Fraction(0), Fraction(1, 7**20), Fraction(1, 3)]) for _ in range(3)]
    model = model_of(worth, floor)
    found = bargain(model, limit=100)
    assert set(found.of("nash").packages) == set(nash(model))
    assert set(found.of("nash").chosen) == set(nash_refined(model))
    assert set(found.of("kalai_smorodinsky").packages) == set(kalai_smorodinsky(model))
    assert set(found.of("egalitarian").packages) == set(egalitarian(model))


def test_whole_numbers_that_would_overflow_become_large_ones() -> None:
    whole = np.array([[2**40, -3]])
    assert combined(whole, [2**40, 1]).tolist() == [[2**80, -3]]
    assert added(whole, [2**40, 2**70]).tolist() == [2**80 - 3 * 2**70]
    assert combined(whole, [2, 1]).dtype == np.int64


def test_shares_that_differ_by_less_than_floats_tell_are_told_apart() -> None:
    third, nearly = Fraction(1, 3), Fraction(333333333333, 10**12)
    model = model_of([[[third, nearly, 0]], [[Fraction(1, 5), Fraction(1, 5), Fraction(2, 5)]]], [0, Fraction(1, 5)])
    found = bargain(replace(model, floor=(Fraction(1, 9), Fraction(0))))
    assert found.ideals == (third, Fraction(1, 5))
    assert found.of("kalai_smorodinsky").packages == ((0,),)


def test_all_of_many_packages_that_are_as_good_are_listed_at_once() -> None:
    # 8 issues of 3 levels, and only one is worth anything: 3^7 packages are as good
    nothing = [[0, 0, 0]] * 7
    model = model_of([[[0, 1, 2], *nothing], [[2, 1, 0], *nothing]], [0, 0])
    found = bargain(model, limit=10**4, keys=KEYS[:4])
    for solution in found.solutions:
        assert len(set(solution.packages)) == len(solution.packages) == 3**7
        assert solution.complete
    cut = bargain(model, limit=1000).of("nash")
    assert (len(cut.packages), cut.proven, cut.complete, cut.why) == (1000, True, False, "limit 1000")


def test_an_ended_budget_leaves_every_solution_open() -> None:
    found = bargain(model_of([[[0, 1]], [[1, 0]]], [0, 0]), budget=Budget(0.0))
    assert all(not s.proven and not s.packages and "budget" in s.why for s in found.solutions)
