"""Items as numbers: records of 64 bytes that a million are read of at once, for what the entries say in JSON."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from comity.case.days import last_day
from comity.case.evidence import Item, Range
from comity.case.places import NOWHERE
from comity.evidence.ledger.bodies import noun_of
from comity.evidence.ledger.entry import Body, Entry
from comity.evidence.posterior.log_range import log_of

LAYOUT = struct.Struct("<qqdddiiiiibbBx")
"""One record: the fields of :data:`FIELDS`, in their order, and a byte to spare."""
FIELDS = (
    ("seq", "<i8"),  # number of the entry
    ("root", "<i8"),  # number of the first entry about this item: those that correct it have the same
    ("low", "<f8"),  # natural logarithms of the ratio as it is written; nan where there is none
    ("middle", "<f8"),
    ("high", "<f8"),
    ("claim", "<i4"),  # numbers of words
    ("source", "<i4"),
    ("origin", "<i4"),  # -1: none
    ("entered", "<i4"),  # the last day that the date of the entry may mean, counted from the year 1; 0: no date
    ("known", "<i4"),  # the same for the date of the item
    ("says", "i1"),
    ("credibility", "i1"),  # 0: not graded
    ("flags", "u1"),
    ("spare", "u1"),
)
WITHDRAWN, RELAYED = 1, 2
"""Flags: the entry takes the item back; the item has a fidelity or an error, which are read from the entry."""

_SAYS = {"supports": 1, "contradicts": -1, "neutral": 0}
_AS_WRITTEN = 2
_NO_RATIO = (math.nan, math.nan, math.nan)
_RARE = ("also", "fidelity", "error")
Row = tuple[str, int, tuple[float, float, float], int]
"""Of an item on one claim: claim, direction, logarithms, flags."""


def words_of(entry: Entry) -> Iterator[str]:
    """Yield the names in an item that are kept as numbers: claims, source and origin."""
    body = entry.body
    if entry.withdraws:
        return
    yield body["claim"]
    yield body["source"]
    if body.get("origin"):
        yield body["origin"]
    yield from body.get("also") or ()


class Packer:
    """
    Turns entries about items into records.

    Parameters
    ----------
    words : mapping
        The number of every word of :func:`words_of`.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self._words = words
        self._days: dict[str, int] = {"": 0}  # most items share few dates

    def packed(self, entry: Entry, root: int) -> bytes:
        """
        Return an entry about an item as records: one, and one more for every further claim that it speaks of.

        Raises
        ------
        KeyError, TypeError, ValueError
            The entry is no item, or has a word without a number: what only a changed table holds.
        """
        entered = self._day(entry.date)
        if entry.withdraws:
            return LAYOUT.pack(entry.seq, root, *_NO_RATIO, -1, -1, -1, entered, 0, 0, 0, WITHDRAWN)
        body = entry.body
        source = self._words[body["source"]]
        origin = self._words[body["origin"]] if body.get("origin") else -1
        known, credibility = self._day(body.get("date", "")), int(body.get("credibility", 0))
        made = [
            LAYOUT.pack(
                entry.seq,
                root,
                *logs,
                self._words[claim],
                source,
                origin,
                entered,
                known,
                says,
                credibility,
                flags,
            )
            for claim, says, logs, flags in _rows(entry.id, body)
        ]
        return made[0] if len(made) == 1 else b"".join(made)

    def _day(self, date: str) -> int:
        found = self._days.get(date)
        if found is None:
            day = last_day(date)
            found = self._days[date] = 0 if day is None else day.toordinal()
        return found


def _rows(item: str, body: Body) -> Iterator[Row]:
    ratio = body.get("ratio")
    if any(key in body for key in _RARE) or not (ratio is None or _three_numbers(ratio)):
        yield from _by_the_tables(item, body)
    else:
        logs = _NO_RATIO if ratio is None else (math.log(ratio[0]), math.log(ratio[1]), math.log(ratio[2]))
        yield body["claim"], _SAYS[body["says"]], logs, 0


def _three_numbers(ratio: Any) -> bool:
    # within these bounds the logarithm of the float is that of the fraction that the tables would read
    return (
        isinstance(ratio, list)
        and len(ratio) == 3
        and all(type(n) in (int, float) and 1e-6 <= n <= 1_000_000 for n in ratio)
    )


def _by_the_tables(item: str, body: Body) -> Iterator[Row]:
    found, problems = noun_of("item", item, body, NOWHERE)
    if not isinstance(found, Item):
        raise ValueError("; ".join(str(p) for p in problems))
    relayed = RELAYED if found.fidelity is not None or found.error is not None else 0
    yield found.claim, _SAYS[found.says], _logs(found.ratio), relayed
    for claim, ratio in found.also:
        yield claim, _AS_WRITTEN, _logs(ratio), 0


def _logs(ratio: Range | None) -> tuple[float, float, float]:
    return _NO_RATIO if ratio is None else (log_of(ratio.low), log_of(ratio.middle), log_of(ratio.high))
