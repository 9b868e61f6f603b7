"""Equilibria of a conflict too large to list: found one by one, with what all of them have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case, OptionConflict, Preference
from comity.conflict.large import Found, LargeResult, statement_conflict
from comity.conflict.lumped import refused, unmerged
from comity.conflict.model import players
from comity.conflict.symbolic.answers import Answering, require_answered
from comity.conflict.symbolic.between import between, plan
from comity.conflict.symbolic.bounds import Bar, maximin, minimax, product_feasibility, require_at_least
from comity.conflict.symbolic.count import count
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.listing import listing
from comity.conflict.symbolic.lumps import lumps_found, with_lumps
from comity.conflict.symbolic.nash import require_nash
from comity.errors import BudgetExceededError, CaseError, Problem, TooLargeError
from comity.logic.tree import Node
from comity.solve.sat import sat_engine
from comity.version import __version__

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
DEFAULT = ("nash", "gmr", "smr")  # answered where no concept is named: SEQ and SSEQ take longer
MAX_SETTINGS = 12  # Howard's bars go through every setting of a party with up to so many options
IMPLIED = {"seq": "gmr", "sseq": "smr"}  # what is stable under the first is stable under the second
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
    of what each party may choose. Elsewhere, and for SEQ and SSEQ, answers of a few moves are looked for: the states
    listed are equilibria, and those that longer answers might make equilibria too are ``open``. Where none is, the
    result is exact.

    Parameters
    ----------
    case : Case
        In option form; every party with statements, with weights or without. Where states are merged (``same``) only
        Nash is answered.
    keys : tuple of str
    limit : int
        How many equilibria to list per concept.
    depth : int, optional
        The longest answering sequence counted. With it every concept is exact: nothing longer is an answer.
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
    conflict = statement_conflict(case, merged=True)
    budget, say = budget or Budget(), progress or (lambda _: None)
    found: dict[str, Found] = {}
    absent: dict[str, str] = {}
    complete = True
    for key in keys:
        absent[key] = _why_not(conflict, key)
        if absent[key]:
            continue
        try:
            say(f"{key} by search")
            found[key] = _find(Question(case, conflict, key, limit, depth, where, budget))
            complete &= not budget.over()
        except TooLargeError as e:
            absent[key] = str(e)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            absent[key] = f"not finished: {budget.ended(e)}"
            complete = False
    absent = {key: why for key, why in absent.items() if why}
    text = where[0] if where else ""
    return LargeResult(
        case, conflict, digest(case), __version__, "symbolic", found, None, absent, text, complete, depth
    )


def _why_not(conflict: OptionConflict, key: str) -> str:
    if key not in CONCEPTS:
        return f"past array size only {', '.join(CONCEPTS)} are searched for"
    return refused(key) if conflict.same and key != "nash" else ""


@dataclass(frozen=True, slots=True)
class Question:
    """One concept asked of one conflict."""

    case: Case
    conflict: OptionConflict
    key: str
    limit: int
    depth: int | None
    where: tuple[str, Node] | None
    budget: Budget

    @property
    def preferences(self) -> dict[str, Preference]:
        """Return what each player prefers, in the order of the players."""
        known = {p.party: p.preference for p in self.conflict.preferences}
        return {p: known[p] for p in players(self.case, self.conflict)}

    def within(self) -> list[Node]:
        """Return what has to hold beside stability: the query, and that the state is none of the merged ones."""
        asked = [] if self.where is None else [self.where[1]]
        return [*asked, unmerged(self.conflict)] if self.conflict.same else asked

    def made(self, require: Callable[[Encoding], object]) -> Encoding:
        """Return the unknown state, with what is required of it."""
        e = Encoding(self.conflict, sat_engine())
        if not e.engine.solve():
            ways = ("Weaken an `infeasible` statement.",)
            raise CaseError([Problem(self.conflict.where, "no state is feasible.", ways)])
        require(e)
        for node in self.within():
            e.require(node)
        return e


def _find(ask: Question) -> Found:
    if ask.key != "nash" and not _barred(ask.conflict, ask.key, ask.depth):
        return _answered(ask)
    bars: dict[str, Bar] = {}
    e = ask.made(lambda e: bars.update(_require_stable(e, ask.preferences, ask.key, ask.budget)))
    try:
        lumps = lumps_found(ask.case, ask.conflict, ask.where, ask.budget)
        listed = listing(e, max(0, ask.limit - len(lumps.stable)), ask.budget, lambda: _count(ask, bars))
        return with_lumps(listed, lumps, ask.limit)
    finally:
        e.engine.close()


def _count(ask: Question, bars: Mapping[str, Bar]) -> int | None:
    return count(
        ask.conflict, ask.preferences, ask.budget, bars=bars, or_nash=ask.key == "smr", within=tuple(ask.within())
    )


def _answered(ask: Question) -> Found:
    """Return what is found by following the answers of the others."""

    def answered(answering: Answering) -> Encoding:
        wishes = ask.preferences
        return ask.made(lambda e: require_answered(e, tuple(wishes), wishes, answering, ask.budget.check))

    def loosest() -> Encoding:
        least = IMPLIED.get(ask.key, ask.key)
        if not _barred(ask.conflict, least, ask.depth):
            return answered(Answering(0, leap=True, lasting=least == "smr"))
        return ask.made(lambda e: _require_stable(e, ask.preferences, least, ask.budget))

    return between(answered, loosest, plan(ask.conflict, ask.key, ask.depth), ask.limit, ask.budget)


def _barred(conflict: OptionConflict, key: str, depth: int | None) -> bool:
    """Return whether a bar that a state must reach says it all (Howard's theorem), and is quickly found."""
    most = max(Counter(o.by for o in conflict.options).values())
    return key in ("gmr", "smr") and depth is None and most <= MAX_SETTINGS and not product_feasibility(conflict)


def _require_stable(e: Encoding, preferences: Mapping[str, Preference], key: str, budget: Budget) -> dict[str, Bar]:
    """Make s stable for every party; return the bars that it has to reach where there are such."""
    bars: dict[str, Bar] = {}
    for party, preference in preferences.items():
        if key == "nash":
            require_nash(e, party, preference, pause=budget.check)
            continue
        bars[party] = _bar(e, party, preference, maximin if key == "gmr" else minimax, budget)
        if key == "gmr":
            require_at_least(e, preference, bars[party])
        else:
            high = e.fresh()  # true: s reaches the minimax bar; false: s is Nash stable for the party
            require_at_least(e, preference, bars[party], -high)
            require_nash(e, party, preference, high, budget.check)
    return bars


def _bar(
    e: Encoding, party: str, preference: Preference, bound: Callable[..., Any], budget: Budget
) -> tuple[bool, ...]:
    engine = sat_engine()
    try:
        bar: tuple[bool, ...] = bound(e.conflict, party, preference, engine, budget.check)
        return bar
    finally:
        engine.close()
