"""The smallest change of weights, of one weight, or of cells, by which an offer comes first: at least level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.partners.robust.model import entries, solved
from comity.partners.weights.statements import Row
from comity.solve.mip import mip_engine

Reals = NDArray[np.float64]
NOTHING = 1e-9
ROUNDING = 1e-12
OWN = 1e-4
"""So much dearer is a change of another offer's cell: it only decides between changes of the same size."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One number that changes: a weight (``offer`` is None) or a cell, from its middle, on the scale from 0 to 1."""

    offer: int | None
    criterion: int
    before: float
    after: float

    @property
    def size(self) -> float:
        """Return by how much it changes."""
        return abs(self.after - self.before)


def nearest_weights(
    cells: Reals, base: Reals, one: int, rows: Sequence[Row] = (), budget: Budget | None = None
) -> Reals | None:
    r"""
    Return the weights nearest to some others for which an offer comes first, None where there are none.

    The linear program :math:`\min \sum_c \max(0, w_c - w^0_c)` over :math:`w \ge 0, \sum w = 1`, and
    :math:`\sum_c w_c (x_{bc} - x_{jc}) \ge 0` for each other offer j: the least share of all weight that has to be
    moved from some criteria to others.

    Parameters
    ----------
    cells : array, shape (n, m)
    base : array, shape (m,)
    one : int
        b, the offer that is to come first.
    rows : sequence of Row
        What is said of weights, where it must hold.
    budget : Budget, optional

    Examples
    --------
    >>> cells = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> np.round(nearest_weights(cells, np.array([0.75, 0.25]), 1), 6).tolist()
    [0.5, 0.5]
    """
    engine, m = mip_engine(), len(base)
    for _ in range(m):
        engine.column(0.0, 1.0)
    for c in range(m):
        more = engine.column(0.0, 1.0, cost=1.0)
        engine.row([(more, 1.0), (c, -1.0)], low=-float(base[c]))
    engine.row([(c, 1.0) for c in range(m)], 1.0, 1.0)
    for row in rows:
        engine.row([(c, float(x)) for c, x in row.entries], low=float(row.low))
    for lead in np.delete(cells[one] - cells, one, axis=0):
        engine.row(entries(lead), low=0.0)
    point = solved(engine, budget, maximise=False).point
    if point is None:
        return None
    weights = np.maximum(point[:m], 0.0)
    found: Reals = weights / weights.sum()
    return found


def with_one_weight(base: Reals, criterion: int, weight: float) -> Reals:
    """
    Return weights with one of them changed, and the others in proportion as before; even where they were nothing.

    Examples
    --------
    >>> with_one_weight(np.array([0.5, 0.375, 0.125]), 0, 0.2).round(6).tolist()
    [0.2, 0.6, 0.2]
    """
    others = np.delete(np.arange(len(base)), criterion)
    rest = base[others] / base[others].sum() if base[others].sum() > NOTHING else np.full(len(others), 1 / len(others))
    found = np.empty(len(base))
    found[criterion], found[others] = weight, rest * (1 - weight)
    return found


def single_weights(cells: Reals, base: Reals, one: int) -> Iterator[Moved]:
    """
    Yield for each criterion the least change of its weight alone by which an offer comes first, where one is enough.

    The others keep their proportions. The lead over each other offer is then a straight line in the weight, so an
    offer comes first between two ends.

    Examples
    --------
    >>> cells = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> [(m.criterion, round(m.after, 6)) for m in single_weights(cells, np.array([0.75, 0.25]), 1)]
    [(0, 0.5), (1, 0.5)]
    """
    leads = np.delete(cells[one] - cells, one, axis=0)  # [j, c]
    if len(base) == 1:
        return
    for c in range(len(base)):
        none, all_ = (_level(leads @ with_one_weight(base, c, end)) for end in (0.0, 1.0))
        low, high = 0.0, 1.0
        for at_none, at_all in zip(none.tolist(), all_.tolist(), strict=True):
            if at_none < 0 and at_all < 0:
                low, high = 1.0, 0.0
            elif at_none < 0:
                low = max(low, at_none / (at_none - at_all))
            elif at_all < 0:
                high = min(high, at_none / (at_none - at_all))
        if low <= high + NOTHING:
            yield Moved(None, c, float(base[c]), min(max(float(base[c]), low), max(low, high)))


def _level(leads: Reals) -> Reals:
    """Return leads with 0 for what is nothing but rounding, which would look like a line that never rises."""
    found: Reals = np.where(np.abs(leads) < ROUNDING, 0.0, leads)
    return found


def single_cells(cells: Reals, weights: Reals, one: int, steps: Sequence[int]) -> Iterator[Moved]:
    """
    Yield for each cell the least change of it alone by which an offer comes first, where one is enough.

    Either the offer is better there, or, where it is behind one other offer only, that one is worse.

    Parameters
    ----------
    cells : array, shape (n, m)
    weights : array, shape (m,)
    one : int
    steps : sequence of int, length m
        How many equal steps a criterion has; 0 where any number will do.

    Examples
    --------
    >>> cells = np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> [(m.offer, m.criterion, m.after) for m in single_cells(cells, np.array([0.75, 0.25]), 1, [0, 0])]
    [(1, 0, 0.6666666666666666), (0, 0, 0.33333333333333337)]
    """
    behind = cells @ weights - float(cells[one] @ weights)  # [j]
    ahead = np.flatnonzero(behind > NOTHING).tolist()
    way = [(one, 1.0), *((j, -1.0) for j in ahead if len(ahead) == 1)]
    for i, sign in way:
        for c, weight in enumerate(weights.tolist()):
            if weight <= NOTHING:
                continue
            before = float(cells[i, c])
            after = stepped(before + sign * float(behind.max()) / weight, sign, steps[c])
            if -NOTHING <= after <= 1 + NOTHING:
                yield Moved(i, c, before, min(1.0, max(0.0, after)))


def stepped(x: float, sign: float, steps: int) -> float:
    """
    Return the next step at or beyond a number, upward or downward.

    Examples
    --------
    >>> stepped(0.3, 1.0, 2), stepped(0.3, -1.0, 2), stepped(0.3, 1.0, 0)
    (0.5, 0.0, 0.3)
    """
    if not steps:
        return x
    return float(np.ceil(x * steps - NOTHING) if sign > 0 else np.floor(x * steps + NOTHING)) / steps


def several_cells(
    cells: Reals, weights: Reals, one: int, steps: Sequence[int], budget: Budget | None = None
) -> tuple[Moved, ...]:
    """
    Return changes of several cells, as small as can be together, by which an offer comes first.

    A linear program: cells of the offer may be better and cells of all others worse. Where it makes no difference, its
    own are changed.

    Examples
    --------
    >>> cells = np.array([[1.0, 1.0], [0.5, 0.25]])
    >>> [(m.offer, m.criterion, m.after) for m in several_cells(cells, np.array([0.5, 0.5]), 1, [0, 0])]
    [(1, 0, 1.0), (1, 1, 1.0)]
    """
    engine, n, m = mip_engine(), *cells.shape
    sign = np.where(np.arange(n) == one, 1.0, -1.0)
    room = np.where((np.arange(n) == one)[:, None], 1 - cells, cells)
    cost = np.where(sign > 0, 1.0, 1 + OWN)
    columns = [
        [engine.column(0.0, float(max(0.0, x)), cost=float(each)) for x in row]
        for row, each in zip(room, cost, strict=True)
    ]
    behind = cells @ weights - float(cells[one] @ weights)
    for j in range(n):
        if j != one:
            own = [(columns[i][c], float(weights[c])) for i in (one, j) for c in range(m) if weights[c] > NOTHING]
            engine.row(own, low=float(behind[j]))
    point = solved(engine, budget, maximise=False).point
    if point is None:
        return ()
    by = point.reshape(n, m)
    return tuple(
        Moved(i, c, float(cells[i, c]), stepped(float(cells[i, c] + sign[i] * by[i, c]), float(sign[i]), steps[c]))
        for i, c in np.argwhere(by > NOTHING).tolist()
    )
