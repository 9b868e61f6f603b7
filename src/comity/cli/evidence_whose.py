"""Whose ledger it is that a store holds: that of the case, none, or that of another case."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from comity.case.wording import listed
from comity.cli import show
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.case.evidence import Evidence
    from comity.case.nouns import Case
    from comity.cli.evidence_place import Place
    from comity.evidence.ledger.book import Ledger
    from comity.store.ledgers import SqlLedger

_AT_ONCE = 200  # rows that are looked up together


def found(ledger: SqlLedger, place: Place) -> bool:
    """
    Return whether a store holds the ledger of a case.

    Where it holds others only, that is said, and where it was named it is refused: asking begins no ledger.
    """
    if ledger.there():
        return True
    lost = ledger.homeless()
    if lost:
        raise UsageError(
            f"the store {place.shown} was changed by other means than comity: {lost:,} entries in it belong to no "
            "ledger. Put back a copy of it, or name another place with --store."
        )
    others = ledger.others()
    has = f"It has: {listed(others)}. " if others else "It has none yet. "
    what = f"the store {place.shown} has no ledger called {place.name}. {has}"
    if not place.own:
        raise UsageError(
            f"{what}`ledger: NAME` in the case opens another; `comity evidence add` or `import` makes one."
        )
    if others:
        show.say(f"comity: {what}The case alone counts.")
    return False


def not_of_another_case(case: Case, ledger: Ledger, place: Place) -> None:
    """
    Refuse a ledger that holds rows of another case and none of this one (conventions §89).

    In the store beside the case it is one where no id is in both. In a store that was named, which other cases may
    share, it is one where no row says in both the same: many cases have a claim c1. A case that names its ledger
    (``evidence: ledger:``) has said which one it means.
    """
    from comity.evidence.ledger.seed import VIA_CASE

    own = (case.original or case).evidence
    if (
        own is None
        or own.ledger
        or _knows_a_row(ledger, own, place.own)
        or next(iter(ledger.things(VIA_CASE)), None) is None
    ):
        return
    raise UsageError(
        f"the ledger {place.name} in {place.shown} holds rows of another case and none of this one, and asking it "
        "would enter the rows of this one there for good. Name another place with --store, or give the case a ledger "
        "of its own (evidence: ledger: NAME). If they are to be one, enter something: `comity evidence add` with this "
        "--store."
    )


def _knows_a_row(ledger: Ledger, evidence: Evidence, by_id: bool) -> bool:
    """Return whether a ledger has a row of a case: its id, or also what it says. True where the case has no rows."""
    from comity.evidence.ledger.bodies import rows_of
    from comity.evidence.ledger.plain import canonical

    rows, empty = rows_of(evidence), True
    while said := {(r.kind, r.id): canonical(r.body) for r in islice(rows, _AT_ONCE)}:
        empty = False
        history = ledger.history(said)
        if any(by_id or canonical(e.body) == said[key] for key, entries in history.items() for e in entries):
            return True
    return empty
