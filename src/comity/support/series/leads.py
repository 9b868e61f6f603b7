"""Whether the outcome answers to support that is still to come: it should not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.support.answer import Check, Point
from comity.support.chance_words import chance
from comity.support.panel.panel import Panel
from comity.support.series.nothing import Nothing
from comity.support.series.projection import rests
from comity.support.series.regression import fit
from comity.support.series.sample import sample_of

Array = NDArray[np.float64]
MOST = 3
"""Periods ahead that are looked at."""
NAME = "no answer before support changes"


def lead_check(
    panel: Panel, support: Array, lags: int, horizon: int, law: Nothing, draws: int
) -> tuple[Check, tuple[Point, ...]]:
    """
    Return whether later support explains the outcome of now, and how much of it, by period ahead.

    If it does, support answers to the war, or was expected, and the projection does not show an effect. The F
    statistic of the leads is compared with those of outcomes to which support does nothing.

    Parameters
    ----------
    panel : Panel
    support : Array, shape (units, periods)
    lags, horizon : int
    law : Nothing
    draws : int

    Returns
    -------
    Check
    tuple of Point
        For one less of support, at -1, -2 and so on, in order of time.
    """
    count = min(MOST, max(1, horizon))
    with_leads = sample_of(panel, support, lags, 0, leads=count, with_leads=True)
    without = sample_of(panel, support, lags, 0, leads=count)
    if with_leads.left < count + 2:
        return Check(NAME, None, "There are too few periods to see whether support answers to the war."), ()

    def statistic(outcomes: Array) -> Array:
        less, more = rests(without, outcomes), rests(with_leads, outcomes)
        return (less - more) / np.maximum(more, 1e-300)

    seen = float(statistic(panel.outcome[None])[0])
    drawn = np.concatenate([statistic(block) for block in law.draws(draws, seed=1)])
    p = float((1 + (drawn >= seen).sum()) / (len(drawn) + 1))
    f = seen * with_leads.left / count
    what = "later support explains nothing of the outcome" if p >= 0.05 else "the outcome moves before support does"
    words = f"In the {count} periods before a change of support {what} ({chance(p)})."
    return Check(NAME, p >= 0.05, words, f, p), _points(panel, support, lags, count)


def _points(panel: Panel, support: Array, lags: int, count: int) -> tuple[Point, ...]:
    rows = sample_of(panel, support, lags, 0, leads=count)
    y = panel.outcome
    ahead = [support[rows.unit, rows.period + lead] for lead in range(1, count + 1)]
    past = [y[rows.unit, rows.period - lag] for lag in range(1, lags + 1)]
    x = np.column_stack([*ahead, rows.support, *past, rows.fixed])
    found = fit(x, y[rows.unit, rows.period], rows.period, rows.unit if rows.clustered else None)
    if found is None:
        return ()
    return tuple(Point(float(-lead), *found.interval(lead - 1, sign=-1.0)) for lead in range(count, 0, -1))
