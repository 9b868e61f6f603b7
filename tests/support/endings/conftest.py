"""Wars at random, by a law that the tests know."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest

from comity.case.support import Data, EndingsTest
from comity.support.endings.words import ENDINGS


class Wars(NamedTuple):
    """Rows of wars: which war, its age, support (1 or 0), a number without meaning, how it ended (0: it went on)."""

    unit: np.ndarray
    clock: np.ndarray
    support: np.ndarray
    terrain: np.ndarray
    ending: np.ndarray

    def test(self) -> EndingsTest:
        """Return them as a table."""
        columns = ("war", "year", "support", "terrain", "end")
        words = ("", *ENDINGS)
        rows = tuple(
            (f"war {u}", str(1900 + int(u) % 7 + int(t)), str(int(s)), f"{z:.6f}", words[e])
            for u, t, s, z, e in zip(*self, strict=True)
        )
        return EndingsTest("wars", Data(columns, rows), "war", "year", ("support",), "end")


def _wars(seed: int, units: int = 120, periods: int = 30, switch: float = 0.15, **law: float) -> Wars:
    """
    Return wars in which the way w ends them at the rate ``w``, times exp(``log_w``) while there is no support.

    ``switch`` is the chance per period that support turns.
    """
    rng = np.random.default_rng(seed)
    rates = np.array([law.get(w, 0.0) for w in ENDINGS]) if law else np.array([0, 0, 0.1, 0, 0])
    logs = np.array([law.get(f"log_{w}", 0.0) for w in ENDINGS])
    going, support, terrain = np.arange(units), rng.random(units) < 0.5, rng.normal(size=units)
    parts = []
    for age in range(1, periods + 1):
        support = support ^ ((age > 1) & (rng.random(units) < switch))
        now = rates * np.exp(logs * ~support[going, None])
        ended = rng.random(len(going)) < -np.expm1(-now.sum(axis=1))
        drawn = (rng.random(len(going))[:, None] * now.sum(axis=1, keepdims=True) > now.cumsum(axis=1)).sum(axis=1)
        parts.append((going, np.full(len(going), age), support[going] * 1.0, terrain[going], ended * (1 + drawn)))
        going = going[~ended]
        if not len(going):
            break
    columns = [np.concatenate(c) for c in zip(*parts, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    return Wars(*(c[order] for c in columns))


@pytest.fixture(scope="session")
def wars() -> Callable[..., Wars]:
    """The maker of wars."""
    return _wars
