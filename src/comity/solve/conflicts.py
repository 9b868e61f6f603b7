"""All minimal conflicts between groups of clauses, smallest first, with what is proven where not all are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count

from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.solve.elimination import WORK, Grouped, WorkExceededError, minimal_conflicts
from comity.solve.marco import one_by_one

Progress = Callable[[str], None]

ROUNDS = 3_000
"""Rounds of the search one by one where no budget is given."""


@dataclass(frozen=True, slots=True)
class Conflicts:
    """
    Minimal conflicts, smallest first, then in the order of the groups.

    ``complete`` where all are there; otherwise none of fewer groups than ``none_below`` is missing. ``cut`` says why
    the search ended early; empty where it did not.
    """

    found: tuple[frozenset[int], ...] = ()
    complete: bool = False
    none_below: int = 0
    cut: str = ""


def find_conflicts(
    problem: Grouped, limit: int, budget: Budget, progress: Progress | None = None, work: int = WORK
) -> Conflicts:
    """
    Return all minimal conflicts if that can be done, else all small ones, and then others up to a limit.

    Variables are eliminated first, which gives all conflicts at once. If that grows too large, it is done again for
    conflicts of at most 1, 2, 3, ... groups, until that grows too large or enough are there. Then single conflicts
    are searched for.

    Parameters
    ----------
    problem : Grouped
    limit : int
        How many are enough where not all can be had at once.
    budget : Budget
    progress : callable, optional
        Told in a sentence what is being done.
    work : int
        How much each elimination may spend.

    Examples
    --------
    >>> problem = Grouped((), (((1,),), ((-1,),), ((-1, 2),), ((-2,),)))
    >>> done = find_conflicts(problem, 10, Budget())
    >>> [sorted(c) for c in done.found], done.complete
    ([[0, 1], [0, 2, 3]], True)
    """
    tell = progress or (lambda _: None)
    pause = _patient(budget)
    try:
        try:
            tell("looking for conflicts among demands")
            return Conflicts(_sorted(minimal_conflicts(problem, None, pause, work)), True)
        except WorkExceededError:
            known = _small_ones(problem, limit, budget, pause, tell, work)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        return Conflicts(cut=budget.ended(e))
    if known.cut:
        return known
    if len(known.found) >= limit:
        return replace(known, cut=f"the limit of {limit:,} was reached")
    return _others(problem, known, limit, budget, tell)


def _patient(budget: Budget) -> Callable[[], None]:
    """Return a pause that lets elimination have a third of a budget, so that time is left to search otherwise."""
    third = Budget(None if budget.seconds is None else budget.seconds / 3)

    def pause() -> None:
        budget.check()
        if third.over():
            raise WorkExceededError

    return pause


def _small_ones(
    problem: Grouped, limit: int, budget: Budget, pause: Callable[[], None], tell: Progress, work: int
) -> Conflicts:
    known = Conflicts()
    for most in count(1):
        tell(f"looking for conflicts of {most} demands")
        try:
            found = minimal_conflicts(problem, most, pause, work)
        except WorkExceededError:
            return known
        except (BudgetExceededError, KeyboardInterrupt) as e:
            return replace(known, cut=budget.ended(e))
        known = Conflicts(_sorted(found), most >= len(problem.groups), most + 1)
        if known.complete or len(found) >= limit:
            return known
    return known


def _others(problem: Grouped, known: Conflicts, limit: int, budget: Budget, tell: Progress) -> Conflicts:
    if known.complete:
        return known
    found = list(known.found)
    cut = f"the search for single conflicts ended after {ROUNDS:,} rounds"
    try:
        for rounds, (kind, groups) in enumerate(one_by_one(problem, found, budget.check)):
            if kind == "conflict":
                found.append(groups)
                tell(f"{len(found):,} conflicts found")
            if len(found) >= limit:
                cut = f"the limit of {limit:,} was reached"
                break
            if budget.seconds is None and rounds >= ROUNDS:
                break
        else:
            return Conflicts(_sorted(found), True)
    except (BudgetExceededError, KeyboardInterrupt) as e:
        cut = budget.ended(e)
    return Conflicts(_sorted(found), False, known.none_below, cut)


def _sorted(found: Iterable[frozenset[int]]) -> tuple[frozenset[int], ...]:
    return tuple(sorted(found, key=lambda c: (len(c), sorted(c))))
