"""The lightest claims without which a deadlock is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from comity.budget import Budget
from comity.case.settlement import Span
from comity.settlement.sequence.circles import deadlocks, follows, shortest_circle
from comity.settlement.sequence.graph import Graph
from comity.settlement.sequence.hitting import Hits, Items, lightest
from comity.settlement.sequence.result import ArrowSet, Drops

Pairs = Sequence[tuple[str, str]]


def open_circles(acts: Sequence[str], arrows: Pairs) -> list[tuple[str, ...]]:
    """
    Return circles that are left among arrows: for each act that lies on one, a shortest through it; none if none.

    Examples
    --------
    >>> open_circles("abc", [("a", "b"), ("b", "a"), ("b", "c")])
    [('a', 'b')]
    """
    after = follows(acts, arrows)
    found: dict[tuple[str, ...], None] = {}
    for group in deadlocks(after):
        inside = set(group)
        near = {a: [b for b in after[a] if b in inside] for a in group}
        for act in group:
            circle = shortest_circle(near, act)
            if circle is not None:
                turn = circle.index(min(circle))
                found[circle[turn:] + circle[:turn]] = None
    return list(found)


def _missed(graph: Graph) -> Callable[[Items], list[Items]]:
    pairs = [(a.first, a.then) for a in graph.arrows]
    number = {p: k for k, p in enumerate(pairs)}

    def missed(taken: Items) -> list[Items]:
        left = [p for k, p in enumerate(pairs) if k not in taken]
        return [_arrows_of(c, number) for c in open_circles(graph.acts, left)]

    return missed


def _arrows_of(circle: Sequence[str], number: dict[tuple[str, str], int]) -> Items:
    return frozenset(number[p] for p in zip(circle, (*circle[1:], circle[0]), strict=True))


def lightest_arrows(
    graph: Graph, weight: Callable[[Span], Fraction], limit: int = 100, budget: Budget | None = None
) -> Hits:
    """Return the minimum feedback arc sets of a graph, as numbers of its arrows."""
    return lightest([weight(a.weight) for a in graph.arrows], _missed(graph), limit, budget)


def drops(graph: Graph, limit: int = 100, budget: Budget | None = None) -> Drops:
    r"""
    Return the lightest claims of a deadlock to give up: minimum feedback arc sets, exactly.

    A feedback arc set is a set of arrows without which no circle is left. To find one of least weight is hard in
    general (one of the 21 problems of Karp 1972 [1]_). Deadlocks of politics are small, and the method of
    :mod:`~comity.settlement.sequence.hitting` proves what it finds.

    Weights that are intervals are used at their middle. The answer is also given with all of them at their low and all
    at their high ends. It is the same wherever they lie if and only if the set stays lightest with its own weights at
    their high ends and all others at their low ends: the difference to any other set is then at its least.

    Parameters
    ----------
    graph : Graph
        The arrows of one deadlock.
    limit : int
        At most so many sets are listed.

    References
    ----------
    .. [1] Karp, R. (1972). Reducibility among combinatorial problems. In Complexity of Computer Computations, 85-103.
    """
    found = lightest_arrows(graph, lambda w: w.middle, limit, budget)
    sets = tuple(_named(graph, s) for s in found.sets)
    if all(a.weight.known for a in graph.arrows):
        return Drops(sets, found.weight, found.least, found.proven, found.complete)
    low, high = (lightest_arrows(graph, end, limit, budget) for end in (_low, _high))
    against = _against(graph, found.sets[0], budget)
    return Drops(
        sets,
        found.weight,
        found.least,
        found.proven,
        found.complete and low.complete and high.complete,
        tuple(_named(graph, s) for s in low.sets),
        tuple(_named(graph, s) for s in high.sets),
        against,
    )


def _against(graph: Graph, chosen: Items, budget: Budget | None) -> bool:
    """Return whether a set is a lightest one even where the weights are as much against it as they can be."""
    worst = [a.weight.high if k in chosen else a.weight.low for k, a in enumerate(graph.arrows)]
    found = lightest(worst, _missed(graph), 1, budget)
    return found.proven and found.weight == sum((worst[k] for k in chosen), Fraction(0))


def _low(weight: Span) -> Fraction:
    return weight.low


def _high(weight: Span) -> Fraction:
    return weight.high


def _named(graph: Graph, numbers: Items) -> ArrowSet:
    return tuple(graph.arrows[k] for k in sorted(numbers))
