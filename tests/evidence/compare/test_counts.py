"""Counts over an exposure: brute force, units, and the laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from comity.evidence.compare.counts import counts
from comity.evidence.compare.members import Alike, Member
from comity.evidence.compare.pools import Pool


def pool(*figures: tuple[int, float]) -> Pool:
    members = tuple(Member(f"m{j}", f"M{j}", y, e) for j, (y, e) in enumerate(figures))
    return counts(Alike("count", "parties", "", "", members))


def _brute(figures: list[tuple[int, float]]) -> list[float]:
    """Return means by a plain grid over log m and the angle of phi^(-1/2), as the model is written."""
    scale = (sum(y for y, _ in figures) + 0.5) / sum(e for _, e in figures)
    nodes, w = np.polynomial.legendre.leggauss(160)
    m, phi = scale * np.exp(6 * nodes[:, None]), np.tan((nodes[None, :] + 1) * math.pi / 4) ** -2
    log = stats.t(3).logpdf(m / scale) + np.log(m) + np.zeros_like(phi)
    for y, e in figures:
        log = log + stats.nbinom(phi, phi / (phi + m * e)).logpmf(y)
    share = np.exp(log) * w[:, None] * w[None, :]
    share /= share.sum()
    return [float((share * (phi + y) / (phi / m + e)).sum()) for y, e in figures]


def test_a_small_case_is_what_brute_force_integration_gives() -> None:
    for figures in ([(4, 2.0), (9, 1.5)], [(0, 3.0), (2, 1.0), (25, 4.0)]):
        assert [e.mean for e in pool(*figures).estimates] == pytest.approx(_brute(figures), rel=2e-3)


Figures = st.lists(st.tuples(st.integers(0, 80), st.sampled_from([0.5, 1.0, 3.0, 20.0])), min_size=2, max_size=4)


@settings(max_examples=8, deadline=None)
@given(Figures)
def test_an_estimate_lies_between_its_own_figures_and_the_pool(figures: list[tuple[int, float]]) -> None:
    for e in pool(*figures).estimates:
        assert e.raw is not None
        assert min(e.raw, e.towards) - 1e-9 <= e.mean <= max(e.raw, e.towards) + 1e-9
        assert 0 <= e.low <= e.high


@settings(max_examples=5, deadline=None)
@given(Figures, st.sampled_from([1e-3, 12.0, 365.25]))
def test_another_unit_of_exposure_changes_the_unit_of_the_answer_only(
    figures: list[tuple[int, float]], unit: float
) -> None:
    for e, other in zip(pool(*figures).estimates, pool(*((y, n * unit) for y, n in figures)).estimates, strict=True):
        assert e.mean == pytest.approx(other.mean * unit, rel=1e-6)
        assert (e.low, e.high) == pytest.approx((other.low * unit, other.high * unit), rel=1e-4, abs=1e-12)
        assert (e.best, e.shrinkage) == pytest.approx((other.best, other.shrinkage), abs=1e-6)


def test_no_exposure_gives_the_distribution_of_the_pool() -> None:
    found = pool((12, 4.0), (30, 10.0), (0, 0.0))
    nobody = found.estimates[2]
    assert (nobody.raw, nobody.shrinkage, nobody.mean) == (None, pytest.approx(1), pytest.approx(found.mean))


def test_more_exposure_means_less_shrinkage() -> None:
    weights = [e.shrinkage for e in pool((2, 1.0), (8, 4.0), (32, 16.0), (128, 64.0)).estimates]
    assert weights == sorted(weights, reverse=True)


def test_with_much_exposure_the_estimate_is_the_raw_rate_with_a_poisson_interval() -> None:
    one = pool((4000, 10.0), (900, 30.0)).estimates[0]
    low, high = stats.gamma.ppf((0.05, 0.95), 4000.5) / 10
    assert (one.mean, one.low, one.high) == pytest.approx((400, low, high), rel=2e-3)


def test_nothing_at_all_happened_is_borne() -> None:
    found = pool((0, 5.0), (0, 2.0))
    assert all(0 <= e.low <= e.mean < 0.5 for e in found.estimates)
    assert found.estimates[0].mean < found.estimates[1].mean
    assert found.estimates[0].band is None
