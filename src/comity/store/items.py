"""Items kept once more as numbers, in the transaction of their entries; they can be checked and made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from comity.evidence.ledger.entry import Entry
from comity.store.packing import LAYOUT, Packer, words_of
from comity.store.schema import entries, ledgers, numbers, words

ITEM = "item"
BLOCK = 16_384  # records in one row at most: one megabyte
ASKED = 500  # names in one question
READ = 64  # rows of numbers read at once


def add_items(connection: Connection, ledger: int, added: Sequence[Entry]) -> None:
    """Keep the items among entries as numbers too; the entries are in their table already."""
    items = [e for e in added if e.about[0] == ITEM]
    if not items:
        return
    packer = Packer(_numbered(connection, ledger, {w for e in items for w in words_of(e)}))
    size = BLOCK * LAYOUT.size
    # entries are never cut in two: what an entry says stands in one row
    block: list[bytes] = []
    first, filled = items[0].seq, 0
    for entry in items:
        if filled >= size:
            _keep(connection, ledger, first, block)
            block, first, filled = [], entry.seq, 0
        block.append(packer.packed(entry, root_of(connection, ledger, entry)))
        filled += len(block[-1])
    _keep(connection, ledger, first, block)


def root_of(connection: Connection, ledger: int, entry: Entry) -> int:
    """Return the number of the first entry about the item that an entry is about."""
    if not entry.corrects:
        return entry.seq
    asked = sa.select(sa.func.min(entries.c.seq)).where(
        entries.c.ledger_id == ledger, entries.c.about == ITEM, entries.c.noun == entry.id
    )
    return int(connection.scalar(asked) or entry.seq)


def renew_items(connection: Connection, ledger: int, found: Iterable[Sequence[Entry]]) -> None:
    """Throw the numbers away and make them anew from the entries, which come in parts, oldest first."""
    for table in (numbers, words):
        connection.execute(sa.delete(table).where(table.c.ledger_id == ledger))
    connection.execute(sa.update(ledgers).where(ledgers.c.id == ledger).values(words=0))
    for part in found:
        add_items(connection, ledger, part)


def all_words(connection: Connection, ledger: int) -> dict[str, int]:
    """Return every word that has a number."""
    asked = sa.select(words.c.word, words.c.number).where(words.c.ledger_id == ledger)
    return {word: number for word, number in connection.execute(asked).all()}  # noqa: C416 rows are no pairs


def words_counted(connection: Connection, ledger: int) -> int:
    """Return how many words have a number, as the ledger itself counts them."""
    return int(connection.scalar(sa.select(ledgers.c.words).where(ledgers.c.id == ledger)) or 0)


def blocks(connection: Connection, ledger: int) -> Iterator[bytes]:
    """Yield the records of a ledger as they are kept, oldest first."""
    since = -(2**62)
    while True:
        asked = (
            sa.select(numbers.c.first, numbers.c.packed)
            .where(numbers.c.ledger_id == ledger, numbers.c.first > since)
            .order_by(numbers.c.first)
            .limit(READ)
        )
        page = connection.execute(asked).all()
        if not page:
            return
        yield from (bytes(packed) for _, packed in page)
        since = page[-1][0]


def _numbered(connection: Connection, ledger: int, asked: set[str]) -> dict[str, int]:
    """Return the numbers of words; those that have none get the next ones."""
    found: dict[str, int] = {}
    names = sorted(asked)
    for start in range(0, len(names), ASKED):
        known = sa.select(words.c.word, words.c.number).where(
            words.c.ledger_id == ledger, words.c.word.in_(names[start : start + ASKED])
        )
        found.update((word, number) for word, number in connection.execute(known))
    new = [n for n in names if n not in found]
    if new:
        own = ledgers.c.id == ledger
        begin = words_counted(connection, ledger)
        connection.execute(sa.update(ledgers).where(own).values(words=begin + len(new)))
        fresh = {name: begin + k for k, name in enumerate(new)}
        connection.execute(sa.insert(words), [{"ledger_id": ledger, "number": n, "word": w} for w, n in fresh.items()])
        found.update(fresh)
    return found


def _keep(connection: Connection, ledger: int, first: int, block: Sequence[bytes]) -> None:
    row = {"ledger_id": ledger, "first": first, "packed": b"".join(block)}
    connection.execute(sa.insert(numbers).values(row))
