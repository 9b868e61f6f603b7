"""Least squares with errors that bear lasting shocks: the definitions read aloud, and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from comity.support.series.regression import bandwidth_for, critical, fit, fixed_b_critical, freedom_for


def plain_newey_west(x: np.ndarray, y: np.ndarray, period: np.ndarray, band: int) -> np.ndarray:
    """Add up the weighted products of scores, pair by pair of rows."""
    inverse = np.linalg.inv(x.T @ x)
    e = y - x @ (inverse @ (x.T @ y))
    middle = np.zeros((x.shape[1], x.shape[1]))
    own = [1 - x[i] @ inverse @ x[i] for i in range(len(y))]
    for i in range(len(y)):
        for j in range(len(y)):
            weight = max(0.0, 1 - abs(int(period[i]) - int(period[j])) / band)
            middle += weight * np.outer(x[i], x[j]) * e[i] / own[i] * e[j] / own[j]
    return inverse @ middle @ inverse


def test_errors_equal_their_definition_pair_by_pair() -> None:
    rng = np.random.default_rng(1)
    period = np.repeat(np.arange(20), 2)
    x = np.column_stack([np.ones(40), rng.normal(size=(40, 2))])
    y = rng.normal(size=40)
    found = fit(x, y, period)
    assert found is not None
    assert found.covariance == pytest.approx(plain_newey_west(x, y, period, found.bandwidth), rel=1e-9)


def test_long_series_have_the_errors_of_statsmodels() -> None:
    rng = np.random.default_rng(2)
    x = np.column_stack([np.ones(4000), rng.normal(size=4000)])
    y = 2 + 0.5 * x[:, 1] + rng.normal(size=4000)
    found = fit(x, y, np.arange(4000))
    assert found is not None
    other = sm.OLS(y, x).fit(cov_type="HAC", cov_kwds={"maxlags": found.bandwidth - 1})
    assert found.coefficients == pytest.approx(other.params, rel=1e-9)
    assert np.sqrt(np.diag(found.covariance)) == pytest.approx(other.bse, rel=2e-3)


def test_clustered_errors_are_those_of_statsmodels_in_large_samples() -> None:
    rng = np.random.default_rng(3)
    groups = np.repeat(np.arange(300), 10)
    x = np.column_stack([np.ones(3000), rng.normal(size=3000) + rng.normal(size=300)[groups]])
    y = x[:, 1] + rng.normal(size=300)[groups] + rng.normal(size=3000)
    found = fit(x, y, np.tile(np.arange(10), 300), groups)
    other = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": groups})
    assert found is not None
    assert np.sqrt(np.diag(found.covariance)) == pytest.approx(other.bse, rel=5e-3)


def test_points_are_the_published_ones() -> None:
    assert fixed_b_critical(1.0) == pytest.approx(4.77, abs=0.06)  # Kiefer, Vogelsang and Bunzel 2000: 4.771
    assert fixed_b_critical(0.0) == pytest.approx(1.96)
    assert critical(freedom_for(3.0)) == pytest.approx(3.0, rel=1e-6)
    assert bandwidth_for(4) == 3


def test_columns_that_make_up_one_another_are_not_estimated() -> None:
    x = np.column_stack([np.ones(20), np.arange(20), 3 * np.arange(20)])
    assert fit(x, np.arange(20.0) ** 2, np.arange(20)) is None
    assert fit(np.zeros((20, 1)), np.ones(20), np.arange(20)) is None
    assert fit(np.eye(3), np.ones(3), np.arange(3)) is None


def test_units_of_measurement_change_coefficients_and_no_p() -> None:
    rng = np.random.default_rng(5)
    x = np.column_stack([np.ones(50), rng.normal(size=50)])
    y = rng.normal(size=50)
    one, other = fit(x, y, np.arange(50)), fit(x * [1, 1e6], 1e-3 * y, np.arange(50))
    assert one is not None
    assert other is not None
    assert other.p(1) == pytest.approx(one.p(1), rel=1e-6)
    assert other.coefficients[1] == pytest.approx(one.coefficients[1] * 1e-9, rel=1e-6)
