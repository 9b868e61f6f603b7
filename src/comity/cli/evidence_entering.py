"""Entering rows and files in the ledger of a case, and holding it against a head that was noted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from comity.cli.evidence_place import opened, place_to_write
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.case.nouns import Case
    from comity.cli.evidence_rows import Given
    from comity.evidence.ledger.book import Ledger, Verdict
    from comity.evidence.ledger.entry import Entry
    from comity.evidence.ledger.importing import Imported
    from comity.evidence.ledger.merging import Merged


def enter(case: Case, rows: Sequence[Given], store: str | None, by: str, date: str | None) -> tuple[Entry, ...]:
    """
    Enter rows in the ledger of a case, after the rows of the case itself: all, or none.

    Where there is no store yet they are tried in memory first, so that one is only made for rows that fit.
    """
    from comity.cli.evidence_drafts import drafts
    from comity.study.evidence import book_of

    place = place_to_write(case, store)
    if not place.there:
        book = book_of(case, None)
        book.append(drafts(rows, book, by, date))
    with opened(place) as ledger:
        book = book_of(case, ledger)
        return book.append(drafts(rows, book, by, date))


def take_over(case: Case, file: Path, store: str | None) -> Imported:
    """
    Enter the entries of a file of JSON lines: all, or none.

    The rows of the case are not entered before: a file that was exported begins with them, and an empty ledger takes
    it over with its hashes.
    """
    from comity.evidence.ledger.importing import import_file
    from comity.evidence.ledger.memory import MemoryLedger

    place = place_to_write(case, store)
    if not place.there:
        import_file(MemoryLedger(), file)
    with opened(place) as ledger:
        return import_file(ledger, file)


def join(case: Case, file: Path, store: str | None) -> Merged:
    """
    Enter what a file of JSON lines says and the ledger does not, though the two logs parted: all of it that fits.

    The rows of the case are entered before: what the ledger says counts where the file says something else.
    """
    from comity.evidence.ledger.merging import merge_file
    from comity.study.evidence import book_of

    place = place_to_write(case, store)
    if not place.there:
        merge_file(book_of(case, None), file)
    with opened(place) as ledger:
        return merge_file(book_of(case, ledger), file)


def verdict(ledger: Ledger, noted: str | None) -> Verdict:
    """
    Return whether a ledger is whole, held against a head that was noted: its hash, or COUNT:HASH.

    Raises
    ------
    UsageError
        What was noted is no hash.
    """
    from comity.evidence.ledger.book import Head, Verdict

    if noted is None:
        return ledger.verify()
    count, _, digest = noted.strip().lower().rpartition(":")
    if len(digest) != 64 or set(digest) - set("0123456789abcdef") or (count and not count.isdecimal()):
        raise UsageError("--head takes the hash of an entry, 64 letters and digits, or COUNT:HASH as verify prints it.")
    if count:
        return ledger.verify(Head(int(count), digest))
    plain = ledger.verify()
    if not plain.whole:
        return plain
    place = next((Head(e.seq, e.hash) for e in ledger.entries() if e.hash == digest), None)
    if place is not None:
        return ledger.verify(place)
    what = "no entry has the hash that was noted: the end was cut off, or the ledger was written anew."
    return Verdict(plain.head, plain.head.count + 1, what, Head(0, digest))
