"""Many runs of the search for communities, each from its own seed: by networkx on positive ties, by climbing on all."""

from __future__ import annotations

import networkx as nx
import numpy as np

from comity.alignment.communities.climbing import Pause, climb
from comity.alignment.communities.modularity import modularity_matrix
from comity.alignment.communities.partitions import canonical
from comity.alignment.communities.weights import graph_of
from comity.alignment.network import Index, Reals

MOST_RUNS, LEAST_RUNS, WORK = 100, 20, 100_000


def number_of_runs(ties: int) -> int:
    """
    Return how many runs a network of so many ties gets: 100, and fewer from 1,000 ties on, but never under 20.

    Examples
    --------
    >>> number_of_runs(78), number_of_runs(2_000), number_of_runs(100_000)
    (100, 50, 20)
    """
    return max(LEAST_RUNS, min(MOST_RUNS, WORK // max(ties, 1)))


def louvain_runs(weights: Reals, resolution: float, runs: int, seed: int, pause: Pause = lambda: None) -> list[Index]:
    """
    Return partitions found by the method of Louvain on the positive ties, one for each seed.

    An actor without a positive tie stands alone. Each run puts the actors in an order of its own: between two equally
    good groups the method takes the first, and that should not be the first by name each time.

    Parameters
    ----------
    weights : array of shape (N, N)
        Signed weights; negative ones are left out.
    resolution : float
    runs, seed : int
        Run k has the seed ``seed + k``.
    pause : callable
        Called before each run; may raise to stop the work.

    Returns
    -------
    list of int arrays of shape (N,)

    Examples
    --------
    >>> weights = np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], float)
    >>> [run.tolist() for run in louvain_runs(weights, 1.0, 1, 0)]
    [[0, 0, 1, 1]]
    """
    alone = np.arange(len(weights))
    if not (weights > 0).any():
        return [alone] * runs
    out = []
    for k in range(runs):
        pause()
        order = drawn_order(seed + k, len(weights))
        graph = graph_of(weights[np.ix_(order, order)])
        found = nx.community.louvain_communities(graph, weight="weight", resolution=resolution, seed=seed + k)
        labels = alone.copy()
        for group, members in enumerate(found):
            labels[order[sorted(members)]] = group
        out.append(canonical(labels))
    return out


def signed_runs(weights: Reals, resolution: float, runs: int, seed: int, pause: Pause = lambda: None) -> list[Index]:
    """
    Return partitions found by climbing on signed modularity, one for each seed; parameters as in :func:`louvain_runs`.

    Examples
    --------
    Two friends with a common enemy:

    >>> weights = np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]], float)
    >>> [run.tolist() for run in signed_runs(weights, 1.0, 1, 0)]
    [[0, 0, 1]]
    """
    gain = modularity_matrix(weights, resolution)
    alone = np.arange(len(weights))
    out = []
    for k in range(runs):
        pause()
        order = drawn_order(seed + k, len(weights))
        labels = alone.copy()
        labels[order] = climb(gain[np.ix_(order, order)], alone, alone, pause)
        out.append(canonical(labels))
    return out


def drawn_order(seed: int, size: int) -> Index:
    """
    Return the actors in an order drawn anew for each run, so that equal offers are not decided by names.

    Examples
    --------
    >>> sorted(drawn_order(7, 3).tolist())
    [0, 1, 2]
    """
    return np.random.default_rng(seed).permutation(size).astype(np.intp)
