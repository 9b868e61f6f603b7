"""The orders a party may have where its preference is left open (convention 30), and the model around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import factorial, prod

import numpy as np

from comity.case.nouns import (
    Case,
    Conflict,
    DrawnConflict,
    Free,
    OptionConflict,
    PartyPreference,
    Preference,
    Prioritised,
    Ranking,
    Statement,
    Weights,
)
from comity.conflict.inverse.formula import Atom
from comity.conflict.model import Model, build, why_not_feasible
from comity.conflict.preferences import Truth, priority_rank, truth_table
from comity.conflict.space import MAX_OPTIONS, MAX_STATES, Space
from comity.errors import CaseError, Problem, TooLargeError, UsageError
from comity.kernels.edges import Index, Value

MAX_ORDERED = 65_536  # states of which any order is possible: their number of orders has 287,000 digits
_TOO_LARGE = (
    f"the inverse question needs a list of all states, and these are too many: at most {MAX_OPTIONS} options and "
    f"{MAX_STATES:,} feasible states. Rule out combinations that cannot occur (infeasible:)."
)


@dataclass(frozen=True, eq=False, slots=True)
class Orders:
    """
    The admissible orders of one party.

    Parameters
    ----------
    party : int
        Its position among the players.
    n_items : int
        Of what there is an order: the states, or the statements.
    tiers : tuple of tuple of int
        The part of a ranking of states that is known, best first; states of one tier may come in any order.
    statements : tuple of Statement
        The statements, where these are ordered; empty where states are.
    truth : mask, shape (K, S)
        Which statement holds where.
    """

    party: int
    n_items: int
    tiers: tuple[tuple[int, ...], ...] = ()
    statements: tuple[Statement, ...] = ()
    truth: Truth | None = None

    @property
    def count(self) -> int:
        """
        Return how many orders there are.

        Examples
        --------
        >>> Orders(0, 6).count, Orders(0, 4, ((2,), (0, 1))).count
        (720, 8)
        """
        ranked = sum(map(len, self.tiers))
        return prod(map(factorial, map(len, self.tiers))) * factorial(self.n_items) // factorial(ranked)

    def compares(self, better: int, worse: int, strict: bool) -> bool | Atom:
        """
        Return what it takes that one state stands above another, or, not strictly, at least as high.

        True or False where all admissible orders agree.
        """
        if better == worse:
            return not strict
        if self.truth is None:
            return self._by_rank(better, worse)
        one, other = self.truth[:, better], self.truth[:, worse]
        high, low = np.flatnonzero(one & ~other), np.flatnonzero(other & ~one)
        if not len(low):
            return bool(len(high)) or not strict
        return Atom(self.party, tuple(high.tolist()), tuple(low.tolist())) if len(high) else False

    def _by_rank(self, better: int, worse: int) -> bool | Atom:
        tier = {s: k for k, states in enumerate(self.tiers) for s in states}
        if better in tier and worse in tier and tier[better] != tier[worse]:
            return tier[better] < tier[worse]
        return Atom(self.party, (better,), (worse,))

    def draw(self, rng: np.random.Generator, count: int) -> Index:
        """Return the places of every item in orders drawn with equal chances, shape (count, items); 0 is first."""
        places = rng.permuted(np.tile(np.arange(self.n_items), (count, 1)), axis=1)
        ranked = [s for tier in self.tiers for s in tier]
        if ranked:
            kept = np.sort(places[:, ranked], axis=1)
            start = 0
            for tier in self.tiers:
                end = start + len(tier)
                places[:, list(tier)] = rng.permuted(kept[:, start:end], axis=1)
                start = end
        return places

    def ranks(self, places: Index) -> Value:
        """Return the ranks of all states under one order, shape (S,); higher is better."""
        if self.truth is None:
            return (self.n_items - 1 - places).astype(np.int32)
        return priority_rank(self.truth[np.argsort(places)])

    def words(self) -> str:
        """Return in words which orders are admissible."""
        if self.statements:
            return f"any order of its {self.n_items} statements"
        some = " that agrees with the ranking given" if self.tiers else ""
        return f"any strict order of the {self.n_items} states{some}"


@dataclass(frozen=True, eq=False, slots=True)
class Open:
    """
    A conflict in which some preferences are left open.

    ``model`` holds the others; the ranks it shows for the parties in ``orders`` mean nothing.
    """

    model: Model
    orders: dict[int, Orders]

    @property
    def count(self) -> int:
        """Return how many profiles are admissible: combinations of one order per open party."""
        return prod(o.count for o in self.orders.values())


def open_model(case: Case) -> Open:
    """
    Return the model of a case in which preferences may be ``free``; alternative readings are left aside.

    Raises
    ------
    CaseError
        What is known of a free preference does not fit the states, or anything
        :func:`comity.conflict.model.build` raises.

    Examples
    --------
    >>> from comity.catalogue.entries import load_entry
    >>> open_model(load_entry("chicken").case).count
    1
    """
    conflict = case.conflict
    if conflict is None:
        raise UsageError(f'"{case.title}" has no conflict section. Add `conflict:` with options and preferences.')
    rows = tuple(replace(p, readings=(), regimes=()) for p in conflict.preferences)
    # a stand-in that likes every state alike: only to have the states and the moves
    blank: Preference = Weights(())
    if isinstance(conflict, DrawnConflict):
        blank = Ranking((tuple(s.id for s in conflict.states),))
    plain = tuple(replace(p, preference=blank) if isinstance(p.preference, Free) else p for p in rows)
    try:
        model = build(replace(case, conflict=replace(conflict, preferences=plain)))
    except TooLargeError:
        raise TooLargeError(_TOO_LARGE) from None
    orders: dict[int, Orders] = {}
    problems: list[Problem] = []
    for row in rows:
        if isinstance(row.preference, Free):
            player = model.parties.index(row.party)
            try:
                orders[player] = orders_of(model, player, row, row.preference)
            except CaseError as e:
                problems.extend(e.problems)
    if problems:
        raise CaseError(problems)
    return Open(model, orders)


def opened(given: Open, players: tuple[int, ...]) -> Open:
    """
    Return the same conflict with further players' preferences left open, each in the form it was given in.

    Statements may then come in any order; a ranking or weights give way to any strict order of the states.
    """
    more = dict(given.orders)
    for i in players:
        if i not in more:
            row = given.model.preference(i)
            wish = row.preference
            free = Free(wish.statements) if isinstance(wish, Prioritised) else Free()
            more[i] = orders_of(given.model, i, row, free)
    return Open(given.model, dict(sorted(more.items())))


def orders_of(model: Model, player: int, row: PartyPreference, free: Free) -> Orders:
    """Return the admissible orders of a free preference; an error where it does not fit the states."""
    if free.statements:
        truth = _truth(model, row, free.statements)
        return Orders(player, len(free.statements), (), free.statements, truth)
    if model.n_states > MAX_ORDERED:
        raise TooLargeError(
            f"{model.case.party(row.party).name} may have any order of {model.n_states:,} states; at most "
            f"{MAX_ORDERED:,} are dealt with. Give statements beside `free: true`: any order of these is then possible."
        )
    return Orders(player, model.n_states, _tiers(model.conflict, model.space, row, free))


def _truth(model: Model, row: PartyPreference, statements: tuple[Statement, ...]) -> Truth:
    space = model.space
    name = model.case.party(row.party).name
    if space.raw is None or space.to is None or not isinstance(model.conflict, OptionConflict):
        what = f"{name} has statements, but the states are drawn by hand."
        raise CaseError([Problem(row.where, what, ("Leave the statements out: any order of the states.",))])
    raw = truth_table(statements, space.raw, {o.id: k for k, o in enumerate(model.options)})
    every = np.ones((len(statements), space.n_states), bool)
    some = np.zeros((len(statements), space.n_states), bool)
    rows = np.arange(len(statements))[:, None]
    np.logical_and.at(every, (rows, space.to[None, :]), raw)
    np.logical_or.at(some, (rows, space.to[None, :]), raw)
    split = np.argwhere(every != some)
    if len(split):
        k, s = split[0]
        what = f'the statement `{statements[k].text}` of {name} tells apart states that are merged in "'
        ways = ("Guard the statement so that it says the same of all of them, or split the merged state (same:).",)
        raise CaseError([Problem(row.where, f'{what}{space.label(int(s))}".', ways)])
    return every


def _tiers(conflict: Conflict, space: Space, row: PartyPreference, free: Free) -> tuple[tuple[int, ...], ...]:
    seen: set[int] = set()
    tiers: list[tuple[int, ...]] = []
    problems: list[Problem] = []
    for labels in free.ranking:
        tier = []
        for label in labels:
            state = space.index(label)
            if state is None or state in seen:
                twice = (
                    "twice" if state is not None else f"which is no feasible state{why_not_feasible(conflict, label)}"
                )
                what = f'the ranking of {row.party} names "{label}"{"," if state is None else ""} {twice}.'
                problems.append(Problem(row.where, what, ("Take it out of the ranking.",)))
            else:
                seen.add(state)
                tier.append(state)
        tiers.append(tuple(tier))
    if problems:
        raise CaseError(problems)
    return tuple(tiers)
