"""The table that methods of ranking take: one number for every cell, one set of weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.case.partners import Criterion, Partners
from comity.partners.values.scales import Scaled, scaled_table

Reals = NDArray[np.float64]
Mask = NDArray[np.bool_]
At = tuple[str, str]
"""An offer and a criterion."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """
    One number for every offer i on every criterion c.

    Parameters
    ----------
    numbers : array, shape (n, m)
        In the unit of each criterion.
    worst, best : array, shape (m,)
        The ends of the declared range; more is better where ``best`` is above ``worst``.
    weights : array, shape (m,)
        At least 0, together 1.
    """

    numbers: Reals
    worst: Reals
    best: Reals
    weights: Reals

    @property
    def upward(self) -> Mask:
        """Return where more is better, shape (m,)."""
        return self.best > self.worst

    def without(self, offer: int) -> Judged:
        """Return the table without one offer."""
        return Judged(np.delete(self.numbers, offer, 0), self.worst, self.best, self.weights)

    def worse_copy(self, offer: int, share: float) -> Judged | None:
        """
        Return the table with a copy of an offer at its end, worse on every criterion by a share of its range.

        A copy is never worse than the worst. None where the offer is the worst on all criteria, so that no copy of it
        can be worse.
        """
        row = self.numbers[offer]
        moved = row + share * (self.worst - self.best)
        copy = np.where(self.upward, np.maximum(moved, self.worst), np.minimum(moved, self.worst))
        if (copy == row).all():
            return None
        return Judged(np.vstack([self.numbers, copy]), self.worst, self.best, self.weights)


def judged(
    numbers: Sequence[Sequence[float]], better: Sequence[str], weights: Sequence[float], spare: float = 0.0
) -> Judged:
    """
    Return a table from plain numbers; the range of a criterion is what occurs, wider by a share at both ends.

    Parameters
    ----------
    numbers : sequence of sequences of float, shape (n, m)
    better : sequence of str
        ``more`` or ``less`` for each criterion.
    weights : sequence of float
        Divided by their sum.
    spare : float

    Examples
    --------
    >>> table = judged([[1, 30], [2, 20]], ["more", "less"], [1, 3])
    >>> table.worst.tolist(), table.best.tolist(), table.weights.tolist()
    ([1.0, 30.0], [2.0, 20.0], [0.25, 0.75])
    """
    array, up = np.array(numbers, float), np.array([b == "more" for b in better])
    least, most = array.min(axis=0), array.max(axis=0)
    room = spare * (most - least)
    flat = np.where(most == least, 1.0, 0.0)
    low, high = least - room, most + room + flat
    share = np.array(weights, float)
    return Judged(array, np.where(up, low, high), np.where(up, high, low), share / share.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """
    What stands in the cells once each is one number, and where that is not what was said.

    Parameters
    ----------
    numbers : array, shape (n, m)
    worst, best : array, shape (m,)
    unknown : tuple of pairs
        Offers and criteria of which nothing is known: here stands the middle of the range.
    middles : tuple of pairs
        Where the middle of an interval stands, or a mean.
    spaced : tuple of str
        Criteria whose grades stand in equal steps.
    beyond : tuple of str
        Criteria with numbers that were cut off at the end of the range.
    """

    numbers: Reals
    worst: Reals
    best: Reals
    unknown: tuple[At, ...] = ()
    middles: tuple[At, ...] = ()
    spaced: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()


def taken(partners: Partners) -> Taken:
    r"""
    Return one number for every cell of a case: what is said, else the middle of what is said.

    An interval stands at its middle, a normal distribution at its mean, ``unknown`` at the middle of the range. Grades
    stand in equal steps from 0 to 1, grade k of G at :math:`k / (G - 1)`: the mean of all values that keep their
    order, yet a number that nobody has said. What lies outside the range is cut off at its end.

    Raises
    ------
    UsageError
        The table does not fit together.

    Examples
    --------
    >>> from comity.case.partners import Cell, Offer
    >>> price = Criterion("price", worst=Fraction(50), best=Fraction(10))
    >>> offers = (Offer("x", cells=(("price", Cell("uniform", Fraction(20), Fraction(30))),)), Offer("y"))
    >>> found = taken(Partners((price,), offers))
    >>> found.numbers.tolist(), found.unknown, found.middles
    ([[25.0], [30.0]], (('y', 'price'),), (('x', 'price'),))
    """
    table = scaled_table(partners)
    ids = [c.id for c in partners.criteria]
    cells = [(o.id, ids[k], cell) for o, row in zip(partners.offers, table, strict=True) for k, cell in enumerate(row)]
    shares = [[_share(cell) for cell in row] for row in table]
    ends = [_ends(c) for c in partners.criteria]
    return Taken(
        numbers=np.array([[float(w + x * (b - w)) for x, (w, b) in zip(row, ends, strict=True)] for row in shares]),
        worst=np.array([float(w) for w, _ in ends]),
        best=np.array([float(b) for _, b in ends]),
        unknown=tuple((o, c) for o, c, cell in cells if cell.shape == "unknown"),
        middles=tuple((o, c) for o, c, cell in cells if cell.shape in ("uniform", "normal")),
        spaced=tuple(c.id for c in partners.criteria if c.grades),
        beyond=tuple(c for c in ids if any(cell.beyond for _, at, cell in cells if at == c)),
    )


def _ends(criterion: Criterion) -> tuple[Fraction, Fraction]:
    return (Fraction(0), Fraction(1)) if criterion.grades else (criterion.worst, criterion.best)


def _share(cell: Scaled) -> Fraction:
    """Return where between the worst, 0, and the best, 1, a cell stands."""
    if cell.shape == "unknown":
        return Fraction(1, 2)
    if cell.shape == "grade":
        return Fraction(cell.grade, cell.grades - 1)
    at = (cell.low + cell.high) / 2 if cell.shape == "uniform" else cell.low
    return min(Fraction(1), max(Fraction(0), at))
