"""The windows of time that a case asks about, or that its tables suggest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.alignment.network import ALWAYS, Network, Snapshot
from comity.case.alignment import Windows
from comity.case.days import first_day, last_day
from comity.errors import UsageError

MOST = 12
"""Windows of equal length that are chosen where a case names none; more would be hard to read side by side."""
MOST_ASKED = 1000
LENGTHS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
Span = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Chosen:
    """
    Spans of time, and whether only the ties that carry exactly a span belong to it.

    ``why`` says in words how the windows came about.
    """

    spans: tuple[Span, ...]
    exactly: bool
    why: str


def chosen(net: Network, years: Sequence[int] = (), asked: Windows | None = None) -> Chosen:
    """
    Return the windows to look at.

    Those that are asked for; else the periods that the ties carry, where none of these overlap or all are equally long
    (moving windows, each with its own ties); else up to twelve windows of equal length. Without dated ties there is
    one window, over the ``years`` of the capabilities, or over all time; without ties there is one for each year.

    Examples
    --------
    >>> from comity.alignment.network import network_of
    >>> from comity.case.alignment import Ties
    >>> blank = ("",) * 2
    >>> net = network_of(Ties(("a", "b"), ("b", "c"), (1, 1), (None,) * 2, (False,) * 2, blank,
    ...                       ("1946", "1947"), ("1949", "1950"), blank))
    >>> found = chosen(net)
    >>> len(found.spans), found.exactly, found.why
    (2, True, 'the periods of the ties')
    """
    if asked is not None and asked.spans:
        spans = tuple(_days(*span) for span in asked.spans)
        # periods of the ties that are asked for by name are moving windows: each has its own ties
        return Chosen(spans, len(net) > 0 and set(spans) <= set(_own(net)), "the windows of the case")
    if asked is not None and asked.length is not None:
        first, last = _ends(net, years, asked)
        spans = _every(first, last, asked.length, asked.step or asked.length)
        return Chosen(spans, False, f"every {asked.step or asked.length} years, {asked.length} years long")
    if not len(net):
        return Chosen(tuple(_days(f"{y:04}", f"{y:04}") for y in sorted(set(years))), False, "the years of the table")
    own = _own(net)
    if own:
        return Chosen(own, True, "the periods of the ties")
    if not _dated(net):
        span = _days(f"{min(years):04}", f"{max(years):04}") if years else (dt.date.min, dt.date.max)
        return Chosen((span,), False, "one window, as the ties have no dates")
    first, last = _ends(net, years, Windows())
    length = next(n for n in LENGTHS if (last.year - first.year) // n < MOST)
    return Chosen(_every(first, last, length, length), False, f"every {length} years" if length > 1 else "every year")


def snapshots(net: Network, found: Chosen, kinds: Collection[str] | None = None) -> tuple[Snapshot, ...]:
    """Return the network of each window."""
    return tuple(net.window(first, last, kinds, found.exactly) for first, last in found.spans)


def label(first: dt.date, last: dt.date) -> tuple[int | str | None, int | str | None]:
    """
    Return the ends of a window as they are shown: years where it is made of whole ones.

    Examples
    --------
    >>> label(dt.date(1946, 1, 1), dt.date(1949, 12, 31)), label(dt.date.min, dt.date(1949, 6, 1))
    ((1946, 1949), (None, '1949-06-01'))
    """
    whole = (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)
    begin: int | str | None = None if first == dt.date.min else first.year if whole else first.isoformat()
    end: int | str | None = None if last == dt.date.max else last.year if whole else last.isoformat()
    return begin, end


def _days(since: str, until: str) -> Span:
    first, last = first_day(since), last_day(until)
    assert first is not None
    assert last is not None
    return first, last


def _own(net: Network) -> tuple[Span, ...]:
    """Return the periods that the ties carry where they can be windows, else none."""
    pairs = sorted(set(zip(net.since.tolist(), net.until.tolist(), strict=True)))
    if len(pairs) > MOST_ASKED or any(abs(day) == ALWAYS for pair in pairs for day in pair):
        return ()
    spans = [(dt.date.fromordinal(a), dt.date.fromordinal(b)) for a, b in pairs]
    apart = all(one[1] < two[0] for one, two in pairwise(spans))
    alike = len({b.year - a.year for a, b in spans}) == 1 and all(label(*s)[0] == s[0].year for s in spans)
    return tuple(spans) if apart or alike else ()


def _dated(net: Network) -> bool:
    return bool((abs(net.since) != ALWAYS).any() or (abs(net.until) != ALWAYS).any())


def _ends(net: Network, years: Sequence[int], asked: Windows) -> Span:
    """Return the first and the last day that the tables know, or that are asked for."""
    days = [d for d in (*net.since.tolist(), *net.until.tolist()) if abs(d) != ALWAYS]
    firsts = [dt.date.fromordinal(min(days)).year] if days else []
    lasts = [dt.date.fromordinal(max(days)).year] if days else []
    begin, end = first_day(asked.since), last_day(asked.until)
    if not days and not years and (begin is None or end is None):
        raise UsageError("the tables have no dates, so windows of equal length have no beginning. Give from and to.")
    first = begin or dt.date(min([*firsts, *years] or [end.year if end else 1]), 1, 1)
    last = end or dt.date(max([*lasts, *years] or [first.year]), 12, 31)
    if last < first:
        raise UsageError(f"the windows would end ({last}) before they begin ({first}). Check from and to.")
    return first, last


def _every(first: dt.date, last: dt.date, length: int, step: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    begin: dt.date | None = first
    while begin is not None and begin <= last:
        if len(spans) == MOST_ASKED:
            raise UsageError(f"there would be more than {MOST_ASKED:,} windows. Make length and step longer.")
        after = _later(begin, length)
        spans.append((begin, last if after is None else min(after - dt.timedelta(days=1), last)))
        if spans[-1][1] >= last:
            break
        begin = _later(begin, step)
    return tuple(spans)


def _later(day: dt.date, years: int) -> dt.date | None:
    """Return the same day so many years later, None where no calendar has it; 29 February becomes 1 March."""
    if day.year + years > dt.MAXYEAR:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)
