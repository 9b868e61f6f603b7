"""A model of a few states out of many: enough to put them into words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from comity.case.nouns import Prioritised
from comity.conflict.local.ground import Ground
from comity.conflict.local.worth import rank, worth
from comity.conflict.model import Model
from comity.conflict.moves import DrawnMoves
from comity.conflict.space import Space
from comity.conflict.steps import Step, steps_of
from comity.kernels.edges import Edges


def small_model(ground: Ground, codes: Iterable[int]) -> tuple[Model, dict[int, int]]:
    """
    Return a model of just some states, and the place of each packed state in it.

    Its ranks say how every player orders these states among themselves. It has no moves: which there are was found
    before, by the whole conflict's rules, and a path may pass no other states.

    Parameters
    ----------
    ground : Ground
    codes : iterable of int
        Packed feasible states.
    """
    kept = sorted(set(codes))
    packed = ground.pack(kept)
    one_word = ground.n_words == 1
    shown = packed[:, 0] if one_word else np.array([*kept, None], object)[:-1]
    order = np.arange(len(kept))
    space = Space(len(kept), ground.n_options, shown, {}, {}, shown if one_word else None, order if one_word else None)
    ranks = np.array([rank(worth(ground, p, packed)) for p in ground.parties], np.int32)
    none = np.zeros(0, np.int64)
    still = DrawnMoves(tuple(Edges.of(len(kept), none, none) for _ in ground.parties), len(kept))
    shape = (len(ground.parties), len(kept))
    model = Model(ground.case, ground.conflict, ground.parties, space, ranks.reshape(shape), still, None)
    return model, {c: k for k, c in enumerate(kept)}


def steps_in(model: Model, place: dict[int, int], start: int, path: Iterable[tuple[int, int]]) -> tuple[Step, ...]:
    """Return a path of (player, packed state entered) as steps of a small model."""
    return steps_of(model, place[start], [(player, place[code]) for player, code in path])


def deciding(ground: Ground, party: str, one: int, other: int) -> str:
    """Return the most important statement on which two states differ for a party; empty where it has weights."""
    preference = ground.preferences[party]
    if not isinstance(preference, Prioritised):
        return ""
    both = ground.pack([one, other])
    for statement in preference.statements:
        holds = ground.holds(statement.tree, both)
        if holds[0] != holds[1]:
            return statement.text
    return ""
