"""Every ranking near a given one, distance by distance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

Ranks = tuple[int, ...]


def next_layer(layers: Sequence[frozenset[Ranks]], most: int) -> frozenset[Ranks] | None:
    """
    Return the weak orders one half farther from ``layers[0]``'s only ranking than the last layer; None past ``most``.

    ``layers[h]`` holds every weak order at exactly h halves. Between any two weak orders there is a shortest way on
    which each step merges two neighbouring tiers, or splits one in two; merging or splitting tiers of a and b states
    costs a b halves. So a layer follows from those before it.

    Examples
    --------
    >>> first = next_layer([frozenset({(1, 0)})], 10)
    >>> first, next_layer([frozenset({(1, 0)}), first], 10)
    (frozenset({(0, 0)}), frozenset({(0, 1)}))
    """
    h = len(layers)
    (start,) = layers[0]
    out: set[Ranks] = set()
    for cost in range(1, h + 1):
        for ranks in layers[h - cost]:
            for other in _steps(ranks, cost):
                if other not in out and halves_between(start, other) == h:
                    out.add(other)
                    if len(out) > most:
                        return None
    return frozenset(out)


def _steps(ranks: Ranks, cost: int) -> Iterator[Ranks]:
    """Yield the weak orders that one merging or one splitting of exactly that cost leads to."""
    tiers: list[list[int]] = [[] for _ in range(max(ranks, default=-1) + 1)]
    for s, r in enumerate(ranks):
        tiers[r].append(s)
    for k, tier in enumerate(tiers):
        if k + 1 < len(tiers) and len(tier) * len(tiers[k + 1]) == cost:
            yield tuple(r - (r > k) for r in ranks)
        for a in range(1, len(tier)):
            if a * (len(tier) - a) == cost:
                for lower in map(set, combinations(tier, a)):
                    yield tuple(r + (r > k or (r == k and s not in lower)) for s, r in enumerate(ranks))


def halves_between(old: Sequence[int], new: Sequence[int]) -> int:
    """
    Return the Kemeny-Snell distance between two weak orders in halves: 2 for a pair turned round, 1 for a tie.

    Examples
    --------
    >>> halves_between([2, 1, 0], [2, 0, 1]), halves_between([1, 0], [0, 0])
    (2, 1)
    """
    a, b = np.asarray(old), np.asarray(new)
    change = np.abs(np.sign(a[:, None] - a) - np.sign(b[:, None] - b))
    return int(change.sum()) // 2
