"""The method of Leiden, by leidenalg: the only file that loads it, and its igraph."""

from __future__ import annotations

from typing import Any

import numpy as np

from comity.alignment.communities.climbing import Pause
from comity.alignment.communities.partitions import canonical
from comity.alignment.communities.runs import drawn_order
from comity.alignment.network import Index, Reals
from comity.errors import MissingExtraError

# a round draws, so one that betters nothing may have overlooked a merger; two in a row hardly ever do
MOST_ROUNDS, IDLE_ROUNDS = 20, 2
# leidenalg takes a gain above 2e-15 for real, whatever the weights: scaled like this, rounding stays below that
SCALE = -8
SEEDS = 2**31


def leiden_there() -> tuple[Any, Any]:
    """
    Return igraph and leidenalg; long work asks this first, so that it does not end in a missing library.

    Raises
    ------
    MissingExtraError
        One of them is not installed. Both are under the GPL, so they come only when asked for.
    """
    try:
        import igraph
        import leidenalg
    except ImportError:
        raise MissingExtraError("leiden", "The method of Leiden") from None
    return igraph, leidenalg


def leiden_runs(weights: Reals, resolution: float, runs: int, seed: int, pause: Pause = lambda: None) -> list[Index]:
    """
    Return partitions found by the method of Leiden on the positive ties, one for each seed.

    It seeks the same modularity as the method of Louvain, and refines each group before groups are merged. So every
    community of a run hangs together by ties of its own members, which Louvain does not promise. (The consensus of
    many runs is no run: it need not keep the promise.) A run is repeated from where it ended until two rounds in a row
    better nothing, at most :data:`MOST_ROUNDS` times.

    Parameters
    ----------
    weights : array of shape (N, N)
        Signed weights; negative ones are left out. An actor without a positive tie stands alone.
    resolution : float
    runs, seed : int
        Run k has the seed ``seed + k``, and puts the actors in an order of its own, as
        :func:`~comity.alignment.communities.runs.louvain_runs` does.
    pause : callable
        Called before each run, and each round of it; may raise to stop the work.

    Returns
    -------
    list of int arrays of shape (N,)

    Raises
    ------
    MissingExtraError
        leidenalg is not installed.

    References
    ----------
    Traag, V. A., Waltman, L. & van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected communities.
    Scientific Reports 9, 5233.
    """
    igraph, leidenalg = leiden_there()
    positive = np.maximum(weights, 0.0)
    alone = np.arange(len(weights))
    if not positive.any():
        return [alone] * runs
    scaled = _scaled(positive)
    out = []
    for k in range(runs):
        pause()
        order = drawn_order(seed + k, len(weights))
        ties = scaled[np.ix_(order, order)]
        a, b = np.nonzero(np.triu(ties, 1))
        graph = igraph.Graph(len(weights), list(zip(a.tolist(), b.tolist(), strict=True)))
        # the null model of modularity: this is Newman's, times the sum of the weights
        kind = leidenalg.RBConfigurationVertexPartition
        start = kind(graph, weights=ties[a, b].tolist(), resolution_parameter=resolution)
        labels = alone.copy()
        labels[order] = _bettered(leidenalg.Optimiser(), start, (seed + k) % SEEDS, pause)
        out.append(canonical(labels))
    return out


def _bettered(optimiser: Any, partition: Any, seed: int, pause: Pause) -> list[int]:
    """Repeat the method from where it ended; the limit is there because rounding alone may look like a gain."""
    optimiser.set_rng_seed(seed)
    idle = 0
    for _ in range(MOST_ROUNDS):
        pause()
        idle = 0 if optimiser.optimise_partition(partition, n_iterations=1) > 0 else idle + 1
        if idle == IDLE_ROUNDS:
            break
    found: list[int] = partition.membership
    return found


def _scaled(weights: Reals) -> Reals:
    """Scale the weights by a power of two, so that no actor's sum is above 2 to the power of :data:`SCALE`."""
    # halved by exponents, for the sum of the largest numbers there are would not be a number
    _, most = np.frexp(weights.max())
    inside = np.ldexp(weights, -int(most))
    _, sums = np.frexp(inside.sum(1).max())
    return np.ldexp(inside, SCALE - int(sums))
