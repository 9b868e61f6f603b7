"""Whether the numbers that are kept beside entries for quick reading say what the entries say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from sqlalchemy.engine import Connection

from comity.evidence.ledger.book import Head, Verdict
from comity.evidence.ledger.entry import Entry
from comity.store.items import ITEM, all_words, blocks, root_of, words_counted
from comity.store.packing import FIELDS, LAYOUT, Packer

TOGETHER = 4096  # entries held against their numbers at once
# the entries themselves are in order then: nothing is lost
_WRONG = "it is as it was entered, but the numbers that are kept beside it for quick reading say something else."
_RENEW = "`comity evidence verify CASE --renew` makes the numbers anew from the entries, which are not touched."


class ItemCheck:
    """Is shown every entry of a ledger, oldest first, and finds the first whose numbers are wrong."""

    def __init__(self, connection: Connection, ledger: int) -> None:
        self._connection = connection
        self._ledger = ledger
        words = all_words(connection, ledger)
        self._packer = Packer(words)
        self._two_of_one = len(set(words.values())) < len(words)
        self._miscounted = len(words) != words_counted(connection, ledger)
        self._blocks = blocks(connection, ledger)
        self._rest = b""
        self._seen: list[Entry] = []
        self._wrong: Head | None = None

    def see(self, entry: Entry) -> None:
        """Take the next entry."""
        if self._wrong is None and entry.about[0] == ITEM:
            self._seen.append(entry)
            if len(self._seen) >= TOGETHER:
                self._compare()

    def verdict(self, so_far: Verdict) -> Verdict:
        """Return the verdict on a ledger whose entries are in order."""
        self._compare()
        if self._wrong is None and (self._taken(1) or self._miscounted):
            self._wrong = so_far.head
        if self._wrong is None:
            return so_far
        return replace(so_far, head=self._wrong, broken_at=self._wrong.count + 1, what=_WRONG, way_out=_RENEW)

    def _compare(self) -> None:
        seen, self._seen = self._seen, []
        if seen and self._two_of_one:  # two words with one number: no record can be read for sure
            self._wrong = _before(seen[0])
            return
        made: list[bytes] = []
        for entry in seen:
            try:
                made.append(self._packer.packed(entry, root_of(self._connection, self._ledger, entry)))
            except (KeyError, TypeError, ValueError, AttributeError):
                self._wrong = _before(entry)
                break
        wanted = b"".join(made)
        stored = self._taken(len(wanted))
        if stored != wanted:
            at = _first_difference(wanted, stored)
            by_seq = {e.seq: e for e in seen}
            if at is not None:
                self._wrong = _before(by_seq[at])

    def _taken(self, size: int) -> bytes:
        while len(self._rest) < size:
            more = next(self._blocks, None)
            if more is None:
                break
            self._rest += more
        found, self._rest = self._rest[:size], self._rest[size:]
        return found


def _before(entry: Entry) -> Head:
    return Head(entry.seq - 1, entry.previous)


def _first_difference(wanted: bytes, stored: bytes) -> int | None:
    """Return the number of the first entry whose records differ; the last bits of a logarithm do not count."""
    whole = len(stored) - len(stored) % LAYOUT.size
    right = np.frombuffer(wanted, np.dtype(list(FIELDS)))
    other = np.frombuffer(stored[:whole], np.dtype(list(FIELDS)))
    same = np.ones(len(other), bool)
    for name, kind in FIELDS:
        a, b = right[name][: len(other)], other[name]
        # machines differ in the last bit of a logarithm
        same &= np.isclose(a, b, rtol=1e-12, atol=1e-15, equal_nan=True) if kind == "<f8" else a == b
    if same.all():
        return int(right["seq"][len(other)]) if len(other) < len(right) else None
    return int(right["seq"][np.argmin(same)])
