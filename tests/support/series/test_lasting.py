"""Regressions of one series whose shocks last."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import binom

from comity.support.series.lasting import RHOS, lasting

Series = Callable[[np.random.Generator, int, float], np.ndarray]


def broken_line(before: int, after: int) -> np.ndarray:
    t = np.arange(before + after) - before
    return np.column_stack([np.ones(len(t)), t, t >= 0, (t >= 0) * t]).astype(float)


def test_each_rho_is_generalised_least_squares() -> None:
    rng = np.random.default_rng(40)
    x, y = broken_line(12, 12), rng.normal(size=24)
    found = lasting(x, y)
    assert found is not None
    for at in (0, 10, 28):
        rho = RHOS[at]
        power = np.abs(np.subtract.outer(np.arange(24), np.arange(24)))
        other = sm.GLS(y, x, sigma=rho**power).fit()
        assert found.coefficients[at] == pytest.approx(other.params, rel=1e-6)
        assert np.sqrt(np.diag(found.covariance[at])) == pytest.approx(other.bse, rel=1e-6)


def test_rho_is_found_in_a_long_series(lasting_series: Series) -> None:
    rng = np.random.default_rng(41)
    for rho in (0.0, 0.6):
        found = lasting(np.ones((800, 1)), lasting_series(rng, 800, rho))
        assert found is not None
        assert found.rho == pytest.approx(rho, abs=0.1)


@pytest.mark.parametrize(("before", "after", "rho"), [(12, 12, 0.0), (24, 12, 0.5), (12, 12, 0.8)])
def test_broken_lines_without_a_break_show_one_no_more_than_one_time_in_twenty(
    lasting_series: Series, before: int, after: int, rho: float
) -> None:
    rng = np.random.default_rng(42)
    x, of = broken_line(before, after), np.array([0.0, 0.0, 1.0, 3.0])
    found = 0
    for _ in range(300):
        one = lasting(x, lasting_series(rng, before + after, rho) + 0.2 * np.arange(before + after))
        found += one is not None and one.p(of) < 0.05
    assert found <= binom.ppf(0.999, 300, 0.05)
    assert found >= 1


def test_a_known_break_lies_within_its_interval(lasting_series: Series) -> None:
    rng = np.random.default_rng(43)
    x, of = broken_line(24, 12), np.array([0.0, 0.0, 1.0, 3.0])
    truth = np.array([5.0, 0.1, -4.0, 0.2])
    inside = 0
    for _ in range(200):
        one = lasting(x, x @ truth + lasting_series(rng, 36, 0.5))
        assert one is not None
        _, low, high = one.interval(of)
        inside += low <= of @ truth <= high
    assert 0.92 <= inside / 200 <= 0.995


def test_units_of_measurement_change_numbers_and_no_p(lasting_series: Series) -> None:
    rng = np.random.default_rng(44)
    x, y = broken_line(20, 10), lasting_series(rng, 30, 0.5)
    of = np.array([0.0, 0.0, 1.0, 2.0])
    one, other = lasting(x, y), lasting(x, 1e6 * y - 3e7)
    assert one is not None
    assert other is not None
    assert other.p(of) == pytest.approx(one.p(of), rel=1e-6)
    assert np.array(other.interval(of)) == pytest.approx(1e6 * np.array(one.interval(of)), rel=1e-6)


def test_an_interval_leaves_out_zero_where_p_is_below_one_in_twenty(lasting_series: Series) -> None:
    rng = np.random.default_rng(45)
    x, of = broken_line(20, 10), np.array([0.0, 0.0, 1.0, 0.0])
    for size in (0.0, 1.0, 2.0, 3.0):
        one = lasting(x, x @ [0, 0, size, 0] + lasting_series(rng, 30, 0.3))
        assert one is not None
        _, low, high = one.interval(of)
        assert (low > 0 or high < 0) == (one.p(of) < 0.05)


def test_what_fits_exactly_has_no_error() -> None:
    x = broken_line(10, 10)
    assert lasting(x, x @ [1.0, 2.0, 3.0, 4.0]) is None
    assert lasting(np.column_stack([x, x[:, 1]]), np.arange(20.0)) is None
    assert lasting(x[:5], np.arange(5.0)) is None
