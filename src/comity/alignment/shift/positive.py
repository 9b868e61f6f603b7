"""The positive ties of a window, with actors in an order that does not hang on their names."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from comity.alignment.network import Index, Reals, Snapshot
from comity.alignment.order import order_of


@dataclass(frozen=True, eq=False, slots=True)
class Positive:
    """
    The positive ties among the actors that have one; ``a``, ``b`` and ``weight`` have shape (E,).

    ``mark`` are whole numbers that name the network without its names: renaming the actors leaves them.
    """

    actors: tuple[str, ...]
    a: Index
    b: Index
    weight: Reals
    mark: tuple[int, ...]


def positive_of(snapshot: Snapshot, among: Collection[str] | None = None) -> Positive:
    """
    Return the positive ties of a window, among some actors where these are given.

    Draws give each tie a number from a random stream. Were actors taken in the order of their names, another spelling
    would be another draw. So they are taken in an order that comes from the ties alone, and the stream begins at a
    mark of these. Two windows that are the same but for names meet the same draws.

    Examples
    --------
    >>> import datetime as dt
    >>> def snap(actors, a, b):
    ...     ties = np.ones(len(a), np.int8), np.arange(1.0, len(a) + 1)
    ...     return Snapshot(actors, np.array(a), np.array(b), *ties, dt.date(1914, 1, 1), dt.date(1914, 12, 31))
    >>> one = positive_of(snap(("a", "b", "c"), [0, 1], [1, 2]))
    >>> two = positive_of(snap(("x", "y", "z"), [0, 0], [2, 1]))
    >>> one.mark == two.mark, one.a.tolist() == two.a.tolist(), one.weight.tolist() == two.weight.tolist()
    (True, True, True)
    """
    kept = snapshot.sign > 0
    if among is not None:
        inside = np.array([name in among for name in snapshot.actors], np.bool_)
        kept &= inside[snapshot.a] & inside[snapshot.b]
    present, both = np.unique(np.concatenate((snapshot.a[kept], snapshot.b[kept])), return_inverse=True)
    names = tuple(snapshot.actors[k] for k in present)
    half = len(both) // 2
    return _ordered(names, both[:half].astype(np.intp), both[half:].astype(np.intp), snapshot.weight[kept])


def _ordered(names: tuple[str, ...], a: Index, b: Index, weight: Reals) -> Positive:
    order = order_of(names, a, b, weight)
    place = np.empty(len(order), np.intp)
    place[order] = np.arange(len(order))
    low, high = np.minimum(place[a], place[b]), np.maximum(place[a], place[b])
    rows = np.lexsort((high, low))
    low, high, weight = low[rows], high[rows], weight[rows]
    content = b"".join(np.ascontiguousarray(x).astype(kind).tobytes() for x, kind in ((low, "<i8"), (high, "<i8")))
    digest = hashlib.blake2b(content + weight.astype("<f8").tobytes(), digest_size=16).digest()
    mark = tuple(int(n) for n in np.frombuffer(digest, "<u4"))
    return Positive(tuple(names[k] for k in order), low, high, weight, mark)
