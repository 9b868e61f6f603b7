"""The middle of what is known: one set of weights and one number per cell, from which changes are counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.partners import Partners
from comity.partners.robust.ends import Ends, cut
from comity.partners.robust.ends import ends as robust_ends
from comity.partners.values.draws import Table
from comity.partners.values.scales import Scaled
from comity.partners.weights.draws import weights_of

Reals = NDArray[np.float64]
DRAWS = 20_000
SPREADS = 2
"""A number fits a normal distribution so many standard deviations to both sides: 19 of 20 draws lie there."""


@dataclass(frozen=True, slots=True, eq=False)
class Middle:
    """
    Weights, shape (m,), and cells on the scale from 0 to 1, shape (n, m), in the middle of what is known.

    ``ends`` are those of each cell, shape (n, m, 2).
    """

    weights: Reals
    cells: Reals
    ends: Reals

    @property
    def worth(self) -> Reals:
        """Return what each offer is worth, shape (n,)."""
        found: Reals = self.cells @ self.weights
        return found


def middle(partners: Partners, table: Table, budget: Budget | None = None) -> Middle:
    """
    Return the middle of what is known.

    Weights are the mean of all that fit what is said of them: exact where these are a simplex, such as free or ranked
    weights, else the mean of draws. A cell is the middle of its ends, grades are at equal steps, and a cell that hangs
    on a claim lies between what is said and the middle of the range, as likely as the claim is.

    Examples
    --------
    >>> from comity.case.partners import Criterion, Offer
    >>> from comity.partners.values.scales import scaled_table
    >>> case = Partners((Criterion("a"), Criterion("b")), (Offer("x"),), weights="ranked", ranking=("a", "b"))
    >>> found = middle(case, scaled_table(case))
    >>> found.weights.tolist(), found.cells.tolist()
    ([0.75, 0.25], [[0.5, 0.5]])
    """
    between = [[ends_of(cell) for cell in row] for row in table]
    cells = np.array([[_middle(cell) for cell in row] for row in table])
    ends = np.array([[[float(x) for x in cell] for cell in row] for row in between])
    return Middle(middle_weights(partners, budget), cells, ends)


def middle_weights(partners: Partners, budget: Budget | None = None) -> Reals:
    """
    Return the mean of the weights that fit what is said of them, shape (m,).

    Examples
    --------
    >>> from comity.case.partners import Criterion
    >>> middle_weights(Partners(tuple(map(Criterion, "abcd")))).tolist()
    [0.25, 0.25, 0.25, 0.25]
    """
    found = weights_of(partners, 0, budget)
    total = found.corners.sum(axis=0)
    if not len(found.corners):
        for block in found.blocks(DRAWS, 4_096, 0):
            total += block.sum(axis=1)
    mean: Reals = np.asarray(total / total.sum(), float)
    return mean


def ends_of(cell: Scaled) -> Ends:
    """
    Return the ends between which a number fits what is said of a cell.

    Examples
    --------
    >>> from fractions import Fraction
    >>> [str(x) for x in ends_of(Scaled("normal", Fraction(1, 2), Fraction(1, 10)))]
    ['3/10', '7/10']
    """
    if cell.shape == "normal" and not (cell.claim and cell.chance < 1):
        return cut(cell.low - SPREADS * cell.high), cut(cell.low + SPREADS * cell.high)
    return robust_ends(cell)


def _middle(cell: Scaled) -> float:
    low, high = ends_of(replace(cell, claim=""))
    said = float(low + high) / 2
    return cell.chance * said + (1 - cell.chance) / 2 if cell.claim else said
