"""Things and sources, held to least squares and to the normal law written out in full."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from comity.kernels.two_way import Told, two_way

Floats = NDArray[np.float64]


def _random(seed: int, things: int = 7, sources: int = 3, noise: float = 0.2) -> Told:
    rng = np.random.default_rng(seed)
    every = np.array([(e, s) for e in range(things) for s in range(sources) if s == 0 or rng.random() < 0.7])
    value = rng.normal(6, 2, things)[every[:, 0]] + rng.normal(0, 0.4, sources)[every[:, 1]]
    blur = np.where(rng.random(len(every)) < 0.3, 0.05, 0.0)
    return Told(every[:, 0], every[:, 1], value + rng.normal(0, noise, len(every)), blur)


def _plain(told: Told, scatter: float, spread: float) -> tuple[float, Floats, Floats, Floats]:
    """
    Return the log likelihood, means and covariance of everything, with no algebra spared.

    The effects have the covariance of a normal law conditioned on summing to zero, and things a very wide law.
    """
    things, sources = told.shape
    wide = 1e4
    prior = np.zeros((things + sources, things + sources))
    prior[:things, :things] = wide * np.eye(things)
    prior[things:, things:] = spread**2 * (np.eye(sources) - 1 / sources)
    design = np.zeros((len(told.value), things + sources))
    design[np.arange(len(told.value)), told.thing] = 1
    design[np.arange(len(told.value)), things + told.source] = 1
    noise = np.diag(scatter**2 + told.blur)
    cover = design @ prior @ design.T + noise
    gain = prior @ design.T @ np.linalg.inv(cover)
    value = told.value
    return (
        float(-0.5 * (np.linalg.slogdet(cover)[1] + value @ np.linalg.solve(cover, value))),
        gain @ value,
        prior - gain @ design @ prior,
        design,
    )


@pytest.mark.parametrize("seed", range(4))
def test_things_and_sources_are_those_of_the_normal_law_averaged_over_a_plain_grid(seed: int) -> None:
    told = _random(seed)
    log_scatter, log_spread = np.linspace(np.log(0.02), np.log(1.5), 36), np.linspace(np.log(3e-3), np.log(20), 46)
    rows, weights = [], []
    for u in log_scatter:
        for x in log_spread:
            likelihood, mean, cover, _ = _plain(told, np.exp(u), np.exp(x))
            weights.append(likelihood - np.logaddexp(u, -u) - np.logaddexp(x, -x))
            rows.append((mean, mean**2 + np.diag(cover)))
    share = np.exp(np.array(weights) - max(weights))
    share /= share.sum()
    mean = share @ np.array([r[0] for r in rows])
    variance = share @ np.array([r[1] for r in rows]) - mean**2
    found = two_way(told)
    both = np.concatenate([found.thing, found.source])
    deviations = np.concatenate([found.thing_sd, found.source_sd])
    assert both @ found.weights == pytest.approx(mean, abs=4e-3)
    spread = (deviations**2 + both**2) @ found.weights - (both @ found.weights) ** 2
    assert np.sqrt(spread) == pytest.approx(np.sqrt(variance), rel=0.03, abs=2e-3)


def test_effects_sum_to_zero_at_every_point() -> None:
    assert np.abs(two_way(_random(9)).source.sum(axis=0)).max() < 1e-12


def test_with_much_told_the_effects_are_those_of_least_squares() -> None:
    told = _random(11, things=120, sources=4, noise=0.05)
    told = Told(told.thing, told.source, told.value, np.zeros(len(told.value)))
    things, sources = told.shape
    design = np.zeros((len(told.value) + 1, things + sources))
    design[np.arange(len(told.value)), told.thing] = 1
    design[np.arange(len(told.value)), things + told.source] = 1
    design[-1, things:] = 1  # the effects sum to zero
    plain = np.linalg.lstsq(design, np.append(told.value, 0.0), rcond=None)[0]
    found = two_way(told)
    assert found.source @ found.weights == pytest.approx(plain[things:], abs=2e-3)
    assert found.scatter @ found.weights == pytest.approx(0.05, rel=0.15)


def test_what_the_others_predict_is_what_a_fit_without_the_number_says() -> None:
    told = _random(5)
    found = two_way(told)
    k = int(found.weights.argmax())
    one = two_way(told, points=(32, 32))
    for n in range(4):
        rest = np.arange(len(told.value)) != n
        if not (told.thing[rest] == told.thing[n]).any():
            assert np.isnan(one.departs[n])
            continue
        less = Told(told.thing[rest], told.source[rest], told.value[rest], told.blur[rest])
        expected, gap_sd = 0.0, 0.0
        for j in range(len(found.weights)):
            _, mean, cover, _ = _plain(less, found.scatter[j], found.spread[j])
            row = np.zeros(len(mean))
            row[[told.thing[n], told.shape[0] + told.source[n]]] = 1
            expected += found.weights[j] * float(row @ mean)
            if j == k:
                gap_sd = float(np.sqrt(row @ cover @ row + found.scatter[k] ** 2 + told.blur[n]))
        assert one.expected[n] == pytest.approx(expected, abs=1e-3)
        assert one.departs[n] == pytest.approx((told.value[n] - expected) / gap_sd, rel=0.25, abs=0.1)
