"""Calibration: how often what was forecast with each probability happened, with a band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from comity.evidence.forecasts.isotonic import isotonic
from comity.evidence.forecasts.result import CalibrationPoint

Values = NDArray[np.float64]
RESAMPLES = 500
SEED = 74
LEVEL = 0.90


def calibration(
    forecasts: Sequence[float],
    outcomes: Sequence[bool],
    resamples: int = RESAMPLES,
    seed: int = SEED,
    groups: Sequence[int] | None = None,
) -> tuple[CalibrationPoint, ...]:
    """
    Return the calibration curve by isotonic regression, with a band of 90 per cent by bootstrap.

    Among events that were given 0.7, about 70 in 100 should happen. Bins answer that only where they are full, and the
    answer hangs on where they are cut. Isotonic regression needs no bins: it asks only that events with a higher
    forecast do not happen less often [1]_.

    Parameters
    ----------
    forecasts : sequence of float, shape (n,)
    outcomes : sequence of bool, shape (n,)
        In an order that does not depend on who lists them (by the claims' ids): the draws follow the places.
    resamples : int
        How many times as many groups are drawn again, with replacement.
    seed : int
    groups : sequence of int, shape (n,), optional
        The event that each forecast is of, counted from 0: forecasts of one event stand and fall together, and are
        drawn together. Each forecast is an event of its own where not given.

    Returns
    -------
    tuple of CalibrationPoint
        One per distinct forecast, lowest first; the band always holds the curve. Empty without forecasts.

    Notes
    -----
    A resample is evaluated between its own points by a straight line, outside them by its first and last value. The
    band is for each point by itself. Where every outcome is the same a bootstrap knows no doubt, and the band has no
    width: it then says nothing.

    Examples
    --------
    >>> points = calibration([0.2, 0.2, 0.2, 0.8, 0.8, 0.8], [False, False, True, True, True, False])
    >>> [(c.p, round(c.frequency, 3), c.count) for c in points]
    [(0.2, 0.333, 3), (0.8, 0.667, 3)]
    >>> all(c.low <= c.frequency <= c.high for c in points)
    True

    References
    ----------
    .. [1] Dimitriadis, T., Gneiting, T. and Jordan, A. I. (2021). Stable reliability diagrams for probabilistic
       classifiers. PNAS 118, e2016191118.
    """
    if not len(forecasts):
        return ()
    p, o = np.asarray(forecasts, np.float64), np.asarray(outcomes, np.float64)
    at, place, counts = np.unique(p, return_inverse=True, return_counts=True)
    hits = np.bincount(place, weights=o, minlength=len(at))
    curve = isotonic((hits / counts).tolist(), counts.tolist())
    events = np.arange(len(p)) if groups is None else np.asarray(groups, np.intp)
    low, high = _band(place, o, at, events, _draws(int(events.max()) + 1, resamples, seed))
    low, high = np.minimum(low, curve), np.maximum(high, curve)
    return tuple(
        CalibrationPoint(float(x), float(y), float(down), float(up), int(n))
        for x, y, down, up, n in zip(at, curve, low, high, counts, strict=True)
    )


def _draws(events: int, resamples: int, seed: int) -> Iterator[Values]:
    """Yield, for each resample, how often each event was drawn."""
    rng = np.random.default_rng(seed)
    for _ in range(resamples):
        yield np.bincount(rng.integers(0, events, events), minlength=events).astype(np.float64)


def _band(
    place: NDArray[np.intp], o: Values, at: Values, events: NDArray[np.intp], draws: Iterator[Values]
) -> tuple[Values, Values]:
    """Return the ends of the band at each distinct forecast."""
    curves = []
    for drawn in draws:
        weight = drawn[events]
        n = np.bincount(place, weights=weight, minlength=len(at))
        hits = np.bincount(place, weights=weight * o, minlength=len(at))
        seen = n > 0
        curves.append(np.interp(at, at[seen], isotonic((hits[seen] / n[seen]).tolist(), n[seen].tolist())))
    if not curves:
        return np.full(len(at), np.inf), np.full(len(at), -np.inf)
    ends = np.quantile(np.array(curves), [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    return ends[0], ends[1]
