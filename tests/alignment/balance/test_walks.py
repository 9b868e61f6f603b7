"""Walk balance, against the series and closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.alignment.balance.frustration import frustration
from comity.alignment.balance.walks import walk_balance
from comity.testing.signed_networks import signed_network

SEED = st.integers(0, 10**6)


def trace_of_series(matrix: np.ndarray) -> float:
    """Return the trace of I + A + A^2/2! + ..., term by term."""
    term, total = np.eye(len(matrix)), 0.0
    for k in range(1, 80):
        total += float(np.trace(term))
        term = term @ matrix / k
    return total


@settings(max_examples=80, deadline=None)
@given(SEED)
def test_the_ratio_is_that_of_the_two_series(seed: int) -> None:
    signs = signed_network(seed, most=10, least=1).astype(float)
    assert walk_balance(signs) == pytest.approx(trace_of_series(signs) / trace_of_series(np.abs(signs)), rel=1e-9)


def test_three_foes_have_the_closed_form() -> None:
    expected = (math.exp(-2) + 2 * math.e) / (math.exp(2) + 2 / math.e)
    assert walk_balance(np.eye(3, dtype=np.int64) - 1) == pytest.approx(expected, rel=1e-12)


@settings(max_examples=80, deadline=None)
@given(SEED)
def test_it_is_1_just_for_balance_and_never_above(seed: int) -> None:
    matrix = signed_network(seed, most=9)
    found = walk_balance(matrix)
    assert 0 < found <= 1
    assert (found > 1 - 1e-9) == (frustration(matrix).index == 0)


@settings(max_examples=60, deadline=None)
@given(SEED)
def test_weights_and_turning_ties_round_change_nothing(seed: int) -> None:
    matrix = signed_network(seed, most=10, heaviest=4)
    turn = np.random.default_rng(seed).choice([-1, 1], len(matrix))
    turned = np.sign(matrix) * turn[:, None] * turn[None, :]
    assert walk_balance(turned) == pytest.approx(walk_balance(matrix), rel=1e-9)


def test_a_clique_past_the_range_of_the_exponential_does_not_overflow() -> None:
    assert 0 < walk_balance(np.eye(720, dtype=np.int64) - 1) < 1e-300
    assert walk_balance(np.zeros((0, 0), np.int64)) == 1.0
