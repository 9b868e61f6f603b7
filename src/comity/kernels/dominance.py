r"""
Which vectors are exceeded in every component by a vector of the same class.

A coalition leaves s if it reaches a state t whose value exceeds what s is worth to every member. The members are the
*components*, the states that a coalition reaches from one another are a *class*, the values of t are a *point* and
those of s a *question*. Only the points that no other point equals or exceeds throughout (the *staircase*) matter.

Letters used for the axes: d components, P points, Q questions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from comity.kernels.edges import HIGH, LOW, Index, Mask, Value

COMPILED_FROM = 1 << 14  # points and questions from which the compiled scan is taken: before, numpy is as quick
_PATIENCE = 64  # how much longer than divide and conquer the scan may take before it is given up
_TRIMS = 2
_BITS = 62


@dataclass(frozen=True, eq=False, slots=True)
class Vectors:
    """
    Vectors that belong to classes.

    Parameters
    ----------
    of : array of int, shape (P,)
        The class of each vector, counted from 0.
    value : array of int, shape (d, P)
        Not negative.
    """

    of: Index
    value: Value

    def __len__(self) -> int:
        """Return the number of vectors."""
        return len(self.of)

    def take(self, which: Index | Mask) -> Vectors:
        """Return some of the vectors."""
        return Vectors(self.of[which], self.value[:, which])


Spend = Callable[[int], None]


def exceeded(points: Vectors, asked: Vectors, spend: Spend = lambda _: None) -> Mask:
    r"""
    Return for each question u whether a point w of its class has :math:`w_i > u_i` for every component i.

    One component: the class maximum. Two: sort by the first, running maximum of the second, :math:`O(P \log P)`.
    More: the staircase of each class, against which every distinct question is held; where it is long, divide and
    conquer, :math:`O(P \log^{d-1} P)` (Kung, Luccio and Preparata 1975).

    Parameters
    ----------
    points, asked : Vectors
    spend : callable
        Told how many comparisons were made since the last call; may raise to stop the work.

    Returns
    -------
    Mask, shape (Q,)

    Examples
    --------
    >>> points = Vectors(np.array([0, 0]), np.array([[3, 1], [1, 3]]))
    >>> exceeded(points, Vectors(np.array([0, 0, 1]), np.array([[0, 2, 0], [2, 2, 0]]))).tolist()
    [True, False, False]
    """
    out = np.zeros(len(asked), bool)
    points, left = _trimmed(points, asked)
    if not len(left):
        return out
    if len(points.value) == 1:
        out[left] = True
        return out
    few, back = distinct(asked.take(left))
    ends = distinct(points)[0]
    if len(points.value) == 2:
        hit = _by_running_maximum(ends, few)
    elif len(ends) + len(few) >= COMPILED_FROM:
        hit = _by_scan(_falling(ends), few, spend)
    else:
        hit = _by_peeling(_falling(ends), few, spend)
    out[left] = hit[back]
    return out


def _trimmed(points: Vectors, asked: Vectors) -> tuple[Vectors, Index]:
    """Return the points and questions left once those are gone that one component alone decides."""
    n = int(max(points.of.max(initial=-1), asked.of.max(initial=-1))) + 1
    left = np.arange(len(asked))
    has = np.zeros(n, bool)
    has[asked.of] = True
    points = points.take(has[points.of])
    for _ in range(_TRIMS):
        keep, stay = np.ones(len(left), bool), np.ones(len(points), bool)
        for w, u in zip(points.value, asked.value, strict=True):
            top = np.full(n, int(LOW), np.int32)
            np.maximum.at(top, points.of, w)
            keep &= top[asked.of[left]] > u[left]
        left = left[keep]
        for w, u in zip(points.value, asked.value, strict=True):
            floor = np.full(n, int(HIGH), np.int32)
            np.minimum.at(floor, asked.of[left], u[left])
            stay &= w > floor[points.of]
        points = points.take(stay)
    return points, left


def distinct(vectors: Vectors) -> tuple[Vectors, Index]:
    """Return the distinct vectors by rising class, and which of them each vector is."""
    key = _keys(vectors)
    if key is None:
        rows = np.vstack([vectors.of[None, :], vectors.value]).T
        seen, back = np.unique(rows, axis=0, return_inverse=True)
        return Vectors(seen[:, 0].astype(np.int64), np.ascontiguousarray(seen[:, 1:].T, np.int32)), back.reshape(-1)
    _, first, back = np.unique(key, return_index=True, return_inverse=True)
    return vectors.take(first), back


def _keys(vectors: Vectors) -> Index | None:
    """Return one number per vector, in the order of classes, or None where 62 bits do not hold it."""
    key = vectors.of.astype(np.int64)
    used = int(key.max(initial=0)).bit_length()
    for row in vectors.value:
        width = int(row.max(initial=0)).bit_length()
        used += width
        if used > _BITS:
            return None
        key = (key << width) | row
    return key


def _by_running_maximum(points: Vectors, asked: Vectors) -> Mask:
    """Return the answer for two components."""
    first, second = points.value
    wide = int(max(first.max(initial=0), asked.value[0].max(initial=0))) + 1
    tall = int(max(second.max(initial=0), asked.value[1].max(initial=0))) + 1
    place = points.of * wide + (wide - 1 - first)  # classes rise, the first component falls within one
    order = np.argsort(place)
    best = np.maximum.accumulate(points.of[order] * tall + second[order])  # a later class outdoes an earlier one
    at = np.searchsorted(place[order], asked.of * wide + (wide - 1 - asked.value[0]))  # points before: strictly higher
    out = np.zeros(len(asked), bool)
    some = at > 0
    out[some] = best[at[some] - 1] > asked.of[some] * tall + asked.value[1][some]
    return out


def _falling(points: Vectors) -> Vectors:
    """Return the points by class, those with the larger sum first: a point is exceeded only by points before it."""
    total = points.value.sum(axis=0, dtype=np.int64)
    return points.take(np.lexsort((-total, points.of)))


def _by_peeling(points: Vectors, asked: Vectors, spend: Spend) -> Mask:
    """Return the answer one point of the staircase at a time, in every class at once; points come by falling sum."""
    out = np.zeros(len(asked), bool)
    left = np.arange(len(asked))
    n = int(max(points.of.max(initial=-1), asked.of.max(initial=-1))) + 1
    rest = _PATIENCE * _pieces(points) * (len(points) + len(asked))
    while len(points) and len(left):
        if rest <= 0:  # the staircase is long: interests are opposed
            out[left] = _by_bits(points, asked.take(left), spend)
            return out
        spend(len(points) + len(left))
        rest -= len(points) + len(left)
        lead = np.full(n, -1)
        lead[points.of[::-1]] = np.arange(len(points))[::-1]  # the first point of each class
        at = lead[asked.of[left]]
        hit = (at >= 0) & (points.value[:, at] > asked.value[:, left]).all(axis=0)
        out[left[hit]] = True
        left = left[(at >= 0) & ~hit]
        wanted = np.zeros(n, bool)
        wanted[asked.of[left]] = True
        stays = wanted[points.of] & (points.value > points.value[:, lead[points.of]]).any(axis=0)
        points = points.take(stays)
    return out


def _by_scan(points: Vectors, asked: Vectors, spend: Spend) -> Mask:
    """Return the answer by the compiled scan; both come by rising class, points by falling sum within one."""
    from comity.kernels.dominance_jit import scan

    n = int(max(points.of.max(initial=-1), asked.of.max(initial=-1))) + 1
    begin = np.searchsorted(points.of, np.arange(n + 1))
    ask = np.searchsorted(asked.of, np.arange(n + 1))
    w, u = np.ascontiguousarray(points.value.T), np.ascontiguousarray(asked.value.T)
    stairs = np.empty((int(np.diff(begin).max(initial=0)), w.shape[1]), np.int32)
    hit, state = np.zeros(len(asked), bool), np.zeros(4, np.int64)
    left = _PATIENCE * _pieces(points) * (len(points) + len(asked))
    while state[0] < n:
        if left <= 0:  # the staircase is long: interests are opposed
            return _by_bits(points, asked, spend)
        spent = int(scan(w, begin, u, ask, stairs, hit, state, min(left, 1 << 27)))
        spend(spent)
        left -= spent
    return hit


def _pieces(points: Vectors) -> int:
    """Return into how many problems of two components the bits of the other components part the whole."""
    out = 1
    for row in points.value[:-2]:
        out *= max(1, int(row.max(initial=0)).bit_length())
    return out


def _by_bits(points: Vectors, asked: Vectors, spend: Spend) -> Mask:
    """
    Return the answer by the bits of the first component: w exceeds u exactly if at some bit w has one and u none, and
    they agree above it. Each bit leaves a problem of one component less, whose classes are the bits above. This is the
    divide and conquer of Kung, Luccio and Preparata (1975), every branch of a level at once.
    """
    if len(points.value) == 2:
        spend(len(points) + len(asked))
        return _by_running_maximum(points, asked)
    w, u = points.value[0].astype(np.int64), asked.value[0].astype(np.int64)
    width = int(max(w.max(initial=0), u.max(initial=0))).bit_length()
    out = np.zeros(len(asked), bool)
    for b in reversed(range(width)):
        high, low = np.flatnonzero(w >> b & 1), np.flatnonzero((u >> b & 1 == 0) & ~out)
        if not len(high) or not len(low):
            continue
        classes = np.concatenate(
            [points.of[high] << width | w[high] >> b + 1, asked.of[low] << width | u[low] >> b + 1]
        )
        of = np.unique(classes, return_inverse=True)[1]
        above = Vectors(of[: len(high)], points.value[1:, high])
        out[low] = _by_bits(above, Vectors(of[len(high) :], asked.value[1:, low]), spend)
    return out


@dataclass(frozen=True, eq=False, slots=True)
class Gains:
    """
    The coalitional improvements within classes as an operator: nothing is listed, the compiled scan looks them up.

    Parameters
    ----------
    vectors : Vectors
        What every state is worth to the members; one vector per state.
    some : array of int
        The states that have an improvement.
    """

    vectors: Vectors
    some: Index

    @classmethod
    def of(cls, vectors: Vectors, spend: Spend = lambda _: None) -> Gains:
        """Return the improvements between states of one class."""
        return cls(vectors, np.flatnonzero(exceeded(vectors, vectors, spend)))

    def lowest(self, value: Value, spend: Spend = lambda _: None) -> Value:
        """
        Return the lowest value among each state and its improvements, shape (S,).

        Within a class the states are gone through by rising value, so the search for s ends at its first improvement or
        at its own value.
        """
        from comity.kernels.dominance_jit import lowest_gain

        classes = self.vectors.of
        order = np.argsort((classes << 32) | value.astype(np.int64))
        place = np.empty((2, len(order)), np.int64)
        place[0, order] = np.arange(len(order))
        place[1] = classes
        begin = np.searchsorted(classes[order], np.arange(int(classes.max(initial=-1)) + 2))
        u = np.ascontiguousarray(self.vectors.value[:, order].T)
        out, state = value.copy(), np.zeros(1, np.int64)
        while state[0] < len(self.some):
            spend(int(lowest_gain(u, value, order, begin, place, self.some, out, state, 1 << 27)))
        return out


def _plain_exceeded(points: list[tuple[int, list[int]]], asked: list[tuple[int, list[int]]]) -> list[bool]:
    """The definition read aloud; the tests hold :func:`exceeded` to it."""
    return [any(c == k and all(a > b for a, b in zip(w, u, strict=True)) for c, w in points) for k, u in asked]
