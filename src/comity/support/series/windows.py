"""Which periods an event is judged by: from the switch before it to the switch after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.support.panel.panel import Panel

Array = NDArray[np.float64]

LESS = ("cut", "reduced", "ended")
MORE = ("restored", "raised")
ALL = -1
"""The unit of an event that concerns all of several units: the mean of them is looked at."""


@dataclass(frozen=True, slots=True)
class Window:
    """
    An event on one series, with the periods around it.

    Parameters
    ----------
    unit : int
        The index of the unit, or :data:`ALL`.
    at : int
        The index of the first period after.
    what : str
    start, end : int
        The window is ``start <= t < end``.
    announced : int
        The index of the period from which it was known; ``at`` where it was not announced before.
    """

    unit: int
    at: int
    what: str
    start: int
    end: int
    announced: int

    @property
    def less(self) -> bool:
        """Return True where support falls."""
        return self.what in LESS


def windows_of(panel: Panel) -> tuple[Window, ...]:
    """
    Return the window of each change of support, in order of time.

    An event of all units counts for the mean of the units; one of a unit ends where the next change begins, its own or
    that of all. An announcement belongs to the next change of the same unit. Events of one
    period that say the same, such as a cut and an end, are one.

    Examples
    --------
    >>> from comity.case.support import Data, Event, SeriesTest
    >>> from comity.support.panel.panel import panel_of
    >>> rows = tuple((f"{y}", str(y % 7)) for y in range(1990, 2010))
    >>> events = (Event("1999", "announced"), Event("2000", "cut"), Event("2005", "restored"))
    >>> panel = panel_of(SeriesTest("s", Data(("year", "y"), rows), "y", "year", events=events))
    >>> [(w.what, w.start, w.announced, w.at, w.end) for w in windows_of(panel)]
    [('cut', 0, 9, 10, 15), ('restored', 10, 15, 15, 20)]
    """
    found: dict[tuple[int, int, bool], Window] = {}
    for asked, t, what in panel.events:
        if what == "announced":
            continue
        unit = asked if asked is not None else (0 if panel.single else ALL)
        # what concerns one unit does not interrupt the mean of all
        near = panel.events_of(unit) if unit != ALL else tuple((s, w) for u, s, w in panel.events if u is None)
        changes = {s for s, w in near if w != "announced"}
        start = max((s for s in changes if s < t), default=0)
        end = min((s for s in changes if s > t), default=len(panel.periods))
        known = max((s for s, w in near if w == "announced" and start <= s < t), default=t)
        window = Window(unit, t, what, start, end, known)
        found.setdefault((unit, t, window.less), window)
    return tuple(sorted(found.values(), key=lambda w: (w.at, w.unit, w.what)))


def both_ways(windows: Sequence[Window]) -> frozenset[tuple[int, int]]:
    """Return the units and periods in which support both fell and rose, so that neither can be told from the other."""
    fell = {(w.unit, w.at) for w in windows if w.less}
    return frozenset(fell & {(w.unit, w.at) for w in windows if not w.less})


def late_announcements(panel: Panel) -> tuple[str, ...]:
    """Return a sentence for each announcement that no change of support follows: it counts for nothing."""
    out = []
    for unit, t, what in panel.events:
        later = [s for u, s, w in panel.events if w != "announced" and s >= t and (unit is None or u in (None, unit))]
        if what == "announced" and not later:
            out.append(f"The announcement of {panel.periods[t]} is left out: no change of support follows it.")
    return tuple(out)


def series_of(panel: Panel, unit: int) -> Array:
    """Return the outcome of a unit, or the mean over units in the periods that all of them have; shape (periods,)."""
    if unit != ALL:
        return np.asarray(panel.outcome[unit], dtype=np.float64)
    # nan where any unit is missing: the mean of the others would be another series
    return np.asarray(panel.outcome.mean(axis=0), dtype=np.float64)


def controls_of(panel: Panel, unit: int) -> Array:
    """Return the controls of a unit one period before, or the mean over units; shape (controls, periods)."""
    chosen = panel.controls.mean(axis=1) if unit == ALL else panel.controls[:, unit]
    late = np.full_like(chosen, np.nan)
    late[:, 1:] = chosen[:, :-1]
    return late


def unit_name(panel: Panel, unit: int) -> str:
    """Return the name of a unit; empty where there is one without a name."""
    return "all units together" if unit == ALL else panel.units[unit]
