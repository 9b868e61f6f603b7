"""Every equilibrium of a conflict of up to about 2^28 states, counted exactly, the first of them listed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case, Conflict, OptionConflict
from comity.conflict.dense.fill import Key, holds_table, key_of
from comity.conflict.dense.layout import Layout, layout
from comity.conflict.dense.listing import listing
from comity.conflict.dense.size import need, require_addressable, too_large
from comity.conflict.large import Found, LargeResult, machine_memory
from comity.conflict.symbolic.bounds import product_feasibility
from comity.errors import BudgetExceededError, CaseError, Problem, TooLargeError, UsageError
from comity.kernels.edges import Mask
from comity.logic.tree import Node
from comity.version import __version__

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
WIDEST = 12  # options of one party up to which its choices are compared pair by pair: 2^24 pairs a run
Progress = Callable[[str], None]


def search(
    case: Case,
    keys: tuple[str, ...] = CONCEPTS,
    *,
    limit: int = 100,
    where: tuple[str, Node] | None = None,
    depth: int | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> LargeResult:
    """
    Return how many equilibria a conflict has, and the first of them, by looking at every state.

    A state is the address of its own place in a table, and a table per party says what it is worth; what a party
    reaches lies along one axis of the table. Where feasibility is a product of the parties' own choices and every
    option can be taken back, GMR and SMR are a bar that a state must reach (Howard 1971); elsewhere, and for SEQ and
    SSEQ, the answers of the others are followed until nothing changes. All are exact, one-way options included.

    Parameters
    ----------
    case : Case
        In option form. Merged states, closed moves and rankings are not answered, and the reason is given.
    keys : tuple of str
        Of nash, gmr, smr, seq, sseq.
    limit : int
        How many equilibria to list per concept, in binary order.
    where : (text, tree), optional
        Only equilibria in which this statement holds.
    depth : int, optional
        The longest answering sequence; only Nash, where none is asked for, is answered with one.
    budget : Budget, optional
        What was finished when it runs out is returned, marked incomplete.
    progress : callable, optional

    Raises
    ------
    UsageError
        The case has no conflict with options, or (TooLargeError) no concept asked for fits this machine.
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
    >>> result = search(case)
    >>> result.labels("nash"), result.found["nash"].count, result.tier
    (['NN', 'YY'], 2, 'array')
    """
    conflict = _with_options(case.conflict)
    require_addressable(len(conflict.options))
    budget, say = budget or Budget(), progress or (lambda _: None)
    plan, values = layout(conflict), _keys(conflict)
    product = not product_feasibility(conflict)
    absent = {key: why for key in keys if (why := _refused(conflict, values, key, depth))}
    absent |= _too_large(plan, values, [k for k in keys if k not in absent], product)
    todo = tuple(k for k in dict.fromkeys(keys) if k not in absent)
    found, feasible, complete = _found(conflict, plan, values, todo, product, limit, where, budget, say, absent)
    text = where[0] if where else ""
    return LargeResult(case, conflict, digest(case), __version__, "array", found, feasible, absent, text, complete)


def why_not(case: Case, keys: tuple[str, ...] = ()) -> str:
    """Return why no concept asked for (none named: all five) can be answered here; empty where some can."""
    try:
        conflict = _with_options(case.conflict)
        require_addressable(len(conflict.options))
        plan, values = layout(conflict), _keys(conflict)
        refused = {k: _refused(conflict, values, k, None) for k in keys or CONCEPTS}
        left = [k for k, why in refused.items() if not why]
        _too_large(plan, values, left, not product_feasibility(conflict))
    except UsageError as e:
        return str(e)
    return "" if left else next(iter(refused.values()))


def _with_options(conflict: Conflict | None) -> OptionConflict:
    if isinstance(conflict, OptionConflict):
        return conflict
    raise UsageError("tables of every combination need a conflict with options, not one drawn by hand.")


def _keys(conflict: OptionConflict) -> dict[str, Key]:
    """Return what each party that owns options wants, for those whose preferences are a sum."""
    owners = {o.by for o in conflict.options}
    made = {p.party: key_of(p.preference) for p in conflict.preferences if p.party in owners}
    return {party: key for party, key in made.items() if key is not None}


def _refused(conflict: OptionConflict, values: dict[str, Key], key: str, depth: int | None) -> str:
    """Return why a concept is not answered; empty where it is."""
    if key not in CONCEPTS:
        return f"past 2^22 states only {', '.join(CONCEPTS)} are computed"
    if conflict.same:
        return "past 2^22 states merged states (same) are not supported"
    if conflict.cannot:
        return "past 2^22 states moves closed to a party (cannot) are not supported"
    other = sorted({o.by for o in conflict.options} - set(values))
    if other:
        return f"the preferences of {', '.join(other)} are not statements or weights that fit 64 bits"
    if depth is not None and key != "nash":
        return "past 2^22 states answers are followed without a limit on their length (depth)"
    return _too_wide(conflict, key)


def _too_wide(conflict: OptionConflict, key: str) -> str:
    """Return why a party's choices are too many to compare pair by pair where a concept needs that."""
    for party in dict.fromkeys(o.by for o in conflict.options):
        mine = [o for o in conflict.options if o.by == party]
        why = "SEQ and SSEQ" if key in ("seq", "sseq") else "one-way options"
        pairs = key in ("seq", "sseq") or any(o.moves != "both" for o in mine)
        if len(mine) > WIDEST and pairs:
            return f"{party} has {len(mine)} options; past 2^22 states {why} are worked out for at most {WIDEST} each"
    return ""


def _too_large(plan: Layout, values: dict[str, Key], keys: list[str], product: bool) -> dict[str, str]:
    """Return the concepts that do not fit this machine; TooLargeError where none does."""
    memory = machine_memory()
    why = {k: too_large(plan.n_options, need(plan.n_states, values, k, product, False), memory) for k in keys}
    if keys and all(why.values()):
        raise TooLargeError(next(iter(why.values())))
    return {k: text for k, text in why.items() if text}


def _found(
    conflict: OptionConflict,
    plan: Layout,
    values: dict[str, Key],
    keys: tuple[str, ...],
    product: bool,
    limit: int,
    where: tuple[str, Node] | None,
    budget: Budget,
    say: Progress,
    absent: dict[str, str],
) -> tuple[dict[str, Found], int | None, bool]:
    """Return what was found, the number of feasible states, and whether all of it was finished."""
    if not keys:
        return {}, None, True
    from comity.conflict.dense.tables import make_tables  # loads the compiler
    from comity.conflict.dense.verdicts import equilibria

    found: dict[str, Found] = {}
    feasible: int | None = None
    doing = list(keys)
    try:
        say(f"which of 2^{plan.n_options} states are feasible")
        memory = machine_memory()
        keep = all(not too_large(plan.n_options, need(plan.n_states, values, k, product, True), memory) for k in keys)
        tables = make_tables(conflict, plan, values, keep, budget)
        feasible = int(np.count_nonzero(tables.feasible[0]))
        if not feasible:
            ways = ("Take out or weaken one of the `infeasible` statements.",)
            raise CaseError([Problem(conflict.where, "no state is feasible.", ways)])
        meets = None if where is None else holds_table(conflict, plan.orders[0], where[1], budget)
        while doing:
            say(f"{doing[0]} on 2^{plan.n_options} states")
            stable = _meeting(equilibria(tables, doing[0], product), meets)
            names = tuple(o.id for o in conflict.options)
            found[doing[0]] = listing(stable, plan.orders[0], names, limit, budget)
            doing.pop(0)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        absent |= dict.fromkeys(doing, f"not finished: {budget.ended(e)}")
    return found, feasible, not doing


def _meeting(stable: Mask, meets: Mask | None) -> Mask:
    if meets is not None:
        stable &= meets
    return stable
