"""Chance findings come one time in twenty, and known effects lie within their intervals (seeded simulations)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import binom

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.support.panel.panel import Panel
from comity.support.series.chance import Response, draws_for, response
from comity.support.series.nothing import nothing
from comity.support.series.projection import project
from comity.support.series.sample import lag_choice, sample_of

Series = Callable[[np.random.Generator, int, float], np.ndarray]
MakePanel = Callable[..., Panel]
TIMES = 200


def projected(panel: Panel, x: np.ndarray, horizon: int, draws: int = 99) -> Response:
    x = np.atleast_2d(x)
    sample = sample_of(panel, x, lag_choice(panel, x, horizon), horizon)
    return response(panel, sample, nothing(panel, x, sample.period_effects, sample.clustered), draws)


@pytest.mark.parametrize(("length", "rho", "trend"), [(40, 0.0, 0.0), (40, 0.5, 0.1), (60, 0.9, 0.0)])
def test_series_without_an_effect_show_one_one_time_in_twenty(
    panel_from: MakePanel, lasting_series: Series, length: int, rho: float, trend: float
) -> None:
    rng = np.random.default_rng(20)
    found = 0
    for _ in range(TIMES):
        x = lasting_series(rng, length, rho) - trend * np.arange(length)
        y = lasting_series(rng, length, rho) + trend * np.arange(length)
        answer = projected(panel_from(y, x), x, horizon=4)
        found += answer.p[answer.horizon] <= 0.05
    low, high = binom.ppf([0.0005, 0.9995], TIMES, 0.05)
    assert low <= found <= high


@pytest.mark.parametrize(("rho", "of_support"), [(0.5, 0.5), (0.5, 0.9)])
def test_a_known_effect_lies_within_its_interval_nineteen_times_in_twenty(
    panel_from: MakePanel, lasting_series: Series, rho: float, of_support: float
) -> None:
    rng = np.random.default_rng(21)
    inside = 0
    for _ in range(TIMES):
        x = lasting_series(rng, 60, of_support)
        answer = projected(panel_from(1.5 * x + lasting_series(rng, 60, rho), x), x, horizon=4)
        h = answer.horizon
        inside += answer.low[h] <= 1.5 <= answer.high[h]
    assert 0.90 <= inside / TIMES <= 0.985


def test_a_panel_finds_the_effect_that_units_share(panel_from: MakePanel, lasting_series: Series) -> None:
    rng = np.random.default_rng(22)
    inside, found = 0, 0
    for _ in range(40):
        x = np.array([lasting_series(rng, 30, 0.5) for _ in range(6)])
        shocks = np.array([lasting_series(rng, 30, 0.5) for _ in range(6)])
        answer = projected(panel_from(x + shocks + rng.normal(size=30), x), x, horizon=2)
        inside += answer.low[answer.horizon] <= 1.0 <= answer.high[answer.horizon]
        found += answer.p[answer.horizon] <= 0.05
    assert inside >= 34
    assert found >= 36


def test_p_and_interval_say_the_same(panel_from: MakePanel, lasting_series: Series) -> None:
    rng = np.random.default_rng(23)
    for effect in (0.0, 0.4, 0.8, 1.2):
        x = lasting_series(rng, 50, 0.7)
        answer = projected(panel_from(effect * x + lasting_series(rng, 50, 0.5), x), x, horizon=3)
        told = np.isfinite(answer.low)
        excluded = (answer.low > 0) | (answer.high < 0)
        assert (excluded[told] == (answer.p <= 0.05)[told]).all()


def test_the_ends_of_an_interval_are_where_the_statistic_meets_the_point(
    panel_from: MakePanel, lasting_series: Series
) -> None:
    rng = np.random.default_rng(24)
    x = lasting_series(rng, 60, 0.8)
    panel = panel_from(x + lasting_series(rng, 60, 0.3), x)
    sample = sample_of(panel, x[None], 2, 3)
    answer = response(panel, sample, nothing(panel, x[None], False, False), 199)
    for end in (answer.low, answer.high):
        for h in range(4):
            less = project(sample, (panel.outcome - end[h] * x)[None])
            assert abs(less.t[0, h]) == pytest.approx(answer.point[h], rel=1e-6)


def test_support_that_never_lasts_says_nothing_of_support_that_is_kept_up(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(25)
    x = rng.normal(size=40)
    answer = projected(panel_from(rng.normal(size=40), x), x, horizon=8)
    assert answer.horizon < 8
    assert np.isnan(answer.low[-1])


def test_where_support_moves_anew_each_period_its_effect_at_once_is_told(panel_from: MakePanel) -> None:
    rng = np.random.default_rng(27)
    x = rng.normal(size=60)
    answer = projected(panel_from(2 * x + rng.normal(size=60), x), x, horizon=6)
    assert answer.horizon <= 1
    assert answer.low[answer.horizon] < 2 < answer.high[answer.horizon]
    assert answer.low[answer.horizon] > 1  # over seven periods next to nothing of a change is left to see


def test_work_stops_with_the_budget(panel_from: MakePanel) -> None:
    y, x = np.random.default_rng(26).normal(size=(2, 1, 50))
    panel = panel_from(y, x)
    sample = sample_of(panel, x, 1, 2)
    with pytest.raises(BudgetExceededError):
        response(panel, sample, nothing(panel, x, False, False), draws_for(panel), Budget(0.0))
