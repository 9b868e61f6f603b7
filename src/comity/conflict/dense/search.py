"""Every equilibrium of a conflict of up to about 2^28 states, counted exactly, the first of them listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.budget import Budget
from comity.case.digest import digest
from comity.case.nouns import Case, Conflict, OptionConflict
from comity.conflict.dense.fill import Key, holds_table, key_of
from comity.conflict.dense.layout import Layout, layout
from comity.conflict.dense.merge import count, require_same
from comity.conflict.dense.merge import found as equilibria_of
from comity.conflict.dense.pace import Pace, cores
from comity.conflict.dense.refusals import CONCEPTS, refused
from comity.conflict.dense.size import Extent, extent, out_of_memory, require_addressable, too_large
from comity.conflict.large import Found, LargeResult, machine_memory
from comity.conflict.symbolic.bounds import product_feasibility
from comity.errors import BudgetExceededError, CaseError, Problem, TooLargeError, UsageError
from comity.logic.tree import Node
from comity.version import __version__

if TYPE_CHECKING:
    from comity.conflict.dense.tables import Tables

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
    threads: int | None = None,
) -> LargeResult:
    """
    Return how many equilibria a conflict has, and the first of them, by looking at every state.

    A state is the address of its own place in a table, and a table per party says what it is worth; what a party
    reaches lies along one axis of the table. Where feasibility is a product of the parties' own choices and every
    option can be taken back, GMR and SMR are a bar that a state must reach (Howard 1971); elsewhere, and for SEQ and
    SSEQ, the answers of the others are followed until nothing changes, or for so many rounds as a limit on their length
    says. Where moves are closed to a party (``cannot``), who begins an answer is kept with it. All are exact, one-way
    options included.

    Parameters
    ----------
    case : Case
        In option form. With merged states only Nash is answered; rankings are not. The reason is given.
    keys : tuple of str
        Of nash, gmr, smr, seq, sseq.
    limit : int
        How many equilibria to list per concept, in binary order.
    where : (text, tree), optional
        Only equilibria in which this statement holds.
    depth : int, optional
        The longest answering sequence that counts; None for no limit.
    budget : Budget, optional
        What was finished when it runs out is returned, marked incomplete.
    progress : callable, optional
    threads : int, optional
        Threads to work on; as many as there are processors where it is left out. The answer does not depend on it.

    Raises
    ------
    UsageError
        The case has no conflict with options, or (TooLargeError) no concept asked for fits this machine.
    CaseError
        No state is feasible, or a preference tells merged states apart.

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
    task = _task(case, conflict, limit, where, depth, Pace(budget or Budget(), threads or cores()))
    absent = {key: why for key in keys if (why := refused(conflict, task.values, key))}
    absent |= _too_large(task.size, [k for k in keys if k not in absent])
    todo = tuple(k for k in dict.fromkeys(keys) if k not in absent)
    try:
        found, feasible, complete = _found(task, todo, progress or (lambda _: None), absent)
    except MemoryError:
        raise out_of_memory(task.size, todo) from None
    text = where[0] if where else ""
    return LargeResult(
        case, conflict, digest(case), __version__, "array", found, feasible, absent, text, complete, depth
    )


def why_not(case: Case, keys: tuple[str, ...] = ()) -> str:
    """Return why no concept asked for (none named: all five) can be answered here; empty where some can."""
    try:
        conflict = _with_options(case.conflict)
        require_addressable(len(conflict.options))
        values = _keys(conflict)
        why = {k: refused(conflict, values, k) for k in keys or CONCEPTS}
        left = [k for k, text in why.items() if not text]
        _too_large(extent(conflict, values, not product_feasibility(conflict), None), left)
    except UsageError as e:
        return str(e)
    return "" if left else next(iter(why.values()))


@dataclass(frozen=True, eq=False, slots=True)
class _Task:
    """What is asked, and what is known before any table is made."""

    case: Case
    conflict: OptionConflict
    plan: Layout
    values: Mapping[str, Key]
    size: Extent
    limit: int
    where: tuple[str, Node] | None
    pace: Pace


def _task(
    case: Case, conflict: OptionConflict, limit: int, where: tuple[str, Node] | None, depth: int | None, pace: Pace
) -> _Task:
    values = _keys(conflict)
    size = extent(conflict, values, not product_feasibility(conflict), depth)
    return _Task(case, conflict, layout(conflict), values, size, limit, where, pace)


def _with_options(conflict: Conflict | None) -> OptionConflict:
    if isinstance(conflict, OptionConflict):
        return conflict
    raise UsageError("tables of every combination need a conflict with options, not one drawn by hand.")


def _keys(conflict: OptionConflict) -> dict[str, Key]:
    """Return what each party that owns options wants, for those whose preferences are a sum."""
    owners = {o.by for o in conflict.options}
    made = {p.party: key_of(p.preference) for p in conflict.preferences if p.party in owners}
    return {party: key for party, key in made.items() if key is not None}


def _too_large(size: Extent, keys: list[str]) -> dict[str, str]:
    """Return the concepts that do not fit this machine; TooLargeError where none does."""
    memory = machine_memory()
    why = {k: too_large(size, k, False, memory) for k in keys}
    if keys and all(why.values()):
        raise TooLargeError(next(iter(why.values())))
    return {k: text for k, text in why.items() if text}


def _found(
    task: _Task, keys: tuple[str, ...], say: Progress, absent: dict[str, str]
) -> tuple[dict[str, Found], int | None, bool]:
    """Return what was found, the number of feasible states, and whether all of it was finished."""
    if not keys:
        return {}, None, True
    from comity.conflict.dense.verdicts import equilibria  # loads the compiler

    found: dict[str, Found] = {}
    feasible: int | None = None
    doing, budget, order = list(keys), task.pace.budget, task.plan.orders[0]
    try:
        say(f"which of 2^{task.plan.n_options} states are feasible")
        tables = _tables(task, keys)
        feasible = count(task.conflict, order, tables.feasible[0])
        meets = None if task.where is None else holds_table(task.conflict, order, task.where[1], task.pace)
        while doing:
            say(f"{doing[0]} on 2^{task.plan.n_options} states")
            stable = equilibria(tables, doing[0], task.size.product, task.size.depth)
            if meets is not None:
                stable &= meets
            found[doing[0]] = equilibria_of(task.conflict, order, tables.feasible[0], stable, task.limit, budget)
            doing.pop(0)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        absent |= dict.fromkeys(doing, f"not finished: {budget.ended(e)}")
    return found, feasible, not doing


def _tables(task: _Task, keys: tuple[str, ...]) -> Tables:
    """Return the tables, once it is sure that a state is feasible and that merged states are worth the same."""
    from comity.conflict.dense.tables import make_tables

    memory = machine_memory()
    keep = not any(too_large(task.size, k, True, memory) for k in keys)
    tables = make_tables(task.conflict, task.plan, task.values, keep, task.pace)
    if not tables.feasible[0].any():
        ways = ("Take out or weaken one of the `infeasible` statements.",)
        raise CaseError([Problem(task.conflict.where, "no state is feasible.", ways)])
    if task.conflict.same:
        require_same(task.case, task.conflict, task.plan.orders[0], tables.feasible[0], task.pace)
    return tables
