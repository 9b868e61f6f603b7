"""Local projections on many outcomes at once equal regressions written out one by one."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from comity.support.panel.panel import Panel
from comity.support.series.projection import kept_up, moving_periods, project, rests
from comity.support.series.regression import fit
from comity.support.series.sample import Sample, sample_of

MakePanel = Callable[..., Panel]


def written_out(rows: Sample, y: np.ndarray, x: np.ndarray, h: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the columns with every dummy, and the mean over the first periods, of one projection."""
    columns = []
    for u, t in zip(rows.unit, rows.period, strict=True):
        waves = [f(2 * np.pi * k * t / 12) for k in (1, 2) for f in (np.cos, np.sin)]
        dummies = [float(u == v) for v in range(len(y))] + [float(t == s) for s in sorted(set(rows.period))[1:]]
        lags = [z[u, t - lag] for z in (y, x) for lag in range(1, rows.lags + 1)]
        columns.append([x[u, t], *lags, *(dummies if rows.period_effects else [*dummies[: len(y)], float(t), *waves])])
    target = [y[u, t : t + h + 1].mean() for u, t in zip(rows.unit, rows.period, strict=True)]
    return np.array(columns), np.array(target)


@pytest.mark.parametrize("units", [1, 4, 22])
def test_responses_and_errors_are_those_of_the_regression_written_out(panel_from: MakePanel, units: int) -> None:
    rng = np.random.default_rng(units)
    y, x = rng.normal(size=(2, units, 40 if units < 20 else 12))
    rows = sample_of(panel_from(y, x), x, lags=2, horizon=2)
    assert rows.clustered == (units > 20)
    found = project(rows, np.stack([y, 3 * y + 1]))
    for h in range(3):
        columns, target = written_out(rows, y, x, h)
        other = fit(columns, target, rows.period, rows.unit if rows.clustered else None)
        assert other is not None
        assert found.response[0, h] == pytest.approx(other.coefficients[0], rel=1e-7)
        assert found.error[0, h] == pytest.approx(other.error(0), rel=1e-7)
    assert found.response[1] == pytest.approx(3 * found.response[0], rel=1e-7)


def test_what_is_left_over_is_that_of_the_regression_written_out(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(9)
    y, x = rng.normal(size=(2, 3, 30))
    rows = sample_of(panel_from(y, x), x, lags=1, horizon=0)
    columns, target = written_out(rows, y, x, 0)
    rest = np.linalg.lstsq(columns, target, rcond=None)[1]
    assert rests(rows, y[None]) == pytest.approx(rest, rel=1e-9)


def test_the_covariance_with_support_is_that_of_their_difference(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(10)
    y, x = rng.normal(size=(2, 1, 60))
    rows = sample_of(panel_from(y, x), x, lags=1, horizon=3)
    kept = kept_up(rows, y, x)
    found = project(rows, y[None])
    assert kept.outcome == pytest.approx(found.response[0])
    assert np.sqrt(kept.covariance[:, 0, 0]) == pytest.approx(found.error[0])
    assert kept.support[0] == pytest.approx(1.0)
    assert kept.covariance[0, 1, 1] == pytest.approx(0.0, abs=1e-20)
    assert (np.linalg.det(kept.covariance[1:]) > 0).all()


def test_one_change_of_support_is_one_period(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(11)
    y = rng.normal(size=60)
    step = (np.arange(60) >= 30) * 1.0
    often = rng.normal(size=60)
    few = kept_up(sample_of(panel_from(y, step), step[None], 1, 2), y[None], step[None]).moving
    many = kept_up(sample_of(panel_from(y, often), often[None], 1, 2), y[None], often[None]).moving
    assert few < 2 < 10 < many


def test_equal_weights_count_every_period(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(12)
    y, x = rng.normal(size=(2, 1, 30))
    rows = sample_of(panel_from(y, x), x, 1, 0)
    assert moving_periods(rows, np.ones(len(rows.period))) == pytest.approx(len(rows.period))
    assert moving_periods(rows, np.zeros(len(rows.period))) == 0.0
