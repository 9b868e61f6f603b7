"""Errors of measurement: what the amounts may really be, drawn many times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.alignment.capabilities.panel import Panel, order_of
from comity.budget import Budget
from comity.errors import UsageError

Reals = NDArray[np.float64]
BLOCK_CELLS = 1_500_000
"""Draws are made in blocks of at most so many amounts, so that memory does not grow with their number."""
FEWEST_DRAWS, MOST_DRAWS = 200, 100_000
"""Fewer draws say nothing of the ends of a band: one draw in forty lies beyond each."""


@dataclass(frozen=True, slots=True)
class MeasurementError:
    r"""
    How far recorded amounts may be from the true ones.

    ``multiplicative``: the true amount is the recorded one times :math:`e^{\sigma z}`, :math:`z` normal. Of the
    errors of one actor and component, the share ``lasting`` of the variance stays from year to year (a count that is
    always too high); the rest is new every year. ``dirichlet``: the shares of each component are drawn from a
    Dirichlet law around the recorded ones, as if ``weight`` units had been counted, anew every year. A component of
    nothing stays nothing, and what is not known stays unknown: bands say nothing about gaps.

    Parameters
    ----------
    kind : {"multiplicative", "dirichlet"}
    spread : float
        Sigma: 0.1 means that two recorded amounts in three are within about 10% of the truth.
    by_component : tuple of (str, float)
        Another sigma for some components.
    lasting : float
        From 0 to 1.
    weight : float
        At least 1.

    Raises
    ------
    UsageError
        Where a number is outside its range.
    """

    kind: Literal["multiplicative", "dirichlet"] = "multiplicative"
    spread: float = 0.1
    by_component: tuple[tuple[str, float], ...] = ()
    lasting: float = 0.5
    weight: float = 1000.0

    def __post_init__(self) -> None:
        if self.kind not in ("multiplicative", "dirichlet"):
            raise UsageError(f'Errors of measurement are "multiplicative" or "dirichlet", not "{self.kind}".')
        if not all(0 <= s <= 3 for s in (self.spread, *(s for _, s in self.by_component))):
            raise UsageError("The spread of errors of measurement goes from 0 to 3.")
        if not (0 <= self.lasting <= 1 and 1 <= self.weight < np.inf):
            raise UsageError("The lasting share of an error goes from 0 to 1; the weight of counts is 1 or more.")

    def words(self) -> str:
        """
        Return the errors in words.

        Examples
        --------
        >>> MeasurementError(lasting=0.5).words()
        'each amount may be off by a factor of about 10%, half of that for good'
        """
        if self.kind == "dirichlet":
            return f"shares are as sure as a count of {self.weight:.6g} units makes them"
        kept = {0.0: "anew every year", 0.5: "half of that for good", 1.0: "for good"}
        lasts = kept.get(self.lasting, f"{100 * self.lasting:.3g}% of that for good")
        other = "".join(f", {name} {100 * s:.3g}%" for name, s in self.by_component)
        return f"each amount may be off by a factor of about {100 * self.spread:.3g}%{other}, {lasts}"


@dataclass(frozen=True, eq=False, slots=True)
class Block:
    """
    Amounts of one year in some of the draws.

    ``values`` has shape (D, n, C): n are the actors who are there in that year. ``draws`` says which draws they are.
    """

    draws: slice
    year: int
    values: Reals


def blocks(panel: Panel, error: MeasurementError, draws: int, seed: int, budget: Budget) -> Iterator[Block]:
    """
    Yield the drawn amounts, block by block, ``year`` as an index into the years of the panel.

    A draw is one world: in it, every year has the same lasting errors, so the change between two years is drawn as a
    pair. The errors hang on the seed, the number of the block, the year and the place of an actor in the order of the
    panel alone: two calls for other years of the same panel meet the same worlds.

    Raises
    ------
    UsageError
        Where the number of draws is not from 200 to 100,000, the seed is below 0, or ``by_component`` names none of the
        components.
    """
    if seed < 0:
        raise UsageError(f"A seed is 0 or above, not {seed}.")
    if not FEWEST_DRAWS <= draws <= MOST_DRAWS:
        raise UsageError(f"The number of draws goes from {FEWEST_DRAWS} to {MOST_DRAWS}, not {draws}.")
    sigma = _spreads(panel, error)
    order = order_of(panel.values) if panel.order is None else panel.order
    place = np.argsort(order)
    size = max(1, BLOCK_CELLS // panel.values[0].size)
    for number, start in enumerate(range(0, draws, size)):
        where = slice(start, min(start + size, draws))
        count = where.stop - where.start
        kept = _source(seed, number).standard_normal((count, *panel.values.shape[1:]), np.float32)[:, place]
        for t, year in enumerate(panel.years):
            budget.check()
            source = _source(seed, number, 1, year % 2**32)
            there = panel.known[t]
            mine = order[there[order]]
            back = np.argsort(mine)
            recorded = panel.values[t, mine]
            if error.kind == "dirichlet":
                drawn = _counted(recorded, error.weight, (count, *recorded.shape), source)
            else:
                drawn = _factored(recorded, sigma, kept[:, mine], error.lasting, source)
            yield Block(where, t, drawn[:, back])


def _source(seed: int, *key: int) -> np.random.Generator:
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=key))


def _spreads(panel: Panel, error: MeasurementError) -> NDArray[np.float32]:
    given = dict(error.by_component)
    for name in given:
        if name not in panel.components:
            raise UsageError(f'There is no component "{name}". There are: {", ".join(panel.components)}.')
    return np.array([given.get(c, error.spread) for c in panel.components], np.float32)


def _factored(
    values: Reals,
    sigma: NDArray[np.float32],
    kept: NDArray[np.float32],
    lasting: float,
    source: np.random.Generator,
) -> Reals:
    noise: NDArray[np.float32] = np.float32(np.sqrt(lasting)) * kept
    if lasting < 1:
        # single precision: the errors are a model, their seventh digit is not
        noise += np.float32(np.sqrt(1 - lasting)) * source.standard_normal(kept.shape, np.float32)
    out: Reals = values * np.exp(noise * sigma)
    return out


def _counted(values: Reals, weight: float, shape: tuple[int, ...], source: np.random.Generator) -> Reals:
    total = np.nansum(values, axis=0)
    shares = np.divide(values, total, out=np.zeros(values.shape), where=total > 0)
    known = np.nan_to_num(shares)
    # gamma amounts, divided by their sum, are Dirichlet shares; a shape of 0 gives 0
    drawn = source.standard_gamma(np.broadcast_to(weight * known, shape))
    return np.where(np.isnan(values), np.nan, drawn)
