"""The balance of a network in a window of time: everything this room measures, in one answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from comity.alignment.balance.colouring import Weights
from comity.alignment.balance.frustration import Frustration, frustration
from comity.alignment.balance.grouping import grouping
from comity.alignment.balance.optimal import best_camps, firm
from comity.alignment.balance.triangles import Triangles, triangles
from comity.alignment.balance.walks import walk_balance
from comity.alignment.network import Snapshot
from comity.budget import Budget, Share

LIMIT = 1000
"""At most so many best camps are written out, and looked for in one block of the network."""
Sides = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Split:
    """
    The best split into groups that was found.

    Parameters
    ----------
    index : int
        Number of ties that it leaves frustrated.
    bound : int
        No such split leaves fewer; ``proven`` where the two meet.
    groups : tuple of tuples of str
        Names in order, the largest group first.
    frustrated : tuple of pairs of str
        The ties that do not fit, in order.
    """

    index: int
    bound: int
    groups: Sides
    frustrated: tuple[tuple[str, str], ...]

    @property
    def proven(self) -> bool:
        """Return whether no other split leaves fewer ties frustrated."""
        return self.index == self.bound

    def to_json(self) -> dict[str, object]:
        """Return the split as JSON data."""
        return {
            "index": self.index,
            "bound": self.bound,
            "proven": self.proven,
            "groups": [list(group) for group in self.groups],
            "frustrated": [list(pair) for pair in self.frustrated],
        }


@dataclass(frozen=True, slots=True)
class Balance:
    """
    How near a signed network is to camps that are friends within and foes across.

    Parameters
    ----------
    actors, ties, negative : int
    camps : Split
        Two camps: strict balance. ``camps.index`` is the frustration index.
    grouping : Split
        Any number of groups: generalised balance.
    optimal : int
        How many splits into two camps are best; swapping the two sides of a component makes no new one.
    complete : bool
        Whether ``optimal`` is all of them; otherwise there are at least so many.
    undecided : tuple of str
        Actors who do not stand the same way to the firm part of their component in all best camps that were listed.
    triangles : Triangles
    walks : float
        Walk balance, from 0 to 1.
    stopped : str
        Why the work ended early; empty where it did not.
    thorough : bool
        False where only two camps were looked for: then ``grouping`` is that split, and no best camps are counted.
    """

    actors: int
    ties: int
    negative: int
    camps: Split
    grouping: Split
    optimal: int
    complete: bool
    undecided: tuple[str, ...]
    triangles: Triangles
    walks: float
    stopped: str = ""
    thorough: bool = True

    def to_json(self) -> dict[str, object]:
        """Return the answer as JSON data."""
        found = self.triangles
        return {
            "actors": self.actors,
            "ties": self.ties,
            "negative": self.negative,
            "frustration": self.camps.to_json(),
            "grouping": self.grouping.to_json(),
            "optimal": {"count": self.optimal, "complete": self.complete, "undecided": list(self.undecided)},
            "triangles": {
                "balanced": found.balanced,
                "all": found.all,
                "weakly_balanced": found.weakly_balanced,
                "by_negative_ties": [found.friends, found.one_negative, found.two_negative, found.foes],
            },
            "walks": self.walks,
            "stopped": self.stopped,
            "thorough": self.thorough,
        }

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain words."""
        from comity.alignment.balance.words import sentences_of

        return sentences_of(self)


def balance(snapshot: Snapshot, budget: Budget | None = None, limit: int = LIMIT, *, thorough: bool = True) -> Balance:
    """
    Measure the balance of a network in a window of time.

    Every tie counts as one, whatever its weight: only signs matter. Where the budget ends, the best splits found so
    far and the floors under them stand, and ``stopped`` says why.

    Parameters
    ----------
    snapshot : Snapshot
    budget : Budget, optional
        A half goes to the two camps, half of the rest to the groups, and the rest to the list of all best camps.
    limit : int
        How many best camps are listed at most.
    thorough : bool
        False, for many large windows in a row: two camps alone are looked for. ``grouping`` is then that split, with
        no floor, and no best camps are counted.

    Examples
    --------
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> rows = (("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"))
    >>> ties = Ties(*zip(*rows), (-1, -1, -1, 1), (None,) * 4, (False,) * 4, ("",) * 4, ("",) * 4, ("",) * 4)
    >>> import datetime as dt
    >>> found = balance(network_of(ties).window(dt.date(1950, 1, 1), dt.date(1953, 12, 31)))
    >>> found.camps.index, found.grouping.index, found.optimal, found.triangles.foes
    (1, 0, 3, 1)
    >>> found.grouping.groups
    (('c', 'd'), ('a',), ('b',))
    """
    budget = budget or Budget()
    matrix = snapshot.adjacency().astype(np.int64)
    first = Share(budget, 1 / 2) if thorough else budget
    two = frustration(matrix, first)
    if not thorough:
        return _quick(snapshot, matrix, two, "" if two.proven else first.reason)
    second = Share(budget, 1 / 2)
    many = grouping(matrix, second)
    best = best_camps(matrix, limit, budget)
    loose = np.flatnonzero(firm(matrix, best.camps) == 0).tolist() if best.count else []
    over: list[Budget] = [part for part, found in ((first, two.proven), (second, many.proven)) if not found]
    if not best.complete and best.count < limit:
        over.append(budget)
    return Balance(
        len(snapshot.actors),
        len(snapshot.a),
        snapshot.negative,
        _split(snapshot, two.camps.astype(np.intp), two.index, two.bound),
        _split(snapshot, many.groups, many.index, many.bound),
        best.count,
        best.complete,
        tuple(snapshot.actors[k] for k in loose),
        triangles(matrix),
        walk_balance(matrix),
        over[0].reason if over else "",
    )


def _quick(snapshot: Snapshot, matrix: Weights, two: Frustration, stopped: str) -> Balance:
    camps = _split(snapshot, two.camps.astype(np.intp), two.index, two.bound)
    found, sizes = triangles(matrix), (len(snapshot.actors), len(snapshot.a), snapshot.negative)
    open_groups = replace(camps, bound=0)
    return Balance(*sizes, camps, open_groups, 0, False, (), found, walk_balance(matrix), stopped, False)


def _split(snapshot: Snapshot, group: np.ndarray[tuple[int], np.dtype[np.intp]], index: int, bound: int) -> Split:
    names = np.array(snapshot.actors, object)
    sides = sorted((tuple(names[group == k].tolist()) for k in np.unique(group)), key=lambda s: (-len(s), s))
    same = group[snapshot.a] == group[snapshot.b]
    wrong = np.flatnonzero(same != (snapshot.sign > 0))
    pairs = tuple((snapshot.actors[snapshot.a[k]], snapshot.actors[snapshot.b[k]]) for k in wrong)
    return Split(index, bound, tuple(sides), pairs)
