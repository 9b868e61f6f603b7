"""The tables of the section ``alignment``, column by column: they may have 200,000 rows."""

from __future__ import annotations

from collections.abc import Sequence

from comity.case.alignment import CASTS, Capabilities, Cast, Ties, Votes
from comity.case.build_evidence import whole
from comity.case.columns.capabilities import capabilities_of
from comity.case.columns.cells import Columns
from comity.case.columns.ties import COLUMNS, ties_of
from comity.case.columns.votes import votes_of
from comity.case.foreign.findings import Findings
from comity.case.found import At, Row
from comity.case.support import Data
from comity.case.wording import listed, shown, suggestion
from comity.errors import Where


def ties(row: Row, at: At) -> Ties:
    """Return the ties of the section; none where the table cannot be used."""
    data: Data | None = row.get("ties")
    if data is None or not _columns(data, ("a", "b"), COLUMNS, row.at("ties"), at):
        return Ties()
    notes = _notes(data, row.at("ties"))
    found = ties_of(_cells(data), notes)
    _said(notes, at)
    _sources(found.source, found.wheres, at)
    return found


def capabilities(row: Row, at: At) -> Capabilities:
    """Return what actors have; nothing where the table cannot be used."""
    data: Data | None = row.get("capabilities")
    if data is None or not _columns(data, ("actor", "year"), None, row.at("capabilities"), at):
        return Capabilities()
    components = tuple(c for c in data.columns if c not in ("actor", "year"))
    if not components:
        what = "the table has no component beside actor and year."
        at.problem(row.at("capabilities"), what, "Add a column, such as population.")
    notes = _notes(data, row.at("capabilities"))
    found = capabilities_of(_cells(data), "actor", components, notes)
    _said(notes, at)
    return found


def votes(row: Row, at: At) -> Votes:
    """Return roll calls, from a table or from the rows of the case."""
    got = row.get("votes")
    if got is None:
        return Votes()
    if not isinstance(got, Data):
        return _listed_votes([g.value for g in got if whole(g.value, "id")], at)
    if not _columns(got, ("id",), None, row.at("votes"), at):
        return Votes()
    notes = _notes(got, row.at("votes"))
    found = votes_of(_cells(got), notes)
    _said(notes, at)
    _sources(found.source, found.wheres, at)
    return found


def _listed_votes(rows: Sequence[Row], at: At) -> Votes:
    names: dict[str, None] = {}
    for row in rows:
        for cast in CASTS:
            names |= dict.fromkeys(g.value for g in row.get(cast, ()))
    for row in rows:
        _voted_once(row, at)
    no_second(rows, "roll call", at)
    actors = tuple(names)
    date = [row.get("date", "") for row in rows]
    return Votes(
        actors,
        tuple(row.get("id") for row in rows),
        tuple(row.get("session", date[k][:4]) for k, row in enumerate(rows)),
        tuple(row.get("body", "") for row in rows),
        tuple(date),
        tuple(row.get("text", "") for row in rows),
        tuple(_casts(row, actors) for row in rows),
        tuple(";".join(s.value for s in row.get("source", ())) for row in rows),
        rows[0].where.file if rows else "",
        tuple(row.where for row in rows),
    )


def _casts(row: Row, actors: Sequence[str]) -> tuple[Cast, ...]:
    by = {g.value: cast for cast in CASTS for g in row.get(cast, ())}
    return tuple(by.get(a, "") for a in actors)


def _voted_once(row: Row, at: At) -> None:
    seen: dict[str, str] = {}
    for cast in CASTS:
        for name in (g.value for g in row.get(cast, ())):
            if name in seen:
                what = f"{shown(name)} stands under {seen[name]} and under {cast} of one roll call."
                at.problem(row.where, what, "Keep one of them.")
            seen.setdefault(name, cast)


def no_second(rows: Sequence[Row], noun: str, at: At) -> None:
    """Refuse two rows of one id."""
    first: dict[str, Where] = {}
    for row in rows:
        name = row.get("id")
        if name in first:
            what = f"the {noun} {shown(name)} stands here twice; the first is on line {first[name].line}."
            at.problem(row.where, what, "Give one of them another id.")
        first.setdefault(name, row.where)


def _columns(data: Data, needed: tuple[str, ...], known: tuple[str, ...] | None, where: Where, at: At) -> bool:
    """Return whether the columns are there; one that nobody reads is a warning."""
    missing = [c for c in needed if c not in data.columns]
    if data.file and data.wheres:
        where = Where(data.wheres[0].file, 1)
    if missing and len(data.columns) == 1 and any(mark in data.columns[0] for mark in ";\t|"):
        what = f"the columns are not separated by commas: {shown(data.columns[0])}."
        at.problem(where, what, "Save it as CSV with commas.")
    elif missing:
        ways = [s for c in missing for s in suggestion(c, data.columns)]
        at.problem(where, f"the table has no column {listed(missing)}.", *ways, f"It needs: {', '.join(needed)}.")
    for extra in (c for c in data.columns if known is not None and c not in known):
        ways = list(suggestion(extra, known or ())) or [f"Columns that are: {listed(known or ())}."]
        at.warn(where, f"column {shown(extra)} is not read.", *ways)
    return not missing


def _cells(data: Data) -> Columns:
    columns = list(zip(*data.rows, strict=True))
    return Columns(dict(zip(data.columns, columns, strict=True)), tuple(w.line or 0 for w in data.wheres))


def _notes(data: Data, where: Where) -> Findings:
    return Findings(data.wheres[0].file if data.wheres else where.file)


def _said(notes: Findings, at: At) -> None:
    at.notes.problems.extend(notes.problems)


def _sources(named: Sequence[str], wheres: Sequence[Where], at: At) -> None:
    """Warn, once for each, of sources that the case does not list: tables bring names of their own."""
    known = {n for of in ("source", "evidence source", "claim") for n in at.notes.defined.get(of, ())}
    first: dict[str, Where] = {}
    for text, where in zip(named, wheres, strict=True):
        for name in (part.strip() for part in text.split(";")) if text else ():
            first.setdefault(name, where)
    for name, where in first.items():
        if name and name not in known and not at.notes.doubtful & {"source", "evidence source", "claim"}:
            what = f"source {shown(name)} is kept as a name: the case does not list it."
            at.warn(where, what, *suggestion(name, sorted(known)), "Add it under sources.")
