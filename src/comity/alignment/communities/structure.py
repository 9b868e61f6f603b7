"""The structure of a network in a window of time: communities, core, brokers and candidates for poles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from comity.alignment.communities.brokerage import Brokerage, brokerage
from comity.alignment.communities.climbing import Pause
from comity.alignment.communities.core_periphery import CorePeriphery, core_periphery
from comity.alignment.communities.found import Communities, communities
from comity.alignment.communities.methods import Method
from comity.alignment.communities.partitions import canonical
from comity.alignment.communities.poles import Pole, candidates
from comity.alignment.communities.runs import number_of_runs
from comity.alignment.communities.shells import core_numbers
from comity.alignment.communities.sweep import Sweep, sweep
from comity.alignment.communities.weights import positive_ties, signed_weights
from comity.alignment.network import Index, Reals, Snapshot
from comity.budget import Budget
from comity.errors import BudgetExceededError

QUICK_RUNS = 10


@dataclass(frozen=True, eq=False, slots=True)
class Structure:
    """
    How a network hangs together; a part is None where the time ran out before it was found.

    Parameters
    ----------
    actors : tuple of str, length N
        In the order of their names.
    depth : array of int, shape (N,)
        K-core numbers, from positive ties.
    communities : Sweep or None
        From positive ties alone.
    signed : Communities or None
        With negative ties counted too; also None where there are none.
    poles : tuple of Pole or None
        Candidates among the signed communities, or among the others where there are no negative ties.
    brokerage : Brokerage or None
        Positive ties; roles by the groups given, or by the communities.
    given : bool
        Whether groups were given for the roles.
    core : CorePeriphery or None
        Positive ties.
    seed : int
    ended : str or None
        Why the work ended early, if it did.
    """

    actors: tuple[str, ...]
    depth: Index
    communities: Sweep | None = None
    signed: Communities | None = None
    poles: tuple[Pole, ...] | None = None
    brokerage: Brokerage | None = None
    given: bool = False
    core: CorePeriphery | None = None
    seed: int = 0
    ended: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values; parts that are not there are null."""
        return {
            "actors": list(self.actors),
            "depth": dict(zip(self.actors, self.depth.tolist(), strict=True)),
            "communities": None if self.communities is None else self.communities.to_json(),
            "signed": None if self.signed is None else self.signed.to_json(),
            "poles": None if self.poles is None else [pole.to_json() for pole in self.poles],
            "brokerage": None if self.brokerage is None else self.brokerage.to_json(),
            "roles_by": "groups given" if self.given else "communities",
            "core": None if self.core is None else self.core.to_json(),
            "seed": self.seed,
            "ended": self.ended,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return what was found in plain words."""
        from comity.alignment.communities.words import of_structure

        return of_structure(self)


@dataclass(frozen=True, slots=True)
class Search:
    """How the parts are sought: groups for the roles, seed, how thoroughly, by which method, and what may stop it."""

    groups: Mapping[str, str] | None
    seed: int
    thorough: bool
    pause: Pause
    method: Method = "louvain"

    def runs(self, tied: NDArray[np.bool_]) -> int:
        """Return how many runs a network with these ties gets."""
        return number_of_runs(int(tied.sum()) // 2) if self.thorough else QUICK_RUNS


def structure(
    snapshot: Snapshot,
    budget: Budget | None = None,
    seed: int = 0,
    groups: Mapping[str, str] | None = None,
    thorough: bool = True,
    method: Method = "louvain",
) -> Structure:
    """
    Return how a network hangs together: communities, candidates for poles, brokers, and core and periphery.

    Communities count the weights of ties; depth, brokers and core count each positive tie alike. The same network with
    the same seed gives the same answer, in whatever order its actors are given.

    Parameters
    ----------
    snapshot : Snapshot
    budget : Budget or None
        Where it runs out, what was found until then is given, with the reason.
    seed : int
    groups : mapping actor -> group, or None
        For the roles of brokers. An actor that is not named is a group of its own.
    thorough : bool
        False, for many windows in a row: ten runs of our own climb, resolution 1 alone, no brokers, and no test of the
        core. Such an answer is quick, and less sure; it says how many runs it rests on.
    method : str
        How communities of positive ties are found: ``louvain``, or ``leiden`` with the extra of this name.

    Returns
    -------
    Structure

    Raises
    ------
    TooLargeError
        Past 2,000 actors.
    MissingExtraError
        Leiden is asked for, and leidenalg is not installed.

    Examples
    --------
    >>> import datetime as dt
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> a, b, sign, n = tuple("aabddea"), tuple("bcceffd"), (1, 1, 1, 1, 1, 1, -1), 7
    >>> ties = Ties(a, b, sign, (None,) * n, (False,) * n, ("",) * n, ("",) * n, ("",) * n)
    >>> found = structure(network_of(ties).window(dt.date(1914, 1, 1), dt.date(1914, 12, 31)))
    >>> print(found.sentences()[0])
    Positive ties form 2 communities: a, b and c; d, e and f.
    >>> [pole.members for pole in found.poles]
    [('a', 'b', 'c'), ('d', 'e', 'f')]
    """
    budget = budget or Budget()
    actors, weights = signed_weights(snapshot)
    parts: dict[str, Any] = {"given": groups is not None}
    try:
        _fill(parts, actors, weights, Search(groups, seed, thorough, budget.check, method))
    except (BudgetExceededError, KeyboardInterrupt) as error:
        parts["ended"] = budget.ended(error)
    return Structure(actors, core_numbers(positive_ties(weights)), seed=seed, **parts)


def _fill(
    parts: dict[str, Any],
    actors: tuple[str, ...],
    weights: Reals,
    search: Search,
) -> None:
    """Find one part after the other, so that those found stay when the time runs out."""
    if not actors:
        return
    tied = positive_ties(weights)
    seed, pause, method = search.seed, search.pause, search.method
    quick: Literal["climbing"] = "climbing"
    how = method if search.thorough or method == "leiden" else quick
    shown = communities(actors, weights, runs=search.runs(tied), seed=seed, method=how, pause=pause)
    parts["communities"] = Sweep((shown,), shown)
    if (weights < 0).any():
        parts["signed"] = communities(
            actors, weights, signed=True, runs=search.runs(weights != 0), seed=seed, pause=pause
        )
    parts["poles"] = candidates(parts.get("signed", shown), weights)
    labels = shown.labels if search.groups is None else _labels(actors, search.groups)
    if search.thorough:
        parts["brokerage"] = brokerage(actors, tied, labels, pause)
    shuffles = None if search.thorough else 0
    parts["core"] = core_periphery(actors, tied, shuffles=shuffles, seed=seed, pause=pause)
    if search.thorough:
        parts["communities"] = sweep(actors, weights, shown=shown, seed=seed, method=method, pause=pause)


def _labels(actors: tuple[str, ...], groups: Mapping[str, str]) -> Index:
    names = {name: k for k, name in enumerate(sorted(set(groups.values())))}
    return canonical(np.array([names.get(groups.get(a, ""), len(names) + k) for k, a in enumerate(actors)], np.intp))
