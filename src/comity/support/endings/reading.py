"""From the texts of a table of units and periods to arrays, or every reason why that cannot be done."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from comity.case.support import EndingsTest
from comity.errors import did_you_mean
from comity.support.endings.result import Floats, History, Ints
from comity.support.endings.words import ENDINGS, GOES_ON
from comity.support.panel.dates import Period, label, period_of
from comity.support.panel.numbers import number_of

SHOWN = 3
"""Of the places where the same is wrong so many are named, and the rest is counted."""
FINEST = 1e-12
"""A column whose spread is a smaller part of its largest cell than this is taken as one that never varies."""
WORDS = (*ENDINGS, GOES_ON)
EMPTY = " (leave the cell empty where there is none)"
"""The way out that other tables have and this one has not: an empty cell is refused here."""
EPISODE = re.compile(r"(.+):([1-9]\d{0,5})", re.ASCII)


@dataclass(slots=True)
class Reasons:
    """Reasons for refusal as they are found, those of one kind gathered into one sentence with its places."""

    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, what: str, place: str = "") -> None:
        """Note what is wrong, and where."""
        self.places[what].append(place)

    def sentences(self) -> tuple[str, ...]:
        """Return one sentence for each kind of reason."""
        return tuple(what + _listed([p for p in places if p]) for what, places in self.places.items())


def _listed(places: Sequence[str]) -> str:
    if not places:
        return ""
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    return f" ({', '.join(places[:SHOWN])}{more})"


def refusals(test: EndingsTest) -> tuple[str, ...]:
    """
    Return every reason why a table cannot be tested, each with its places; empty where it can.

    Examples
    --------
    >>> from comity.case.support import Data
    >>> rows = (("x", "1990", "1", "peace"), ("x", "1992", "0", ""))
    >>> test = EndingsTest("e", Data(("war", "year", "arms", "end"), rows), "war", "year", ("arms",), "end")
    >>> for reason in refusals(test):
    ...     print(reason)
    the ending "peace" is none of victory_a, victory_b, settlement, low_activity, other, goes_on; map it in \
`words` (row 1)
    an ending stands before the last row of its unit (row 1, "x" 1990)
    periods are missing within a unit, so that its clock cannot be counted (row 2, "x" 1992)
    """
    return read(test)[1]


def read(test: EndingsTest) -> tuple[History | None, tuple[str, ...]]:
    """
    Return the table as arrays, or None and every reason why not.

    Examples
    --------
    >>> from comity.case.support import Data
    >>> rows = (("x", "1991", "0", "victory_b"), ("x", "1990", "1", ""), ("y", "1990", "0", ""))
    >>> test = EndingsTest("e", Data(("war", "year", "arms", "end"), rows), "war", "year", ("arms",), "end")
    >>> history, reasons = read(test)
    >>> history.clock.tolist(), history.ending.tolist(), history.treatments[:, 0].tolist()
    ([1, 2, 1], [0, 2, 0], [1.0, 0.0, 0.0])
    """
    reasons = Reasons()
    _columns(test, reasons)
    if reasons.places:
        return None, reasons.sentences()
    places = [str(w) for w in test.table.wheres] or [f"row {k + 1}" for k in range(len(test.table.rows))]
    units = [cell.strip() for cell in test.table.column(test.unit)]
    periods = _periods(test, places, reasons)
    endings = _endings(test, places, reasons)
    order = sorted(range(len(units)), key=lambda r: (units[r], periods[r].number))
    _sequence(order, units, periods, endings, places, reasons)
    treatments = _numbers(test, test.treatments, places, reasons)
    controls = _numbers(test, test.controls, places, reasons)
    if not any(endings):
        reasons.add("no unit ended: there is nothing to learn about endings")
    if reasons.places:
        return None, reasons.sentences()
    history = _history(test, order, units, endings, (treatments, controls))
    first = min(p.number for p in periods)
    late = len({u for u, p in zip(units, periods, strict=True) if p.number == first})
    return replace(history, frequency=periods[0].frequency, late=late), ()


def _columns(test: EndingsTest, reasons: Reasons) -> None:
    """Note columns that are not there or serve twice."""
    named = [test.unit, test.period, test.ending, *test.treatments, *test.controls]
    for name in dict.fromkeys(named):
        if name not in test.table.columns:
            reasons.add(f'there is no column "{name}"')
    for name, count in Counter(named).items():
        if count > 1:
            reasons.add(f'the column "{name}" is named {count} times: every column serves once')
    if not test.treatments:
        reasons.add("no column is named as the treatment")
    if not test.table.rows:
        reasons.add("the table has no rows")
    for n, row in enumerate(test.table.rows, 1):
        if len(row) != len(test.table.columns):
            reasons.add(f"a row has not {len(test.table.columns)} cells", f"row {n}")


def _periods(test: EndingsTest, places: Sequence[str], reasons: Reasons) -> list[Period]:
    found = []
    for cell, place in zip(test.table.column(test.period), places, strict=True):
        period = period_of(cell)
        if period is None:
            reasons.add(f'"{cell[:40]}" is no period: write 2024, 2024-Q1 or 2024-05', place)
        found.append(period or Period("year", 0))
    kinds = sorted({p.frequency for p in found})
    if len(kinds) > 1:
        reasons.add(f"periods of different length are mixed: {', '.join(kinds)}")
    return found


def _endings(test: EndingsTest, places: Sequence[str], reasons: Reasons) -> list[int]:
    """
    Return for each row 0 (the unit went on) or 1 + the number of its ending.

    Unknown words are noted and count as an ending.
    """
    mapped = dict(test.words)
    for word in mapped.values():
        if word not in WORDS:
            reasons.add(f'`words` maps to "{word}", which is none of {", ".join(WORDS)}')
    known = [*mapped, *WORDS]
    out = []
    for cell, place in zip(test.table.column(test.ending), places, strict=True):
        word = mapped.get(cell.strip(), cell.strip())
        if word and word not in WORDS and word not in mapped.values():
            ways = did_you_mean(word, known) or "map it in `words`"
            reasons.add(f'the ending "{word[:40]}" is none of {", ".join(WORDS)}; {ways}', place)
        out.append(0 if word in ("", GOES_ON) else 1 + ENDINGS.index(word) if word in ENDINGS else len(ENDINGS))
    return out


def _sequence(
    order: Sequence[int],
    units: Sequence[str],
    periods: Sequence[Period],
    endings: Sequence[int],
    places: Sequence[str],
    reasons: Reasons,
) -> None:
    """Note rows without a unit, two rows for one period, gaps, and endings with rows after them."""

    def place(row: int) -> str:
        period = periods[row]
        return f'{places[row]}, "{units[row][:40]}" {label(period.frequency, period.number)}'

    for row in order:
        if not units[row]:
            reasons.add("a row names no unit", places[row])
    for before, row in itertools.pairwise(order):
        if units[before] != units[row]:
            continue
        step = periods[row].number - periods[before].number
        if step == 0:
            reasons.add("there are two rows for one unit and period", place(row))
        if endings[before]:
            reasons.add("an ending stands before the last row of its unit", place(before))
        if step > 1:
            reasons.add("periods are missing within a unit, so that its clock cannot be counted", place(row))


def _numbers(test: EndingsTest, names: Sequence[str], places: Sequence[str], reasons: Reasons) -> Floats:
    out = np.zeros((len(places), len(names)))
    for k, name in enumerate(names):
        for row, (cell, place) in enumerate(zip(test.table.column(name), places, strict=True)):
            value = number_of(cell)
            if isinstance(value, str):
                reasons.add(f'"{name}": "{cell[:40]}" {value.removesuffix(EMPTY)}', place)
            elif value != value:
                reasons.add(f'"{name}" has empty cells; a row without a number must be filled or left out', place)
            else:
                out[row, k] = value
        if not out[:, k].std() > FINEST * np.abs(out[:, k]).max():
            reasons.add(f'"{name}" never varies, so that nothing can be said of it')
    return out


def _history(
    test: EndingsTest,
    order: Sequence[int],
    units: Sequence[str],
    endings: Sequence[int],
    numbers: tuple[Floats, Floats],
) -> History:
    rows = np.array(order, dtype=np.int64)
    names, unit = np.unique(np.array([units[r] for r in order], dtype=object), return_inverse=True)
    treatments, controls = numbers[0][rows], numbers[1][rows]
    onoff = tuple(bool(np.isin(column, (0.0, 1.0)).all()) for column in treatments.T)
    spreads = zip(onoff, treatments.std(axis=0).tolist(), strict=True)
    return History(
        tuple(str(n) for n in names),
        unit.astype(np.int64),
        conflicts([str(n) for n in names])[unit],
        _clock(unit),
        np.array(endings, dtype=np.int64)[rows],
        treatments,
        controls,
        test.treatments,
        test.controls,
        tuple(1.0 if plain else float(spread) for plain, spread in spreads),
        onoff,
        "",
    )


def _clock(unit: Ints) -> Ints:
    """Return for rows sorted by unit and period the how-manieth row of its unit each is, from 1."""
    first = np.searchsorted(unit, unit, side="left")
    clock: Ints = np.arange(len(unit)) - first + 1
    return clock.astype(np.int64)


def conflicts(units: Sequence[str]) -> Ints:
    """
    Return the conflict of each unit as a number: episodes ``X:1``, ``X:2``, ... are of one conflict.

    The part after the last colon counts as an episode only where those of one conflict run 1, 2, 3, ... without a
    gap, so that names like ``ucdp:3341`` are left alone (conventions §106).

    Examples
    --------
    >>> conflicts(["x:1", "x:2", "y", "ucdp:334", "ucdp:335"]).tolist()
    [2, 2, 3, 0, 1]
    """
    episodes: dict[str, set[int]] = defaultdict(set)
    found = [EPISODE.fullmatch(name) for name in units]
    for match in found:
        if match:
            episodes[match[1]].add(int(match[2]))
    whole = {name for name, numbers in episodes.items() if numbers == set(range(1, len(numbers) + 1))}
    stems = [m[1] if m and m[1] in whole else u for m, u in zip(found, units, strict=True)]
    return np.unique(np.array(stems, dtype=object), return_inverse=True)[1].astype(np.int64)
