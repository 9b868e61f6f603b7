"""What the section ``support`` tests on data: series with events, and tables of how conflicts ended."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from comity.case.build_evidence import noun, whole
from comity.case.build_preferences import source_ids
from comity.case.found import At, Row
from comity.case.support import Data, EndingsTest, Event, SeriesTest
from comity.case.wording import listed, shown, suggestion

PERIODS = ("period", "month", "quarter", "year", "date")
"""Columns that hold the period where a case does not say which one does."""


def series_test(row: Row, number: int, at: At) -> SeriesTest | None:
    """Return a series and what is to be tested on it; None where its columns are not there."""
    data: Data = row.get("table")
    period = _period(row, data, at)
    controls = tuple(c.value for c in row.get("controls", ()))
    # what a figure counts and when it was published must not be overlooked because nobody named its column
    kept = {k: row.get(k) or (k if k in data.columns else "") for k in ("released", "measure")}
    named = [row.get(k) for k in ("outcome", "treatment", "unit") if k in row] + [v for v in kept.values() if v]
    _twice_used(row, controls, at)
    if period is None or not _columns((*named, *controls), data, row, at):
        return None
    events = tuple(
        noun(Event, g.value, source=source_ids(g.value))
        for g in row.get("events", ())
        if whole(g.value, "date", "what")
    )
    donors = tuple(d.value for d in row.get("donors", ()))
    _units((*donors, *(e.unit for e in events if e.unit)), data, row, at)
    if "treatment" not in row and not events:
        what = "nothing is tested: the series has neither a treatment nor an event."
        at.problem(row.where, what, "Add treatment: COLUMN, or events: [{date: 2024-05, what: cut}]")
    used = _used(data, (period, *named, *controls))
    return noun(
        SeriesTest,
        row,
        id=row.get("id") or _name(data, f"series {number}"),
        table=used,
        period=period,
        **kept,
        events=events,
        controls=controls,
        donors=donors,
        source=source_ids(row),
    )


def endings_test(row: Row, number: int, at: At) -> EndingsTest | None:
    """Return a table of how conflicts ended; None where its columns are not there."""
    data: Data = row.get("table")
    period = _period(row, data, at)
    treatments = tuple(t.value for t in row.get("treatments", ()))
    controls = tuple(c.value for c in row.get("controls", ()))
    named = (row.get("unit"), row.get("ending"), *treatments, *controls)
    _twice_used(row, controls, at)
    if period is None or not _columns(named, data, row, at):
        return None
    words = tuple((n.value, g.value) for n, g in row.get("words", ()) if g is not None)
    cells = set(data.column(row.get("ending")))
    for word, _ in words:
        if word not in cells:
            what = f"{shown(word)} does not occur in the column {shown(row.get('ending'))}."
            at.warn(row.at("words"), what, *suggestion(word, sorted(cells - {""})))
    return noun(
        EndingsTest,
        row,
        id=row.get("id") or _name(data, f"endings {number}"),
        table=_used(data, (period, *named)),
        period=period,
        treatments=treatments,
        controls=controls,
        words=words,
        source=source_ids(row),
    )


def _twice_used(row: Row, controls: Iterable[str], at: At) -> None:
    """Say where a column is used for two things at once."""
    used: dict[str, str] = {}
    for key in ("outcome", "treatment", "unit", "period", "ending"):
        name = row.get(key)
        if name is not None and name in used:
            what = f"the column {shown(name)} is both {used[name]} and {key}."
            at.problem(row.at(key), what, "Name another column.")
        elif name is not None:
            used[name] = key
    for name in controls:
        if name in used:
            what = f"the column {shown(name)} is the {used[name]}, so it can be no control."
            at.problem(row.at("controls"), what, "Leave it out of controls.")


def _name(data: Data, otherwise: str) -> str:
    return PurePosixPath(data.file).stem or otherwise


def _period(row: Row, data: Data, at: At) -> str | None:
    """Return the column of the period, or None with the problem noted."""
    name: str | None = row.get("period") or next((c for c in PERIODS if c in data.columns), None)
    if name is None:
        what = f"no column of the table holds the period; its columns are {listed(data.columns)}."
        at.problem(row.at("table"), what, "Name the column: period: COLUMN")
    return name if name is None or _columns((name,), data, row, at) else None


def _columns(names: Iterable[str], data: Data, row: Row, at: At) -> bool:
    """Return True where the table has every column; each one that it has not is a problem."""
    missing = [n for n in dict.fromkeys(names) if n not in data.columns]
    for name in missing:
        key = next((k for k, f in row.fields.items() if f.value == name), "table")
        ways = suggestion(name, data.columns) or (f"Columns of the table: {listed(data.columns)}.",)
        at.problem(row.at(key), f"the table has no column {shown(name)}.", *ways)
    return not missing


def _units(names: Iterable[str], data: Data, row: Row, at: At) -> None:
    """Say where an event or a donor is of a unit that the table does not have."""
    named = tuple(dict.fromkeys(names))
    if named and "unit" not in row:
        at.problem(row.where, f"the unit {shown(named[0])} is named, but no column of units.", "Add unit: COLUMN")
        return
    known = tuple(dict.fromkeys(data.column(row.get("unit")))) if named else ()
    for name in named:
        if name not in known:
            ways = suggestion(name, known) or (f"Units of the table: {listed(known)}.",)
            at.problem(row.where, f"the table has no rows of the unit {shown(name)}.", *ways)


def _used(data: Data, names: Iterable[str]) -> Data:
    """Return the table with the columns that are used, in their order in the table."""
    wanted = set(names)
    kept = [k for k, c in enumerate(data.columns) if c in wanted]
    rows = tuple(tuple(r[k] for k in kept) for r in data.rows)
    return Data(tuple(data.columns[k] for k in kept), rows, data.file, data.wheres)
