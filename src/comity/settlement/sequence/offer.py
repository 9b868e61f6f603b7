"""A way out with what it does to the plan, and the order that results."""

from __future__ import annotations

from dataclasses import dataclass, replace

from comity.budget import Budget
from comity.settlement.sequence.circles import follows
from comity.settlement.sequence.dropping import lightest_arrows
from comity.settlement.sequence.graph import Graph
from comity.settlement.sequence.plan import Treatment, layers, plan_of
from comity.settlement.sequence.result import Way
from comity.settlement.sequence.words import Words, join


@dataclass(frozen=True, slots=True)
class Offer:
    """A way out with what it does to the plan; ``treatment`` is None where the way is closed."""

    way: Way
    treatment: Treatment | None = None
    complete: bool = True


def with_order(way: Way, lock: Graph, treatment: Treatment, words: Words) -> Way:
    """Return a way with the order that results from it."""
    return replace(way, order=order_of(lock, treatment, words))


def order_of(lock: Graph, treatment: Treatment, words: Words) -> tuple[str, ...]:
    """Return the order that results inside the deadlock, moment by moment."""
    plan = plan_of(lock, [treatment])
    depth = layers(plan)
    if depth is None:
        raise AssertionError("a way out leaves no circle")
    told = []
    for moment in sorted(range(plan.moments), key=lambda m: (depth[m], m)):
        deeds = plan.deeds_of(moment)
        told.append(join(words.deed(d, (), lock.term(d.act).escrow, treatment.rounds) for d in deeds))
    return tuple(told)


def turns_of(split: Graph, budget: Budget | None) -> tuple[str, ...]:
    """Return the order in which acts take turns, so that the arrows against it are the lightest."""
    late = lightest_arrows(split, lambda w: w.middle, 1, budget).sets[0]
    pairs = [(a.first, a.then) for k, a in enumerate(split.arrows) if k not in late]
    after = follows(split.acts, pairs)
    waiting = {act: sum(act == then for _, then in pairs) for act in split.acts}
    turns: list[str] = []
    while waiting:
        act = next(a for a, n in waiting.items() if not n)
        del waiting[act]
        turns.append(act)
        for then in after[act]:
            waiting[then] -= 1
    return tuple(turns)
