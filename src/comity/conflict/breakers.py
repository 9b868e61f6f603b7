"""Who would have to move together to break one outcome, found from that state alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from comity.conflict.coalitions import Coalitional, all_coalitions
from comity.conflict.model import Model
from comity.conflict.moves import listed
from comity.conflict.steps import Step, steps_of
from comity.errors import TooLargeError
from comity.kernels.edges import Mask
from comity.kernels.search import shortest

MAX_PLAYERS = 10


@dataclass(frozen=True, slots=True)
class Breaker:
    """
    A smallest coalition that would leave a state together, and how.

    Parameters
    ----------
    members : tuple of int
    target : int
        A state every member ranks strictly higher: of the nearest ones, where the member that gains least gains most.
    steps : tuple of Step
        The members' moves, in order.
    """

    members: tuple[int, ...]
    target: int
    steps: tuple[Step, ...]


Breakers = tuple[Breaker, ...]


def breakers(model: Model, state: int, pause: Callable[[], None] = lambda: None) -> Breakers:
    """
    Return the smallest coalitions that have a coalitional improvement from a state (coalitional Nash).

    None of them contains another. Unlike :func:`comity.conflict.coalitions.coalitional` this looks at a single
    state, so it serves models of any size with up to ten players.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("elmira").case)
    >>> [(b.members, model.label(b.target)) for b in breakers(model, model.index("NYNNY"))]
    [((0, 1), 'YNYNY')]
    """
    if model.n_players > MAX_PLAYERS:
        return ()
    out: list[Breaker] = []
    for members in all_coalitions(model.n_players):
        pause()
        if any(set(b.members) <= set(members) for b in out):
            continue
        found = _leave(model, state, members)
        if found is not None:
            out.append(found)
    return tuple(out)


def coalitional_nash(model: Model, alone: Mask, pause: Callable[[], None] = lambda: None) -> Coalitional:
    """
    Return coalitional Nash stability of a model too large for every coalition and concept at once.

    What a single party would leave is not coalitionally stable, so only the Nash equilibria are looked at, one by
    one; ``broken_by`` speaks of those alone.

    Parameters
    ----------
    model : Model
    alone : mask, shape (S,)
        The states that are Nash stable for every single party.

    Raises
    ------
    TooLargeError
        Above ten players.
    """
    if model.n_players > MAX_PLAYERS:
        raise TooLargeError(f"coalitions of {model.n_players} players: this version takes at most {MAX_PLAYERS}")
    quick = replace(model, moves=listed(model.moves))
    stable, broken = alone.copy(), {}
    for s in np.flatnonzero(alone):
        pause()
        found = breakers(quick, int(s), pause)
        if found:
            stable[s] = False
            broken[int(s)] = tuple(b.members for b in found)
    return Coalitional({"nash": stable}, {"nash": broken})


def _leave(model: Model, state: int, members: tuple[int, ...]) -> Breaker | None:
    better = np.ones(model.n_states, bool)
    for i in members:
        better &= model.ranks[i] > model.ranks[i][state]
    if not better.any():
        return None
    tree = shortest(
        model.moves.pairs, model.n_states, members, state, n_players=model.n_players, prefer=model.ranks, goal=better
    )
    far = tree.distance()
    hit = np.flatnonzero(better & (far > 0))
    if not len(hit):
        return None
    near = hit[far[hit] == far[hit].min()]
    gain = np.min([model.ranks[i][near] - model.ranks[i][state] for i in members], axis=0)
    target = int(near[np.argmax(gain)])
    return Breaker(members, target, steps_of(model, state, tree.path(target)))
