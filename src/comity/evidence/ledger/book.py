"""What evidence asks of a place where entries are kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from comity.errors import CaseError
from comity.evidence.ledger.entry import BEGINNING, Draft, Entry, Key


def so_many(number: int) -> str:
    """
    Return a number of entries in words.

    Examples
    --------
    >>> so_many(1), so_many(1200)
    ('1 entry', '1,200 entries')
    """
    return f"{number:,} {'entry' if number == 1 else 'entries'}"


class LedgerError(CaseError):
    """Entries cannot be added, read or trusted; ``problems`` holds every reason at once."""


class MovedOnError(LedgerError):
    """Somebody else entered something between looking and entering; look again and try again."""


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries a ledger has, and the hash of the last: note it elsewhere, and nobody can cut the end off."""

    count: int = 0
    hash: str = BEGINNING

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"

    def to_json(self) -> dict[str, Any]:
        """Return the head as plain values."""
        return {"count": self.count, "hash": self.hash}


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    Whether a ledger is whole.

    Parameters
    ----------
    head : Head
        The last entry up to which the chain holds.
    broken_at : int or None
        The number of the first entry that does not fit; None where all do.
    what : str
        What is wrong with it, in words; empty where nothing is.
    noted : Head or None
        The head that the ledger was held against.
    way_out : str
        What can be done about it.
    """

    head: Head
    broken_at: int | None = None
    what: str = ""
    noted: Head | None = None
    way_out: str = "Put back a copy of the store, or import a good export into a new one."

    @property
    def whole(self) -> bool:
        """Return True where every entry is in its place and says what it said when it was entered."""
        return self.broken_at is None

    def sentences(self) -> tuple[str, ...]:
        """Return the verdict in words, and what it cannot tell."""
        if not self.whole:
            good = (f"Before it all is in order: {so_many(self.head.count)}.",) if self.head.count else ()
            return (f"The ledger was changed: entry {self.broken_at}: {self.what}", *good, self.way_out)
        one = self.head.count == 1
        sure = f"All {so_many(self.head.count)} are in their place and as they were entered."
        sure = "The one entry is in its place and as it was entered." if one else sure
        if self.noted is not None:
            return (sure, f"The head noted at entry {self.noted.count:,} is still part of the chain.")
        return (sure, "Whether entries were cut off the end, only a head noted elsewhere can show.")

    def to_json(self) -> dict[str, Any]:
        """Return the verdict as plain values."""
        return {
            "whole": self.whole,
            "count": self.head.count,
            "head": self.head.hash,
            "broken_at": self.broken_at,
            "what": self.what,
            "noted": self.noted.to_json() if self.noted else None,
        }


@dataclass(frozen=True, slots=True)
class Mark:
    """The last entry about something: its number, its hash, and whether it took the thing back."""

    seq: int
    hash: str
    withdrawn: bool


class Ledger(Protocol):
    """
    A log of entries that only grows.

    What :meth:`append` has returned is safe: the program may be killed the next moment. Several programs may append
    at once; the chain has one order. :mod:`comity.testing.ledgers` checks these promises. Implementations make
    their entries with :func:`comity.evidence.ledger.chain.chained`, which refuses what does not fit.
    """

    def append(self, drafts: Sequence[Draft], after: Head | None = None) -> tuple[Entry, ...]:
        """
        Enter drafts in their order, all or none, and return the entries.

        ``after``: enter nothing and raise :class:`MovedOnError` unless this is the head at that moment. A
        :class:`LedgerError` holds every problem of every draft.
        """
        ...

    def entries(self, since: int = 0) -> Iterator[Entry]:
        """Yield the entries whose number is above ``since``, oldest first; they need not fit in memory together."""
        ...

    def last(self, about: Collection[Key]) -> Mapping[Key, Mark]:
        """Return the last entry about each of these things, withdrawals included; what has none is left out."""
        ...

    def history(self, about: Collection[Key]) -> Mapping[Key, tuple[Entry, ...]]:
        """Return every entry about each of these things, oldest first; what has none is left out."""
        ...

    def things(self, via: str) -> Iterator[Key]:
        """Yield once each what entries that came by this way (``via``) are about, in the order of the first."""
        ...

    def head(self) -> Head:
        """Return how many entries there are and the hash of the last."""
        ...

    def verify(self, head: Head | None = None) -> Verdict:
        """Return whether every entry is in its place and unchanged, and a head noted earlier is part of the chain."""
        ...

    def close(self) -> None:
        """Let go of what is held open."""
        ...
