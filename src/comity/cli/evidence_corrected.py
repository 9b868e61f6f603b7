"""What a row corrects or withdraws: the entry that stands, found by an id, a number or the beginning of a hash."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from comity.errors import Problem, Where, did_you_mean

if TYPE_CHECKING:
    from comity.evidence.ledger.book import Ledger
    from comity.evidence.ledger.entry import Entry, Key

_ALL = "`comity evidence list --entries` shows all."
_HASH = 8  # digits from which on the beginning of a hash is one


def standing(ledger: Ledger, about: Key) -> Entry | None:
    """Return the last entry about something; None where there is none."""
    history = ledger.history([about]).get(about, ())
    return history[-1] if history else None


def corrected(ledger: Ledger, kind: str, said: str, where: Where) -> Entry | Problem:
    """
    Return the entry that a row of a kind corrects.

    Parameters
    ----------
    ledger : Ledger
    kind : str
        Of the row.
    said : str
        An id; the number of an entry; or the beginning of its hash, eight digits or more.
    where : Where
        Where the row stands, for messages.
    """
    found = standing(ledger, (kind, said))
    if found is not None:
        return found
    named = list(_named(ledger, said))
    if len(named) > 1:
        return Problem(where, f'several entries have a hash that begins with "{said[:60]}".', ("Give more of it.",))
    if not named:
        hint = did_you_mean(said[:60], [e.about[1] for e in ledger.entries() if e.about[0] == kind])
        return Problem(where, f'there is no {kind} "{said[:60]}" in the ledger to correct.', (hint or _ALL,))
    entry = named[0]
    if entry.about[0] != kind:
        what = (
            f'entry {entry.seq} is about the {entry.about[0]} "{entry.about[1][:60]}", and the row is of kind {kind}.'
        )
        return Problem(where, what, (f"Write {entry.about[0]} instead of {kind}, or name another entry.",))
    last = standing(ledger, entry.about)
    if last is not None and last.hash != entry.hash:
        done = "withdrawn" if last.withdraws else "corrected"
        what = f"entry {entry.seq} was {done} since: entry {last.seq} stands in its place."
        return Problem(where, what, (f"Correct that one: --corrects {last.seq}",))
    return entry


def _named(ledger: Ledger, said: str) -> Iterator[Entry]:
    """Yield the entries that have a number, or whose hash begins so."""
    if said.isascii() and said.isdecimal() and len(said) <= 15 and int(said) > 0:
        yield from islice((e for e in ledger.entries(int(said) - 1) if e.seq == int(said)), 1)
    if len(said) >= _HASH:
        yield from (e for e in ledger.entries() if e.hash.startswith(said.lower()))
