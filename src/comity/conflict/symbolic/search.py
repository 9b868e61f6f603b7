"""Equilibria of a conflict too large to list: found one by one, with what all of them have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case, OptionConflict, Preference
from comity.conflict.large import Found, LargeResult, statement_conflict
from comity.conflict.model import players
from comity.conflict.symbolic.bounds import maximin, minimax, product_feasibility, require_at_least
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.listing import listing
from comity.conflict.symbolic.nash import require_nash
from comity.errors import BudgetExceededError, CaseError, Problem, TooLargeError
from comity.logic.tree import Node
from comity.solve.sat import sat_engine
from comity.version import __version__

CONCEPTS = ("nash", "gmr", "smr")
MAX_SETTINGS = 12  # GMR and SMR go through every setting of a party with up to so many options
Progress = Callable[[str], None]


def search(
    case: Case,
    keys: tuple[str, ...] = ("nash",),
    *,
    limit: int = 100,
    depth: int | None = None,
    where: tuple[str, Node] | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> LargeResult:
    """
    Return the first equilibria of a conflict of any size.

    One unknown state is described by clauses: it is feasible, and stable for every party. A SAT solver gives a state
    that fits, which is then ruled out, and so on. Nash is exact. GMR and SMR are exact where feasibility is a product
    and every option can be taken back (Howard's theorem); elsewhere they are absent, with the reason.

    Parameters
    ----------
    case : Case
        In option form, without merged states; every party with prioritised statements.
    keys : tuple of str
    limit : int
        How many equilibria to list per concept.
    depth : int, optional
        The longest answering sequence counted; the search knows only sequences of any length, so a limit leaves GMR
        and SMR absent.
    where : (text, tree), optional
        Only equilibria in which this statement holds.
    budget : Budget, optional
        What was found when it runs out is returned, marked incomplete.
    progress : callable, optional

    Raises
    ------
    UsageError
        The case cannot be searched so; the message says why.
    CaseError
        No state is feasible.

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> case = load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b}}
    ...   preferences: {a: {statements: [x & y, "!x"]}, b: {statements: [x & y, "!y"]}}
    ... ''')
    >>> found = search(case)
    >>> found.labels("nash"), found.found["nash"].count
    (['NN', 'YY'], 2)
    """
    conflict = statement_conflict(case)
    preferences = {p.party: p.preference for p in conflict.preferences}
    budget, say = budget or Budget(), progress or (lambda _: None)
    found: dict[str, Found] = {}
    absent: dict[str, str] = {}
    complete = True
    for key in keys:
        why = _why_not(conflict, key, depth)
        if why:
            absent[key] = why
            continue
        try:
            say(f"{key} by search")
            found[key] = _find(case, conflict, preferences, key, limit, where, budget)
            complete &= not budget.over()
        except TooLargeError as e:
            absent[key] = str(e)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            absent[key] = f"not finished: {budget.ended(e)}"
            complete = False
    return LargeResult(
        case, conflict, digest(case), __version__, "symbolic", found, None, absent, where[0] if where else "", complete
    )


def _why_not(conflict: OptionConflict, key: str, depth: int | None) -> str:
    """Return why a concept is not searched for; empty where it is."""
    if key not in CONCEPTS:
        return f"past array size only {', '.join(CONCEPTS)} are searched for"
    if key == "nash":
        return ""
    if depth is not None:
        return "past array size answers of any length count: leave --depth out"
    most = max(Counter(o.by for o in conflict.options).values())
    if most > MAX_SETTINGS:
        return f"past array size {key.upper()} needs every setting of a party's options: {most} are too many"
    tied = product_feasibility(conflict)
    return f"past array size {key.upper()} is searched for only where feasibility is a product: {tied}" if tied else ""


def _find(
    case: Case,
    conflict: OptionConflict,
    preferences: Mapping[str, Any],
    key: str,
    limit: int,
    where: tuple[str, Node] | None,
    budget: Budget,
) -> Found:
    e = Encoding(conflict, sat_engine())
    try:
        if not e.engine.solve():
            raise CaseError([Problem(conflict.where, "no state is feasible.", ("Weaken an `infeasible` statement.",))])
        for party in players(case, conflict):
            _require_stable(e, party, preferences[party], key, budget)
        if where is not None:
            e.require(where[1])
        return listing(e, limit, budget)
    finally:
        e.engine.close()


def _require_stable(e: Encoding, party: str, preference: Preference, key: str, budget: Budget) -> None:
    if key == "nash":
        require_nash(e, party, preference, pause=budget.check)
    elif key == "gmr":
        require_at_least(e, preference, _bar(e, party, preference, maximin, budget))
    else:
        high = e.fresh()  # true: s reaches the minimax bar; false: s is Nash stable for the party
        require_at_least(e, preference, _bar(e, party, preference, minimax, budget), -high)
        require_nash(e, party, preference, high, budget.check)


def _bar(
    e: Encoding, party: str, preference: Preference, bound: Callable[..., Any], budget: Budget
) -> tuple[bool, ...]:
    engine = sat_engine()
    try:
        bar: tuple[bool, ...] = bound(e.conflict, party, preference, engine, budget.check)
        return bar
    finally:
        engine.close()
