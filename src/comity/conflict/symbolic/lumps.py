"""Merged states under Nash: which of them there are, whether preferences tell their members apart, and which hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.budget import Budget
from comity.case.nouns import Case, OptionConflict, Preference, Prioritised, Weights
from comity.conflict.large import Found
from comity.conflict.lumped import Merged, apart, merged_states
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.steps import move
from comity.errors import CaseError, Problem, Where
from comity.logic.tree import Node, Not, Or
from comity.solve.sat import sat_engine


@dataclass(frozen=True, slots=True)
class Lumps:
    """
    What is known of the merged states of a conflict under Nash.

    Parameters
    ----------
    present : tuple of str
        Those with a feasible member, in the order of the file: each is one state.
    stable : tuple of str
        The equilibria among them; with a query, those in which it holds for every feasible member.
    always, never : tuple of str
        The options that are on, or off, in every feasible member of every one that is ``stable``.
    """

    present: tuple[str, ...] = ()
    stable: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def lumps_found(
    case: Case, conflict: OptionConflict, where: tuple[str, Node] | None = None, budget: Budget | None = None
) -> Lumps:
    """
    Return which merged states are Nash equilibria.

    A merged state holds if no feasible member of it has a move to a feasible state that its mover ranks higher. One
    SAT call each looks for such a move, of any party. Moves inside a merged state need no care: its members rank the
    same, which is checked first.

    Parameters
    ----------
    case : Case
    conflict : OptionConflict
        Of the case; every party with statements, with weights or without.
    where : (text, tree), optional
        Only merged states in which this statement holds, whichever member is meant.
    budget : Budget, optional

    Raises
    ------
    CaseError
        Preferences tell merged states apart: every party and reading, with its line.
    BudgetExceededError

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> case = load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b}}
    ...   same: {apart: "N-"}
    ...   preferences: {a: {statements: ["!x"]}, b: {statements: [x & y]}}
    ... ''')
    >>> lumps_found(case, case.conflict)
    Lumps(present=('apart',), stable=('apart',), always=(), never=('x',))
    """
    budget = budget or Budget()
    if not conflict.same:
        return Lumps()
    present = tuple(_present(conflict, budget))
    require_one_value(case, conflict, present, budget)
    held = tuple(_stable(conflict, present, None if where is None else where[1], budget))
    always, never = _shared(conflict, held, budget)
    return Lumps(tuple(m.lump.id for m in present), tuple(m.lump.id for m in held), always, never)


def with_lumps(found: Found, lumps: Lumps, limit: int) -> Found:
    """
    Return what was found among the states outside merged ones, with the merged ones added.

    Merged states have names that somebody gave them, so they come first where ``limit`` cuts the list.

    Parameters
    ----------
    found : Found
        Listed with the limit ``max(0, limit - len(lumps.stable))``, or a higher one.
    lumps : Lumps
    limit : int
        How many equilibria to list in all.
    """
    if not lumps.stable:
        return found
    always, never = lumps.always, lumps.never
    if found.count != 0:
        always = tuple(o for o in found.always if o in always)
        never = tuple(o for o in found.never if o in never)
    count, at_most = (None if n is None else n + len(lumps.stable) for n in (found.count, found.at_most))
    held = lumps.stable[:limit]
    states = found.states[: limit - len(held)]
    return replace(
        found, states=states, lumps=held, count=count, at_most=at_most, always=always, never=never, pairs=None
    )


def require_one_value(case: Case, conflict: OptionConflict, merged: Sequence[Merged], budget: Budget) -> None:
    """
    Raise where a preference ranks two feasible members of one merged state differently.

    Raises
    ------
    CaseError
        Every party and reading that does, with the first merged state in which it does.
    """
    rows = list(_readings(case, conflict))
    e = Encoding(conflict, sat_engine())
    f = Encoding(conflict, e.engine, beside=e)
    try:
        open_ = {k: _differ(e, f, preference) for k, (_, _, preference) in enumerate(rows)}
        some = e.fresh()
        e.engine.add([-some, *open_.values()])
        problems: dict[int, Problem] = {}
        for m in merged:
            budget.check()
            within = [e.literal(m.members), f.literal(m.members)]
            while e.engine.solve([*within, some]):
                k = next(k for k, differs in open_.items() if e.engine.value(differs))
                problems[k] = apart(rows[k][0], rows[k][1], m.lump)
                e.engine.add([-open_.pop(k)])
        if problems:
            raise CaseError([problems[k] for k in sorted(problems)])
    finally:
        e.engine.close()


def _readings(case: Case, conflict: OptionConflict) -> Iterator[tuple[str, Where, Preference]]:
    """Yield whose preference it is, where it stands, and what it says; rankings name merged states as such."""
    for row in conflict.preferences:
        name = case.party(row.party).name
        for where, preference in [(row.where, row.preference), *((r.where, r.preference) for r in row.readings)]:
            if isinstance(preference, Prioritised | Weights):
                yield name, where, preference


def _differ(e: Encoding, f: Encoding, preference: Preference) -> int:
    """Return a literal that is true only where a preference ranks two states differently."""
    out, places = e.fresh(), []
    for here, there in zip(e.values(preference), f.values(preference), strict=True):
        place = e.fresh()
        e.engine.add([-place, here, there])
        e.engine.add([-place, -here, -there])
        places.append(place)
    e.engine.add([-out, *places])
    return out


def _present(conflict: OptionConflict, budget: Budget) -> Iterator[Merged]:
    e = Encoding(conflict, sat_engine())
    try:
        for m in merged_states(conflict):
            budget.check()
            if e.engine.solve([e.literal(m.members)]):
                yield m
    finally:
        e.engine.close()


def _stable(conflict: OptionConflict, merged: Sequence[Merged], where: Node | None, budget: Budget) -> Iterator[Merged]:
    preferences = {p.party: p.preference for p in conflict.preferences}
    e, plain = Encoding(conflict, sat_engine()), Encoding(conflict, sat_engine())
    move(e, Encoding(conflict, e.engine, beside=e), preferences, preferences)  # from now on s is a state to be left
    try:
        for m in merged:
            budget.check()
            if where is not None and plain.engine.solve([plain.literal(m.members), plain.literal(Not(where))]):
                continue
            if not e.engine.solve([e.literal(m.members)]):
                yield m
    finally:
        e.engine.close()
        plain.engine.close()


def _shared(
    conflict: OptionConflict, merged: Sequence[Merged], budget: Budget
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the options that are on, and those that are off, in every feasible member of some merged states."""
    e = Encoding(conflict, sat_engine())
    e.require(Or(tuple(m.members for m in merged)))
    try:
        fixed: dict[str, bool] = {}
        if e.engine.solve():
            values = {o: e.engine.value(v) for o, v in zip(e.options, e.options_at, strict=True)}
            for o, v in zip(e.options, e.options_at, strict=True):
                budget.check()
                if o in values and not e.engine.solve([-v if values[o] else v]):
                    fixed[o] = values[o]
                elif o in values:  # this member differs from the first; so may other options
                    at = dict(zip(e.options, e.options_at, strict=True))
                    values = {p: on for p, on in values.items() if e.engine.value(at[p]) == on}
        return tuple(o for o, on in fixed.items() if on), tuple(o for o, on in fixed.items() if not on)
    finally:
        e.engine.close()
