"""Local projections: what the outcome does in the periods after support changes."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.support import SeriesTest
from comity.support.answer import Check, Path, Point, Tested
from comity.support.chance_words import chance
from comity.support.panel.panel import Panel
from comity.support.sensitivity.detectable import detectable
from comity.support.sensitivity.of_difference import e_values
from comity.support.series.chance import Response, draws_for, response
from comity.support.series.leads import lead_check
from comity.support.series.nothing import Nothing, nothing
from comity.support.series.sample import LEAST_PERIODS, LEAST_UNITS, Sample, lag_choice, sample_of
from comity.support.series.season import season
from comity.support.series.wording import facts, many, outcome_words, refused
from comity.support.verdict import verdict
from comity.support.warnings import warnings_for

Array = NDArray[np.float64]

METHOD = "local_projection"
NAME = "local projection"
LEAST_MOVING = 4.0
"""Support must move by itself in at least so many periods (or units)."""
LARGEST = 3_000_000
"""Rows times effects of units and periods."""
DRAWS_FOR_CHECKS = 199


def local_projection(test: SeriesTest, panel: Panel, budget: Budget | None = None) -> Tested:
    """
    Return what one less of support does to the outcome, by local projections (conventions §100).

    The effect is that of one less of support that is kept up from the period of the change to ``horizon`` periods
    later, on the mean of the outcome over them: the response of the outcome over that of support itself. Where changes
    of support did not last so long, the longest horizon is used that they did last, and this is told. Intervals are
    those of :func:`comity.support.series.chance.response`.

    Parameters
    ----------
    test : SeriesTest
    panel : Panel
    budget : Budget, optional

    Returns
    -------
    Tested
        Refused where the table has no support, support never changes or moves in too few periods, or the series is
        too short.

    Raises
    ------
    BudgetExceededError
    """
    why, support, lags = _first_look(test, panel)
    if why or support is None:
        return refused(test, METHOD, NAME, why)
    sample = sample_of(panel, support, lags, test.horizon)
    why = _too_short(panel, sample)
    if why:
        return refused(test, METHOD, NAME, why)
    law = nothing(panel, support, sample.period_effects, sample.clustered)
    draws = draws_for(panel)
    found = response(panel, sample, law, draws, budget)
    if found.moving < LEAST_MOVING or not found.high[found.horizon] > found.low[found.horizon]:
        return refused(test, METHOD, NAME, _hardly_moves(found, sample))
    leads, before = lead_check(panel, support, lags, test.horizon, law, DRAWS_FOR_CHECKS)
    placebo = _placebo(panel, support, lags, test.horizon, law)
    return _told(test, panel, sample, found, (leads, placebo), before, law)


def _first_look(test: SeriesTest, panel: Panel) -> tuple[str, Array | None, int]:
    support = panel.treatment
    if support is None:
        return "The table has no column of support, so that nothing can be projected on it.", None, 0
    spread = [np.ptp(row[np.isfinite(row)]) for row in support if np.isfinite(row).any()]
    if not spread or max(spread) == 0:
        return (
            f"{test.treatment} never changes within a unit: what does not change can have no visible effect.",
            None,
            0,
        )
    if np.isfinite(panel.outcome).sum() * (len(panel.units) + (100 if panel.single else len(panel.periods))) > LARGEST:
        words = f"{many(len(panel.units), 'unit')} over {len(panel.periods)} periods are too many for projections; "
        return words + "test a part of them.", None, 0
    return "", support, lag_choice(panel, support, test.horizon) if test.lags is None else test.lags


def _too_short(panel: Panel, sample: Sample) -> str:
    periods, units = len(np.unique(sample.period)), len(np.unique(sample.unit))
    if (not sample.clustered and periods < LEAST_PERIODS) or sample.left < LEAST_PERIODS:
        need = _least_length(panel, sample)
        longest = int(np.isfinite(panel.outcome).sum(axis=1).max())
        kind = panel.frequency
        why = (
            f"The series is too short: {many(longest, kind)}. A horizon of {sample.horizon} with "
            f"{many(sample.lags, 'lag')} needs at least {need} with the outcome and support, so that "
            f"{LEAST_PERIODS} are left to estimate errors from"
        )
        return why + (f", or {LEAST_UNITS} units to group them by." if units > 1 else ".")
    return ""


def _least_length(panel: Panel, sample: Sample) -> int:
    """Return how many periods are needed; the longer a series, the more columns its season takes."""
    need = sample.lags + sample.horizon + LEAST_PERIODS
    if not panel.single:
        return need
    own = sample.fixed.shape[1] + 1 + sample.lags - _seasonal(panel, panel.outcome.shape[1])
    columns = own if len(sample.unit) else 3 + 2 * sample.lags
    return next(n for n in itertools.count(need) if n >= need + columns + _seasonal(panel, n))


def _seasonal(panel: Panel, length: int) -> int:
    return int(season(panel.frequency, np.arange(1), length).shape[1])


def _hardly_moves(found: Response, sample: Sample) -> str:
    if found.moving >= LEAST_MOVING:
        return (
            "Support or outcome hardly move, or are too close to lines or to one another, for an interval to have ends."
        )
    what = "units" if sample.clustered else "periods"
    return (
        f"Support moves by itself in about {max(found.moving, 0):.1f} {what}; {LEAST_MOVING:g} are needed to tell its "
        "effect from whatever else happened then. A single cut can be given as an event, and tested as one."
    )


def _placebo(panel: Panel, support: Array, lags: int, horizon: int, law: Nothing) -> Check:
    """Return whether support of later dates, put in the place of today's, seems to have an effect as well."""
    name, ahead = "no effect at placebo dates", horizon + 1 + lags
    moved = np.full_like(support, np.nan)
    moved[:, : max(0, support.shape[1] - ahead)] = support[:, ahead:]
    sample = sample_of(panel, moved, lags, horizon)
    if sample.left < LEAST_PERIODS // 2 or len(np.unique(sample.groups)) < LEAST_PERIODS // 2:
        return Check(name, None, "The series is too short for placebo dates.", gates=False)
    found = response(panel, sample, law, DRAWS_FOR_CHECKS)
    p = float(found.p[-1]) if found.moving >= 1 else 1.0
    seems = "no effect" if p >= 0.05 else "an effect, which cannot be one"
    words = f"Support of {ahead} periods later, taken for today's, shows {seems} ({chance(p)})."
    return Check(name, p >= 0.05, words, p=p)


def _told(
    test: SeriesTest,
    panel: Panel,
    sample: Sample,
    found: Response,
    checks: tuple[Check, ...],
    before: tuple[Point, ...],
    law: Nothing,
) -> Tested:
    at = found.horizon
    effect, low, high = -float(found.middle[at]), -float(found.high[at]), -float(found.low[at])
    says, why = verdict(effect, low, high, says=test.says, checks=checks)
    step, step_words = _usual_step(panel)
    hidden = e_values(test, effect * step, (low * step, high * step), panel.outcome)
    return Tested(
        name=f"{test.id}: {NAME}",
        data=test.id,
        method=METHOD,
        verdict=says,
        why=why,
        effect=effect,
        low=low,
        high=high,
        unit=_unit(test, panel, found),
        p=float(found.p[at]),
        detectable=detectable((high - low) / 2 / 1.96),
        observations=len(sample.unit),
        checks=checks,
        sensitivity=hidden,
        warnings=warnings_for(METHOD, facts(test, panel)),
        paths=(_path(test, panel, found, before),),
        details=(
            ("horizon", at),
            ("horizon asked for", sample.horizon),
            ("lags", sample.lags),
            ("periods", len(np.unique(sample.period))),
            ("units", len(np.unique(sample.unit))),
            ("effects", "of units and periods" if sample.period_effects else _trend_words(panel)),
            ("errors", "clustered by unit" if sample.clustered else "Newey-West, residuals over one less leverage"),
            ("errors to each side", float(found.point[at])),
            ("persistence", law.rho),
            ("periods in which support moves by itself", found.moving),
            ("E-values are for", step_words),
        ),
    )


def _trend_words(panel: Panel) -> str:
    return "of units, a trend, and the season" if _seasonal(panel, panel.outcome.shape[1]) else "of units, and a trend"


def _usual_step(panel: Panel) -> tuple[float, str]:
    values = panel.treatment[np.isfinite(panel.treatment)] if panel.treatment is not None else np.zeros(1)
    kinds = np.unique(values)
    if len(kinds) == 2:
        return float(kinds[1] - kinds[0]), f"a fall from {kinds[1]:g} to {kinds[0]:g}"
    spread = float(values.std())
    return spread, f"a fall by one standard deviation, {spread:.4g}"


def _unit(test: SeriesTest, panel: Panel, found: Response) -> str:
    mean = f", in the mean of {many(found.horizon + 1, panel.frequency)}"
    return f"{outcome_words(test)} a {panel.frequency} for 1 less of {test.treatment} kept up{mean}"


def _path(test: SeriesTest, panel: Panel, found: Response, before: tuple[Point, ...]) -> Path:
    after = tuple(
        Point(float(h), -float(found.middle[h]), -float(found.high[h]), -float(found.low[h]))
        for h in range(len(found.middle))
        if np.isfinite(found.low[h])
    )
    y = f"{outcome_words(test)}, mean since then, for 1 less of {test.treatment}"
    return Path("effect by period", (*before, *after), x=f"{panel.frequency}s after support falls", y=y)
