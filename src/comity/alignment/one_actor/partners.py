"""With whom an actor stands in a window of time, since when, and who came and went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from comity.alignment.network import ALWAYS, Index, Network, Snapshot

Signs = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Partner:
    """
    One actor it is tied to in a window.

    Parameters
    ----------
    name : str
    sign : int
        +1 or -1: the sign of the sum of all signed weights of the pair.
    weight : float
        The weights of the pair's ties added up, whatever their signs.
    share : float
        Its part of the weight of all ties of the actor in the window.
    kinds : tuple of str
        Kinds of the ties of the pair that stand in the window; those of the other sign end in " (negative)" beside a
        friend and " (positive)" beside a foe.
    since : date or None
        The first day from which the pair has had ties of this sign without a gap; None where they have no beginning.
    """

    name: str
    sign: int
    weight: float
    share: float
    kinds: tuple[str, ...]
    since: dt.date | None

    def to_json(self) -> dict[str, object]:
        """Return the partner as plain values."""
        return {
            "of": self.name,
            "sign": self.sign,
            "weight": self.weight,
            "share": self.share,
            "kinds": list(self.kinds),
            "since": self.since.isoformat() if self.since else None,
        }


@dataclass(frozen=True, slots=True)
class Turnover:
    """
    Who came, who went and whose sign turned between two windows; names in order.

    ``friends`` and ``foes`` are those that are tied now and were not before; ``lost_friends`` and ``lost_foes`` those
    that were and are not; ``to_friend`` and ``to_foe`` are tied in both, with the other sign.
    """

    earlier: tuple[dt.date, dt.date]
    later: tuple[dt.date, dt.date]
    friends: tuple[str, ...]
    foes: tuple[str, ...]
    lost_friends: tuple[str, ...]
    lost_foes: tuple[str, ...]
    to_friend: tuple[str, ...]
    to_foe: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Return whether nothing changed."""
        return not any(
            (self.friends, self.foes, self.lost_friends, self.lost_foes, self.to_friend, self.to_foe),
        )

    def to_json(self) -> dict[str, object]:
        """Return the changes as plain values."""
        names = ("friends", "foes", "lost_friends", "lost_foes", "to_friend", "to_foe")
        ends = {"earlier": self.earlier, "later": self.later}
        dates = {name: [day.isoformat() for day in days] for name, days in ends.items()}
        return {**dates, **{name: list(getattr(self, name)) for name in names}}


def partners(snapshot: Snapshot, net: Network, actor: str, kinds: Collection[str] = ()) -> tuple[Partner, ...]:
    """
    Return the actors it is tied to in a window, the heaviest first, then by name.

    Parameters
    ----------
    snapshot : Snapshot
    net : Network
        The network that the snapshot is a window of.
    actor : str
    kinds : collection of str
        The kinds of tie that make the snapshot; all of them where it is empty.

    Examples
    --------
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> years = (("1950", "1959"), ("1960", "1965"), ("1955", ""))
    >>> since, until = zip(*years)
    >>> ties = Ties(("a", "a", "c"), ("b", "b", "a"), (1, 1, -1), (None,) * 3, (False,) * 3, ("pact",) * 3,
    ...     since, until, ("",) * 3)
    >>> net = network_of(ties)
    >>> found = partners(net.window(dt.date(1961, 1, 1), dt.date(1961, 12, 31)), net, "a")
    >>> [(p.name, p.sign, p.share, p.since.year) for p in found]
    [('b', 1, 0.5, 1950), ('c', -1, 0.5, 1955)]
    """
    mine = _tied(snapshot, actor)
    whole = sum(weight for _sign, weight in mine.values())
    rows = _rows_of(net, actor, kinds)
    out = []
    for name, (sign, weight) in mine.items():
        pair = rows.get(name, np.array([], np.intp))
        share = weight / whole if whole > 0 else 0.0
        since = _since(net, pair[net.sign[pair] == sign], snapshot.first, snapshot.last)
        out.append(Partner(name, sign, weight, share, _kinds(net, _standing(net, pair, snapshot), sign), since))
    return tuple(sorted(out, key=lambda p: (-p.weight, p.name)))


def cancelled(snapshot: Snapshot, net: Network, actor: str, kinds: Collection[str] = ()) -> tuple[str, ...]:
    """Return those with whom its ties of the window cancel out, positive against negative, so that none is left."""
    tied = _tied(snapshot, actor)
    out = []
    for name, pair in _rows_of(net, actor, kinds).items():
        rows = _standing(net, pair, snapshot)
        if name not in tied and len(rows) and float((net.weight[rows] * net.sign[rows]).sum()) == 0:
            out.append(name)
    return tuple(sorted(out))


def weighted(snapshot: Snapshot, net: Network, actor: str, kinds: Collection[str] = ()) -> bool:
    """Return whether any of its ties of the window has a weight other than 1, as ties without a weight do not."""
    rows = [_standing(net, pair, snapshot) for pair in _rows_of(net, actor, kinds).values()]
    return any(bool((net.weight[found] != 1).any()) for found in rows)


def signs(snapshot: Snapshot, actor: str) -> dict[str, int]:
    """Return the sign of every actor it is tied to in a window."""
    return {name: sign for name, (sign, _weight) in _tied(snapshot, actor).items()}


def turnover(earlier: Snapshot, later: Snapshot, actor: str) -> Turnover:
    """
    Return who came, who went and who turned between two windows.

    Examples
    --------
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> ties = Ties(("a", "a"), ("b", "b"), (1, -1), (None,) * 2, (False,) * 2, ("", ""), ("1950", "1960"),
    ...     ("1950", "1960"), ("", ""))
    >>> net = network_of(ties)
    >>> windows = [net.window(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in (1950, 1960)]
    >>> turnover(*windows, "a").to_foe
    ('b',)
    """
    was, now = signs(earlier, actor), signs(later, actor)

    def those(before: int | None, after: int | None) -> tuple[str, ...]:
        return tuple(sorted(n for n in {*was, *now} if was.get(n) == before and now.get(n) == after))

    ends = ((earlier.first, earlier.last), (later.first, later.last))
    return Turnover(*ends, those(None, 1), those(None, -1), those(1, None), those(-1, None), those(-1, 1), those(1, -1))


def _tied(snapshot: Snapshot, actor: str) -> dict[str, tuple[int, float]]:
    if actor not in snapshot.actors:
        return {}
    k = snapshot.actors.index(actor)
    rows = np.flatnonzero((snapshot.a == k) | (snapshot.b == k))
    others = np.where(snapshot.a[rows] == k, snapshot.b[rows], snapshot.a[rows])
    return {
        snapshot.actors[other]: (int(snapshot.sign[row]), float(snapshot.weight[row]))
        for row, other in zip(rows, others, strict=True)
    }


def _rows_of(net: Network, actor: str, kinds: Collection[str]) -> dict[str, Index]:
    """Return the rows of the network for each actor that has any with this one."""
    if actor not in net.actors:
        return {}
    k = net.actors.index(actor)
    rows = np.flatnonzero((net.a == k) | (net.b == k))
    if kinds:
        rows = rows[np.isin(net.kind[rows], [i for i, kind in enumerate(net.kinds) if kind in set(kinds)])]
    others = np.where(net.a[rows] == k, net.b[rows], net.a[rows])
    return {net.actors[other]: rows[others == other] for other in np.unique(others)}


def _standing(net: Network, rows: Index, snapshot: Snapshot) -> Index:
    first, last = snapshot.first.toordinal(), snapshot.last.toordinal()
    found: Index = rows[(net.since[rows] <= last) & (net.until[rows] >= first)]
    return found


def _kinds(net: Network, rows: Index, sign: int) -> tuple[str, ...]:
    other = " (negative)" if sign > 0 else " (positive)"
    named = {(net.kinds[net.kind[r]], int(net.sign[r]) == sign) for r in rows.tolist() if net.kinds[net.kind[r]]}
    return tuple(kind if same else kind + other for kind, same in sorted(named, key=lambda x: (not x[1], x[0])))


def _since(net: Network, rows: Index, first: dt.date, last: dt.date) -> dt.date | None:
    """Return the first day of the unbroken run of ties that reaches into the window at its latest."""
    spans = sorted(zip(net.since[rows].tolist(), net.until[rows].tolist(), strict=True))
    start, reach = ALWAYS, -ALWAYS
    for since, until in spans:
        if since > last.toordinal():
            break
        if since > reach + 1 or start == ALWAYS:
            start, reach = since, until
        reach = max(reach, until)
    return None if abs(start) == ALWAYS or reach < first.toordinal() else dt.date.fromordinal(start)
