"""The ends between which each cell lies, and the offers that are at least as good as another at every end."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from comity.partners.values.draws import Table
from comity.partners.values.scales import Scaled

Ends = tuple[Fraction, Fraction]


def ends(cell: Scaled) -> Ends:
    """
    Return the least and the most that a cell may be, from 0, the worst, to 1, the best; what lies outside is cut off.

    What is not known may be anything. So may a cell whose claim has a posterior below 1, and a normal distribution,
    which has no ends: what holds for all numbers has to hold in every draw. Of grades only the order counts: they are
    put at equal steps here, and nothing but the order of the steps may be used.

    Examples
    --------
    >>> [str(x) for x in ends(Scaled("uniform", Fraction(1, 4), Fraction(5, 4)))]
    ['1/4', '1']
    >>> [str(x) for x in ends(Scaled("normal", Fraction(1, 2), Fraction(1, 10)))]
    ['0', '1']
    >>> [str(x) for x in ends(Scaled("exact", Fraction(1, 2), Fraction(1, 2), claim="c", chance=0.9))]
    ['0', '1']
    """
    if cell.shape in ("unknown", "normal") or (cell.claim and cell.chance < 1):
        return Fraction(0), Fraction(1)
    if cell.shape == "grade":
        return (Fraction(cell.grade, cell.grades - 1),) * 2
    return cut(cell.low), cut(cell.high)


def cut(x: Fraction) -> Fraction:
    """Return a number that lies outside 0 to 1 at the nearer end."""
    return min(Fraction(1), max(Fraction(0), x))


def all_ends(table: Table) -> tuple[tuple[Ends, ...], ...]:
    """Return the ends of all cells, offers by criteria."""
    return tuple(tuple(ends(cell) for cell in row) for row in table)


def dominates(one: Sequence[Ends], other: Sequence[Ends]) -> bool:
    """
    Return whether one offer surely dominates another.

    At its worst it is at least as good as the other at its best on every criterion, and better on one. This is told
    in exact numbers.

    Examples
    --------
    >>> third, half, one = Fraction(1, 3), Fraction(1, 2), Fraction(1)
    >>> dominates([(half, one), (half, half)], [(third, half), (third, third)])
    True
    >>> dominates([(half, half)], [(half, half)])
    False
    """
    pairs = list(zip(one, other, strict=True))
    return all(a[0] >= b[1] for a, b in pairs) and any(a[0] > b[1] for a, b in pairs)
