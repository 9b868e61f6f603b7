"""What a search found: states that fit, one by one, and what all of them have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from comity.budget import Budget
from comity.conflict.large import Found, Pairs
from comity.conflict.pairs import columns, nothing_seen, relations, see
from comity.conflict.symbolic.encode import Encoding
from comity.conflict.symbolic.pairs import pairs

Counted = Callable[[], int | None]


def listing(e: Encoding, limit: int, budget: Budget, counted: Counted = lambda: None) -> Found:
    """
    Return states that fit until there are no more, the limit is reached, or the budget is over.

    Parameters
    ----------
    e : Encoding
    limit : int
    budget : Budget
    counted : callable
        Asked for the number of states that fit where the search stops before it knows; may not know it either.
    """
    shared = _Shared(e)
    always, never = shared.options(budget)
    listed: list[int] = []
    goes_on = e.fresh()  # true: the states listed so far are ruled out
    while not budget.over():
        if not e.solve([goes_on]):
            return Found(tuple(sorted(listed)), len(listed), always, never, _of_all(e, listed))
        if len(listed) >= limit:
            break
        listed.append(e.state())
        e.engine.add([-goes_on, *(-literal for literal in e.fixed(listed[-1]))])
    known = sorted({*listed, *shared.states})
    found = Found(tuple(sorted(listed)), None, always, never)
    if not budget.over():
        found = replace(found, pairs=pairs(e, known, budget))
    return found if budget.over() else replace(found, count=counted())


def _of_all(e: Encoding, states: Sequence[int]) -> Pairs | None:
    """Return the pairs where no state but these fits, so that nothing is left to ask."""
    seen = nothing_seen(len(e.options))
    see(seen, columns(states, len(e.options)))
    return relations(seen, e.options) if states else None


class _Shared:
    """
    The options that have one value in every state that fits: at most one SAT call each after the first.

    Parameters
    ----------
    e : Encoding
    """

    def __init__(self, e: Encoding) -> None:
        self.e = e
        self.states: list[int] = []  # those met on the way: any option that is not fixed differs among them

    def options(self, budget: Budget) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the options that are always on, and those that never are; none where the budget is over."""
        e = self.e
        if budget.over() or not e.solve():
            return (), ()
        self.states.append(e.state())
        values = {k: e.engine.value(v) for k, v in enumerate(e.options_at)}
        fixed: dict[int, bool] = {}
        for k in list(values):
            if k not in values:
                continue
            if budget.over():
                return (), ()
            on = values.pop(k)
            if not e.solve([-e.options_at[k] if on else e.options_at[k]]):
                fixed[k] = on
            else:  # any option that differs between two fitting states is not fixed either
                self.states.append(e.state())
                values = {j: v for j, v in values.items() if e.engine.value(e.options_at[j]) == v}
        return (
            tuple(e.options[k] for k, on in sorted(fixed.items()) if on),
            tuple(e.options[k] for k, on in sorted(fixed.items()) if not on),
        )
