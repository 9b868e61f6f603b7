"""The game each party believes it plays: what is left of the conflict when its mistakes are taken for the truth."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from comity.case.doubt import Place
from comity.case.nouns import OptionConflict, PartyPreference, Statement
from comity.conflict.disagreement import disagreement
from comity.conflict.hypergame.mistakes import Belief, Eyes, hidden_by
from comity.conflict.lumped import merged_states
from comity.conflict.model import Model
from comity.conflict.preferences import dense_rank
from comity.conflict.restricted import Cut, Instead, Part, part
from comity.conflict.where_holds import place_in
from comity.logic.tree import Name, Pattern


def game(model: Model, player: int, places: Iterable[Place], beliefs: Iterable[PartyPreference]) -> Part:
    """
    Return the game of a party that does not see some places and believes some things of others.

    Parameters
    ----------
    model : Model
        The conflict as it is.
    player : int
        Whose game it is; it ranks the states it sees as it does in truth.
    places : iterable of Place
        What it does not see.
    beliefs : iterable of PartyPreference
        What it believes of others; of two about the same party the first counts.

    Raises
    ------
    CaseError
        Where what it believes does not fit the states it sees.
    """
    places = tuple(p for p in places if place_in(model, p).any())
    name = model.case.party(model.parties[player]).name
    instead: dict[str, Instead] = {}
    for row in beliefs:
        instead.setdefault(row.party, Instead(row, f"as {name} sees the conflict, "))
    gone = hidden_by(model, places)
    return part(model, Cut(gone, tuple(_ruled_out(model, p) for p in places)), instead)


def own_game(model: Model, view: Eyes) -> Part:
    """Return the game of a party with all its mistakes."""
    return game(model, view.player, view.places, view.beliefs)


def false_beliefs(model: Model, view: Eyes, seen: Part) -> tuple[Belief, ...]:
    """Return what a party believes of others that is not so, over the states it sees."""
    out = []
    for row in view.beliefs:
        about = model.player(row.party)
        truth = dense_rank([model.ranks[about][seen.states].astype(np.int64)])
        difference = disagreement(truth, seen.model.ranks[seen.model.player(row.party)])
        if difference:
            out.append(Belief(view.player, about, row, difference))
    return tuple(out)


def _ruled_out(model: Model, place: Place) -> Statement:
    """Return a place with a feasible state in it as a statement that the party takes for impossible."""
    state = model.space.index(place.text) if place.tree is None else None
    if place.tree is not None or state is None:
        return Statement(place.text, place.tree or Name(place.text), where=place.where)
    if state in model.space.lumps and isinstance(model.conflict, OptionConflict):
        lump = next(m for m in merged_states(model.conflict) if m.lump.id == model.space.lumps[state].id)
        return Statement(place.text, lump.members, where=place.where)
    tree = Name(place.text) if model.space.raw is None else Pattern(model.label(state))
    return Statement(place.text, tree, where=place.where)
