"""The ties of a window as one signed matrix, with the actors in the order of their names."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from comity.alignment.network import Reals, Snapshot
from comity.errors import TooLargeError

MOST_ACTORS = 2_000


def signed_weights(snapshot: Snapshot) -> tuple[tuple[str, ...], Reals]:
    """
    Return the actors in the order of their names, and the symmetric matrix of their signed weights.

    Every answer about communities begins here, so that none of them hangs on the order in which actors are given.

    Parameters
    ----------
    snapshot : Snapshot

    Returns
    -------
    actors : tuple of str, length N
    weights : array of shape (N, N)
        Weight times sign; 0 where there is no tie, and on the diagonal.

    Raises
    ------
    TooLargeError
        Past :data:`MOST_ACTORS` actors, for the matrix has N times N places.

    Examples
    --------
    >>> import datetime as dt
    >>> snap = Snapshot(("b", "a"), np.array([0]), np.array([1]), np.array([-1], np.int8), np.array([2.0]),
    ...                 dt.date(1914, 1, 1), dt.date(1914, 12, 31))
    >>> actors, weights = signed_weights(snap)
    >>> actors, weights.tolist()
    (('a', 'b'), [[0.0, -2.0], [-2.0, 0.0]])
    """
    size = len(snapshot.actors)
    if size > MOST_ACTORS:
        raise TooLargeError(
            f"The window has {size:,} actors; communities are found for up to {MOST_ACTORS:,}. "
            "Take a shorter window, fewer kinds of ties, or fewer actors."
        )
    order = sorted(range(size), key=snapshot.actors.__getitem__)
    place = np.empty(size, np.intp)
    place[order] = np.arange(size)
    weights = np.zeros((size, size))
    a, b = place[snapshot.a], place[snapshot.b]
    weights[a, b] = weights[b, a] = snapshot.weight * snapshot.sign
    return tuple(snapshot.actors[k] for k in order), weights


def positive_ties(weights: Reals) -> NDArray[np.bool_]:
    """
    Return where there is a positive tie.

    Examples
    --------
    >>> positive_ties(np.array([[0.0, 3.0], [-1.0, 0.0]])).tolist()
    [[False, True], [False, False]]
    """
    found: NDArray[np.bool_] = weights > 0
    return found


def graph_of(weights: Reals) -> nx.Graph[int]:
    """
    Return the positive ties as a graph on 0 .. N-1, its ties in order, so that a seed always means the same run.

    Examples
    --------
    >>> list(graph_of(np.array([[0.0, 3.0], [3.0, 0.0]])).edges(data=True))
    [(0, 1, {'weight': 3.0})]
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(weights)))
    for i, j in np.argwhere(np.triu(weights, 1) > 0).tolist():
        graph.add_edge(i, j, weight=float(weights[i, j]))
    return graph
