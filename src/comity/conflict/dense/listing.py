"""What a table of equilibria says: how many, the first of them, and what all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.conflict.dense.layout import spread
from comity.conflict.large import Found
from comity.conflict.pairs import draw, pairs_in, sample
from comity.kernels.edges import Mask

_PART = 20  # addresses looked at in one go: 2^20
_FEW = 1 << 20  # up to so many equilibria are all read out and sorted


def listing(stable: Mask, order: tuple[int, ...], names: tuple[str, ...], limit: int, budget: Budget) -> Found:
    """
    Return what is to be said of the states marked in a table.

    Parameters
    ----------
    stable : Mask, shape (2**m,)
        By address.
    order : tuple of int
        The option on each bit of the address.
    names : tuple of str
        The options in the order of the case.
    limit : int
        How many to list, in binary order of the case's options.
    budget : Budget

    Examples
    --------
    >>> stable = np.array([False, True, False, True])
    >>> found = listing(stable, (1, 0), ("x", "y"), 5, Budget())
    >>> found.states, found.count, found.always, found.sample
    ((2, 3), 2, ('y',), ())
    """
    seen = _Seen(stable, order, spread(order, min(_PART, len(order))))
    numbers = seen.numbers()
    count = int(numbers.sum())
    if not count:
        return Found((), 0)
    ever, always = seen.shared(budget)
    first = seen.all(budget)[:limit] if count <= _FEW else seen.first(limit, budget)
    on = tuple(n for k, n in enumerate(names) if always >> k & 1)
    off = tuple(n for k, n in enumerate(names) if not ever >> k & 1)
    drawn = seen.at(draw(count), numbers, budget)
    pairs = pairs_in(names, (*on, *off), drawn, count, lambda: seen.parts(budget))
    return Found(tuple(first), count, on, off, pairs, sample=sample(drawn, count, limit))


@dataclass(frozen=True, eq=False, slots=True)
class _Seen:
    stable: Mask
    order: tuple[int, ...]
    low: NDArray[np.int64]  # what the lowest bits of an address stand for

    def codes(self, part: int) -> NDArray[np.int64]:
        """Return the packed states marked in one part of the table, in the order of the address."""
        bits = min(_PART, len(self.order))
        above = sum(1 << self.order[bits + k] for k in range(len(self.order) - bits) if part >> k & 1)
        found = np.flatnonzero(self.stable[part << bits : (part + 1) << bits])
        return self.low[found] | above

    def _parts(self) -> range:
        return range(max(1, len(self.stable) >> _PART))

    def parts(self, budget: Budget) -> Iterator[NDArray[np.int64]]:
        """Yield every packed state, part by part."""
        for part in self._parts():
            budget.check()
            yield self.codes(part)

    def numbers(self) -> NDArray[np.int64]:
        """Return how many states are marked in each part."""
        size = 1 << _PART
        return np.array([np.count_nonzero(self.stable[p * size : (p + 1) * size]) for p in self._parts()])

    def at(self, ranks: NDArray[np.int64], numbers: NDArray[np.int64], budget: Budget) -> NDArray[np.int64]:
        """Return the packed states of some ranks among all that are marked, given how many each part has."""
        out = np.empty(len(ranks), np.int64)
        ends = np.cumsum(numbers)
        lies_in = np.searchsorted(ends, ranks, side="right")
        for part in np.unique(lies_in):
            budget.check()
            here = lies_in == part
            out[here] = self.codes(int(part))[ranks[here] - (ends[part] - numbers[part])]
        return out

    def all(self, budget: Budget) -> list[int]:
        """Return every packed state in binary order."""
        return [int(s) for s in np.sort(np.concatenate(list(self.parts(budget))))]

    def shared(self, budget: Budget) -> tuple[int, int]:
        """Return the options that are on in some state, and those on in every one, as bits."""
        full = (1 << len(self.order)) - 1
        ever, always = 0, full
        for part in self._parts():
            budget.check()
            found = self.codes(part)
            if len(found):
                ever |= int(np.bitwise_or.reduce(found))
                always &= int(np.bitwise_and.reduce(found))
            if ever == full and not always:
                break
        return ever, always

    def first(self, limit: int, budget: Budget) -> list[int]:
        """Return the first packed states in binary order, going through them in that order."""
        bits = min(16, len(self.order))
        place = np.argsort(self.order).tolist()  # the bit of the address on which each option lies
        low = spread(tuple(place), bits)
        out: list[int] = []
        for high in range(len(self.stable) >> bits):
            if len(out) >= limit:
                break
            budget.check()
            above = sum(1 << place[bits + k] for k in range(len(place) - bits) if high >> k & 1)
            out += [(high << bits) | int(c) for c in np.flatnonzero(self.stable[low | above])]
        return out[:limit]
