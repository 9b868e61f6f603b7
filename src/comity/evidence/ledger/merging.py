"""Two logs that parted: what one says and the other does not yet is entered at the end of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from comity.case.wording import shown
from comity.evidence.ledger.book import Head, Ledger, MovedOnError, so_many
from comity.evidence.ledger.chain import link
from comity.evidence.ledger.entry import Draft, Entry, Key
from comity.evidence.ledger.importing import Placed, opened, whole_file
from comity.evidence.ledger.plain import canonical
from comity.evidence.ledger.references import named_by

_TRIES = 20


@dataclass(frozen=True, slots=True)
class Merged:
    """
    What a merge did.

    ``added`` and ``already`` count entries of the file that were entered, and that the ledger had, as they are or in
    other words the same. ``differs`` are things, with the line of the file, of which ledger and file say different
    things: the ledger was left as it is. ``head`` is its end afterwards.
    """

    added: int
    already: int
    differs: tuple[tuple[Key, int], ...]
    head: Head

    def sentences(self) -> tuple[str, ...]:
        """Return what was done in words."""
        told = [f"{so_many(self.added)} added; {self.already:,} there already."]
        if self.differs:
            first = ", ".join(f"the {kind} {shown(name)} (line {line})" for (kind, name), line in self.differs[:6])
            more = f", and {len(self.differs) - 6:,} more" if len(self.differs) > 6 else ""
            told.append(f"Left as the ledger has it, because the file says something else: {first}{more}.")
        return tuple(told)

    def to_json(self) -> dict[str, Any]:
        """Return what was done as plain values."""
        differs = [{"kind": kind, "id": name, "line": line} for (kind, name), line in self.differs]
        return {"added": self.added, "already": self.already, "differs": differs, "head": self.head.to_json()}


def merge_file(ledger: Ledger, path: Path, shown: str = "") -> Merged:
    """Merge a file of JSON lines into a ledger, see :func:`merge_lines`; ``shown`` is its name in messages."""
    with opened(path, shown or str(path)) as stream:
        return merge_lines(ledger, stream, shown or str(path))


def merge_lines(ledger: Ledger, stream: BinaryIO, file: str) -> Merged:
    """
    Enter what a file says and a ledger does not yet, at the end of the ledger, all or none (conventions §72).

    For two logs that parted, which an import refuses. Entries keep who entered them, by which way and when; their
    hashes are new where they follow another entry. An entry is the same as one of the ledger where both say the
    same of the same thing from the same day on, and correct the same. Where both corrected one thing, or gave one id
    to two things, the ledger is left as it is, and so is what names such an id; all of that is told. A file that
    merely goes on where the ledger ends is imported with its hashes.

    Raises
    ------
    LedgerError
        The file is damaged, or what it adds does not fit the ledger.

    Examples
    --------
    >>> import io
    >>> from comity.evidence.ledger.lines import lines_of
    >>> from comity.evidence.ledger.memory import MemoryLedger
    >>> mine, theirs = MemoryLedger(), MemoryLedger()
    >>> for ledger, name in ((mine, "c1"), (theirs, "c2")):
    ...     _ = ledger.append([Draft("source", "s1", {}), Draft("claim", name, {"text": "It is so."})])
    >>> merge_lines(mine, io.BytesIO("".join(lines_of(theirs)).encode()), "theirs.jsonl").sentences()
    ('1 entry added; 1 there already.',)
    >>> [e.id for e in mine.entries()]
    ['s1', 'c1', 'c2']
    """
    placed = whole_file(stream, file)
    for left in range(_TRIES, 0, -1):
        try:
            return _merge(ledger, placed)
        except MovedOnError:  # another program entered something between looking and entering
            if left == 1:
                raise
    raise AssertionError


@dataclass(slots=True)
class _Joining:
    """Where a merge stands: the end of the log, what it says of each thing, and which hashes stand for which."""

    head: Head
    versions: dict[Key, list[Entry]]
    stands_for: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    differs: dict[Key, int] = field(default_factory=dict)
    strange: set[Key] = field(default_factory=set)
    """Ids that mean one thing in the ledger and another in the file."""

    def take(self, placed: Placed) -> None:
        """Take the next entry of the file."""
        where, entry = placed
        corrects = self.stands_for.get(entry.corrects) if entry.corrects else ""
        known = self.versions.setdefault(entry.about, [])
        twin = next((x for x in known if x.hash == entry.hash or (x.corrects == corrects and _same(x, entry))), None)
        last = known[-1].hash if known else ""
        if twin is not None:
            self.stands_for[entry.hash] = twin.hash
        elif corrects != last or not self.strange.isdisjoint(named_by(entry.kind, entry.id, entry.body)):
            self.differs.setdefault(entry.about, where.line)
            if not entry.corrects or entry.about in self.strange:
                self.strange.add(entry.about)
        else:
            draft = replace(entry.draft(), corrects=corrects, where=where)
            added = link(draft, entry.recorded, self.head)
            self.head = Head(added.seq, added.hash)
            self.stands_for[entry.hash] = added.hash
            self.drafts.append(draft)
            known.append(added)


def _merge(ledger: Ledger, placed: Sequence[Placed]) -> Merged:
    head = ledger.head()
    history = ledger.history({entry.about for _, entry in placed})
    joining, before = _joined(placed, head, history, set()), set[Key]()
    while joining.strange != before:  # something may be named before the line that shows that it is another thing
        before = joining.strange
        joining = _joined(placed, head, history, set(before))
    if joining.drafts:
        ledger.append(joining.drafts, after=head)
    added = len(joining.drafts)
    return Merged(added, len(joining.stands_for) - added, tuple(joining.differs.items()), joining.head)


def _joined(
    placed: Sequence[Placed], head: Head, history: Mapping[Key, Sequence[Entry]], strange: set[Key]
) -> _Joining:
    joining = _Joining(head, {key: list(entries) for key, entries in history.items()}, strange=strange)
    for one in placed:
        joining.take(one)
    return joining


def _same(one: Entry, other: Entry) -> bool:
    return (one.kind, one.date) == (other.kind, other.date) and canonical(one.body) == canonical(other.body)
