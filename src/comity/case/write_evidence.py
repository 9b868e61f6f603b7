"""The section ``evidence`` as the plain values that a case file, or an entry of a ledger, is written from."""

from __future__ import annotations

from dataclasses import MISSING, fields
from fractions import Fraction
from typing import Any

from comity.case import format_evidence as tables
from comity.case.evidence import (
    Account,
    Claim,
    Dependence,
    Evidence,
    EvidenceSource,
    Feed,
    Forecast,
    Item,
    Judgement,
    Lead,
    Origin,
    Point,
    Range,
    Record,
    Regraded,
    Resolution,
    Series,
)
from comity.case.fields import Record as Table

Plain = dict[str, Any]

TABLES: dict[type, Table] = {
    EvidenceSource: tables.EVIDENCE_SOURCE,
    Regraded: tables.REGRADED,
    Claim: tables.CLAIM,
    Resolution: tables.RESOLVES,
    Item: tables.ITEM,
    Origin: tables.ORIGIN,
    Dependence: tables.DEPENDENCE,
    Judgement: tables.JUDGEMENT,
    Lead: tables.LEAD,
    Forecast: tables.FORECAST,
    Record: tables.RECORD,
    Series: tables.SERIES,
    Point: tables.POINT,
    Account: tables.ACCOUNT,
    Feed: tables.FEED,
}
"""The field table of each noun."""


def in_evidence(e: Evidence) -> Plain:
    """Return the whole section, key by key in the order of the field table."""
    rows: Plain = {
        "sources": {s.id: _short(in_row(s), "name") for s in e.sources},
        "claims": {c.id: _short(in_row(c), "text") for c in e.claims},
        "items": [in_row(i) for i in e.items],
        "origins": {o.id: _short(in_row(o), "text") for o in e.origins},
        "dependence": [in_row(d) for d in e.dependence],
        "judgements": [in_row(j) for j in e.judgements],
        "leads": {found.id: in_row(found) for found in e.leads},
        "forecasts": [in_row(f) for f in e.forecasts],
        "records": [in_row(r) for r in e.records],
        "series": {s.id: in_row(s) for s in e.series},
        "accounts": [in_row(a) for a in e.accounts],
        "feeds": [in_row(f) for f in e.feeds],
        "ratios": {grade: plain(r) for grade, r in e.ratios},
        "ledger": e.ledger,
    }
    return {k: v for k, v in rows.items() if v}


def in_row(noun: Any) -> Plain:
    """
    Return a noun as the row of the file that it would be read from; what stands at its default is left out.

    Examples
    --------
    >>> in_row(Item("i1", "c1", "supports", "agency", ratio=Range(Fraction(1), Fraction(2), Fraction(4))))
    {'id': 'i1', 'claim': 'c1', 'says': 'supports', 'source': 'agency', 'ratio': [1, 2, 4]}
    """
    usual = {f.name: f.default for f in fields(noun)}
    out: Plain = {}
    for field in TABLES[type(noun)].fields:
        value = _value(noun, field.name)
        default = usual.get(field.name, MISSING)
        if field.required or default is MISSING or value != default:
            out[field.name] = plain(value)
    return {k: v for k, v in out.items() if v is not None and (v not in ("", [], {}))}


def _value(noun: Any, name: str) -> Any:
    if isinstance(noun, Account) and name == "value":
        return noun.low if noun.low == noun.high else [noun.low, noun.high]
    value = getattr(noun, name)
    if isinstance(noun, Dependence) and name == "rho":
        return value.low if value.known else [value.low, value.high]
    if name in {"also", "seen"}:
        return {k: plain(v) for k, v in value} if value else ()
    return value


def plain(value: Any) -> Any:
    """Return a value of a noun as the file has it: numbers, texts, lists and rows."""
    match value:
        case Range():
            return _number(value.low) if value.known else [_number(n) for n in (value.low, value.middle, value.high)]
        case Fraction():
            return _number(value)
        case tuple() | list():
            return [plain(v) for v in value]
        case dict():
            return value
        case _ if type(value) in TABLES:
            return in_row(value)
        case _:
            return value


def _number(value: Fraction) -> int | Fraction:
    return value.numerator if value.denominator == 1 else value


def _short(row: Plain, key: str) -> Any:
    """Return the one word that stands for a row in which nothing else is said; an empty row as a map."""
    return row[key] if list(row) == [key] else row
