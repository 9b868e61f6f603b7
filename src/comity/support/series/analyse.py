"""All tests that one table by period bears on its own: projections, interruptions, precedence."""

from __future__ import annotations

from dataclasses import replace

from comity.budget import Budget
from comity.case.support import SeriesTest
from comity.support.answer import Tested
from comity.support.panel.panel import Panel
from comity.support.series.granger import precedence
from comity.support.series.interrupted import METHOD, interrupted, torn
from comity.support.series.local_projection import local_projection
from comity.support.series.on_off import on_off
from comity.support.series.windows import both_ways, late_announcements, windows_of
from comity.support.series.wording import refused

MOST_EVENTS = 12
"""Events of single units that are tested one by one; with more the units are compared with one another instead."""

SHOWN = 5


def tests_on_series(test: SeriesTest, panel: Panel, budget: Budget | None = None) -> tuple[Tested, ...]:  # noqa: PT028
    """
    Return every test on a series, refused ones among them with the reason.

    With support in the table: a local projection, and precedence as a contrast. With events: an interrupted series
    for each, and the series on and off where support was cut and came back.

    Parameters
    ----------
    test : SeriesTest
    panel : Panel
        Of :func:`comity.support.panel.panel.panel_of`, for the same test.
    budget : Budget, optional

    Raises
    ------
    BudgetExceededError
    MissingExtraError
        Where the libraries of statistics are not installed.

    Examples
    --------
    >>> from comity.case.support import Data, SeriesTest
    >>> from comity.support.panel.panel import panel_of
    >>> rows = tuple((f"{1990 + i}", str(i * i % 7), str(i % 3)) for i in range(12))
    >>> table = Data(("year", "deaths", "aid"), rows)
    >>> test = SeriesTest("short", table, outcome="deaths", period="year", treatment="aid")
    >>> [(t.method, t.refused) for t in tests_on_series(test, panel_of(test))]
    [('local_projection', True), ('granger', True)]
    """
    out: list[Tested] = []
    if panel.treatment is not None:
        out.append(local_projection(test, panel, budget))
    out += _events(test, panel, budget)
    if panel.treatment is not None:
        out.append(precedence(test, panel))
    notes = tuple((f"note {n}", note) for n, note in enumerate(panel.notes, 1))
    return tuple(t if t.refused else replace(t, details=(*t.details, *notes)) for t in out)


def _events(test: SeriesTest, panel: Panel, budget: Budget | None) -> list[Tested]:
    windows = windows_of(panel)
    both = both_ways(windows)
    if len(windows) > MOST_EVENTS:
        why = f"{len(windows)} events are too many to be tested one by one ({MOST_EVENTS} at most); "
        return [refused(test, METHOD, "interrupted series", why + "comparisons of units use them all.")]
    out: list[Tested] = []
    for window in windows:
        if budget is not None:
            budget.check()
        torn_apart = (window.unit, window.at) in both
        out.append(torn(test, panel, window) if torn_apart else interrupted(test, panel, window))
    units = sorted({w.unit for w in windows} - {unit for unit, _ in both})
    found = [on_off(test, panel, unit) for unit in units]
    out += [t for t in found if t is not None]
    left_out = (*panel.unplaced, *(late_announcements(panel) if windows else ()))
    if left_out:
        more = f" So are {len(left_out) - SHOWN} more." if len(left_out) > SHOWN else ""
        out.append(refused(test, METHOD, "events that are left out", " ".join(left_out[:SHOWN]) + more))
    if not windows and panel.events:
        why = "The events only announce something; they do not say when support changed."
        out.append(refused(test, METHOD, "interrupted series", why))
    return out
