"""What a search found: states that fit, one by one, and what all of them have in common."""

from __future__ import annotations

from comity.budget import Budget
from comity.conflict.large import Found
from comity.conflict.symbolic.encode import Encoding


def listing(e: Encoding, limit: int, budget: Budget) -> Found:
    """Return states that fit until there are no more, the limit is reached, or the budget is over."""
    always, never = _backbone(e, budget)
    states: list[int] = []
    while not budget.over():
        if not e.solve():
            return Found(tuple(sorted(states)), len(states), always, never)
        if len(states) >= limit:
            break
        states.append(e.state())
        e.block(states[-1])
    return Found(tuple(sorted(states)), None, always, never)


def _backbone(e: Encoding, budget: Budget) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the options that have one value in every state that fits: at most one SAT call each after the first."""
    if budget.over() or not e.solve():
        return (), ()
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
            values = {j: v for j, v in values.items() if e.engine.value(e.options_at[j]) == v}
    return (
        tuple(e.options[k] for k, on in sorted(fixed.items()) if on),
        tuple(e.options[k] for k, on in sorted(fixed.items()) if not on),
    )
