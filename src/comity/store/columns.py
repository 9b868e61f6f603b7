"""The items of a ledger as columns of numbers, without an object for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Connection

from comity.case.evidence import Evidence, Item, Range
from comity.case.places import NOWHERE
from comity.errors import Problem, Where
from comity.evidence.ledger.bodies import noun_of
from comity.evidence.ledger.book import LedgerError
from comity.evidence.ledger.entry import Entry
from comity.evidence.ledger.replay import replay
from comity.evidence.posterior.columns import AS_WRITTEN, Columns
from comity.store.entry_rows import ASKED, COLUMNS, about, entry_of
from comity.store.item_names import ItemNames
from comity.store.items import ITEM, all_words, blocks
from comity.store.packing import FIELDS, LAYOUT, RELAYED, WITHDRAWN
from comity.store.schema import entries

FEW_IDS = 10_000
"""Up to so many ids are looked up number by number."""

Records = NDArray[np.void]
Reading = Callable[[], AbstractContextManager[Connection]]


def columns(connection: Connection, ledger: int, name: str, as_of: dt.date | None, reading: Reading) -> Columns:
    """
    Return what stands in a ledger as columns, as it was known by a day.

    An item stands as the last entry about it says that is dated by that day, or has no date; it is gone where that
    entry withdraws it (conventions §71).

    Parameters
    ----------
    connection : Connection
        All of it is read from this one.
    ledger, name : int, str
        Which ledger.
    as_of : date or None
        The day; everything for None.
    reading : function
        Gives a connection later on, for the names of items, which are only looked up where they are asked for.
    """
    records = standing(records_of(connection, ledger), as_of)
    found = as_nouns(connection, ledger, name)
    frame = replay(found, as_of=as_of)
    words = all_words(connection, ledger)
    readable(records, words, name)
    records = _of_what_counts(records, words, frame)
    claims, claim, sources, source, origins, origin = _words(words, records)
    number = records["seq"].astype(np.int32)

    def look(wanted: Sequence[int]) -> dict[int, str]:
        with reading() as later:
            return _ids(later, ledger, wanted)

    return Columns(
        frame=replace(frame, items=()),
        claims=claims,
        sources=sources,
        origins=origins,
        claim=claim,
        source=source,
        origin=origin,
        says=np.ascontiguousarray(records["says"]),
        credibility=np.ascontiguousarray(records["credibility"]),
        low=np.ascontiguousarray(records["low"]),
        middle=np.ascontiguousarray(records["middle"]),
        high=np.ascontiguousarray(records["high"]),
        known=np.ascontiguousarray(records["known"]),
        number=number,
        judged={i.id: i for i in frame.items},
        judged_rows=_rows_of(records, {e.seq: e.id for e in found if e.kind == ITEM}, {i.id for i in frame.items}),
        relays=_relays(connection, ledger, name, records),
        names=ItemNames(number, claim, look),
    )


def standing(records: Records, as_of: dt.date | None) -> Records:
    """Return the records of the entries that stand on a day: of each item the last one, unless it withdraws it."""
    if as_of is not None:
        records = records[records["entered"] <= as_of.toordinal()]
    again = np.unique(records["root"][records["root"] != records["seq"]])
    if not len(again):
        return records
    # few items are ever corrected: the others are left as they are
    touched = np.isin(records["root"], again)
    some = records[touched]
    place = np.searchsorted(again, some["root"])
    last = np.zeros(len(again), np.int64)
    np.maximum.at(last, place, some["seq"])
    kept = some[(some["seq"] == last[place]) & (some["flags"] & WITHDRAWN == 0)]
    return np.concatenate([records[~touched], kept])


def records_of(connection: Connection, ledger: int) -> Records:
    """Return all entries about items as records."""
    found = b"".join(blocks(connection, ledger))
    whole = len(found) - len(found) % LAYOUT.size
    return np.frombuffer(found[:whole] if whole < len(found) else found, np.dtype(list(FIELDS)))


def readable(records: Records, words: Mapping[str, int], name: str) -> None:
    """Refuse numbers that stand for no word: somebody changed the tables by other means than comity."""
    n = len(words)
    good = sorted(words.values()) == list(range(n))
    for field, least in (("claim", 0), ("source", 0), ("origin", -1)):
        column = records[field]
        good = good and (not len(column) or (least <= int(column.min()) and int(column.max()) < n))
    good = good and bool(np.isin(np.unique(records["says"]), (-1, 0, 1, AS_WRITTEN)).all())
    good = good and (not len(records) or (records["credibility"].min() >= 0 and records["credibility"].max() <= 6))
    if not good:
        what = "the numbers that are kept beside its entries for quick reading cannot be read."
        ways = ("Look with: comity evidence verify", "Make them anew from the entries.")
        raise LedgerError([Problem(Where(f"ledger {name}"), what, ways)])


def _words(known: Mapping[str, int], records: Records) -> tuple[Any, ...]:
    """Return the claims, sources and origins of records, each as names and as indices into them."""
    by_number = [""] * len(known)
    for word, number in known.items():
        by_number[number] = word
    found: list[Any] = []
    for field in ("claim", "source", "origin"):
        column = records[field]
        used = np.zeros(len(by_number) + 1, bool)  # the last stands for -1
        used[column] = True
        used[-1] = False
        index = np.full(len(used), -1, np.int32)
        index[used] = np.arange(used.sum(), dtype=np.int32)
        found += [tuple(by_number[k] for k in np.flatnonzero(used).tolist()), index[column]]
    return tuple(found)


def _of_what_counts(records: Records, words: Mapping[str, int], frame: Evidence) -> Records:
    """Leave out the items whose claim or source does not count, as the replay does; and so for further claims."""
    claims = _numbers_of((c.id for c in frame.claims), words)
    sources = _numbers_of((s.id for s in frame.sources), words)
    good: NDArray[np.bool_] = claims[records["claim"]] & sources[records["source"]]
    if good.all():
        return records
    lost = np.unique(records["seq"][~good & (records["says"] != AS_WRITTEN)])
    left: Records = records[good & ~np.isin(records["seq"], lost)]
    return left


def _numbers_of(names: Iterable[str], words: Mapping[str, int]) -> NDArray[np.bool_]:
    """Return which numbers of words stand for one of these names."""
    there = np.zeros(len(words), bool)
    there[[words[n] for n in names if n in words]] = True
    return there


def _rows_of(records: Records, ids: Mapping[int, str], of: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Return the rows of some items, whose entries have the numbers that are given."""
    found: dict[str, tuple[int, ...]] = {}
    wanted = [seq for seq, item in ids.items() if item in of]
    rows = np.flatnonzero(np.isin(records["seq"], wanted)) if wanted else np.array([], np.int64)
    for row, seq in zip(rows.tolist(), records["seq"][rows].tolist(), strict=True):
        found[ids[seq]] = (*found.get(ids[seq], ()), row)
    return found


def _relays(
    connection: Connection, ledger: int, name: str, records: Records
) -> dict[int, tuple[Range | None, Range | None]]:
    """Return how well the sources of items pass reports on, by row, from the entries themselves."""
    rows = np.flatnonzero(records["flags"] & RELAYED).tolist()
    of = {seq: row for row, seq in zip(rows, records["seq"][rows].tolist(), strict=True)}
    found: dict[int, tuple[Range | None, Range | None]] = {}
    for entry in numbered(connection, ledger, name, sorted(of)):
        item, problems = noun_of(entry.kind, entry.id, entry.body, NOWHERE)
        if not isinstance(item, Item):  # it could be read when it was entered
            raise LedgerError(problems)
        found[of[entry.seq]] = (item.fidelity, item.error)
    return found


def as_nouns(connection: Connection, ledger: int, name: str) -> list[Entry]:
    """Return the entries about everything but items, and about the few items that somebody judged."""
    asked = sa.select(*COLUMNS).where(entries.c.ledger_id == ledger)
    # two ranges of the index: with "is not", SQLite would go through all the items
    others = (asked.where(entries.c.about < ITEM), asked.where(entries.c.about > ITEM))
    found = [entry_of(row, name) for some in others for row in connection.execute(some)]
    judged = {(ITEM, e.body["item"]) for e in found if e.kind == "judgement"}
    found += [entry_of(row, name) for row in about(connection, ledger, judged)]
    return sorted(found, key=lambda e: e.seq)


def _ids(connection: Connection, ledger: int, wanted: Sequence[int]) -> dict[int, str]:
    """Return the ids of items by the numbers of their entries."""
    if len(wanted) > FEW_IDS:
        return _ids_of_all(connection, ledger, set(wanted))
    found: dict[int, str] = {}
    for start in range(0, len(wanted), ASKED):
        asked = sa.select(entries.c.seq, entries.c.noun).where(entries.c.ledger_id == ledger)
        for seq, noun in connection.execute(asked.where(entries.c.seq.in_(wanted[start : start + ASKED]))):
            found[seq] = noun
    return found


def _ids_of_all(connection: Connection, ledger: int, wanted: Collection[int]) -> dict[int, str]:
    """Return the ids of many items from the index, which has nothing but ids and numbers."""
    asked = sa.select(entries.c.seq, entries.c.noun).where(entries.c.ledger_id == ledger, entries.c.about == ITEM)
    text = str(asked.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    cursor: Any = connection.connection.cursor()  # the driver's own: of a million rows SQLAlchemy makes as many objects
    try:
        cursor.execute(text)
        return {seq: noun for seq, noun in cursor if seq in wanted}
    finally:
        cursor.close()


def numbered(connection: Connection, ledger: int, name: str, wanted: list[int]) -> list[Entry]:
    """Return the entries of these numbers."""
    return list(_numbered(connection, ledger, name, wanted))


def _numbered(connection: Connection, ledger: int, name: str, wanted: list[int]) -> Iterator[Entry]:
    for start in range(0, len(wanted), ASKED):
        asked = sa.select(*COLUMNS).where(entries.c.ledger_id == ledger)
        for row in connection.execute(asked.where(entries.c.seq.in_(wanted[start : start + ASKED]))):
            yield entry_of(row, name)
