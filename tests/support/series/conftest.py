"""Makers of series: shocks that last, panels of them, and the tests that would be written for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from comity.case.support import Data, SeriesTest
from comity.support.panel.panel import Panel

Array = NDArray[np.float64]


def _lasting(rng: np.random.Generator, length: int, rho: float) -> Array:
    shocks = rng.normal(size=length + 50)
    out = np.zeros(length + 50)
    for t in range(1, length + 50):
        out[t] = rho * out[t - 1] + shocks[t]
    return out[50:]


@pytest.fixture(scope="session")
def lasting_series() -> Callable[[np.random.Generator, int, float], Array]:
    """Return a maker of a series with shocks of which a share lasts into the next period."""
    return _lasting


@pytest.fixture(scope="session")
def panel_from() -> Callable[..., Panel]:
    """Return a maker of panels from arrays of outcome and support."""

    def make(y: Array, x: Array | None = None, events: tuple[Any, ...] = (), units: tuple[str, ...] = ()) -> Panel:
        y = np.atleast_2d(y)
        names = units or (tuple(f"unit {u:02d}" for u in range(len(y))) if len(y) > 1 else ("",))
        periods = tuple(f"{2000 + t // 12}-{t % 12 + 1:02d}" for t in range(y.shape[1]))
        support = None if x is None else np.atleast_2d(x)
        return Panel("s", periods, names, y, support, np.empty((0, *y.shape)), events, "month", y)

    return make


@pytest.fixture(scope="session")
def asked() -> Callable[..., SeriesTest]:
    """Return a maker of tests of the columns y and x; the table itself is not read by the tests."""

    def make(**more: Any) -> SeriesTest:
        settings = {"outcome": "y", "period": "m", "treatment": "x", "horizon": 3} | more
        return SeriesTest("s", Data((), ()), **settings)

    return make
