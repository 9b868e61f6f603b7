"""What lies between the worst and the best that can happen to a party: the yardstick within its own units."""

from __future__ import annotations

from fractions import Fraction

from comity.budget import Budget
from comity.settlement.packages.blocks import Blocks
from comity.settlement.packages.model import Packages

Ends = tuple[tuple[Fraction, ...], tuple[Fraction, ...]]


def ranges(packages: Packages, blocks: Blocks | None, budget: Budget | None = None) -> Ends:
    """
    Return the worst and the best value of each party over all packages that are not excluded.

    Values add over blocks, so the ends do too. Without blocks a program finds each end.

    Raises
    ------
    BudgetExceededError
        If the budget ended first.
    """
    if blocks is not None and not blocks.sampled and blocks.total:
        least = [sum(int(b.worth[:, p].min()) for b in blocks.blocks) for p in range(len(blocks.scale))]
        return blocks.values(least), blocks.values(blocks.most[0])
    parties = range(len(packages.parties))
    return tuple(-_end(packages, p, -1, budget) for p in parties), tuple(_end(packages, p, 1, budget) for p in parties)


def _end(packages: Packages, party: int, sign: int, budget: Budget | None) -> Fraction:
    from comity.settlement.packages.bargaining.linear import best_sum

    weights = [Fraction(sign * (p == party)) for p in range(len(packages.parties))]
    found = best_sum(packages, "best", weights, 0, budget or Budget(), (None,) * len(packages.parties))
    return sign * found.values[0][party] if found.packages else Fraction(0)
