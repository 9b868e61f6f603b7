"""
Roll calls of the General Assembly of the United Nations, and the positions that were estimated from them.

References
----------
Bailey, M. A., Strezhnev, A. & Voeten, E. (2017). Estimating dynamic state preferences from United Nations voting data.
Journal of Conflict Resolution 61(2):430-456.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from comity.alignment.reading.columns import read_columns
from comity.alignment.reading.imported import ABSENT, ABSTAIN, NO, YES, Imported, Positions, Reals, RollCalls
from comity.case.columns.cells import Columns, once
from comity.case.days import first_day
from comity.case.foreign.findings import Findings
from comity.case.values import exact
from comity.case.wording import shown

_ABOUT = ("rcid", "session", "date", "unres", "short", "importantvote", "issues", "descr", "amend", "para")
_VOTES = {"": ABSENT, "1": YES, "2": ABSTAIN, "3": NO, "8": ABSENT, "9": ABSENT}
_POINTS = ("session", "iso3c", "ccode", "idealpoint")
_MORE_POINTS = ("year", "country", "nvotes", "q5", "q50", "q95")


def read_un_votes(data: str | bytes, file: str) -> Imported:
    """
    Read roll calls: rcid, session, date and others that say what was voted on; every other column is an actor.

    Cells are 1 yes, 2 abstain, 3 no; empty, 8 (absent) and 9 (no member) are absent.

    Examples
    --------
    >>> found = read_un_votes("rcid,session,date,US,FR\\n7,46,1991-10-04,3,\\n8,46,1991,1,2\\n", "votes.csv").value
    >>> found.actors, found.vote.tolist()
    (('US', 'FR'), [[3, 0], [1, 2]])
    """
    notes = Findings(file)
    columns = read_columns(data, notes, ("rcid",), None)
    if columns is None:
        return Imported("un-votes", RollCalls((), (), (), (), np.zeros((0, 0), np.int8)), notes.problems)
    actors = tuple(c for c in columns.cells if c not in _ABOUT)
    if not actors:
        notes.error(1, "the table has no column with votes.", "Add a column for each actor.")
    calls = columns.get("rcid")
    rows = once(calls, columns.lines, notes, lambda k: f"roll call {shown(calls[k])}")
    dates = columns.get("date")
    for k in rows:
        if dates[k] and first_day(dates[k]) is None:
            notes.warning(columns.lines[k], f"date: {shown(dates[k])} is no date.", "Write 1991-10-04.")
    vote = np.array([_votes(columns, actor, notes) for actor in actors], np.int8).reshape(len(actors), len(columns)).T
    roll_calls = RollCalls(
        actors,
        tuple(calls[k] for k in rows),
        tuple(_session(columns, rows, notes)),
        tuple(dates[k] if first_day(dates[k]) else "" for k in rows),
        np.ascontiguousarray(vote[rows]),
    )
    return Imported("un-votes", roll_calls, notes.problems)


def read_un_positions(data: str | bytes, file: str) -> Imported:
    """
    Read published ideal points: session, iso3c, ccode, idealpoint and its quantiles q5 and q95.

    An actor is named by its ISO code of three letters; where two COW numbers share one in a session, or there is none,
    by its COW number, and it is said.

    Examples
    --------
    >>> text = "session,year,ccode,iso3c,idealpoint,q5,q95\\n1,1946,2,USA,1.7,1.3,2.0\\n"
    >>> found = read_un_positions(text, "points.csv").value
    >>> found.actor, found.year, found.point.tolist()
    (('USA',), (1946,), [1.7])
    """
    notes = Findings(file)
    columns = read_columns(data, notes, _POINTS, _MORE_POINTS)
    if columns is None:
        nothing = np.zeros(0)
        return Imported("un-ideal-points", Positions((), (), (), nothing, nothing, nothing), notes.problems)
    actors = _actors(columns, notes)
    sessions = _session(columns, range(len(columns)), notes)
    keys = list(zip(actors, sessions, strict=True))
    first = once(keys, columns.lines, notes, lambda k: f"{actors[k]} in session {sessions[k]}")
    point = _reals(columns, "idealpoint", notes)
    low, high = _reals(columns, "q5", notes), _reals(columns, "q95", notes)
    rows = [k for k in first if not np.isnan(point[k])]
    given = columns.get("year")
    year = [int(y) if re.fullmatch("[0-9]{4}", y) else 0 for y in given]
    found = Positions(
        tuple(actors[k] for k in rows),
        tuple(sessions[k] for k in rows),
        tuple(year[k] or sessions[k] + 1945 for k in rows),
        point[rows],
        low[rows],
        high[rows],
    )
    return Imported("un-ideal-points", found, notes.problems)


def _votes(columns: Columns, actor: str, notes: Findings) -> list[int]:
    cells = columns.get(actor)
    for k, cell in enumerate(cells):
        if cell not in _VOTES:
            what = f"{shown(actor)}: {shown(cell)} is no vote; it is read as absent."
            notes.error(columns.lines[k], what, "Votes are 1 yes, 2 abstain, 3 no, and empty for absent.")
    return [_VOTES.get(cell, ABSENT) for cell in cells]


def _session(columns: Columns, rows: Sequence[int], notes: Findings) -> list[int]:
    cells = columns.get("session")
    for k in rows:
        if cells[k] and not re.fullmatch("[0-9]{1,4}", cells[k]):
            notes.error(columns.lines[k], f"session: {shown(cells[k])} is no whole number.", "Write 46.")
    return [int(cells[k]) if re.fullmatch("[0-9]{1,4}", cells[k]) else 0 for k in rows]


def _actors(columns: Columns, notes: Findings) -> list[str]:
    iso, code, session = columns.get("iso3c"), columns.get("ccode"), columns.get("session")
    numbers: dict[tuple[str, str], set[str]] = {}
    for name, number, when in zip(iso, code, session, strict=True):
        numbers.setdefault((name, when), set()).add(number)
    shared = {name for (name, _), found in numbers.items() if len(found) > 1 and name}
    if shared:
        what = f"{', '.join(sorted(shared))} stands for two states in one session; they go by their COW numbers."
        notes.warning(0, what)
    several: dict[str, set[str]] = {}
    for name, number in zip(iso, code, strict=True):
        several.setdefault(name, set()).add(number)
    for name, found in sorted(several.items()):
        if len(found) > 1 and name and name not in shared:
            what = f"{name} stands for the COW numbers {', '.join(sorted(found))} in different sessions."
            notes.warning(0, what, "It is one actor here.")
    return [c if not n or n in shared else n for n, c in zip(iso, code, strict=True)]


def _reals(columns: Columns, name: str, notes: Findings) -> Reals:
    """Return numbers of any sign; NaN where a cell is empty or no number, which is an error."""
    cells = columns.get(name)
    read = {c: exact(c) if c else None for c in set(cells)}
    good = {c: float(v) for c, v in read.items() if v is not None and abs(v) < 10**6}
    for k, cell in enumerate(cells):
        if cell and cell not in good:
            notes.error(columns.lines[k], f"{name}: {shown(cell)} is no number of a usual size.", "Leave it empty.")
    out: NDArray[np.float64] = np.array([good.get(c, np.nan) for c in cells], np.float64)
    return out
