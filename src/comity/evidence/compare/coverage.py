"""Which time a series covers, and what it can say about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from comity.case.days import first_day, last_day
from comity.case.evidence import EvidenceSource, Series
from comity.evidence.compare.bounds import usable
from comity.evidence.compare.pairs import Fall


@dataclass(frozen=True, slots=True)
class Covered:
    """
    A series with its days in order.

    ``values`` maps each day to the value there; a date of which only the month is known counts as the last day of that
    month. ``falls`` are the steps down of a cumulative series. ``starts`` is the day from which it counts, None where
    that is not known.
    """

    series: Series
    name: str
    values: Mapping[dt.date, float]
    falls: tuple[Fall, ...]
    starts: dt.date | None

    @property
    def first(self) -> dt.date:
        """Return the first day of the series."""
        return next(iter(self.values))

    @property
    def last(self) -> dt.date:
        """Return the last day of the series."""
        return next(reversed(list(self.values)))


def covered(series: Series, name: str, as_of: dt.date | None = None) -> Covered | None:
    """
    Return a series in order of days, up to a day; None where nothing is left of it.

    Where two points name the same day, the later one in the file counts. Points past 10^15 are not used.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.evidence import Point
    >>> points = (Point("2025-03", Fraction(7)), Point("2025-01-15", Fraction(9)))
    >>> found = covered(Series("s", "aland", "boats", "a paper", "confirmed", points), "Aland")
    >>> found.first.isoformat(), found.last.isoformat(), [(f.since, f.by) for f in found.falls]
    ('2025-01-15', '2025-03-31', [('2025-01-15', 2.0)])
    """
    dated = {last_day(p.date): float(p.value) for p in series.points if usable(p.value)}
    days = sorted(day for day in dated if day is not None and (as_of is None or day <= as_of))
    if not days:
        return None
    values = {day: dated[day] for day in days}
    return Covered(series, name, values, _falls(values) if series.cumulative else (), first_day(series.counts_from))


def _falls(values: Mapping[dt.date, float]) -> tuple[Fall, ...]:
    return tuple(
        Fall(a.isoformat(), b.isoformat(), values[a] - values[b]) for a, b in pairwise(values) if values[b] < values[a]
    )


def common_days(one: Covered, other: Covered) -> tuple[dt.date, ...]:
    """Return the days that both series have a value for, in order."""
    return tuple(day for day in one.values if day in other.values)


def speaks_for(series: Series, sources: Mapping[str, EvidenceSource], parties: Mapping[str, str]) -> str:
    """
    Return the party that makes a series, empty where it belongs to none.

    ``by`` may name a party, or a source that belongs to one; else the source of the series decides.
    """
    if series.by in parties:
        return series.by
    for named in (series.by, series.source):
        source = sources.get(named)
        if source is not None and source.side:
            return source.side
    return ""


def caution(series: Series, speaker: str, names: Mapping[str, str]) -> str | None:
    """Return what a reader must know about whose numbers these are, or None where there is nothing to say."""
    what, of = series.what, names.get(series.of, series.of)
    who = names.get(speaker, speaker)
    if series.measure == "confirmed":
        return None
    if not speaker:
        return f"{what} of {of} by {names.get(series.by, series.by)} ({series.id}): claims, not confirmations."
    if speaker == series.of:
        return f"{what} of {of} ({series.id}): what {who} claims about itself, not confirmed."
    return f"{what} of {of} ({series.id}): one side's claims about the other, made by {who} and not confirmed."
