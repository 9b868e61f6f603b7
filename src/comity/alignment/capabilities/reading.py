"""Ways to read one table: which actors and which components count, and how the errors last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.capabilities.index import power_shares
from comity.alignment.capabilities.measurement import MeasurementError, blocks
from comity.alignment.capabilities.panel import Panel
from comity.budget import Budget
from comity.errors import TooLargeError

Reals = NDArray[np.float64]
Mask = NDArray[np.bool_]
MOST_RESULTS = 40_000_000
"""More draws than this, over all years and readings, are refused: 320 MB."""


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """
    One way to read the table.

    Parameters
    ----------
    id : str
        ``all``, ``constant``, ``without milex``, ``complete``, ``lasting`` and so on.
    words : str
    actors : bool array of shape (N,)
        Who counts; the shares are taken among them alone.
    components : bool array of shape (C,)
    """

    id: str
    words: str
    actors: Mask
    components: Mask

    def of(self, values: Reals) -> Reals:
        """Return the amounts of shape (..., N, C) that count in this reading."""
        return values[..., self.actors, :][..., self.components]


def readings_of(panel: Panel) -> tuple[Reading, ...]:
    """
    Return the ways to read a table, the plain one first.

    The others are: without each of the components; only the components that are known of everybody in the first and
    the last year; and only the actors that are there in every year.
    """
    everyone = np.ones(len(panel.actors), bool)
    every = np.ones(len(panel.components), bool)
    out = [Reading("all", "all actors and components", everyone, every)]
    if len(every) > 1:
        for k, name in enumerate(panel.components):
            out.append(Reading(f"without {name}", f"leaving out {name}", everyone, np.arange(len(every)) != k))
    complete = _complete(panel)
    if complete.any() and not complete.all():
        names = ", ".join(np.array(panel.components)[complete].tolist())
        out.append(Reading("complete", f"with what is known of everybody alone ({names})", everyone, complete))
    stay: Mask = np.asarray(panel.known.all(axis=0))
    if stay.sum() > 1 and not stay.all():
        out.append(Reading("constant", f"among the {stay.sum()} actors that are there in every year", stay, every))
    return tuple(r for r in out if _counts(panel, r))


def _complete(panel: Panel) -> Mask:
    """Return the components that are known of all actors there, in the first and the last year."""
    ends, there = panel.values[[0, -1]], panel.known[[0, -1]]
    return ~np.asarray((np.isnan(ends) & there[..., None]).any(axis=(0, 1)))


def _counts(panel: Panel, reading: Reading) -> bool:
    """Return whether a reading leaves shares in every year."""
    return bool((~np.isnan(power_shares(reading.of(panel.values)))).any(axis=-1).all())


def number_of_actors(panel: Panel, reading: Reading) -> NDArray[np.intp]:
    """Return how many actors count in each year, shape (T,)."""
    return np.asarray((~np.isnan(power_shares(reading.of(panel.values)))).sum(axis=-1), np.intp)


def hhi_draws(
    panel: Panel, readings: tuple[Reading, ...], error: MeasurementError, draws: int, seed: int, budget: Budget
) -> Reals:
    """
    Return the HHI of every draw, shape (R, D, T): readings, draws, years.

    All readings meet the same worlds, so they can be set beside each other draw by draw.

    Raises
    ------
    TooLargeError
        Where the answer would not fit in memory.
    """
    if len(readings) * draws * len(panel.years) > MOST_RESULTS:
        raise TooLargeError(f"{draws} draws of {len(panel.years)} years do not fit. Ask for fewer draws or years.")
    out = np.empty((len(readings), draws, len(panel.years)))
    for block in blocks(panel, error, draws, seed, budget):
        # those who are not there have no share to draw
        there = panel.known[block.year]
        known = ~np.isnan(panel.values[block.year, there])
        values = np.where(known, block.values, 0.0)
        for r, reading in enumerate(readings):
            budget.check()
            out[r, block.draws, block.year] = _hhi(values, known, reading, there)
    return out


def _hhi(values: Reals, known: Mask, reading: Reading, there: Mask) -> Reals:
    """Return the HHI of each draw of one year: :func:`power_shares` and the sum of squares in one pass over draws."""
    # d: draw   n: actor who is there   c: component
    rows = reading.actors[there]
    part, told = (values, known) if rows.all() else (values[:, rows], known[rows])
    total = part.sum(axis=1)  # [d, c]
    # a component of which nobody has anything tells nobody from another
    counts = reading.components & (total > 0).any(axis=0)
    weights = np.divide(1.0, total, out=np.zeros(total.shape), where=(total > 0) & counts)
    many = (told & counts).sum(axis=1)  # [n]
    index = np.einsum("dnc,dc->dn", part, weights) / np.maximum(many, 1)
    return np.asarray(np.einsum("dn,dn->d", index, index) / index.sum(axis=1) ** 2)
