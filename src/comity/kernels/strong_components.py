"""Strongly connected components of a directed graph."""

from __future__ import annotations

from collections.abc import Sequence


def strong_components(after: Sequence[Sequence[int]]) -> list[list[int]]:
    """
    Return the largest sets of points of which each leads to each other, directly or by way of others.

    They are found in one walk over all arrows [1]_, without recursion, so that long paths do no harm.

    Parameters
    ----------
    after : sequence of sequences of int
        ``after[p]`` are the points that an arrow from p leads to.

    Returns
    -------
    list of list of int
        Every point is in one of them. One that others lead to comes before these others.

    Examples
    --------
    >>> [sorted(part) for part in strong_components([[1], [0, 2], []])]
    [[2], [0, 1]]

    References
    ----------
    .. [1] Tarjan, R. (1972). Depth-first search and linear graph algorithms. SIAM Journal on Computing 1, 146-160.
    """
    number = [-1] * len(after)  # in the order in which points are met
    lowest = [0] * len(after)  # the first met of those that a point is known to lead back to
    waiting: list[int] = []  # met, and not yet in a component
    inside = [False] * len(after)
    found: list[list[int]] = []
    met = 0
    for root in range(len(after)):
        path = [(root, iter(after[root]))] if number[root] < 0 else []
        while path:
            here, arrows = path[-1]
            if number[here] < 0:
                number[here] = lowest[here] = met
                met += 1
                waiting.append(here)
                inside[here] = True
            for then in arrows:
                if number[then] < 0:
                    path.append((then, iter(after[then])))
                    break
                if inside[then]:
                    lowest[here] = min(lowest[here], number[then])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[here])
                if lowest[here] == number[here]:
                    found.append(_taken(waiting, inside, here))
    return found


def _taken(waiting: list[int], inside: list[bool], first: int) -> list[int]:
    """Take the points met since the first one of a component, and return them."""
    part: list[int] = []
    while not part or part[-1] != first:
        part.append(waiting.pop())
        inside[part[-1]] = False
    return part
