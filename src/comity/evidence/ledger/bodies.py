"""Nouns of the case and the plain rows that entries hold: one for the other, by the field tables of the case file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from comity.case.evidence import Account, Dependence, Evidence, Forecast, Judgement
from comity.case.evidence_rows import body as row_of
from comity.case.evidence_rows import noun as noun_of_row
from comity.case.places import NOWHERE
from comity.errors import Problem, Where
from comity.evidence.ledger.entry import Body
from comity.evidence.ledger.plain import MAX_WORD

_WITH_ID = ("item", "record")
"""Rows that have their id inside in the case file; in the ledger it stands beside all of them."""
_KNOWN_BY = {"record": "until", "resolution": "on"}
"""The key that says from when something is known, where it is not ``date``."""


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row of the section ``evidence`` as a ledger keeps it, and where it stands in the file."""

    kind: str
    id: str
    body: dict[str, Any]
    where: Where = NOWHERE


def rows_of(evidence: Evidence) -> Iterator[PlainRow]:
    """
    Yield the rows of a section, kind after kind, each in the order of the file.

    Feeds and the name of the ledger are not part of it: they say what the case makes of the evidence. Rows that have
    no id get one from what they are about (conventions §73).

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.evidence import Claim
    >>> forecast = Forecast("c1", "A. Student", p=Fraction(1, 2), date="2025-06")
    >>> [(r.kind, r.id) for r in rows_of(Evidence(claims=(Claim("c1", "It rains"),), forecasts=(forecast,)))]
    [('claim', 'c1'), ('forecast', 'c1, A. Student, 2025-06')]
    """
    seen: Counter[tuple[str, str]] = Counter()
    nouns: tuple[tuple[Any, ...], ...] = (
        evidence.sources,
        evidence.claims,
        evidence.origins,
        evidence.items,
        evidence.dependence,
        evidence.judgements,
        evidence.leads,
        evidence.forecasts,
        evidence.records,
        evidence.series,
        evidence.accounts,
        evidence.ratios,
    )
    for noun in (n for section in nouns for n in section):
        kind, own, body = row_of(noun, made_id(noun))
        seen[kind, own] += 1
        if not hasattr(noun, "id") and seen[kind, own] > 1:
            own = f"{own} ({seen[kind, own]})"
        yield PlainRow(kind, own, body, getattr(noun, "where", NOWHERE))


def made_id(noun: Any) -> str:
    """
    Return an id for a noun that has none, from what it is about; empty for one that has its own.

    Examples
    --------
    >>> from fractions import Fraction
    >>> made_id(Account("Antietam", "Union", "killed", "livermore", Fraction(2108), Fraction(2108)))
    'Antietam, Union, killed, livermore'
    """
    match noun:
        case Dependence(origins=origins):
            parts = sorted(origins)
        case Judgement(item=about, analyst=analyst, date=date) | Forecast(claim=about, analyst=analyst, date=date):
            parts = [about, analyst, date]
        case Account(event=event, side=side, what=what, source=source):
            parts = [event, side, what, source]
        case _:
            return ""
    text = " ".join(", ".join(p for p in parts if p).split())
    mark = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:12]
    return text if len(text) <= MAX_WORD // 2 else f"{text[: MAX_WORD // 2]}... {mark}"


def noun_of(kind: str, entry_id: str, body: Body, where: Where) -> tuple[Any, tuple[Problem, ...]]:
    """Return the noun of a row and its problems; the noun is None where a problem is an error."""
    if kind in _WITH_ID and "id" in body:
        what = f"the row of this {kind} has an id inside."
        return None, (Problem(where, what, ("In a ledger the id stands beside the row: take it out.",)),)
    return noun_of_row(kind, entry_id, body, where)


def own_date(kind: str, body: Body) -> str:
    """
    Return from when a row is known by its own word; empty: from the beginning.

    A claim and an item have their date, a record the last day it covers, a resolution the day of the outcome. A series
    has a day for each value, and none of its own.

    Examples
    --------
    >>> own_date("item", {"date": "2025-11"}), own_date("record", {"until": "2024"}), own_date("lead", {})
    ('2025-11', '2024', '')
    """
    value = body.get(_KNOWN_BY.get(kind, "date"))
    return value if isinstance(value, str) else ""
