"""The test of cuts at different times: effects by time since the cut, trends before it, and a verdict."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.support import SeriesTest
from comity.support.answer import Check, Path, Point, Sensitivity, Tested
from comity.support.chance_words import chance
from comity.support.comparison.cuts import Cut
from comity.support.comparison.staggered import (
    LEAST_UNITS,
    Estimate,
    EventTime,
    after_weights,
    combined,
    event_time,
    one_less,
    placebo_weights,
    slope_weights,
)
from comity.support.comparison.wording import controls_unused, counted, refused, unit_of
from comity.support.libraries import need
from comity.support.panel.panel import Panel
from comity.support.sensitivity.detectable import detectable
from comity.support.sensitivity.of_difference import e_values
from comity.support.sensitivity.rosenbaum import rosenbaum
from comity.support.verdict import verdict
from comity.support.warnings import Facts, warnings_for

Floats = NDArray[np.float64]
METHOD = "staggered"
NAME = "staggered cuts"
LEADS = 8
"""So many periods before the cut are looked at for a trend, where there are so many."""


def staggered_cuts(
    test: SeriesTest,
    panel: Panel,
    cuts: tuple[Cut, ...],
    untouched: tuple[int, ...],
    budget: Budget | None = None,
) -> Tested:
    """
    Return what cuts at different times say, each unit against those not touched yet (conventions §103).

    The effect is the mean over the times from the cut to the horizon of the test. A regression with effects of units
    and periods is not used: it also compares late cuts with early ones, whose effects still grow, and can then give
    the wrong sign (Goodman-Bacon 2021).

    Parameters
    ----------
    test : SeriesTest
    panel : Panel
    cuts : tuple of Cut
    untouched : tuple of int
        For each unit the first period in which it can no longer serve as comparison.
    budget : Budget, optional

    Returns
    -------
    Tested
        Refused where fewer than three units that lost support, or fewer than three others, bear the comparison.
    """
    if len(cuts) < LEAST_UNITS:
        why = f"{counted(len(cuts), 'unit')} lost support; the spread between them cannot be told from under three."
        return refused(test, METHOD, NAME, why)
    found = event_time(panel.outcome, cuts, np.array(untouched), LEADS, test.horizon, budget)
    why = _too_few(found)
    return refused(test, METHOD, NAME, why) if why else _tested(test, panel, found)


def _too_few(found: EventTime) -> str:
    if not (found.at >= 0).any():
        return "Nowhere do three units that lost support, with two others to compare with, have outcomes after the cut."
    if found.compared < LEAST_UNITS:
        return f"{counted(found.compared, 'unit')} can serve as comparison; at least {LEAST_UNITS} are needed."
    return ""


def _tested(test: SeriesTest, panel: Panel, found: EventTime) -> Tested:
    total = combined(found, after_weights(found))
    low, high = _ends(total)
    checks = _checks(found, panel, total)
    says, why = verdict(total.value, low, high, says=test.says, checks=checks)
    treated, controls = int(found.treated.sum()), int(found.controls.sum())
    facts = Facts(
        treated=treated, untreated=controls, after=int((found.at >= 0).sum()), measure=panel.measure, scale=test.scale
    )
    return Tested(
        name=f"{test.id}: {NAME}",
        data=test.id,
        method=METHOD,
        verdict=says,
        why=why,
        effect=total.value,
        low=low,
        high=high,
        unit=unit_of(test, panel),
        p=_p(total),
        detectable=detectable(total.error),
        observations=int(np.isfinite(panel.outcome).sum()),
        checks=checks,
        sensitivity=(*e_values(test, total.value, (low, high), panel.outcome), *_bound(found)),
        warnings=warnings_for(METHOD, facts),
        paths=(_path(found),),
        details=(
            ("units that lost support", float(treated)),
            ("units that never did", float(controls)),
            ("standard error", total.error),
            ("degrees of freedom", total.freedom),
            ("periods before", float((found.at < 0).sum())),
            ("periods after", float((found.at >= 0).sum())),
            *controls_unused(test),
        ),
    )


def _ends(estimate: Estimate) -> tuple[float, float]:
    reach = float(need("scipy.special").stdtrit(estimate.freedom, 0.975)) * estimate.error
    return estimate.value - reach, estimate.value + reach


def _p(estimate: Estimate) -> float:
    if estimate.error <= 0:
        return 0.0 if estimate.value else 1.0
    return float(2 * need("scipy.special").stdtr(estimate.freedom, -abs(estimate.value) / estimate.error))


def _bound(found: EventTime) -> tuple[Sensitivity, ...]:
    """Return the Rosenbaum bound: a unit that lost support and the mean of those it is held against are a pair."""
    own = found.own[np.isfinite(found.own)]
    return rosenbaum(own).sensitivity()


def _path(found: EventTime) -> Path:
    points = []
    for row, since in enumerate(found.at):
        estimate = combined(found, np.eye(len(found.at))[row])
        low, high = _ends(estimate) if since != -1 else (0.0, 0.0)
        points.append(Point(float(since), estimate.value, low, high, counted(int(found.units[row]), "unit")))
    return Path("effect by time since the cut", tuple(points), "periods after the cut", "effect")


def _checks(found: EventTime, panel: Panel, total: Estimate) -> tuple[Check, ...]:
    """Return the checks of staggered cuts: no trend before, no effect of a cut pretended earlier."""
    horizon = int(found.at.max()) + 1
    return (_no_trend(found, panel.frequency, horizon), _placebo_date(found), _one_unit_less(found, total.value))


def _no_trend(found: EventTime, frequency: str, horizon: int) -> Check:
    name = "no trend before the cut"
    weights = slope_weights(found)
    if weights is None:
        words = "Fewer than three periods before the cut can be compared: whether trends were alike cannot be seen."
        return Check(name, None, words)
    slope = combined(found, weights)
    p = _p(slope)
    unseen = detectable(slope.error)
    verb = "differed" if p <= 0.05 else "did not visibly differ"
    words = (
        f"Before the cut trends {verb}: {slope.value:.3g} a {frequency} ({chance(p)}). A difference below"
        f" {unseen:.3g} a {frequency} would mostly go unseen, and amount to {unseen * horizon:.3g} over the horizon."
    )
    return Check(name, p > 0.05, words, statistic=slope.value, p=p)


def _placebo_date(found: EventTime) -> Check:
    name = "placebo date"
    weights = placebo_weights(found)
    if weights is None:
        return Check(name, None, "There are too few periods before to pretend that the cut came earlier.", gates=False)
    effect = combined(found, weights)
    p = _p(effect)
    back = int((weights > 0).sum())
    words = (
        f"A cut pretended {counted(back, 'period')} earlier would have an effect of {effect.value:.3g} ({chance(p)})."
    )
    return Check(name, p > 0.05, words, statistic=effect.value, p=p)


def _one_unit_less(found: EventTime, effect: float) -> Check:
    """Return whether the effect keeps its sign when any one unit that lost support is left out."""
    left = one_less(found)
    words = f"With any one unit left out, the effect lies between {left.min():.3g} and {left.max():.3g}."
    return Check("one unit less", bool((left * effect > 0).all()), words)
