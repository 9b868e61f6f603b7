"""Draws from a polytope that fills a good part of a simplex around it: draw from the simplex, keep what lies inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.partners.weights.polytope import Polytope

Reals = NDArray[np.float64]
AT_ONCE = 4_096
WORTH_WHILE = 0.02
"""The least part of the simplex that the polytope must fill; below, walks are quicker."""


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """A simplex around a polytope: its corners, shape (m, m), and the part of it that the polytope fills, about."""

    shape: Polytope
    corners: Reals
    part: float

    def kept(self, numbers: np.random.Generator) -> Iterator[Reals]:
        """Yield uniform draws from the polytope without end, each time some, of shape (so many, m)."""
        while True:
            drawn = in_simplex(self.corners, AT_ONCE, numbers)
            yield drawn[inside(self.shape, drawn)]


def in_simplex(corners: Reals, draws: int, numbers: np.random.Generator) -> Reals:
    """
    Return uniform draws from a simplex: its corners mixed by Dirichlet weights; shape (draws, m).

    Examples
    --------
    >>> from comity.partners.values.streams import stream
    >>> drawn = in_simplex(np.array([[1.0, 0.0], [0.5, 0.5]]), 1000, stream(1, "a"))
    >>> bool((drawn[:, 0] >= 0.5).all() and abs(drawn[:, 0].mean() - 0.75) < 0.02)
    True
    """
    parts = numbers.standard_exponential((draws, len(corners)))
    parts /= parts.sum(axis=1, keepdims=True)
    if corners.shape[0] == corners.shape[1] and (corners == np.eye(len(corners))).all():
        return parts
    return parts @ corners


def inside(shape: Polytope, weights: Reals) -> NDArray[np.bool_]:
    """Return which weights, shape (D, m), lie in a polytope of m - 1 dimensions."""
    slack = (weights - shape.centre) @ (shape.basis @ shape.rows.T) - shape.lows  # [d, r]
    return np.asarray(slack.min(axis=1, initial=np.inf) >= 0)


def simplex_around(shape: Polytope, numbers: np.random.Generator) -> Around | None:
    """
    Return the simplex around a polytope of m - 1 dimensions that it fills best, None where it fills too little.

    One simplex holds all weights that are at least the least of each, the other all that are at most the most of each.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Criterion, Partners
    >>> from comity.case.settlement import Span
    >>> from comity.partners.values.streams import stream
    >>> from comity.partners.weights.polytope import polytope
    >>> from comity.partners.weights.statements import statements
    >>> wide = Span(Fraction(0), Fraction(1, 2))
    >>> case = Partners(tuple(Criterion(c, weight=wide) for c in "abcd"), weights="given")
    >>> round(simplex_around(polytope("abcd", statements(case)), stream(1, "a")).part, 1)
    0.5
    """
    m = len(shape.centre)
    if shape.dimension < m - 1:
        return None
    found = []
    for ends in (shape.least, shape.most):
        corners = ends + (1 - ends.sum()) * np.eye(m)
        found.append(Around(shape, corners, float(inside(shape, in_simplex(corners, AT_ONCE, numbers)).mean())))
    best = max(found, key=lambda a: a.part)
    return best if best.part >= WORTH_WHILE else None
