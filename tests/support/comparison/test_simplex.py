"""Shares that fit best, against another solver, brute force and their own certificate."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from comity.support.comparison.simplex import shares


def drawn(seed, *, exact=False):
    rng = np.random.default_rng(seed)
    rows, count = int(rng.integers(1, 15)), int(rng.integers(1, 12))
    donors = rng.normal(size=(rows, count)) * 10 ** rng.uniform(-3, 3)
    target = donors @ rng.dirichlet(np.full(count, 0.4))
    return donors, target if exact else target + donors.std() * rng.normal(size=rows)


def misfit(donors, target, weights):
    return float(((donors @ weights - target) ** 2).sum())


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_no_other_solver_finds_a_better_fit(seed):
    donors, target = drawn(seed)
    found = shares(donors, target).weights
    size = np.abs(donors - target[:, None]).max() ** 2 or 1.0
    count = donors.shape[1]
    other = minimize(
        lambda w: misfit(donors, target, w) / size,
        np.full(count, 1 / count),
        jac=lambda w: 2 * donors.T @ (donors @ w - target) / size,
        bounds=[(0, 1)] * count,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": lambda w: np.ones(count)},
        method="SLSQP",
        options={"maxiter": 300, "ftol": 1e-14},
    )
    assert misfit(donors, target, found) / size <= other.fun + 1e-6


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_weights_are_shares_and_the_certificate_is_tight(seed):
    donors, target = drawn(seed)
    found = shares(donors, target)
    assert found.weights.min() >= 0
    assert found.weights.sum() == pytest.approx(1.0, abs=1e-12)
    assert found.gap <= 1e-8 * (np.abs(donors - target[:, None]).max() ** 2) * donors.shape[0]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_the_order_of_the_donors_changes_nothing(seed):
    donors, target = drawn(seed, exact=True)
    order = np.random.default_rng(seed + 1).permutation(donors.shape[1])
    assert shares(donors[:, order], target).weights == pytest.approx(shares(donors, target).weights[order], abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.01, 100), st.floats(-100, 100))
def test_the_unit_and_the_zero_of_the_outcome_change_nothing(seed, scale, shift):
    donors, target = drawn(seed)
    before = shares(donors, target).weights
    assert shares(donors * scale + shift, target * scale + shift).weights == pytest.approx(before, abs=1e-5)


def test_two_donors_in_closed_form():
    # between 0 and 10 the target 3 is met by 0.7 and 0.3; outside, by the nearer one alone
    donors = np.array([[0.0, 10.0]])
    assert shares(donors, np.array([3.0])).weights == pytest.approx([0.7, 0.3], abs=1e-6)
    assert shares(donors, np.array([-5.0])).weights == pytest.approx([1.0, 0.0])


def test_donors_that_are_alike_share_alike():
    donors = np.array([[1.0, 1.0, 5.0], [2.0, 2.0, 0.0]])
    assert shares(donors, np.array([1.0, 2.0])).weights == pytest.approx([0.5, 0.5, 0.0], abs=1e-6)


def test_donors_that_all_equal_the_target_share_alike():
    assert shares(np.ones((3, 4)), np.ones(3)).weights == pytest.approx(np.full(4, 0.25))


@pytest.mark.parametrize(
    ("donors", "target"),
    [(np.zeros((2, 0)), np.zeros(2)), (np.zeros((2, 3)), np.zeros(3)), (np.full((2, 3), np.nan), np.zeros(2))],
)
def test_what_is_no_problem_of_shares_is_refused(donors, target):
    with pytest.raises(ValueError, match="must be"):
        shares(donors, target)
