"""Goals that a package has to reach, as sums over independent blocks of issues: exact, and in floats with a margin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from comity.settlement.packages.blocks import Blocks

Reals = NDArray[np.float64]
Exact = NDArray[Any]  # int64, or object where numbers are too large for it
WORD = 1 << 62
ROUNDING = 64 * 2.0**-53  # far more than what one operation on floats loses


@dataclass(frozen=True, slots=True)
class Goal:
    """
    A weighted sum of the parties' values that has to be ``base + t * slope`` or more, for a height t.

    With slope 0 the goal only has to be reached; otherwise the greatest t is looked for at which all goals hold.
    """

    weights: tuple[Fraction, ...]
    base: Fraction
    slope: Fraction = Fraction(0)


def of_party(party: int, parties: int, base: Fraction, slope: Fraction = Fraction(0)) -> Goal:
    """Return the goal of one party: its value is at least ``base + t * slope``."""
    return Goal(tuple(Fraction(int(p == party)) for p in range(parties)), base, slope)


@dataclass(frozen=True, eq=False)
class Goals:
    """
    Goals over the packages of some blocks.

    ``columns[j][b]`` holds what each combination of block b adds to goal j, in whole numbers of ``1 / scale[j]``.
    """

    blocks: Blocks
    goals: tuple[Goal, ...]
    scale: tuple[int, ...]
    columns: tuple[tuple[Exact, ...], ...]

    @cached_property
    def least(self) -> tuple[int, ...]:
        """The least that the sum of a goal can be, in its whole numbers."""
        return tuple(sum(int(c.min()) for c in column) for column in self.columns)

    @cached_property
    def span(self) -> tuple[int, ...]:
        """By how much the sum of a goal can vary."""
        most = (sum(int(c.max()) for c in column) for column in self.columns)
        return tuple(m - s for m, s in zip(most, self.least, strict=True))

    @cached_property
    def unit(self) -> Fraction:
        """How much height counts as 1 in floats, so that sums of goals with a slope are about 1 at most."""
        most = [Fraction(s, d) / g.slope for s, d, g in zip(self.span, self.scale, self.goals, strict=True) if g.slope]
        return max([*most, Fraction(0)]) or Fraction(1)

    @cached_property
    def apart(self) -> Fraction:
        """A number that two different heights are apart at least."""
        pairs = [(g, d) for g, d in zip(self.goals, self.scale, strict=True) if g.slope]
        whole = math.lcm(*((1 / (d * g.slope)).denominator for g, d in pairs))
        return Fraction(1, math.lcm(whole, *((g.base / g.slope).denominator for g, _ in pairs)))

    def in_floats(self) -> tuple[list[Reals], Reals, Reals]:
        """
        Return what combinations add, [block][combination, goal], and the bases and margins [goal], in floats.

        Each combination is counted from the worst of its block, and each goal with a slope in units of height. A sum
        that is below a bar by more than the margin is below it in truth.
        """
        factors = [
            1 / (d * self.unit * g.slope) if g.slope else Fraction(1, max(s, 1))
            for d, s, g in zip(self.scale, self.span, self.goals, strict=True)
        ]
        floats = [
            np.stack([_scaled(column[b], f) for column, f in zip(self.columns, factors, strict=True)], axis=1)
            for b in range(len(self.blocks.blocks))
        ]
        rows = zip(self.goals, self.scale, self.least, factors, strict=True)
        base = np.array([float((g.base * d - low) * f) for g, d, low, f in rows])
        most = sum((f.max(axis=0) for f in floats), np.zeros(len(base)))
        return floats, base, ROUNDING * (len(floats) + len(base) + 8) * (most + np.abs(base))

    def heights(self, rows: NDArray[np.int64]) -> list[Fraction | None]:
        """Return the exact height of each choice of a combination per block; None where a goal is missed."""
        heights: list[Fraction | None] = [None] * len(rows)
        sums = [
            sum((c[rows[:, b]].astype(object) for b, c in enumerate(column)), np.zeros(len(rows), object))
            for column in self.columns
        ]
        for at in range(len(rows)):
            over = [Fraction(int(s[at]), d) - g.base for s, d, g in zip(sums, self.scale, self.goals, strict=True)]
            if all(o >= 0 for o, g in zip(over, self.goals, strict=True) if not g.slope):
                heights[at] = min(o / g.slope for o, g in zip(over, self.goals, strict=True) if g.slope)
        return heights


def goals_over(blocks: Blocks, goals: Sequence[Goal]) -> Goals:
    """Return goals as sums over blocks; one of them at least needs a slope, and every block a combination."""
    made = [_columns(blocks, goal) for goal in goals]
    return Goals(blocks, tuple(goals), tuple(d for d, _ in made), tuple(c for _, c in made))


def _columns(blocks: Blocks, goal: Goal) -> tuple[int, tuple[Exact, ...]]:
    parts = [(p, w / s) for p, (w, s) in enumerate(zip(goal.weights, blocks.scale, strict=True)) if w]
    scale = math.lcm(*(w.denominator for _, w in parts))
    whole = [(p, int(w * scale)) for p, w in parts]
    most = sum(abs(w) * sum(_largest(block.worth[:, p]) for block in blocks.blocks) for p, w in whole)
    kind = np.dtype(np.int64) if most < WORD else np.dtype(object)
    columns = []
    for block in blocks.blocks:
        column = np.zeros(len(block.worth), kind)
        for p, w in whole:
            column = column + block.worth[:, p].astype(kind) * w
        columns.append(column)
    return scale, tuple(columns)


def _largest(worth: Exact) -> int:
    return max(abs(int(worth.max())), abs(int(worth.min())))


def _scaled(column: Exact, factor: Fraction) -> Reals:
    above = column - column.min()
    if above.dtype == object or float(factor) == 0.0:
        return np.array([float(int(v) * factor) for v in above])
    scaled: Reals = above.astype(np.float64) * float(factor)
    return scaled
