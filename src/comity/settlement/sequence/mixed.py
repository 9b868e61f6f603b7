"""The way out that holds and splits what can be, and gives up only the claims that are then still in a circle."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from comity.budget import Budget
from comity.settlement.sequence.dropping import drops
from comity.settlement.sequence.graph import Graph
from comity.settlement.sequence.holding import smallest
from comity.settlement.sequence.result import Drops


@dataclass(frozen=True, slots=True)
class Mixture:
    """What is given up, and the acts that are held and split so that no more has to be."""

    drops: Drops
    held: tuple[str, ...]
    split: tuple[str, ...]


def mixture(lock: Graph, limit: int = 100, budget: Budget | None = None) -> Mixture | None:
    """
    Return the lightest claims to give up if every act that can be held or split may be; None where none can.

    An arrow that begins or ends at an act that is held or split need not be given up. So the lightest claims are those
    of the graph without these acts: a minimum feedback arc set of a smaller graph, exactly. Of the acts, the fewest
    that open all circles left are then held, or split where nobody could hold them.

    Parameters
    ----------
    lock : Graph
        The acts of one deadlock and the arrows between them.

    Examples
    --------
    Two circles through b. Only c can be held, so that one claim between a and b is given up:

    >>> from comity.case.settlement import Order, Settlement, Term
    >>> from comity.settlement.sequence.graph import graph_of
    >>> rows = [Order("p", x, y) for x, y in ("ab", "ba", "bc", "cb")]
    >>> found = mixture(graph_of(Settlement(terms=(Term("c", escrow="a bank"),), sequence=tuple(rows))))
    >>> int(found.drops.weight), len(found.drops.sets), found.held
    (1, 2, ('c',))
    """
    holders = {t.id for t in lock.terms if t.escrow}
    helped = [t.id for t in lock.terms if t.id in holders or t.parts > 1]
    if not helped:
        return None
    found = drops(_without(lock, helped), limit, budget)
    gone = {(a.first, a.then) for a in found.sets[0]}
    rest = replace(lock, arrows=tuple(a for a in lock.arrows if (a.first, a.then) not in gone))
    acts = smallest(rest, helped, 1, budget).sets[0]
    return Mixture(found, tuple(a for a in acts if a in holders), tuple(a for a in acts if a not in holders))


def _without(lock: Graph, acts: Collection[str]) -> Graph:
    """Return the graph without the arrows that touch the given acts."""
    return replace(lock, arrows=tuple(a for a in lock.arrows if a.first not in acts and a.then not in acts))
