"""Entries from a file into a ledger: with the same hashes, all or none, and as often as one likes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from comity.errors import Problem, Where
from comity.evidence.ledger.book import Head, Ledger, LedgerError, MovedOnError, so_many
from comity.evidence.ledger.chain import hash_of
from comity.evidence.ledger.entry import BEGINNING, Entry
from comity.evidence.ledger.lines import counted_out, read_lines
from comity.evidence.ledger.recording import is_moment

MOST_PROBLEMS = 200
"""How many problems of a file are told; the rest are counted."""
_TRIES = 20

Placed = tuple[Where, Entry]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many entries of a file were new, how many the ledger had already, and its end afterwards."""

    added: int
    already: int
    head: Head

    def sentences(self) -> tuple[str, ...]:
        """Return what was done in words."""
        if not self.added and not self.already:
            return ("The file holds no entries: nothing was added. Look whether the export was cut off.",)
        if not self.added:
            all_of_them = f"all {so_many(self.already)} of the file" if self.already > 1 else "the whole file"
            return (f"Nothing new: the ledger has {all_of_them} already.",)
        had = f"; {self.already:,} there already" if self.already else ""
        return (f"{so_many(self.added)} added{had}. The ledger has {so_many(self.head.count)} now.",)

    def to_json(self) -> dict[str, Any]:
        """Return what was done as plain values."""
        return {"added": self.added, "already": self.already, "head": self.head.to_json()}


def import_file(ledger: Ledger, path: Path, shown: str = "") -> Imported:
    """Import a file of JSON lines, see :func:`import_lines`; ``shown`` is its name in messages."""
    with opened(path, shown or str(path)) as stream:
        return import_lines(ledger, stream, shown or str(path))


@contextmanager
def opened(path: Path, shown: str) -> Iterator[BinaryIO]:
    """Open a file of JSON lines; where it cannot be read, say so in words."""
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as e:
        raise LedgerError([Problem(Where(shown), f"the file cannot be read ({e.strerror}).", ("Check it.",))]) from e


def import_lines(ledger: Ledger, stream: BinaryIO, file: str) -> Imported:
    """
    Enter the entries of a file that follow what a ledger has, with the hashes that they have in the file.

    The file is looked at whole before anything is entered: each line, each hash, each place in the chain, what each
    entry names. If anything is wrong, nothing is entered, and every problem names its line. The entries that the
    ledger has already must be the same; doing it twice adds nothing (conventions §72).

    Parameters
    ----------
    ledger : Ledger
        Where they are entered.
    stream : binary stream
        JSON lines, as :func:`comity.evidence.ledger.lines.lines_of` gives them.
    file : str
        The name of the file in messages.

    Raises
    ------
    LedgerError
        The file is damaged or was changed, or it and the ledger are two different logs.

    Examples
    --------
    >>> import io
    >>> from comity.evidence.ledger.lines import lines_of
    >>> from comity.evidence.ledger.memory import MemoryLedger
    >>> one, other = MemoryLedger(), MemoryLedger()
    >>> from comity.evidence.ledger.entry import Draft
    >>> _ = one.append([Draft("claim", "c1", {"text": "The bridge is open."})])
    >>> text = "".join(lines_of(one)).encode()
    >>> import_lines(other, io.BytesIO(text), "river.jsonl").added, other.head() == one.head()
    (1, True)
    >>> import_lines(other, io.BytesIO(text), "river.jsonl").sentences()
    ('Nothing new: the ledger has the whole file already.',)
    """
    placed = whole_file(stream, file)
    for left in range(_TRIES, 0, -1):
        try:
            return _enter(ledger, placed)
        except MovedOnError:  # another program entered something between looking and entering
            if left == 1:
                raise
    raise AssertionError


def whole_file(stream: BinaryIO, file: str) -> list[Placed]:
    """Return every entry of a file whose chain is whole in itself; raise with every problem where it is not."""
    placed: list[Placed] = []
    problems: list[Problem] = []
    before: Head | None = None
    for where, found in counted_out(read_lines(stream, file)):
        if isinstance(found, Problem):
            problems.append(found)
            before = None
            continue
        what = _misplaced(found, before)
        if what:
            problems.append(Problem(where, what, ("Take the file, or the line, from a good copy.",)))
        before = Head(found.seq, found.hash)
        placed.append((where, found))
    _raise(problems)
    return placed


def _misplaced(entry: Entry, before: Head | None) -> str:
    """Return why an entry is not what its hash says, or does not follow the line before it; empty where all is well."""
    try:
        own = hash_of(entry.draft(), entry.recorded, entry.previous)
    except (ValueError, RecursionError):  # infinity, half of a character pair, values within values
        return f"entry {entry.seq} holds something that is no plain value."
    if not is_moment(entry.recorded):
        return f"entry {entry.seq} does not say when it was recorded."
    if own != entry.hash:
        return f"entry {entry.seq} does not say what it said when it was entered: its hash is another."
    if before is not None and (entry.seq != before.count + 1 or entry.previous != before.hash):
        return f"entry {entry.seq} does not follow entry {before.count}: a line was removed, added or moved."
    if (entry.seq == 1) != (entry.previous == BEGINNING):
        return f"entry {entry.seq} cannot be the number {entry.seq} of its chain."
    return ""


def _enter(ledger: Ledger, placed: Sequence[Placed]) -> Imported:
    head = ledger.head()
    if not placed:
        return Imported(0, 0, head)
    first, last = placed[0][1], placed[-1][1]
    if first.seq > head.count + 1:
        what = f"the file begins with entry {first.seq:,}, and the ledger ends with entry {head.count:,}."
        raise LedgerError([Problem(placed[0][0], what, ("Import the file with the entries between them first.",))])
    _same_log(ledger, placed)
    new = [replace(e.draft(), where=where) for where, e in placed if e.seq > head.count]
    if not new:
        return Imported(0, len(placed), head)
    added = ledger.append(new, after=head)
    assert added[-1].hash == last.hash, "a chain that follows the head has the hashes of the file"
    return Imported(len(new), len(placed) - len(new), Head(last.seq, last.hash))


def _same_log(ledger: Ledger, placed: Sequence[Placed]) -> None:
    """Raise where a ledger has another entry than a file at the same place, or before the first of the file."""
    at = {e.seq: (where, e) for where, e in placed}
    first = placed[0][1].seq
    for own in ledger.entries(max(first - 2, 0)):
        if own.seq == first - 1 and own.hash != placed[0][1].previous:
            raise _parted(placed[0][0], own, "follows another entry")
        if own.seq in at and own.hash != at[own.seq][1].hash:
            raise _parted(at[own.seq][0], own, "is another")
        if own.seq > placed[-1][1].seq:
            return


def _parted(where: Where, own: Entry, how: str) -> LedgerError:
    kind, name = own.about
    what = (
        f"the entry in this line {how}: file and ledger are two logs, which part at entry {own.seq} "
        f'(in the ledger: the {kind} "{name[:60]}", {own.recorded}).'
    )
    return LedgerError(
        [
            Problem(
                where,
                what,
                ("To take over what it says beside that: import --merge. Or import it into another ledger.",),
            )
        ]
    )


def _raise(problems: Sequence[Problem]) -> None:
    if len(problems) > MOST_PROBLEMS:
        more = f"{len(problems) - MOST_PROBLEMS:,} more lines of this file are damaged."
        rest = Problem(Where(problems[0].where.file), more, ("Take the file from a good copy.",))
        problems = [*problems[:MOST_PROBLEMS], rest]
    if problems:
        raise LedgerError(problems)
