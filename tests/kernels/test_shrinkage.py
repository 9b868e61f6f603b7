"""Log gammas, normal tails, grids and quantiles, held to scipy and to closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, special, stats

from comity.kernels.shrinkage import (
    log_gamma,
    log_rising,
    normal_below,
    normal_mixture_quantile,
    posterior,
    quantiles,
    zoomed,
)


def test_the_log_gamma_is_that_of_scipy() -> None:
    x = np.exp(np.random.default_rng(1).uniform(-15, 20, 3000))
    assert np.allclose(log_gamma(x), special.gammaln(x), rtol=1e-12, atol=1e-11)


def test_a_rise_is_the_sum_of_its_logarithms_also_where_gammas_would_lose_every_digit() -> None:
    for a in (1e-6, 0.3, 7.0, 1e5, 1e12):
        for n in (0, 1, 13, 400):
            plain = np.log(a + np.arange(n)).sum()
            assert log_rising(np.array(a), np.array(float(n))) == pytest.approx(plain, rel=1e-12, abs=1e-11)


def test_the_normal_tail_is_that_of_scipy() -> None:
    z = np.linspace(-8, 8, 401)
    assert np.abs(normal_below(z) - stats.norm.cdf(z)).max() < 1e-7


def test_each_column_finds_its_own_place() -> None:
    centre, width = np.array([-30.0, 0.0, 12.0]), np.array([1e-3, 1.0, 5.0])
    x, value = zoomed(lambda x: -0.5 * ((x - centre) / width) ** 2, np.full(3, -100.0), np.full(3, 100.0), 80, 18.0)
    mass = np.exp(value) / np.exp(value).sum(axis=0)
    assert (mass * x).sum(axis=0) == pytest.approx(centre, abs=1e-6)
    assert np.sqrt((mass * (x - centre) ** 2).sum(axis=0)) == pytest.approx(width, rel=1e-3)


def test_a_posterior_shaped_like_a_funnel_is_integrated() -> None:
    """x is normal with standard deviation exp(-u/2), u normal: the mean of x squared is exp(1/2) in closed form."""
    grid = posterior(lambda x, u: u / 2 - 0.5 * x**2 * np.exp(u) - 0.5 * u**2, (-400.0, 400.0), (-30.0, 30.0))
    assert grid.weights.sum() == pytest.approx(1)
    assert (grid.weights * grid.x**2).sum() == pytest.approx(np.exp(0.5), rel=1e-4)
    assert grid.at_edge < 1e-4


def test_a_grid_that_is_too_narrow_says_so() -> None:
    cut = posterior(lambda x, u: -0.5 * x**2 - 0.5 * u**2, (-50.0, 50.0), (-0.5, 0.5))
    assert cut.at_edge > 0.02


def test_quantiles_of_masses_are_those_of_the_law() -> None:
    x = np.linspace(-8, 8, 801)
    found = quantiles(x, stats.norm.pdf(x), (0.05, 0.5, 0.95))
    assert found == pytest.approx(stats.norm.ppf((0.05, 0.5, 0.95)), abs=1e-3)


def test_quantiles_of_a_mixture_of_normals_are_where_its_distribution_says() -> None:
    rng = np.random.default_rng(2)
    means, deviations, weights = rng.normal(size=(4, 9)), rng.uniform(0.1, 2, (4, 9)), rng.dirichlet(np.ones(9))
    for p in (0.05, 0.5, 0.95):
        at = normal_mixture_quantile(means, deviations, weights, p)
        below = (stats.norm.cdf((at[:, None] - means) / deviations) * weights).sum(axis=1)
        assert below == pytest.approx(np.full(4, p), abs=1e-6)


def test_a_grid_of_two_numbers_agrees_with_scipy() -> None:
    def density(x: float, u: float) -> float:
        return float(np.exp(-0.5 * (x - 0.3 * u) ** 2 - np.logaddexp(u, -u) - 0.1 * u**2))

    total = integrate.dblquad(density, -12, 12, -12, 12, epsabs=1e-9)[0]
    mean = integrate.dblquad(lambda x, u: x * u * density(x, u), -12, 12, -12, 12, epsabs=1e-9)[0] / total
    grid = posterior(lambda x, u: -0.5 * (x - 0.3 * u) ** 2 - np.logaddexp(u, -u) - 0.1 * u**2, (-40, 40), (-20, 20))
    assert (grid.weights * grid.x * grid.u).sum() == pytest.approx(mean, abs=1e-5)
