"""A local projection, and how large one gets by chance alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.support.panel.panel import Panel
from comity.support.series.nothing import Nothing
from comity.support.series.projection import Kept, kept_up, project
from comity.support.series.sample import Sample

Array = NDArray[np.float64]
LEVEL = 0.05
CLEAR = 0.5
"""An interval is told where the doubt about how long support is kept up takes less than this off its square."""
LASTED = 0.5
"""A change of support lasted over a horizon where, in the mean of its periods, at least so much of it was left."""


@dataclass(frozen=True, slots=True)
class Response:
    """
    What one more of support does that is kept up, in the mean of the first 1, 2, ... periods, with 95 % intervals.

    Parameters
    ----------
    middle, low, high : Array, shape (H + 1,)
        nan where support that is kept up for so long was hardly seen, so that an interval has no ends.
    p : Array, shape (H + 1,)
        Against no effect.
    point : Array, shape (H + 1,)
        How many errors wide half an interval is: 1.96 in very long series.
    horizon : int
        The longest horizon, up to the one asked for, with an interval, over which changes of support lasted.
    moving : float
        In how many periods support moves by itself.
    """

    middle: Array
    low: Array
    high: Array
    p: Array
    point: Array
    horizon: int
    moving: float


def draws_for(panel: Panel) -> int:
    """Return how many series are drawn: 999, and 399 or 199 where the table is large."""
    return 999 if panel.outcome.size <= 1500 else 399 if panel.outcome.size <= 3000 else 199


def response(panel: Panel, sample: Sample, law: Nothing, draws: int, budget: Budget | None = None) -> Response:
    """
    Return the effects of support that is kept up, with intervals that hold in short series.

    An effect *b* is within the interval where the projection of the outcome less *b* times support shows nothing
    (Anderson and Rubin 1949): where its t statistic is no larger than nineteen in twenty of those of series drawn
    from ``law``. So p is at most .05 exactly where the interval leaves out 0.

    Parameters
    ----------
    panel : Panel
    sample : Sample
    law : Nothing
    draws : int
        So many that 5 % of ``draws + 1`` is a whole number.
    budget : Budget, optional

    Raises
    ------
    BudgetExceededError
    """
    seen = np.abs(project(sample, panel.outcome[None]).t[0])
    blocks = []
    for block in law.draws(draws):
        if budget is not None:
            budget.check()
        blocks.append(np.abs(project(sample, block).t))
    drawn = np.sort(np.concatenate(blocks), axis=0)
    point = drawn[len(drawn) - round(LEVEL * (len(drawn) + 1))]
    p = (1 + (drawn >= seen).sum(axis=0)) / (len(drawn) + 1)
    kept = kept_up(sample, panel.outcome, sample.whole)
    ends = np.array([_ends(kept, h, float(point[h])) for h in range(sample.horizon + 1)])
    # by what support does alone, so that no look at the outcome picks the horizon
    told = np.flatnonzero(np.isfinite(ends[:, 1]) & (kept.support >= LASTED))
    horizon = int(told[-1]) if len(told) else 0
    return Response(ends[:, 0], ends[:, 1], ends[:, 2], p, point, horizon, kept.moving)


def _ends(kept: Kept, at: int, point: float) -> tuple[float, float, float]:
    """
    Return an effect and the ends of its interval: all *b* with (y - b x)^2 <= point^2 var(y - b x).

    The interval has ends only where support itself is kept up beyond doubt (Fieller 1954).
    """
    y, x = float(kept.outcome[at]), float(kept.support[at])
    (vy, both), (_, vx) = kept.covariance[at]
    square = point**2
    a, b, c = x * x - square * vx, x * y - square * both, y * y - square * vy
    if a <= CLEAR * x * x or b * b < a * c:
        return np.nan, np.nan, np.nan
    root = float(np.sqrt(b * b - a * c))
    return y / x, (b - root) / a, (b + root) / a
