"""The section ``programme`` as the plain values that a case file is written from; tables stand inline."""

from __future__ import annotations

from typing import Any

from comity.case.programme import Activity, ByPeriod, Declared, Item, Programme, Resource
from comity.case.write_partners import in_row

Plain = dict[str, Any]


def in_programme(p: Programme) -> Plain:
    """
    Return the whole section, key by key in the order of the field table.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> in_programme(Programme(2, ("2025", "2026"), items=(Item("truck", ((2, F(5)),), setup=(F(1), F(0))),)))
    {'periods': ['2025', '2026'], 'items': {'truck': {'due': [['2026', Fraction(5, 1)]], \
'setup': [Fraction(1, 1), Fraction(0, 1)]}}}
    """
    rows: Plain = {
        "periods": list(p.names) or p.periods,
        "resources": {r.id: _resource(r) for r in p.resources},
        "items": {i.id: _item(i, p.names) for i in p.items},
        "activities": {a.id: _activity(a, p.names) for a in p.activities},
        "slippage": [in_row(s) for s in p.slippage],
        "declared": [_declared(d) for d in p.declared],
    }
    return {k: v for k, v in rows.items() if v}


def _resource(r: Resource) -> Plain:
    return _by_period("capacity", r.capacity) | in_row(r, "id", "capacity")


def _item(i: Item, names: tuple[str, ...]) -> Plain:
    due = {"due": [[_period(t, names), quantity] for t, quantity in i.due]} if i.due else {}
    needs = {"needs": dict(i.needs)} if i.needs else {}
    costs = _by_period("setup", i.setup) | _by_period("holding", i.holding)
    return due | needs | costs | in_row(i, "id", "due", "needs", "setup", "holding")


def _activity(a: Activity, names: tuple[str, ...]) -> Plain:
    needs = {"needs": dict(a.needs)} if a.needs else {}
    ready = {"ready": _period(a.ready, names)} if a.ready != 1 else {}
    return {"periods": a.periods} | needs | ready | in_row(a, "id", "periods", "needs", "ready")


def _declared(d: Declared) -> Plain:
    row = in_row(d)
    if d.value is None:
        row["value"] = "unknown"
    if d.since == d.until and d.since:
        row = {("date" if k == "since" else k): v for k, v in row.items() if k != "until"}
    return row


def _by_period(name: str, numbers: ByPeriod) -> Plain:
    """Return one number for all periods as that number."""
    if not numbers:
        return {}
    return {name: numbers[0] if len(numbers) == 1 else list(numbers)}


def _period(number: int, names: tuple[str, ...]) -> int | str:
    return names[number - 1] if names else number
