"""Evidence from the log: what stands, all told, on a day, or as the ledger was after some entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from comity.case.days import last_day
from comity.case.evidence import Claim, Evidence, Resolution, Series
from comity.errors import Problem, Where
from comity.evidence.ledger.bodies import noun_of, own_date
from comity.evidence.ledger.book import LedgerError
from comity.evidence.ledger.closure import without_what_is_missing
from comity.evidence.ledger.entry import Entry, Key
from comity.evidence.ledger.item_rows import item_of, surely_an_item

_SECTIONS = {
    "source": "sources",
    "claim": "claims",
    "item": "items",
    "origin": "origins",
    "dependence": "dependence",
    "judgement": "judgements",
    "lead": "leads",
    "forecast": "forecasts",
    "record": "records",
    "series": "series",
    "account": "accounts",
    "ratio": "ratios",
}


def known_by(date: str, as_of: dt.date | None) -> bool:
    """
    Return whether something that is dated so is known on a day: from the last day that the date may mean (§61).

    Examples
    --------
    >>> [known_by(date, dt.date(2025, 11, 15)) for date in ("2025-11-15", "2025-11", "2025-10", "")]
    [True, False, True, True]
    """
    day = last_day(date) if as_of is not None and date else None
    return as_of is None or day is None or day <= as_of


def standing(entries: Iterable[Entry], as_of: dt.date | None = None, seq: int | None = None) -> dict[Key, Entry]:
    """
    Return the entries that count, by what they are about, in the order in which these things were first entered.

    Of several entries about one thing the last in the log counts that is known by the day (conventions §71). What was
    withdrawn by then is left out; so is what is dated later, and what names something that does not count.

    Parameters
    ----------
    entries : iterable of Entry
        A ledger, in the order of its log.
    as_of : date
        Count what was known by the end of this day; None: everything.
    seq : int
        Count the ledger as it stood after this entry; None: as it stands.
    """
    found: dict[Key, Entry] = {}
    for entry in entries:
        if seq is not None and entry.seq > seq:
            break
        if known_by(entry.date, as_of):
            found[entry.about] = entry
    kept = {key: e for key, e in found.items() if not e.withdraws and known_by(own_date(e.kind, e.body), as_of)}
    return without_what_is_missing(kept)


def replay(entries: Iterable[Entry], as_of: dt.date | None = None, seq: int | None = None) -> Evidence:
    """
    Return the evidence that a log amounts to; see :func:`standing` for the day and the entry.

    The outcome of a claim that became known later is left open, and the values of a series that are dated later
    are left out. The history of a source stays whole: its grades carry their own days. Feeds are no part of a ledger.

    Raises
    ------
    LedgerError
        An entry cannot be read as what it says it is.

    Examples
    --------
    >>> from comity.evidence.ledger.entry import Draft
    >>> from comity.evidence.ledger.memory import MemoryLedger
    >>> ledger = MemoryLedger()
    >>> first = ledger.append([Draft("claim", "c1", {"text": "The bridge is open."}, "2025-06-01")])[0]
    >>> _ = ledger.append([Draft("claim", "c1", {"text": "The new bridge is open."}, corrects=first.hash)])
    >>> [c.text for c in replay(ledger.entries()).claims], [c.text for c in replay(ledger.entries(), seq=1).claims]
    (['The new bridge is open.'], ['The bridge is open.'])
    >>> replay(ledger.entries(), as_of=dt.date(2025, 1, 1)).claims
    (Claim(id='c1', text='The new bridge is open.'...
    """
    sections: dict[str, list[Any]] = {name: [] for name in _SECTIONS.values()}
    resolutions: dict[str, Resolution] = {}
    problems: list[Problem] = []
    for entry in standing(entries, as_of, seq).values():
        noun = _noun(entry, problems)
        if entry.kind == "resolution":
            resolutions[entry.id] = noun
        elif noun is not None:
            sections[_SECTIONS[entry.kind]].append(noun)
    if problems:
        raise LedgerError(problems)
    sections["claims"] = [_resolved(c, resolutions, as_of) for c in sections["claims"]]
    sections["series"] = [s for s in (_until(s, as_of) for s in sections["series"]) if s.points]
    whole: dict[str, Any] = {name: tuple(nouns) for name, nouns in sections.items()}
    return Evidence(**whole)


def _noun(entry: Entry, problems: list[Problem]) -> Any:
    where = Where("ledger", entry.seq)
    if surely_an_item(entry.kind, entry.body):
        return item_of(entry.id, entry.body, where)
    noun, wrong = noun_of(entry.kind, entry.id, entry.body, where)
    problems.extend(p for p in wrong if p.level == "error")
    return noun


def _resolved(claim: Claim, resolutions: Mapping[str, Resolution], as_of: dt.date | None) -> Claim:
    """Return a claim with what an entry said of its outcome, and without an outcome that came later."""
    said, own = resolutions.get(claim.id), claim.resolves
    if said is not None:
        own = own or Resolution()
        outcome = own.outcome if said.outcome is None else said.outcome
        own = Resolution(said.by or own.by, said.rule or own.rule, outcome, said.on or own.on)
    if own is not None and not known_by(own.on, as_of):
        own = replace(own, outcome=None, on="")
    return claim if own is claim.resolves else replace(claim, resolves=own)


def _until(series: Series, as_of: dt.date | None) -> Series:
    if as_of is None:
        return series
    return replace(series, points=tuple(p for p in series.points if known_by(p.date, as_of)))
