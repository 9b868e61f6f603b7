"""A ledger of evidence in a database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from comity.evidence.ledger.book import Head, Mark, Verdict
from comity.evidence.ledger.chain import chained, verified
from comity.evidence.ledger.entry import BEGINNING, WITHDRAWAL, Draft, Entry, Key
from comity.evidence.ledger.memory import moved_on
from comity.store.entry_rows import COLUMNS, entry_of, row_of
from comity.store.entry_rows import about as entries_about
from comity.store.items import add_items, renew_items
from comity.store.schema import entries, ledgers
from comity.store.turns import reading, writing

if TYPE_CHECKING:
    from comity.case.evidence import Evidence
    from comity.evidence.posterior.columns import Columns

PAGE = 5000  # rows read at once


class SqlLedger:
    """
    Keeps entries as rows; made by :func:`comity.store.open.open_ledger`.

    An append is one transaction. It holds the row of the ledger from before it looks until after it has written, so
    that writers take turns and the chain has one order; what it returned from is on the disk. Entries are never
    changed: triggers of the database refuse it, and the chain of hashes shows it where somebody took those away.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name

    def __enter__(self) -> SqlLedger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def append(self, drafts: Sequence[Draft], after: Head | None = None) -> tuple[Entry, ...]:
        """Enter drafts in their order, all or none, and return the entries."""
        with writing(self._engine) as connection:
            number, head = _held(connection, self.name)
            if after is not None and after != head:
                raise moved_on(after, head)
            added = chained(drafts, head, partial(_last, connection, number))
            if added:
                connection.execute(sa.insert(entries), [row_of(number, e) for e in added])
                add_items(connection, number, added)
                end = {"entries": added[-1].seq, "head": added[-1].hash}
                connection.execute(sa.update(ledgers).where(ledgers.c.id == number).values(end))
        return added

    def entries(self, since: int = 0) -> Iterator[Entry]:
        """Yield the entries whose number is above ``since``, oldest first."""
        while True:
            with reading(self._engine) as connection:
                page = _page(connection, self.name, since)
            for row in page:
                yield entry_of(row, self.name)
            if len(page) < PAGE:
                return
            since = page[-1][0]

    def last(self, about: Collection[Key]) -> Mapping[Key, Mark]:
        """Return the last entry about each of these things, withdrawals included; what has none is left out."""
        with reading(self._engine) as connection:
            number, _ = _end(connection, self.name)
            return _last(connection, number, about)

    def history(self, about: Collection[Key]) -> Mapping[Key, tuple[Entry, ...]]:
        """Return every entry about each of these things, oldest first; what has none is left out."""
        found: dict[Key, tuple[Entry, ...]] = {}
        with reading(self._engine, one_moment=True) as connection:
            number, _ = _end(connection, self.name)
            for row in entries_about(connection, number, about):
                entry = entry_of(row, self.name)
                found[entry.about] = (*found.get(entry.about, ()), entry)
        return found

    def things(self, via: str) -> Iterator[Key]:
        """Yield once each what entries that came by this way are about, in the order of the first."""
        with reading(self._engine) as connection:
            number, _ = _end(connection, self.name)
            asked = (
                sa.select(entries.c.about, entries.c.noun)
                .where(entries.c.ledger_id == number, entries.c.via == via)
                .group_by(entries.c.about, entries.c.noun)
                .order_by(sa.func.min(entries.c.seq))
            )
            found = connection.execute(asked).all()
        yield from ((about, noun) for about, noun in found)

    def head(self) -> Head:
        """Return how many entries there are and the hash of the last."""
        with reading(self._engine) as connection:
            return _end(connection, self.name)[1]

    def verify(self, head: Head | None = None) -> Verdict:
        """
        Return whether every entry is in its place and unchanged, and a head noted earlier is part of the chain.

        What is kept beside the entries for quick reading is held against them too.
        """
        from comity.store.item_check import ItemCheck

        with reading(self._engine, one_moment=True) as connection:
            number, end = _end(connection, self.name)
            check = ItemCheck(connection, number)
            verdict = verified(_all(connection, self.name, check.see), end, head)
            return check.verdict(verdict) if verdict.whole else verdict

    def there(self) -> bool:
        """Return whether the store knows the ledger; one without an entry is not written down."""
        with reading(self._engine) as connection:
            return _end(connection, self.name)[0] != 0

    def others(self) -> tuple[str, ...]:
        """Return the names of all other ledgers of the store."""
        with reading(self._engine) as connection:
            asked = sa.select(ledgers.c.name).where(ledgers.c.name != self.name).order_by(ledgers.c.name)
            return tuple(connection.scalars(asked))

    def homeless(self) -> int:
        """Return how many entries of the store belong to no ledger: somebody took that one away."""
        with reading(self._engine) as connection:
            asked = sa.select(sa.func.count()).where(entries.c.ledger_id.not_in(sa.select(ledgers.c.id)))
            return int(connection.scalar(asked.select_from(entries)) or 0)

    def columns(self, as_of: dt.date | None = None) -> Columns:
        """
        Return the items as columns of numbers and all else as nouns: the quick way to the posteriors of a million.

        They are read from what each append keeps beside its entries; :meth:`verify` holds the two together.
        """
        from comity.store.columns import columns

        with reading(self._engine, one_moment=True) as connection:
            number, _ = _end(connection, self.name)
            return columns(connection, number, self.name, as_of, partial(reading, self._engine))

    def bearing_on(self, claims: Collection[str], as_of: dt.date | None = None) -> Evidence:
        """
        Return the evidence of a day with only these claims and their rivals, and the items and leads on them.

        Only the entries about these are read as nouns, so that one claim of a million items is answered at once.
        """
        from comity.store.bearing import bearing_on

        with reading(self._engine, one_moment=True) as connection:
            number, _ = _end(connection, self.name)
            return bearing_on(connection, number, self.name, claims, as_of)

    def renew(self) -> None:
        """Make the numbers that :meth:`columns` reads anew from the entries."""
        with writing(self._engine) as connection:
            number, _ = _held(connection, self.name)
            renew_items(connection, number, _parts(_all(connection, self.name)))


def _held(connection: Connection, name: str) -> tuple[int, Head]:
    """Return the number of a ledger and its end, which nobody else can move until the transaction is over."""
    asked = sa.select(ledgers.c.id, ledgers.c.entries, ledgers.c.head).where(ledgers.c.name == name).with_for_update()
    row = connection.execute(asked).one_or_none()
    if row is None:
        # two programs may come here at once: the second waits for the first, and finds its row
        make = sa.text(
            "INSERT INTO ledger (name, made, entries, head, words) VALUES (:name, :made, 0, :head, 0) "
            "ON CONFLICT DO NOTHING"
        )
        connection.execute(make, {"name": name, "made": _now(), "head": BEGINNING})
        row = connection.execute(asked).one()
    return row.id, Head(row.entries, row.head)


def _end(connection: Connection, name: str) -> tuple[int, Head]:
    asked = sa.select(ledgers.c.id, ledgers.c.entries, ledgers.c.head).where(ledgers.c.name == name)
    row = connection.execute(asked).one_or_none()
    return (0, Head()) if row is None else (row.id, Head(row.entries, row.head))


def _last(connection: Connection, number: int, about: Collection[Key]) -> dict[Key, Mark]:
    asked = (entries.c.about, entries.c.noun, entries.c.seq, entries.c.hash, entries.c.kind)
    return {(of, n): Mark(s, h, k == WITHDRAWAL) for of, n, s, h, k in entries_about(connection, number, about, asked)}


def _page(connection: Connection, name: str, since: int) -> Sequence[Sequence[Any]]:
    of = sa.select(ledgers.c.id).where(ledgers.c.name == name).scalar_subquery()
    asked = sa.select(*COLUMNS).where(entries.c.ledger_id == of, entries.c.seq > since)
    return connection.execute(asked.order_by(entries.c.seq).limit(PAGE)).all()


def _all(connection: Connection, name: str, see: Callable[[Entry], object] = id) -> Iterator[Entry]:
    """Yield every entry, looked at closely, after it was shown to a function."""
    since = -(2**62)  # a row with a number below 1 is one too many
    while page := _page(connection, name, since):
        for row in page:
            entry = entry_of(row, name, to_the_letter=True)
            see(entry)
            yield entry
        since = page[-1][0]


def _parts(found: Iterator[Entry]) -> Iterator[tuple[Entry, ...]]:
    while part := tuple(islice(found, PAGE)):
        yield part


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
