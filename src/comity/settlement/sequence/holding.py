"""The fewest acts that somebody has to hold so that a deadlock is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.budget import Budget
from comity.settlement.sequence.dropping import open_circles
from comity.settlement.sequence.graph import Graph
from comity.settlement.sequence.hitting import Items, lightest


@dataclass(frozen=True, slots=True)
class Held:
    """
    Smallest sets of acts to hold; none where no set will do, and then ``circle`` is one that nobody can open.

    ``proven``: no smaller set will do; ``complete``: all of that size are listed.
    """

    sets: tuple[tuple[str, ...], ...]
    circle: tuple[str, ...] = ()
    proven: bool = True
    complete: bool = True


def smallest(graph: Graph, may: Sequence[str], limit: int = 100, budget: Budget | None = None) -> Held:
    """
    Return the smallest sets among given acts of which every circle has one: minimum feedback vertex sets.

    An act that is held is handed over first and released last. What waits for it need only wait until it is handed
    over, and what it waits for need only be done before its release. So no circle passes through it, and the deadlock
    is gone if and only if every circle has an act that is held.

    Parameters
    ----------
    graph : Graph
        The acts and arrows of one deadlock.
    may : sequence of str
        The acts that can be held.

    Examples
    --------
    >>> from comity.case.settlement import Order, Settlement
    >>> from comity.settlement.sequence.graph import graph_of
    >>> rows = [Order("p", x, y) for x, y in ("ab", "ba", "bc", "cb")]
    >>> graph = graph_of(Settlement(sequence=tuple(rows)))
    >>> smallest(graph, "abc").sets, smallest(graph, "a").circle
    ((('b',),), ('b', 'c'))
    """
    pairs = [(a.first, a.then) for a in graph.arrows]
    fixed = [p for p in pairs if p[0] not in may and p[1] not in may]
    closed = open_circles(graph.acts, fixed)
    if closed:
        return Held((), min(closed, key=lambda c: (len(c), c)))
    items = [a for a in graph.acts if a in may]

    def missed(taken: Items) -> list[Items]:
        out = {items[k] for k in taken}
        left = [p for p in pairs if p[0] not in out and p[1] not in out]
        return [frozenset(k for k, a in enumerate(items) if a in c) for c in open_circles(graph.acts, left)]

    found = lightest([Fraction(1)] * len(items), missed, limit, budget)
    sets = tuple(tuple(items[k] for k in sorted(s)) for s in found.sets)
    return Held(sets, (), found.proven, found.complete)
