"""The rows of a projection."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.support.panel.panel import Panel
from comity.support.series.sample import lag_choice, orthonormal, sample_of

MakePanel = Callable[..., Panel]


def test_rows_need_every_lag_and_every_period_ahead(panel_from: MakePanel) -> None:
    y = np.arange(20.0) ** 2
    x = np.sin(np.arange(20.0))
    y[:3], x[18:] = np.nan, np.nan
    rows = sample_of(panel_from(y, x), np.atleast_2d(x), lags=2, horizon=4)
    assert rows.period.tolist() == list(range(5, 14))


def test_support_that_all_units_share_keeps_no_period_effects(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(0)
    shared = np.tile(rng.normal(size=30), (3, 1))
    y = rng.normal(size=(3, 30))
    assert not sample_of(panel_from(y, shared), shared, 1, 2).period_effects
    own = shared + rng.normal(size=(3, 30))
    assert sample_of(panel_from(y, own), own, 1, 2).period_effects


def test_many_units_over_few_periods_are_grouped_by_unit(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(0)
    y, x = rng.normal(size=(2, 25, 12))
    assert sample_of(panel_from(y, x), x, 1, 2).clustered
    assert not sample_of(panel_from(y[:5], x[:5]), x[:5], 1, 2).clustered


def test_the_basis_spans_the_columns_and_is_orthonormal() -> None:
    rng = np.random.default_rng(1)
    columns = rng.normal(size=(12, 3)) @ np.array([[1.0, 0, 0, 1], [0, 1, 0, 1e6], [0, 0, 0, 0]])
    basis = orthonormal(columns)
    assert basis.shape == (12, 2)
    assert np.allclose(basis.T @ basis, np.eye(2))
    assert np.allclose(basis @ (basis.T @ columns), columns)


def test_longer_memory_asks_for_more_lags(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(2)
    x, shocks = rng.normal(size=(2, 200))
    y = shocks.copy()
    for t in range(3, 200):
        y[t] += 0.8 * y[t - 3]
    assert lag_choice(panel_from(y, x), x[None], 3) >= 4
    assert lag_choice(panel_from(shocks, x), x[None], 3) <= 3
