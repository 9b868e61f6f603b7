"""Which mistake of a party it is that keeps an outcome in place: what if only that one were corrected?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from comity.case.doubt import Place
from comity.case.nouns import PartyPreference
from comity.conflict.hypergame.games import game
from comity.conflict.hypergame.mistakes import Belief, Eyes, Mistake, Unseen
from comity.conflict.model import Model
from comity.errors import CaseError
from comity.kernels.edges import Mask

Judge = Callable[[Model, str], Mask]
Error = tuple[tuple[Place, ...], tuple[PartyPreference, ...]]
MOST = 12  # mistakes of one party that are corrected one by one; each is a game of its own
STATES = 1_000  # states of one party and concept for which reasons are given


@dataclass(frozen=True, slots=True)
class Reason:
    """
    Why a party stays where it would not, did it see the conflict as it is.

    Parameters
    ----------
    key : str
        The concept.
    state : int
    player : int
    needed : tuple of int
        Places in the list of mistakes: to correct any one of these, and nothing else, makes the party leave.
    enough : tuple of int
        Each of these alone, everything else seen as it is, makes the party stay.

    A mistake whose correction alone gives no game to look at (a believed ranking of the states in sight, with more
    states in sight) stands in neither.
    """

    key: str
    state: int
    player: int
    needed: tuple[int, ...]
    enough: tuple[int, ...]


def reasons(
    model: Model, views: tuple[Eyes, ...], mistakes: tuple[Mistake, ...], held: Mapping[str, Mask], judge: Judge
) -> Iterator[Reason]:
    """
    Yield why every party stays in states that it would leave if it knew better, for at most 1,000 states of each.

    Parameters
    ----------
    model : Model
    views : tuple of Eyes
    mistakes : tuple of Mistake
        Those of all parties.
    held : mapping concept -> mask, shape (n, S)
        Where each party stays by mistake.
    judge : callable
        ``judge(model, concept)`` returns for each player and state whether it is stable, shape (n, S).
    """
    for view in views:
        mine = {k: m for k, m in enumerate(mistakes) if m.player == view.player}
        asked = {
            key: np.flatnonzero(where[view.player])[:STATES] for key, where in held.items() if where[view.player].any()
        }
        if len(mine) == 1 or len(mine) > MOST:
            only = tuple(mine) if len(mine) == 1 else ()
            yield from (Reason(key, int(s), view.player, only, only) for key in asked for s in asked[key])
            continue
        without = _stays(model, view, {k: _but(view, m) for k, m in mine.items()}, tuple(asked), judge)
        alone = _stays(model, view, {k: _only(m) for k, m in mine.items()}, tuple(asked), judge)
        for key, states in asked.items():
            for s in states:
                needed = tuple(k for k in mine if (k, key) in without and not without[k, key][s])
                enough = tuple(k for k in mine if (k, key) in alone and alone[k, key][s])
                yield Reason(key, int(s), view.player, needed, enough)


def _but(view: Eyes, mistake: Mistake) -> Error:
    """Return all the mistakes of a party but one."""
    places = tuple(p for p in view.places if not (isinstance(mistake, Unseen) and p is mistake.place))
    return places, tuple(b for b in view.beliefs if not (isinstance(mistake, Belief) and b is mistake.row))


def _only(mistake: Mistake) -> Error:
    return ((mistake.place,), ()) if isinstance(mistake, Unseen) else ((), (mistake.row,))


def _stays(
    model: Model, view: Eyes, errors: Mapping[int, Error], keys: tuple[str, ...], judge: Judge
) -> dict[tuple[int, str], Mask]:
    """Return where the party stays under each choice of its mistakes that gives a game, by choice and concept."""
    out: dict[tuple[int, str], Mask] = {}
    for k, (places, beliefs) in errors.items():
        try:
            some = game(model, view.player, places, beliefs) if keys else None
        except CaseError:  # what it believes ranks only the states it sees
            continue
        if some is not None:
            me = some.model.player(model.parties[view.player])
            out |= {(k, key): some.whole(judge(some.model, key)[me], model.n_states) for key in keys}
    return out
