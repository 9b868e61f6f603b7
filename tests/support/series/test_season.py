"""What comes back every year."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import binom

from comity.support.panel.panel import Panel
from comity.support.series.chance import response
from comity.support.series.granger import precedes
from comity.support.series.nothing import nothing
from comity.support.series.sample import lag_choice, sample_of
from comity.support.series.season import season, shortfall

Series = Callable[[np.random.Generator, int, float], np.ndarray]


@pytest.mark.parametrize(("frequency", "cycle"), [("month", 12), ("quarter", 4)])
def test_in_long_series_it_is_one_level_for_each_part_of_the_year(frequency: str, cycle: int) -> None:
    t = np.arange(6 * cycle)
    found = np.column_stack([np.ones(len(t)), season(frequency, t, len(t))])
    levels = (t[:, None] % cycle == np.arange(cycle)).astype(float)
    assert np.linalg.matrix_rank(found) == cycle
    assert np.linalg.matrix_rank(np.hstack([found, levels])) == cycle


def test_years_and_short_series_have_none() -> None:
    assert season("year", np.arange(50), 50).shape == (50, 0)
    assert season("month", np.arange(23), 23).shape == (23, 0)


@pytest.mark.parametrize(("length", "rho"), [(48, 0.0), (48, 0.6), (72, 0.3)])
def test_the_shortfall_is_that_of_simulated_series(lasting_series: Series, length: int, rho: float) -> None:
    rng = np.random.default_rng(1)
    t = np.arange(length)
    columns = season("month", t, length)
    gaps = []
    for _ in range(2000):
        y = lasting_series(rng, length, rho)
        rest = y - columns @ np.linalg.lstsq(columns, y, rcond=None)[0]
        gaps.append((y[1:] @ y[:-1]) / (y[:-1] @ y[:-1]) - (rest[1:] @ rest[:-1]) / (rest[:-1] @ rest[:-1]))
    assert np.mean(gaps) * length == pytest.approx(shortfall("month", length, rho), abs=0.8)


def test_a_season_in_both_series_is_no_effect(panel_from: Callable[..., Panel], lasting_series: Series) -> None:
    rng = np.random.default_rng(2)
    found = 0
    for _ in range(100):
        y, x = (yearly(rng, lasting_series, 60) for _ in range(2))
        panel, x = panel_from(y, x), x[None]
        sample = sample_of(panel, x, lag_choice(panel, x, 3), 3)
        answer = response(panel, sample, nothing(panel, x, False, False), 99)
        found += answer.p[answer.horizon] <= 0.05
    assert found <= binom.ppf(0.999, 100, 0.05)


def test_a_season_in_both_series_is_no_precedence(lasting_series: Series) -> None:
    rng = np.random.default_rng(3)
    months = season("month", np.arange(60), 60)
    found = []
    for _ in range(150):
        x, y = (yearly(rng, lasting_series, 60) for _ in range(2))
        found.append(precedes(x, y, 2, yearly=months))
    assert sum(f is not None and f.p < 0.05 for f in found) <= binom.ppf(0.999, 150, 0.05)


def yearly(rng: np.random.Generator, lasting_series: Series, length: int) -> np.ndarray:
    return lasting_series(rng, length, 0.3) + 2 * np.sin(2 * np.pi * np.arange(length) / 12 + rng.uniform(0, 6))
