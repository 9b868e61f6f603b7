"""Mixtures of Beta and Gamma posteriors, held to scipy's distribution functions."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import integrate, optimize, stats

from comity.kernels.mixtures import Law, Mixture, mixture_quantiles, standings

Floats = NDArray[np.float64]
WANTED = (0.05, 0.5, 0.95)


def _grid(seed: int, columns: int = 12, rows: int = 40) -> tuple[Floats, Floats]:
    """Return weights and places that look like a posterior: a bell in each column."""
    rng = np.random.default_rng(seed)
    x = np.linspace(-1, 1, rows)[:, None] * rng.uniform(0.5, 2, columns) + rng.normal(size=columns)
    weights = np.exp(-8 * np.linspace(-1, 1, rows)[:, None] ** 2) * rng.dirichlet(np.ones(columns))
    return weights / weights.sum(), x


def _below(law: Law, p: Floats, q: Floats) -> Callable[[float], Floats]:
    if law == "beta":
        return lambda v: stats.beta.cdf(v, p, q)
    return lambda v: stats.gamma.cdf(v, p, scale=1 / q)


@pytest.mark.parametrize("law", ["beta", "gamma"])
@pytest.mark.parametrize("size", [0.05, 3.0, 200.0])
def test_quantiles_are_where_the_distribution_of_the_mixture_says(law: Law, size: float) -> None:
    weights, x = _grid(int(size * 100))
    if law == "beta":
        p, q = size / (1 + np.exp(-x)) + 2, size / (1 + np.exp(x)) + 5
    else:
        p, q = np.full_like(x, size + 2), size / np.exp(x) + 3
    below = _below(law, p, q)
    top = 1.0 if law == "beta" else 1e3
    exact = [optimize.brentq(lambda v, w=w: (weights * below(v)).sum() - w, 1e-12, top) for w in WANTED]
    assert mixture_quantiles(Mixture(law, p, q), weights, WANTED) == pytest.approx(exact, rel=2e-3)


def test_a_law_that_lies_at_the_ends_has_its_quantiles_there() -> None:
    weights, x = _grid(5)
    tiny = np.full_like(x, 1e-4)
    low, _, high = mixture_quantiles(Mixture("beta", tiny, tiny), weights, WANTED)
    assert (low, high) == (0.0, 1.0)


@pytest.mark.parametrize("law", ["beta", "gamma"])
def test_who_stands_highest_is_what_the_integrals_say(law: Law) -> None:
    weights = np.full((8, 4), 1 / 32)
    laws = [(3.0, 9.0), (7.0, 9.0), (40.0, 60.0)]
    members = [Mixture(law, np.full((8, 4), p), np.full((8, 4), q)) for p, q in laws]
    frozen = [stats.beta(p, q) if law == "beta" else stats.gamma(p, scale=1 / q) for p, q in laws]
    highest, lowest, above = standings(members, weights)
    top = 1.0 if law == "beta" else 6.0
    for i, one in enumerate(frozen):
        others = [f for j, f in enumerate(frozen) if j != i]
        best = integrate.quad(lambda v, one=one, o=others: one.pdf(v) * o[0].cdf(v) * o[1].cdf(v), 0, top, limit=200)[0]
        worst = integrate.quad(lambda v, one=one, o=others: one.pdf(v) * o[0].sf(v) * o[1].sf(v), 0, top, limit=200)[0]
        assert highest[i] == pytest.approx(best, abs=2e-3)
        assert lowest[i] == pytest.approx(worst, abs=2e-3)
        for j, other in enumerate(frozen):
            wins = integrate.quad(lambda v, one=one, o=other: one.pdf(v) * o.cdf(v), 0, top, limit=200)[0]
            assert above[i, j] == pytest.approx(wins, abs=2e-3)


def test_members_that_are_the_same_stand_the_same() -> None:
    weights, x = _grid(3)
    one = Mixture("beta", 2 + np.exp(x), 3 + np.exp(-x))
    highest, lowest, above = standings([one] * 5, weights)
    assert highest == pytest.approx(np.full(5, 0.2))
    assert lowest == pytest.approx(np.full(5, 0.2))
    assert above == pytest.approx(np.full((5, 5), 0.5))
