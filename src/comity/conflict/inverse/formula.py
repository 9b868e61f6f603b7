"""
What a verdict asks of the orders that are left open: monotone formulas over comparisons.

An *order* puts items in a row, first is best: states, or preference statements. An :class:`Atom` asks whether the first
item, among some, is one of ``high``. A *way* is a set of atoms that together will do; a clause holds if one of its ways
does; a formula holds if all its clauses do. No clause is true, an empty clause is false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from comity.kernels.edges import Index, Mask


class Atom(NamedTuple):
    """In the order of ``party``, the first of all these items is one of ``high``, not one of ``low``."""

    party: int
    high: tuple[int, ...]
    low: tuple[int, ...]

    def implies(self, other: Atom) -> bool:
        """Return whether the other atom holds in every order in which this one does."""
        return self.party == other.party and set(self.high) <= set(other.high) and set(self.low) >= set(other.low)

    def turned(self) -> Atom:
        """Return the atom that holds exactly where this one does not."""
        return Atom(self.party, self.low, self.high)


T = TypeVar("T")
Way = frozenset[Atom]
Clause = frozenset[Way]
Formula = frozenset[Clause]

TRUE: Formula = frozenset()
FALSE: Formula = frozenset([frozenset()])
_PAIRWISE = 400  # up to so many, each is compared with each to drop what another contains
_IMPLIED = 120  # likewise, to drop what another implies


def least(sets: Iterable[Way]) -> Clause:
    """
    Return the sets of which no other is a part.

    Examples
    --------
    >>> a, b = Atom(0, (0,), (1,)), Atom(0, (0,), (2,))
    >>> least([frozenset([a, b]), frozenset([a])]) == frozenset([frozenset([a])])
    True
    """
    found = frozenset(sets)
    if frozenset() in found:
        return frozenset([frozenset()])
    single = {next(iter(w)) for w in found if len(w) == 1}
    longer = [w for w in found if len(w) > 1 and not w & single]
    if 1 < len(longer) <= _PAIRWISE:
        longer = [w for w in longer if not any(v < w for v in longer)]
    return frozenset([*(frozenset([a]) for a in single), *longer])


def conjunction(clauses: Iterable[Clause]) -> Formula:
    """Return the formula that asks for every clause, without those that hold anyway or follow from another."""
    kept: set[Clause] = set()
    for c in clauses:
        if not c:
            return FALSE
        if frozenset() not in c:
            kept.add(c)
    if 1 < len(kept) <= _PAIRWISE:
        return frozenset(c for c in kept if not any(d < c for d in kept))
    return frozenset(kept)


def settled(formula: Formula, verdict: Callable[[Atom], bool | None]) -> Formula:
    """
    Return what is left of a formula once ``verdict`` says of some atoms that they hold or do not.

    Examples
    --------
    >>> a, b = Atom(0, (0,), (1,)), Atom(0, (0,), (2,))
    >>> both = frozenset([frozenset([frozenset([a])]), frozenset([frozenset([b])])])
    >>> settled(both, lambda atom: True if atom == a else None) == frozenset([frozenset([frozenset([b])])])
    True
    """
    known = {a: v for a in atoms(formula) if (v := verdict(a)) is not None}
    if not known:
        return formula
    out = []
    for c in formula:
        ways = [w for w in c if all(known.get(a, True) for a in w)]
        shorter = [frozenset(a for a in w if a not in known) for w in ways]
        out.append(least(shorter))
    return conjunction(out)


def tidied(formula: Formula) -> Formula:
    """
    Return the same formula without what follows from the rest of it.

    Only comparisons of several items imply one another, so a formula about single states stays as it is.

    Examples
    --------
    >>> weak, strong = Atom(0, (0,), (1,)), Atom(0, (0,), (1, 2))
    >>> tidied(frozenset([frozenset([frozenset([weak]), frozenset([strong])])])) == frozenset(
    ...     [frozenset([frozenset([weak])])]
    ... )
    True
    """
    if all(len(a.high) == len(a.low) == 1 for a in atoms(formula)):
        return formula
    clauses = sorted((_tidied(c) for c in formula), key=lambda c: sorted(map(sorted, c)))
    if len(clauses) > _IMPLIED:
        return frozenset(clauses)
    return frozenset(_undominated(clauses, lambda c, d: all(any(_stronger(w, v) for v in c) for w in d)))


def _tidied(clause: Clause) -> Clause:
    ways = {frozenset(_undominated(sorted(w), lambda a, b: b.implies(a))) for w in clause}
    # ways of one comparison first: they are few, and make most of the others needless
    alone = _undominated(sorted(a for w in ways if len(w) == 1 for a in w), Atom.implies)
    longer = sorted((w for w in ways if len(w) > 1 and not any(a.implies(b) for a in w for b in alone)), key=sorted)
    if len(longer) <= _IMPLIED:
        longer = _undominated(longer, _stronger)
    return frozenset([*(frozenset([a]) for a in alone), *longer])


def _stronger(way: Way, other: Way) -> bool:
    """Return whether a way asks for all that the other asks for."""
    return all(any(a.implies(b) for a in way) for b in other)


def _undominated(things: Sequence[T], dominated: Callable[[T, T], bool]) -> list[T]:
    """Return the things that no other makes needless; of two that make each other needless, one."""
    kept: list[T] = []
    for k, x in enumerate(things):
        if not any(dominated(x, y) for y in (*kept, *things[k + 1 :])):
            kept.append(x)
    return kept


def atoms(formula: Formula) -> set[Atom]:
    """Return every atom of a formula."""
    return {a for c in formula for w in c for a in w}


def holds(formula: Formula, places: Mapping[int, Mapping[int, Index]], count: int) -> Mask:
    """
    Return in which of some profiles a formula holds.

    Parameters
    ----------
    formula : Formula
    places : mapping party -> mapping item -> array of int, shape (N,)
        Where an item stands in the order of each profile; 0 is first.
    count : int
        How many profiles there are: N.

    Returns
    -------
    Mask, shape (N,)
    """
    truth = {a: _first(places[a.party], a.high) < _first(places[a.party], a.low) for a in atoms(formula)}
    out = np.ones(count, bool)
    for c in formula:
        some = np.zeros(count, bool)
        for w in c:
            some |= np.logical_and.reduce([truth[a] for a in w], axis=0)
        out &= some
    return out


def _first(places: Mapping[int, Index], items: tuple[int, ...]) -> Index:
    out: Index = np.minimum.reduce([places[v] for v in items])
    return out
