import itertools

import numpy as np
import pytest
from scipy.optimize import isotonic_regression

from comity.evidence.forecasts.calibration import calibration


def made(seed: int, n: int = 60):
    rng = np.random.default_rng(seed)
    p = rng.integers(1, 20, n) / 20
    return p.tolist(), (rng.random(n) < p).tolist()


@pytest.mark.parametrize("seed", range(5))
def test_the_curve_rises_and_lies_in_its_band(seed: int) -> None:
    points = calibration(*made(seed))
    assert all(a.frequency <= b.frequency + 1e-12 for a, b in itertools.pairwise(points))
    assert all(0 <= c.low <= c.frequency <= c.high <= 1 for c in points)
    assert sum(c.count for c in points) == 60


@pytest.mark.parametrize("seed", range(5))
def test_a_swap_of_claims_and_denials_turns_the_curve_and_its_band_round(seed: int) -> None:
    p, o = made(seed)
    one = calibration(p, o)
    other = calibration([1 - x for x in p], [not x for x in o])[::-1]
    assert [c.p for c in other] == pytest.approx([1 - c.p for c in one])
    assert [c.frequency for c in other] == pytest.approx([1 - c.frequency for c in one])
    assert [c.low for c in other] == pytest.approx([1 - c.high for c in one])


def test_the_band_of_a_calibrated_forecaster_holds_the_diagonal_at_most_points() -> None:
    inside = [c.low <= c.p <= c.high for seed in range(20) for c in calibration(*made(seed, 200), resamples=200)]
    assert np.mean(inside) > 0.75


def test_more_decided_claims_make_the_band_narrower() -> None:
    few, many = (calibration(*made(3, n)) for n in (50, 2000))
    assert np.mean([c.high - c.low for c in many]) < np.mean([c.high - c.low for c in few]) / 2


def test_forecasts_of_one_event_are_drawn_together() -> None:
    p, o = [0.3] * 10, [k < 5 for k in range(10)]
    alone = calibration(p, o)[0]
    of_two_events = calibration(p, o, groups=[0] * 5 + [1] * 5)[0]
    assert (of_two_events.low, of_two_events.high) == (0, 1)
    assert 0 < alone.low < alone.high < 1


def test_no_forecasts_make_no_curve() -> None:
    assert calibration([], []) == ()


def test_the_band_is_that_of_every_resample_written_out_and_fitted_one_by_one() -> None:
    p, o = made(8, 30)
    order = sorted(range(30), key=lambda k: p[k])
    at = sorted(set(p))
    rng = np.random.default_rng(3)
    curves = []
    for _ in range(100):
        drawn = np.bincount(rng.integers(0, 30, 30), minlength=30)
        pairs = [(p[k], float(o[k])) for k in order for _ in range(drawn[k])]
        means = {x: np.mean([y for q, y in pairs if q == x]) for x in dict(pairs)}
        # each pair by itself, at the mean of its forecast value: the same as a weight for the value
        fit = isotonic_regression([means[x] for x, _ in pairs]).x
        fitted = {x: y for (x, _), y in zip(pairs, fit, strict=True)}
        curves.append(np.interp(at, list(fitted), list(fitted.values())))
    low, high = np.quantile(curves, [0.05, 0.95], axis=0)
    found = calibration(p, o, resamples=100, seed=3)
    assert [c.low for c in found] == pytest.approx([min(a, c.frequency) for a, c in zip(low, found, strict=True)])
    assert [c.high for c in found] == pytest.approx([max(a, c.frequency) for a, c in zip(high, found, strict=True)])
