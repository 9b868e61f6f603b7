"""What it would be worth to know everything: by hand, and against numbers drawn otherwise."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.partners import Compared, Criterion, Partners
from comity.partners.information.totals import mean_weights, totals
from comity.partners.values.scales import Scaled
from comity.partners.weights.draws import Weights, weights_of

FREE = Weights("closed form", np.eye(2))


def exact(x: str) -> Scaled:
    return Scaled("exact", Fraction(x), Fraction(x))


def test_to_know_the_weights_by_hand() -> None:
    # (1, 0) against (0, 1) with w uniform: the better has E[max(w, 1 - w)] = 3/4, either one alone 1/2
    found = totals([[exact("1"), exact("0")], [exact("0"), exact("1")]], FREE, [0.5, 0.5], 40_000, 0, Budget())
    assert found.cells is not None
    assert found.weights is not None
    assert found.both is not None
    assert found.cells.value == 0
    assert found.weights.low <= 0.25 <= found.weights.high
    assert found.weights.value == pytest.approx(found.both.value)


def test_to_know_the_cells_by_hand() -> None:
    # two unknown numbers: E[max] = 2/3, one alone 1/2
    found = totals([[Scaled("unknown")], [Scaled("unknown")]], Weights("fixed", np.eye(1)), [1.0], 40_000, 0, Budget())
    assert found.cells is not None
    assert found.weights is not None
    assert found.cells.low <= 1 / 6 <= found.cells.high
    assert found.weights.value == 0


def test_to_know_both_is_worth_no_less_than_one_of_them() -> None:
    table = [[Scaled("unknown"), exact("0.4")], [exact("0.6"), Scaled("uniform", Fraction(0), Fraction(1, 2))]]
    found = totals(table, FREE, [0.5, 0.5], 20_000, 0, Budget())
    assert found.both is not None
    assert found.cells is not None
    assert found.weights is not None
    assert found.both.value >= max(found.cells.value, found.weights.value) - 2 * (found.both.high - found.both.value)


def test_mean_weights_are_exact_where_they_have_a_closed_form() -> None:
    ranked = Partners(tuple(map(Criterion, "abc")), weights="ranked", ranking=("a", "b", "c"))
    found = mean_weights(weights_of(ranked), 10, 0, Budget())
    # the centroid weights of an order: (1/3 + 1/6 + 1/9 ...) by rank
    assert found == pytest.approx((11 / 18, 5 / 18, 2 / 18))


def test_mean_weights_of_a_polytope_come_from_draws() -> None:
    bounds = (Compared("a", "b", Fraction(1), Fraction(2)), Compared("a", "c", Fraction(1), Fraction(2)))
    found = mean_weights(weights_of(Partners(tuple(map(Criterion, "abc")), compared=bounds)), 20_000, 0, Budget())
    assert sum(found) == pytest.approx(1.0)
    assert found[1] == pytest.approx(found[2], abs=0.01)
    assert found[0] > found[1]


def test_nothing_is_said_where_the_time_was_over_at_once() -> None:
    found = totals([[Scaled("unknown")]], Weights("fixed", np.eye(1)), [1.0], 10, 0, Budget(0.0))
    assert (found.cells, found.draws) == (None, 0)
    assert "ran out" in found.cut
