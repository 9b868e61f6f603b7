"""The moment of recording: in universal time, to the second, as text."""

from __future__ import annotations

import datetime as dt
import re

_SHAPE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z", re.ASCII)


def moment(time: dt.datetime | None = None) -> str:
    """
    Return a moment, or the present one, as an entry holds it.

    Examples
    --------
    >>> moment(dt.datetime(2025, 11, 12, 9, 30, tzinfo=dt.UTC))
    '2025-11-12T09:30:00Z'
    """
    at = time or dt.datetime.now(dt.UTC)
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_moment(text: str) -> bool:
    """
    Return whether a text is a moment in universal time.

    Examples
    --------
    >>> is_moment("2025-11-12T09:30:00Z"), is_moment("2025-02-30T09:30:00Z"), is_moment("yesterday")
    (True, False, False)
    """
    if not _SHAPE.fullmatch(text):
        return False
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
