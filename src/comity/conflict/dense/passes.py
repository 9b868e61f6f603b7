"""The compiled kernels over whole tables, with a pause now and then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.kernels import dense_jit as jit
from comity.kernels.dense import Axis, Table
from comity.kernels.edges import Mask

_BUNCH = 1 << 23  # states between two pauses


def highest(table: Table) -> Table:
    """Return the highest value a table can hold, as an array of one."""
    return np.array([np.iinfo(table.dtype).max], table.dtype)


def bunches(axis: Axis, n_states: int, budget: Budget) -> Iterator[tuple[int, int]]:
    """Yield stretches of strips, first and past the last, checking the budget before each."""
    strips = axis.strips(n_states)
    step = max(1, _BUNCH // (axis.width * axis.run))
    for first in range(0, strips, step):
        budget.check()
        yield first, min(first + step, strips)


def stays(value: Table, rank: Table, stable: Mask, axis: Axis, bar: int | None, budget: Budget) -> None:
    """Clear ``stable`` where the best value the party reaches, capped by the bar, is better than what it has."""
    most = highest(value) if bar is None else np.array([bar], value.dtype)
    for first, last in bunches(axis, len(value), budget):
        jit.stays(
            value,
            rank,
            stable,
            axis.width,
            axis.stride,
            axis.forward,
            axis.back,
            axis.run,
            most,
            first,
            last,
        )


def best(value: Table, axis: Axis, budget: Budget) -> Table:
    """Return the highest value among each state and what the party reaches from it."""
    out = np.empty_like(value)
    for first, last in bunches(axis, len(value), budget):
        jit.best(value, out, axis.width, axis.stride, axis.forward, axis.back, axis.run, first, last)
    return out


def floors(rank: Table, feasible: Mask, axis: Axis, budget: Budget) -> Table:
    """Return the lowest value of each of the party's choices over the feasible states."""
    high = highest(rank)
    out = np.full(axis.width, high[0], rank.dtype)
    for first, last in bunches(axis, len(rank), budget):
        jit.floors(rank, feasible, axis.width, axis.stride, axis.run, high, out, first, last)
    return out


def ceiling(rank: Table, feasible: Mask, axis: Axis, choice: int, budget: Budget) -> int:
    """Return the lowest of the best values of the groups in which a choice is feasible."""
    out = highest(rank)
    for first, last in bunches(axis, len(rank), budget):
        jit.ceiling(rank, feasible, axis.width, axis.stride, axis.run, choice, out, first, last)
    return int(out[0])


@dataclass(eq=False, slots=True)
class Stamps:
    """
    When each block of a table was last changed, so that later rounds pass over what rests.

    Parameters
    ----------
    at : array of int32
        The step of the last change of each block; 0 at the beginning.
    bits : int
        A block holds ``2**bits`` states: those that change places among themselves in a turn.
    step : int
        Steps taken.
    """

    at: NDArray[np.int32]
    bits: int
    step: int = 0


def lowest(value: Table, feasible: Mask, axis: Axis, stamps: Stamps, since: int, budget: Budget) -> bool:
    """Lower each feasible state to the lowest value the party reaches from it; say whether anything changed."""
    moved = False
    for first, last in bunches(axis, len(value), budget):
        moved |= jit.lowest(
            value,
            feasible,
            axis.width,
            axis.stride,
            axis.forward,
            axis.back,
            axis.run,
            first,
            last,
            stamps.at,
            stamps.bits,
            since,
            stamps.step,
        )
    return moved


def answered(value: Table, rank: Table, axis: Axis, stamps: Stamps, since: int, budget: Budget) -> bool:
    """Lower each state to the lowest value among the party's improvements; say whether anything changed."""
    moved = False
    for first, last in bunches(axis, len(value), budget):
        moved |= jit.answered(
            value,
            rank,
            axis.width,
            axis.stride,
            axis.forward,
            axis.back,
            axis.run,
            first,
            last,
            stamps.at,
            stamps.bits,
            since,
            stamps.step,
        )
    return moved


def turn(
    table: Table, out: Table, low: int, high: int, budget: Budget, stamps: Stamps | None = None, since: int = -1
) -> None:
    """Write the table after its lowest bits changed places with those above; only blocks changed after ``since``."""
    blocks = len(table) >> (low + high)
    at = np.zeros(blocks, np.int32) if stamps is None else stamps.at
    step = max(1, _BUNCH >> (low + high))
    for first in range(0, blocks, step):
        budget.check()
        jit.turn(table, out, low, high, first, min(first + step, blocks), at, since)
