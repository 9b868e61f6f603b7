"""
Leximin over packages whose values add up over small blocks of issues, without a program with whole numbers.

The packages with the greatest least share are all found at once (:mod:`.highest`) and compared in fractions. Where
there are too many to keep, every party that can have no more than this share in any of them is held at it, and the
least share of the others is made as large as it can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from comity.budget import Budget
from comity.errors import TooLargeError
from comity.settlement.packages.bargaining.goals import Goal, goals_over, of_party
from comity.settlement.packages.bargaining.highest import Reached, highest
from comity.settlement.packages.bargaining.leximin import Ranking
from comity.settlement.packages.blocks import Blocks, blocks_of
from comity.settlement.packages.model import Package, Packages

BLOCK = 1 << 13  # combinations of issues that hang together
Least = Sequence[Fraction | None]


def small_blocks(packages: Packages) -> Blocks | None:
    """Return the packages as independent blocks of issues; None with continuous issues, or where a block is large."""
    if packages.continuous or not packages.issues:
        return None
    try:
        return blocks_of(packages, most=BLOCK)
    except TooLargeError:
        return None


def best_by(
    blocks: Blocks, weights: Sequence[Fraction], least: Least, budget: Budget, room: int | None = None
) -> Reached | None:
    """Return the packages with the greatest weighted sum of values among those worth so much to each party."""
    count = len(blocks.scale)
    if not blocks.total:
        return Reached((), None, 0.0, True, True)
    goals = [of_party(p, count, low) for p, low in enumerate(least) if low is not None]
    return highest(goals_over(blocks, [*goals, Goal(tuple(weights), Fraction(0), Fraction(1))]), budget, room=room)


def leximin_of_blocks(
    blocks: Blocks, units: Mapping[int, Fraction], least: Least, limit: int, budget: Budget
) -> Ranking | None:
    """
    Return the packages that leximin chooses, and those with the greatest least share.

    Parameters
    ----------
    blocks : Blocks
    units : mapping party -> unit
        Whose shares count, and what share is 1, counted from the walk-away.
    least : [party]
        What a package has to be worth to each party at least; None where it does not matter.
    limit : int
        How many packages are asked for.
    budget : Budget

    Returns
    -------
    Ranking, or None where the search cannot tell.
    """
    found = Ranking()
    if not blocks.total:
        return _nothing(found, len(units))
    held: dict[int, Fraction] = {}
    while True:
        still = [p for p in units if p not in held]
        reached = highest(goals_over(blocks, _goals(blocks, units, least, held, still)), budget)
        if reached is None:
            return None if not held else found
        if not held:
            _first(found, reached, limit, len(units))
        if not reached.proven:
            found.stopped, found.why = True, reached.why
            return found
        if reached.height is None:
            return found if held else _nothing(found, len(units))
        found.levels = len(held) + 1
        _best(found, blocks, units, reached.packages)
        if reached.complete or len(still) == 1:
            found.done, found.levels, found.all_best = True, len(units), reached.complete
            return found
        more = _held(blocks, (units, least), held, reached.height, budget)
        if len(more) == len(still):
            found.done, found.levels = True, len(units)
            return found
        if not more:
            found.stopped = True
            found.why = "too many packages have the same least share to compare them all"
            return found
        held |= more


def _nothing(found: Ranking, parties: int) -> Ranking:
    found.done = found.all_first = found.all_best = True
    found.levels = parties
    return found


def _floor(blocks: Blocks, party: int) -> Fraction:
    return blocks.packages.floor[party]


def _goals(
    blocks: Blocks, units: Mapping[int, Fraction], least: Least, held: Mapping[int, Fraction], still: Sequence[int]
) -> list[Goal]:
    """Return the goals of a round: shares that rise together, those that are held, and what has to be reached."""
    count = len(blocks.scale)
    rising = [of_party(p, count, _floor(blocks, p), units[p]) for p in still]
    fixed = [of_party(p, count, _floor(blocks, p) + share * units[p]) for p, share in held.items()]
    return [
        *rising,
        *fixed,
        *(of_party(p, count, low) for p, low in enumerate(least) if low is not None and p not in held),
    ]


def _first(found: Ranking, reached: Reached, limit: int, parties: int) -> None:
    found.bound = reached.bound
    found.first = list(reached.packages)
    found.all_first = reached.complete
    if reached.height is not None:
        found.best, found.top = list(reached.packages[:1]), (reached.height,) * parties


def _best(found: Ranking, blocks: Blocks, units: Mapping[int, Fraction], packages: Sequence[Package]) -> None:
    """Keep the packages with the best shares, least first."""
    ranked: dict[tuple[Fraction, ...], list[Package]] = {}
    for values, same in _by_value(blocks, packages).items():
        shares = tuple(sorted((values[p] - _floor(blocks, p)) / u for p, u in units.items()))
        ranked.setdefault(shares, []).extend(same)
    found.top = max(ranked)
    found.best = sorted(ranked[found.top])


def _by_value(blocks: Blocks, packages: Sequence[Package]) -> dict[tuple[Fraction, ...], list[Package]]:
    """Return packages by what they are worth to each party."""
    total = np.zeros((len(packages), len(blocks.scale)), object)
    chosen = np.array(packages, np.int64)
    for block in blocks.blocks:
        rows = {codes.tobytes(): at for at, codes in enumerate(block.codes)}
        here = np.ascontiguousarray(chosen[:, list(block.issues)])
        total += block.worth[[rows[codes.tobytes()] for codes in here]].astype(object)
    found: dict[tuple[Fraction, ...], list[Package]] = {}
    for whole, package in zip(total, packages, strict=True):
        found.setdefault(blocks.values(list(whole)), []).append(package)
    return found


def _held(
    blocks: Blocks,
    wanted: tuple[Mapping[int, Fraction], Least],
    held: Mapping[int, Fraction],
    share: Fraction,
    budget: Budget,
) -> dict[int, Fraction]:
    """Return the parties that can have no more than a share where everybody not held has that much, with it."""
    units, least = wanted
    more = {}
    for party in units:
        if party in held:
            continue
        others = {p: share for p in units if p not in held and p != party}
        reached = highest(goals_over(blocks, _goals(blocks, units, least, {**held, **others}, [party])), budget, room=1)
        if reached is not None and reached.proven and reached.height == share:
            more[party] = share
    return more
