"""Trade by size alone."""

from __future__ import annotations

import numpy as np
import pytest

from comity.alignment.bodies.size_alone import by_size_alone


@pytest.mark.parametrize("seed", range(20))
def test_trade_in_proportion_to_size_is_given_back_as_it_is(seed: int) -> None:
    chance = np.random.default_rng(seed)
    cells = ~np.eye(6, dtype=bool) & (chance.random((6, 6)) < 0.9)
    flows = np.outer(chance.uniform(1, 9, 6), chance.uniform(1, 9, 6)) * cells
    found = by_size_alone(flows, cells)
    assert found is not None
    assert found == pytest.approx(flows, rel=1e-5)


@pytest.mark.parametrize("seed", range(20))
def test_everybody_sells_and_buys_as_much_as_it_did(seed: int) -> None:
    flows = np.random.default_rng(seed).uniform(1, 9, (7, 7)) ** 2
    np.fill_diagonal(flows, 0)
    found = by_size_alone(flows, ~np.eye(7, dtype=bool))
    assert found is not None
    assert found.sum(axis=0) == pytest.approx(flows.sum(axis=0))
    assert found.sum(axis=1) == pytest.approx(flows.sum(axis=1))
    assert (np.diag(found) == 0).all()
    # r_i c_j: every square of four open cells has equal cross products
    assert found[0, 1] * found[2, 3] == pytest.approx(found[0, 3] * found[2, 1], rel=1e-6)


def test_no_trade_has_no_expectation() -> None:
    assert by_size_alone(np.zeros((3, 3)), ~np.eye(3, dtype=bool)) is None


def test_where_no_proportion_fits_nothing_is_said() -> None:
    # a sells 9 to b alone; spread over open cells its sales and purchases cannot be kept
    flows = np.array([[0, 9.0, 0], [0, 0, 0], [0, 0, 0]])
    cells = np.array([[0, 0, 1], [0, 0, 1], [1, 0, 0]], bool)
    assert by_size_alone(flows, cells) is None
