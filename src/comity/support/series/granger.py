"""Whether the past of one series helps to predict another: a contrast to the tests of effects, and none itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.case.support import SeriesTest
from comity.support.answer import Tested
from comity.support.libraries import need
from comity.support.panel.panel import Panel
from comity.support.series.sample import LONGEST
from comity.support.series.season import season
from comity.support.series.wording import facts, refused
from comity.support.verdict import NEITHER
from comity.support.warnings import warnings_for

Array = NDArray[np.float64]
METHOD = "granger"
NAME = "precedence (Granger)"
EXTRA = 1
"""The order of integration that is allowed for: so many lags are added and not tested."""
LEAST_LEFT = 15


@dataclass(frozen=True, slots=True)
class Precedence:
    """
    Whether the past of x helps to predict y.

    Parameters
    ----------
    statistic, p : float
        F, that the lags of x that are tested are all 0.
    lags : int
    left : int
        Rows less columns.
    """

    statistic: float
    p: float
    lags: int
    left: int


def precedes(x: Array, y: Array, lags: int, extra: int = EXTRA, yearly: Array | None = None) -> Precedence | None:
    r"""
    Return whether the past of x helps to predict y, by the test of Toda and Yamamoto [1]_.

    .. math:: y_t = a + b t + \sum_{l=1}^{p+d} (c_l y_{t-l} + g_l x_{t-l}) + e_t,
              \quad \text{tested: } g_1 = \dots = g_p = 0

    The d lags that are added and not tested make the test hold whether or not the series are random walks.

    Parameters
    ----------
    x, y : Array, shape (n,)
    lags : int
        p.
    extra : int
        d.
    yearly : Array, shape (n, s), optional
        Further columns that take up the season.

    Returns
    -------
    Precedence or None
        None where too few rows are left, or a column is a sum of others.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> x = rng.normal(size=100)
    >>> y = np.roll(x, 1) + rng.normal(size=100)
    >>> precedes(x, y, 2).p < 0.001, precedes(y, x, 2).p > 0.05
    (True, True)

    References
    ----------
    .. [1] Toda, H. Y., & Yamamoto, T. (1995). Statistical inference in vector autoregressions with possibly
       integrated processes. Journal of Econometrics, 66(1-2), 225-250.
    """
    deep = lags + extra
    at = np.arange(deep, len(y))
    beside = np.empty((len(y), 0)) if yearly is None else yearly
    full = np.column_stack([_columns(x, y, at, deep, range(1, deep + 1)), beside[at]])
    left = len(at) - full.shape[1]
    if left < LEAST_LEFT or np.linalg.matrix_rank(full / np.abs(full).max(axis=0).clip(1e-300)) < full.shape[1]:
        return None
    fewer = np.column_stack([_columns(x, y, at, deep, range(lags + 1, deep + 1)), beside[at]])
    less, more = _rest(fewer, y[at]), _rest(full, y[at])
    if more <= 1e-18 * float(y[at] @ y[at]):
        return None
    statistic = max(0.0, less - more) / lags / (more / left)
    return Precedence(statistic, float(need("scipy.special").fdtrc(lags, left, statistic)), lags, left)


def _columns(x: Array, y: Array, at: NDArray[np.int64], deep: int, of_x: range) -> Array:
    middle = (at - at.mean()) / max(len(at), 1) if len(at) else at.astype(float)
    own = [y[at - lag] for lag in range(1, deep + 1)]
    return np.column_stack([np.ones(len(at)), middle, *own, *(x[at - lag] for lag in of_x)])


def _rest(columns: Array, y: Array) -> float:
    fitted = columns @ np.linalg.lstsq(columns, y, rcond=None)[0]
    return float(((y - fitted) ** 2).sum())


def lags_by_criterion(x: Array, y: Array, most: int) -> int:
    """
    Return the number of lags of both series, in both directions, with the least value of Akaike's criterion.

    The criterion is that of a vector autoregression of two series with a trend, on the same rows for every number.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> lags_by_criterion(rng.normal(size=80), rng.normal(size=80), 3)
    1
    """
    at = np.arange(most, len(y))
    found = []
    for count in range(1, most + 1):
        columns = _columns(x, y, at, count, range(1, count + 1))
        both = np.column_stack([x[at], y[at]])
        errors = both - columns @ np.linalg.lstsq(columns, both, rcond=None)[0]
        size = np.linalg.slogdet(errors.T @ errors / len(at))[1]
        found.append(len(at) * float(size) + 2 * 2 * columns.shape[1])
    return int(np.argmin(found)) + 1


def _without(values: Array, columns: Array) -> Array:
    """Return a series without its part in the space of some columns."""
    out: Array = values - columns @ np.linalg.lstsq(columns, values, rcond=None)[0] if columns.size else values
    return out


def precedence(test: SeriesTest, panel: Panel) -> Tested:
    """
    Return whether support precedes the outcome, and the outcome support: a contrast, never a verdict.

    Parameters
    ----------
    test : SeriesTest
    panel : Panel

    Returns
    -------
    Tested
        Without an effect; the chances are among the details.
    """
    if panel.treatment is None or not panel.single:
        why = "It needs one series of the outcome and one of support; it is not made on several units."
        return refused(test, METHOD, NAME, why, contrast=True)
    both = np.isfinite(panel.outcome[0]) & np.isfinite(panel.treatment[0])
    x, y = panel.treatment[0][both], panel.outcome[0][both]
    if len(x) < 2 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return refused(test, METHOD, NAME, "One of the two series never changes.", contrast=True)
    most = max(1, min(LONGEST[panel.frequency], len(x) // 12))
    yearly = season(panel.frequency, np.flatnonzero(both), len(panel.periods))
    lags = test.lags or lags_by_criterion(_without(x, yearly), _without(y, yearly), most)
    there, back = precedes(x, y, lags, yearly=yearly), precedes(y, x, lags, yearly=yearly)
    if there is None or back is None:
        need_ = 3 * (lags + EXTRA) + 2 + LEAST_LEFT + yearly.shape[1]
        why = f"There are {len(x)} periods with both; {lags} lags need {need_}, in which neither is a sum of the other."
        return refused(test, METHOD, NAME, why, contrast=True)
    return _told(test, panel, there, back, yearly.shape[1])


def _told(test: SeriesTest, panel: Panel, there: Precedence, back: Precedence, seasonal: int) -> Tested:
    said = {
        (True, True): "each helps to predict the other",
        (True, False): "support helps to predict the outcome, and not the other way round",
        (False, True): "the outcome helps to predict support, and not the other way round: support may answer to it",
        (False, False): "neither helps to predict the other",
    }[there.p < 0.05, back.p < 0.05]
    return Tested(
        name=f"{test.id}: {NAME}",
        data=test.id,
        method=METHOD,
        verdict=NEITHER,
        why=f"Of the two series {said}. That one comes first is no effect: what is expected is acted upon beforehand.",
        p=there.p,
        observations=there.left + 2 + 2 * (there.lags + EXTRA) + seasonal,
        contrast=True,
        warnings=warnings_for(METHOD, facts(test, panel)),
        details=(
            ("lags", there.lags),
            ("lags added and not tested", EXTRA),
            ("p that support does not precede the outcome", there.p),
            ("p that the outcome does not precede support", back.p),
            ("F of support on the outcome", there.statistic),
            ("F of the outcome on support", back.statistic),
        ),
    )
