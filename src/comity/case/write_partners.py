"""The section ``partners`` as the plain values that a case file is written from."""

from __future__ import annotations

from dataclasses import MISSING, fields
from fractions import Fraction
from typing import Any

from comity.case.partners import Cell, Commitment, Compared, Criterion, Event, Offer, Partners, Payment
from comity.case.settlement import Span
from comity.case.write_preferences import sources

Plain = dict[str, Any]


def in_partners(p: Partners) -> Plain:
    """Return the whole section, key by key in the order of the field table."""
    rows: Plain = {
        "criteria": {c.id: _criterion(c) for c in p.criteria},
        "weights": {"ranked": list(p.ranking)} if p.weights == "ranked" else p.weights if p.weights != "free" else None,
        "compared": [_compared(c) for c in p.compared],
        "preferred": [in_row(c) for c in p.preferred],
        "offers": {o.id: _offer(o) for o in p.offers},
        "commitments": [in_row(c) for c in p.commitments],
    }
    return {k: v for k, v in rows.items() if v} | in_row(p, *rows, "ranking")


def in_row(noun: Any, *without: str) -> Plain:
    """
    Return a noun as the row of the file that it would be read from; what stands at its default is left out.

    Examples
    --------
    >>> in_row(Payment(0, Span(Fraction(2), Fraction(3)), "build"))
    {'year': 0, 'amount': [Fraction(2, 1), Fraction(3, 1)], 'phase': 'build'}
    """
    out: Plain = {}
    for each in fields(noun):
        value = getattr(noun, each.name)
        usual = each.default is not MISSING and value == each.default
        if each.compare and not usual and each.name not in without:
            out |= sources(value) if each.name == "source" else {each.name: _plain(value)}
    return out


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return value.low if value.known else [value.low, value.high]
        case tuple():
            return [_plain(each) for each in value]
        case Payment() | Commitment():
            return in_row(value)
        case _:
            return value


def _criterion(c: Criterion) -> Plain:
    row = in_row(c, "id", "better", "worst", "best")
    return row if c.grades else {"range": [c.worst, c.best]} | row


def _compared(c: Compared) -> Plain:
    row = in_row(c, "low", "high")
    if (c.low, c.high) == (Fraction(1), None):
        return row
    return row | {"times": c.low if c.low == c.high else [c.low, "none" if c.high is None else c.high]}


def _offer(o: Offer) -> Plain:
    row = in_row(o, "id", "cells", "log")
    values = {"values": {name: _cell(cell) for name, cell in o.cells}} if o.cells else {}
    return row | values | ({"log": [_event(e) for e in o.log]} if o.log else {})


def _cell(c: Cell) -> Any:
    """Return the short form where nothing but the value is said."""
    row = _value(c) | in_row(c, "shape", "low", "high", "grade")
    return row["value"] if set(row) == {"value"} else row


def _value(c: Cell) -> Plain:
    match c.shape:
        case "normal":
            return {"normal": [c.low, c.high]}
        case "uniform":
            return {"value": [c.low, c.high]}
        case "exact":
            return {"value": c.low}
        case "grade":
            return {"value": c.grade}
        case _:
            return {"value": "unknown"}


def _event(e: Event) -> Plain:
    about = in_row(e.cell, "shape", "low", "high", "grade", "text", "source")
    return {"date": e.date, "criterion": e.criterion} | _value(e.cell) | about | in_row(e, "date", "criterion", "cell")
