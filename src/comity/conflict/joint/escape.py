r"""
Whether a coalition escapes: reaches a state that stays above what s is worth to every member, whatever the answer.

With :math:`w_i(t)` the lowest that the answers after t leave member i, s is left exactly if some t in
:math:`R_H(s)` has :math:`w_i(t) > u_i(s)` for all i in H: then no answer leaves any member where it was or worse.
For Nash there are no answers and w is u. SMR does not take this form, since an answer counts only if H cannot get
away from it; there every distinct :math:`u_H(s)` is asked about by itself, 64 at a time.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.conflict.joint.found import Coalition
from comity.conflict.joint.reach import Reach
from comity.conflict.joint.work import Meter
from comity.kernels.dominance import Vectors, distinct, exceeded
from comity.kernels.edges import Mask, Value
from comity.kernels.vector_bits import WIDTH, Words, above

_FEW = 4 * WIDTH  # states that are asked about by vectors at once, without looking for what is certain


def escapes(reach: Reach, members: Coalition, worth: Value, ranks: Value, ask: Mask, meter: Meter) -> Mask:
    """
    Return at which of the states in ``ask`` the coalition reaches a state worth more to every member.

    Parameters
    ----------
    reach : Reach
    members : coalition
    worth : array of int, shape (members, S)
        What is left to each member after the answers.
    ranks : array of int, shape (members, S)
    ask : mask, shape (S,)
    meter : Meter

    Returns
    -------
    Mask, shape (S,)
    """
    out = np.zeros(len(ask), bool)
    states = np.flatnonzero(ask)
    if not len(states):
        return out
    classes = reach.classes(members)
    out[states] = exceeded(Vectors(classes, worth), Vectors(classes[states], ranks[:, states]), meter.spend)
    return out if reach.reversible(members) else _one_way(reach, members, worth, ranks, out, meter)


def _one_way(reach: Reach, members: Coalition, worth: Value, ranks: Value, possible: Mask, meter: Meter) -> Mask:
    """Return the answer where options are one-way: what is certain or impossible first, the rest by vectors."""
    possible = possible.copy()
    for w, u in zip(worth, ranks, strict=True):
        possible &= reach.highest(members, w) > u
    if len(members) == 1:
        return possible
    if np.count_nonzero(possible) <= _FEW:
        return _by_vector(ranks, possible, meter, 1, lambda v: reach.union(members, above(worth, v)))
    certain = possible & _to_the_best(reach, members, worth, ranks)
    states = np.flatnonzero(possible & ~certain)
    classes = reach.classes(members, inner=True)
    inside = exceeded(Vectors(classes, worth), Vectors(classes[states], ranks[:, states]), meter.spend)
    certain[states[inside]] = True
    return certain | _by_vector(ranks, possible & ~certain, meter, 1, lambda v: reach.union(members, above(worth, v)))


def _to_the_best(reach: Reach, members: Coalition, worth: Value, ranks: Value) -> Mask:
    """Return where the reached state that is best by some sum of worths is already worth more to every member."""
    out = np.zeros(ranks.shape[1], bool)
    total = worth.sum(axis=0, dtype=np.int64)
    for row in (total, *worth):
        order = np.lexsort((total, row)).astype(np.int32)
        place = np.empty_like(order)
        place[order] = np.arange(len(order), dtype=np.int32)
        best = order[reach.highest(members, place)]
        out |= (worth[:, best] > ranks).all(axis=0)
    return out


def escapes_symmetric(reach: Reach, members: Coalition, ranks: Value, ask: Mask, meter: Meter) -> Mask:
    """
    Return at which of the states in ``ask`` some improvement meets no answer that the coalition cannot leave again.

    For a vector v of worths: y is *lost* as an answer if the coalition at y has or reaches a state above v; an
    improvement t escapes if everything those outside reach from t is lost.
    """
    outside = tuple(j for j in range(reach.moves.n_players) if j not in members)
    # an answer holds for certain if from it one member can never be better off: that is a matter of each by itself
    held = [reach.answered(outside, reach.highest(members, row)) for row in ranks]
    ask = escapes(reach, members, np.minimum(ranks, np.array(held)), ranks, ask, meter)
    if len(members) == 1:
        return ask

    def left(vectors: Value) -> Words:
        better = above(ranks, vectors)
        held = reach.union(outside, ~reach.union(members, better), reach.depth)
        return reach.union(members, better & ~held)

    return _by_vector(ranks, ask, meter, 3, left)


def _by_vector(ranks: Value, ask: Mask, meter: Meter, passes: int, left: Callable[[Value], Words]) -> Mask:
    """Return the answer of ``left`` for what each asked state is worth, distinct worths 64 at a time."""
    out = np.zeros(len(ask), bool)
    states = np.flatnonzero(ask)
    if not len(states):
        return out
    vectors, which = distinct(Vectors(np.zeros(len(states), np.int64), ranks[:, states]))
    order = np.argsort(which, kind="stable")
    bounds = np.searchsorted(which[order], np.arange(0, len(vectors) + WIDTH, WIDTH))
    meter.spend(len(vectors) * len(ask) * passes)
    for k, begin in enumerate(range(0, len(vectors), WIDTH)):
        meter.pause()
        words = left(vectors.value[:, begin : begin + WIDTH])
        mine = order[bounds[k] : bounds[k + 1]]
        bit = (which[mine] - begin).astype(np.uint64)
        out[states[mine]] = (words[states[mine]] >> bit) & np.uint64(1) == 1
    return out
