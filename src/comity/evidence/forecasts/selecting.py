"""Which claims are decided, which are open and why, and which forecast of each counts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from comity.case.days import first_day, last_day
from comity.case.evidence import Claim, Evidence, Forecast
from comity.evidence.forecasts.result import Open, State


@dataclass(frozen=True, slots=True)
class Decided:
    """A claim whose outcome is known; forecasts and items must have been there before ``before`` to count."""

    claim: Claim
    outcome: bool
    before: dt.date
    on: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The forecast of one forecaster that counts for a claim."""

    claim: str
    p: Fraction
    date: str


def latest_day(evidence: Evidence) -> dt.date | None:
    """
    Return the last day that has surely begun by what the evidence dates; None where it names no day.

    It stands for "today" where nobody says as of when: the answer then depends on the case alone, and not on the day
    on which it is computed. Of a partial date the first day is taken: nothing is called overdue too soon.
    """
    found = [first_day(text) for text in _days(evidence) if text]
    return max((day for day in found if day is not None), default=None)


def _days(evidence: Evidence) -> Iterator[str]:
    yield from (c.date for c in evidence.claims)
    yield from (i.date for i in evidence.items)
    yield from (j.date for j in evidence.judgements)
    yield from (f.date for f in evidence.forecasts)
    yield from (c.resolves.on for c in evidence.claims if c.resolves is not None)


def decided(evidence: Evidence, as_of: dt.date | None = None) -> tuple[Decided, ...]:
    """
    Return the claims of which the outcome is known on a day, in the order of the case.

    The day of decision is ``on``, or ``by`` where that is not given. Of a partial date the first day counts, as a
    forecast must have been there *before* (conventions §75). A claim with neither cannot be scored and is no part of
    the answer.

    Examples
    --------
    >>> from comity.case.evidence import Resolution
    >>> rule = Resolution(by="2025-12-31", rule="as the ministry says", outcome=True, on="2025-11")
    >>> decided(Evidence(claims=(Claim("c1", "Talks", resolves=rule),)))[0].before
    datetime.date(2025, 11, 1)
    """
    found = ((c, _when(c)) for c in evidence.claims)
    return tuple(
        Decided(c, c.resolves.outcome, day, c.resolves.on or c.resolves.by)
        for c, day in found
        if c.resolves is not None and c.resolves.outcome is not None and day is not None and _known(c, as_of)
    )


def _when(claim: Claim) -> dt.date | None:
    return first_day(claim.resolves.on or claim.resolves.by) if claim.resolves is not None else None


def _known(claim: Claim, as_of: dt.date | None) -> bool:
    """Return whether the outcome is known by a day: of a partial date from its last day on (conventions §61)."""
    if as_of is None or claim.resolves is None:
        return True
    day = last_day(claim.resolves.on or claim.resolves.by)
    return day is None or day <= as_of


def still_open(evidence: Evidence, as_of: dt.date | None) -> tuple[Open, ...]:
    """
    Return the claims that have a rule of decision or a forecast, and cannot be scored.

    Parameters
    ----------
    evidence : Evidence
    as_of : date or None
        The day that "overdue" is measured against; None: nothing is called overdue.
    """
    known = {d.claim.id for d in decided(evidence, as_of)}
    counts: dict[str, int] = defaultdict(int)
    for f in evidence.forecasts:
        if _by_then(f, as_of):
            counts[f.claim] += 1
    asked = (c for c in evidence.claims if c.id not in known and (c.resolves is not None or counts[c.id]))
    return tuple(_open(c, counts[c.id], as_of) for c in asked if _claimed(c, as_of))


def _claimed(claim: Claim, as_of: dt.date | None) -> bool:
    day = last_day(claim.date) if claim.date else None
    return as_of is None or day is None or day <= as_of


def _by_then(forecast: Forecast, as_of: dt.date | None) -> bool:
    day = last_day(forecast.date) if forecast.date else None
    return as_of is None or day is None or day <= as_of


def _open(claim: Claim, forecasts: int, as_of: dt.date | None) -> Open:
    state, why = _state(claim, as_of)
    by = claim.resolves.by if claim.resolves is not None else ""
    return Open(claim.id, state, by, forecasts, why)


def _state(claim: Claim, as_of: dt.date | None) -> tuple[State, str]:
    r = claim.resolves
    if r is None or not (r.rule or r.by or r.on):
        return "no rule", "nothing says how and by when it will be decided"
    due = last_day(r.by) if r.by else None
    if r.outcome is not None and not (r.on or r.by):
        return "not known when", "its outcome is given, but not the day, so no forecast is known to have come before"
    if not r.rule:
        return "no rule", "nothing says by which rule it will be decided"
    if due is None:
        return "no day", "nothing says by when it will be decided"
    if as_of is not None and due < as_of:
        return "overdue", f"it was due by {r.by}, and no outcome is known"
    return "not yet due", f"it is due by {r.by}"


def last_before(forecasts: Iterable[Forecast], claim: Decided) -> tuple[Counted | None, int]:
    """
    Return the last forecast before a claim was decided, of those of one forecaster; and how many came too late.

    A partial date counts as its last day, a missing one as before all others. Several on one day count as their mean.

    Examples
    --------
    >>> from comity.case.evidence import Resolution
    >>> claim = Claim("c1", "Talks", resolves=Resolution("2025-12-31", "r", True, "2025-11-20"))
    >>> rows = [Forecast("c1", "a", Fraction(1, 2), "2025-10"), Forecast("c1", "a", Fraction(3, 4), "2025-11-19"),
    ...         Forecast("c1", "a", Fraction(1), "2025-11-20")]
    >>> last_before(rows, decided(Evidence(claims=(claim,)))[0])
    (Counted(claim='c1', p=Fraction(3, 4), date='2025-11-19'), 1)
    """
    by_day: dict[dt.date, list[Forecast]] = defaultdict(list)
    late = 0
    for f in forecasts:
        day = (last_day(f.date) if f.date else None) or dt.date.min
        if day < claim.before:
            by_day[day].append(f)
        else:
            late += 1
    if not by_day:
        return None, late
    rows = by_day[max(by_day)]
    p = sum((f.p for f in rows), Fraction(0)) / len(rows)
    return Counted(claim.claim.id, p, min(f.date for f in rows)), late
