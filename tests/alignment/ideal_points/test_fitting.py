"""The fit: derivatives by differences, steps that never fall, and the marginal likelihood by plain sums."""

from __future__ import annotations

import math

import numpy as np
import pytest

from comity.alignment.ideal_points.fitting import SPREADS, Fit, fit, gradient, improved
from comity.alignment.ideal_points.plain import plain_chance
from comity.alignment.ideal_points.walk import grid
from comity.budget import Budget
from comity.errors import BudgetExceededError

PLACES = np.linspace(-3, 3, 13)


def _plain_part(theta: np.ndarray, counts: np.ndarray, v: int) -> float:
    slope, middle, width = theta[:, v]
    before = -0.5 * sum((t / s) ** 2 for t, s in zip(theta[:, v], SPREADS, strict=True))
    return before + sum(
        counts[c, v, q] * math.log(plain_chance(c + 1, x, slope, middle, math.exp(width)))
        for c in range(3)
        for q, x in enumerate(PLACES)
    )


@pytest.mark.parametrize("seed", range(10))
def test_the_gradient_is_that_found_by_differences(seed: int) -> None:
    rng = np.random.default_rng(seed)
    theta, counts = rng.normal(size=(3, 2)), rng.random((3, 2, 13))
    found = gradient(theta, counts, PLACES)
    for j in range(3):
        for v in range(2):
            up, down = theta.copy(), theta.copy()
            up[j, v] += 1e-5
            down[j, v] -= 1e-5
            rise = (_plain_part(up, counts, v) - _plain_part(down, counts, v)) / 2e-5
            assert found[j, v] == pytest.approx(rise, abs=1e-5)


@pytest.mark.parametrize("seed", range(10))
def test_a_step_never_makes_a_vote_worse_and_ends_where_the_gradient_is_nought(seed: int) -> None:
    rng = np.random.default_rng(seed)
    theta, counts = rng.normal(size=(3, 4)), 5 * rng.random((3, 4, 13)) ** 4
    for _ in range(60):
        new = improved(theta, counts, PLACES)
        for v in range(4):
            assert _plain_part(new, counts, v) >= _plain_part(theta, counts, v) - 1e-9
        theta = new
    assert np.abs(gradient(theta, counts, PLACES)).max() < 1e-4


def _votes(seed: int, n: int = 7, v: int = 9) -> np.ndarray:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 4, size=(n, v)).astype(np.int8)
    codes[0], codes[1] = 1, 3
    return codes


def test_the_objective_is_the_plain_marginal_likelihood() -> None:
    codes = _votes(1)
    found = fit([codes], [np.linspace(-1, 1, 7)], 1.0, Budget())
    places = grid(1.0)
    prior = np.exp(-0.5 * places**2) / np.exp(-0.5 * places**2).sum()
    total = -0.5 * float((found.theta**2 / SPREADS[:, None] ** 2).sum())
    for row, weights in zip(codes, found.weights[0], strict=True):
        like = np.array([math.prod(_chance(c, x, found, v) for v, c in enumerate(row) if c) for x in places])
        total += math.log(float(like @ prior))
        assert weights == pytest.approx(like * prior / (like @ prior))
    assert found.objective == pytest.approx(total)


def _chance(c: int, x: float, found: Fit, v: int) -> float:
    slope, middle, width = found.theta[:, v]
    return plain_chance(int(c), x, slope, middle, math.exp(width))


def test_places_settle_near_mean_nought_and_spread_one_wherever_they_begin() -> None:
    rng = np.random.default_rng(2)
    places = np.linspace(-1.7, 1.7, 40)
    leaning = np.outer(places, 2 * rng.normal(size=80)) - rng.normal(size=80) + rng.logistic(size=(40, 80))
    codes = np.where(leaning < -0.5, 1, np.where(leaning < 0.5, 2, 3)).astype(np.int8)
    one, two = (fit([codes], [start], 1.0, Budget()) for start in (places, 0.5 * places + 1))
    assert one.settled
    assert two.settled
    assert one.means().mean() == pytest.approx(0, abs=0.03)
    assert one.means().std() == pytest.approx(1, abs=0.25)  # the pull on steep slopes stretches a little
    assert np.allclose(one.means(), two.means(), atol=0.02)


def test_a_fit_stops_when_the_time_is_over() -> None:
    with pytest.raises(BudgetExceededError):
        fit([_votes(1)], [np.linspace(-1, 1, 7)], 1.0, Budget(0.0))
