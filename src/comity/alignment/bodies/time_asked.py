"""The time that is asked about, and whether something dated in part lies in it for sure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from comity.alignment.network import ALWAYS
from comity.case.alignment import Body
from comity.case.days import first_day, last_day


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """
    From the first to the last day, None where there is no bound.

    Examples
    --------
    >>> asked = time_of(Body("b", ("x",), since="1950-07", until="1960"))
    >>> asked.holds("1950-07-03"), asked.holds("1950"), asked.holds("")
    (True, False, False)
    >>> time_of(Body("b", ("x",))).holds("")
    True
    """

    first: dt.date | None
    last: dt.date | None

    @property
    def days(self) -> tuple[int, int]:
        """Return the first and the last day as ordinals; plus or minus ALWAYS where there is no bound."""
        return (
            -ALWAYS if self.first is None else self.first.toordinal(),
            ALWAYS if self.last is None else self.last.toordinal(),
        )

    def holds(self, date: str, otherwise: str = "") -> bool:
        """Return whether a date known in part lies wholly within; what has no date does only where time is open."""
        if self.first is None and self.last is None:
            return True
        text = date if first_day(date) is not None else otherwise
        early, late = first_day(text), last_day(text)
        if early is None or late is None:
            return False
        return (self.first is None or early >= self.first) and (self.last is None or late <= self.last)

    def words(self) -> str:
        """Return the time in words; empty where it is open at both ends."""
        early = f"from {self.first.isoformat()}" if self.first else ""
        late = f"until {self.last.isoformat()}" if self.last else ""
        return " ".join(filter(None, (early, late)))


def time_of(body: Body) -> TimeAsked:
    """Return the time that a body is asked about."""
    return TimeAsked(first_day(body.since), last_day(body.until))
