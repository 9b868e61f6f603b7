r"""
What holds whichever way the unknown turns out, and what may hold.

A *completion* settles every unknown pair: a weak order that agrees with all that is known; where a preference is wholly
free, a strict order. Some unknown pairs are settled already: from a over c and c over b follows a over b. Let
:math:`s \succeq^* t` be what follows from the known pairs in this way. A completion can put any set of states strictly
above s unless :math:`s \succeq^* x` for one of them, and any set no higher than s unless one is :math:`\succ^* s`; so

* s is stable in *every* completion exactly if it is stable under extension a of :math:`\succeq^*`, and
* s is stable in *some* completion exactly if it is stable under extension d of :math:`\succeq^*`,

for Nash, GMR and SMR, which depend on nobody else's preference. For SEQ and SSEQ others' preferences enter through the
answers; there the same gives bounds: answers that surely pay for "every", answers that may pay for "some". That a
partial order can be extended to a whole one is Szpilrajn's theorem [1]_ (with ties, Suzumura's).

See convention 22.

References
----------
.. [1] Szpilrajn, E. (1930). Sur l'extension de l'ordre partiel. Fundamenta Mathematicae 16, 386-389.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np

from comity.conflict.kinds.relations import Better, View, has, turned, without
from comity.kernels.bitsets import Rows, unpack
from comity.kernels.edges import Value


def closed(rows: Rows, pause: Callable[[], None] = lambda: None) -> Rows:
    """
    Return the transitive closure of a set of pairs (Warshall's algorithm, a row at a time).

    Examples
    --------
    >>> closed(np.array([[2], [4], [0]], np.uint64)).ravel().tolist()      # 0 -> 1 -> 2
    [6, 4, 0]
    """
    out = rows.copy()
    for k in range(len(out)):
        if k % 256 == 0:
            pause()
        through = (out[:, k >> 6] >> np.uint64(k & 63)) & np.uint64(1) == 1
        out[through] |= out[k]
    return out


def settled(view: View, pause: Callable[[], None] = lambda: None) -> View:
    """
    Return a view in which what follows from the known pairs is known too.

    Parameters
    ----------
    view : View
        Of a party with unknown pairs.

    Examples
    --------
    Best first 0, 1, 2; nothing is said of 0 and 2, yet it follows:

    >>> from comity.conflict.kinds.unknown import view_of_unknown
    >>> unknown = np.array([[4], [0], [1]], np.uint64)
    >>> settled(view_of_unknown(np.array([2, 1, 0]), unknown)).leaving.sure.ravel().tolist()
    [0, 1, 3]
    """
    no_worse = closed(without(view.leaving.maybe), pause)  # bit t of row s: s is at least as good as t
    better = Better(turned(no_worse) & ~no_worse, without(no_worse))
    return View(better, better)


def weak_orders(view: View, most: int) -> list[Value] | None:
    """
    Return every weak order that agrees with a settled view, as ranks; None where there are more than ``most``.

    Examples
    --------
    Two states of which nothing is known, and every weak order of three:

    >>> from comity.conflict.kinds.relations import all_pairs, no_pairs
    >>> two = Better(no_pairs(2), all_pairs(2))
    >>> [r.tolist() for r in weak_orders(View(two, two), 10)]
    [[1, 0], [0, 1], [0, 0]]
    >>> three = Better(no_pairs(3), all_pairs(3))
    >>> len(weak_orders(View(three, three), 20))
    13
    """
    return _at_most(_orders(_classes(view), view, strict=False), len(view.leaving.sure), most)


def strict_orders(view: View, most: int) -> list[Value] | None:
    """Return every strict order that agrees with a settled view, as ranks; None where there are more than ``most``."""
    return _at_most(_orders(_classes(view), view, strict=True), len(view.leaving.sure), most)


Class = tuple[int, ...]


def _classes(view: View) -> list[Class]:
    """Return the states that are surely tied with one another, class by class."""
    n = len(view.leaving.sure)
    may = unpack(view.leaving.maybe, n)
    tied = ~may & ~may.T
    first = tied.argmax(axis=1)  # a state is tied with itself, and being tied is transitive once settled
    return [tuple(int(s) for s in np.flatnonzero(first == f)) for f in np.unique(first)]


def _orders(left: list[Class], view: View, strict: bool) -> Iterator[list[list[Class]]]:
    """Yield the tiers, best first: each time some of the classes that nothing left is surely above."""
    if not left:
        yield []
        return
    top = [c for c in left if not any(has(view.leaving.sure, c[0], d[0]) for d in left)]
    sizes = (1,) if strict else range(1, len(top) + 1)
    for size in sizes:
        for tier in combinations(top, size):
            for rest in _orders([c for c in left if c not in tier], view, strict):
                yield [list(tier), *rest]


def _at_most(orders: Iterator[list[list[Class]]], n_states: int, most: int) -> list[Value] | None:
    out: list[Value] = []
    for tiers in orders:
        if len(out) == most:
            return None
        rank = np.zeros(n_states, np.int32)
        for k, tier in enumerate(tiers):
            rank[[s for c in tier for s in c]] = len(tiers) - 1 - k
        out.append(rank)
    return out
