"""All weights of three criteria as a triangle: its small triangles, and where weights stand on the paper."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FINE = 36
"""Small triangles along a side."""
LEFT, RIGHT, TOP = 40.0, 380.0, 52.0
HIGH = (RIGHT - LEFT) * math.sqrt(3) / 2
SURE, HALF = 0.9, 0.5
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Space:
    """
    What is first at which weights of three criteria.

    Parameters
    ----------
    offers, criteria : tuple of str
        Their names, n and 3.
    places : tuple of int, length n
        The looks of the offers.
    firsts : array, shape (P, n)
        The share of draws in which each is first, at the weights of :func:`middles`.
    fits : array, shape (P,)
        Whether these weights fit what is said.
    central : tuple of (weights or None), length n
        The mean of the weights that put an offer first.
    outline : tuple of weights
        The corners of the weights that fit, in order around them.
    """

    offers: tuple[str, ...]
    criteria: tuple[str, ...]
    places: tuple[int, ...]
    firsts: Reals
    fits: NDArray[np.bool_]
    central: tuple[tuple[float, ...] | None, ...]
    outline: tuple[tuple[float, ...], ...]

    @property
    def leaders(self) -> NDArray[np.intp]:
        """Return who is first in more than half of the draws, at each place; -1 where nobody is."""
        first: NDArray[np.intp] = self.firsts.argmax(axis=1)
        first[self.firsts.max(axis=1) <= HALF] = -1
        return first

    def part(self, offer: int) -> float:
        """Return at what part of the weights that fit an offer leads in most draws; -1 stands for no offer."""
        among = self.leaders[self.fits] if self.fits.any() else self.leaders
        return float((among == offer).mean())


def corners(fine: int = FINE) -> list[tuple[tuple[int, int], ...]]:
    """
    Return the small triangles as corners (i, j): weights i / fine, j / fine and the rest.

    Examples
    --------
    >>> len(corners(3)), corners(1)
    (9, [((0, 0), (1, 0), (0, 1))])
    """
    out: list[tuple[tuple[int, int], ...]] = []
    for i in range(fine):
        for j in range(fine - i):
            out.append(((i, j), (i + 1, j), (i, j + 1)))
            if i + j < fine - 1:
                out.append(((i + 1, j), (i + 1, j + 1), (i, j + 1)))
    return out


def middles(fine: int = FINE) -> Reals:
    """
    Return the weights in the middles of the small triangles, shape (fine squared, 3).

    Examples
    --------
    >>> middles(1).round(3).tolist()
    [[0.333, 0.333, 0.333]]
    """
    ij = np.array(corners(fine), float).mean(axis=1) / fine
    out: Reals = np.column_stack([ij, 1 - ij.sum(axis=1)])
    return out


def at(i: float, j: float, fine: float = FINE) -> tuple[float, float]:
    """Return where weights stand: all weight on the first criterion left, on the second right, on the third on top."""
    a, b = i / fine, j / fine
    c = 1 - a - b
    return LEFT * a + RIGHT * b + (LEFT + RIGHT) / 2 * c, TOP + HIGH * (1 - c)
