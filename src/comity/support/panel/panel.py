"""A table by unit and period as arrays, or every reason why it is none."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.support import Event, SeriesTest
from comity.errors import UsageError
from comity.support.panel.dates import Frequency, label, within
from comity.support.panel.rows import Faults, Rows, columns_of, rows_of
from comity.support.panel.scales import scaled

Array = NDArray[np.float64]
LARGEST = 2_000_000
"""Units times periods; more would be a mistake in the dates, or a table for another tool."""
LEAST = 4
"""Periods that any table must have; each test asks for more of its own (docs, tests on series)."""


@dataclass(frozen=True, slots=True)
class Panel:
    """
    A table as arrays, units by periods.

    Parameters
    ----------
    id : str
        The id of the test that it was made for.
    periods : tuple of str
        ``2024-05``, ``2024-Q2`` or ``2024``, in order and without gaps: the place in this tuple is a period's index.
    units : tuple of str
        In alphabetical order; one empty name where the table has no column of units.
    outcome : Array, shape (units, periods)
        On the scale of the test; nan where a unit has no row. Within a unit nan stands before its first and after its
        last value only.
    treatment : Array, shape (units, periods), or None
        Support, as it stands in the table: more is more.
    controls : Array, shape (controls, units, periods)
    events : tuple of (unit index or None, period index, what)
        In order of time. The period of an event counts as its first period after (§101).
    frequency : {"month", "quarter", "year"}
    raw : Array, shape (units, periods)
        The outcome before it was scaled.
    release, measure : str
        What all rows share, empty where the table does not say.
    notes : tuple of str
        What was done to the rows.
    unplaced : tuple of str
        Why events are left out, a sentence for each.
    """

    id: str
    periods: tuple[str, ...]
    units: tuple[str, ...]
    outcome: Array
    treatment: Array | None
    controls: Array
    events: tuple[tuple[int | None, int, str], ...]
    frequency: Frequency
    raw: Array
    release: str = ""
    measure: str = ""
    notes: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def single(self) -> bool:
        """Return True where there is one unit."""
        return len(self.units) == 1

    def events_of(self, unit: int) -> tuple[tuple[int, str], ...]:
        """Return the events that concern a unit: its own, and those of all."""
        return tuple((t, what) for u, t, what in self.events if u is None or u == unit)


def panel_of(test: SeriesTest) -> Panel:
    """
    Return the table of a test as arrays.

    Raises
    ------
    UsageError
        Where the table cannot be used; the message has every reason. :func:`refusals` returns them.

    Examples
    --------
    >>> from comity.case.support import Data, SeriesTest
    >>> rows = tuple((f"2024-{m:02d}", str(m * m)) for m in range(1, 7))
    >>> panel = panel_of(SeriesTest("s", Data(("month", "deaths"), rows), outcome="deaths", period="month"))
    >>> panel.periods[:2], panel.outcome[0, :3].tolist(), panel.frequency
    (('2024-01', '2024-02'), [1.0, 4.0, 9.0], 'month')
    """
    panel, reasons = _read(test)
    if panel is None:
        raise UsageError(f"{test.id}: " + "; ".join(reasons))
    return panel


def refusals(test: SeriesTest) -> tuple[str, ...]:
    """
    Return every reason why no test can be made on a table; empty where there is none.

    Gaps, too few periods, an outcome that never changes, rows of several releases or measures, two rows for one unit
    and period, cells that are no numbers or no periods, values that the scale cannot take. Each names its place.

    Examples
    --------
    >>> from comity.case.support import Data, SeriesTest
    >>> rows = (("2020", "1"), ("2021", "x"), ("2023", "3"), ("2023", "4"))
    >>> for why in refusals(SeriesTest("s", Data(("year", "y"), rows), outcome="y", period="year")):
    ...     print(why)
    row 2: y "x" is no number (leave the cell empty where there is none)
    row 4: 2023 stands twice (first at row 3)
    """
    return _read(test)[1]


def _read(test: SeriesTest) -> tuple[Panel | None, tuple[str, ...]]:
    faults = Faults()
    rows = rows_of(test, faults)
    if rows is None:
        return None, faults.told()
    panel = _arranged(test, rows, faults)
    if panel is not None:
        _gaps(test, panel, faults)
        _constant(test, panel, faults)
    return (None if faults.by_kind else panel), faults.told()


def _arranged(test: SeriesTest, rows: Rows, faults: Faults) -> Panel | None:
    held = {place for column in rows.values.values() for place, v in column.items() if not math.isnan(v)}
    outcomes = {p for p, v in rows.values[test.outcome].items() if not math.isnan(v)}
    if not outcomes:
        faults.add("empty", f'the column "{test.outcome}" is empty in every row')
        return None
    first, last = min(n for _, n in held), max(n for _, n in held)
    length = last - first + 1
    if length * len(rows.units) > LARGEST:
        words = f"{len(rows.units)} units over {length} periods are too many; look at the first and last period, "
        faults.add("large", words + f"{label(rows.frequency, first)} and {label(rows.frequency, last)}")
        return None
    arrays = {c: _grid(rows.values[c], rows.units, first, length) for c in columns_of(test)}
    events, unplaced = _placed(test, rows, first, length)
    raw = arrays[test.outcome]
    controls = [arrays[c] for c in test.controls]
    return Panel(
        id=test.id,
        periods=tuple(label(rows.frequency, first + t) for t in range(length)),
        units=rows.units,
        outcome=scaled(raw, test.scale),
        treatment=arrays[test.treatment] if test.treatment else None,
        controls=np.stack(controls) if controls else np.empty((0, *raw.shape)),
        events=events,
        frequency=rows.frequency,
        raw=raw,
        release=rows.release,
        measure=rows.measure,
        notes=rows.notes,
        unplaced=unplaced,
    )


def _grid(values: dict[tuple[str, int], float], units: tuple[str, ...], first: int, length: int) -> Array:
    at = {unit: u for u, unit in enumerate(units)}
    out = np.full((len(units), length), np.nan)
    for (unit, number), value in values.items():
        if 0 <= number - first < length:
            out[at[unit], number - first] = value
    return out


def _placed(
    test: SeriesTest, rows: Rows, first: int, length: int
) -> tuple[tuple[tuple[int | None, int, str], ...], tuple[str, ...]]:
    found: set[tuple[int | None, int, str]] = set()
    notes: list[str] = []
    for event in test.events:
        number = within(event.date, rows.frequency)
        words = f"The event of {event.date} ({event.what}) is left out: "
        if event.unit and event.unit not in rows.units:
            notes.append(words + f'the table has no unit "{event.unit}"')
        elif number is None:
            notes.append(words + f"its date does not say in which {rows.frequency} it lies")
        elif not 0 <= number - first < length:
            notes.append(words + "it lies outside the table")
        else:
            found.add((_unit_of(event, rows), number - first, event.what))
    return tuple(sorted(found, key=lambda e: (e[1], -1 if e[0] is None else e[0], e[2]))), tuple(notes)


def _unit_of(event: Event, rows: Rows) -> int | None:
    return rows.units.index(event.unit) if event.unit else None


def _gaps(test: SeriesTest, panel: Panel, faults: Faults) -> None:
    named = [(test.outcome, panel.raw), *zip(test.controls, panel.controls, strict=True)]
    if panel.treatment is not None:
        named.insert(1, (test.treatment, panel.treatment))
    for u, unit in enumerate(panel.units):
        for name, values in named:
            have = np.flatnonzero(np.isfinite(values[u]))
            missing = np.setdiff1d(np.arange(have[0], have[-1] + 1), have) if have.size else have
            if missing.size:
                whose = f"{unit}: " if unit else ""
                said = ", ".join(panel.periods[t] for t in missing[:3])
                more = f" and {missing.size - 3} more" if missing.size > 3 else ""
                words = "a gap is no zero: fill the cell, test a stretch without gaps, or make each stretch a unit"
                faults.add("gap", f"{whose}no {name} for {said}{more} within the series ({words})")


def _constant(test: SeriesTest, panel: Panel, faults: Faults) -> None:
    lengths = np.isfinite(panel.raw).sum(axis=1)
    longest = int(lengths.max())
    if longest < LEAST:
        words = f"the longest series has {longest} {panel.frequency}{'s' * (longest != 1)} with an outcome; "
        faults.add("short", words + f"no test is made on fewer than {LEAST}")
        return
    seen = panel.raw[lengths > 0]
    if np.all(np.nanmax(seen, axis=1) == np.nanmin(seen, axis=1)):
        value = float(np.nanmax(seen))
        what = "is 0 in every row" if np.nanmax(np.abs(seen)) == 0 else "never changes within a unit"
        shown = f" (it is {value:g})" if len(seen) == 1 and value else ""
        faults.add("constant", f"{test.outcome} {what}{shown}: there is nothing to explain")
