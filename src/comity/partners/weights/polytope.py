"""The weights that all statements allow, as a polytope: its dimension, a point inside, what bounds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.errors import UsageError
from comity.partners.weights.contradiction import program, smallest_contradiction
from comity.partners.weights.statements import Row, Statement
from comity.solve.mip import mip_engine

Reals = NDArray[np.float64]
NONE = 1e-7
"""A row whose slack cannot grow past this is an equation; what the solver takes for nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Polytope:
    r"""
    The weights :math:`w = w_0 + B z` with :math:`A z \ge b`, for m criteria and d dimensions.

    Parameters
    ----------
    centre : array, shape (m,)
        :math:`w_0`, a point in the inside.
    basis : array, shape (m, d)
        :math:`B`, with columns of length 1 at right angles, so that volumes stay.
    rows : array, shape (R, d)
        :math:`A`, each row of length 1, none of which follows from the others.
    lows : array, shape (R,)
        :math:`b`, all below 0, for the centre is inside.
    least, most : array, shape (m,)
        Between which each weight lies.
    """

    centre: Reals
    basis: Reals
    rows: Reals
    lows: Reals
    least: Reals
    most: Reals

    @property
    def dimension(self) -> int:
        """Return d."""
        return int(self.basis.shape[1])

    @property
    def vertices(self) -> Reals | None:
        """Return the corners, shape (d + 1, m), where the polytope is a simplex: bounded by d + 1 rows; else None."""
        if len(self.rows) != self.dimension + 1:
            return None
        corners = [
            self.centre + self.basis @ np.linalg.solve(np.delete(self.rows, k, 0), np.delete(self.lows, k))
            for k in range(len(self.rows))
        ]
        return np.clip(np.array(corners), 0.0, 1.0)


def polytope(names: Sequence[str], said: Sequence[Statement], budget: Budget | None = None) -> Polytope:
    """
    Return the polytope of the weights for which all statements hold.

    For each row a linear program finds the weights at which it is furthest from tight. Rows that are tight everywhere
    are equations and lower the dimension. The mean of these weights lies inside. A second program for each row
    tells whether the others imply it.

    Parameters
    ----------
    names : sequence of str, length m
        The criteria.
    said : sequence of Statement
    budget : Budget, optional

    Raises
    ------
    UsageError
        No weights are left; the message names the smallest set of statements that contradict one another.

    Examples
    --------
    >>> from comity.case.partners import Criterion, Partners
    >>> from comity.partners.weights.statements import statements
    >>> ranked = Partners(tuple(map(Criterion, "abc")), weights="ranked", ranking=("a", "b", "c"))
    >>> found = polytope("abc", statements(ranked))
    >>> found.dimension, np.round(sorted(found.vertices.tolist()), 3).tolist()
    (2, [[0.333, 0.333, 0.333], [0.5, 0.5, 0.0], [1.0, 0.0, 0.0]])
    """
    criteria = len(names)
    clash = smallest_contradiction(criteria, said, budget)
    if clash is not None:
        raise UsageError(_refused([said[k].words for k in clash]))
    matrix, lows = _matrix(criteria, [row for s in said for row in s.rows])
    centre, slack = _inside(criteria, matrix, lows, budget)
    tight = slack <= NONE
    basis = _null_space(np.vstack([np.ones((1, criteria)), matrix[tight]]))
    rows, ends = matrix[~tight] @ basis, (lows - matrix @ centre)[~tight]
    length = np.linalg.norm(rows, axis=1)
    kept = length > 1e-12
    rows, ends = rows[kept] / length[kept, None], ends[kept] / length[kept]
    needed = _needed(rows, ends, budget)
    least, most = _ends(criteria, [row for s in said for row in s.rows], budget)
    return Polytope(centre, basis, rows[needed], ends[needed], least, most)


def _refused(words: Sequence[str]) -> str:
    if len(words) == 1:
        return f"No weights that add up to 1 are as said: {words[0]}. Change that statement."
    said = "; ".join(words)
    return f"No weights that add up to 1 are as said. These statements contradict one another: {said}. Change one."


def _matrix(criteria: int, rows: Sequence[Row]) -> tuple[Reals, Reals]:
    """Return rows and lower bounds of all that must hold, that no weight is below 0 first; each row of length 1."""
    matrix, lows = np.vstack([np.eye(criteria), np.zeros((len(rows), criteria))]), np.zeros(criteria + len(rows))
    for k, row in enumerate(rows, criteria):
        for c, x in row.entries:
            matrix[k, c] += float(x)
        lows[k] = float(row.low)
    length = np.linalg.norm(matrix, axis=1)
    return matrix / length[:, None], lows / length


def _inside(criteria: int, matrix: Reals, lows: Reals, budget: Budget | None) -> tuple[Reals, Reals]:
    """Return the mean of the weights at which each row is furthest from tight, and how far that is."""
    engine = program(criteria, ())
    for row, low in zip(matrix, lows, strict=True):
        engine.row([(c, x) for c, x in enumerate(row.tolist()) if x], low=float(low))
    points, slack = [], np.zeros(len(matrix))
    for k, row in enumerate(matrix):
        for c, x in enumerate(row.tolist()):
            engine.cost(c, x)
        point = engine.solve(maximise=True, budget=budget).point
        if budget is not None:
            budget.check()
        if point is not None:
            points.append(point)
            slack[k] = float(row @ point) - lows[k]
    centre = np.mean(points, axis=0)
    return centre / centre.sum(), slack


def _ends(criteria: int, rows: Sequence[Row], budget: Budget | None) -> tuple[Reals, Reals]:
    """Return the least and the most that each weight can be."""
    engine, ends = program(criteria, rows), np.zeros((2, criteria))
    for k in range(criteria):
        engine.cost(k, 1.0)
        for which in (0, 1):
            value = engine.solve(maximise=bool(which), budget=budget).value
            if budget is not None:
                budget.check()
            ends[which, k] = which if value is None else value
        engine.cost(k, 0.0)
    return ends[0], ends[1]


def _null_space(matrix: Reals) -> Reals:
    _, sizes, right = np.linalg.svd(matrix)
    rank = int((sizes > 1e-9).sum())
    return np.ascontiguousarray(right[rank:].T)


def _needed(rows: Reals, lows: Reals, budget: Budget | None) -> list[int]:
    """Return the rows that do not follow from the others."""
    engine = mip_engine()
    for _ in range(rows.shape[1]):
        engine.column(-10.0, 10.0)
    numbers = [engine.row(list(enumerate(row.tolist())), low=float(low)) for row, low in zip(rows, lows, strict=True)]
    needed = []
    for k, row in enumerate(rows):
        engine.row_bounds(numbers[k], -np.inf, np.inf)
        for c, x in enumerate(row.tolist()):
            engine.cost(c, x)
        value = engine.solve(budget=budget).value
        if budget is not None:
            budget.check()
        if value is None or value < lows[k] - NONE:
            needed.append(k)
            engine.row_bounds(numbers[k], float(lows[k]), np.inf)
    return needed
