"""A floor under the frustration: negative cycles that share no tie."""

from __future__ import annotations

from collections import deque

import numpy as np

from comity.alignment.balance.colouring import Weights
from comity.budget import Budget

Rest = list[dict[int, int]]


def packed(matrix: Weights, budget: Budget | None = None) -> int:
    """
    Return the weight of negative cycles that share no tie: no camps leave less frustrated.

    A cycle with an odd number of negative ties has at least one frustrated tie in any camps. Cycles are found one by
    one, short ones first from each actor, and their lightest weight is taken off; so this is a floor, seldom the
    highest there is. Where the budget ends, the floor found so far stands.

    Examples
    --------
    >>> packed(np.array([[0, -1, -1], [-1, 0, -1], [-1, -1, 0]])), packed(np.array([[0, 1], [1, 0]]))
    (1, 0)
    """
    budget = budget or Budget()
    rest = [{int(v): int(row[v]) for v in np.flatnonzero(row)} for row in matrix]
    total = 0
    for u in range(len(rest)):
        while not budget.over() and (cycle := _negative_cycle(rest, u)):
            steps = list(zip(cycle, cycle[1:] + cycle[:1], strict=True))
            least = min(abs(rest[a][b]) for a, b in steps)
            for a, b in steps:
                _lighten(rest, a, b, least)
            total += least
    return total


def _lighten(rest: Rest, a: int, b: int, least: int) -> None:
    w = rest[a][b]
    left = w - least if w > 0 else w + least
    if left:
        rest[a][b] = rest[b][a] = left
    else:
        del rest[a][b], rest[b][a]


def _negative_cycle(rest: Rest, u: int) -> list[int]:
    """Return a cycle with an odd number of negative ties, near u; empty where none can be reached."""
    start, goal = (u, 1), (u, -1)
    before = {start: start}
    queue = deque([start])
    while queue and goal not in before:
        at, side = queue.popleft()
        for to, w in rest[at].items():
            step = (to, side if w > 0 else -side)
            if step not in before:
                before[step] = (at, side)
                queue.append(step)
    if goal not in before:
        return []
    walk = [goal]
    while walk[-1] != start:
        walk.append(before[walk[-1]])
    return _within(walk)


def _within(walk: list[tuple[int, int]]) -> list[int]:
    """Return the first piece of a walk that comes back to an actor on the other side; pieces on the same are cut."""
    kept: list[tuple[int, int]] = []
    for at, side in walk:
        for k, (seen, seen_side) in enumerate(kept):
            if seen == at and seen_side != side:
                return [actor for actor, _ in kept[k:]]
            if seen == at:
                del kept[k + 1 :]
                break
        else:
            kept.append((at, side))
    return []
