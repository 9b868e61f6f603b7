"""Degrees given for pairs of places: which degree each pair of states gets, and where two of them disagree."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.case.doubt import Degree
from comity.conflict.kinds.places import states_of
from comity.conflict.model import Model
from comity.errors import Problem, Where

Given = NDArray[np.int32]
"""Shape (S, S): which of some distinct degrees a pair has, counted from 0; -1 where none is given."""


def given(
    model: Model, degrees: Sequence[Degree], where: Where, problems: list[Problem]
) -> tuple[Given, tuple[Fraction, ...]]:
    """
    Return the degree of each pair of states, s over t, and the distinct degrees.

    Two rows that give one pair two degrees are a problem; rows that say the same twice are not.
    """
    values = tuple(sorted({d.degree for d in degrees}))
    table: Given = np.full((model.n_states, model.n_states), -1, np.int32)
    for row in degrees:
        of, over = (np.flatnonzero(states_of(model, p, where, problems)) for p in (row.of, row.over))
        number, before = values.index(row.degree), table[np.ix_(of, over)]
        apart = of[:, None] != over[None, :]  # a state is not compared with itself
        clash = np.argwhere(apart & (before >= 0) & (before != number))
        if len(clash):
            a, b = clash[0]
            problems.append(_twice(model, row, where, (int(of[a]), int(over[b])), values[int(before[a, b])]))
        table[np.ix_(of, over)] = np.where(apart, number, -1)
    return table, values


def _twice(model: Model, row: Degree, where: Where, pair: tuple[int, int], before: Fraction) -> Problem:
    here = row.of.where if row.of.where.line else where
    s, t = pair
    what = (
        f"two degrees are given for {model.label(s)} over {model.label(t)}: "
        f"{float(before):g} and {float(row.degree):g}."
    )
    return Problem(here, what, ("Name places that do not overlap, or give one of the two.",))
