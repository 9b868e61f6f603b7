"""Interrupted time series: the level and the slope of the outcome before and after support changed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.case.support import SeriesTest
from comity.support.answer import Check, Path, Point, Tested
from comity.support.panel.panel import Panel
from comity.support.sensitivity.detectable import detectable
from comity.support.sensitivity.of_difference import e_values
from comity.support.series.arima import second_opinion
from comity.support.series.before import announcement, placebo_dates, placebo_units, straight
from comity.support.series.regression import Fit, critical, fit
from comity.support.series.segments import LEAST_AFTER, LEAST_BEFORE, Segments, segments
from comity.support.series.windows import Window, controls_of, series_of, unit_name
from comity.support.series.wording import facts, many, outcome_words, refused
from comity.support.verdict import verdict
from comity.support.warnings import warnings_for

Array = NDArray[np.float64]
METHOD = "interrupted"


def interrupted(test: SeriesTest, panel: Panel, window: Window) -> Tested:
    """
    Return the effect of one event on its series, as that of less support (conventions §101).

    The mean over the horizon of how far the outcome lies from the line that it followed before. For an event that
    restores or raises support the sign is turned.

    Parameters
    ----------
    test : SeriesTest
    panel : Panel
    window : Window

    Returns
    -------
    Tested
        Refused where there are too few periods on a side.
    """
    name, y = _name(panel, window), series_of(panel, window.unit)
    controls = controls_of(panel, window.unit) if test.controls else None
    found = segments(y, window.at, window.start, window.end, test.horizon, window.announced, controls)
    if found is None:
        return refused(test, METHOD, name, _too_short(panel, window, y))
    sign = 1.0 if window.less else -1.0
    before = y[window.start : window.announced]
    checks = [straight(before[np.isfinite(before)]), placebo_dates(y, window, test.horizon)]
    more = (placebo_units(panel, window, found, test.horizon), announcement(found, window), _second(found, sign))
    return _told(test, panel, window, found, sign, (*checks, *(c for c in more if c is not None)))


def torn(test: SeriesTest, panel: Panel, window: Window) -> Tested:
    """Return the answer for an event in whose period support changed the other way as well: none (conventions §101)."""
    when = panel.periods[window.at]
    why = f"In {when} support both fell and rose; a table by {panel.frequency} cannot tell the two apart."
    return refused(test, METHOD, _name(panel, window), why)


def _name(panel: Panel, window: Window) -> str:
    whose = unit_name(panel, window.unit)
    return f"interrupted series, {window.what} {panel.periods[window.at]}" + (f", {whose}" if whose else "")


def _too_short(panel: Panel, window: Window, y: Array) -> str:
    seen = np.isfinite(y)
    before = int(seen[window.start : window.announced].sum())
    after = int(seen[window.at : window.end].sum())
    if before >= LEAST_BEFORE and after >= LEAST_AFTER:
        return "The series follows its line exactly, or its controls are lines too, so that no error can be estimated."
    return (
        f"There are {many(before, panel.frequency)} before the event and {after} after it, until support changes again;"
        f" {LEAST_BEFORE} and {LEAST_AFTER} are needed to tell a change of level and slope from shocks that last."
    )


def _second(found: Segments, sign: float) -> Check:
    """Return whether other ways to treat the errors give the same side: ARMA errors, and Newey-West."""
    name = "other errors say the same"
    middle, low, high = found.fit.interval(found.of)
    arma = second_opinion(found.x, found.y, found.of)
    plain = fit(found.x, found.y, np.arange(len(found.y)))
    told = []
    agree = True
    clear = low > 0 or high < 0
    for kind, one in (("ARMA", arma and (arma.middle, arma.low, arma.high)), ("Newey-West", _sum(plain, found.of))):
        if one:
            ends = sorted((sign * one[1], sign * one[2]))
            told.append(f"{kind} errors give {sign * one[0]:.4g} ({ends[0]:.4g} to {ends[1]:.4g})")
            agree = agree and (not clear or one[0] * middle > 0)
    if not told:
        return Check(name, None, "No other way to treat the errors could be estimated.", gates=False)
    order = f" The order of the ARMA errors is {arma.order}." if arma else ""
    return Check(name, agree, " and ".join(told) + "." + order, gates=False)


def _sum(plain: Fit | None, of: Array) -> tuple[float, float, float] | None:
    if plain is None:
        return None
    middle = float(plain.coefficients @ of)
    half = critical(plain.freedom) * max(float(of @ plain.covariance @ of), 0.0) ** 0.5
    return middle, middle - half, middle + half


def _told(
    test: SeriesTest, panel: Panel, window: Window, found: Segments, sign: float, checks: tuple[Check, ...]
) -> Tested:
    middle, a, b = found.fit.interval(found.of)
    effect, low, high = sign * middle, min(sign * a, sign * b), max(sign * a, sign * b)
    says, why = verdict(effect, low, high, says=test.says, checks=checks)
    before = found.y[found.times < window.announced - window.at]
    after = int((found.times >= 0).sum())
    steps = min(test.horizon, after - 1) + 1
    return Tested(
        name=f"{test.id}: {_name(panel, window)}",
        data=test.id,
        method=METHOD,
        verdict=says,
        why=why,
        effect=effect,
        low=low,
        high=high,
        unit=f"{outcome_words(test)} a {panel.frequency}, in the mean of {many(steps, panel.frequency)}",
        p=found.fit.p(found.of),
        detectable=detectable((high - low) / 2 / 1.96),
        observations=len(found.y),
        checks=checks,
        sensitivity=e_values(test, effect, (low, high), panel.outcome),
        warnings=warnings_for(METHOD, facts(test, panel, len(before), after)),
        paths=_paths(test, panel, window, found, sign),
        details=_details(found, sign, len(before), after),
    )


def _details(found: Segments, sign: float, before: int, after: int) -> tuple[tuple[str, float | str], ...]:
    level, slope = found.at(0), found.at(1) - found.at(0)
    rows: list[tuple[str, float | str]] = [("periods before", before), ("periods after", after)]
    for name, of in (("change of level", level), ("change of slope", slope)):
        middle, a, b = found.fit.interval(of)
        rows += [(name, sign * middle), (f"{name}, low", min(sign * a, sign * b))]
        rows += [(f"{name}, high", max(sign * a, sign * b))]
    return (*rows, ("persistence of shocks", found.fit.rho))


def _paths(test: SeriesTest, panel: Panel, window: Window, found: Segments, sign: float) -> tuple[Path, ...]:
    x = f"{panel.frequency}s after the event"
    labels = [panel.periods[window.at + int(t)] for t in found.times]
    mean = found.fit.weight @ found.fit.coefficients
    line = found.x.copy()
    line[:, 2 : 4 + window.at - window.announced] = 0.0
    seen = zip(found.times, found.y, labels, strict=True)
    without = zip(found.times, line @ mean, labels, strict=True)
    effects = []
    for t in range(int(found.times.max()) + 1):
        middle, a, b = found.fit.interval(found.at(t))
        effects.append(Point(float(t), sign * middle, min(sign * a, sign * b), max(sign * a, sign * b)))
    words = outcome_words(test)
    return (
        Path("effect by period", tuple(effects), x, f"{words}, effect of less support"),
        Path("as seen", tuple(Point(float(t), float(v), label=n) for t, v, n in seen), x, words),
        Path("as before the event", tuple(Point(float(t), float(v), label=n) for t, v, n in without), x, words),
    )
