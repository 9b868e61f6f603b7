"""The exact chance of a sum of uniform numbers, against known laws and a fine grid."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from math import comb, factorial

import pytest

from comity.ensemble.packages.chance import chance_at_least


@pytest.mark.parametrize("n", range(1, 8))
def test_equal_widths_give_the_law_of_irwin_and_hall(n: int) -> None:
    for tenth in range(10 * n):
        x = Fraction(tenth, 10)
        below = sum(Fraction((-1) ** k * comb(n, k)) * (x - k) ** n for k in range(int(x) + 1)) / factorial(n)
        assert chance_at_least([Fraction(1)] * n, x) == 1 - below


@pytest.mark.parametrize("seed", range(8))
def test_a_fine_grid_of_values_finds_nearly_the_same(seed: int) -> None:
    rng = random.Random(seed)
    widths = [Fraction(rng.randint(1, 9), rng.randint(1, 4)) for _ in range(3)]
    need = sum(widths) * Fraction(rng.randint(1, 9), 10)
    n = 24
    middles = [[w * Fraction(2 * k + 1, 2 * n) for k in range(n)] for w in widths]
    share = sum(sum(values) >= need for values in itertools.product(*middles)) / n**3
    found = chance_at_least(widths, need)
    assert found is not None
    assert abs(float(found) - share) < 0.02


def test_what_is_certain_needs_no_sum() -> None:
    some = [Fraction(2), Fraction(3)]
    assert chance_at_least(some, Fraction(-1)) == chance_at_least([], Fraction(0)) == 1
    assert chance_at_least(some, Fraction(6)) == chance_at_least([], Fraction(1)) == 0


def test_the_order_of_widths_makes_no_difference() -> None:
    widths = [Fraction(k, 7) for k in (1, 5, 2, 9)]
    found = {chance_at_least(order, Fraction(8, 7)) for order in itertools.permutations(widths)}
    assert len(found) == 1


def test_a_sum_with_too_many_terms_is_left_to_the_draws() -> None:
    widths = [Fraction(1, 2**k) + 1 for k in range(20)]
    assert chance_at_least(widths, Fraction(1)) is None
