"""Tables of units by period for these tests."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from comity.case.support import Data, Event, SeriesTest


def table(outcome: np.ndarray, names: list[str]) -> Data:
    """Return the rows of an outcome by unit and year; nan makes no row."""
    rows = [
        (name, str(1990 + t), repr(float(outcome[u, t])))
        for u, name in enumerate(names)
        for t in range(outcome.shape[1])
        if np.isfinite(outcome[u, t])
    ]
    return Data(("unit", "year", "deaths"), tuple(rows))


@pytest.fixture
def series() -> Callable[..., SeriesTest]:
    """Return a maker of tests on a table; ``cuts`` says which unit loses support in which column."""

    def make(outcome: np.ndarray, cuts: dict[int, int], more: tuple[Event, ...] = (), **options: object) -> SeriesTest:
        names = [f"u{u:02d}" for u in range(len(outcome))]
        events = tuple(Event(str(1990 + t), "cut", names[u]) for u, t in cuts.items())
        fixed = {"outcome": "deaths", "period": "year", "unit": "unit", "events": events + more}
        return SeriesTest("y", table(outcome, names), **(fixed | options))

    return make


@pytest.fixture
def factors() -> Callable[[int, int, int], np.ndarray]:
    """Return a maker of units that share two factors, with a little noise."""

    def make(seed: int, units: int, periods: int) -> np.ndarray:
        rng = np.random.default_rng(seed)
        shared = rng.normal(size=(2, periods)).cumsum(axis=1)
        return 20 + rng.uniform(0, 2, size=(units, 2)) @ shared + 0.3 * rng.normal(size=(units, periods))

    return make
