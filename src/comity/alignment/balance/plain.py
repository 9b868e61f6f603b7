"""The plain twin: every definition read aloud, by trying all colourings and all partitions; for small networks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from comity.alignment.balance.colouring import Weights

Sides = tuple[int, ...]


def plain_frustrated(matrix: Weights, sides: Sides) -> int:
    """
    Return the weight of the ties that do not fit two camps.

    Examples
    --------
    >>> import numpy as np
    >>> plain_frustrated(np.array([[0, -2], [-2, 0]]), (1, 1))
    2
    """
    pairs = combinations(range(len(matrix)), 2)
    return sum(abs(int(matrix[i, j])) for i, j in pairs if matrix[i, j] * sides[i] * sides[j] < 0)


def plain_best_camps(matrix: Weights) -> tuple[int, list[Sides]]:
    """
    Return the frustration index and all best camps, with the first actor of every component at +1.

    Examples
    --------
    >>> import numpy as np
    >>> plain_best_camps(np.eye(3, dtype=np.int64) - 1)
    (1, [(1, -1, -1), (1, -1, 1), (1, 1, -1)])
    """
    first = set(_first_of_components(matrix))
    choices = [(1,) if k in first else (-1, 1) for k in range(len(matrix))]
    found = [(plain_frustrated(matrix, sides), sides) for sides in product(*choices)]
    least = min(cost for cost, _ in found)
    return least, sorted(sides for cost, sides in found if cost == least)


def plain_grouping(matrix: Weights) -> int:
    """
    Return the least frustrated weight over all partitions into any number of groups.

    Examples
    --------
    >>> import numpy as np
    >>> plain_grouping(np.eye(4, dtype=np.int64) - 1)
    0
    """
    pairs = list(combinations(range(len(matrix)), 2))
    return min(
        sum(abs(int(matrix[i, j])) for i, j in pairs if matrix[i, j] and (groups[i] == groups[j]) != (matrix[i, j] > 0))
        for groups in _partitions(len(matrix))
    )


def plain_triangles(matrix: Weights) -> tuple[int, int, int, int]:
    """
    Return the numbers of triangles with no, one, two and three negative ties.

    Examples
    --------
    >>> import numpy as np
    >>> plain_triangles(np.eye(4, dtype=np.int64) - 1)
    (0, 0, 0, 4)
    """
    counts = [0, 0, 0, 0]
    for i, j, k in combinations(range(len(matrix)), 3):
        three = (matrix[i, j], matrix[j, k], matrix[i, k])
        if all(three):
            counts[sum(w < 0 for w in three)] += 1
    return counts[0], counts[1], counts[2], counts[3]


def _partitions(size: int, used: int = 0) -> Iterator[Sides]:
    """Yield every way to number actors by group, groups in order of their first actor."""
    if not size:
        yield ()
        return
    for group in range(used + 1):
        for rest in _partitions(size - 1, max(used, group + 1)):
            yield (group, *rest)


def _first_of_components(matrix: Weights) -> list[int]:
    seen: set[int] = set()
    first = []
    for k in range(len(matrix)):
        if k in seen:
            continue
        first.append(k)
        waiting = [k]
        while waiting:
            at = waiting.pop()
            seen.add(at)
            waiting += [to for to in range(len(matrix)) if matrix[at, to] and to not in seen]
    return first
