"""The flows of trade that are known in each year, and what was left out and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.alignment.bodies.time_asked import TimeAsked
from comity.alignment.network import ALWAYS, Network

Index = NDArray[np.intp]
Reals = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class FlowYear:
    """
    The flows of one year, one for each pair of seller and buyer; arrays of one length R.

    ``year`` is None where no flow has a date. ``parts`` counts the rows that are for a part of the year.
    """

    year: int | None
    seller: Index
    buyer: Index
    value: Reals
    parts: int


def flow_years(
    net: Network, kinds: Collection[str], asked: TimeAsked
) -> tuple[tuple[FlowYear, ...], tuple[tuple[str, int], ...]]:
    """
    Return the flows by year, in order of time, and how many rows were left out, by reason.

    Only positive directed ties of the kinds count, from seller to buyer, and only in the year in which they lie
    wholly. Where a year of a pair and kind is told as a whole, its parts are left out, since they are in it already.
    Several whole rows of a pair and kind add up. Flows without any date count, as one time, only where no flow has one.

    Examples
    --------
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> net = network_of(Ties(("a", "a"), ("b", "b"), (1, 1), (9, 7), (True, True), ("trade",) * 2,
    ...                       ("2024", "2024"), ("2024", "2024-09")))
    >>> years, left_out = flow_years(net, ("trade",), TimeAsked(None, None))
    >>> years[0].year, years[0].value.tolist(), left_out
    (2024, [9.0], (('for a part of a year that is told as a whole', 1),))
    """
    wanted = [k for k, name in enumerate(net.kinds) if name in set(kinds)]
    reasons: Counter[str] = Counter()
    there = np.isin(net.kind, wanted)
    there = _without(there, ~net.directed, "without a direction", reasons)
    there = _without(there, net.sign < 0, "negative", reasons)
    first, last = asked.days
    there = _without(there, (net.since < first) | (net.until > last), "not surely in the time asked about", reasons)
    undated = (net.since == -ALWAYS) & (net.until == ALWAYS)
    if there.any() and undated[there].all():
        found: tuple[FlowYear, ...] = (_year(net, np.flatnonzero(there), None, 0),)
        return found, tuple(reasons.items())
    there = _without(there, (net.since == -ALWAYS) | (net.until == ALWAYS), "without both dates", reasons)
    start, end = _years(net.since, there), _years(net.until, there)
    there = _without(there, start != end, "longer than one year", reasons)
    whole = _whole(net, there)
    doubled = _told_as_a_whole(net, there, whole, start)
    there = _without(there, doubled, "for a part of a year that is told as a whole", reasons)
    years = np.unique(start[there]).tolist()
    found = tuple(
        _year(net, np.flatnonzero(there & (start == year)), year, int((there & ~whole & (start == year)).sum()))
        for year in years
    )
    return found, tuple(reasons.items())


def _without(there: NDArray[np.bool_], out: NDArray[np.bool_], reason: str, reasons: Counter[str]) -> NDArray[np.bool_]:
    if count := int((there & out).sum()):
        reasons[reason] = count
    return there & ~out


def _years(days: NDArray[np.int64], there: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the year of each day that counts; 0 for the others."""
    out = np.zeros(len(days), np.int64)
    distinct, of = np.unique(days[there], return_inverse=True)
    names = np.array([dt.date.fromordinal(int(day)).year for day in distinct], np.int64)
    out[there] = names[of] if len(names) else 0
    return out


def _whole(net: Network, there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    out = np.zeros(len(net), np.bool_)
    for row in np.flatnonzero(there):
        first, last = dt.date.fromordinal(int(net.since[row])), dt.date.fromordinal(int(net.until[row]))
        out[row] = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return out


def _told_as_a_whole(
    net: Network, there: NDArray[np.bool_], whole: NDArray[np.bool_], year: NDArray[np.int64]
) -> NDArray[np.bool_]:
    out = np.zeros(len(net), np.bool_)
    rows = [(int(r), (int(net.a[r]), int(net.b[r]), int(net.kind[r]), int(year[r]))) for r in np.flatnonzero(there)]
    told = {key for r, key in rows if whole[r]}
    for r, key in rows:
        out[r] = not whole[r] and key in told
    return out


def _year(net: Network, rows: Index, year: int | None, parts: int) -> FlowYear:
    size = len(net.actors)
    keys, of = np.unique(net.a[rows] * size + net.b[rows], return_inverse=True)
    seller, buyer = np.divmod(keys, size)
    value = np.bincount(of, net.weight[rows], len(keys)).astype(np.float64)
    return FlowYear(year, seller.astype(np.intp), buyer.astype(np.intp), value, parts)
