"""The critical value: from where on it is better to begin now than to wait."""

from __future__ import annotations

import math

import numpy as np

from comity.partners.options.choice import AT_ONCE, Reals, Stages, worked_back
from comity.partners.options.forever import critical_ratio
from comity.partners.options.tree import Terms, Tree, tree_of

WIDER = 4
"""So many times the tree is made twice as wide to find the value; past that it is taken for infinite."""
CLOSER = 12
"""The most steps of the search between two nodes."""
NEAR = 1e-5
"""The search ends where the logarithm of the value is known so well."""


def critical(terms: Terms, years: int, a_year: int, stages: Stages = AT_ONCE) -> float:
    r"""
    Return the value, as a multiple of the cost, from which it is better to begin now than to wait.

    It is where beginning now, G, is worth as much as waiting one step more and then choosing. In a tree the curve of
    waiting meets G there and again one step higher; without steps the two would touch once, between them. So the
    value found is moved up by half a step, which leaves an error of the order of a step of time and not of its root.

    Parameters
    ----------
    terms : Terms
    years : int
        How long one may wait, at least 1.
    a_year : int
        Steps of the tree in a year.
    stages : tuple of (int, float)

    Returns
    -------
    float
        Infinite where nothing is lost by waiting; 0 where nothing is paid at the beginning.

    Examples
    --------
    The longer one may wait, the nearer to the 2 of an option that never ends:

    >>> terms = Terms(0.04, 0.04, 0.2)
    >>> [round(critical(terms, years, 24), 1) for years in (1, 10, 100)]
    [1.4, 1.9, 2.0]
    """
    if stages[0][1] == 0:
        return 0.0
    if terms.lost == 0:
        return math.inf
    tree = tree_of(terms, a_year)
    steps = years * a_year
    forever = math.log(critical_ratio(terms.rate, terms.lost, terms.spread)) + terms.lost * stages[-1][0]
    reach = math.ceil(forever / tree.size) + 4
    for _ in range(WIDER):
        gain = _gain(1.0, tree, steps, stages, reach)
        if gain[-1] <= 0:
            return _between(gain, reach, tree, steps, stages)
        reach *= 2
    return math.inf


def _gain(ratio: float, tree: Tree, steps: int, stages: Stages, reach: int) -> Reals:
    """Return what waiting one step gains over beginning now, at nodes around ``ratio``; rounding counts for nothing."""
    _, waited, begun = worked_back(ratio, tree, steps, stages, reach)
    gain = waited - begun
    return np.where(np.abs(gain) > 1e-13 * (1.0 + np.abs(begun)), gain, 0.0)


def _between(gain: Reals, reach: int, tree: Tree, steps: int, stages: Stages) -> float:
    """Return where the gain ends, by false position between the two nodes around it."""
    wait = np.flatnonzero(gain > 0)
    if not len(wait):
        return 0.0
    at = int(wait[-1])
    low, high = tree.size * (at - reach), tree.size * (at + 1 - reach)
    over, under = float(gain[at]), float(gain[at + 1])
    side = 0
    for _ in range(CLOSER):
        if high - low < NEAR or under == 0:
            break
        middle = (low * -under + high * over) / (over - under)
        found = float(_gain(math.exp(middle), tree, steps, stages, 0)[0])
        if found > 0:
            low, over, under, side = middle, found, under / 2 if side == 1 else under, 1
        else:
            high, under, over, side = middle, found, over / 2 if side == -1 else over, -1
    return math.exp((low + high) / 2 + tree.size / 2)
