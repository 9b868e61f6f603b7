"""Which offer is first at which weights: the share of draws of all open numbers, at many places of the weights."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from comity.case.partners import Partners
from comity.partners.values.draws import value_draws
from comity.partners.weights.statements import statements

Reals = NDArray[np.float64]
DRAWS, BLOCK = 400, 25
LEVEL = 1e-9


def firsts_at(
    partners: Partners, weights: Reals, posteriors: Mapping[str, float] | None = None, seed: int = 0
) -> Reals:
    """
    Return the share of draws in which each offer is first at given weights; offers that are level share it.

    Parameters
    ----------
    partners : Partners
        With n offers and m criteria.
    weights : array, shape (P, m)
    posteriors : mapping, optional
    seed : int

    Returns
    -------
    array, shape (P, n)

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.partners import Cell, Criterion, Offer
    >>> def exact(x): return Cell("exact", Fraction(x), Fraction(x))
    >>> x, y = (Offer(o, cells=(("a", exact(a)), ("b", exact(1 - a)))) for o, a in (("x", 1), ("y", 0)))
    >>> case = Partners((Criterion("a"), Criterion("b")), (x, y))
    >>> firsts_at(case, np.array([[0.9, 0.1], [0.5, 0.5]])).tolist()
    [[1.0, 0.0], [0.5, 0.5]]
    """
    certain = all(c.shape == "exact" and not c.claim for o in partners.offers for _, c in o.cells)
    values = value_draws(partners, posteriors, draws=1 if certain and _whole(partners) else DRAWS, seed=seed)
    total = np.zeros((len(weights), len(partners.offers)))
    for begun in range(0, len(values), BLOCK):
        worth = np.einsum("pm,dnm->pdn", weights, values[begun : begun + BLOCK])
        first = worth >= worth.max(axis=2, keepdims=True) - LEVEL
        total += (first / first.sum(axis=2, keepdims=True)).sum(axis=1)
    shares: Reals = total / len(values)
    return shares


def _whole(partners: Partners) -> bool:
    return all(len(o.cells) == len(partners.criteria) for o in partners.offers)


def allowed(partners: Partners, weights: Reals) -> NDArray[np.bool_]:
    """
    Return which weights fit what is said of them, shape (P,).

    Examples
    --------
    >>> from comity.case.partners import Criterion
    >>> ranked = Partners((Criterion("a"), Criterion("b")), weights="ranked", ranking=("a", "b"))
    >>> allowed(ranked, np.array([[0.7, 0.3], [0.3, 0.7]])).tolist()
    [True, False]
    """
    fits = np.ones(len(weights), np.bool_)
    for statement in statements(partners):
        for row in statement.rows:
            left = sum((float(x) * weights[:, c] for c, x in row.entries), np.zeros(len(weights)))
            fits &= left >= float(row.low) - LEVEL
    return fits


def outline(partners: Partners) -> list[tuple[float, ...]]:
    """
    Return the corners of the weights of three criteria that fit what is said, in order around them; none if none do.

    The triangle of all weights is cut along one statement after another (Sutherland and Hodgman 1974).

    Examples
    --------
    >>> from comity.case.partners import Criterion
    >>> ranked = Partners(tuple(map(Criterion, "abc")), weights="ranked", ranking=("a", "b", "c"))
    >>> [tuple(round(x, 3) for x in corner) for corner in outline(ranked)]
    [(1.0, 0.0, 0.0), (0.5, 0.5, 0.0), (0.333, 0.333, 0.333)]
    """
    found: list[tuple[float, ...]] = [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)]
    for statement in statements(partners):
        for row in statement.rows:
            over = [sum(float(x) * w[c] for c, x in row.entries) - float(row.low) for w in found]
            found = _cut(found, over)
    return found


def _cut(corners: list[tuple[float, ...]], over: list[float]) -> list[tuple[float, ...]]:
    """Return what is left of a polygon where ``over``, a number for each corner, is not below 0."""
    out: list[tuple[float, ...]] = []
    for k, (here, now) in enumerate(zip(corners, over, strict=True)):
        before, then = corners[k - 1], over[k - 1]
        if min(now, then) < -LEVEL and max(now, then) > LEVEL:
            part = then / (then - now)
            out.append(tuple(a + part * (b - a) for a, b in zip(before, here, strict=True)))
        if now >= -LEVEL:
            out.append(here)
    return list(dict.fromkeys(out))
