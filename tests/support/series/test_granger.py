"""Precedence: a contrast that never gives a verdict."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import binom

from comity.case.support import SeriesTest
from comity.support.panel.panel import Panel
from comity.support.series.granger import lags_by_criterion, precedence, precedes

Series = Callable[[np.random.Generator, int, float], np.ndarray]


def test_the_statistic_is_that_of_statsmodels() -> None:
    rng = np.random.default_rng(90)
    x, y = rng.normal(size=(2, 60)).cumsum(axis=1)
    found = precedes(x, y, lags=2)
    at = np.arange(3, 60)
    columns = np.column_stack([np.ones(57), at, *(z[at - lag] for z in (y, x) for lag in (1, 2, 3))])
    names = np.zeros((2, 8))
    names[0, 5] = names[1, 6] = 1
    other = sm.OLS(y[at], columns).fit().f_test(names)
    assert found is not None
    assert found.statistic == pytest.approx(float(other.fvalue), rel=1e-6)
    assert found.p == pytest.approx(float(other.pvalue), rel=1e-6)


@pytest.mark.parametrize("rho", [0.5, 1.0])
def test_series_that_have_nothing_to_do_with_each_other_precede_one_time_in_twenty(
    lasting_series: Series, rho: float
) -> None:
    rng = np.random.default_rng(91)
    found = 0
    for _ in range(400):
        one = precedes(lasting_series(rng, 80, rho), lasting_series(rng, 80, rho), 1)
        found += one is not None and one.p < 0.05
    low, high = binom.ppf([0.001, 0.999], 400, 0.05)
    assert low <= found <= high


def test_no_precedence_is_ever_a_verdict(panel_from: Callable[..., Panel], asked: Callable[..., SeriesTest]) -> None:
    rng = np.random.default_rng(92)
    x = rng.normal(size=100)
    y = np.roll(x, 1) + 0.1 * rng.normal(size=100)
    found = precedence(asked(), panel_from(y, x))
    assert found.contrast
    assert found.verdict == "cannot be told"
    assert found.effect is None
    assert found.p is not None
    assert found.p < 0.001
    assert "is no effect" in found.why
    assert "not_an_effect" in found.warnings
    back = precedence(asked(), panel_from(x, y))
    assert "support may answer to it" in back.why


def test_what_bears_no_test_of_precedence_is_refused(
    panel_from: Callable[..., Panel], asked: Callable[..., SeriesTest]
) -> None:
    rng = np.random.default_rng(93)
    y, x = rng.normal(size=(2, 3, 40))
    assert "several units" in precedence(asked(), panel_from(y, x)).why
    assert "never changes" in precedence(asked(), panel_from(y[0], np.ones(40))).why
    short = precedence(asked(), panel_from(y[0, :15], x[0, :15]))
    assert short.refused
    assert "15 periods" in short.why
    assert precedence(asked(), panel_from(y[0], 2 * y[0] + 1)).refused


def test_lags_that_matter_are_found() -> None:
    rng = np.random.default_rng(94)
    x = rng.normal(size=200)
    y = np.roll(x, 3) + 0.5 * rng.normal(size=200)
    assert lags_by_criterion(x, y, 5) == 3
