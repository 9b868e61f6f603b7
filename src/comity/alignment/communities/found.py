"""Communities at one resolution: the consensus of many runs, how good it is and how surely it was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from comity.alignment.communities.climbing import Pause, climb
from comity.alignment.communities.consensus import consensus, firmness
from comity.alignment.communities.leiden import leiden_runs
from comity.alignment.communities.methods import Method
from comity.alignment.communities.modularity import modularity, modularity_matrix
from comity.alignment.communities.partitions import canonical, distinct, groups, stability
from comity.alignment.communities.runs import louvain_runs, signed_runs
from comity.alignment.network import Index, Reals
from comity.alignment.order import order_of

FIRM = 0.8
SEARCHES: Mapping[Method, Callable[[Reals, float, int, int, Pause], list[Index]]] = {
    "louvain": louvain_runs,
    "leiden": leiden_runs,
}


@dataclass(frozen=True, eq=False, slots=True)
class Communities:
    """
    Groups of actors that have more to do with each other than chance would give.

    Parameters
    ----------
    actors : tuple of str, length N
    labels : array of int, shape (N,)
        The consensus of the runs.
    best : array of int, shape (N,)
        The partition of the highest modularity that was found.
    signed : bool
        Whether negative ties were counted, or left out.
    resolution : float
    runs, different : int
        How many runs there were, and how many different partitions they found.
    modularity, highest : float
        Modularity of the consensus and of the best, at this resolution.
    stability : float
        Mean adjusted Rand index over all pairs of runs; 1 if all runs found the same.
    firmness : array of shape (N,)
        The share of runs in which an actor met the others of its group, or was alone where it stands alone.
    method : str
        What each run was: ``louvain`` or ``leiden``; ``climbing`` where negative ties were counted.

    Examples
    --------
    >>> weights = np.kron(np.eye(2), np.ones((3, 3)) - np.eye(3))
    >>> found = communities(tuple("abcdef"), weights)
    >>> found.groups, found.modularity, found.stability
    ((('a', 'b', 'c'), ('d', 'e', 'f')), 0.5, 1.0)
    """

    actors: tuple[str, ...]
    labels: Index
    best: Index
    signed: bool
    resolution: float
    runs: int
    different: int
    modularity: float
    highest: float
    stability: float
    firmness: Reals
    method: Method | Literal["climbing"] = "louvain"

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of two or more actors, the largest first."""
        return tuple(group for group in groups(self.labels, self.actors) if len(group) > 1)

    @property
    def alone(self) -> tuple[str, ...]:
        """Return the actors that stand in no group."""
        return tuple(sorted(group[0] for group in groups(self.labels, self.actors) if len(group) == 1))

    @property
    def wavering(self) -> tuple[str, ...]:
        """Return the actors that stood where they are put in less than four of five runs."""
        return tuple(name for name, firm in zip(self.actors, self.firmness.tolist(), strict=True) if firm < FIRM)

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {
            "signed": self.signed,
            "method": self.method,
            "resolution": self.resolution,
            "communities": [list(group) for group in self.groups],
            "alone": list(self.alone),
            "best_communities": [list(group) for group in groups(self.best, self.actors) if len(group) > 1],
            "modularity": self.modularity,
            "highest_modularity": self.highest,
            "stability": self.stability,
            "runs": self.runs,
            "different": self.different,
            "firmness": dict(zip(self.actors, self.firmness.tolist(), strict=True)),
        }

    def sentences(self) -> tuple[str, ...]:
        """Return what was found in plain words."""
        from comity.alignment.communities.words import of_communities

        return of_communities(self)


def communities(
    actors: tuple[str, ...],
    weights: Reals,
    *,
    signed: bool = False,
    resolution: float = 1.0,
    runs: int = 100,
    seed: int = 0,
    method: Method | Literal["climbing"] = "louvain",
    pause: Pause = lambda: None,
) -> Communities:
    """
    Return the communities of a network as the consensus of many runs.

    One run is no answer: either method depends on the order in which it asks the actors, and many quite different
    partitions can be nearly as good (Good, de Montjoye & Clauset 2010). So the consensus is given with how
    far the runs agree.

    Parameters
    ----------
    actors : tuple of str, length N
        In order, as :func:`~comity.alignment.communities.weights.signed_weights` gives them.
    weights : array of shape (N, N)
        Symmetric signed weights.
    signed : bool
        Count negative ties too (signed modularity, own climb), instead of positive ties alone.
    resolution : float
        Above 1: more and smaller groups.
    runs, seed : int
    method : str
        How communities of positive ties are found: ``louvain`` (networkx), ``leiden`` (leidenalg, an extra), or
        ``climbing``, the quick search of our own that signed communities have.
    pause : callable
        May raise to stop the work.

    Returns
    -------
    Communities

    Raises
    ------
    MissingExtraError
        Leiden is asked for, and leidenalg is not installed.

    References
    ----------
    Good, B. H., de Montjoye, Y.-A. & Clauset, A. (2010). Performance of modularity maximization in practical contexts.
    Physical Review E 81, 046106. Lancichinetti, A. & Fortunato, S. (2012). Consensus clustering in complex networks.
    Scientific Reports 2, 336.
    """
    used = weights if signed else np.maximum(weights, 0.0)
    order = _order(actors, used)
    used = used[np.ix_(order, order)]
    search = signed_runs if signed or method == "climbing" else SEARCHES[method]
    partitions = search(used, resolution, runs, seed, pause)
    matrix = modularity_matrix(used, resolution)
    labels = consensus(partitions, pause)
    best = _best(matrix, [*partitions, labels], pause)
    back = np.argsort(order)
    return Communities(
        actors,
        canonical(labels[back]),
        canonical(best[back]),
        signed,
        resolution,
        runs,
        len(distinct(partitions)),
        modularity(matrix, labels),
        modularity(matrix, best),
        stability(partitions),
        firmness(partitions, labels)[back],
        "climbing" if signed else method,
    )


def _order(actors: tuple[str, ...], weights: Reals) -> Index:
    """Return the actors in an order that their ties make: chance then meets the same network under any names."""
    a, b = np.nonzero(np.triu(weights, 1))
    return order_of(actors, a, b, weights[a, b])


def _best(matrix: Reals, partitions: list[Index], pause: Pause) -> Index:
    """Return the best of the partitions, climbed on until no move betters it."""
    tried = [labels for labels, _ in distinct(partitions)]
    best = max(tried, key=lambda labels: modularity(matrix, labels))
    return climb(matrix, best, np.arange(len(best)), pause)
