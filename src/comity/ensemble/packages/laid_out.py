"""
All packages that can be acceptable under some values, laid out so that a draw prices them with three look-ups each.

The issues are split in two halves. What a package is worth to a party is the worth of its levels in the first half, of
those in the second, and of the combinations that hold in it. The combinations of levels in a half, and the patterns of
combinations, are few, and packages hold three numbers each that say which they have.

Letters: N packages, C columns of a party's values (see :mod:`comity.ensemble.packages.unknown`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import lcm, prod

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Issue, Settlement
from comity.ensemble.packages.unknown import CELLS, entries
from comity.settlement.packages.components import where_true
from comity.settlement.packages.model import Package

Whole = NDArray[np.float64]
At = NDArray[np.int32]
Levels = NDArray[np.int32]
Mask = NDArray[np.bool_]

WALKED = 1_000_000  # packages that are gone through one by one
_EXACT = 1 << 53
_ROOM = 1 << 28  # bytes that say which combinations hold in which packages


@dataclass(frozen=True, eq=False, slots=True)
class Grid:
    """
    The values of one party as whole numbers: ``low + width * (2 * cell + 1)``, in steps of the settlement's grid.

    ``low`` and ``width`` have the shape (C,). ``width`` is 0 where a value is known.
    """

    low: Whole
    width: Whole

    @property
    def least(self) -> Whole:
        """Return the lower ends."""
        return self.low

    @property
    def most(self) -> Whole:
        """Return the upper ends."""
        top: Whole = self.low + self.width * (2 * CELLS)
        return top

    def drawn(self, cells: NDArray[np.int64]) -> Whole:
        """Return the values of some draws, shape (D, C)."""
        values: Whole = self.low + self.width * (2 * cells + 1)
        return values


def grids_of(settlement: Settlement) -> tuple[Grid, ...] | None:
    """Return the grid of each party, all in the same steps; None where sums of values would not be exact as floats."""
    spans = [[e.span for e in entries(settlement, v, v.party)] for v in settlement.values]
    unit = 2 * CELLS * lcm(*(end.denominator for row in spans for s in row for end in (s.low, s.high)))
    largest = max(sum((max(abs(s.low), abs(s.high)) for s in row), Fraction(0)) for row in spans)
    if largest * unit >= _EXACT // 4:
        return None
    return tuple(
        Grid(
            np.array([float(s.low * unit) for s in row]),
            np.array([float((s.high - s.low) * unit / (2 * CELLS)) for s in row]),
        )
        for row in spans
    )


@dataclass(frozen=True, eq=False, slots=True)
class Half:
    """
    Every combination of levels of some issues: ``columns``, shape (n, issues), says where each level's value stands.

    The number of a combination is its place among ``columns``.
    """

    columns: NDArray[np.int64]

    def worth(self, values: Whole) -> Whole:
        """Return what each combination is worth in some draws, shape (D, n); ``values`` has the shape (D, C)."""
        total: Whole = np.zeros((len(values), len(self.columns)))
        for column in self.columns.T:
            total += values[:, column]
        return total


@dataclass(frozen=True, eq=False, slots=True)
class LaidOut:
    """
    The packages that some values make acceptable to all.

    Parameters
    ----------
    levels : array of int, shape (N, issues)
    halves : (Half, Half)
    patterns : [party] -> array of bool, shape (kinds, combinations of the party)
        Which of the party's combinations hold in each kind of package.
    at : three arrays of int, shape (N,)
        The combination of the first half, of the second, and the kind.
    sure : array of int
        The packages that are acceptable to all whatever the values.
    total : int
        All packages that are not excluded.
    """

    levels: Levels
    halves: tuple[Half, Half]
    patterns: tuple[Mask, ...]
    at: tuple[At, At, At]
    sure: NDArray[np.int64]
    total: int

    @property
    def count(self) -> int:
        """Return N."""
        return len(self.levels)

    def package(self, n: int) -> Package:
        """Return one package."""
        return tuple(int(level) for level in self.levels[n])


def lay_out(settlement: Settlement, grids: Sequence[Grid]) -> LaidOut | None:
    """
    Return the packages; None where they would take too much room, or an issue is settled by a number.

    Left out are the packages that are excluded and those that some party refuses even if all its intervals are taken at
    the ends that speak most for the package. No draw makes them acceptable.
    """
    issues = settlement.issues
    shape = tuple(len(issue.levels) for issue in issues)
    combinations = sum(len(v.together) for v in settlement.values)
    if any(issue.span is not None for issue in issues) or prod(shape) > WALKED or prod(shape) * combinations > _ROOM:
        return None
    held = [np.array([where_true(t.when.tree, issues) for t in v.together]) for v in settlement.values]
    some = np.ones(shape, bool)
    for statement in settlement.packages_exclude:
        some &= ~where_true(statement.tree, issues)
    total, sure = int(some.sum()), some.copy()
    for grid, truth in zip(grids, held, strict=True):
        some &= _worth(issues, grid.most, truth) >= grid.least[0]
        sure &= _worth(issues, grid.least, truth) >= grid.most[0]
    kept = np.flatnonzero(some)
    levels = (
        np.stack(np.unravel_index(kept, shape), axis=1).astype(np.int32) if len(shape) else np.zeros((1, 0), np.int32)
    )
    half = _split(shape)
    kinds, kind = _kinds(
        [t.reshape(len(t), -1)[:, kept] if len(t) else t.reshape(0, 1)[:, :0] for t in held], len(kept)
    )
    sides = (range(half), range(half, len(shape)))
    at = [_numbers(levels, shape, side) for side in sides]
    halves = tuple(Half(_columns(shape, side)) for side in sides)
    certain = np.flatnonzero(sure.reshape(-1)[kept])
    return LaidOut(levels, (halves[0], halves[1]), kinds, (at[0], at[1], kind), certain, total)


def _worth(issues: Sequence[Issue], values: Whole, held: Mask) -> Whole:
    """Return what every package is worth at some values of a party, one axis per issue."""
    total: Whole = np.zeros([len(issue.levels) for issue in issues])
    column = 1
    for k, issue in enumerate(issues):
        along = [-1 if j == k else 1 for j in range(len(issues))]
        total += values[column : column + len(issue.levels)].reshape(along)
        column += len(issue.levels)
    for adds, truth in zip(values[column:], held, strict=True):
        total += adds * truth
    return total


def _split(shape: Sequence[int]) -> int:
    """Return after how many issues the two halves have numbers of combinations that are most alike."""
    return min(range(len(shape) + 1), key=lambda k: prod(shape[:k]) + prod(shape[k:]))


def _columns(shape: Sequence[int], side: range) -> NDArray[np.int64]:
    begins = 1 + np.cumsum([0, *shape])[: len(shape)]
    sizes = [shape[k] for k in side]
    if not sizes:
        return np.zeros((1, 0), np.int64)
    combos = np.stack(np.unravel_index(np.arange(prod(sizes)), sizes), axis=1)
    columns: NDArray[np.int64] = combos.astype(np.int64) + begins[list(side)]
    return columns


def _numbers(levels: Levels, shape: Sequence[int], side: range) -> At:
    number = np.zeros(len(levels), np.int32)
    for k in side:
        number = number * np.int32(shape[k]) + levels[:, k]
    return number


def _kinds(held: Sequence[Mask], count: int) -> tuple[tuple[Mask, ...], At]:
    """Return the patterns of combinations that occur, party by party, and which of them each package has."""
    sizes = [len(truth) for truth in held]
    parts = [truth for truth in held if len(truth)]
    if not parts or not count:
        return tuple(np.zeros((1, size), bool) for size in sizes), np.zeros(count, np.int32)
    packed = np.packbits(np.concatenate(parts), axis=0)
    _, first, kind = reduce(_refined, packed, (0, np.zeros(1, np.int64), np.zeros(count, np.int64)))
    whole = np.concatenate(parts)[:, first].T
    ends = np.cumsum([0, *sizes])
    return tuple(whole[:, a:b] for a, b in pairwise(ends)), kind.astype(np.int32)


def _refined(
    so_far: tuple[int, NDArray[np.int64], NDArray[np.int64]], byte: NDArray[np.uint8]
) -> tuple[int, NDArray[np.int64], NDArray[np.int64]]:
    """Return kinds told apart by one more byte: how many, the first package of each, and the kind of each package."""
    kinds, first, kind = np.unique(so_far[2] * 256 + byte, return_index=True, return_inverse=True)
    return len(kinds), first.astype(np.int64), kind.reshape(-1).astype(np.int64)
