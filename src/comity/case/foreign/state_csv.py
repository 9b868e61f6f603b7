"""
A conflict as a table of states, as one would draw it up in a spreadsheet.

One row per feasible state. Columns: ``state`` (a name, optional), one per option headed ``party: option``
with Y or N (``(forward)`` or ``(back)`` after the option makes its moves one-way), one per party headed
``rank: party`` with 1 for the best state and equal numbers for ties, and perhaps ``status quo`` with Y in
one row. A row with ``-`` for an option stands for all states it covers, counted as one. Columns headed
``stable: ...`` or ``equilibrium: ...``, as the CSV export writes them, are results and are not read.
"""

from __future__ import annotations

import os
from pathlib import Path

from comity.case.foreign.findings import Findings, read_bounded
from comity.case.foreign.state_columns import read_columns
from comity.case.foreign.state_conflict import name_everything, to_conflict
from comity.case.foreign.state_rows import MAX_OPTIONS, read_rows, read_table
from comity.case.nouns import Case, Party
from comity.errors import Problem


def read_state_csv(path: str | os.PathLike[str]) -> tuple[Case | None, tuple[Problem, ...]]:
    """
    Read a conflict from a table of states.

    Parameters
    ----------
    path : path
        A CSV file (comma, semicolon or tab) with one row per feasible state; see the module's text for
        columns.

    Returns
    -------
    Case or None, tuple of Problem
        The case where nothing stood in the way, and every problem met. States that the table leaves out
        become infeasible, by as few statements as splitting option by option gives.
    """
    path = Path(path)
    notes = Findings(str(path))
    text = read_bounded(path, notes)
    if text is None:
        return None, notes.problems
    return read_state_text(text, notes, title=path.stem)


def read_state_text(text: str, notes: Findings, title: str) -> tuple[Case | None, tuple[Problem, ...]]:
    """
    Read the text of a table of states; problems are added to ``notes``.

    Examples
    --------
    >>> table = '''state,a: work,b: work,rank: a,rank: b
    ... both,Y,Y,1,1
    ... only a,Y,N,4,2
    ... only b,N,Y,2,4
    ... neither,N,N,3,3
    ... '''
    >>> case, problems = read_state_text(table, Findings("hunt.csv"), "Stag hunt")
    >>> [o.id for o in case.conflict.options], problems
    (['work_a', 'work_b'], ())
    >>> case.conflict.preferences[0].preference.tiers
    (('YY',), ('NY',), ('NN',), ('YN',))
    """
    table = read_table(text, notes)
    if not table:
        if not notes.failed:
            notes.error(0, "the table is empty.", 'Start with a header such as "state,a: work,rank: a".')
        return None, notes.problems
    (line, header), rows = table[0], table[1:]
    columns = read_columns(header, line, notes)
    if len(columns.options) > MAX_OPTIONS:
        notes.error(
            line,
            f"the table has more than {MAX_OPTIONS} options.",
            "Write a case file with statements instead.",
        )
    if notes.failed:
        return None, notes.problems
    states = read_rows(rows, len(header), columns, notes)
    if not states and not notes.failed:
        notes.error(line, "the table has no states.", "Add a row for every feasible state.")
    if notes.failed:
        return None, notes.problems
    names = name_everything(columns)
    conflict = to_conflict(columns, states, names, notes)
    if conflict is None or notes.failed:
        return None, notes.problems
    parties = tuple(Party(i, name) for name, i in names.parties.items())
    return Case(
        title=title, parties=parties, conflict=conflict, about="Imported from a table of states."
    ), notes.problems
