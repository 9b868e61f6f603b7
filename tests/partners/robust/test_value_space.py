"""The pieces of value functions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.partners.robust.value_space import value_space

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def test_linear_values_have_one_piece_and_others_one_per_step() -> None:
    table = [[(THIRD, HALF), (HALF, HALF)], [(Fraction(0), Fraction(1)), (Fraction(1), Fraction(1))]]
    assert value_space(table, [False, False]).criterion.tolist() == [0, 1]
    # steps end at 1/3, 1/2 and 1 on the first, at 1/2 and 1 on the second
    assert value_space(table, [False, False], "monotone").criterion.tolist() == [0, 0, 0, 1, 1]
    assert value_space(table, [False, True]).criterion.tolist() == [0, 1, 1]


def test_the_straight_line_is_one_of_the_monotone_functions() -> None:
    table = [[(THIRD, HALF)], [(Fraction(0), Fraction(3, 4))]]
    free, straight = value_space(table, [False], "monotone"), value_space(table, [False])
    steps = np.array([1 / 3, 1 / 6, 1 / 4, 1 / 4])
    assert free.low @ steps == pytest.approx(straight.low[:, 0])
    assert free.high @ steps == pytest.approx(straight.high[:, 0])


def test_the_weight_of_a_criterion_is_the_sum_of_its_pieces() -> None:
    table = [[(THIRD, HALF), (HALF, HALF)]]
    space = value_space(table, [True, False])
    assert space.weights(np.array([0.2, 0.1, 0.3, 0.4]), 2) == pytest.approx((0.6, 0.4))
