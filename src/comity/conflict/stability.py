"""Every player's verdict on every state under one concept, whichever kernel that concept needs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from comity.budget import Budget
from comity.conflict.concepts.limited import limited_stable, nonmyopic_stable
from comity.conflict.concepts.simultaneous import sim_stable
from comity.conflict.concepts.table import NONMYOPIC, concept, horizon_of
from comity.conflict.concepts.threshold import Question
from comity.conflict.model import Model
from comity.kernels.answers import Step
from comity.kernels.edges import Edges, Mask


class DoesNotApply(Exception):  # noqa: N818 - a message between two functions, never an error a user sees
    """A concept cannot be asked of this model; the text says why."""


def stability(
    model: Model,
    key: str,
    depth: int | None,
    budget: Budget,
    notes: dict[str, str],
    credible: Sequence[Step] | None = None,
) -> Mask:
    """
    Return for each player and state whether it is stable under one concept, shape (n, S).

    ``credible`` are the improving steps of every player, where the caller has them already; ``notes`` receives
    what a reader of the concept should know.
    """
    horizon = horizon_of(key)
    if horizon is not None:
        return _limited(model, key, horizon, budget, notes)
    if key == NONMYOPIC.key:
        return _nonmyopic(model, budget, notes)
    if key == "sim":
        return _simultaneous(model, budget)
    kernel = concept(key).stable
    assert kernel is not None  # every other row of the table has one
    if credible is None and key in ("seq", "sseq"):
        credible = [model.moves.credible(j, model.ranks[j]) for j in range(model.n_players)]
    rows = [
        kernel(Question(model.moves, model.ranks, i, depth, budget.check, credible)) for i in range(model.n_players)
    ]
    return np.array(rows, bool).reshape(model.n_players, model.n_states)


def _simultaneous(model: Model, budget: Budget) -> Mask:
    if model.codes is None:
        raise DoesNotApply("the states are drawn by hand: what moves made at the same moment lead to is not defined")
    if model.space.merged:
        raise DoesNotApply("states are merged: what moves made at the same moment lead to is not defined for them")
    improvements = [model.moves.edges(i).rising(model.ranks[i]) for i in range(model.n_players)]
    bits = [sum(1 << k for k, o in enumerate(model.options) if o.by == p) for p in model.parties]
    rows = [
        sim_stable(model.codes, improvements, bits, i, model.ranks[i], budget.check) for i in range(model.n_players)
    ]
    return np.array(rows, bool).reshape(model.n_players, model.n_states)


def _two(model: Model) -> tuple[Edges, Edges]:
    if model.n_players != 2:
        raise DoesNotApply(
            f"limited-move and non-myopic stability are defined for two parties; this conflict has {model.n_players}"
        )
    return model.moves.edges(0), model.moves.edges(1)


def _limited(model: Model, key: str, horizon: int, budget: Budget, notes: dict[str, str]) -> Mask:
    found = limited_stable(_two(model), model.ranks, horizon, budget.check)
    if found.ties.any():
        notes[key] = _tie_note(model, found.ties)
    return found.stays


def _tie_note(model: Model, ties: Mask) -> str:
    where = [f"{model.parties[i]} at {model.label(int(s))}" for i, s in zip(*np.nonzero(ties), strict=True)]
    shown = ", ".join(where[:5]) + (", ..." if len(where) > 5 else "")
    return f"several best moves lead to different ends ({shown}); the first in state order was taken"


def _nonmyopic(model: Model, budget: Budget, notes: dict[str, str]) -> Mask:
    found = nonmyopic_stable(_two(model), model.ranks, budget.check)
    if found is None:
        raise DoesNotApply("what the parties anticipate does not settle into a cycle within 20,000 moves")
    note = f"what the parties anticipate repeats every {found.length} move(s) from horizon {found.begin} on"
    notes[NONMYOPIC.key] = f"{note}; {_tie_note(model, found.ties)}" if found.ties.any() else note
    return found.stays
