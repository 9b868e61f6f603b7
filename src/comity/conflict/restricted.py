"""
A part of a conflict as a conflict of its own: some states are taken out, and some parties prefer otherwise.

States are taken out before moves are found, so a move to or through one of them does not exist in the part. Two rooms
ask for parts: what a party sees of a conflict (a hypergame), and the states in which a statement holds (a regime).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from comity.case.nouns import (
    Conflict,
    DrawnConflict,
    Free,
    OptionConflict,
    PartyPreference,
    Preference,
    Prioritised,
    Ranking,
    Statement,
)
from comity.conflict.model import Model, build, why_not_feasible
from comity.conflict.preferences import dense_rank, ranks
from comity.conflict.where_holds import after_merging
from comity.conflict.words import join
from comity.errors import CaseError, Where
from comity.kernels.edges import Index, Mask, Value


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """
    A part of a conflict.

    Parameters
    ----------
    model : Model
        The part as a conflict of its own, with P states.
    states : array of int, shape (P,)
        Which state of the whole conflict each state of the part is.
    """

    model: Model
    states: Index

    def whole(self, mask: Mask, n_states: int) -> Mask:
        """Return a choice of states of the part as a choice of states of the whole conflict, shape (S,)."""
        out = np.zeros(n_states, bool)
        out[self.states[mask]] = True
        return out


@dataclass(frozen=True, eq=False, slots=True)
class Cut:
    """
    What is taken out of a conflict.

    Parameters
    ----------
    gone : mask, shape (R,)
        The states taken out, before merging; at least one state must be left.
    ruled_out : tuple of Statement
        Statements that together hold exactly in these states; not read where the states are drawn by hand.
    """

    gone: Mask
    ruled_out: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Instead:
    """What a party prefers in the part in place of what it prefers in the whole; ``as_said`` begins every complaint."""

    row: PartyPreference
    as_said: str = ""


def left_open(model: Model) -> str:
    """Return in words whose preference the case leaves open, so that no verdict follows; empty where nobody's."""
    rows = [p for p in model.conflict.preferences if isinstance(p.preference, Free)]
    names = [model.case.party(p.party).name for p in rows]
    return f"what {join(names)} prefers is left open (free), so no verdict follows" if names else ""


def part(model: Model, cut: Cut, instead: Mapping[str, Instead]) -> Part:
    """
    Return the part of a conflict that is left when some states are taken out.

    Parameters
    ----------
    model : Model
        The whole conflict.
    cut : Cut
    instead : mapping from party to Instead
        The parties that prefer otherwise in the part; all others rank its states as they do in the whole.

    Raises
    ------
    CaseError
        Where a preference of ``instead`` does not fit the states of the part; ``as_said`` begins the message.

    Examples
    --------
    Syria and Iraq without the states in which Iraq attacks:

    >>> from comity.catalogue.entries import load_entry
    >>> from comity.conflict.where_holds import holds_in
    >>> from comity.logic.tree import Name
    >>> whole = build(load_entry("syria_iraq_1975").case)
    >>> attack = Statement("attack", Name("attack"))
    >>> some = part(whole, Cut(holds_in(whole, attack.tree), (attack,)), {})
    >>> [some.model.label(s) for s in range(some.model.n_states)], some.states.tolist()
    (['NNN', 'YNN', 'NYN'], [0, 1, 2])
    """
    left = after_merging(model, ~cut.gone)
    rows = tuple(_row(row, instead, model, left) for row in model.conflict.preferences)
    conflict = _conflict(model, cut, left, rows)
    silent = replace(conflict, preferences=tuple(_silent(r, model, left) for r in rows))
    own = build(replace(model.case, conflict=silent))
    states = _states(model, own, left)
    own = replace(own, case=replace(model.case, conflict=conflict), conflict=conflict)
    return Part(replace(own, ranks=_ranks(model, own, states, instead)), states)


def _row(row: PartyPreference, instead: Mapping[str, Instead], model: Model, left: Mask) -> PartyPreference:
    """Return what a party prefers in the part, as the case would say it."""
    chosen = instead[row.party].row if row.party in instead else row
    return PartyPreference(row.party, _fitted(chosen.preference, model, left), (), chosen.where)


def _silent(row: PartyPreference, model: Model, left: Mask) -> PartyPreference:
    """Return the same party, for the moment, with every state tied: what it prefers is ranked by itself."""
    if model.space.raw is not None:
        return PartyPreference(row.party, Prioritised(()))
    return PartyPreference(row.party, Ranking((tuple(model.label(int(s)) for s in np.flatnonzero(left)),)))


def _ranks(model: Model, own: Model, states: Index, instead: Mapping[str, Instead]) -> Value:
    """Return how every party ranks the states of the part, shape (n, P); CaseError with every preference unfit."""
    position = {o.id: k for k, o in enumerate(own.options)}
    rows, problems = [], []
    for k, party in enumerate(own.parties):
        if party not in instead:
            rows.append(dense_rank([model.ranks[k][states].astype(np.int64)]))
            continue
        row, name = own.preference(k), own.case.party(party).name
        try:
            rows.append(ranks(row.preference, own.space, position, row.where, name, _reason(own)))
        except CaseError as e:
            problems += [replace(p, what=f"{instead[party].as_said}{p.what}") for p in e.problems]
    if problems:
        raise CaseError(problems)
    return np.array(rows, np.int32).reshape(own.ranks.shape)


def _reason(own: Model) -> Callable[[str], str]:
    return lambda label: why_not_feasible(own.conflict, label)


def _conflict(model: Model, cut: Cut, left: Mask, rows: tuple[PartyPreference, ...]) -> Conflict:
    conflict = model.conflict
    start = None if model.status_quo is None or not left[model.status_quo] else model.label(model.status_quo)
    if isinstance(conflict, OptionConflict):
        return replace(
            conflict,
            preferences=rows,
            infeasible=conflict.infeasible + cut.ruled_out,
            status_quo=start,
            misperceives=(),
        )
    return _drawn(conflict, {model.label(int(s)) for s in np.flatnonzero(left)}, rows, start)


def _drawn(
    conflict: DrawnConflict, names: set[str], rows: tuple[PartyPreference, ...], start: str | None
) -> DrawnConflict:
    moves = tuple((p, tuple((a, b) for a, b in pairs if a in names and b in names)) for p, pairs in conflict.moves)
    states = tuple(s for s in conflict.states if s.id in names)
    return replace(conflict, states=states, moves=moves, preferences=rows, status_quo=start, misperceives=())


def _fitted(preference: Preference, model: Model, left: Mask) -> Preference:
    """Return a preference without the states that are taken out; labels that name no state at all stay."""
    if not isinstance(preference, Ranking):
        return preference
    tiers, wheres, kept = [], [], []
    for k, tier in enumerate(preference.tiers):
        at = preference.wheres[k] if preference.wheres else ()
        names: list[str] = []
        places: list[Where] = []
        for n, label in enumerate(tier):
            state = model.space.index(label)
            if state is None or left[state]:
                names.append(label if state is None else model.label(state))
                places.extend(at[n : n + 1])
        if names:
            tiers.append(tuple(names))
            wheres.append(tuple(places))
            kept.append(k)
    return Ranking(tuple(tiers), tuple(wheres) if preference.wheres else (), _breaks(preference, kept))


def _breaks(ranking: Ranking, kept: list[int]) -> tuple[tuple[int, int], ...]:
    """Return the breaks between the tiers that are kept: the widest of those between them before."""
    out = []
    for n, (above, below) in enumerate(pairwise(kept)):
        widest = max((d for k, d in ranking.breaks if above <= k < below), default=1)
        if widest > 1:
            out.append((n, widest))
    return tuple(out)


def _states(model: Model, own: Model, left: Mask) -> Index:
    """Return which state of the whole each state of the part is."""
    if model.space.raw is None or model.space.to is None:
        return np.flatnonzero(left)
    assert own.space.raw is not None  # the part has the form of the whole
    assert own.space.to is not None
    out = np.empty(own.n_states, np.int64)
    out[own.space.to] = model.space.to[np.searchsorted(model.space.raw, own.space.raw)]
    return out
