"""A conflict made ready to be analysed: states, moves, and what every player thinks of every state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from comity.case.nouns import (
    Case,
    Conflict,
    DrawnConflict,
    Option,
    OptionConflict,
    PartyPreference,
    Preference,
)
from comity.conflict.moves import DrawnMoves, Moves, OptionMoves, merged, without
from comity.conflict.preferences import ranks as ranks_of_preference
from comity.conflict.space import Space, code_of, drawn_space, feasible_codes, option_space
from comity.errors import CaseError, Problem, UsageError, did_you_mean
from comity.kernels.edges import Edges, Index, Mask, Value
from comity.kernels.groups import BACK, BOTH, FORWARD, Code, Groups
from comity.logic.masks import mask

_DIRECTION = {"both": BOTH, "forward": FORWARD, "back": BACK}


@dataclass(frozen=True, eq=False, slots=True)
class Model:
    """
    A conflict ready to be analysed.

    Parameters
    ----------
    case : Case
    conflict : OptionConflict or DrawnConflict
    parties : tuple of str
        The players, in the order of the file: those who own options or moves, or have preferences.
    space : Space
    ranks : array of int32, shape (n, S)
        ``ranks[i, s]``: how player i ranks state s; higher is better, ties share a rank, counted from 0.
    moves : Moves
    status_quo : int or None

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> model = build(load_entry("prisoners_dilemma").case)
    >>> model.parties, [model.label(s) for s in range(model.n_states)]
    (('a', 'b'), ['NN', 'YN', 'NY', 'YY'])
    """

    case: Case
    conflict: Conflict
    parties: tuple[str, ...]
    space: Space
    ranks: Value
    moves: Moves
    status_quo: int | None

    @property
    def n_states(self) -> int:
        """Return the number of states S, after merging."""
        return self.space.n_states

    @property
    def n_players(self) -> int:
        """Return the number of players n."""
        return len(self.parties)

    @property
    def options(self) -> tuple[Option, ...]:
        """Return the options in pattern order; empty for a hand-drawn graph."""
        return self.conflict.options if isinstance(self.conflict, OptionConflict) else ()

    @property
    def codes(self) -> Code | None:
        """Return the packed states, shape (S,), bit k for option k; None for a hand-drawn graph."""
        return self.space.codes

    @property
    def transitive(self) -> bool:
        """Return whether two moves in a row of one player always amount to one."""
        return self.moves.transitive

    def label(self, state: int) -> str:
        """Return the pattern or name of a state."""
        return self.space.label(state)

    def index(self, label: str) -> int:
        """
        Return the state a pattern or name stands for.

        Raises
        ------
        UsageError
            Where no feasible state is called that, with the nearest name.
        """
        state = self.space.index(label)
        if state is not None:
            return state
        hint = did_you_mean(label, list(self.space.names.values())) or ""
        raise UsageError(
            f'"{label}" is no feasible state of this conflict{why_not_feasible(self.conflict, label)}. {hint}'.strip()
        )

    def player(self, party: str) -> int:
        """Return the position of a party among the players; UsageError where it is none."""
        if party in self.parties:
            return self.parties.index(party)
        raise UsageError(
            f'"{party}" is no player of this conflict. Players: {", ".join(self.parties)}. '
            + (did_you_mean(party, self.parties) or "")
        )

    def preference(self, player: int) -> PartyPreference:
        """Return what the case says of a player's preferences."""
        return next(p for p in self.conflict.preferences if p.party == self.parties[player])

    def reading(self, chosen: Mapping[str, str]) -> Model:
        """
        Return the model with other readings of some parties' preferences.

        Parameters
        ----------
        chosen : mapping party -> id of a reading
            Parties left out keep their main reading; ``"main"`` names it.
        """
        rows = [
            self.ranks[k] if chosen.get(p, "main") == "main" else reading_ranks(self, k, chosen[p])
            for k, p in enumerate(self.parties)
        ]
        return replace(self, ranks=np.array(rows, np.int32).reshape(self.ranks.shape))


def reading_ranks(model: Model, player: int, reading: str) -> Value:
    """Return the ranks of one reading of a player's preferences, shape (S,)."""
    row = model.preference(player)
    for r in row.readings:
        if r.id == reading:
            return _ranks_of(
                r.preference,
                PartyPreference(row.party, r.preference, (), r.where),
                model.case,
                model.conflict,
                model.space,
            )
    raise UsageError(
        f'{row.party} has no reading "{reading}". Readings: main, {", ".join(r.id for r in row.readings)}.'
    )


def build(case: Case) -> Model:
    """
    Return the conflict of a case, ready to be analysed.

    Raises
    ------
    UsageError
        The case has no conflict section, or the model is too large.
    CaseError
        Preferences that do not fit the feasible states, a status quo that is not feasible, nothing feasible.
    """
    conflict = case.conflict
    if conflict is None:
        raise UsageError(f'"{case.title}" has no conflict section. Add `conflict:` with options and preferences.')
    parties = players(case, conflict)
    if isinstance(conflict, DrawnConflict):
        space = drawn_space(conflict)
        moves: Moves = _drawn_moves(conflict, parties, space)
    else:
        raw = feasible_codes(conflict)
        if not len(raw):
            raise CaseError(
                [
                    Problem(
                        conflict.where,
                        "no state is feasible.",
                        ("Take out or weaken one of the `infeasible` statements.",),
                    )
                ]
            )
        space = option_space(conflict, raw)
        moves = _option_moves(conflict, parties, space)
    rows, problems = _all_ranks(case, conflict, parties, space)
    start, more = _status_quo(conflict, space)
    if problems or more:
        raise CaseError([*more, *problems])
    ranks = np.array([rows[p] for p in parties], np.int32).reshape(len(parties), space.n_states)
    return Model(case, conflict, parties, space, ranks, moves, start)


def players(case: Case, conflict: Conflict) -> tuple[str, ...]:
    """Return the parties that take part: they own options or moves, or have preferences."""
    known = {p.party for p in conflict.preferences}
    if isinstance(conflict, OptionConflict):
        known |= {o.by for o in conflict.options}
    else:
        known |= {party for party, _ in conflict.moves}
    return tuple(p.id for p in case.parties if p.id in known)


def why_not_feasible(conflict: Conflict, label: str) -> str:
    """Return in words why a pattern is no feasible state; empty where there is nothing to say."""
    if isinstance(conflict, DrawnConflict):
        return ""
    m = len(conflict.options)
    if not label or (set(label.upper()) - set("YN-") and len(label) != m):
        return ""  # not meant as a pattern
    if set(label) - set("YN"):
        return f": a state is {m} letters, each Y or N"
    if len(label) != m:
        return f": it has {len(label)} letters, the conflict has {m} options"
    code = np.array([code_of(label)], np.uint64)
    position = {o.id: k for k, o in enumerate(conflict.options)}
    for s in conflict.infeasible:
        if mask(s.tree, code, position)[0]:
            return f": it is ruled out by `{s.text}` ({s.where})"
    return ""


def _drawn_moves(conflict: DrawnConflict, parties: tuple[str, ...], space: Space) -> DrawnMoves:
    at = {name: s for s, name in space.names.items()}
    drawn = dict(conflict.moves)
    edges = []
    for p in parties:
        pairs = drawn.get(p, ())
        edges.append(Edges.of(space.n_states, _ints(at[a] for a, _ in pairs), _ints(at[b] for _, b in pairs)))
    return DrawnMoves(tuple(edges), space.n_states)


def _ints(values: Iterable[int]) -> Index:
    return np.fromiter(values, np.int64)


def _option_moves(conflict: OptionConflict, parties: tuple[str, ...], space: Space) -> Moves:
    raw, to = space.raw, space.to
    assert raw is not None  # option_space always sets both
    assert to is not None
    groups = []
    for p in parties:
        mine = [(k, o) for k, o in enumerate(conflict.options) if o.by == p]
        groups.append(Groups.of(raw, tuple(k for k, _ in mine), tuple(_DIRECTION[o.moves] for _, o in mine)))
    moves: Moves = OptionMoves(tuple(groups), len(raw))
    if conflict.cannot:
        moves = without(moves, [_closed(conflict, p, raw) for p in parties])
    return merged(moves, to, space.n_states) if space.merged else moves


def _closed(conflict: OptionConflict, party: str, raw: Code) -> Callable[[Index, Index], Mask]:
    """Return which of some moves (origins, targets) are closed to a party."""
    position = {o.id: k for k, o in enumerate(conflict.options)}
    rules = [
        (mask(c.start.tree, raw, position), mask(c.end.tree, raw, position)) for c in conflict.cannot if c.by == party
    ]

    def closed(origins: Index, targets: Index) -> Mask:
        out = np.zeros(len(origins), bool)
        for start, end in rules:
            out |= start[origins] & end[targets]
        return out

    return closed


def _all_ranks(
    case: Case, conflict: Conflict, parties: tuple[str, ...], space: Space
) -> tuple[dict[str, Value], list[Problem]]:
    """Return the ranks of every party's main reading, and every problem of any reading."""
    rows: dict[str, Value] = {}
    problems: list[Problem] = []
    for row in conflict.preferences:
        others = [PartyPreference(row.party, r.preference, (), r.where) for r in row.readings]
        for holder in [row, *others]:
            try:
                got = _ranks_of(holder.preference, holder, case, conflict, space)
                rows.setdefault(row.party, got)  # the main reading comes first
            except CaseError as e:
                problems.extend(e.problems)
    known = {p.party for p in conflict.preferences}
    for p in parties:
        if p not in known:
            problems.append(Problem(conflict.where, f"{p} can move but has no preferences.", (f"Give them for {p}.",)))
    return rows, problems


def _ranks_of(preference: Preference, row: PartyPreference, case: Case, conflict: Conflict, space: Space) -> Value:
    options = conflict.options if isinstance(conflict, OptionConflict) else ()
    position = {o.id: k for k, o in enumerate(options)}
    name = case.party(row.party).name
    return ranks_of_preference(
        preference, space, position, row.where, name, lambda label: why_not_feasible(conflict, label)
    )


def _status_quo(conflict: Conflict, space: Space) -> tuple[int | None, list[Problem]]:
    label = conflict.status_quo
    state = None if label is None else space.index(label)
    if label is None or state is not None:
        return state, []
    what = f'the status quo "{label}" is no feasible state{why_not_feasible(conflict, label)}.'
    return None, [Problem(conflict.status_quo_at, what, ("Give a feasible pattern, or change what is infeasible.",))]
