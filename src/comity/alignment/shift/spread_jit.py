"""How the ties of many draws of a network are spread. Compiled; import this module late, for it loads numba."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.alignment.network import Index, Reals
from comity.kernels.compiled import compiled

Mask = NDArray[np.bool_]
EFFECTIVE, STRONGEST, CENTRALISATION, COMMUNITIES, POLES, MODULARITY = range(6)
COLUMNS = 6
SMALLEST = 3


@compiled
def spread_of_draws(size: int, a: Index, b: Index, weight: Reals, kept: Mask, orders: Index) -> Reals:
    """
    Return the measures of each draw: one row for each, columns as named above; NaN where one is not defined.

    The plain twin is :mod:`comity.alignment.shift.plain`.

    Parameters
    ----------
    size : int
        Number of actors, N.
    a, b : int arrays of shape (E,)
        The ends of the ties.
    weight : array of shape (E,)
    kept : bool array of shape (D, E)
        Which ties are there in which draw.
    orders : int array of shape (D, N)
        In which order actors are asked when communities are sought.

    Returns
    -------
    array of shape (D, 6)

    Examples
    --------
    >>> ends = np.array([0, 0, 1]), np.array([1, 2, 2])
    >>> found = spread_of_draws(3, *ends, np.ones(3), np.ones((1, 3), np.bool_), np.arange(3)[None, :])
    >>> found[0, [EFFECTIVE, CENTRALISATION, COMMUNITIES, POLES]].round(6).tolist()
    [3.0, 0.0, 1.0, 1.0]
    """
    draws = len(kept)
    out = np.full((draws, COLUMNS), np.nan)
    for d in range(draws):
        rows = np.flatnonzero(kept[d])
        if len(rows) == 0:
            continue
        one, two, by = a[rows], b[rows], weight[rows]
        strength, degree = np.zeros(size), np.zeros(size, np.int64)
        for e in range(len(rows)):
            strength[one[e]] += by[e]
            strength[two[e]] += by[e]
            degree[one[e]] += 1
            degree[two[e]] += 1
        total = strength.sum()
        out[d, EFFECTIVE] = total * total / (strength * strength).sum()
        out[d, STRONGEST] = strength.max() / total
        tied = (degree > 0).sum()
        if tied > 2:
            out[d, CENTRALISATION] = (tied * degree.max() - degree.sum()) / ((tied - 1) * (tied - 2))
        labels = grouped(size, one, two, by, orders[d])
        _of_groups(labels, (one, two, by), strength, degree, out[d])
    return out


@compiled
def grouped(size: int, a: Index, b: Index, weight: Reals, order: Index) -> Index:
    """
    Return communities by the method of Louvain, resolution 1, actors asked in the order given.

    Labels are actors' numbers. Each actor moves to the neighbour's group that adds most to modularity until nobody
    moves; then whole groups move in the same way, until none does.
    """
    labels = np.arange(size)
    if len(a) == 0:
        return labels
    ask = order
    while True:
        moved = _settled(size, a, b, weight, ask)
        changed = False
        for k in range(size):
            changed = changed or moved[labels[k]] != labels[k]
            labels[k] = moved[labels[k]]
        if not changed:
            return labels
        # a group is called by one of its members, so the same order asks groups
        ask = order[labels[order] == order]
        a, b, weight = _joined(size, labels[a], labels[b], weight)


@compiled
def _joined(size: int, a: Index, b: Index, weight: Reals) -> tuple[Index, Index, Reals]:
    """Return ties with those of one pair of groups made one; as they are where there are too many groups for that."""
    place, names, count = np.full(size, -1, np.int64), np.empty(size, np.int64), 0
    for e in range(len(a)):
        for group in (a[e], b[e]):
            if place[group] < 0:
                place[group] = count
                names[count] = group
                count += 1
    if count * count > len(a):
        return a, b, weight
    whole = np.zeros((count, count))
    for e in range(len(a)):
        i, j = place[a[e]], place[b[e]]
        whole[min(i, j), max(i, j)] += weight[e]
    one, two = np.nonzero(whole)
    by = np.empty(len(one))
    for k in range(len(one)):
        by[k] = whole[one[k], two[k]]
    return names[one], names[two], by


@compiled
def _settled(size: int, a: Index, b: Index, weight: Reals, order: Index) -> Index:
    """
    Let nodes move one at a time until no move adds; ties of a node with itself count in its strength only.

    After the first round only those are asked to whom a neighbour has moved; all are asked again before it ends.
    """
    start, near, by, strength = _neighbours(size, a, b, weight)
    total = strength.sum()
    label, whole, link = np.arange(size), strength.copy(), np.zeros(size)
    seen, stale = np.zeros(size, np.int64), np.ones(size, np.bool_)
    moved, every = True, True
    while moved or not every:
        every = not moved
        if every:
            stale[:] = True
        moved = False
        for i in order:
            if not stale[i]:
                continue
            stale[i] = False
            count, here = 0, label[i]
            whole[here] -= strength[i]
            for k in range(start[i], start[i + 1]):
                g = label[near[k]]
                if link[g] == 0.0:
                    seen[count] = g
                    count += 1
                link[g] += by[k]
            best, most = here, link[here] - strength[i] * whole[here] / total
            for k in range(count):
                g = seen[k]
                gain = link[g] - strength[i] * whole[g] / total
                if gain > most + 1e-12 * total:
                    best, most = g, gain
            for k in range(count):
                link[seen[k]] = 0.0
            whole[best] += strength[i]
            if best != here:
                label[i], moved = best, True
                for k in range(start[i], start[i + 1]):
                    stale[near[k]] = True
    return _called(label)


@compiled
def _called(label: Index) -> Index:
    """Call each group by the first of its members, so that a label is always a node of its own group."""
    first = np.full(len(label), -1, np.int64)
    out = np.empty(len(label), np.int64)
    for i in range(len(label)):
        if first[label[i]] < 0:
            first[label[i]] = i
        out[i] = first[label[i]]
    return out


@compiled
def _neighbours(size: int, a: Index, b: Index, weight: Reals) -> tuple[Index, Index, Reals, Reals]:
    """Return the neighbours of each node in one row: where each begins, who they are, weights; and the strengths."""
    start, strength = np.zeros(size + 1, np.int64), np.zeros(size)
    for e in range(len(a)):
        strength[a[e]] += weight[e]
        strength[b[e]] += weight[e]
        if a[e] != b[e]:
            start[a[e] + 1] += 1
            start[b[e] + 1] += 1
    start = np.cumsum(start)
    free = start.copy()
    near, by = np.empty(start[size], np.int64), np.empty(start[size])
    for e in range(len(a)):
        if a[e] != b[e]:
            near[free[a[e]]], by[free[a[e]]] = b[e], weight[e]
            near[free[b[e]]], by[free[b[e]]] = a[e], weight[e]
            free[a[e]] += 1
            free[b[e]] += 1
    return start, near, by, strength


@compiled
def _of_groups(labels: Index, ties: tuple[Index, Index, Reals], strength: Reals, degree: Index, out: Reals) -> None:
    """Fill in what hangs on the communities."""
    size = len(labels)
    members, whole, inside = np.zeros(size), np.zeros(size), np.zeros(size)
    for k in range(size):
        if degree[k] > 0:
            members[labels[k]] += 1
            whole[labels[k]] += strength[k]
    one, two, by = ties
    for e in range(len(one)):
        if labels[one[e]] == labels[two[e]]:
            inside[labels[one[e]]] += 2 * by[e]
    total = whole.sum()
    out[COMMUNITIES] = members.sum() ** 2 / (members * members).sum()
    out[POLES] = ((members >= SMALLEST) & (inside > 0.5 * whole)).sum()
    out[MODULARITY] = (inside / total - (whole / total) ** 2).sum()
