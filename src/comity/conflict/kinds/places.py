"""The states that a place of the case stands for, after merging; and statements as truths of states."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from comity.case.doubt import Place
from comity.case.nouns import Statement
from comity.conflict.model import Model
from comity.conflict.where_holds import holds_in, place_in
from comity.errors import Problem, Where
from comity.kernels.edges import Mask


def states_of(model: Model, place: Place, where: Where, problems: list[Problem]) -> Mask:
    """
    Return the states that a place stands for, shape (S,).

    A merged state belongs to a place wholly or not at all; a place that covers part of it, or no feasible state, is
    added to ``problems``.
    """
    here = place.where if place.where.line else where
    inside = place_in(model, place)
    if not inside.any():
        what = f'"{place.text}" stands for no feasible state.'
        problems.append(Problem(here, what, ("Name states that can occur, or take the row out.",)))
    return _merged(model, inside, place.text, here, problems)


def truths(model: Model, statements: Sequence[Statement], where: Where, problems: list[Problem]) -> Mask:
    """Return which statement holds where, shape (K, S); one that is split by a merged state goes to ``problems``."""
    rows = []
    for s in statements:
        rows.append(_merged(model, holds_in(model, s.tree), s.text, s.where if s.where.line else where, problems))
    return np.array(rows, bool).reshape(len(rows), model.n_states)


def _merged(model: Model, inside: Mask, text: str, where: Where, problems: list[Problem]) -> Mask:
    to = model.space.to
    if to is None:
        return inside
    some, every = np.zeros(model.n_states, bool), np.ones(model.n_states, bool)
    some[to[inside]] = True
    every[to[~inside]] = False
    split = np.flatnonzero(some & ~every)
    if len(split):
        what = f'"{text}" holds in some of the states that are merged in "{model.label(int(split[0]))}" and not in all.'
        problems.append(Problem(where, what, ("Say the same of all of them, or split the merged state (same:).",)))
    return some
