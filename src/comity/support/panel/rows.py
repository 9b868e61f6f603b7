"""The rows of a table, cell by cell: periods, units and numbers, and what is wrong with each."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from comity.case.support import MEASURES, Data, SeriesTest
from comity.support.panel.dates import Frequency, Period, label, period_of
from comity.support.panel.numbers import number_of
from comity.support.panel.releases import one_measure, one_release
from comity.support.panel.scales import cannot_take

SHOWN = 5
"""So many rows with the same kind of fault are named; the others are counted."""
Place = tuple[str, int]
"""A unit, and the number of a period."""


@dataclass(slots=True)
class Faults:
    """What is wrong with a table, gathered by kind, so that a thousand bad cells do not bury the second kind."""

    by_kind: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, words: str) -> None:
        """Note one fault."""
        self.by_kind.setdefault(kind, []).append(words)

    def told(self) -> tuple[str, ...]:
        """Return every kind of fault, each with its first places."""
        out: list[str] = []
        for words in self.by_kind.values():
            out += words[:SHOWN]
            if len(words) > SHOWN:
                out.append(f"and {len(words) - SHOWN} more of the same kind as the last")
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Rows:
    """
    A table as numbers: ``values[column][unit, period]``, for the columns that a test uses.

    ``frequency`` is that of the column of periods; ``release`` and ``measure`` are what all rows share.
    """

    frequency: Frequency
    values: dict[str, dict[Place, float]]
    units: tuple[str, ...]
    release: str = ""
    measure: str = ""
    notes: tuple[str, ...] = ()


def columns_of(test: SeriesTest) -> tuple[str, ...]:
    """Return the columns of numbers that a test uses: the outcome, the treatment where there is one, the controls."""
    return tuple(dict.fromkeys(c for c in (test.outcome, test.treatment, *test.controls) if c))


def place_of(table: Data, row: int) -> str:
    """
    Return where a row stands, for messages.

    Examples
    --------
    >>> place_of(Data(("a",), (("1",),)), 0)
    'row 1'
    """
    return str(table.wheres[row]) if row < len(table.wheres) and table.wheres[row].file else f"row {row + 1}"


def rows_of(test: SeriesTest, faults: Faults) -> Rows | None:
    """
    Return the rows of a test as numbers, or None where they cannot be used; ``faults`` gathers every reason.

    Parameters
    ----------
    test : SeriesTest
    faults : Faults
        Is added to.
    """
    _serve_twice(test, faults)
    needed = [*columns_of(test), test.period, *(c for c in (test.unit, test.released, test.measure) if c)]
    for name in dict.fromkeys(needed):
        if name not in test.table.columns:
            faults.add("column", f'the table has no column "{name}"; it has {", ".join(test.table.columns)}')
    if faults.by_kind:
        return None
    if not test.table.rows:
        faults.add("empty", "the table has no rows")
        return None
    found = _periods(test, faults)
    units = _units(test, faults)
    if found is None or units is None:
        _numbers(test, range(len(test.table.rows)), faults)
        return None
    frequency, periods, notes = found
    return _gathered(test, frequency, list(zip(units, periods, strict=True)), notes, faults)


def _serve_twice(test: SeriesTest, faults: Faults) -> None:
    """Note controls that are the outcome or the treatment: they would explain themselves."""
    for name in test.controls:
        if name in (test.outcome, test.treatment):
            what = "outcome" if name == test.outcome else "treatment"
            faults.add("column", f'the column "{name}" is the {what} and cannot be a control of itself as well')


def _released(test: SeriesTest) -> str:
    """Return the column of releases: the one that is named, or one that is called so and has no other use."""
    return test.released or _unused("released", test)


def _measured(test: SeriesTest) -> str:
    """Return the column of measures: the one that is named, or one that is called so and holds nothing else."""
    name = test.measure or _unused("measure", test)
    words = set() if test.measure or not name else {c.strip() for c in test.table.column(name)}
    return name if words <= {*MEASURES, ""} else ""


def _unused(name: str, test: SeriesTest) -> str:
    used = (*columns_of(test), test.period, test.unit)
    return name if name in test.table.columns and name not in used else ""


def _gathered(
    test: SeriesTest, frequency: Frequency, cells: list[Place], notes: tuple[str, ...], faults: Faults
) -> Rows | None:
    table = test.table
    places = [place_of(table, r) for r in range(len(table.rows))]
    used: tuple[int, ...] = tuple(range(len(table.rows)))
    release = measure = ""
    if _released(test):
        chosen = one_release(cells, table.column(_released(test)), places)
        used, release = chosen.rows or used, chosen.release
        notes += (chosen.note,) if chosen.note else ()
        if chosen.reason:
            faults.add("release", chosen.reason)
    if _measured(test):
        measures = table.column(_measured(test))
        reason = one_measure([measures[r] for r in used], [places[r] for r in used])
        measure = measures[used[0]].strip()
        if reason:
            faults.add("measure", reason)
    numbers = _numbers(test, used, faults)
    if "release" not in faults.by_kind:
        _twice(cells, used, places, frequency, faults)
    if faults.by_kind:
        return None
    values = {c: {cells[r]: v for r, v in zip(used, column, strict=True)} for c, column in numbers.items()}
    return Rows(frequency, values, tuple(sorted({cells[r][0] for r in used})), release, measure, notes)


def _periods(test: SeriesTest, faults: Faults) -> tuple[Frequency, list[int], tuple[str, ...]] | None:
    found: list[Period] = []
    for row, cell in enumerate(test.table.column(test.period)):
        period = period_of(cell)
        if period is None:
            faults.add(
                "period",
                f'{place_of(test.table, row)}: "{cell[:40]}" is no period (write 2024-05, 2024-Q2 or 2024)',
            )
        else:
            found.append(period)
    if "period" in faults.by_kind:
        return None
    kinds = Counter(p.frequency for p in found)
    if len(kinds) > 1:
        said = " and ".join(f"{n} rows by {k}" for k, n in sorted(kinds.items()))
        faults.add("frequency", f'the column "{test.period}" mixes lengths of periods: {said}')
        return None
    notes = ("days stand for their months",) if any(p.day for p in found) else ()
    return found[0].frequency, [p.number for p in found], notes


def _units(test: SeriesTest, faults: Faults) -> list[str] | None:
    if not test.unit:
        return [""] * len(test.table.rows)
    cells = [c.strip() for c in test.table.column(test.unit)]
    for row, cell in enumerate(cells):
        if not cell:
            faults.add("unit", f'{place_of(test.table, row)}: the column "{test.unit}" is empty')
    return None if "unit" in faults.by_kind else cells


def _numbers(test: SeriesTest, rows: tuple[int, ...] | range, faults: Faults) -> dict[str, list[float]]:
    out: dict[str, list[float]] = {}
    for name in columns_of(test):
        cells = test.table.column(name)
        values: list[float] = []
        for row in rows:
            value = number_of(cells[row])
            bad = value if isinstance(value, str) else ""
            if not bad and name == test.outcome and not math.isnan(float(value)):
                bad = cannot_take(float(value), test.scale)
            if bad:
                faults.add("number " + name, f'{place_of(test.table, row)}: {name} "{cells[row].strip()[:40]}" {bad}')
            values.append(math.nan if bad else float(value))
        out[name] = values
    return out


def _twice(cells: list[Place], used: tuple[int, ...], places: list[str], frequency: Frequency, faults: Faults) -> None:
    first: dict[Place, int] = {}
    for row in used:
        if cells[row] in first:
            unit, number = cells[row]
            whose = f"{unit}, " if unit else ""
            faults.add(
                "twice",
                f"{places[row]}: {whose}{label(frequency, number)} stands twice (first at {places[first[cells[row]]]})",
            )
        first.setdefault(cells[row], row)
