"""The time that a declared figure is for, as it was written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from comity.case.days import first_day, last_day
from comity.case.programme import Declared
from comity.errors import UsageError


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """
    From ``first`` to ``last``; a missing ``first`` is "by then", a missing ``last`` "from then on".

    Examples
    --------
    >>> Time(None, dt.date(2024, 3, 31), "", "2024-03").words
    'by 2024-03'
    """

    first: dt.date | None
    last: dt.date | None
    since: str = ""
    until: str = ""

    @property
    def said(self) -> bool:
        """Return whether anything is known of the time."""
        return self.first is not None or self.last is not None

    @property
    def words(self) -> str:
        """Return the time in words, with the dates as they were written."""
        if not self.said:
            return "a time that is not said"
        if not self.since:
            return f"by {self.until}"
        if not self.until:
            return f"from {self.since} on"
        return self.since if self.since == self.until else f"{self.since} to {self.until}"

    @property
    def key(self) -> tuple[dt.date | None, dt.date | None]:
        """Return what two figures for the same time have in common, however it was written."""
        return self.first, self.last

    def before(self, other: Time) -> bool:
        """Return whether this time is surely over before the other begins."""
        return self.last is not None and other.first is not None and self.last < other.first

    def not_over(self, day: dt.date) -> bool:
        """
        Return whether this time had not ended by the end of a day; one without an end, whether it had not begun.

        Examples
        --------
        >>> year = Time(dt.date(2025, 1, 1), dt.date(2025, 12, 31), "2025", "2025")
        >>> year.not_over(dt.date(2025, 12, 15)), year.not_over(dt.date(2025, 12, 31))
        (True, False)
        """
        if self.last is not None:
            return day < self.last
        return self.first is not None and day < self.first

    def later_than(self, other: Time) -> bool:
        """Return whether this time ends after the other."""
        return self.last is not None and other.last is not None and self.last > other.last


def time_of(figure: Declared) -> Time:
    """
    Return the time of a figure.

    Unlike a stated figure of trade, "by March 2024" and "in March 2024" are kept apart: what is delivered by a date
    is not what is made in that month.

    Raises
    ------
    UsageError
        Where a date cannot be read, or the end lies before the beginning.
    """
    first = _read(figure, figure.since, last=False)
    last = _read(figure, figure.until, last=True)
    if first is not None and last is not None and first > last:
        raise UsageError(f'The figure "{figure.id}" ends ({figure.until}) before it begins ({figure.since}).')
    return Time(first, last, figure.since.strip(), figure.until.strip())


def released(figure: Declared) -> dt.date | None:
    """Return the last day on which a figure may have been published; None where that is not said."""
    return _read(figure, figure.released, last=True)


def _read(figure: Declared, text: str, last: bool) -> dt.date | None:
    if not text.strip():
        return None
    day = last_day(text) if last else first_day(text)
    if day is None:
        raise UsageError(f'The figure "{figure.id}" has "{text}", which is no date such as 2024, 2024-05, 2024-05-31.')
    return day
