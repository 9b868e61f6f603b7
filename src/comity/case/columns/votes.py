"""Roll calls from cells: a row a vote, a column an actor."""

from __future__ import annotations

from comity.case.alignment import CASTS, Cast, Votes
from comity.case.columns.cells import Columns, once
from comity.case.days import first_day
from comity.case.foreign.findings import Findings
from comity.case.wording import shown
from comity.errors import Where

ABOUT = ("id", "session", "body", "date", "text", "source")
"""Columns that are no actors."""
_CASTS: dict[str, Cast] = {"": "", **{c: c for c in CASTS}}


def votes_of(columns: Columns, notes: Findings) -> Votes:
    """
    Return roll calls from the columns of the case format; rows with an error are left out and noted.

    A cell is yes, no, abstain or absent, in capitals or not; an empty one is not known, which is not absent.

    Examples
    --------
    >>> cells = {"id": ("r1", "r2"), "date": ("2001", "2001-05"), "x": ("yes", "No"), "y": ("", "maybe")}
    >>> notes = Findings("votes.csv")
    >>> found = votes_of(Columns(cells, (2, 3)), notes)
    >>> found.actors, found.id, found.session, found.cast
    (('x', 'y'), ('r1',), ('2001',), (('yes', ''),))
    >>> print(notes.problems[0])
    votes.csv:3: y: "maybe" is no vote. Write yes, no, abstain or absent; leave it empty if unknown.
    """
    actors = tuple(name for name in columns.cells if name not in ABOUT)
    if not actors:
        notes.error(1, "the table has no column of an actor.", "Add one column for each, with yes, no or abstain.")
    about = {name: columns.get(name) for name in ABOUT}
    kept = once(about["id"], columns.lines, notes, lambda k: f"the roll call {shown(about['id'][k])}")
    casts = {a: [_CASTS.get(cell.lower()) for cell in columns.get(a)] for a in actors}
    rows = [k for k in kept if _right(k, columns, casts, notes)]
    return Votes(
        actors,
        tuple(about["id"][k] for k in rows),
        tuple(about["session"][k] or about["date"][k][:4] for k in rows),
        tuple(about["body"][k] for k in rows),
        tuple(about["date"][k] for k in rows),
        tuple(about["text"][k] for k in rows),
        tuple(tuple(casts[a][k] or "" for a in actors) for k in rows),
        tuple(about["source"][k] for k in rows),
        notes.file,
        tuple(Where(notes.file, columns.lines[k]) for k in rows),
    )


def _right(k: int, columns: Columns, casts: dict[str, list[Cast | None]], notes: Findings) -> bool:
    """Return whether a row can be used; what is wrong with it is noted."""
    line, date = columns.lines[k], columns.get("date")[k]
    wrong = [a for a, cells in casts.items() if cells[k] is None]
    for actor in wrong:
        what = f"{actor}: {shown(columns.get(actor)[k])} is no vote."
        notes.error(line, what, "Write yes, no, abstain or absent; leave it empty if unknown.")
    if not columns.get("id")[k]:
        notes.error(line, "this roll call has no id.", 'Fill the column "id".')
        return False
    if date and first_day(date) is None:
        notes.error(line, f"date: {shown(date)} is no date.", "Write 2001, 2001-05 or 2001-05-31.")
        return False
    return not wrong
