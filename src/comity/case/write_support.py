"""The section ``support`` as the plain values that a case file is written from."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from comity.case import format_support, format_support_tests, format_war_game
from comity.case.fields import Record
from comity.case.settlement import Span
from comity.case.support import (
    Attrition,
    Data,
    Effect,
    EndingsTest,
    Event,
    Flow,
    Game,
    Lever,
    Patron,
    Private,
    SeriesTest,
    Support,
)
from comity.case.write_preferences import in_statement, sources

Plain = dict[str, Any]

TABLES: dict[type, Record] = {
    Flow: format_support.FLOW,
    Lever: format_support.LEVER,
    Game: format_war_game.GAME,
    Effect: format_war_game.EFFECT,
    Patron: format_war_game.PATRON,
    Private: format_war_game.PRIVATE,
    Attrition: format_war_game.ATTRITION,
    SeriesTest: format_support_tests.SERIES,
    Event: format_support_tests.EVENT,
    EndingsTest: format_support_tests.ENDINGS,
}
"""The field table of each noun."""
_CALLED = {"from": "giver"}
"""Fields that the noun calls by another name."""


def in_support(s: Support) -> Plain:
    """Return the whole section, key by key in the order of the field table; tables of data stand inline."""
    rows: Plain = {
        "flows": [in_row(f) for f in s.flows],
        "levers": [in_row(found) for found in s.levers],
        "targets": [in_statement(t) for t in s.targets],
        "steps": [in_statement(t) for t in s.steps],
        "game": in_row(s.game) if s.game is not None else None,
        "series": [in_row(t) for t in s.series],
        "endings": [in_row(t) for t in s.endings],
    }
    return {k: v for k, v in rows.items() if v}


def in_row(noun: Any) -> Plain:
    """
    Return a noun as the row of the file that it would be read from; what stands at its default is left out.

    Examples
    --------
    >>> in_row(Flow("union", "iraq", "money", date="1975", unit="USD m"))
    {'from': 'union', 'to': 'iraq', 'kind': 'money', 'date': '1975', 'unit': 'USD m'}
    """
    usual = {f.name: f.default for f in fields(noun)}
    out: Plain = {}
    for field in TABLES[type(noun)].fields:
        name = _CALLED.get(field.name, field.name)
        if name not in usual:
            continue  # another way to write what stands under a field of its own, such as `period`
        value = getattr(noun, name)
        default = usual[name]
        if field.required or default is MISSING or value != default:
            out |= sources(value) if name == "source" else {field.name: _plain(noun, name, value)}
    return {k: v for k, v in out.items() if v is not None and v not in ("", [], {})}


def _plain(noun: Any, name: str, value: Any) -> Any:
    match value:
        case Span():
            return value.low if value.known else [value.low, value.high]
        case Data():
            return [dict(zip(value.columns, row, strict=True)) for row in value.rows]
        case tuple() if isinstance(noun, Game) and name == "costs":
            return {side: _plain(noun, "", cost) for side, cost in zip(noun.sides, value, strict=True)}
        case tuple() if name in {"costs", "prizes", "words"}:
            return {key: _plain(noun, "", each) for key, each in value}
        case tuple():
            return [_plain(noun, name, each) for each in value]
        case _:
            return in_row(value) if type(value) in TABLES else value
