"""The definitions read aloud; the tests hold the arrays to them."""

from __future__ import annotations

import math
from collections.abc import Sequence


def plain_chance(answer: int, x: float, slope: float, middle: float, half: float) -> float:
    """
    Return the chance of an answer (1 yes, 2 abstain, 3 no) at a place.

    Examples
    --------
    >>> round(sum(plain_chance(c, 0.3, 2.0, 0.1, 0.5) for c in (1, 2, 3)), 12)
    1.0
    """
    below = 1 / (1 + math.exp(-(middle - slope * x - half)))
    above = 1 / (1 + math.exp(-(middle - slope * x + half)))
    return {1: below, 2: above - below, 3: 1 - above}[answer]


def plain_agreement(mine: Sequence[int], yours: Sequence[int]) -> float | None:
    """
    Return the share of agreement of two actors over the votes that both cast, None where there is none.

    Examples
    --------
    >>> plain_agreement([1, 2, 3, 0], [1, 1, 1, 1])
    0.5
    """
    both = [(a, b) for a, b in zip(mine, yours, strict=True) if a and b]
    return sum(1 - abs(a - b) / 2 for a, b in both) / len(both) if both else None


def plain_kappa(mine: Sequence[int], yours: Sequence[int], pooled: bool = False) -> float | None:
    """
    Return weighted kappa, or pi where habits are pooled; None where chance leaves no distance to be made good.

    Examples
    --------
    >>> plain_kappa([1, 1, 3], [1, 2, 3])
    0.6666666666666667
    """
    both = [(a, b) for a, b in zip(mine, yours, strict=True) if a and b]
    left, right = [a for a, _ in both], [b for _, b in both]
    if pooled:
        left = right = left + right
    apart = sum(abs(a - b) / 2 for a in left for b in right)
    if not apart:
        return None
    expected = apart / (len(left) * len(right))
    return 1 - sum(abs(a - b) / 2 for a, b in both) / len(both) / expected
