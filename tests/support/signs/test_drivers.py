"""What decides the sign: known answers, noise, and an index worked out another way."""

from __future__ import annotations

import numpy as np
import pytest

from comity.support.signs.drivers import FEWEST, drivers, explained

RNG = np.random.default_rng(11)
N = 4000
X, Y = RNG.random(N), RNG.random(N)


def told(shorter: np.ndarray) -> np.ndarray:
    """Return signs that are shorter where told, and nothing else."""
    signs = np.zeros((N, 4))
    signs[shorter, 0], signs[~shorter, 2] = 1, 1
    return signs


def test_a_number_that_decides_alone_explains_nearly_all() -> None:
    assert explained(X, told(X > 0.5)) > 0.94
    assert explained(Y, told(X > 0.5)) < 0.01


def test_the_index_of_a_sum_is_that_of_an_integral() -> None:
    # E[1(x + y > 1) | x] = x, so its variance is 1/12; that of the sign itself is 1/4
    assert explained(X, told(X + Y > 1)) == pytest.approx((1 / 12) / (1 / 4), abs=0.03)


def test_noise_is_not_called_a_driver() -> None:
    signs = told(RNG.random(N) > 0.5)
    assert drivers({"x": X, "y": Y}, frozenset(), {}, signs) == ()


def test_the_strongest_comes_first_and_the_turn_is_found() -> None:
    found = drivers({"y": Y, "x": X}, frozenset("x"), {"x": "the rent"}, told((X > 0.7) | (Y > 0.95)))
    assert [d.name for d in found] == ["x", "y"]
    assert found[0].turn == pytest.approx(0.7, abs=0.03)
    assert found[0].derived
    assert not found[1].derived
    assert found[0].above.shorter == pytest.approx(1, abs=0.1)
    assert found[0].sentence().startswith("Where the rent is below 0.7")


def test_where_the_sign_never_changes_nothing_decides() -> None:
    assert drivers({"x": X}, frozenset(), {}, told(X > 2)) == ()


def test_from_few_draws_nothing_is_said() -> None:
    few = slice(0, FEWEST - 1)
    assert drivers({"x": X[few]}, frozenset(), {}, told(X > 0.5)[few]) == ()
