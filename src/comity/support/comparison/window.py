"""Which periods and donors a synthetic control of one cut may use, or why it cannot be made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.support import SeriesTest
from comity.support.comparison.cuts import Cut
from comity.support.comparison.wording import counted
from comity.support.panel.panel import Panel

Floats = NDArray[np.float64]
LEAST_BEFORE = 5
"""Periods before a cut that a synthetic control must at least be matched on."""
LEAST_DONORS = 3
MOST_DONORS = 400
"""With more, placebos take long and mixes can follow anything."""


@dataclass(frozen=True, slots=True)
class Window:
    """
    The part of a panel that a synthetic control of one cut works on.

    Parameters
    ----------
    outcome : ndarray, shape (1 + J, T)
        The unit that lost support first, then its donors, without holes.
    names : tuple of str
    periods : tuple of str
        The periods of the columns of ``outcome``.
    before, after : ndarray of int
        Columns before the cut was known, and those after it whose mean is the effect.
    at : int
        The column of the cut.
    notes : tuple of str
        Donors that were left out, and why.
    """

    outcome: Floats
    names: tuple[str, ...]
    periods: tuple[str, ...]
    before: NDArray[np.int_]
    after: NDArray[np.int_]
    at: int
    notes: tuple[str, ...] = ()


def window_of(test: SeriesTest, panel: Panel, cut: Cut, touched: frozenset[int]) -> Window | str:
    """
    Return the window of a cut, or in words why there is none.

    The window begins with the unit's first outcome and ends with its last, with the return of support, or with the
    horizon of the test. Donors are the units named by the test, else all without an event of their own; those with a
    hole in the window are left out.

    Parameters
    ----------
    test : SeriesTest
    panel : Panel
    cut : Cut
    touched : frozenset of int
        Units with an event of their own: never donors.
    """
    have = np.flatnonzero(np.isfinite(panel.outcome[cut.unit]))
    first = int(have[0]) if have.size else 0
    last = min(int(have[-1]) + 1 if have.size else 0, cut.until, cut.at + test.horizon + 1)
    if cut.known - first < LEAST_BEFORE:
        before = counted(max(0, cut.known - first), "period")
        return f"There are {before} before the cut was known; a synthetic control is matched on {LEAST_BEFORE} or more."
    if last <= cut.at:
        return "There is no outcome after the cut."
    donors, notes = _donors(test, panel, cut, touched, slice(first, last))
    if len(donors) < LEAST_DONORS:
        have_now = counted(len(donors), "unit")
        reasons = " ".join(notes)
        return f"{have_now} could serve as donors; at least {LEAST_DONORS} are needed. {reasons}".strip()
    if len(donors) > MOST_DONORS:
        return f"{len(donors)} units could serve as donors, which is too many: name those that are like it (donors)."
    rows = [cut.unit, *donors]
    if float(np.ptp(panel.outcome[rows, first:last])) == 0:
        return (
            f"No outcome changes from {panel.periods[first]} to {panel.periods[last - 1]}: there is nothing to compare."
        )
    return Window(
        outcome=panel.outcome[rows, first:last],
        names=tuple(panel.units[r] for r in rows),
        periods=panel.periods[first:last],
        before=np.arange(cut.known - first),
        after=np.arange(cut.at - first, last - first),
        at=cut.at - first,
        notes=notes,
    )


def _donors(
    test: SeriesTest, panel: Panel, cut: Cut, touched: frozenset[int], columns: slice
) -> tuple[list[int], tuple[str, ...]]:
    """Return the donors of a cut, and sentences on those that were left out."""
    named = {panel.units.index(n) for n in test.donors if n in panel.units}
    asked = [u for u in range(len(panel.units)) if u != cut.unit and (u in named or not test.donors)]
    notes = [f'The table has no unit "{n}" to be a donor.' for n in test.donors if n not in panel.units]
    changed = [panel.units[u] for u in asked if u in touched]
    if changed:
        notes.append(f"Left out because their own support changed: {_listed(changed)}.")
    free = [u for u in asked if u not in touched]
    whole = [u for u in free if np.isfinite(panel.outcome[u, columns]).all()]
    if len(whole) < len(free):
        notes.append(f"Left out for missing outcomes: {_listed([panel.units[u] for u in free if u not in whole])}.")
    return whole, tuple(notes)


def _listed(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
