"""What must hold before a cut, at dates without a cut, and in units without one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.support.answer import Check
from comity.support.chance_words import chance
from comity.support.panel.panel import Panel
from comity.support.series.segments import LEAST_AFTER, LEAST_BEFORE, Segments, bend, segments
from comity.support.series.windows import ALL, Window, series_of
from comity.support.series.wording import many

Array = NDArray[np.float64]
LEAST_UNITS = 5
"""Units without an event from which on they are used as placebos."""
MOST = 40
"""The most placebo dates, and the most placebo units, that are tried."""


def straight(y: Array) -> Check:
    """Return whether the series runs straight before the event, as the test takes for granted."""
    name, p = "straight before the event", bend(y)
    if p is None:
        return Check(name, None, "The series before the event is too short, or too even, to see whether it bends.")
    what = "runs straight" if p >= 0.05 else "already bends"
    return Check(name, p >= 0.05, f"Before the event the series {what} ({chance(p)}).", p=p)


def placebo_dates(y: Array, window: Window, horizon: int) -> Check:
    """
    Return whether a date before the event, at which nothing happened, shows an effect too.

    Every possible date is tried; the smallest p, times the number of dates, decides (Bonferroni).
    """
    name = "no effect at placebo dates"
    dates = range(window.start + LEAST_BEFORE, window.announced - LEAST_AFTER + 1)
    some = _spread(list(dates))
    found = {t: segments(y, t, window.start, window.announced, horizon) for t in some}
    p = {t: s.fit.p(s.of) for t, s in found.items() if s is not None}
    if not p:
        need = LEAST_BEFORE + LEAST_AFTER
        return Check(name, None, f"Placebo dates need {need} periods before the event.", gates=False)
    clearest = min(p, key=lambda t: (p[t], t))
    joint, seen = min(1.0, p[clearest] * len(p)), sum(v < 0.05 for v in p.values())
    what = "none shows an effect" if joint >= 0.05 else "one shows an effect, which cannot be one of support"
    words = f"Of {many(len(p), 'placebo date')} before the event {what} ({chance(joint)}, for all of them together)."
    return Check(name, joint >= 0.05, words, float(seen), joint)


def _spread(values: list[int]) -> list[int]:
    if len(values) <= MOST:
        return values
    return [values[i] for i in np.unique(np.linspace(0, len(values) - 1, MOST).astype(int))]


def placebo_units(panel: Panel, window: Window, found: Segments, horizon: int) -> Check | None:
    """
    Return whether units without any event show as large an effect at the same date; None where there are no others.

    Passed where the effect stands first among them, or in the outermost twentieth.
    """
    if window.unit == ALL or panel.single:
        return None
    name, touched = "no such effect in placebo units", {u for u, _, _ in panel.events}
    others = [u for u in range(len(panel.units)) if u not in touched] if None not in touched else []
    sizes = []
    for u in _spread(others):
        one = segments(series_of(panel, u), window.at, window.start, window.end, horizon, window.announced)
        if one is not None:
            sizes.append(_size(one))
    if len(sizes) < LEAST_UNITS:
        words = f"{len(sizes)} units without an event can serve as placebos; {LEAST_UNITS} are needed."
        return Check(name, None, words, gates=False)
    larger = sum(s >= _size(found) for s in sizes)
    p = (1 + larger) / (1 + len(sizes))
    words = f"{larger} of {len(sizes)} units without an event show as large an effect at the same date ({chance(p)})."
    return Check(name, p <= max(0.05, 1 / (1 + len(sizes))), words, float(larger), p)


def _size(found: Segments) -> float:
    """Return how far an effect lies from 0, in its own errors: the smaller its p the larger."""
    return -found.fit.p(found.of)


def announcement(found: Segments, window: Window) -> Check | None:
    """Return what the outcome did between announcement and event; None where it was not announced before."""
    length = window.at - window.announced
    if not length:
        return None
    of = np.zeros_like(found.of)
    of[4 : 4 + length] = 1 / length
    p = found.fit.p(of)
    middle = found.fit.middle(of)
    what = "stayed on its line" if p >= 0.05 else f"left its line, by {middle:.4g} in the mean"
    words = f"In the {length} periods between announcement and event the outcome {what} ({chance(p)}); "
    words += "they count neither as before nor as after."
    return Check("anticipation", p >= 0.05, words, middle, p, gates=False)
