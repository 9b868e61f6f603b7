"""
Compiled kernels over dense tables where moves are closed to a party; definitions in :mod:`comity.kernels.closed`.

A rule closes the moves from where one statement holds to where another does. ``leave`` holds for each state a bit per
rule that closes moves from it, ``enter`` a bit per rule that closes moves to it: a move is closed where the two share
a bit. Moves that are closed make "nobody twice in a row" bite, so :func:`asked` keeps with each state who makes the
first move of its best answer, and the best answer that somebody else begins. Import this module late.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.kernels.compiled import compiled
from comity.kernels.dense import Table
from comity.kernels.dense_jit import _begin, _open, _stirred
from comity.kernels.edges import Mask


@compiled
def _reached(
    value: Table,
    leave: Table,
    enter: Table,
    at: int,
    w: int,
    width: int,
    stride: int,
    forward: int,
    back: int,
    out: Table,
) -> None:
    """Write the highest value that is reached from choice w, itself included, by moves that are not closed."""
    n, here = len(out), at + w * stride
    row, shut = value[here : here + n], leave[here : here + n]
    for j in range(n):
        out[j] = row[j]
    for x in range(width):
        if x == w or not _open(w, x, forward, back):
            continue
        there = at + x * stride
        worth, gate = value[there : there + n], enter[there : there + n]
        for j in range(n):
            v, most = worth[j], out[j]
            v = v if v > most else most
            out[j] = v if shut[j] & gate[j] == 0 else most


@compiled
def stays(
    value: Table,
    rank: Table,
    stable: Mask,
    leave: Table,
    enter: Table,
    width: int,
    stride: int,
    forward: int,
    back: int,
    run: int,
    first: int,
    last: int,
) -> None:
    """Clear ``stable`` where what the party reaches is better than what it has."""
    best = np.empty(run, value.dtype)
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        for w in range(width):
            _reached(value, leave, enter, at, w, width, stride, forward, back, best)
            row, keep = rank[at + w * stride :][:run], stable[at + w * stride :][:run]
            for j in range(run):
                keep[j] = keep[j] & (row[j] >= best[j])


@compiled
def best(
    value: Table,
    out: Table,
    leave: Table,
    enter: Table,
    width: int,
    stride: int,
    forward: int,
    back: int,
    run: int,
    first: int,
    last: int,
) -> None:
    """Write the highest value among each state and what the party reaches from it."""
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        for w in range(width):
            row = out[at + w * stride :][:run]
            _reached(value, leave, enter, at, w, width, stride, forward, back, row)


@compiled
def _answer(
    old: tuple[Table, Table, NDArray[np.uint8]],
    rank: Table,
    marks: tuple[Table, Table],
    party: int,
    at: int,
    w: int,
    axis: tuple[int, int, int, int],
    credible: bool,
    ruled: bool,
    out: Table,
) -> None:
    """Write the lowest old value of an answer from choice w that the party begins; the highest there is for none."""
    value, second, who = old
    leave, enter = marks
    width, stride, forward, back = axis
    n, here = len(out), at + w * stride
    mine = rank[here : here + n]
    shut = leave[here : here + n] if ruled else leave[:0]
    for x in range(width):
        if x == w or not _open(w, x, forward, back):
            continue
        there = at + x * stride
        one, two, by = value[there : there + n], second[there : there + n], who[there : there + n]
        theirs = rank[there : there + n]
        gate = enter[there : there + n] if ruled else enter[:0]
        for j in range(n):
            u, v, least = one[j], two[j], out[j]
            v = v if by[j] == party else u
            v = v if v < least else least
            if credible:
                v = v if theirs[j] > mine[j] else least
            if ruled:
                v = v if shut[j] & gate[j] == 0 else least
            out[j] = v


@compiled
def _put(new: tuple[Table, Table, NDArray[np.uint8]], feasible: Mask, answer: Table, party: int, here: int) -> bool:
    """Write what an answer changes about a run: the best answer, who begins it, the best that others begin."""
    n = len(answer)
    one, two, by = new[0][here : here + n], new[1][here : here + n], new[2][here : here + n]
    open_ = feasible[here : here + n]
    me = np.uint8(party)
    differ = False
    for j in range(n):
        u, v, h, m = one[j], two[j], by[j], answer[j]
        lower = open_[j] & (m < u)
        other = open_[j] & (h != me) & (m < v)
        differ |= lower | other
        rest = m if other else v
        two[j] = u if lower & (h != me) else rest
        one[j] = m if lower else u
        by[j] = me if lower else h
    return differ


@compiled
def asked(
    old: tuple[Table, Table, NDArray[np.uint8]],
    new: tuple[Table, Table, NDArray[np.uint8]],
    rank: Table,
    feasible: Mask,
    marks: tuple[Table, Table],
    party: int,
    axis: tuple[int, int, int, int],
    run: int,
    credible: bool,
    ruled: bool,
    highest: Table,
    first: int,
    last: int,
    stamps: NDArray[np.int32],
    bits: int,
    since: int,
    now: int,
) -> bool:
    """
    Lower the best answers by those that one party begins; say whether anything changed.

    ``old`` and ``new``, which may be one, hold the value of the best answer from each state, the value of the best
    that somebody else begins, and who begins the best. After its own move a party may not go on, so it reads the best
    answers that it does not begin. Stamps as in :func:`comity.kernels.dense_jit.lowest`.
    """
    width, stride = axis[0], axis[1]
    none = highest[0]
    answer = np.empty(run, highest.dtype)
    moved = False
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        if not _stirred(at, width, stride, run, stamps, bits, since):
            continue
        for w in range(width):
            for j in range(run):
                answer[j] = none
            _answer(old, rank, marks, party, at, w, axis, credible, ruled, answer)
            here = at + w * stride
            if _put(new, feasible, answer, party, here):
                moved = True
                for b in range(here >> bits, ((here + run - 1) >> bits) + 1):
                    stamps[b] = now
    return moved
