"""Which states hang together: the components of several groupings taken at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from comity.kernels.edges import HIGH, Index


def joined(first: Index, second: Index, pause: Callable[[], None] = lambda: None) -> Index:
    """
    Return the finest partition in which states of one class of either partition share a class.

    If ``first`` and ``second`` say what two parties reach by options that can be taken back, the result says what the
    two reach together, one after the other.

    Parameters
    ----------
    first, second : array of int, shape (S,)
        The class of each state, counted from 0.
    pause : callable
        Called between rounds; may raise to stop the work.

    Returns
    -------
    array of int, shape (S,)
        The class of each state, counted from 0 without gaps.

    Examples
    --------
    >>> joined(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 2])).tolist()
    [0, 0, 0, 1]
    """
    if not len(first):
        return first
    root = np.arange(int(first.max()) + 1)
    while True:
        pause()
        low = np.full(int(second.max()) + 1, int(HIGH), np.int64)
        np.minimum.at(low, second, root[first])
        lower = root.copy()
        np.minimum.at(lower, first, low[second])
        np.minimum.at(lower, root[first], low[second])  # the root learns it too, so that long chains halve
        lower = _roots(lower)
        if np.array_equal(lower, root):
            return dense(root[first])
        root = lower


def _roots(parent: Index) -> Index:
    """Return where each class ends up by following ``parent``, which never points upwards."""
    while True:
        further = parent[parent]
        if np.array_equal(further, parent):
            return parent
        parent = further


def dense(labels: Index) -> Index:
    """Return the same partition with classes counted from 0 without gaps, in the order of the labels."""
    used = np.zeros(int(labels.max(initial=-1)) + 1, np.int64)
    used[labels] = 1
    out: Index = (np.cumsum(used) - 1)[labels]
    return out


def _plain_joined(first: list[int], second: list[int]) -> list[set[int]]:
    """The definition read aloud: per state, the states that a chain of shared classes leads to."""
    out = []
    for start in range(len(first)):
        seen, todo = {start}, [start]
        while todo:
            s = todo.pop()
            near = {t for t in range(len(first)) if first[t] == first[s] or second[t] == second[s]} - seen
            seen |= near
            todo.extend(near)
        out.append(seen)
    return out
