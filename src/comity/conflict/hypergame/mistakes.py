"""Who is mistaken about what: states a party does not see, and beliefs about others that are not so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from comity.case.doubt import Place
from comity.case.nouns import Misperception, PartyPreference
from comity.conflict.disagreement import Disagreement
from comity.conflict.model import Model
from comity.conflict.where_holds import after_merging, place_in, unmerged_count
from comity.errors import CaseError, Problem, did_you_mean
from comity.kernels.edges import Mask


@dataclass(frozen=True, eq=False, slots=True)
class Unseen:
    """
    A place that a party does not see.

    Parameters
    ----------
    player : int
    place : Place
    hidden : mask, shape (S,)
        The states of which it sees no member at all.
    """

    player: int
    place: Place
    hidden: Mask


@dataclass(frozen=True, slots=True)
class Belief:
    """
    What a party believes another prefers, where it is not what the other prefers.

    Parameters
    ----------
    player : int
        Who believes it.
    about : int
        Of whom.
    row : PartyPreference
        The preference it believes in.
    difference : Disagreement
        Over the states the party sees.
    """

    player: int
    about: int
    row: PartyPreference
    difference: Disagreement


Mistake = Unseen | Belief


@dataclass(frozen=True, eq=False, slots=True)
class Eyes:
    """
    How one party sees the conflict, as the case says it and before anything is computed.

    Parameters
    ----------
    player : int
    places : tuple of Place
        What it does not see.
    beliefs : tuple of PartyPreference
        What it believes others prefer.
    gone : mask, shape (R,)
        The states it does not see, before merging.
    """

    player: int
    places: tuple[Place, ...]
    beliefs: tuple[PartyPreference, ...]
    gone: Mask


def eyes(model: Model) -> tuple[Eyes, ...]:
    """
    Return how every party that misperceives sees the conflict, in the order of the players.

    Raises
    ------
    CaseError
        Where a party that takes no part is said to misperceive or to be misperceived, where a party is given a belief
        about itself, or where a party would see no state at all. Every such problem is named.
    """
    problems: list[Problem] = []
    rows = [r for r in model.conflict.misperceives if _takes_part(model, r.party, r, problems)]
    out = []
    for player, party in enumerate(model.parties):
        mine = [r for r in rows if r.party == party]
        if not mine:
            continue
        places = tuple(p for r in mine for p in r.cannot_see)
        beliefs = _beliefs(model, mine, problems)
        gone = hidden_by(model, places)
        if gone.all():
            problems.append(
                Problem(
                    mine[0].where,
                    f"{model.case.party(party).name} sees none of the feasible states.",
                    ("Take out or weaken one of the places under cannot_see.",),
                )
            )
        out.append(Eyes(player, places, beliefs, gone))
    if problems:
        raise CaseError(problems)
    return tuple(out)


def hidden_by(model: Model, places: Iterable[Place]) -> Mask:
    """Return the states, before merging, that one of some places speaks of, shape (R,)."""
    gone = np.zeros(unmerged_count(model), bool)
    for place in places:
        gone |= place_in(model, place)
    return gone


def unseen(model: Model, view: Eyes) -> tuple[Unseen, ...]:
    """Return the places a party does not see, those without a feasible state left out."""
    out = []
    for place in view.places:
        here = place_in(model, place)
        if here.any():
            out.append(Unseen(view.player, place, after_merging(model, here) & ~after_merging(model, ~here)))
    return tuple(out)


def idle(model: Model, view: Eyes) -> tuple[Place, ...]:
    """Return the places a party is said not to see in which there is no feasible state."""
    return tuple(p for p in view.places if not place_in(model, p).any())


def known_to(model: Model, view: Eyes) -> Mask:
    """Return the states of which a party sees a member, shape (S,)."""
    return after_merging(model, ~view.gone)


def partly_seen(model: Model, view: Eyes) -> Mask:
    """Return the merged states of which a party sees some members and not others, shape (S,)."""
    return after_merging(model, view.gone) & known_to(model, view)


def _takes_part(model: Model, party: str, row: Misperception, problems: list[Problem]) -> bool:
    if party in model.parties:
        return True
    what = f'"{party}" is said to misperceive the conflict, but takes no part in it.'
    problems.append(Problem(row.where, what, _ways(model, party)))
    return False


def _ways(model: Model, party: str) -> tuple[str, ...]:
    hint = did_you_mean(party, model.parties)
    return (f"Parties that take part: {', '.join(model.parties)}.", *([hint] if hint else []))


def _beliefs(model: Model, rows: list[Misperception], problems: list[Problem]) -> tuple[PartyPreference, ...]:
    out = []
    for row in rows:
        for belief in row.preferences:
            if belief.party == row.party:
                what = (
                    f"{row.party} is given a belief about its own preferences; these are taken as the case gives them."
                )
                way = f"Change the preferences of {row.party}, or give it another reading."
                problems.append(Problem(belief.where, what, (way,)))
            elif belief.party not in model.parties:
                what = f'{row.party} is given a belief about "{belief.party}", who takes no part in the conflict.'
                problems.append(Problem(belief.where, what, _ways(model, belief.party)))
            else:
                out.append(belief)
    return tuple(out)
