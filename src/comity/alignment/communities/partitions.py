"""Partitions as arrays of labels: one form for each, and how far two of them agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from comity.alignment.network import Index


def canonical(labels: Index) -> Index:
    """
    Return the same partition with groups numbered as they first appear.

    Examples
    --------
    >>> canonical(np.array([7, 7, 2, 7, 0])).tolist()
    [0, 0, 1, 0, 2]
    """
    _, first, of = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.intp)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[of]


def groups(labels: Index, actors: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """
    Return the groups as names, the largest first, then by the first name.

    Examples
    --------
    >>> groups(np.array([0, 1, 1]), ("a", "b", "c"))
    (('b', 'c'), ('a',))
    """
    found: dict[int, list[str]] = {}
    for actor, label in zip(actors, labels.tolist(), strict=True):
        found.setdefault(label, []).append(actor)
    return tuple(sorted((tuple(sorted(names)) for names in found.values()), key=lambda g: (-len(g), g)))


def adjusted_rand(one: Index, two: Index) -> float:
    r"""
    Return how far two partitions agree: 1 if they are the same, about 0 for what chance alone would give.

    With :math:`n_{ij}` actors in group i of the one and group j of the other, and sums :math:`a_i`, :math:`b_j`,

    .. math:: \frac{\sum_{ij}\binom{n_{ij}}2 - E}{\tfrac12\bigl[\sum_i\binom{a_i}2+\sum_j\binom{b_j}2\bigr] - E},
              \qquad E = \sum_i\binom{a_i}2 \sum_j\binom{b_j}2 \Big/ \binom n2

    Names of groups do not matter. It can be below 0. Two partitions that both put everybody together, or both
    everybody alone, are the same: 1.

    Parameters
    ----------
    one, two : array of int, shape (N,)
        Labels that begin at 0.

    Returns
    -------
    float

    Examples
    --------
    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    >>> round(adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])), 3)
    0.571

    References
    ----------
    Hubert, L. & Arabie, P. (1985). Comparing partitions. Journal of Classification 2, 193-218.
    """
    if not len(one):
        return 1.0
    wide = int(two.max()) + 1
    both = _pairs(np.bincount(one * wide + two))
    a, b, every = _pairs(np.bincount(one)), _pairs(np.bincount(two)), len(one) * (len(one) - 1) / 2
    # every sum times the number of pairs: whole numbers, so that full agreement is exactly 1
    most = (a + b) * every / 2 - a * b
    return 1.0 if most == 0 else float((both * every - a * b) / most)


def distinct(runs: Sequence[Index]) -> list[tuple[Index, int]]:
    """
    Return each partition among the runs once, in its one form, with how often it came; in the order of their labels.

    Examples
    --------
    >>> [(p.tolist(), n) for p, n in distinct([np.array([0, 1]), np.array([1, 0]), np.array([0, 0])])]
    [([0, 0], 1), ([0, 1], 2)]
    """
    count = Counter(tuple(canonical(run).tolist()) for run in runs)
    return [(np.array(labels, np.intp), n) for labels, n in sorted(count.items())]


def stability(runs: Sequence[Index]) -> float:
    """
    Return the mean adjusted Rand index over all pairs of runs: 1 if every run found the same.

    Examples
    --------
    >>> stability([np.array([0, 0, 1]), np.array([1, 1, 0])])
    1.0
    >>> stability([np.array([0, 0, 1])])
    1.0
    """
    found = distinct(runs)
    total = sum(n * (n - 1) / 2 for _, n in found)
    for k, (one, n) in enumerate(found):
        total += sum(n * m * adjusted_rand(one, two) for two, m in found[:k])
    pairs = len(runs) * (len(runs) - 1) / 2
    return float(total / pairs) if pairs else 1.0


def _pairs(sizes: Index) -> float:
    return float((sizes * (sizes - 1)).sum() / 2)
