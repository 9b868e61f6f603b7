"""An order of the actors of a network that comes from its ties, so that no name decides what chance does."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.alignment.network import Index, Reals

Marks = NDArray[np.uint64]
# odd 64-bit constants of the splitmix64 generator (Steele, Lea & Flood 2014): they spread bits well
STEP, MIX, MIX_AGAIN = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
MOST_SINGLED_OUT, WORK = 300, 1_000_000


def order_of(names: tuple[str, ...], a: Index, b: Index, weight: Reals) -> Index:
    """
    Return an order of the actors that comes from their ties.

    Every actor gets a mark from the marks of those it is tied to, again and again, until no more actors can be told
    apart (colour refinement). Where some still look alike, the first of them by name is singled out, and marks are made
    anew. Actors that look alike are nearly always interchangeable, and then it does not matter whose name comes first.
    In large networks of many like actors the rest is left in the order of names.
    """
    marks = _refined(np.zeros(len(names), np.uint64), a, b, weight)
    for _ in range(min(MOST_SINGLED_OUT, WORK // max(len(a), 1))):
        alike = _first_alike(marks)
        if not len(alike):
            break
        marks[[min(alike.tolist(), key=names.__getitem__)]] += STEP
        marks = _refined(marks, a, b, weight)
    by_name = sorted(range(len(names)), key=names.__getitem__)
    return np.array(sorted(by_name, key=marks.tolist().__getitem__), np.intp)


def _first_alike(marks: Marks) -> Index:
    """Return those with the smallest mark that several share."""
    found, count = np.unique(marks, return_counts=True)
    return np.flatnonzero(marks == found[count > 1][0]) if (count > 1).any() else np.zeros(0, np.intp)


def _refined(marks: Marks, a: Index, b: Index, weight: Reals) -> Marks:
    bits = weight.view(np.uint64)
    told = len(np.unique(marks))
    while True:
        heard = np.zeros(len(marks), np.uint64)
        # sums of whole numbers wrap around, and so do not hang on the order of ties
        np.add.at(heard, a, _mixed(marks[b] ^ _mixed(bits)))
        np.add.at(heard, b, _mixed(marks[a] ^ _mixed(bits)))
        marks = _mixed(marks + STEP * _mixed(heard))
        now = len(np.unique(marks))
        if now <= told:
            return marks
        told = now


def _mixed(marks: Marks) -> Marks:
    marks = (marks ^ (marks >> np.uint64(30))) * MIX
    marks = (marks ^ (marks >> np.uint64(27))) * MIX_AGAIN
    out: Marks = marks ^ (marks >> np.uint64(31))
    return out
