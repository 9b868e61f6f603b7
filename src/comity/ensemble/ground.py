"""What every chunk of a plan shares: the states, the moves laid out, and how each law makes a preference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import factorial

import numpy as np

from comity.case.nouns import (
    Case,
    Conflict,
    DrawnConflict,
    Free,
    PartyPreference,
    Preference,
    Prioritised,
    Ranking,
    Weights,
)
from comity.conflict.model import Model, build, why_not_feasible
from comity.conflict.preferences import ranks, truth_table
from comity.conflict.space import Space
from comity.ensemble import draws as law
from comity.ensemble.draws import Chance, Places, Uniform
from comity.ensemble.laws import PartyLaw, ReadingLaw
from comity.ensemble.worth import ByRanks, ByStatements, ByWeights, Scale, Truth, Worth
from comity.errors import CaseError, Problem, UsageError
from comity.kernels.edges import Index

MOST_LISTED = 5040  # orders of seven items


@dataclass(frozen=True, eq=False, slots=True)
class Source:
    """
    How a preference is drawn under one reading, ready to be asked for arrangements.

    Parameters
    ----------
    law : ReadingLaw
    labels : tuple of str
        The items in words, best first as written.
    scale : Scale
    tiers : tuple of tuple of int
        A partial ranking that every order agrees with.
    """

    law: ReadingLaw
    labels: tuple[str, ...]
    scale: Scale
    tiers: tuple[tuple[int, ...], ...] = ()

    @property
    def width(self) -> int:
        """Return how many random numbers a draw takes."""
        return len(self.labels) if self.law.varies else 0

    def drawn(self, uniform: Uniform) -> Places:
        """Return arrangements, shape (D, K), from random numbers, shape (D, width)."""
        amount = float(self.law.amount)
        if isinstance(self.scale, ByWeights):
            return self.scale.drawn(uniform)
        if self.law.kind == "mallows":
            return law.mallows_places(uniform, amount)
        if self.law.kind == "plackett_luce":
            return law.plackett_luce_places(uniform, amount)
        if self.law.kind == "any":
            return law.agreeing_places(uniform, self.tiers)
        return np.tile(np.arange(len(self.labels)), (len(uniform), 1))

    def listed(self) -> tuple[Places, Chance] | None:
        """Return every arrangement and how likely it is, where they are at most 5,040; None where they are more."""
        n = len(self.labels)
        if not self.law.varies:
            return np.arange(n)[None, :], np.ones(1)
        if self.law.kind == "intervals" or factorial(min(n, 20)) > MOST_LISTED:
            return None
        places, amount = law.all_places(n), float(self.law.amount)
        if self.law.kind == "mallows":
            return places, law.mallows_chances(places, amount)
        if self.law.kind == "plackett_luce":
            return places, law.plackett_luce_chances(places, amount)
        places = places[law.agree(places, self.tiers)]
        return places, np.full(len(places), 1 / len(places))


@dataclass(frozen=True, eq=False, slots=True)
class Player:
    """One party: its law, and a source for each of its readings."""

    law: PartyLaw
    sources: tuple[Source, ...]

    @property
    def width(self) -> int:
        """Return how many random numbers a draw takes: one for the reading, the others for what is drawn under it."""
        return 1 + max(source.width for source in self.sources)

    def reading(self, uniform: Uniform) -> Index:
        """Return the position of the reading that each draw takes, shape (D,)."""
        ends = np.cumsum([float(r.probability) for r in self.law.readings])[:-1]
        out: Index = np.searchsorted(ends, uniform[:, 0], side="right")
        return out

    def listed(self, too_many: Callable[[int], bool] = lambda n: n > MOST_LISTED) -> tuple[Worth, Chance] | None:
        """
        Return what every state is worth in every preference the law can draw, and how likely each is.

        None where the law lists none, or ``too_many`` of them: told before any is worked out.
        """
        worths, chances = [], []
        for r, source in zip(self.law.readings, self.sources, strict=True):
            got = source.listed()
            if got is None:
                return None
            worths.append(got[0])
            chances.append(got[1] * float(r.probability))
        count = sum(map(len, worths))
        if count > MOST_LISTED or too_many(count):
            return None
        rows = [s.scale.worth(w) for s, w in zip(self.sources, worths, strict=True)]
        return np.concatenate(rows), np.concatenate(chances)


@dataclass(frozen=True, eq=False, slots=True)
class Ground:
    """
    The states and moves of a case, all its preferences left out, and its players.

    Parameters
    ----------
    model : Model
        Every state tied for everybody: only its states and moves are meant.
    players : tuple of Player
    """

    model: Model
    players: tuple[Player, ...]


def ground_of(case: Case, laws: tuple[PartyLaw, ...]) -> Ground:
    """
    Return the states, the moves, and how each law makes a preference.

    Raises
    ------
    CaseError
        Every preference that does not fit the states.
    """
    model = skeleton(case)
    problems: list[Problem] = []
    made = []
    for one in laws:
        sources = []
        for r in one.readings:
            try:
                sources.append(_source(case, model, one, r))
            except CaseError as e:
                problems.extend(e.problems)
        made.append(Player(one, tuple(sources)))
    if problems:
        raise CaseError(problems)
    return Ground(model, tuple(made))


def skeleton(case: Case) -> Model:
    """Return the states and moves of a case in which everybody is indifferent."""
    conflict = case.conflict
    if conflict is None:
        raise UsageError(f'"{case.title}" has no conflict section. Add `conflict:` with options and preferences.')
    return build(replace(case, conflict=_indifferent(conflict)))


def _indifferent(conflict: Conflict) -> Conflict:
    # one branch per noun, so that types stay true
    if isinstance(conflict, DrawnConflict):
        tie: Preference = Ranking((tuple(s.id for s in conflict.states),))
        return replace(conflict, preferences=tuple(PartyPreference(p.party, tie) for p in conflict.preferences))
    return replace(conflict, preferences=tuple(PartyPreference(p.party, Weights(())) for p in conflict.preferences))


def _source(case: Case, model: Model, party: PartyLaw, reading: ReadingLaw) -> Source:
    wish = reading.preference
    if isinstance(wish, Free):
        return _free(case, model, party, reading, wish)
    conflict, space = model.conflict, model.space
    rank = ranks(
        wish, space, _positions(model), reading.where, party.name, lambda label: why_not_feasible(conflict, label)
    )
    if isinstance(wish, Prioritised) and reading.varies:
        truth = _truth(model, wish)
        return Source(reading, tuple(s.text for s in wish.statements), ByStatements.of(truth))
    if isinstance(wish, Weights) and reading.kind == "intervals":
        truth = _truth(model, wish)
        _same_when_merged(model, party, reading, wish)
        return Source(reading, tuple(s.text for s, _ in wish.weights), ByWeights.of(wish.ranges, truth))
    rank_of = (int(rank.max(initial=0)) - rank).astype(np.int64)
    return Source(reading, _tiers_in_words(model, rank_of), ByRanks(rank_of))


def _free(case: Case, model: Model, party: PartyLaw, reading: ReadingLaw, wish: Free) -> Source:
    if wish.statements:
        said = Prioritised(wish.statements)
        # refuses what a plain preference of these statements would be refused for
        ranks(said, model.space, _positions(model), reading.where, party.name)
        return Source(reading, tuple(s.text for s in wish.statements), ByStatements.of(_truth(model, said)))
    tiers = tuple(tuple(_state(model, party, reading, label) for label in tier) for tier in wish.ranking)
    everyone = np.arange(model.n_states)
    return Source(reading, tuple(model.label(int(s)) for s in everyone), ByRanks(everyone), tiers)


def _state(model: Model, party: PartyLaw, reading: ReadingLaw, label: str) -> int:
    state = model.space.index(label)
    if state is None:
        why = why_not_feasible(model.conflict, label)
        what = f'the ranking of {party.name} names "{label}", which is no feasible state{why}.'
        raise CaseError([Problem(reading.where, what, ("Take it out, or change what is infeasible.",))])
    return state


def _positions(model: Model) -> dict[str, int]:
    return {o.id: k for k, o in enumerate(model.options)}


def _truth(model: Model, wish: Prioritised | Weights) -> Truth:
    """Return which statement holds in which state, shape (K, S); merged states are told by their first member."""
    space = model.space
    if space.raw is None or space.to is None:
        raise UsageError("statements need options; the states are drawn by hand.")
    rows = wish.statements if isinstance(wish, Prioritised) else tuple(s for s, _ in wish.weights)
    truth = truth_table(rows, space.raw, _positions(model))
    return np.asarray(truth[:, _first_member(space)])


def _first_member(space: Space) -> Index:
    assert space.to is not None  # asked before
    first = np.zeros(space.n_states, np.int64)
    first[space.to[::-1]] = np.arange(len(space.to))[::-1]
    return first


def _same_when_merged(model: Model, party: PartyLaw, reading: ReadingLaw, wish: Weights) -> None:
    """Refuse weights in intervals that tie merged states at their middles and not elsewhere."""
    space = model.space
    if not space.merged or space.raw is None or space.to is None:
        return
    moving = [s for (s, _), (low, high) in zip(wish.weights, wish.ranges, strict=True) if low != high]
    truth = truth_table(moving, space.raw, _positions(model))
    split = (truth != truth[:, _first_member(space)][:, space.to]).any(axis=0)
    if split.any():
        name = space.label(int(space.to[np.flatnonzero(split)[0]]))
        what = f'the weights of {party.name} are intervals that tell apart states merged in "{name}".'
        ways = ("Guard each statement so that it says the same of all of them.", "Or split the merged state (same:).")
        raise CaseError([Problem(reading.where, what, ways)])


def _tiers_in_words(model: Model, rank_of: Places) -> tuple[str, ...]:
    rows: list[list[str]] = [[] for _ in range(int(rank_of.max(initial=0)) + 1)]
    for s, k in enumerate(rank_of):
        if len(rows[k]) < 5:
            rows[k].append(model.label(s) if len(rows[k]) < 4 else "...")
    return tuple(", ".join(row) for row in rows)
