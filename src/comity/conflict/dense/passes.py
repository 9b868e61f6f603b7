"""The compiled kernels over whole tables, with a pause now and then."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.conflict.dense.pace import Pace
from comity.kernels import closed_jit, dense_jit
from comity.kernels.closed import Answers, Marks
from comity.kernels.dense import Axis, Table
from comity.kernels.edges import Mask


def highest(table: Table) -> Table:
    """Return the highest value a table can hold, as an array of one."""
    return np.array([np.iinfo(table.dtype).max], table.dtype)


def stays(value: Table, rank: Table, stable: Mask, axis: Axis, bar: int | None, marks: Marks, pace: Pace) -> None:
    """Clear ``stable`` where the best value the party reaches, capped by the bar, is better than what it has."""
    most = highest(value) if bar is None else np.array([bar], value.dtype)

    def work(first: int, last: int) -> None:
        if marks.ruled:
            closed_jit.stays(value, rank, stable, marks.leave, marks.enter, *_shape(axis), first, last)
        else:
            dense_jit.stays(value, rank, stable, *_shape(axis), most, first, last)

    pace.each(axis.strips(len(value)), axis.width * axis.run, work)


def best(value: Table, axis: Axis, marks: Marks, pace: Pace) -> Table:
    """Return the highest value among each state and what the party reaches from it."""
    out = np.empty_like(value)

    def work(first: int, last: int) -> None:
        if marks.ruled:
            closed_jit.best(value, out, marks.leave, marks.enter, *_shape(axis), first, last)
        else:
            dense_jit.best(value, out, *_shape(axis), first, last)

    pace.each(axis.strips(len(value)), axis.width * axis.run, work)
    return out


def floors(rank: Table, feasible: Mask, axis: Axis, pace: Pace) -> Table:
    """Return the lowest value of each of the party's choices over the feasible states."""
    high = highest(rank)

    def work(first: int, last: int) -> Table:
        out = np.full(axis.width, high[0], rank.dtype)
        dense_jit.floors(rank, feasible, axis.width, axis.stride, axis.run, high, out, first, last)
        return out

    lowest_: Table = np.minimum.reduce(pace.each(axis.strips(len(rank)), axis.width * axis.run, work))
    return lowest_


def ceiling(rank: Table, feasible: Mask, axis: Axis, choice: int, pace: Pace) -> int:
    """Return the lowest of the best values of the groups in which a choice is feasible."""

    def work(first: int, last: int) -> int:
        out = highest(rank)
        dense_jit.ceiling(rank, feasible, axis.width, axis.stride, axis.run, choice, out, first, last)
        return int(out[0])

    return min(pace.each(axis.strips(len(rank)), axis.width * axis.run, work))


@dataclass(eq=False, slots=True)
class Stamps:
    """
    When each block of a table was last changed, so that later rounds pass over what rests.

    Threads may stamp a block side by side: whoever then looks at it once more finds nothing to do.

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


def lowest(old: Table, value: Table, feasible: Mask, axis: Axis, stamps: Stamps, since: int, pace: Pace) -> bool:
    """Lower each feasible state to the lowest old value the party reaches from it; say whether anything changed."""
    now = stamps.step

    def work(first: int, last: int) -> bool:
        return dense_jit.lowest(old, value, feasible, *_shape(axis), first, last, stamps.at, stamps.bits, since, now)

    return any(pace.each(axis.strips(len(value)), axis.width * axis.run, work))


def answered(old: Table, value: Table, rank: Table, axis: Axis, stamps: Stamps, since: int, pace: Pace) -> bool:
    """Lower each state to the lowest old value among the party's improvements; say whether anything changed."""
    now = stamps.step

    def work(first: int, last: int) -> bool:
        return dense_jit.answered(old, value, rank, *_shape(axis), first, last, stamps.at, stamps.bits, since, now)

    return any(pace.each(axis.strips(len(value)), axis.width * axis.run, work))


def asked(
    old: Answers,
    new: Answers,
    rank: Table | None,
    feasible: Mask,
    marks: Marks,
    party: int,
    axis: Axis,
    stamps: Stamps,
    since: int,
    pace: Pace,
) -> bool:
    """Lower the best answers by those that one party begins, by improvements where its ranks are given."""
    now, none, shape = stamps.step, highest(old.value), (axis.width, axis.stride, axis.forward, axis.back)
    order = old.value if rank is None else rank
    gates = marks.leave, marks.enter

    def work(first: int, last: int) -> bool:
        return closed_jit.asked(
            old.tables,
            new.tables,
            order,
            feasible,
            gates,
            party,
            shape,
            axis.run,
            rank is not None,
            marks.ruled,
            none,
            first,
            last,
            stamps.at,
            stamps.bits,
            since,
            now,
        )

    return any(pace.each(axis.strips(len(old.value)), axis.width * axis.run, work))


def turn(
    table: Table, out: Table, low: int, high: int, pace: Pace, stamps: Stamps | None = None, since: int = -1
) -> None:
    """Write the table after its lowest bits changed places with those above; only blocks changed after ``since``."""
    blocks = len(table) >> (low + high)
    at = np.zeros(blocks, np.int32) if stamps is None else stamps.at

    def work(first: int, last: int) -> None:
        dense_jit.turn(table, out, low, high, first, last, at, since)

    pace.each(blocks, 1 << (low + high), work)


def _shape(axis: Axis) -> tuple[int, int, int, int, int]:
    return axis.width, axis.stride, axis.forward, axis.back, axis.run
