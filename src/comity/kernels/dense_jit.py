"""
The compiled kernels over dense tables; each has its definition, by the same name, in :mod:`comity.kernels.dense`.

All work on strips ``first`` to ``last`` of an axis, so that a caller can pause between calls and share strips out
among threads. ``out[k] = v if v > w else w`` over a run is what the compiler turns into wide instructions; builtin
``max`` and stores under a condition cost ten times as much. Bounds come as arrays of one value, so that they have the
type of the table. Import this module late: it loads numba.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.kernels.compiled import compiled
from comity.kernels.dense import Table
from comity.kernels.edges import Mask


@compiled
def _begin(k: int, width: int, stride: int, run: int) -> int:
    """Return the address of the first state of strip k."""
    per = stride // run
    return (k // per) * width * stride + (k % per) * run


@compiled
def _open(w: int, x: int, forward: int, back: int) -> bool:
    """Return whether a party may go from choice w to choice x."""
    return w & ~x & forward == 0 and ~w & x & back == 0


@compiled
def _top(value: Table, at: int, width: int, stride: int, out: Table) -> None:
    """Write the highest value along w of one strip."""
    n = len(out)
    row = value[at : at + n]
    for j in range(n):
        out[j] = row[j]
    for w in range(1, width):
        row = value[at + w * stride : at + w * stride + n]
        for j in range(n):
            out[j] = row[j] if row[j] > out[j] else out[j]


@compiled
def _reached(value: Table, at: int, w: int, width: int, stride: int, forward: int, back: int, out: Table) -> None:
    """Write the highest value that is reached from choice w, itself included."""
    n = len(out)
    row = value[at + w * stride : at + w * stride + n]
    for j in range(n):
        out[j] = row[j]
    for x in range(width):
        if not _open(w, x, forward, back):
            continue
        row = value[at + x * stride : at + x * stride + n]
        for j in range(n):
            out[j] = row[j] if row[j] > out[j] else out[j]


@compiled
def _compare(best: Table, rank: Table, stable: Mask, at: int, bar: Table) -> None:
    n = len(best)
    row, keep, most = rank[at : at + n], stable[at : at + n], bar[0]
    for j in range(n):
        keep[j] = keep[j] & ((row[j] >= best[j]) | (row[j] >= most))


@compiled
def stays(
    value: Table,
    rank: Table,
    stable: Mask,
    width: int,
    stride: int,
    forward: int,
    back: int,
    run: int,
    bar: Table,
    first: int,
    last: int,
) -> None:
    """Clear ``stable`` where what the party reaches, or the bar if that is lower, is better than what it has."""
    best = np.empty(run, value.dtype)
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        if forward | back == 0:
            _top(value, at, width, stride, best)
        for w in range(width):
            if forward | back:
                _reached(value, at, w, width, stride, forward, back, best)
            _compare(best, rank, stable, at + w * stride, bar)


@compiled
def best(
    value: Table,
    out: Table,
    width: int,
    stride: int,
    forward: int,
    back: int,
    run: int,
    first: int,
    last: int,
) -> None:
    """Write the highest value among each state and what the party reaches from it."""
    high = np.empty(run, value.dtype)
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        if forward | back == 0:
            _top(value, at, width, stride, high)
        for w in range(width):
            if forward | back:
                _reached(value, at, w, width, stride, forward, back, high)
            out[at + w * stride : at + w * stride + run] = high


@compiled
def floors(
    rank: Table, feasible: Mask, width: int, stride: int, run: int, high: Table, out: Table, first: int, last: int
) -> None:
    """Lower ``out[w]`` to the lowest value of choice w over the feasible states of the strips."""
    none = high[0]
    low = np.empty((width, run), rank.dtype)
    for w in range(width):
        for j in range(run):
            low[w, j] = none
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        for w in range(width):
            row, open_, least = rank[at + w * stride :][:run], feasible[at + w * stride :][:run], low[w]
            for j in range(run):
                v = row[j] if open_[j] else none
                least[j] = v if v < least[j] else least[j]
    for w in range(width):
        for j in range(run):
            out[w] = low[w, j] if low[w, j] < out[w] else out[w]


@compiled
def ceiling(
    rank: Table,
    feasible: Mask,
    width: int,
    stride: int,
    run: int,
    choice: int,
    out: Table,
    first: int,
    last: int,
) -> None:
    """Lower ``out[0]`` to the lowest group maximum over groups where the party's ``choice`` is feasible."""
    none = out[0]
    high, low = np.empty(run, rank.dtype), np.empty(run, rank.dtype)
    for j in range(run):
        low[j] = none
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        _top(rank, at, width, stride, high)
        open_ = feasible[at + choice * stride :][:run]
        for j in range(run):
            v = high[j] if open_[j] else none
            low[j] = v if v < low[j] else low[j]
    for j in range(run):
        out[0] = low[j] if low[j] < out[0] else out[0]


@compiled
def _stirred(at: int, width: int, stride: int, run: int, stamps: NDArray[np.int32], bits: int, since: int) -> bool:
    """Return whether any block that a strip touches was changed after ``since``."""
    for w in range(width):
        begin = at + w * stride
        for b in range(begin >> bits, ((begin + run - 1) >> bits) + 1):
            if stamps[b] > since:
                return True
    return False


@compiled
def _put(row: Table, new: Table, at: int, stamps: NDArray[np.int32], bits: int, now: int) -> bool:
    """Write a run where it differs from what is there, and stamp its blocks; say whether it does."""
    differ = np.uint64(0)
    for j in range(len(row)):
        differ |= row[j] ^ new[j]
    if differ == 0:
        return False
    for j in range(len(row)):
        row[j] = new[j]
    for b in range(at >> bits, ((at + len(row) - 1) >> bits) + 1):
        stamps[b] = now
    return True


@compiled
def lowest(
    old: Table,
    value: Table,
    feasible: Mask,
    width: int,
    stride: int,
    forward: int,
    back: int,
    run: int,
    first: int,
    last: int,
    stamps: NDArray[np.int32],
    bits: int,
    since: int,
    now: int,
) -> bool:
    """
    Lower each feasible state to the lowest ``old`` value the party reaches; say whether anything changed.

    ``old`` and ``value`` may be one table: what one strip reads no other writes. ``stamps`` holds for each block of
    ``2**bits`` states when it was last changed: strips whose blocks all rest since ``since`` are passed over, and a
    block that changes is stamped ``now``.
    """
    low, new = np.empty(run, value.dtype), np.empty(run, value.dtype)
    moved = False
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        if not _stirred(at, width, stride, run, stamps, bits, since):
            continue
        if forward | back == 0:
            _bottom(old, at, width, stride, low)
        for w in range(width):
            if forward | back:
                _lowered(old, at, w, width, stride, forward, back, low)
            row, open_ = value[at + w * stride :][:run], feasible[at + w * stride :][:run]
            for j in range(run):
                u, v = row[j], low[j]
                v = v if v < u else u
                new[j] = v if open_[j] else u
            moved |= _put(row, new, at + w * stride, stamps, bits, now)
    return moved


@compiled
def _bottom(value: Table, at: int, width: int, stride: int, out: Table) -> None:
    """Write the lowest value along w of one strip."""
    n = len(out)
    row = value[at : at + n]
    for j in range(n):
        out[j] = row[j]
    for w in range(1, width):
        row = value[at + w * stride : at + w * stride + n]
        for j in range(n):
            out[j] = row[j] if row[j] < out[j] else out[j]


@compiled
def _lowered(value: Table, at: int, w: int, width: int, stride: int, forward: int, back: int, out: Table) -> None:
    """Write the lowest value that is reached from choice w, itself included."""
    n = len(out)
    row = value[at + w * stride : at + w * stride + n]
    for j in range(n):
        out[j] = row[j]
    for x in range(width):
        if not _open(w, x, forward, back):
            continue
        row = value[at + x * stride : at + x * stride + n]
        for j in range(n):
            out[j] = row[j] if row[j] < out[j] else out[j]


@compiled
def answered(
    old: Table,
    value: Table,
    rank: Table,
    width: int,
    stride: int,
    forward: int,
    back: int,
    run: int,
    first: int,
    last: int,
    stamps: NDArray[np.int32],
    bits: int,
    since: int,
    now: int,
) -> bool:
    """
    Lower each state to the lowest ``old`` value among the party's improvements; say whether anything changed.

    Every pair of choices is compared: over a run that costs less than following a sorted order up to about a
    hundred choices, and needs neither sorting nor a place to keep the order. The rest as in :func:`lowest`.
    """
    low = np.empty(run, value.dtype)
    moved = False
    for k in range(first, last):
        at = _begin(k, width, stride, run)
        if not _stirred(at, width, stride, run, stamps, bits, since):
            continue
        for w in range(width):
            own, mine = value[at + w * stride :][:run], rank[at + w * stride :][:run]
            for j in range(run):
                low[j] = own[j]
            for x in range(width):
                if x == w or not _open(w, x, forward, back):
                    continue
                there = at + x * stride
                worth, theirs = old[there : there + run], rank[there : there + run]
                for j in range(run):
                    v, least = worth[j], low[j]  # loaded before the choice, or the loop is not made wide
                    v = v if theirs[j] > mine[j] else least
                    low[j] = v if v < least else least
            moved |= _put(own, low, at + w * stride, stamps, bits, now)
    return moved


@compiled
def turn(
    table: Table, out: Table, low: int, high: int, first: int, last: int, stamps: NDArray[np.int32], since: int
) -> None:
    """Write blocks ``first`` to ``last`` of :func:`comity.kernels.dense.turned`, those stamped after ``since``."""
    inner, outer = 1 << low, 1 << high
    side = min(inner, 64)
    for k in range(first, last):
        if stamps[k] <= since:
            continue
        base = k * inner * outer
        for a in range(0, inner, side):
            for y in range(outer):
                row = table[base + y * inner + a : base + y * inner + a + side]
                for x in range(side):
                    out[base + (a + x) * outer + y] = row[x]


@compiled
def keys(planes: NDArray[np.uint8], spread: NDArray[np.uint64], part: NDArray[np.uint64], out: Table) -> None:
    """
    Write the numbers whose binary digits are the rows of packed bits, the first row the highest digit.

    ``spread[b]`` holds the bits of byte b in eight bytes, so that one addition moves a digit of eight states. Eight
    digits at a time make a byte of each number; ``part`` is room for one such byte per number.
    """
    n_rows, n_bytes = planes.shape
    small = part.view(np.uint8)
    for begin in range(0, n_rows, 8):
        end = min(begin + 8, n_rows)
        for b in range(n_bytes):
            digits = np.uint64(0)
            for r in range(begin, end):
                digits = (digits << np.uint64(1)) | spread[planes[r, b]]
            part[b] = digits
        shift = np.uint64(end - begin)
        if begin == 0:
            for j in range(len(out)):
                out[j] = small[j]
        else:
            for j in range(len(out)):
                out[j] = (out[j] << shift) | small[j]
