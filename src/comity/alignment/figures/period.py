"""The time that a figure is for, and which two such times may be compared."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from comity.case.alignment import TieFigure
from comity.case.days import first_day, last_day
from comity.errors import UsageError

NOT_SAID = "a time that is not said"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """
    The days from ``first`` to ``last``; both are None where the time is not said.

    Examples
    --------
    >>> nine = Period(dt.date(2025, 1, 1), dt.date(2025, 9, 30))
    >>> nine.label, nine.length, nine.alike(Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31)))
    ('January to September 2025', '9 months', False)
    """

    first: dt.date | None
    last: dt.date | None

    @property
    def said(self) -> bool:
        """Return whether the time is known."""
        return self.first is not None and self.last is not None

    @property
    def months(self) -> int:
        """Return the number of whole months; 0 where the period does not begin and end with a month."""
        if self.first is None or self.last is None or self.first.day != 1:
            return 0
        if self.last.day != calendar.monthrange(self.last.year, self.last.month)[1]:
            return 0
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1

    @property
    def length(self) -> str:
        """Return how long it is, in whole months where it has them."""
        if self.first is None or self.last is None:
            return NOT_SAID
        count, unit = (self.months, "month") if self.months else ((self.last - self.first).days + 1, "day")
        return f"1 {unit}" if count == 1 else f"{count} {unit}s"

    @property
    def label(self) -> str:
        """Return the period in words."""
        if self.first is None or self.last is None:
            return NOT_SAID
        if not self.months:
            ends = (self.first.isoformat(), self.last.isoformat())
            return ends[0] if ends[0] == ends[1] else " to ".join(ends)
        if self.first.month == 1 and self.last.month == 12:
            return f"{self.first:%Y}" if self.first.year == self.last.year else f"{self.first:%Y} to {self.last:%Y}"
        begin = calendar.month_name[self.first.month]
        end = f"{calendar.month_name[self.last.month]} {self.last:%Y}"
        if self.months == 1:
            return end
        return f"{begin} to {end}" if self.first.year == self.last.year else f"{begin} {self.first:%Y} to {end}"

    def alike(self, other: Period) -> bool:
        """
        Return whether amounts of the two may be compared: as long as each other, and with the same seasons.

        Whole months count, so that a leap year is as long as another. A part of a year is compared only with the same
        part of another year; single days and other stretches with stretches of as many days.
        """
        return self.kind == other.kind and self.said

    @property
    def kind(self) -> tuple[str, int]:
        """Return what two periods that may be compared share: the length, and the first month of a part of a year."""
        part = self.first is not None and self.months % 12 != 0
        return self.length, self.first.month if part and self.first is not None else 0

    def overlaps(self, other: Period) -> bool:
        """Return whether the two have a day in common; False where either is not said."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.first <= other.last and other.first <= self.last

    def to(self, later: Period) -> Period:
        """Return the time from the beginning of this period to the end of a later one."""
        return Period(self.first, later.last)

    def to_json(self) -> dict[str, str | None]:
        """Return the two days and the words."""
        first, last = (day.isoformat() if day else None for day in (self.first, self.last))
        return {"from": first, "to": last, "words": self.label}


def period_of(figure: TieFigure) -> Period:
    """
    Return the period of a figure; where one end alone is given, that date is the whole period.

    Raises
    ------
    UsageError
        Where a date cannot be read, or the end lies before the beginning.

    Examples
    --------
    >>> period_of(TieFigure("f", ("a",), "trade", since="2024")).label
    '2024'
    """
    since, until = figure.since or figure.until, figure.until or figure.since
    if not since:
        return Period(None, None)
    first, last = first_day(since), last_day(until)
    if first is None or last is None:
        bad = since if first is None else until
        raise UsageError(
            f'The figure "{figure.id}" is for "{bad}", which is no date such as 2024, 2024-05, 2024-05-31.'
        )
    if first > last:
        raise UsageError(f'The figure "{figure.id}" ends ({until}) before it begins ({since}).')
    return Period(first, last)
