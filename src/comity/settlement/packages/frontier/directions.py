"""Directions spread evenly over what parties may gain, the same on every machine."""

from __future__ import annotations

import itertools
from collections.abc import Iterator


def directions(parties: int, wanted: int) -> tuple[tuple[float, ...], ...]:
    """
    Return at least ``parties`` and about ``wanted`` directions: shares that add up to 1, on an even lattice.

    The set is the same whatever order the parties are named in.

    Examples
    --------
    >>> directions(2, 3)
    ((0.0, 1.0), (0.5, 0.5), (1.0, 0.0))
    """
    steps = 1
    while _lattice_size(parties, steps + 1) <= wanted:
        steps += 1
    return tuple(tuple(part / steps for part in parts) for parts in _compositions(parties, steps))


def _lattice_size(parties: int, steps: int) -> int:
    size = 1
    for k in range(1, parties):
        size = size * (steps + k) // k
    return size if parties > 1 else steps  # one party has one direction however many steps


def _compositions(parties: int, steps: int) -> Iterator[tuple[int, ...]]:
    for bars in itertools.combinations(range(steps + parties - 1), parties - 1):
        edges = (-1, *bars, steps + parties - 1)
        yield tuple(b - a - 1 for a, b in itertools.pairwise(edges))
