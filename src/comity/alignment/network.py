"""A dated network of signed, weighted ties as arrays, and what it looks like in a window of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.case.alignment import Ties
from comity.case.days import first_day, last_day

ALWAYS = np.iinfo(np.int64).max
"""The day of a tie that has no end; its negative is the day of one that has no beginning."""
Index = NDArray[np.intp]
Reals = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class Network:
    """
    Ties between actors, as arrays of one length E.

    Parameters
    ----------
    actors : tuple of str
        In the order of their names, so that no answer hangs on the order of a file.
    a, b : int array of shape (E,)
        Indices into ``actors``; a tie of an actor with itself is left out.
    sign : int8 array
        +1 or -1.
    weight : array
        1 where none is given.
    directed : bool array
    kind : int array
        Index into ``kinds``.
    kinds : tuple of str
    since, until : int64 array
        First and last day as ordinals (``datetime.date.toordinal``); plus or minus :data:`ALWAYS` where there is none.
    exact : tuple of Fraction or None
        Weights as they were given, so that ties that cancel out do so exactly; empty where only ``weight`` is known.

    Examples
    --------
    >>> ties = Ties(("a", "b"), ("b", "c"), (1, -1), (None, None), (False, False), ("", ""), ("1914", ""), ("1918", ""))
    >>> net = network_of(ties)
    >>> later = net.window(dt.date(1920, 1, 1), dt.date(1920, 12, 31))
    >>> net.actors, later.actors, later.pairs
    (('a', 'b', 'c'), ('b', 'c'), ((0, 1),))
    """

    actors: tuple[str, ...]
    a: Index
    b: Index
    sign: NDArray[np.int8]
    weight: Reals
    directed: NDArray[np.bool_]
    kind: Index
    kinds: tuple[str, ...]
    since: NDArray[np.int64]
    until: NDArray[np.int64]
    exact: tuple[Fraction | None, ...] = ()

    def __len__(self) -> int:
        return len(self.a)

    def window(
        self, first: dt.date, last: dt.date, kinds: Iterable[str] | None = None, exactly: bool = False
    ) -> Snapshot:
        """
        Return the network of the ties that stood on any day from ``first`` to ``last``.

        With ``exactly`` only ties that began on the first day and ended on the last one count: tables of moving
        windows tell each of them apart in this way.

        Several ties of one pair are one: their weights add up, and the sign is that of the sum of signed weights. A
        pair whose ties cancel out is left out and counted in ``cancelled``.
        """
        there = (self.since <= last.toordinal()) & (self.until >= first.toordinal())
        if exactly:
            there = (self.since == first.toordinal()) & (self.until == last.toordinal())
        if kinds is not None:
            wanted = [k for k, name in enumerate(self.kinds) if name in set(kinds)]
            there &= np.isin(self.kind, wanted)
        return _snapshot(self, np.flatnonzero(there), first, last)


@dataclass(frozen=True, eq=False, slots=True)
class Snapshot:
    """
    A simple undirected signed network: the actors that have a tie in the window, and each tied pair once.

    ``a < b`` index into ``actors`` (names in order); arrays have shape (E,).
    """

    actors: tuple[str, ...]
    a: Index
    b: Index
    sign: NDArray[np.int8]
    weight: Reals
    first: dt.date
    last: dt.date
    cancelled: int = 0

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Return the tied pairs, in order."""
        return tuple(zip(self.a.tolist(), self.b.tolist(), strict=True))

    @property
    def negative(self) -> int:
        """Return the number of negative ties."""
        return int((self.sign < 0).sum())

    def adjacency(self) -> NDArray[np.int8]:
        """Return the symmetric signed matrix of shape (N, N); 0 where there is no tie."""
        out = np.zeros((len(self.actors), len(self.actors)), np.int8)
        out[self.a, self.b] = out[self.b, self.a] = self.sign
        return out


def network_of(ties: Ties) -> Network:
    """Return ties as arrays; a tie of an actor with itself is left out."""
    names = sorted({*ties.a, *ties.b})
    at = {name: k for k, name in enumerate(names)}
    kinds = sorted(set(ties.kind))
    of = {name: k for k, name in enumerate(kinds)}
    rows = [k for k in range(len(ties)) if ties.a[k] != ties.b[k]]
    return Network(
        tuple(names),
        np.array([at[ties.a[k]] for k in rows], np.intp),
        np.array([at[ties.b[k]] for k in rows], np.intp),
        np.array([ties.sign[k] for k in rows], np.int8),
        np.array([_weight(ties, k) for k in rows], np.float64),
        np.array([ties.directed[k] for k in rows], np.bool_),
        np.array([of[ties.kind[k]] for k in rows], np.intp),
        tuple(kinds),
        np.array([_day(first_day(ties.since[k]), -ALWAYS) for k in rows], np.int64),
        np.array([_day(last_day(ties.until[k]), ALWAYS) for k in rows], np.int64),
        tuple(ties.weight[k] for k in rows),
    )


def _weight(ties: Ties, k: int) -> float:
    found = ties.weight[k]
    return 1.0 if found is None else float(found)


def _day(day: dt.date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()


def _snapshot(net: Network, rows: Index, first: dt.date, last: dt.date) -> Snapshot:
    low, high = np.minimum(net.a[rows], net.b[rows]), np.maximum(net.a[rows], net.b[rows])
    size = len(net.actors)
    keys, of = np.unique(low * size + high, return_inverse=True)
    total: Reals = np.bincount(of, net.weight[rows] * net.sign[rows], len(keys)).astype(np.float64)
    total = _cancelled(net, rows, of, total)
    weight: Reals = np.bincount(of, net.weight[rows], len(keys)).astype(np.float64)
    kept = np.flatnonzero(total != 0)
    a, b = np.divmod(keys[kept], size)
    present, both = np.unique(np.concatenate((a, b)), return_inverse=True)
    half = len(kept)
    return Snapshot(
        tuple(net.actors[k] for k in present),
        both[:half].astype(np.intp),
        both[half:].astype(np.intp),
        np.sign(total[kept]).astype(np.int8),
        weight[kept],
        first,
        last,
        len(keys) - half,
    )


def _cancelled(net: Network, rows: Index, of: Index, total: Reals) -> Reals:
    """Return the sums of pairs with the exact sign: where ties for and against meet, floats need not cancel out."""
    signs = net.sign[rows]
    plus, minus = (np.bincount(of[signs == sign], minlength=len(total)) > 0 for sign in (1, -1))
    mixed = plus & minus
    if not net.exact or not mixed.any():
        return total
    sums: dict[int, Fraction] = {}
    for k in np.flatnonzero(mixed[of]).tolist():
        given = net.exact[rows[k]]
        pair = int(of[k])
        sums[pair] = sums.get(pair, Fraction(0)) + int(signs[k]) * (Fraction(1) if given is None else given)
    out = total.copy()
    for pair, value in sums.items():
        # a sum that no float is near enough to keeps its sign
        out[pair] = 0.0 if value == 0 else float(value) or (1.0 if value > 0 else -1.0) * np.finfo(float).tiny
    return out
