"""Synthetic controls on predictors: importances that serve the outcome, and shares that come back."""

from __future__ import annotations

import numpy as np
import pytest

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.support.comparison.nested import nested
from comity.support.comparison.simplex import shares

BEFORE = np.arange(10)


def drawn(seed):
    """Six units whose outcomes follow the first two of three predictors; the third is noise."""
    rng = np.random.default_rng(seed)
    predictors = rng.uniform(0, 1, size=(3, 6))
    predictors[:2, 0] = predictors[:2, 1:] @ [0.5, 0.3, 0.2, 0.0, 0.0]
    paths = rng.normal(size=(2, 14)).cumsum(axis=1)
    return predictors, 10 * predictors[:2].T @ paths


def test_importances_serve_the_outcome_better_than_any_that_are_drawn():
    predictors, outcome = drawn(1)
    found = nested(predictors, outcome, BEFORE, 0)
    scaled = predictors / predictors.std(axis=1, keepdims=True)
    for importance in np.random.default_rng(2).dirichlet(np.ones(3), size=100):
        root = np.sqrt(importance)[:, None]
        weights = shares(root * scaled[:, 1:], root[:, 0] * scaled[:, 0]).weights
        gap = outcome[0, BEFORE] - weights @ outcome[1:, BEFORE]
        assert found.fit <= np.sqrt((gap**2).mean()) + 1e-6


def test_the_fit_is_that_of_its_own_shares():
    predictors, outcome = drawn(3)
    found = nested(predictors, outcome, BEFORE, 0)
    gap = outcome[0, BEFORE] - found.weights @ outcome[:, BEFORE]
    assert found.fit == pytest.approx(np.sqrt((gap**2).mean()))
    assert found.weights[0] == 0.0
    assert found.weights.sum() == pytest.approx(1.0)
    assert found.importance.sum() == pytest.approx(1.0)
    assert found.importance[2] < found.importance[:2].max()


def test_a_predictor_in_another_unit_counts_alike():
    predictors, outcome = drawn(4)
    one = nested(predictors, outcome, BEFORE, 0)
    other = nested(predictors * np.array([[1000.0], [1.0], [0.01]]), outcome, BEFORE, 0)
    assert other.weights == pytest.approx(one.weights, abs=1e-4)


def test_a_budget_that_is_over_stops_the_search():
    predictors, outcome = drawn(5)
    with pytest.raises(BudgetExceededError):
        nested(predictors, outcome, BEFORE, 0, budget=Budget(0.0))
