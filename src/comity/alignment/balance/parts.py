"""Parts of a network that can be coloured by themselves, and how their camps are put together again."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from comity.alignment.balance.colouring import Camps, Weights, followed

Members = NDArray[np.intp]


def biconnected(matrix: Weights) -> list[Members]:
    """
    Return the actors of each biconnected block, in order; an actor without ties is in none.

    Two blocks share one actor at most, and no cycle runs through two of them: so the frustration of a network is the
    sum of that of its blocks, and a bridge has none.

    Examples
    --------
    >>> ties = np.zeros((5, 5), np.int64)
    >>> for a, b in ((0, 1), (1, 2), (0, 2), (2, 3)):
    ...     ties[a, b] = ties[b, a] = 1
    >>> [block.tolist() for block in biconnected(ties)]
    [[0, 1, 2], [2, 3]]
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from((u, v) for u, v in np.argwhere(np.triu(matrix)).tolist())
    return [np.array(block, np.intp) for block in sorted(sorted(b) for b in nx.biconnected_components(graph))]


def components(matrix: Weights) -> NDArray[np.intp]:
    """
    Return the number of each actor's component, in order of the first actor.

    Examples
    --------
    >>> components(np.array([[0, 0, -1], [0, 0, 0], [-1, 0, 0]])).tolist()
    [0, 1, 0]
    """
    number = np.full(len(matrix), -1, np.intp)
    tied = matrix != 0
    for root in range(len(matrix)):
        if number[root] >= 0:
            continue
        reached = np.zeros(len(matrix), np.bool_)
        reached[root] = True
        edge = reached
        while edge.any():
            edge = tied[edge].any(axis=0) & ~reached
            reached |= edge
        number[reached] = number.max() + 1
    return number


def joined(size: int, blocks: Iterable[tuple[Members, Camps]]) -> Camps:
    """
    Return camps of ``size`` actors that agree with the camps of every block, up to swapping the two camps of a block.

    Examples
    --------
    >>> left, right = np.array([0, 1]), np.array([1, 2])
    >>> joined(3, [(left, np.array([1, -1], np.int8)), (right, np.array([1, -1], np.int8))])
    array([ 1, -1,  1], dtype=int8)
    """
    stars = np.zeros((size, size), np.int64)
    for members, camps in blocks:
        agree = camps[0] * camps[1:]
        stars[members[0], members[1:]] = stars[members[1:], members[0]] = agree
    return followed(stars)
