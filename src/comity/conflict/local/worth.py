"""What a party thinks of a few states, as columns of numbers that compare lexicographically."""

from __future__ import annotations

from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.case.nouns import Prioritised, Weights
from comity.conflict.local.ground import Codes, Ground
from comity.conflict.preferences import dense_rank
from comity.kernels.edges import Mask, Value

Worth = list[NDArray[Any]]  # columns of shape (n,), the most important first


def worth(ground: Ground, party: str, codes: Codes) -> Worth:
    """
    Return what a party thinks of states: columns, compared lexicographically, higher is better.

    Prioritised statements are the digits of a binary number, 62 to a column; weights are their exact sum.

    Examples
    --------
    >>> from comity.case.read import load_text
    >>> from comity.conflict.local.ground import ground_of
    >>> ground = ground_of(load_text('''
    ... comity: 1
    ... title: Two choices
    ... parties: {a: A, b: B}
    ... conflict:
    ...   options: {x: {by: a}, y: {by: b}}
    ...   preferences: {a: {statements: [x & y, "!x"]}, b: {statements: [x & y, "!y"]}}
    ... '''))
    >>> worth(ground, "a", ground.pack([0b00, 0b01, 0b11]))
    [array([1, 0, 2])]
    """
    preference = ground.preferences[party]
    if isinstance(preference, Weights):
        return [_sums(ground, preference, codes)]
    assert isinstance(preference, Prioritised)  # statement_conflict refuses rankings
    columns: Worth = []
    for k in range(0, len(preference.statements), 62):
        column = np.zeros(len(codes), np.int64)
        for statement in preference.statements[k : k + 62]:
            column = (column << 1) | ground.holds(statement.tree, codes)
        columns.append(column)
    return columns or [np.zeros(len(codes), np.int64)]


def _sums(ground: Ground, weights: Weights, codes: Codes) -> NDArray[Any]:
    scale = lcm(*(w.denominator for _, w in weights.weights), 1)
    whole = [int(w * scale) for _, w in weights.weights]
    small = sum(abs(w) for w in whole) < 1 << 62
    total: NDArray[Any] = np.zeros(len(codes), np.int64 if small else object)
    for (statement, _), w in zip(weights.weights, whole, strict=True):
        total = total + w * ground.holds(statement.tree, codes).astype(total.dtype)
    return total


def higher(one: Worth, other: Worth) -> Mask:
    """
    Return where the first is strictly higher; columns of one row stand for every row.

    Examples
    --------
    >>> higher([np.array([1, 1]), np.array([0, 2])], [np.array([1]), np.array([1])]).tolist()
    [False, True]
    """
    shape = np.broadcast_shapes(one[0].shape, other[0].shape)
    out, alike = np.zeros(shape, bool), np.ones(shape, bool)
    for a, b in zip(one, other, strict=True):
        out |= alike & (a > b).astype(bool)
        alike &= (a == b).astype(bool)
    return out


def rows(columns: Worth, which: Any) -> Worth:
    """Return some rows of each column."""
    return [c[which] for c in columns]


def rank(columns: Worth) -> Value:
    """Return dense ranks from 0 of the rows, higher is better, shape (n,)."""
    if columns[0].dtype == object:  # weights too large for a machine word: one column
        place = {v: k for k, v in enumerate(sorted(set(columns[0].tolist())))}
        return np.array([place[v] for v in columns[0].tolist()], np.int32)
    return dense_rank(columns)
