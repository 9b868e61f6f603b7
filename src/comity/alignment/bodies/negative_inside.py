"""Negative and positive ties inside a body, window by window, and against what chance would give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.bodies.fighting import Fighting, Outside, Pair, TieCounts
from comity.alignment.bodies.random_groups import MOST_ACTORS, chance_of, inside_random_groups
from comity.alignment.bodies.time_asked import TimeAsked
from comity.alignment.bodies.verdict import Verdict, counted, untold
from comity.alignment.network import ALWAYS, Network

Index = NDArray[np.intp]
Span = tuple[dt.date, dt.date]
RARE = 0.05
"""So few random groups may do the same where a group is called special."""
MOST_YEARS = 400


@dataclass(frozen=True, eq=False, slots=True)
class Stood:
    """The ties that stood in a window: who was there, and each negative and each positive pair once, ``a < b``."""

    present: Index
    negative: NDArray[np.int64]
    positive: NDArray[np.int64]
    size: int

    def pairs(self, keys: NDArray[np.int64]) -> tuple[Index, Index]:
        """Return both ends of pairs, as indices into the actors of the network."""
        a, b = np.divmod(keys, self.size)
        return a.astype(np.intp), b.astype(np.intp)


def fighting(
    members: tuple[str, ...],
    net: Network,
    trade: Collection[str],
    asked: TimeAsked,
    windows: Sequence[Span] | None,
    draws: int,
    seed: int,
) -> Fighting:
    """
    Return how members fight.

    A pair fights if a negative tie of any kind stands between them. Only actors with some tie in the window count, so
    that nobody is peaceful for being unknown. A group is called special only where no more than 5 in 100 random
    groups of as many actors have as few (or as many) negative pairs inside.

    Parameters
    ----------
    members : tuple of str
    net : Network
    trade : collection of str
        Kinds of ties that are trade: their positive ties are no alliance.
    asked : TimeAsked
    windows : sequence of (first, last), optional
        Year by year if not given.
    draws, seed : int

    Returns
    -------
    Fighting
    """
    at = {name: k for k, name in enumerate(net.actors)}
    own = np.zeros(len(net.actors), np.bool_)
    own[[at[name] for name in members if name in at]] = True
    allied = ~np.isin(net.kind, [k for k, name in enumerate(net.kinds) if name in set(trade)])
    stood = _stood(net, allied, asked.days)
    whole = _counts(stood, own, asked.first, asked.last)
    spans = _years(net, asked) if windows is None else _within(windows, asked)
    few, many = _chances(stood, own, whole, draws, seed)
    here = {net.actors[k] for k in stood.present[own[stood.present]]}
    positive = _ties(net, allied, asked.days) & (net.sign > 0)
    kinds = tuple(net.kinds[k] for k in np.unique(net.kind[positive & allied]))
    return Fighting(
        whole,
        tuple(_counts(_stood(net, allied, (a.toordinal(), b.toordinal())), own, a, b) for a, b in spans),
        _inside(net, stood, own, stood.negative),
        _not_tied(net, stood, own) if kinds else (),
        _alliances(net, stood, own),
        kinds,
        few,
        many,
        tuple(name for name in members if name not in here),
        _verdict(len(members), whole, few, many),
    )


def _ties(net: Network, allied: NDArray[np.bool_], days: tuple[int, int]) -> NDArray[np.bool_]:
    return (net.since <= days[1]) & (net.until >= days[0]) & (allied | (net.sign < 0))


def _stood(net: Network, allied: NDArray[np.bool_], days: tuple[int, int]) -> Stood:
    there = (net.since <= days[1]) & (net.until >= days[0])
    size = len(net.actors)
    keys = np.minimum(net.a, net.b).astype(np.int64) * size + np.maximum(net.a, net.b)
    present = np.unique(np.concatenate((net.a[there], net.b[there])))
    negative, positive = there & (net.sign < 0), there & (net.sign > 0) & allied
    return Stood(present, np.unique(keys[negative]), np.unique(keys[positive]), size)


def _counts(stood: Stood, own: NDArray[np.bool_], first: dt.date | None, last: dt.date | None) -> TieCounts:
    n, k = len(stood.present), int(own[stood.present].sum())
    inside = k * (k - 1) // 2
    mine = [keys[_both(stood, own, keys)] for keys in (stood.negative, stood.positive)]
    return TieCounts(
        first,
        last,
        n,
        k,
        inside,
        len(mine[0]),
        n * (n - 1) // 2 - inside,
        len(stood.negative) - len(mine[0]),
        len(mine[1]),
        len(stood.positive) - len(mine[1]),
        len(np.intersect1d(mine[0], mine[1])),
    )


def _both(stood: Stood, own: NDArray[np.bool_], keys: NDArray[np.int64]) -> NDArray[np.bool_]:
    a, b = stood.pairs(keys)
    return np.asarray(own[a] & own[b], np.bool_)


def _inside(net: Network, stood: Stood, own: NDArray[np.bool_], keys: NDArray[np.int64]) -> tuple[Pair, ...]:
    a, b = stood.pairs(keys[_both(stood, own, keys)])
    return tuple((net.actors[i], net.actors[j]) for i, j in zip(a.tolist(), b.tolist(), strict=True))


def _not_tied(net: Network, stood: Stood, own: NDArray[np.bool_]) -> tuple[Pair, ...]:
    here = stood.present[own[stood.present]].tolist()
    tied = set(stood.positive.tolist())
    return tuple(
        (net.actors[i], net.actors[j])
        for k, i in enumerate(here)
        for j in here[k + 1 :]
        if i * stood.size + j not in tied
    )


def _alliances(net: Network, stood: Stood, own: NDArray[np.bool_]) -> tuple[Outside, ...]:
    a, b = (x.tolist() for x in stood.pairs(stood.positive))
    partners: dict[int, set[int]] = {int(k): set() for k in stood.present[own[stood.present]]}
    for i, j in zip(a, b, strict=True):
        for one, other in ((i, j), (j, i)):
            if one in partners:
                partners[one].add(other)
    return tuple(
        Outside(
            net.actors[k],
            tuple(net.actors[p] for p in sorted(found) if own[p]),
            tuple(net.actors[p] for p in sorted(found) if not own[p]),
        )
        for k, found in partners.items()
    )


def _chances(
    stood: Stood, own: NDArray[np.bool_], whole: TieCounts, draws: int, seed: int
) -> tuple[float | None, float | None]:
    n, k = whole.actors, whole.members
    if not 2 <= k < n or n > MOST_ACTORS or not len(stood.negative):
        return None, None
    a, b = (np.searchsorted(stood.present, ends) for ends in stood.pairs(stood.negative))
    table = np.zeros((n, n))
    table[a, b] = table[b, a] = 1
    drawn = inside_random_groups(table, 1 - np.eye(n), k, draws, seed)
    seen = whole.inside_negative / whole.inside
    return chance_of(drawn, seen, more=False), chance_of(drawn, seen, more=True)


def _years(net: Network, asked: TimeAsked) -> tuple[Span, ...]:
    first, last = asked.days
    there = (net.since <= last) & (net.until >= first)
    days = np.concatenate((net.since[there], net.until[there]))
    dated = days[np.abs(days) != ALWAYS]
    if not len(dated):
        return ()
    ends = (max(int(dated.min()), first), min(int(dated.max()), last))
    if ends[0] > ends[1]:
        return ()
    early, late = (dt.date.fromordinal(day).year for day in ends)
    spans = [(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in range(early, late + 1)][:MOST_YEARS]
    return _within(spans, asked)


def _within(spans: Sequence[Span], asked: TimeAsked) -> tuple[Span, ...]:
    """Return the part of each window that lies in the time asked about."""
    cut = [(max(a, asked.first) if asked.first else a, min(b, asked.last) if asked.last else b) for a, b in spans]
    return tuple((a, b) for a, b in cut if a <= b)


def _verdict(members: int, whole: TieCounts, few: float | None, many: float | None) -> Verdict:
    if not whole.actors:
        return untold("the table has no tie in this time")
    if members < 2:
        return untold("the body has one member")
    if whole.members < 2:
        return untold(f"ties of {whole.members} of {members} members are known")
    if not whole.inside_negative + whole.other_negative:
        return untold("the table has no negative tie in this time")
    if not whole.other:
        return untold("there is nobody outside to compare with")
    return _against_chance(whole, few, many)


def _against_chance(whole: TieCounts, few: float | None, many: float | None) -> Verdict:
    said = (
        f"{whole.inside_negative} of {counted(whole.inside, 'pair')} of members had a negative tie, of other pairs"
        f" {whole.other_negative} of {whole.other}. Chance alone would give members {whole.expected or 0:.1f}"
    )
    if few is None or many is None:
        return untold(f"{said}, and there are too many actors to draw groups from")
    peaceful = whole.inside_negative * whole.other < whole.other_negative * whole.inside
    chance = few if peaceful else many
    said += f"; {100 * chance:.0f} of 100 random groups of as many actors have as {'few' if peaceful else 'many'}"
    if chance <= RARE:
        return Verdict("less" if peaceful else "more", said)
    return untold(said) if peaceful else Verdict("no less", said)
