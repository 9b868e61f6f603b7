"""What bears on a few claims of a ledger, as nouns: the items of all other claims are left where they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy.engine import Connection

from comity.case.evidence import Evidence, Item
from comity.evidence.ledger.entry import Entry
from comity.evidence.ledger.replay import replay
from comity.evidence.posterior.rivals import sets_of_rivals
from comity.store.columns import as_nouns, numbered, readable, records_of, standing
from comity.store.items import all_words


def bearing_on(
    connection: Connection, ledger: int, name: str, claims: Collection[str], as_of: dt.date | None
) -> Evidence:
    """
    Return the evidence of a day with only these claims and their rivals, and the items and leads that bear on them.

    Where they stand follows from that: what an origin or a set of dependent origins says of other claims does not
    count for these. Claims that are not known are left out.
    """
    others = as_nouns(connection, ledger, name)
    frame = replay(others, as_of)
    chosen = _with_rivals(frame, claims)
    records = standing(records_of(connection, ledger), as_of)
    words = all_words(connection, ledger)
    readable(records, words, name)
    asked = [words[c] for c in chosen if c in words]
    numbers = np.unique(records["seq"][np.isin(records["claim"], asked)])
    return _only(replay(_joined(others, numbered(connection, ledger, name, numbers.tolist())), as_of), chosen)


def _with_rivals(frame: Evidence, claims: Collection[str]) -> set[str]:
    there = {c.id: c for c in frame.claims}
    chosen = {c for c in claims if c in there}
    for rivals in sets_of_rivals(there):
        if chosen.intersection(rivals):
            chosen.update(rivals)
    return chosen


def _joined(others: Sequence[Entry], items: Collection[Entry]) -> list[Entry]:
    """Return entries in the order of the log, each once: items that somebody judged are among the others already."""
    found = {e.seq: e for e in (*others, *items)}
    return [found[seq] for seq in sorted(found)]


def _only(whole: Evidence, chosen: set[str]) -> Evidence:
    items = tuple(i for i in whole.items if _claims_of(i) & chosen)
    there = {i.id for i in items}
    return replace(
        whole,
        claims=tuple(c for c in whole.claims if c.id in chosen),
        items=items,
        judgements=tuple(j for j in whole.judgements if j.item in there),
        leads=tuple(lead for lead in whole.leads if chosen.intersection(c for c, _ in lead.seen)),
    )


def _claims_of(item: Item) -> set[str]:
    return {item.claim, *(c for c, _ in item.also)}
