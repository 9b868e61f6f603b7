"""Standard errors of places, against the whole information matrix built up answer by answer."""

from __future__ import annotations

import math

import numpy as np
import pytest

from comity.alignment.ideal_points.errors_of_places import on_scale
from comity.alignment.ideal_points.fitting import SPREADS
from comity.alignment.ideal_points.plain import plain_chance

N, V = 5, 4


def _problem(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    codes = rng.integers(1, 4, size=(N, V)).astype(np.int8)
    codes[0, 0] = 0
    return rng.normal(size=N), rng.normal(size=(3, V)), codes


def _plain_information(places: np.ndarray, theta: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Expected information about all places and parameters at once, with slopes of chances found by differences."""
    out = np.diag([1.0] * N + [s**-2.0 for s in SPREADS] * V)
    for i in range(N):
        for v in range(V):
            if not codes[i, v]:
                continue
            spots = [i, N + 3 * v, N + 3 * v + 1, N + 3 * v + 2]
            now = [places[i], *theta[:, v]]
            for c in (1, 2, 3):
                slope = [_rise(c, now, k) for k in range(4)]
                out[np.ix_(spots, spots)] += np.outer(slope, slope) / _chance(c, now)
    return out


def _chance(c: int, at: list[float]) -> float:
    x, slope, middle, width = at
    return plain_chance(c, x, slope, middle, math.exp(width))


def _rise(c: int, now: list[float], k: int) -> float:
    up, down = list(now), list(now)
    up[k] += 1e-6
    down[k] -= 1e-6
    return (_chance(c, up) - _chance(c, down)) / 2e-6


@pytest.mark.parametrize("seed", range(6))
def test_the_errors_are_those_of_the_whole_information_matrix(seed: int) -> None:
    places, theta, codes = _problem(seed)
    whole = _plain_information(places, theta, codes)
    own = np.diag(whole)[:N]
    at, errors = on_scale(places, 1 / own, theta, codes)  # the variances that the places alone would have
    covariance = np.linalg.inv(whole)[:N, :N]
    rng = np.random.default_rng(seed)
    draws = rng.multivariate_normal(np.zeros(N), covariance * 1e-6, size=40_000) + places
    scaled = (draws - draws.mean(axis=1, keepdims=True)) / draws.std(axis=1, keepdims=True)
    plain = scaled.std(axis=0) * 1e3 * math.sqrt(N / (N - 3))
    assert np.allclose(at, (places - places.mean()) / places.std())
    assert errors == pytest.approx(plain, rel=0.03)


def test_the_errors_grow_with_the_root_of_the_variances_of_the_fit() -> None:
    places, theta, codes = _problem(1)
    steep = np.vstack((theta[:1] * 2, theta[1:]))
    _, errors = on_scale(places, np.full(N, 0.1), steep, codes)
    _, twice = on_scale(places, np.full(N, 0.4), steep, codes)
    assert np.allclose(twice, 2 * errors)  # the variances of the fit are stretched, not replaced
