"""The greatest height at which a package reaches all goals, exact, and all packages that reach it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.settlement.packages.bargaining.goals import Goals
from comity.settlement.packages.model import Package

ROOM = 1 << 13  # packages of the same height that are kept
AT_ONCE_UP_TO = 1 << 13  # packages that are laid out whole, without a search


@dataclass(frozen=True, slots=True)
class Reached:
    """
    The packages of the greatest height.

    ``height`` is exact, None where no package reaches all goals; ``bound`` is what no height surpasses. ``proven`` says
    that no package is higher, ``complete`` that all packages as high are listed; ``why`` why the search ended early.
    """

    packages: tuple[Package, ...]
    height: Fraction | None
    bound: float
    proven: bool
    complete: bool
    why: str = ""


def highest(goals: Goals, budget: Budget, least: Fraction | None = None, room: int | None = None) -> Reached | None:
    """
    Return the packages of the greatest height at which all goals hold.

    Parameters
    ----------
    goals : Goals
    budget : Budget
        Without an end, a search that has not ended after some 10 seconds ends by itself once it is known to within 1 %,
        or after 20 seconds.
    least : Fraction, optional
        Lower heights do not matter.
    room : int, optional
        How many packages of the greatest height are wanted; 8,192 without it.

    Returns
    -------
    Reached, or None where a goal is missed by less than floats can tell.
    """
    if goals.blocks.total <= AT_ONCE_UP_TO:
        return all_at_once(goals, least)
    return searched(goals, budget, least, room)


def all_at_once(goals: Goals, least: Fraction | None = None) -> Reached:
    """Return the same by laying all packages out: the plain twin of :func:`searched`."""
    worth, base, margin = goals.in_floats()
    rising = np.array([g.slope > 0 for g in goals.goals])
    sums = np.zeros((1, len(base)))
    for block in worth:
        sums = (sums[:, None, :] + block[None, :, :]).reshape(-1, len(base))
    rows = np.indices([len(block) for block in worth]).reshape(len(worth), -1).T
    over = sums - base
    may = (over >= -2 * margin).all(axis=1, where=~rising)
    heights = np.where(may, over.min(axis=1, where=rising, initial=np.inf), -np.inf)
    near = heights >= heights.max() - 4 * margin.max()
    exact = goals.heights(rows[may & near])
    if None in exact:  # a goal is missed by less than floats can tell
        near, exact = np.ones(len(rows), bool), goals.heights(rows[may])
    return _compared(goals, rows[may & near], exact, least)


def searched(goals: Goals, budget: Budget, least: Fraction | None = None, room: int | None = None) -> Reached | None:
    """Return the same by a search with prices (:mod:`.deepening`)."""
    from comity.settlement.packages.bargaining.deepening import Deepening, tree_of

    tree = tree_of(goals, room or ROOM)
    if not tree.apart and room:
        tree = tree_of(goals, ROOM)
    search = Deepening(tree, budget, least)
    try:
        search.run()
    except KeyboardInterrupt as e:
        search.why, search.done = budget.ended(e), False
    heights = goals.heights(search.seen)
    bound = search.bound * float(goals.unit)
    if search.done:
        if None in heights:
            return None  # nearer to a goal than floats can tell
        if not search.full or tree.apart:
            return _compared(goals, search.seen, heights, least, whole=not search.full)
        search.why = "many packages are nearer to each other than floats can tell."
    found = _compared(goals, search.seen, heights, least)
    bound = bound if found.height is None else max(bound, float(found.height))
    return Reached(found.packages, found.height, bound, False, False, search.why)


def _compared(
    goals: Goals,
    rows: NDArray[np.int64],
    heights: list[Fraction | None],
    least: Fraction | None,
    *,
    whole: bool = True,
) -> Reached:
    """Return the highest of some choices by their exact heights."""
    reached = [h for h in heights if h is not None and (least is None or h >= least)]
    if not reached:
        return Reached((), None, 0.0, True, True)
    top = max(reached)
    chosen = (row for row, h in zip(rows, heights, strict=True) if h == top)
    packages = tuple(sorted(goals.blocks.package([int(r) for r in row]) for row in chosen))
    return Reached(packages, top, float(top), True, whole)
