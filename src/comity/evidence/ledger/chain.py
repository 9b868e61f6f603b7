"""The chain of hashes: what the hash of an entry covers, and finding the first entry that does not fit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from comity.errors import Problem, Where
from comity.evidence.ledger.book import Head, LedgerError, Verdict
from comity.evidence.ledger.checks import Looking, place, problems_of_content, problems_of_form, problems_of_place
from comity.evidence.ledger.entry import KINDS, Draft, Entry, Key
from comity.evidence.ledger.plain import canonical, copied
from comity.evidence.ledger.recording import moment


def hash_of(draft: Draft, recorded: str, previous: str) -> str:
    """
    Return the SHA-256 of an entry, as hexadecimal digits (conventions §70).

    It covers the canonical JSON of every field but ``seq``. The hash before it is one of them, so the hash of the last
    entry covers the whole ledger and its order.

    Examples
    --------
    >>> one = Draft("claim", "c1", {"text": "The bridge is open."})
    >>> hash_of(one, "2025-11-12T09:30:00Z", "0" * 64)[:12]
    'ee85fc18f136'
    """
    return _hash(draft, canonical(draft.body), recorded, previous)


def _hash(draft: Draft | Entry, body: str, recorded: str, previous: str) -> str:
    beside = {
        "by": draft.by,
        "corrects": draft.corrects,
        "date": draft.date,
        "id": draft.id,
        "kind": draft.kind,
        "previous": previous,
        "recorded": recorded,
        "via": draft.via,
    }
    # "body" is the first key in canonical order, and its text is known
    whole = f'{{"body":{body},{canonical(beside)[1:]}'
    return hashlib.sha256(whole.encode()).hexdigest()


def link(draft: Draft, recorded: str, head: Head) -> Entry:
    """Return a draft as the entry that follows a head; its body is a copy that nobody else can change."""
    own = _hash(draft, canonical(draft.body), recorded, head.hash)
    kept = (draft.date, recorded, draft.by, draft.via, draft.corrects)
    return Entry(head.count + 1, draft.kind, draft.id, copied(draft.body), *kept, head.hash, own)


def chained(drafts: Sequence[Draft], head: Head, last: Looking, now: str = "") -> tuple[Entry, ...]:
    """
    Return drafts as the entries that follow a head, or raise with everything that is wrong with them.

    Every ledger appends what this returns, and nothing else.

    Parameters
    ----------
    drafts : sequence of Draft
        In the order in which they are to be entered.
    head : Head
        The end of the chain, which nobody else may move meanwhile.
    last : function from keys to marks
        The last entry about each thing, as :meth:`comity.evidence.ledger.book.Ledger.last` gives it.
    now : str
        What is taken as the moment of recording where a draft has none; the clock is asked where it is left out.

    Raises
    ------
    LedgerError
        A draft is no entry: its body cannot be read, its id is taken, something that it names does not exist, or
        what it corrects is not what stands. Every problem is there.
    """
    recorded = now or moment()
    entries, wheres, problems, absent = list[Entry](), list[Where](), list[Problem](), set[Key]()
    for number, draft in enumerate(drafts, 1):
        where = place(draft, number)
        wrong = problems_of_form(draft, where)
        if wrong:
            problems.extend(wrong)
            absent.add((str(draft.kind), str(draft.id)))
        else:
            problems.extend(p for p in problems_of_content(draft, where) if p.level == "error")
            entries.append(link(draft, draft.recorded or recorded, head))
            wheres.append(where)
            head = Head(entries[-1].seq, entries[-1].hash)
    problems.extend(problems_of_place(entries, wheres, absent, last))
    if problems:
        raise LedgerError(sorted(problems, key=lambda p: (p.where.file, p.where.line)))
    return tuple(entries)


def verified(entries: Iterable[Entry], head: Head, noted: Head | None = None) -> Verdict:
    """
    Return whether entries make one whole chain that ends at a head.

    A changed, swapped, added or lost entry breaks the chain, and the first that does not fit is named. If the end was
    cut off, or everything from some entry on written anew with new hashes, and the head with it, only a head that
    was noted elsewhere shows it (``noted``; conventions §72).

    Parameters
    ----------
    entries : iterable of Entry
        As the store gives them, from the first on.
    head : Head
        What the store itself says of its end.
    noted : Head
        What was written down elsewhere at some time.
    """
    so_far = Head()
    try:
        for entry in entries:
            what = _misfit(entry, so_far)
            if not what and noted is not None and entry.seq == noted.count and entry.hash != noted.hash:
                what = f"it is another entry than the one whose hash was noted ({noted.hash[:12]}...)."
            if what:
                return Verdict(so_far, so_far.count + 1, what, noted)
            so_far = Head(entry.seq, entry.hash)
    except LedgerError as e:
        return Verdict(so_far, so_far.count + 1, " ".join(p.what for p in e.problems), noted)
    what = _wrong_end(so_far, head, noted)
    return Verdict(so_far, so_far.count + 1 if what else None, what, noted)


def _misfit(entry: Entry, before: Head) -> str:
    """Return why an entry does not follow a head, in words; empty where it does."""
    if entry.seq != before.count + 1:
        return f"entry {entry.seq} stands in its place; an entry was removed, added or moved."
    if entry.previous != before.hash:
        return "it does not follow the entry before it; an entry was removed, added or moved."
    if entry.kind not in KINDS:
        return "its kind is none that a ledger has."
    try:
        own = _hash(entry, canonical(entry.body), entry.recorded, entry.previous)
    except (ValueError, TypeError, RecursionError):
        return "it holds something that is no plain value."
    return "" if own == entry.hash else "it does not say what it said when it was entered."


def _wrong_end(reached: Head, head: Head, noted: Head | None) -> str:
    if noted is not None and noted.count > reached.count:
        return f"it is missing: the end was cut off after a head was noted at entry {noted.count:,}."
    if reached.count < head.count:
        return f"it is missing: the ledger was {head.count:,} entries long."
    return "" if reached == head else "the ledger is longer than its own head says, or ends with another hash."
