"""What figures for outside support cannot bear, one reason after another."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from comity.support.flows.result import Dated, Limit, Run

_MEASURES = {
    "committed": "promised",
    "allocated": "set aside",
    "delivered": "delivered",
    "estimated": "estimated by others",
    "": "not said",
}


def limits(
    figures: Sequence[Dated], runs: Sequence[Run], names: Mapping[str, str], as_of: dt.date | None
) -> tuple[Limit, ...]:
    """Return every limit that the figures show, in a fixed order."""
    found: list[Limit] = []
    for rule in (_measures, _totals, _changes, _without_number, _overlapping, _late):
        found += rule(figures)
    found += _releases(runs, names)
    found += _two_sides(figures, names)
    return tuple(found)


def _ids(rows: Sequence[Dated]) -> tuple[str, ...]:
    return tuple(d.flow.id for d in rows if d.flow.id)


def _measures(figures: Sequence[Dated]) -> Iterator[Limit]:
    """Yield where figures count different things."""
    groups: dict[str, list[Dated]] = defaultdict(list)
    for d in figures:
        if d.flow.value is not None:
            groups[d.flow.measure].append(d)
    if len(groups) > 1:
        parts = [f"{len(rows)} {_MEASURES[key]}" for key, rows in sorted(groups.items(), key=lambda g: -len(g[1]))]
        words = f"The figures count different things ({', '.join(parts)}) and are not added or compared."
        yield Limit("measures", words)
    if groups and "delivered" not in groups:
        yield Limit("none_delivered", "No figure counts what arrived; support that was set aside may not have come.")


def _totals(figures: Sequence[Dated]) -> Iterator[Limit]:
    rows = [d for d in figures if d.flow.cumulative]
    if rows:
        verb = "is a total" if len(rows) == 1 else "are totals"
        words = f"{_count(rows)} {verb} to date. Differences between totals of two releases mix support with revision."
        yield Limit("totals", words, _ids(rows))


def _changes(figures: Sequence[Dated]) -> Iterator[Limit]:
    rows = [d for d in figures if d.flow.change]
    if rows:
        verb = "says" if len(rows) == 1 else "say"
        words = f"{_count(rows)} {verb} by how much support changed against another period, not what it was."
        yield Limit("changes", words, _ids(rows))


def _without_number(figures: Sequence[Dated]) -> Iterator[Limit]:
    rows = [d for d in figures if d.flow.value is None]
    if rows:
        verb = "has" if len(rows) == 1 else "have"
        yield Limit("no_number", f"{_count(rows)} {verb} no number: somebody says that support comes.", _ids(rows))


def _overlapping(figures: Sequence[Dated]) -> Iterator[Limit]:
    """Yield where figures of one giver, receiver and unit are for periods that overlap and are not the same."""
    clash: dict[str, None] = {}
    rows = [d for d in figures if d.flow.value is not None and not d.flow.change and d.first and d.last]
    for k, a in enumerate(rows):
        for b in rows[k + 1 :]:
            alike = _same(a, b, lambda d: (d.flow.giver, d.flow.to, d.flow.unit))
            if alike and (a.first, a.last) != (b.first, b.last) and _overlap(a, b):
                clash |= dict.fromkeys(i for i in (a.flow.id, b.flow.id) if i)
    if clash:
        words = f"Figures of the same giver overlap in time ({len(clash)} of them): they cannot be strung together."
        yield Limit("overlap", words, tuple(clash))


def _late(figures: Sequence[Dated]) -> Iterator[Limit]:
    rows = [d for d in figures if d.late]
    if rows:
        verb = "was" if len(rows) == 1 else "were"
        words = f"{_count(rows)} {verb} published after the day whose knowledge the case reflects, and stand apart."
        yield Limit("late", words, _ids(rows))


def _releases(runs: Sequence[Run], names: Mapping[str, str]) -> Iterator[Limit]:
    """Yield runs whose figures were published on different days."""
    for run in runs:
        if len(run.rows) > 1 and len(run.releases) > 1:
            who = f"{names.get(run.giver, run.giver)} to {names.get(run.to, run.to)}"
            words = f"The {len(run.rows)} figures for {who} come from {len(run.releases)} releases. A later release may"
            yield Limit("releases", f"{words} have changed the earlier periods as well.", _ids(run.rows))


def _two_sides(figures: Sequence[Dated], names: Mapping[str, str]) -> Iterator[Limit]:
    """Yield where the receivers are not counted in the same units."""
    units: dict[str, set[str]] = defaultdict(set)
    for d in figures:
        if d.flow.value is not None and not d.flow.change:
            units[d.flow.to].add(d.flow.unit)
    order = list(names)  # of the case: sorting by name would make the sentence depend on what a side is called
    sides = sorted(units, key=lambda side: order.index(side) if side in order else len(order))
    if len(sides) > 1 and not set.intersection(*units.values()):
        who = " and ".join(names.get(side, side) for side in sides)
        words = f"What {who} get is counted in different units: which side has more support cannot be told."
        yield Limit("units", words)


def _count(rows: Sequence[Dated]) -> str:
    return "One figure" if len(rows) == 1 else f"{len(rows)} figures"


def _same(a: Dated, b: Dated, key: Callable[[Dated], object]) -> bool:
    return key(a) == key(b)


def _overlap(a: Dated, b: Dated) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.first <= b.last and b.first <= a.last
