"""The evidence of a case: its own section, through a ledger where there is one, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from comity.budget import Budget
from comity.case.evidence import Evidence
from comity.case.nouns import Case
from comity.errors import UsageError
from comity.evidence.analyse import weigh
from comity.evidence.result import PARTS, EvidenceResult, Part

if TYPE_CHECKING:
    from comity.evidence.ledger.book import Head, Ledger


@dataclass(frozen=True, slots=True)
class Known:
    """
    What is known on a day.

    Parameters
    ----------
    evidence : Evidence
        Claims, items and all else, with corrections and withdrawals applied; the feeds are those of the case.
    as_of : date or None
        The day; None: everything that is known.
    head : Head or None
        The end of the ledger it was read from; None where there is none.
    notes : tuple of str
        What a reader should know, such as rows that the ledger has and the case has no longer.
    """

    evidence: Evidence
    as_of: dt.date | None = None
    head: Head | None = None
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return where the evidence comes from, as plain values."""
        return {"ledger": None if self.head is None else self.head.to_json()}


def evidence_of(case: Case, ledger: Ledger | None = None, as_of: dt.date | None = None) -> Known:
    """
    Return what is known about the claims of a case on a day.

    The section of the case is the seed: rows that the ledger does not have yet are entered into it first, rows that
    changed are entered as corrections, and rows that are gone from the case stay and are said. Without a ledger the
    section alone counts.

    Parameters
    ----------
    case : Case
        As it was read, or fed.
    ledger : Ledger, optional
    as_of : date, optional
        What was not known by then is left out; corrections made later are too (conventions §61, §71).

    Examples
    --------
    >>> from comity.case.evidence import Claim
    >>> from comity.evidence.ledger.memory import MemoryLedger
    >>> case = Case("River", (), evidence=Evidence(claims=(Claim("c1", "The dam leaks.", date="2025-06"),)))
    >>> known = evidence_of(case, MemoryLedger())
    >>> [c.id for c in known.evidence.claims], known.head.count
    (['c1'], 1)
    >>> [c.id for c in evidence_of(case, None, dt.date(2025, 6, 29)).evidence.claims]
    []
    """
    from comity.evidence.ledger.keeping import keep
    from comity.evidence.ledger.memory import MemoryLedger
    from comity.evidence.ledger.replay import replay

    own = (case.original or case).evidence
    seed = own if own is not None else Evidence()
    if ledger is None and as_of is None:
        return Known(seed)
    # without a ledger a day is asked of one in memory, so that there is one meaning of "known by then"
    book = ledger if ledger is not None else MemoryLedger()
    kept = keep(book, seed)
    replayed = replay(book.entries(), as_of)
    known = replace(replayed, feeds=seed.feeds, ledger=seed.ledger, where=seed.where)
    if ledger is None:
        return Known(known, as_of)
    return Known(known, as_of, kept.head, replace(kept, added=(), corrected=()).sentences())


def book_of(case: Case, ledger: Ledger | None) -> Ledger:
    """Return the ledger of a case with the rows of the case in it; one in memory where there is none."""
    from comity.evidence.ledger.memory import MemoryLedger

    book = ledger if ledger is not None else MemoryLedger()
    entered(case, book)
    return book


def entered(case: Case, ledger: Ledger) -> tuple[Head, tuple[str, ...]]:
    """
    Enter the rows of a case that its ledger does not have yet.

    Return the end of the ledger, and in words which rows stand otherwise in it. Rows that are gone from the case are
    not looked for, which would go through all that was ever imported.
    """
    from comity.evidence.ledger.keeping import keep

    own = (case.original or case).evidence
    kept = keep(ledger, own if own is not None else Evidence(), look_for_gone=False)
    return kept.head, replace(kept, added=(), corrected=()).sentences()


def weighed(
    case: Case,
    known: Known | None = None,
    parts: tuple[Part, ...] = PARTS,
    budget: Budget | None = None,
    progress: Callable[[str], None] | None = None,
) -> EvidenceResult:
    """
    Return the answer about the evidence of a case.

    Parameters
    ----------
    case : Case
    known : Known, optional
        What :func:`evidence_of` returned; the case's own section by default.
    parts : tuple of str
        Which parts are wanted; all by default.

    Raises
    ------
    UsageError
        The case has no section evidence, and no ledger has anything for it.
    """
    if known is None:
        if case.evidence is None:
            raise UsageError("the case has no section evidence. Add one, or ask another question of the case.")
        known = Known(case.evidence)
    names = {p.id: p.name for p in case.parties}
    found = weigh(known.evidence, names, known.as_of, parts, budget=budget, progress=progress)
    return replace(found, notes=(*known.notes, *found.notes))
