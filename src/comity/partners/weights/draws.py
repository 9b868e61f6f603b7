"""Draws of weights from all that is said about them: in closed form where there is one, else by hit-and-run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.partners import Partners
from comity.partners.values.streams import stream
from comity.partners.weights.hit_and_run import Mixing, Walk, prepared
from comity.partners.weights.polytope import polytope
from comity.partners.weights.rejection import Around, in_simplex, simplex_around
from comity.partners.weights.statements import given_numbers, statements

Reals = NDArray[np.float64]
Way = Literal["fixed", "closed form", "rejection", "hit-and-run"]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """
    What the weights may be, and how they are drawn, uniform over what is left.

    Parameters
    ----------
    way : {"fixed", "closed form", "rejection", "hit-and-run"}
        One set of weights; a simplex, drawn as it is; a polytope, drawn from a simplex around it; or walked through.
    corners : array, shape (k, m)
        The one point, or the corners of the simplex; empty where there is a polytope.
    zero : tuple of int
        Criteria that what is said leaves no weight at all.
    walk : Walk or None
    around : Around or None
    """

    way: Way
    corners: Reals
    zero: tuple[int, ...] = ()
    walk: Walk | None = field(default=None, repr=False)
    around: Around | None = field(default=None, repr=False)

    @property
    def criteria(self) -> int:
        """Return m."""
        return int(self.corners.shape[1])

    @property
    def mixing(self) -> Mixing | None:
        """Return the check of hit-and-run, None where it was not needed."""
        return None if self.walk is None else self.walk.mixing

    def blocks(self, draws: int, block: int, seed: int) -> Iterator[Reals]:
        """Yield draws in blocks, each of shape (m, D); draw d is the same however the blocks are cut."""
        numbers, left = stream(seed, "weights"), draws
        source = self._source(numbers, block)
        have = np.empty((0, self.criteria))
        while left:
            size, parts = min(left, block), [have]
            while sum(map(len, parts)) < size:
                parts.append(next(source))
            every = np.concatenate(parts)
            yield np.ascontiguousarray(every[:size].T)
            have, left = every[size:], left - size

    def _source(self, numbers: np.random.Generator, block: int) -> Iterator[Reals]:
        if self.walk is not None:
            yield from self.walk.rounds(numbers)
        if self.around is not None:
            yield from self.around.kept(numbers)
        while True:
            yield np.repeat(self.corners, block, 0) if self.way == "fixed" else in_simplex(self.corners, block, numbers)

    def to_json(self) -> dict[str, Any]:
        """Return how the weights were drawn, as plain values."""
        return {"drawn": self.way, "mixing": None if self.mixing is None else self.mixing.to_json()}


def weights_of(partners: Partners, seed: int = 0, budget: Budget | None = None) -> Weights:
    r"""
    Return what the weights of a case may be, ready to be drawn.

    Free weights are uniform over all that add up to 1, a Dirichlet distribution with all parameters 1 [1]_. Where
    what is said leaves a simplex, its corners are mixed by such weights, which is uniform and exact. An order is one:
    with all of m criteria in order its corners are :math:`(1, 0, \dots)`, :math:`(1/2, 1/2, 0, \dots)`, ...,
    :math:`(1/m, \dots, 1/m)`. Of every other polytope a simplex around it is drawn from, and what lies outside is
    thrown away, which is uniform too. Where too little is left of that, the polytope is walked through by hit-and-run
    until the walks mix.

    Parameters
    ----------
    partners : Partners
    seed : int
    budget : Budget, optional

    Raises
    ------
    UsageError
        What is said contradicts itself, names what is not there, or cannot be.

    Examples
    --------
    >>> from comity.case.partners import Criterion
    >>> ranked = Partners(tuple(map(Criterion, "ab")), weights="ranked", ranking=("b", "a"))
    >>> found = weights_of(ranked)
    >>> found.way, found.corners.tolist()
    ('closed form', [[0.0, 1.0], [0.5, 0.5]])

    References
    ----------
    .. [1] Rubinstein, R. Y. (1982). Generating random vectors uniformly distributed inside and on the surface of
       different regions. European Journal of Operational Research 10(2), 205-209.
    """
    said, m = statements(partners), len(partners.criteria)
    numbers = given_numbers(partners)
    if numbers is not None and not partners.compared:
        return Weights("fixed", np.array([[float(n) for n in numbers]]), _zero([float(n) for n in numbers]))
    if not said:
        return Weights("fixed" if m == 1 else "closed form", np.eye(m))
    if partners.weights == "ranked" and not partners.compared:
        return Weights("closed form", ranked_corners(m, [_at(partners, c) for c in partners.ranking]))
    shape = polytope([c.id for c in partners.criteria], said, budget)
    zero = _zero(np.abs(shape.basis).max(axis=1, initial=0.0) + shape.centre)
    if shape.dimension == 0:
        return Weights("fixed", np.maximum(shape.centre[None, :], 0.0), zero)
    corners = shape.vertices
    if corners is not None:
        return Weights("closed form", corners, zero)
    around = simplex_around(shape, stream(seed, "simplex"))
    if around is not None:
        return Weights("rejection", np.empty((0, m)), zero, around=around)
    return Weights("hit-and-run", np.empty((0, m)), zero, prepared(shape, stream(seed, "walks"), budget))


def _at(partners: Partners, criterion: str) -> int:
    return [c.id for c in partners.criteria].index(criterion)


def _zero(most: Reals | list[float]) -> tuple[int, ...]:
    return tuple(k for k, w in enumerate(most) if w <= 1e-7)


def ranked_corners(criteria: int, order: list[int]) -> Reals:
    """
    Return the corners of the weights in which some criteria are in order, the most important first; others are free.

    Examples
    --------
    >>> ranked_corners(3, [2, 0]).tolist()
    [[0.0, 0.0, 1.0], [0.5, 0.0, 0.5], [0.0, 1.0, 0.0]]
    """
    corners = np.zeros((criteria, criteria))
    for k in range(len(order)):
        corners[k, order[: k + 1]] = 1 / (k + 1)
    for k, free in enumerate((c for c in range(criteria) if c not in order), len(order)):
        corners[k, free] = 1.0
    return corners


def weight_draws(partners: Partners, *, draws: int, seed: int = 0, budget: Budget | None = None) -> Reals:
    """
    Return draws of weights, shape (draws, m): those that :func:`comity.partners.smaa.analyse.smaa` uses.

    Examples
    --------
    >>> from comity.case.partners import Criterion
    >>> drawn = weight_draws(Partners(tuple(map(Criterion, "abc"))), draws=1000)
    >>> bool(np.allclose(drawn.sum(axis=1), 1)), np.round(drawn.mean(axis=0), 1).tolist()
    (True, [0.3, 0.3, 0.3])
    """
    found = weights_of(partners, seed, budget)
    return np.concatenate(list(found.blocks(draws, 4_096, seed)), axis=1).T
