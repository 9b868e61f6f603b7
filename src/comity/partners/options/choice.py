"""The choice to begin now or later, to go on or to leave at every stage: worked back through the tree."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.errors import UsageError
from comity.partners.options.tree import Terms, Tree, tree_of

Reals = NDArray[np.float64]
Stages = tuple[tuple[int, float], ...]
"""(year after the beginning, part of the cost), by year; the first is year 0."""
AT_ONCE: Stages = ((0, 1.0),)


@dataclass(frozen=True, slots=True)
class Choice:
    """
    What a commitment is worth, each number a multiple of its cost.

    Parameters
    ----------
    held : float
        With the choice when to begin, and to leave at every stage.
    now : float
        Begun now, with the choice to leave at every stage; below 0 where beginning now loses.
    bound : float
        Begun now and gone through with whatever comes.
    """

    held: float
    now: float
    bound: float

    @property
    def waiting(self) -> float:
        """Return what may be gained by waiting: ``held`` less the better of beginning now and never; at least 0."""
        return max(0.0, self.held - max(self.now, 0.0))

    @property
    def leaving(self) -> float:
        """Return what the right to leave at every stage is worth once begun; at least 0."""
        return max(0.0, self.now - self.bound)


def choice(ratio: float, terms: Terms, years: int, a_year: int, stages: Stages = AT_ONCE) -> Choice:
    r"""
    Return what a commitment is worth that may wait up to ``years``.

    Working back from the last day, at every step the better is taken of beginning and of waiting one step more:
    :math:`F(V) = \max(G(V), e^{-rh} E[F(V')])`, 0 at least on the last day. Beginning is worth
    :math:`G(V) = V - I` where all is paid at once. With stages, each part of the cost is due in its year after the
    beginning; before each one may leave, and pays no more but has lost what was paid; the value is had with the last
    part.

    Parameters
    ----------
    ratio : float
        What the project is worth now, as a multiple of its cost; above 0.
    terms : Terms
    years : int
        At least 1.
    a_year : int
        Steps of the tree in a year.
    stages : tuple of (int, float)
        Year after the beginning and part of the cost; the first is year 0, the parts add up to 1.

    Raises
    ------
    UsageError
        The steps are too long for the spread.

    Examples
    --------
    Worth as much as it costs: beginning now gains nothing, and the choice is worth something still.

    >>> found = choice(1.0, Terms(0.04, 0.04, 0.2), years=10, a_year=40)
    >>> round(found.now, 3), round(found.held, 2)
    (0.0, 0.19)

    Half of the cost due three years later, and one may leave until then:

    >>> staged = choice(1.0, Terms(0.04, 0.04, 0.2), 10, 40, ((0, 0.5), (3, 0.5)))
    >>> staged.leaving > 0 and staged.now > staged.bound
    True
    """
    tree = tree_of(terms, a_year)
    held, _, begun = worked_back(ratio, tree, years * a_year, stages, 0)
    return Choice(float(held[0]), float(begun[0]), _bound(ratio, terms, stages))


def worked_back(ratio: float, tree: Tree, steps: int, stages: Stages, reach: int) -> tuple[Reals, Reals, Reals]:
    """
    Return today's worth with the choice, waiting one step at least, and beginning now, each of shape (2 reach + 1,).

    The nodes are so many steps around ``ratio``.

    Examples
    --------
    >>> tree = tree_of(Terms(0.04, 0.04, 0.2), 12)
    >>> held, waited, begun = worked_back(5.0, tree, 12, AT_ONCE, 0)
    >>> round(float(held[0]), 6), bool(waited[0] < begun[0])
    (4.0, True)
    """
    begun = beginning(ratio, tree, stages, steps + reach)
    held: Reals = np.maximum(begun, 0.0)
    waited = held
    for step in range(1, steps + 1):
        waited = tree.back(held)
        held = np.maximum(waited, begun[step:-step])
    return held, waited, begun[steps:-steps]


def beginning(ratio: float, tree: Tree, stages: Stages, reach: int) -> Reals:
    """
    Return what beginning is worth at every node so many steps around ``ratio``, with the right to leave.

    Examples
    --------
    >>> tree = tree_of(Terms(0.04, 0.04, 0.2), 12)
    >>> [round(x, 3) for x in beginning(2.0, tree, AT_ONCE, 1).tolist()]
    [0.888, 1.0, 1.119]
    """
    parts = {year * tree.a_year: part for year, part in stages}
    last = max(parts)
    worth: Reals = tree.nodes(ratio, last + reach, last + reach)
    for step in range(last, 0, -1):
        if step in parts:
            worth = np.maximum(worth - parts[step], 0.0)
        worth = tree.back(worth)
    return worth - parts[0]


def _bound(ratio: float, terms: Terms, stages: Stages) -> float:
    """Return what beginning now is worth without the right to leave: what is paid is certain, what is had is not."""
    paid = sum(part * math.exp(-terms.rate * year) for year, part in stages)
    return ratio * math.exp(-terms.lost * stages[-1][0]) - paid


def checked_stages(stages: tuple[tuple[int, float], ...]) -> Stages:
    """
    Return stages by year with what is due at the beginning put first, so that the parts add up to 1.

    Raises
    ------
    UsageError
        A year is there twice or below 0, or the parts are negative or more than the whole.

    Examples
    --------
    >>> checked_stages(((4, 0.25), (2, 0.25)))
    ((0, 0.5), (2, 0.25), (4, 0.25))
    >>> checked_stages(())
    ((0, 1.0),)
    """
    years = [year for year, _ in stages]
    twice = [year for k, year in enumerate(years) if year in years[:k]]
    if twice:
        raise UsageError(f"Two stages are in year {twice[0]}. Add their parts up into one.")
    if any(year < 0 for year in years):
        raise UsageError(f"A stage is in year {min(years)}. Count years from the beginning, which is year 0.")
    whole = math.fsum(part for _, part in stages)
    if any(part < 0 for _, part in stages) or whole > 1 + 1e-9:
        raise UsageError(f"The parts of the stages add up to {whole:g}. Each is at least 0, and all at most 1.")
    later = [(year, part) for year, part in sorted(stages) if year > 0]
    return ((0, max(0.0, 1.0 - math.fsum(part for _, part in later))), *later)
