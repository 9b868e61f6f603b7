"""Entries as rows of a table, and back."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from comity.errors import Problem, Where
from comity.evidence.ledger.book import LedgerError
from comity.evidence.ledger.entry import Entry, Key
from comity.evidence.ledger.plain import MAX_BODY, as_text
from comity.store.schema import entries

COLUMNS: tuple[sa.Column[Any], ...] = (
    entries.c.seq,
    entries.c.kind,
    entries.c.noun,
    entries.c.body,
    entries.c.date,
    entries.c.recorded,
    entries.c.by,
    entries.c.via,
    entries.c.corrects,
    entries.c.previous,
    entries.c.hash,
    entries.c.about,
)
"""What is read of a row, in the order in which :func:`entry_of` takes it."""


# The index on what entries are about gives their numbers, and these give the rows. Asked in one step, SQLite would
# rather go through the whole ledger: it does not know how long it is.
_FOUND = entries.alias("found")
ASKED = 500  # names in one question


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _no_number(name: str) -> Any:
    raise ValueError(name)


_BODIES = json.JSONDecoder(parse_float=_finite, parse_constant=_no_number)  # NaN and infinity are no plain values


def row_of(ledger: int, entry: Entry) -> dict[str, object]:
    """Return the row that keeps an entry of the ledger of this number."""
    return {
        "ledger_id": ledger,
        "seq": entry.seq,
        "kind": entry.kind,
        "about": entry.about[0],
        "noun": entry.id,
        "body": as_text(entry.body),
        "date": entry.date,
        "recorded": entry.recorded,
        "by": entry.by,
        "via": entry.via,
        "corrects": entry.corrects,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def entry_of(row: Sequence[Any], ledger: str, to_the_letter: bool = False) -> Entry:
    """
    Return the entry that a row keeps.

    Parameters
    ----------
    row : sequence
        The columns of :data:`COLUMNS`.
    ledger : str
        The name of its ledger, for messages.
    to_the_letter : bool
        Whether the text of the body must be the very one that comity writes: a key that stands in it twice, or other
        blanks, are a change that its hash does not show.

    Raises
    ------
    LedgerError
        What should be JSON is none, or what entries are looked up by says something else than they do: somebody
        changed the table by other means than comity.
    """
    seq, kind, noun, text, date, recorded, by, via, corrects, previous, own, about = row
    try:
        body = _BODIES.decode(text) if len(text) <= MAX_BODY else None
    except (ValueError, TypeError, RecursionError):
        body = None
    if not isinstance(body, Mapping) or (to_the_letter and as_text(body) != text):
        raise _changed(ledger, seq, "its body is not what was entered.")
    entry = Entry(seq, kind, noun, body, date, recorded, by, via, corrects, previous, own)
    if entry.about[0] != about:
        raise _changed(ledger, seq, "the table says that it is about something else than it is.")
    return entry


def about(
    connection: Connection, ledger: int, things: Collection[Key], columns: Sequence[sa.Column[Any]] = COLUMNS
) -> Iterator[Sequence[Any]]:
    """Yield columns of the entries about some things, of each thing oldest first."""
    for kind in sorted({k for k, _ in things}):
        names = sorted(n for k, n in things if k == kind)
        for start in range(0, len(names), ASKED):
            asked = (
                sa.select(*columns)
                .join(_FOUND, (_FOUND.c.ledger_id == entries.c.ledger_id) & (_FOUND.c.seq == entries.c.seq))
                .where(_FOUND.c.ledger_id == ledger, _FOUND.c.about == kind)
                .where(_FOUND.c.noun.in_(names[start : start + ASKED]))
                .order_by(_FOUND.c.noun, _FOUND.c.seq)
            )
            yield from connection.execute(asked)


def _changed(ledger: str, seq: int, what: str) -> LedgerError:
    way = "Put back a copy of the store, or look with: comity evidence verify"
    return LedgerError([Problem(Where(f"ledger {ledger}: entry {seq}"), what, (way,))])
