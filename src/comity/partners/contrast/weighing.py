"""The one set of weights that methods of ranking take: those given, else the centre of all that are possible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.partners import Partners
from comity.partners.weights.draws import weights_of
from comity.partners.weights.statements import given_numbers

Reals = NDArray[np.float64]
DRAWS = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """One set of weights, shape (m,), and in words where it is from; ``drawn`` where it is known only about."""

    weights: Reals
    words: str
    drawn: bool = False


def weighing(partners: Partners, budget: Budget | None = None) -> Weighing:
    """
    Return the weights of a case as one set.

    Where each is given as a number, these. Else the centre of gravity of all that fit what is said: the mean of the
    corners where they are a simplex, as free and ranked weights are, else the mean of 20,000 draws.

    Raises
    ------
    UsageError
        What is said of the weights contradicts itself or cannot be.

    Examples
    --------
    >>> from comity.case.partners import Criterion
    >>> found = weighing(Partners(tuple(map(Criterion, "ab")), weights="ranked", ranking=("b", "a")))
    >>> found.weights.tolist(), found.words
    ([0.25, 0.75], 'the centre of all weights that fit what is said')
    """
    numbers = given_numbers(partners)
    found = weights_of(partners, 0, budget)
    if numbers is not None and not partners.compared:
        return Weighing(np.array([float(w) for w in numbers]), "those that are given")
    if found.way == "fixed":
        return Weighing(found.corners[0], "the only weights that fit what is said")
    if found.way == "closed form":
        return Weighing(found.corners.mean(axis=0), "the centre of all weights that fit what is said")
    total = np.zeros(found.criteria)
    for block in found.blocks(DRAWS, 4_096, 0):
        total += block.sum(axis=1)
    return Weighing(total / DRAWS, "about the centre of all weights that fit what is said", drawn=True)
