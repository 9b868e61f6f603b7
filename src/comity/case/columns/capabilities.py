"""What actors have, by year, from cells: a component a column, empty where it is not known."""

from __future__ import annotations

from comity.case.alignment import Capabilities
from comity.case.columns.cells import Columns, numbers, once, years
from comity.case.foreign.findings import Findings
from comity.errors import Where


def capabilities_of(columns: Columns, actor: str, components: tuple[str, ...], notes: Findings) -> Capabilities:
    """Return capabilities from the columns ``actor`` (its name), ``year`` and the components; wrong rows are noted."""
    lines = columns.lines
    who = columns.get(actor)
    when = years(columns.get("year"), lines, "year", notes)
    values = [numbers(columns.get(c), lines, c, notes) for c in components]
    for k, name in enumerate(who):
        if not name:
            notes.error(lines[k], f"{actor} is empty.", "Fill the cell, or delete the row.")
    first = set(once(list(zip(who, when, strict=True)), lines, notes, lambda k: f"{who[k]} in {when[k]}"))
    rows = [(k, y) for k, y in enumerate(when) if k in first and who[k] and y is not None]
    return Capabilities(
        components,
        tuple(who[k] for k, _ in rows),
        tuple(y for _, y in rows),
        tuple(tuple(column[k] for column in values) for k, _ in rows),
        notes.file,
        tuple(Where(notes.file, lines[k]) for k, _ in rows),
    )
