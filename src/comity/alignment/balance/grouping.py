"""Generalised balance: as many groups as the ties call for, friends within and foes across (Davis 1967)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.balance.colouring import Weights
from comity.alignment.balance.parts import components
from comity.budget import Budget
from comity.errors import BudgetExceededError
from comity.solve.maxsat import maxsat_engine

Groups = NDArray[np.intp]
"""The number of each actor's group, shape (N,); groups are numbered by their first actor."""
Tie = tuple[int, int]
Ties = frozenset[Tie]


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """
    The best groups found and the floor under what they leave frustrated.

    Parameters
    ----------
    index : int
        Frustrated weight of ``groups``.
    bound : int
        No groups, however many, leave less.
    groups : Groups, shape (N,)
        As fine as can be: actors of one group are linked by positive ties within it.
    """

    index: int
    bound: int
    groups: Groups

    @property
    def proven(self) -> bool:
        """Return whether no groups are better."""
        return self.index == self.bound

    @property
    def count(self) -> int:
        """Return the number of groups."""
        return int(self.groups.max()) + 1 if len(self.groups) else 0


def misplaced(matrix: Weights, groups: Groups) -> int:
    """
    Return the weight of the positive ties across groups and the negative ties within them.

    Examples
    --------
    >>> misplaced(np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]]), np.array([0, 1, 1]))
    2
    """
    same = groups[:, None] == groups[None, :]
    wrong = ((matrix > 0) & ~same) | ((matrix < 0) & same)
    return int(np.abs(matrix, dtype=np.int64)[wrong].sum()) // 2


def grouping(matrix: Weights, budget: Budget | None = None) -> Grouping:
    r"""
    Return the least frustrated weight over partitions into any number of groups.

    .. math:: C = \min_{g} \sum_{i<j,\ g_i \ne g_j} w_{ij}^+ + \sum_{i<j,\ g_i = g_j} w_{ij}^-

    Foes of a foe need not be friends here, so C is at most the frustration index for two camps. A network has C = 0
    just where no cycle has exactly one negative tie (Davis 1967). So C is the least weight of ties that meets every
    such cycle, and it is found that way: ask MaxSAT for the cheapest ties that meet the cycles known so far; remove
    them; wherever a negative tie is still bridged by positive ones, add those cycles and ask again. Every answer on
    the way is a floor, since it meets fewer cycles than there are; the last one meets all and is the optimum. Cycles
    that share no tie give the first floor.

    Parameters
    ----------
    matrix : Weights, shape (N, N)
    budget : Budget, optional
        Where it ends, the best groups and the floor found so far are returned.

    Examples
    --------
    Four foes are balanced in this sense: each stands alone.

    >>> found = grouping(np.eye(4, dtype=np.int64) - 1)
    >>> found.index, found.count, found.proven
    (0, 4, True)

    References
    ----------
    Davis, J. A. (1967). Clustering and structural balance in graphs. Human Relations 20(2), 181-187. Bansal, N., Blum,
    A. & Chawla, S. (2004). Correlation clustering. Machine Learning 56, 89-113.
    """
    budget = budget or Budget()
    weight = {(u, v): int(matrix[u, v]) for u, v in np.argwhere(np.triu(matrix)).tolist()}
    best = settled(matrix, components(np.maximum(matrix, 0)))
    floor = _apart(weight, budget)
    try:
        for least, cut in _cuts(weight, budget):
            floor = max(floor, least)
            best = min(best, _left(matrix, cut), key=lambda groups: misplaced(matrix, groups))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        budget.ended(e)
    return Grouping(misplaced(matrix, best), floor, best)


def _cuts(weight: dict[Tie, int], budget: Budget) -> Iterator[tuple[int, Ties]]:
    """Yield the cheapest ties that meet the cycles known so far, with their weight, until no cycle is left."""
    engine = maxsat_engine()
    number = {tie: k + 1 for k, tie in enumerate(weight)}
    priced: set[Tie] = set()
    fresh = _bridges(weight, frozenset(), budget)
    while fresh:
        for cycle in fresh:
            engine.add([number[tie] for tie in cycle])
        for tie in sorted({tie for cycle in fresh for tie in cycle} - priced):
            engine.prefer([-number[tie]], abs(weight[tie]))
            priced.add(tie)
        floor = engine.cheapest(budget) or 0
        cut = frozenset(tie for tie in priced if engine.value(number[tie]))
        yield floor, cut
        fresh = _bridges(weight, cut, budget)


def settled(matrix: Weights, groups: Groups) -> Groups:
    """
    Return groups that no single actor can leave, for another group or to stand alone, with fewer ties misplaced.

    Examples
    --------
    >>> settled(np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]]), np.array([0, 0, 0])).tolist()
    [0, 0, 1]
    """
    size = len(matrix)
    groups = groups.copy()
    moved = True
    while moved:
        moved = False
        for u in range(size):
            pull = np.bincount(groups, matrix[u], size + 1)
            empty = np.bincount(groups, minlength=size + 1) == 0
            pull[empty] = 0
            to = int(pull.argmax())
            if pull[to] > pull[groups[u]]:
                groups[u] = to
                moved = True
    return _numbered(groups)


def _left(matrix: Weights, cut: Iterable[Tie]) -> Groups:
    """Return the groups that positive ties hold together once some have been cut."""
    positive = np.maximum(matrix, 0)
    for u, v in cut:
        positive[u, v] = positive[v, u] = 0
    return components(positive)


def _numbered(groups: Groups) -> Groups:
    _, first, of = np.unique(groups, return_index=True, return_inverse=True)
    order = np.empty(len(first), np.intp)
    order[np.argsort(first)] = np.arange(len(first))
    return np.asarray(order[of.reshape(-1)], np.intp)


def _bridges(weight: dict[Tie, int], cut: Ties, budget: Budget) -> list[list[Tie]]:
    """Return cycles with one negative tie that the cut leaves whole: for each negative tie, paths that share no tie."""
    friends = _friends(weight)
    cycles = []
    for tie, w in weight.items():
        if w > 0 or tie in cut:
            continue
        budget.check()
        used = _both_ways(cut)
        while path := _path(friends, tie, used):
            used |= _both_ways(path)
            cycles.append([*path, tie])
    return cycles


def _apart(weight: dict[Tie, int], budget: Budget) -> int:
    """Return the weight of cycles with one negative tie that share no tie: a floor that is there before any solver."""
    friends = _friends(weight)
    used: set[Tie] = set()
    total = 0
    for tie, w in weight.items():
        if budget.over():
            break
        if w < 0 and (path := _path(friends, tie, used)):
            used |= _both_ways(path)
            total += min(abs(weight[each]) for each in (*path, tie))
    return total


def _both_ways(ties: Iterable[Tie]) -> set[Tie]:
    return {way for a, b in ties for way in ((a, b), (b, a))}


def _friends(weight: dict[Tie, int]) -> dict[int, list[int]]:
    friends: dict[int, list[int]] = {}
    for (u, v), w in weight.items():
        if w > 0:
            friends.setdefault(u, []).append(v)
            friends.setdefault(v, []).append(u)
    return friends


def _path(friends: dict[int, list[int]], ends: Tie, used: set[Tie]) -> list[Tie]:
    """Return a shortest path of positive ties that are not used up, either way; empty where there is none."""
    start, goal = ends
    before = {start: start}
    queue = deque([start])
    while queue and goal not in before:
        at = queue.popleft()
        for to in friends.get(at, ()):
            if to not in before and (at, to) not in used:
                before[to] = at
                queue.append(to)
    path = []
    while goal in before and goal != start:
        path.append((min(goal, before[goal]), max(goal, before[goal])))
        goal = before[goal]
    return path
