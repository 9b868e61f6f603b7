"""Outcomes as they might have been if support did nothing, drawn to see how large a chance finding gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.support.panel.panel import Panel
from comity.support.series.sample import effects_of, orthonormal
from comity.support.series.season import shortfall

Array = NDArray[np.float64]

BLOCK = 4_000_000
"""Numbers that are held at once."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """
    An outcome that depends on its own past alone: ``y[t] = rho y[t-1] + shock``, around effects, a trend and a season.

    Parameters
    ----------
    rho : float
        How much of a period lasts into the next, corrected for being estimated too low in short series.
    shocks : Array, shape (units, periods)
        The shocks that were seen; 0 where the unit was not.
    seen : Array of bool, shape (units, periods)
    order : tuple of int
        Units in an order that does not depend on their names.
    clustered : bool
        Whether units are drawn apart; otherwise a period is drawn for all of them together.
    """

    rho: float
    shocks: Array
    seen: NDArray[np.bool_]
    order: tuple[int, ...]
    clustered: bool

    def draws(self, count: int, seed: int = 0) -> Iterator[Array]:
        """
        Yield outcomes in blocks of shape (some, units, periods), ``count`` in all; nan where nothing was seen.

        Each shock is given a sign by lot (a recursive wild bootstrap, Gonçalves and Kilian 2004), one for each period,
        so that what units share and how large shocks are at what time stays as it was.
        """
        rng = np.random.default_rng(seed)
        units, length = self.shocks.shape
        size = max(1, min(count, BLOCK // max(1, units * length)))
        for start in range(0, count, size):
            some = min(size, count - start)
            drawn = rng.choice([-1.0, 1.0], size=(some, units if self.clustered else 1, length))
            if self.clustered:
                drawn = drawn[:, np.argsort(np.array(self.order)), :]
            yield self._grown(drawn * self.shocks)

    def _grown(self, shocks: Array) -> Array:
        """Return the outcomes that shocks add up to, each unit from its first period."""
        out = np.empty_like(shocks)
        begun = np.zeros(self.seen.shape[0], dtype=bool)
        wide = 1 / np.sqrt(1 - min(abs(self.rho), 0.98) ** 2)
        for t in range(shocks.shape[2]):
            first = self.seen[:, t] & ~begun
            before = self.rho * out[:, :, t - 1] if t else 0.0
            out[:, :, t] = np.where(first, wide * shocks[:, :, t], before + shocks[:, :, t])
            out[:, :, t] = np.where(begun | first, out[:, :, t], 0.0)
            begun |= first
        return np.where(self.seen, out, np.nan)


def nothing(panel: Panel, support: Array, period_effects: bool, clustered: bool) -> Nothing:
    r"""
    Return the model of an outcome to which support does nothing.

    :math:`\rho` is estimated around effects of units, effects of periods or a trend and the season, and support of the
    period and the one before: what support does is no part of how long shocks last. Such estimates are too low,
    by about :math:`(2 + 4\rho)/T` for one series with a trend (Kendall 1954) and :math:`(1 + \rho)/T` for many
    (Nickell 1981), and more where the season is taken off; that is put back, up to 1.

    Parameters
    ----------
    panel : Panel
    support : Array, shape (units, periods)
    period_effects : bool
    clustered : bool
    """
    y = panel.outcome
    seen = np.isfinite(y)
    both = seen & np.isfinite(support)
    unit, period = np.nonzero(both[:, 1:] & both[:, :-1])
    period = period + 1
    now, before = y[unit, period], y[unit, period - 1]
    basis = _around(panel, unit, period, period_effects, support)
    now, before = now - basis @ (basis.T @ now), before - basis @ (basis.T @ before)
    power = float(before @ before)
    rho = float(before @ now) / power if power > 0 else 0.0
    rho = _corrected(rho, len(unit) / len(np.unique(unit)), panel, period_effects)
    shocks = np.zeros(y.shape)
    shocks[unit, period] = now - rho * before
    for u in range(len(y)):
        at = np.flatnonzero(seen[u])
        if len(at) > 1:  # the first period of a unit has no shock of its own: it takes that of the next
            shocks[u, at[0]] = shocks[u, at[1]]
    order = sorted(range(len(y)), key=lambda u: tuple(np.where(seen[u], y[u], -np.inf).tolist()))
    return Nothing(rho, shocks, seen, tuple(order), clustered)


def _around(
    panel: Panel, unit: NDArray[np.int64], period: NDArray[np.int64], period_effects: bool, support: Array
) -> Array:
    columns = [effects_of(panel, unit, period, period_effects), support[unit, period], support[unit, period - 1]]
    return orthonormal(np.column_stack(columns))


def _corrected(rho: float, length: float, panel: Panel, period_effects: bool) -> float:
    if length <= 6:
        return float(np.clip(rho, -0.95, 1.0))
    found = rho
    for _ in range(20):
        held = min(max(found, -0.95), 0.999)
        season = 0.0 if period_effects else shortfall(panel.frequency, panel.outcome.shape[1], held)
        off = 2 + 4 * held if panel.single else 1 + held
        found = rho + (off + season) / length
    return float(np.clip(found, -0.95, 1.0))
