"""Hit-and-run against draws that are exact, and its check of mixing."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from comity.budget import Budget
from comity.case.partners import Compared, Criterion, Partners
from comity.case.settlement import Span
from comity.errors import BudgetExceededError
from comity.partners.values.streams import stream
from comity.partners.weights.hit_and_run import how_mixed, prepared, walked
from comity.partners.weights.polytope import Polytope, polytope
from comity.partners.weights.rejection import in_simplex, inside
from comity.partners.weights.statements import statements


def shape_of(m: int, *compared: Compared, high: Fraction | None = None) -> Polytope:
    span = None if high is None else Span(Fraction(0), high)
    criteria = tuple(Criterion(name, weight=span) for name in "abcdef"[:m])
    said = statements(Partners(criteria, weights="free" if high is None else "given", compared=compared))
    return polytope([c.id for c in criteria], said)


def walks(shape: Polytope, rounds: int) -> np.ndarray:
    each = prepared(shape, stream(1, "walks")).rounds(stream(1, "weights"))
    return np.concatenate([next(each) for _ in range(rounds)])


def nearly_the_same(one: np.ndarray, other: np.ndarray, by: float) -> bool:
    at = [0.05, 0.25, 0.5, 0.75, 0.95]
    spread = np.abs(np.cov(one.T) - np.cov(other.T)).max()
    return bool(np.abs(np.quantile(one, at, axis=0) - np.quantile(other, at, axis=0)).max() < by and spread < by / 5)


def test_walks_through_the_whole_simplex_agree_with_the_closed_form() -> None:
    exact = in_simplex(np.eye(4), 40_000, stream(2, "exact"))
    assert nearly_the_same(walks(shape_of(4), 100), exact, 0.012)


def test_walks_through_a_polytope_agree_with_drawing_and_throwing_away() -> None:
    shape = shape_of(5, Compared("a", "b", Fraction(1), Fraction(3)), high=Fraction(2, 5))
    exact = in_simplex(np.eye(5), 400_000, stream(2, "exact"))
    exact = exact[inside(shape, exact)]
    assert len(exact) > 10_000
    assert nearly_the_same(walks(shape, 100), exact, 0.012)


def test_a_long_thin_polytope_is_walked_through_too() -> None:
    thin = shape_of(4, Compared("a", "b", Fraction(100), Fraction(101)), Compared("c", "d", Fraction(1), Fraction(3)))
    w = walks(thin, 60)
    ratio = w[:, 0] / w[:, 1]
    assert ratio.min() >= 100 - 1e-6
    assert ratio.max() <= 101 + 1e-6
    # the volume of a slice with a + b = s and c + d = 1 - s grows with s (1 - s): s is Beta(2, 2)
    s = w[:, 0] + w[:, 1]
    assert abs(s.mean() - 0.5) < 0.01
    assert abs(s.var() - 0.05) < 0.003


def test_the_check_holds_and_is_stated() -> None:
    mixing = prepared(shape_of(5, high=Fraction(2, 5)), stream(1, "walks")).mixing
    assert mixing.reached
    assert mixing.alike <= 0.05
    assert mixing.apart <= 1.01
    assert set(mixing.to_json()) == {"chains", "steps", "correlation", "r_hat", "reached"}


def test_one_step_stays_inside_from_anywhere() -> None:
    shape = shape_of(3, high=Fraction(1, 2))
    at = walked(np.zeros((300, 2)), shape.rows, shape.lows, 1, stream(1, "x"))
    assert (at @ shape.rows.T - shape.lows).min() >= -1e-12


def test_walks_that_stand_still_or_apart_are_seen() -> None:
    numbers = stream(1, "x")
    slow = np.cumsum(numbers.standard_normal((100, 20, 1)), axis=0)
    assert how_mixed(slow)[0] > 0.9
    apart = numbers.standard_normal((100, 20, 1)) + np.arange(20)[None, :, None]
    assert how_mixed(apart)[1] > 2
    good = numbers.standard_normal((200, 50, 2))
    assert how_mixed(good)[0] < 0.05
    assert how_mixed(good)[1] < 1.01


def test_a_weight_that_cannot_move_is_left_out_of_the_check() -> None:
    still = np.concatenate([stream(1, "x").random((100, 50, 1)), np.full((100, 50, 1), 0.3)], axis=2)
    assert how_mixed(still)[0] < 0.05
    assert how_mixed(still[:, :, 1:]) == (0.0, 1.0)


def test_the_budget_is_kept() -> None:
    with pytest.raises(BudgetExceededError):
        prepared(shape_of(5, high=Fraction(2, 5)), stream(1, "walks"), Budget(0.0))
