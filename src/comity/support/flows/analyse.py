"""From figures for outside support to what they can and cannot bear."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from comity.case.days import first_day, last_day
from comity.case.support import Flow
from comity.support.flows.limits import limits
from comity.support.flows.result import Dated, FlowAnswer, Run

LEAST = 24
"""Periods that a run needs before a test of a change within it is worth making: a dozen on either side."""


def flow_answer(
    flows: Sequence[Flow], names: Mapping[str, str] | None = None, as_of: dt.date | None = None
) -> FlowAnswer:
    """
    Return what figures for outside support say, and what they cannot bear.

    Figures may be compared where giver, receiver, kind, unit and measure are the same, and where they are neither
    totals to date nor changes against something else (conventions §92). Nothing is added up here: a sum over figures of
    different measure, release or coverage is a number that no source stands for.

    Parameters
    ----------
    flows : sequence of Flow
    names : mapping, optional
        Names of the parties by id, for sentences.
    as_of : date, optional
        The day whose knowledge the case reflects; figures published later are marked.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.settlement import Span
    >>> ten = Span(Fraction(10), Fraction(10))
    >>> rows = [Flow("union", "iraq", "money", date=str(y), value=ten, unit="USD m") for y in (1974, 1975)]
    >>> found = flow_answer(rows)
    >>> [len(run.rows) for run in found.runs], found.bears
    ([2], False)
    """
    figures = tuple(dated(f, as_of) for f in flows)
    runs = _runs(figures)
    bears = any(len(r.rows) >= LEAST and r.even and len(r.releases) <= 1 for r in runs)
    known = dict(names or {})
    return FlowAnswer(figures, runs, limits(figures, runs, known, as_of), bears, LEAST, known)


def dated(flow: Flow, as_of: dt.date | None = None) -> Dated:
    """Return a figure with the first and last day that it is for."""
    first = first_day(flow.date or flow.since)
    last = last_day(flow.date or flow.until)
    published = first_day(flow.released)
    late = as_of is not None and published is not None and published > as_of
    return Dated(flow, first, last, late)


def _runs(figures: Sequence[Dated]) -> tuple[Run, ...]:
    """Return the groups of figures that may be compared, longest first."""
    groups: dict[tuple[str, str, str, str, str], list[Dated]] = defaultdict(list)
    for d in figures:
        f = d.flow
        if f.value is not None and not f.cumulative and not f.change and d.first is not None and d.last is not None:
            groups[f.giver, f.to, f.kind, f.unit, f.measure].append(d)
    runs = []
    for key, rows in groups.items():
        kept = _apart(rows)
        released = tuple(dict.fromkeys(d.flow.released for d in kept))
        runs.append(Run(*key, kept, released))
    return tuple(sorted(runs, key=lambda r: -len(r.rows)))


def _apart(rows: Sequence[Dated]) -> tuple[Dated, ...]:
    """Return the most rows whose periods do not overlap, earliest end first; of one period the latest release."""
    order = sorted(rows, key=lambda d: (d.last, d.first, d.flow.released), reverse=False)
    newest: dict[tuple[dt.date | None, dt.date | None], Dated] = {}
    for d in order:
        newest[d.first, d.last] = d  # a later release of the same period replaces the earlier one
    kept: list[Dated] = []
    for d in sorted(newest.values(), key=lambda d: (d.last or dt.date.max, d.first or dt.date.max)):
        if not kept or (d.first is not None and kept[-1].last is not None and d.first > kept[-1].last):
            kept.append(d)
    return tuple(kept)
