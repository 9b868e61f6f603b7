"""The section ``support``: what was read becomes flows, levers, a game, series and endings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from comity.case.build_evidence import noun, whole
from comity.case.build_preferences import Speech, option_label, source_ids
from comity.case.build_settlement import statements
from comity.case.build_support_tests import endings_test, series_test
from comity.case.build_war_game import game
from comity.case.days import first_day, last_day
from comity.case.found import At, Found, Row
from comity.case.nouns import Conflict, OptionConflict
from comity.case.statement import Statement
from comity.case.support import Flow, Lever, Support
from comity.case.wording import shown
from comity.errors import Where
from comity.logic.vocabulary import Vocabulary


def support(row: Row, parties: tuple[str, ...], conflict: Conflict | None, at: At) -> Support:
    """Return the section; it is only fit for use where no error was noted."""
    flows = tuple(flow(g.value, at) for g in row.get("flows", ()) if whole(g.value, "from", "to", "kind"))
    levers = tuple(lever(g.value, conflict, at) for g in row.get("levers", ()) if whole(g.value, "option"))
    _on_options(row, conflict, at)
    _twice(levers, at)
    series = tuple(series_test(g, k, at) for k, g in _each(row, "series") if whole(g, "table", "outcome"))
    endings = tuple(
        endings_test(g, k, at) for k, g in _each(row, "endings") if whole(g, "table", "unit", "treatments", "ending")
    )
    _one_name(("series", series), ("endings", endings), at)
    return Support(
        flows=flows,
        levers=levers,
        targets=_statements(row.get("targets", ()), conflict, at),
        steps=_statements(row.get("steps", ()), conflict, at),
        game=game(row.get("game"), parties, at) if "game" in row and whole(row.get("game"), "costs") else None,
        series=tuple(s for s in series if s is not None),
        endings=tuple(e for e in endings if e is not None),
        where=row.where,
    )


def flow(row: Row, at: At) -> Flow:
    """Return a figure; its period is written in one of three ways."""
    ways = [k for k in ("date", "period", "since") if k in row]
    if len(ways) > 1:
        at.problem(row.at(ways[1]), "the period is given twice.", "Keep one of date, period, and since with until.")
    since, until = row.get("since", ""), row.get("until", "")
    if "period" in row:
        since, _, until = (part.strip() for part in row.get("period").partition("/"))
        if first_day(since) is None or last_day(until) is None:
            what = f"the period {shown(row.get('period'))} is no two dates with / between them."
            at.problem(row.at("period"), what, "For example: 2025-03/2025-04")
            since = until = ""
    begin, end = first_day(since), last_day(until)
    if begin is not None and end is not None and end < begin:
        at.problem(row.where, "the period ends before it begins.", "Check its two dates.")
    released, over = last_day(row.get("released", "")), last_day(row.get("date", "")) or end
    if released is not None and over is not None and row.get("measure") == "delivered" and released < over:
        what = "the figure was published before its period was over."
        at.warn(row.at("released"), what, "Check both dates: deliveries cannot be counted ahead.")
    if "value" in row and "unit" not in row:
        at.warn(row.where, "the figure has no unit.", "For example: unit: EUR bn")
    return noun(Flow, row, giver=row.get("from"), since=since, until=until, source=source_ids(row))


def lever(row: Row, conflict: Conflict | None, at: At) -> Lever:
    """Return a lever; the party that decides it owns the option."""
    options = {o.id: o for o in conflict.options} if isinstance(conflict, OptionConflict) else {}
    owner = options[row.get("option")].by if row.get("option") in options else row.get("by", "")
    if row.get("by", owner) != owner:
        what = f"the option {shown(row.get('option'))} belongs to {shown(owner)}, not to {shown(row.get('by'))}."
        at.problem(row.at("by"), what, "Leave `by` out, or change the owner under conflict: options.")
    return noun(Lever, row, by=row.get("by", owner), source=source_ids(row))


def _on_options(row: Row, conflict: Conflict | None, at: At) -> None:
    """Say where something speaks of options, and the case has none."""
    asked = [k for k in ("levers", "targets", "steps") if row.get(k)]
    if asked and not isinstance(conflict, OptionConflict) and not at.notes.failed():
        has = "is drawn by hand" if conflict is not None else "is not there"
        what = f"`{asked[0]}` speaks of options of the conflict, which {has}."
        at.problem(row.at(asked[0]), what, "Add conflict: with options, or leave it out.")
    for key in ("targets", "steps"):
        if row.get(key) and not row.get("levers"):
            at.warn(row.at(key), f"`{key}` says nothing without levers.", "Add levers: [{option: ...}]")


def _twice(levers: Iterable[Lever], at: At) -> None:
    first: dict[str, Where] = {}
    for each in levers:
        if each.option in first:
            what = f"the option {shown(each.option)} is a lever twice; the first is on line {first[each.option].line}."
            at.problem(each.where, what, "Keep one of them.")
        first.setdefault(each.option, each.where)


def _statements(found: Iterable[Found[Any]], conflict: Conflict | None, at: At) -> tuple[Statement, ...]:
    if not isinstance(conflict, OptionConflict):
        return ()
    ids = tuple(o.id for o in conflict.options)
    return statements(found, Speech(Vocabulary(ids, {}, ids), option_label(ids, {}, True)), at)


def _each(row: Row, key: str) -> Iterable[tuple[int, Row]]:
    """Yield (number, row) of a list of rows, or of the single one that may stand in its place."""
    got = row.get(key, ())
    rows = (got,) if isinstance(got, Row) else tuple(f.value for f in got)
    return enumerate(rows, 1)


def _one_name(*lists: Any) -> None:
    *named, at = lists
    first: dict[str, Where] = {}
    for _, tests in named:
        for test in tests:
            if test is not None and test.id in first:
                what = f"{shown(test.id)} names two tables; the first is on line {first[test.id].line}."
                at.problem(test.where, what, "Give one of them an id: of its own.")
            elif test is not None:
                first[test.id] = test.where
