"""How many packages are acceptable, exactly, without going through them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.errors import TooLargeError
from comity.kernels.bitslice import count_bits
from comity.settlement.packages.blocks import Blocks, Whole, in_reach
from comity.settlement.packages.frontier.additive import all_layers

VECTORS = 200_000  # distinct vectors of values that are counted through
HALF = 1 << 17  # partial packages in one half
PAIRS = 1 << 35  # pairs of halves that are compared, 64 at a time
_TABLE = 1 << 26  # bytes of one table of sets


def acceptable_count(blocks: Blocks, floor: Sequence[int], budget: Budget | None = None) -> int | None:
    """
    Return how many packages reach every party's floor; None where that takes too long.

    Three ways, each exact. All combinations of half of the blocks against those of the other half: for each of the
    first, the second halves that go with it form, party by party, the top of a sorted list, and sets of them are
    intersected 64 at a time. That serves up to 3e10 packages. Beyond it packages of equal values are counted together,
    block by block, as long as there are at most 200,000 different vectors of values. A single party takes the second
    way at almost any size.

    Parameters
    ----------
    blocks : Blocks
    floor : [party] whole values

    Examples
    --------
    Ten issues of eight levels, worth 0 to 7 and 7 to 0; each party wants 35 or more. A package worth s to the first is
    worth 70 - s to the second, so those with s = 35 are acceptable:

    >>> from fractions import Fraction
    >>> from comity.case.settlement import Issue, IssueLevel
    >>> from comity.settlement.packages.blocks import blocks_of
    >>> from comity.settlement.packages.model import Packages
    >>> issues = tuple(Issue(f"i{k}", levels=tuple(IssueLevel(f"l{j}") for j in range(8))) for k in range(10))
    >>> up = tuple(Fraction(j) for j in range(8))
    >>> worth = ((up,) * 10, (up[::-1],) * 10)
    >>> floor = (Fraction(35), Fraction(35))
    >>> model = Packages(issues, ("a", "b"), worth, (((),) * 10,) * 2, ((), ()), (), floor, (Fraction(1),) * 2)
    >>> blocks = blocks_of(model)
    >>> acceptable_count(blocks, blocks.floor)
    58199208
    """
    halves = _halves(blocks) if blocks.small and len(blocks.scale) > 1 else None
    if halves is not None:
        return _by_halves(*halves, np.array(in_reach(floor), np.int64), budget)
    try:
        layers = all_layers(blocks, floor, VECTORS, budget)
    except TooLargeError:
        return None
    return int(sum(layers.last.counts))


def alone(blocks: Blocks, floor: Sequence[int], party: int, budget: Budget | None = None) -> int | None:
    """Return how many packages reach the floor of one party; None where that takes too long."""
    return acceptable_count(only(blocks, party), [floor[party]], budget)


def equal_count(blocks: Blocks, whole: Sequence[int]) -> int | None:
    """Return how many packages have exactly these whole values; None where that takes too long."""
    halves = _halves(blocks) if blocks.small else None
    if halves is None:
        return None
    one, other = halves[0], np.array(whole, np.int64) - halves[1]
    _, which = np.unique(np.concatenate([one, other]), axis=0, return_inverse=True)
    which = which.reshape(-1)
    there = np.bincount(which[: len(one)], minlength=len(one) + len(other))
    return int(there[which[len(one) :]].sum())


def only(blocks: Blocks, party: int) -> Blocks:
    """Return the same packages with the values of one party only."""
    kept = tuple(replace(block, worth=block.worth[:, party : party + 1]) for block in blocks.blocks)
    return replace(blocks, blocks=kept, scale=(blocks.scale[party],), floor=(blocks.floor[party],))


def _halves(blocks: Blocks) -> tuple[Whole, Whole] | None:
    """Return the sums of two halves of the blocks; None where they are too many."""
    sizes = [1, 1]
    parts: tuple[list[int], list[int]] = ([], [])
    for b in sorted(range(len(blocks.blocks)), key=lambda b: -len(blocks.blocks[b].worth)):
        side = 0 if sizes[0] <= sizes[1] else 1
        sizes[side] *= len(blocks.blocks[b].worth)
        parts[side].append(b)
    if max(sizes) > max(HALF, max((len(b.worth) for b in blocks.blocks), default=0)) or math.prod(sizes) > PAIRS:
        return None
    one, other = (_sums(blocks, part) for part in parts)
    return one, other


def _sums(blocks: Blocks, part: Sequence[int]) -> Whole:
    total: Whole = np.zeros((1, len(blocks.scale)), np.int64)
    for b in part:
        total = (total[:, None, :] + blocks.blocks[b].worth[None, :, :]).reshape(-1, len(blocks.scale))
    return total


def _by_halves(one: Whole, other: Whole, floor: NDArray[np.int64], budget: Budget | None) -> int:
    """Count the pairs of rows whose sum reaches the floor in every column."""
    if len(one) > len(other):
        one, other = other, one
    if not len(one) or not len(other):
        return 0
    need = floor - one
    total, chunk = 0, max(64, _TABLE // (len(other) // 8 + 8))
    for start in range(0, len(one), chunk):
        if budget is not None:
            budget.check()
        sets = _enough(other[:, 0], need[start : start + chunk, 0])
        for p in range(1, one.shape[1]):
            sets &= _enough(other[:, p], need[start : start + chunk, p])
        total += count_bits(sets)
    return total


def _enough(values: NDArray[np.int64], need: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return, for each need, the set of rows that reach it, 64 to a word."""
    needs, which = np.unique(need, return_inverse=True)
    words = np.empty((len(needs), -(-len(values) // 64)), np.uint64)
    padded = np.zeros(words.shape[1] * 64, bool)
    for at, least in enumerate(needs):
        padded[: len(values)] = values >= least
        words[at] = np.packbits(padded).view(np.uint64)
    reached: NDArray[np.uint64] = words[which.reshape(-1)]
    return reached
