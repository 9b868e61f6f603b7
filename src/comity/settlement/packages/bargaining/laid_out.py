"""
All packages at once: what each party gains by each, in whole numbers, as one array.

Up to about a million packages are laid out so. Then every bargaining solution is a few passes over an array, exact, and
all packages that are as good are known.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.errors import TooLargeError
from comity.settlement.packages.blocks import Block, Blocks, Whole, blocks_of, in_reach
from comity.settlement.packages.model import Package, Packages

AT_MOST = 1 << 20  # packages, those that are excluded too
WORD = 1 << 62
Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class LaidOut:
    """
    Packages in the order of the case.

    ``number[n]`` is the place of package n among all combinations of levels, ``gains[n, p]`` what it is worth to party
    p above its walk-away, as a whole number of ``unit[p]``: int64, or Python's whole numbers where these are too large.
    """

    packages: Packages
    number: Rows
    gains: Whole
    unit: tuple[Fraction, ...]

    def package(self, n: int) -> Package:
        """Return one package."""
        shape = [len(issue.levels) for issue in self.packages.issues]
        return tuple(int(at) for at in np.unravel_index(int(self.number[n]), shape)) if shape else ()

    def chosen(self, rows: Iterable[int]) -> tuple[tuple[Package, ...], tuple[tuple[Fraction, ...], ...]]:
        """Return some packages, and what each is worth to each party."""
        rows = list(rows)
        floors = list(zip(self.unit, self.packages.floor, strict=True))
        values = (tuple(f + int(g) * u for g, (u, f) in zip(self.gains[n], floors, strict=True)) for n in rows)
        return tuple(self.package(n) for n in rows), tuple(values)


def lay_out(packages: Packages, *, acceptable: bool = True, most: int = AT_MOST) -> LaidOut | None:
    """
    Return the packages that are not excluded; None where they are too many, or an issue is settled by a number.

    Parameters
    ----------
    packages : Packages
    acceptable : bool
        Only those that every party accepts.
    most : int
        How many combinations of levels are laid out at most.

    Examples
    --------
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> cake = Issue("cake", levels=tuple(IssueLevel(f"{k} to a") for k in range(4)))
    >>> worth = (tuple(Fraction(k, 3) for k in range(4)),), (tuple(Fraction(3 - k) for k in range(4)),)
    >>> floor = (Fraction(1, 2), Fraction(0))
    >>> model = Packages((cake,), ("a", "b"), worth, (((),), ((),)), ((), ()), (), floor, (Fraction(1),) * 2)
    >>> laid = lay_out(model)
    >>> laid.unit, laid.gains.tolist(), laid.package(0)
    ((Fraction(1, 6), Fraction(1, 1)), [[1, 1], [3, 0]], (2,))
    """
    if packages.total is None or packages.total > most:
        return None
    try:
        blocks = blocks_of(packages, most=most)
    except TooLargeError:
        return None
    number, worth = _sums(packages, blocks, acceptable)
    order = np.argsort(number)
    units = [math.lcm(s, f.denominator) for s, f in zip(blocks.scale, packages.floor, strict=True)]
    gains = combined(worth[order], [u // s for u, s in zip(units, blocks.scale, strict=True)])
    floor = [int(f * u) for f, u in zip(packages.floor, units, strict=True)]
    if gains.dtype == np.int64 and any(abs(f) >= WORD for f in floor):
        gains = gains.astype(object)
    return LaidOut(packages, number[order], gains - np.array(floor, gains.dtype), tuple(Fraction(1, u) for u in units))


def _sums(packages: Packages, blocks: Blocks, acceptable: bool) -> tuple[Rows, Whole]:
    """Return the numbers of all packages and their whole values, without those that cannot reach a floor any more."""
    kind = np.dtype(np.int64 if blocks.small else object)
    number: Rows = np.zeros(1, np.int64)
    worth: Whole = np.zeros((1, len(blocks.scale)), kind)
    sizes = [len(issue.levels) for issue in packages.issues]
    steps = [math.prod(sizes[k + 1 :]) for k in range(len(sizes))]
    for block, rest in zip(blocks.blocks, blocks.most[1:], strict=True):
        number = (number[:, None] + _numbers(block, steps)[None, :]).reshape(-1)
        worth = (worth[:, None, :] + block.worth[None, :, :]).reshape(-1, len(blocks.scale))
        if acceptable:
            need = [f - r for f, r in zip(blocks.floor, rest, strict=True)]
            keep = (worth >= np.array(in_reach(need) if blocks.small else need, kind)).all(axis=1)
            number, worth = number[keep], worth[keep]
    if acceptable and not blocks.blocks:
        keep = np.array([all(f <= 0 for f in blocks.floor)])
        number, worth = number[keep], worth[keep]
    return number, worth


def _numbers(block: Block, steps: Sequence[int]) -> Rows:
    """Return what each combination of a block adds to the number of a package."""
    numbers: Rows = block.codes @ np.array([steps[k] for k in block.issues], np.int64)
    return numbers


def combined(whole: Whole, factors: Sequence[int]) -> Whole:
    """
    Return columns of whole numbers times whole factors, exact, with room to add two such columns.

    Examples
    --------
    >>> combined(np.array([[1, 2]]), [3, 10**30]).tolist() == [[3, 2 * 10**30]]
    True
    """
    if whole.dtype == np.int64:
        most = [max(int(c.max()), -int(c.min())) if len(c) else 0 for c in whole.T]
        if all(m * abs(f) < WORD for m, f in zip(most, factors, strict=True)) and all(abs(f) < WORD for f in factors):
            return whole * np.array(factors, np.int64)
        whole = whole.astype(object)
    product: Whole = whole * np.array(factors, object)
    return product


def added(whole: Whole, factors: Sequence[int]) -> Whole:
    """
    Return the sums of columns of whole numbers times whole factors, exact.

    Examples
    --------
    >>> added(np.array([[1, 2], [3, 4]]), [10, 1]).tolist()
    [12, 34]
    """
    most = [max(abs(int(c.max())), abs(int(c.min()))) if len(c) else 0 for c in whole.T]
    if sum(m * abs(f) for m, f in zip(most, factors, strict=True)) >= WORD or any(abs(f) >= WORD for f in factors):
        whole = whole.astype(object)
    sums: Whole = (whole * np.array(factors, whole.dtype)).sum(axis=1)
    return sums
