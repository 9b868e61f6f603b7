"""Whatever a table holds, the tests answer or refuse: no crash, no warning, no number that is none."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from comity.case.support import SeriesTest
from comity.support.panel.panel import Panel
from comity.support.series import analyse

KINDS = ("even", "counts", "zeros", "step", "line", "huge", "tiny", "wild", "same")


def column(rng: np.random.Generator, kind: str, length: int) -> np.ndarray:
    t = np.arange(length, dtype=float)
    made: dict[str, Any] = {
        "even": rng.normal(size=length),
        "counts": rng.poisson(1.5, size=length),
        "zeros": (rng.random(length) < 0.1) * 3,
        "step": t >= length // 2,
        "line": 5 + 2 * t,
        "huge": 1e15 * rng.normal(size=length),
        "tiny": 1e-12 * rng.normal(size=length),
        "wild": rng.standard_cauchy(size=length) ** 3,
        "same": np.full(length, 4.0),
    }
    return np.asarray(made[kind], dtype=float)


def rough(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    units, length = int(rng.choice([1, 1, 2, 6, 22])), int(rng.choice([4, 9, 16, 30, 50]))
    y, x, c = (np.array([column(rng, str(rng.choice(KINDS)), length) for _ in range(units)]) for _ in range(3))
    for u in range(units):
        begin, end = rng.integers(0, 4), length - rng.integers(0, 4)
        for z in (y, x, c):
            if rng.random() < 0.3:
                z[u, :begin], z[u, end:] = np.nan, np.nan
    return y, x, c


@pytest.mark.parametrize("seed", [*range(24), 44, 57, 74, 119, 131, 133, 201])
def test_every_table_is_answered_or_refused(
    panel_from: Callable[..., Panel], asked: Callable[..., SeriesTest], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    y, x, c = rough(rng)
    sorts = ("cut", "reduced", "ended", "restored", "raised", "announced")
    events = {
        (
            None if rng.random() < 0.5 else int(rng.integers(len(y))),
            int(rng.integers(y.shape[1])),
            str(rng.choice(sorts)),
        )
        for _ in range(rng.integers(0, 5))
    }
    made = panel_from(y, x, tuple(sorted(events, key=lambda e: (e[1], -1 if e[0] is None else e[0], e[2]))))
    controls = c[None] if rng.random() < 0.3 else np.empty((0, *y.shape))
    panel = Panel(
        made.id, made.periods, made.units, y, x if rng.random() < 0.9 else None, controls, made.events, "month", y
    )
    names = ("c",) if len(controls) else ()
    test = asked(horizon=int(rng.integers(0, 8)), controls=names, lags=int(rng.integers(1, 4)) if seed % 3 else None)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = analyse.tests_on_series(test, panel)
    for one in found:
        json.dumps(one.to_json(), allow_nan=False)
        if one.effect is not None:
            assert one.low is not None
            assert one.high is not None
            assert one.low <= one.effect <= one.high
        assert one.refused == (one.observations == 0)
        assert one.why
