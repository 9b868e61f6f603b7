"""Dates of which the day or the month may not be known: ``2025-11-12``, ``2025-11``, ``2025``."""

from __future__ import annotations

import calendar
import datetime as dt
import re

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def first_day(text: str) -> dt.date | None:
    """
    Return the first day that a date may mean; None where it is no date.

    Examples
    --------
    >>> first_day("2025-11"), first_day("soon")
    (datetime.date(2025, 11, 1), None)
    """
    return _day(text, last=False)


def last_day(text: str) -> dt.date | None:
    """
    Return the last day that a date may mean; None where it is no date.

    Something that is dated ``2025-11`` is known for sure only when November is over.

    Examples
    --------
    >>> last_day("2024-02"), last_day("2025"), last_day("2025-11-12")
    (datetime.date(2024, 2, 29), datetime.date(2025, 12, 31), datetime.date(2025, 11, 12))
    """
    return _day(text, last=True)


def _day(text: str, last: bool) -> dt.date | None:
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return None
    year = int(found[1])
    month = int(found[2]) if found[2] else (12 if last else 1)
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    days = calendar.monthrange(year, month)[1]
    day = int(found[3]) if found[3] else (days if last else 1)
    return dt.date(year, month, day) if 1 <= day <= days else None
