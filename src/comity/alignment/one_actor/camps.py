"""In which camp an actor stands, window by window, and how firmly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from comity.alignment.balance.measured import Balance
from comity.alignment.network import Snapshot
from comity.alignment.one_actor.partners import signs as _signs
from comity.errors import UsageError

Firmness = Literal["firm", "undecided", "open"]
"""The same in every best split into two camps; not decided by the ties; or not all best splits were found."""


@dataclass(frozen=True, slots=True)
class Camp:
    """
    The camp of an actor in one window.

    Parameters
    ----------
    first, last : date
    beside, against : tuple of str
        The others of its part of the network that stand in its camp, and in the other one, in every best split that
        was found. Parts that no tie joins say nothing of each other, so actors of other parts are in neither.
    loose : tuple of str
        The others of its part whose side the ties do not decide; all of them where its own side is not decided.
    firmness : {"firm", "undecided", "open"}
    wrong : tuple of str
        Of those beside and against, partners whose tie with it does not fit.
    ties : int
        Its ties in the window.
    """

    first: dt.date
    last: dt.date
    beside: tuple[str, ...]
    against: tuple[str, ...]
    loose: tuple[str, ...]
    firmness: Firmness
    wrong: tuple[str, ...]
    ties: int

    def to_json(self) -> dict[str, object]:
        """Return the camp as plain values."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "beside": list(self.beside),
            "against": list(self.against),
            "loose": list(self.loose),
            "firmness": self.firmness,
            "wrong": list(self.wrong),
            "ties": self.ties,
        }


def camps_of(snapshots: Sequence[Snapshot], camps: Sequence[Balance], actor: str) -> tuple[Camp | None, ...]:
    """
    Return the camp of an actor in each window; None where it has no tie.

    Raises
    ------
    UsageError
        Where the answers of the balance are not one for each window.

    Examples
    --------
    >>> from comity.alignment.balance.measured import balance
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> rows = (("a", "b"), ("a", "c"), ("b", "c"))
    >>> ties = Ties(*zip(*rows), (1, -1, -1), (None,) * 3, (False,) * 3, ("",) * 3, ("",) * 3, ("",) * 3)
    >>> window = network_of(ties).window(dt.date(1950, 1, 1), dt.date(1950, 12, 31))
    >>> found, = camps_of([window], [balance(window)], "a")
    >>> found.beside, found.against, found.firmness
    (('b',), ('c',), 'firm')
    """
    if not camps:
        return ()
    if len(camps) != len(snapshots):
        raise UsageError(f"There are {len(snapshots)} windows and {len(camps)} answers of the balance; give one each.")
    return tuple(_camp(snapshot, found, actor) for snapshot, found in zip(snapshots, camps, strict=True))


def _camp(snapshot: Snapshot, found: Balance, actor: str) -> Camp | None:
    if actor not in snapshot.actors:
        return None
    side = {name: k for k, group in enumerate(found.camps.groups) for name in group}
    if set(side) != set(snapshot.actors):
        raise UsageError(f"The camps from {snapshot.first} to {snapshot.last} are those of another window.")
    near, signs = _part(snapshot, actor), _signs(snapshot, actor)
    sure = [name for name in near if name not in found.undecided and actor not in found.undecided]
    beside = tuple(name for name in sure if side[name] == side[actor])
    against = tuple(name for name in sure if side[name] != side[actor])
    wrong = [name for name in beside if signs.get(name) == -1] + [name for name in against if signs.get(name) == 1]
    return Camp(
        snapshot.first,
        snapshot.last,
        beside,
        against,
        tuple(name for name in near if name not in sure),
        # with nobody to stand beside or across from in every best split, a side means nothing
        _firmness(found) if sure else "undecided",
        tuple(sorted(wrong)),
        len(signs),
    )


def _firmness(found: Balance) -> Firmness:
    return "firm" if found.camps.proven and found.complete and found.optimal else "open"


def _part(snapshot: Snapshot, actor: str) -> tuple[str, ...]:
    """Return the others that a chain of ties joins to an actor, in order."""
    near: dict[int, list[int]] = {}
    for a, b in snapshot.pairs:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    start = snapshot.actors.index(actor)
    seen, todo = {start}, [start]
    while todo:
        fresh = set(near.get(todo.pop(), ())) - seen
        seen |= fresh
        todo.extend(fresh)
    return tuple(snapshot.actors[k] for k in sorted(seen - {start}))
