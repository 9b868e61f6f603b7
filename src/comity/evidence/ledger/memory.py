"""A ledger that lasts as long as the program runs."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from comity.errors import Problem, Where
from comity.evidence.ledger.book import Head, Mark, MovedOnError, Verdict
from comity.evidence.ledger.chain import chained, verified
from comity.evidence.ledger.entry import Draft, Entry, Key


class MemoryLedger:
    """
    Keeps entries as long as the program runs; nothing is written.

    Examples
    --------
    >>> ledger = MemoryLedger()
    >>> ledger.append([Draft("claim", "c1", {"text": "The bridge is open."})])[0].seq
    1
    >>> ledger.head().count, ledger.verify().whole
    (1, True)
    """

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._about: dict[Key, list[Entry]] = {}
        self._writing = threading.Lock()

    def append(self, drafts: Sequence[Draft], after: Head | None = None) -> tuple[Entry, ...]:
        """Enter drafts in their order, all or none, and return the entries."""
        with self._writing:
            head = self.head()
            if after is not None and after != head:
                raise moved_on(after, head)
            added = chained(drafts, head, self.last)
            self._entries.extend(added)
            for entry in added:
                self._about.setdefault(entry.about, []).append(entry)
            return added

    def entries(self, since: int = 0) -> Iterator[Entry]:
        """Yield the entries whose number is above ``since``, oldest first."""
        yield from islice(self._entries, since, None)

    def last(self, about: Collection[Key]) -> Mapping[Key, Mark]:
        """Return the last entry about each of these things; what has none is left out."""
        last = ((key, self._about[key][-1]) for key in about if key in self._about)
        return {key: Mark(e.seq, e.hash, e.withdraws) for key, e in last}

    def history(self, about: Collection[Key]) -> Mapping[Key, tuple[Entry, ...]]:
        """Return every entry about each of these things, oldest first; what has none is left out."""
        return {key: tuple(self._about[key]) for key in about if key in self._about}

    def things(self, via: str) -> Iterator[Key]:
        """Yield once each what entries that came by this way are about, in the order of the first."""
        yield from dict.fromkeys(e.about for e in list(self._entries) if e.via == via)

    def head(self) -> Head:
        """Return how many entries there are and the hash of the last."""
        return Head(self._entries[-1].seq, self._entries[-1].hash) if self._entries else Head()

    def verify(self, head: Head | None = None) -> Verdict:
        """Return whether every entry is in its place and unchanged, and a head noted earlier is part of the chain."""
        return verified(self.entries(), self.head(), head)

    def close(self) -> None:
        """Do nothing: nothing is held open."""


def moved_on(after: Head, head: Head) -> MovedOnError:
    """Return the error for entries that were to follow a head which is no longer the last."""
    what = f"the ledger went on meanwhile: entry {after.count} was to be the last, and now it is entry {head.count}."
    return MovedOnError([Problem(Where("ledger", head.count), what, ("Look at what is new, and try again.",))])
