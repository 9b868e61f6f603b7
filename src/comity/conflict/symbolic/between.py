"""Equilibria that are certain, and states that may be equilibria: two searches that close in on the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from comity.budget import Budget
from comity.case.nouns import OptionConflict
from comity.conflict.large import Found
from comity.conflict.symbolic.answers import Answering
from comity.conflict.symbolic.bounds import tied_feasibility
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.listing import listing
from comity.errors import BudgetExceededError

MOVES = 2  # answers of at most so many moves are looked for in every state
DEEPER = 4  # and of so many in the states that are left open, where all of those are listed
Make = Callable[[Answering], Encoding]


@dataclass(frozen=True, slots=True)
class Plan:
    """
    Which answers are looked for.

    Parameters
    ----------
    least : Answering
        What is stable under these is an equilibrium.
    most : Answering or None
        What is not stable under these is none; None where ``least`` says it all.
    why : str
        Why the two differ; empty where they do not.
    """

    least: Answering
    most: Answering | None = None
    why: str = ""


def plan(conflict: OptionConflict, key: str, depth: int | None) -> Plan:
    """
    Return which answers to look for under GMR, SMR, SEQ or SSEQ.

    With ``depth`` the answers are counted that the reader asked for, and the result is exact. So it is where one
    opponent is all there is, as nobody moves twice in a row, and, for GMR and SMR, where feasibility is a product: then
    each opponent moves once, straight to where it is needed.

    Examples
    --------
    >>> from comity.case.nouns import Option
    >>> three = OptionConflict(tuple(Option(o, o, "") for o in "abc"), ())
    >>> plan(three, "gmr", None).why, plan(three, "seq", 3).why
    ('', '')
    >>> plan(three, "seq", None).most
    Answering(moves=1, leap=True, paying=True, lasting=False)
    """
    paying, lasting = key in ("seq", "sseq"), key in ("smr", "sseq")
    if depth is not None:
        return Plan(Answering(depth, paying=paying, lasting=lasting))
    if len({o.by for o in conflict.options}) <= 2:
        return Plan(Answering(1, paying=paying, lasting=lasting))
    tied = "each move of an answer has to pay its mover" if paying else tied_feasibility(conflict)
    if not tied:
        return Plan(Answering(0, leap=True, lasting=lasting))
    return Plan(
        Answering(MOVES, paying=paying, lasting=lasting),
        Answering(1, leap=True, paying=paying, lasting=lasting),
        f"answers of at most {MOVES} moves were looked for, and of {DEEPER} where few states are open, because {tied}; "
        "longer answers may make open states hold as well",
    )


def between(make: Make, loosest: Callable[[], Encoding], planned: Plan, limit: int, budget: Budget) -> Found:
    """
    Return the equilibria that are certain, and the states that are left open.

    Short answers are quickly found and mostly enough, so the search begins with those. Where the limit is reached,
    what is listed are equilibria and there are more of them; nothing is said to be open then.

    Parameters
    ----------
    make : callable
        Gives an encoding of a state that is stable under some answering, and meets the query.
    loosest : callable
        Gives one that every equilibrium fits and that is quickly searched: read where there are more than the limit,
        for what all equilibria share, listed or not.
    planned : Plan
    limit : int
    budget : Budget
    """
    if planned.most is None:
        with _state(make(planned.least)) as e:
            return listing(e, limit, budget)
    proven: set[int] = set()
    for moves in range(1, planned.least.moves + 1):
        with suppress(BudgetExceededError), _state(make(replace(planned.least, moves=moves))) as e:
            if _prove(e, proven, limit, budget):
                return replace(_shared(loosest, budget), states=tuple(sorted(proven)), count=None)
    return _closed_in(make, planned, planned.most, proven, limit, budget)


def _prove(e: Encoding, proven: set[int], limit: int, budget: Budget) -> bool:
    """Collect states that are certain; return whether there are more than may be listed."""
    for state in proven:
        e.block(state)
    while not budget.over() and e.solve():
        if len(proven) >= limit:
            return True
        proven.add(e.state())
        e.block(e.state())
    return False


def _shared(loosest: Callable[[], Encoding], budget: Budget) -> Found:
    with suppress(BudgetExceededError), _state(loosest()) as e:
        return listing(e, 0, budget)
    return Found((), None)


def _closed_in(make: Make, planned: Plan, answering: Answering, proven: set[int], limit: int, budget: Budget) -> Found:
    """Return what is certain with what is left open, after a closer look at each open state where they are few."""
    most = Found((), None)
    with suppress(BudgetExceededError), _state(make(answering)) as e:
        most = listing(e, limit, budget)
    left = [s for s in most.states if s not in proven]
    if left and most.count is not None:
        with suppress(BudgetExceededError), _state(make(replace(planned.least, moves=DEEPER))) as e:
            for state in left:
                if not budget.over() and e.solve(e.fixed(state)):
                    proven.add(state)
    still = tuple(s for s in left if s not in proven)
    states = tuple(sorted(proven))
    if most.count is not None and not still:
        return replace(most, states=states)
    why = f"{budget.reason}; {planned.why}" if budget.over() else planned.why
    return replace(most, states=states, count=None, open=still, at_most=most.count, why=why)


@contextmanager
def _state(e: Encoding) -> Iterator[Encoding]:
    try:
        yield e
    finally:
        e.engine.close()
