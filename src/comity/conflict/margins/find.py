"""The margins of outcomes: the smallest change, over all parties, that flips what holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.conflict.concepts.table import concept as concept_of
from comity.conflict.margins.condition import CONCEPTS
from comity.conflict.margins.joint import Search, Step
from comity.conflict.margins.margin import Margin, Margins, Whole
from comity.conflict.margins.own import Side, own_margin, side
from comity.conflict.margins.reach import ground
from comity.conflict.margins.words import sentence
from comity.conflict.model import Model
from comity.conflict.result import ConflictResult
from comity.errors import BudgetExceededError, TooLargeError
from comity.kernels.edges import Mask

Progress = Callable[[str], None]
MOST = 12
_SEPARABLE = ("nash", "gmr", "smr")


def outcomes(result: ConflictResult, within: Mask | None = None, most: int = MOST) -> tuple[tuple[int, ...], int]:
    """
    Return which outcomes margins are worth asking of, and how many more there are.

    The status quo first, then what holds under some concept, the firmest first.
    """
    model = result.model
    held = [result.is_equilibrium(c) for c in result.concepts]
    strength = np.sum([np.zeros(model.n_states, int), *(m.astype(int) for m in held)], axis=0)
    if within is not None:
        strength[~within] = 0
    order = [int(s) for s in np.lexsort((np.arange(model.n_states), -strength)) if strength[s]]
    today = model.status_quo
    if today is not None and (within is None or within[today]):
        order = [today, *(s for s in order if s != today)]
    return tuple(order[:most]), max(len(order) - most, 0)


def margins(
    model: Model,
    states: Sequence[int],
    concepts: Sequence[str],
    budget: Budget | None = None,
    depth: int | None = None,
    progress: Progress | None = None,
) -> Margins:
    """
    Return the margins of some states under some concepts.

    For Nash, GMR and SMR a party's verdict depends on its own preference alone: an equilibrium breaks by the cheapest
    change of a single party, and a state becomes one once every party for whom it is unstable has changed, and nobody
    else. For SEQ and SSEQ what one party wants may make another's threat credible or not. There the sum over parties
    is an upper bound, checked by the table code, and smaller changes of any parties are gone through, nearest first,
    as far as the size of the model allows; ``exact`` says whether that reached the bound.

    Parameters
    ----------
    model : Model
    states : sequence of int
    concepts : sequence of str
        Those without margins are named in ``absent``.
    budget : Budget, optional
        When it runs out, what was found is returned with ``complete=False``.
    depth : int, optional
        The longest answering sequence that counts as a sanction.
    progress : callable, optional

    Returns
    -------
    Margins

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.model import build
    >>> model = build(load_entry("syria_iraq_1975").case)
    >>> found = margins(model, [model.index("NYY")], ["nash"])
    >>> found.found[0].holds, found.found[0].changes[0].party
    (True, 'syria')
    """
    budget, say = budget or Budget(), progress or (lambda _: None)
    missing = {c: _why_absent(c) for c in concepts if c not in CONCEPTS}
    keys = [c for c in concepts if c in CONCEPTS]
    found: dict[tuple[int, str], Whole] = {}
    complete = True
    try:
        # the quick ones first: what a budget cuts off is then the search over several parties
        say("margins: what the others can answer")
        sides = _sides(model, states, keys, depth, budget)
        search = Search(sides, depth)
        for key in sorted(keys, key=lambda c: c not in _SEPARABLE):
            for s in states:
                say(f"margins: {concept_of(key).name} at {model.label(s)}")
                found[s, key] = _whole(search, s, key, budget)
    except TooLargeError as why:
        missing |= {c: str(why) for c in keys}
    except (BudgetExceededError, KeyboardInterrupt) as e:
        budget.ended(e)
        complete = False
    rows = tuple(found[s, c] for s in dict.fromkeys(states) for c in dict.fromkeys(keys) if (s, c) in found)
    return Margins(rows, missing, complete=complete)


def _why_absent(key: str) -> str:
    if key == "sim":
        return "margins ask for answers that follow moves, and simultaneous moves are no answers"
    return "margins are defined here for Nash, GMR, SMR, SEQ and SSEQ only"


def _sides(
    model: Model, states: Sequence[int], keys: Sequence[str], depth: int | None, budget: Budget
) -> tuple[Side, ...]:
    under = ground(model, depth)
    sides = tuple(side(under, i) for i in range(model.n_players))
    for s in sides:
        s.stand.prepare(states, keys, budget.check)
    return sides


def _whole(search: Search, state: int, key: str, budget: Budget) -> Whole:
    model = search.sides[0].model
    bound = _separate(search, state, key, budget)
    if key not in _SEPARABLE:
        bound = _nearest(search, state, bound, budget)
    return replace(bound, words=sentence(model, bound))


def _separate(search: Search, state: int, key: str, budget: Budget) -> Whole:
    """Return the margin where every party's verdict depends on its own preference alone; else an upper bound."""
    own = tuple(own_margin(s, state, key, budget) for s in search.sides)
    bare = Whole(search.sides[0].model.label(state), key, all(m.stable for m in own), own)
    return _broken(bare) if bare.holds else _made(bare)


def _broken(whole: Whole) -> Whole:
    """Return the cheapest change of a single party that ends an equilibrium."""
    ways = [m for m in whole.parties if m.distance is not None]
    if not ways:
        return whole
    least = min(_length(m) for m in ways)
    first, *others = (m for m in ways if m.distance == least)
    return replace(whole, distance=least, changes=(first,), others=tuple(others))


def _made(whole: Whole) -> Whole:
    """Return the changes of all parties that would leave, if each of them has one."""
    who = tuple(m for m in whole.parties if not m.stable)
    if any(m.distance is None for m in who):
        return whole
    return replace(whole, distance=sum((_length(m) for m in who), Fraction(0)), changes=who)


def _length(margin: Margin) -> Fraction:
    assert margin.distance is not None
    return margin.distance


def _nearest(search: Search, state: int, bound: Whole, budget: Budget) -> Whole:
    """Return the bound where it works and nothing nearer does, or what is nearer; for SEQ and SSEQ."""
    if not bound.holds and bound.distance is not None and not _works(search, state, bound, budget):
        bound = replace(bound, distance=None, changes=())
    if not bound.holds and bound.distance is None:
        bound = _by_nash(search, state, bound, budget)
    least = _at_least(search, state, bound, budget)
    if least is None:
        return replace(bound, exact=True)
    span = (int(2 * least), None if bound.distance is None else int(2 * bound.distance))
    profile, complete = search.nearest(bound.concept, state, not bound.holds, span, budget)
    if profile is None:
        return replace(bound, exact=complete)
    changes = search.told(profile, state, bound.concept, [m.stable for m in bound.parties])
    distance = sum((_length(m) for m in changes), Fraction(0))
    return replace(bound, distance=distance, changes=changes, others=(), exact=complete)


def _by_nash(search: Search, state: int, bound: Whole, budget: Budget) -> Whole:
    """Return the changes that would make a Nash equilibrium, which is one of SEQ and SSEQ too, if there are any."""
    other = _separate(search, state, "nash", budget)
    now = {m.party: m.stable for m in bound.parties}
    changes = tuple(replace(m, concept=bound.concept, stable=now[m.party]) for m in other.changes)
    return replace(bound, distance=other.distance, changes=changes)


def _at_least(search: Search, state: int, bound: Whole, budget: Budget) -> Fraction | None:
    """
    Return what any change must cost at least, None where there can be none.

    Nash stability implies SEQ and SSEQ, and these imply GMR and SMR: as long as a Nash equilibrium stands nothing of
    them breaks, and what is no GMR (SMR) equilibrium is none of SEQ (SSEQ).
    """
    wider = "nash" if bound.holds else {"seq": "gmr", "sseq": "smr"}[bound.concept]
    other = _separate(search, state, wider, budget)
    return other.distance if other.holds == bound.holds else Fraction(0)


def _works(search: Search, state: int, bound: Whole, budget: Budget) -> bool:
    """Return whether all the changes together make the state hold."""
    parties = search.sides[0].model.parties
    profile = tuple(Step(parties.index(m.party), int(2 * _length(m)), m.ranks) for m in bound.changes)
    return search.is_equilibrium(bound.concept, profile, state, budget)
