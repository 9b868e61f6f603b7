"""Bringing a ledger up to date with the case: new rows are entered, changed ones correct what stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from comity.case.evidence import Evidence
from comity.case.wording import counted, shown
from comity.errors import Problem
from comity.evidence.ledger.book import Head, Ledger, LedgerError, MovedOnError
from comity.evidence.ledger.checks import place
from comity.evidence.ledger.entry import Draft, Entry, Key
from comity.evidence.ledger.plain import canonical
from comity.evidence.ledger.seed import VIA_CASE, seed

_TRIES = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """
    What bringing a ledger up to date did.

    Parameters
    ----------
    added : tuple of keys
        Rows that were new to the ledger.
    corrected : tuple of keys
        Rows that say something else than when they were imported; a correction was entered.
    gone : tuple of keys
        Rows that were imported once and are no longer in the case. They stay in the ledger and count.
    differs : tuple of keys
        Rows of the case that the ledger has corrected or withdrawn since they were imported. The ledger counts.
    head : Head
        The end of the ledger afterwards.
    """

    added: tuple[Key, ...] = ()
    corrected: tuple[Key, ...] = ()
    gone: tuple[Key, ...] = ()
    differs: tuple[Key, ...] = ()
    head: Head = field(default_factory=Head)

    def sentences(self) -> tuple[str, ...]:
        """Return in words what was done, and where ledger and case go apart."""
        told = []
        if self.added:
            told.append(f"{counted(len(self.added), 'row')} of the case entered in the ledger.")
        if self.corrected:
            told.append(f"Entered as corrections, because the case says something else now: {_listed(self.corrected)}.")
        if self.gone:
            told.append(
                f"No longer in the case, but still in the ledger, and counted: {_listed(self.gone)}. "
                "Withdraw what is not to count."
            )
        if self.differs:
            told.append(f"Corrected or withdrawn in the ledger, which counts, not the case: {_listed(self.differs)}.")
        return tuple(told)

    def to_json(self) -> dict[str, Any]:
        """Return what was done as plain values."""
        rows = {name: [list(key) for key in getattr(self, name)] for name in ("added", "corrected", "gone", "differs")}
        return {**rows, "head": self.head.to_json()}


def keep(ledger: Ledger, evidence: Evidence, by: str = "", look_for_gone: bool = True) -> Kept:
    """
    Enter what the case says and the ledger does not have yet; doing it twice adds nothing (conventions §73).

    A row that says something else than when it was last imported is entered as a correction, which holds for all
    days. A row that the ledger corrected or withdrew by other ways is left as the ledger has it until the case says
    something new; one that was withdrawn stays so. A row that is gone from the case stays in the ledger.

    Raises
    ------
    LedgerError
        A row of the case has the id of something else that was entered in another way, or names what is not there.

    Examples
    --------
    >>> from comity.case.evidence import Claim
    >>> from comity.evidence.ledger.memory import MemoryLedger
    >>> ledger = MemoryLedger()
    >>> keep(ledger, Evidence(claims=(Claim("c1", "It rains"),))).added
    (('claim', 'c1'),)
    >>> keep(ledger, Evidence(claims=(Claim("c1", "It snows"),))).sentences()
    ('Entered as corrections, because the case says something else now: the claim "c1".',)
    """
    drafts = seed(evidence, by)
    for left in range(_TRIES, 0, -1):
        try:
            return _keep(ledger, drafts, look_for_gone)
        except MovedOnError:  # another program entered something between looking and entering
            if left == 1:
                raise
    raise AssertionError


def _keep(ledger: Ledger, drafts: Sequence[Draft], look_for_gone: bool) -> Kept:
    head = ledger.head()
    history = ledger.history([d.about for d in drafts])
    new, differs = _compared(drafts, history)
    if new:
        added = ledger.append(new, after=head)
        head = Head(added[-1].seq, added[-1].hash)
    return Kept(
        tuple(d.about for d in new if not d.corrects),
        tuple(d.about for d in new if d.corrects),
        _gone(ledger, {d.about for d in drafts}) if look_for_gone else (),
        differs,
        head,
    )


def _compared(drafts: Sequence[Draft], history: Mapping[Key, Sequence[Entry]]) -> tuple[list[Draft], tuple[Key, ...]]:
    """Return what is to be entered, and the rows that stand otherwise in the ledger than in the case."""
    new: list[Draft] = []
    differs: list[Key] = []
    problems: list[Problem] = []
    for number, draft in enumerate(drafts, 1):
        before = history.get(draft.about, ())
        own = [e for e in before if e.via == VIA_CASE and not e.withdraws]
        if not before:
            new.append(draft)
        elif _same(before[-1], draft):
            continue
        elif before[-1].withdraws or (own and _same(own[-1], draft)):
            differs.append(draft.about)
        elif own:
            # without a date the correction holds for all days, as the changed row of the case does
            row = (draft.kind, draft.id, draft.body, "", draft.by, VIA_CASE, before[-1].hash)
            new.append(Draft(*row, where=draft.where))
        else:
            problems.append(_taken(draft, before[-1], number))
    if problems:
        raise LedgerError(problems)
    return new, tuple(differs)


def _same(entry: Entry, draft: Draft) -> bool:
    return not entry.withdraws and canonical(entry.body) == canonical(draft.body)


def _taken(draft: Draft, entry: Entry, number: int) -> Problem:
    way = f"entered via {shown(entry.via)}" if entry.via else "entered by hand"
    what = f"the ledger has another {draft.kind} {shown(draft.id)} (entry {entry.seq}, {way})."
    ways = ("Give the row of the case another id.", f"Or let it say what entry {entry.seq} says.")
    return Problem(place(draft, number), what, ways)


def _gone(ledger: Ledger, there: set[Key]) -> tuple[Key, ...]:
    missing = [key for key in ledger.things(VIA_CASE) if key not in there]
    last = ledger.last(missing)
    return tuple(key for key in missing if not last[key].withdrawn)


def _listed(keys: Sequence[Key], most: int = 6) -> str:
    names = ", ".join(f"the {kind} {shown(name)}" for kind, name in keys[:most])
    return f"{names}, and {len(keys) - most:,} more" if len(keys) > most else names
