"""Questions about 64 vectors at a time: bit k of a state's word is the answer for vector k."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.kernels.edges import Value
from comity.kernels.groups import BOTH, FORWARD, Groups

Words = NDArray[np.uint64]

WIDTH = 64


def above(value: Value, vectors: Value) -> Words:
    """
    Return which vectors each state exceeds in every component.

    Parameters
    ----------
    value : array of int, shape (d, S)
    vectors : array of int, shape (d, at most 64)

    Returns
    -------
    Words, shape (S,)

    Examples
    --------
    >>> above(np.array([[2, 0]]), np.array([[1, 0, 2]])).tolist()
    [3, 0]
    """
    return _compared(value, vectors, over=True)


def below(value: Value, vectors: Value) -> Words:
    """
    Return which vectors exceed each state in every component.

    Examples
    --------
    >>> below(np.array([[2, 0]]), np.array([[1, 0, 3]])).tolist()
    [4, 5]
    """
    return _compared(value, vectors, over=False)


def _compared(value: Value, vectors: Value, over: bool) -> Words:
    out = np.full(value.shape[1], ~np.uint64(0) >> np.uint64(WIDTH - vectors.shape[1]), np.uint64)
    for row, levels in zip(value, vectors, strict=True):
        order = np.argsort(levels)
        bits = np.uint64(1) << order.astype(np.uint64)
        reach = np.arange(int(row.max(initial=0)) + 1)
        if over:  # vectors with a lower level are a prefix of the order
            table = np.concatenate(([np.uint64(0)], np.bitwise_or.accumulate(bits)))
            at = np.searchsorted(levels[order], reach, side="left")
        else:  # those with a higher level a suffix
            table = np.concatenate((np.bitwise_or.accumulate(bits[::-1])[::-1], [np.uint64(0)]))
            at = np.searchsorted(levels[order], reach, side="right")
        out &= table[at][row]
    return out


def gathered(group: Groups, words: Words) -> Words:
    """
    Return for each state the union of the words of itself and of what the party reaches from it.

    The way of :meth:`comity.kernels.groups.Groups.best`, with "or" in the place of the maximum.
    """
    width = 1 << len(group.directions)
    cells = (group.row << len(group.directions)) | group.local
    table = np.zeros(group.n_rows * width, np.uint64)
    table[cells] = words
    if group.reversible:
        joint: Words = np.bitwise_or.reduce(table.reshape(group.n_rows, width), axis=1)
        return joint[group.row]
    for k, direction in enumerate(group.directions):
        pair = table.reshape(group.n_rows, width >> (k + 1), 2, 1 << k)
        off, on = pair[:, :, 0, :], pair[:, :, 1, :]
        if direction == BOTH:
            off[...] = on[...] = off | on
        elif direction == FORWARD:
            off[...] |= on
        else:
            on[...] |= off
    out: Words = table[cells]
    return out


def _plain_above(value: list[list[int]], vectors: list[list[int]]) -> list[int]:
    """The definition read aloud: rows are states and vectors here."""
    return [sum(1 << k for k, v in enumerate(vectors) if all(a > b for a, b in zip(s, v, strict=True))) for s in value]
