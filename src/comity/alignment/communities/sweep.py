"""Communities at several resolutions: over which range the answer stays the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from comity.alignment.communities.climbing import Pause
from comity.alignment.communities.found import Communities, communities
from comity.alignment.communities.methods import Method
from comity.alignment.communities.partitions import adjusted_rand
from comity.alignment.communities.runs import number_of_runs
from comity.alignment.network import Reals

RESOLUTIONS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
BESIDE = 5


@dataclass(frozen=True, eq=False, slots=True)
class Sweep:
    """
    Communities at each resolution, and the one that is shown.

    Parameters
    ----------
    at : tuple of Communities
        In the order of their resolutions.
    shown : Communities
        That of resolution 1, where groups are held to chance as it is.

    Examples
    --------
    >>> found = sweep(tuple("abcdef"), np.kron(np.eye(2), np.ones((3, 3)) - np.eye(3)))
    >>> found.plateau, [len(one.groups) for one in found.at]
    ((0.5, 2.0), [2, 2, 2, 2, 2, 2])
    """

    at: tuple[Communities, ...]
    shown: Communities

    @property
    def plateau(self) -> tuple[float, float]:
        """Return the lowest and highest resolution, without a gap, whose consensus is the one that is shown."""
        same = [adjusted_rand(one.labels, self.shown.labels) == 1.0 for one in self.at]
        low = high = self.at.index(self.shown)
        while low and same[low - 1]:
            low -= 1
        while high + 1 < len(same) and same[high + 1]:
            high += 1
        return self.at[low].resolution, self.at[high].resolution

    def to_json(self) -> dict[str, Any]:
        """Return what is shown, and one row for each resolution."""
        return self.shown.to_json() | {
            "plateau": list(self.plateau),
            "sweep": [
                {
                    "resolution": one.resolution,
                    "communities": len(one.groups),
                    "alone": len(one.alone),
                    "modularity": one.modularity,
                    "stability": one.stability,
                    "runs": one.runs,
                    "agreement": adjusted_rand(one.labels, self.shown.labels),
                }
                for one in self.at
            ],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return what was found in plain words."""
        from comity.alignment.communities.words import of_sweep

        return of_sweep(self)


def sweep(
    actors: tuple[str, ...],
    weights: Reals,
    resolutions: Sequence[float] = RESOLUTIONS,
    *,
    signed: bool = False,
    seed: int = 0,
    shown: Communities | None = None,
    method: Method = "louvain",
    pause: Pause = lambda: None,
) -> Sweep:
    """
    Return the communities at each resolution; resolution 1 is always among them, and is the one shown.

    Resolution 1 gets :func:`~comity.alignment.communities.runs.number_of_runs` runs, the others a fifth of it.

    Parameters
    ----------
    actors : tuple of str, length N
    weights : array of shape (N, N)
        Symmetric signed weights.
    resolutions : sequence of float
    signed : bool
        Count negative ties too.
    seed : int
    shown : Communities or None
        What is already known of resolution 1.
    method : str
        As for :func:`~comity.alignment.communities.found.communities`.
    pause : callable
        May raise to stop the work.

    Returns
    -------
    Sweep
    """
    ties = int(np.count_nonzero(weights if signed else weights > 0)) // 2
    runs = number_of_runs(ties)
    find = partial(communities, actors, weights, signed=signed, seed=seed, method=method, pause=pause)
    shown = find(runs=runs) if shown is None else shown
    fewer = max(2, runs // BESIDE)
    beside = (find(resolution=resolution, runs=fewer) for resolution in sorted({*resolutions} - {1.0}))
    return Sweep(tuple(sorted((shown, *beside), key=lambda one: one.resolution)), shown)
