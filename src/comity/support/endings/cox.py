"""The model of Cox for rates of ending, with support that changes while the fighting goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.support.endings.result import Fitted
from comity.support.endings.risk_sets import RiskSets, partial_likelihood, scores
from comity.support.libraries import need, quiet

Floats = NDArray[np.float64]
Engine = Literal["lifelines", "newton"]

STEPS = 50
"""Newton's way to the top takes five to eight steps; one that needs more than these is not going to arrive."""
FLAT = 1e-5
"""The gradient counts as zero where it promises no gain of likelihood above this."""


class NoMaximumError(Exception):
    """The likelihood has no single top that was found; the message says so in words."""


def fit(sets: RiskSets, engine: Engine = "newton") -> Fitted:
    """
    Fit the model of Cox to rows that are at risk.

    The rate at which a unit ends in its t-th period is an unknown rate of that period times :math:`e^{x b}`; x may
    change from period to period [1]_. Nothing is assumed of the rate over time. Errors are given twice: from the
    curvature, and clustered by conflict [2]_, the latter times C / (C - 1) for C conflicts.

    Parameters
    ----------
    sets : RiskSets
        For one sort of ending, the other sorts count as units that went out of sight (cause-specific rates).
    engine : {"newton", "lifelines"}
        Who looks for the top. They find the same one; whoever it was, the gradient is then checked here.

    Returns
    -------
    Fitted

    Raises
    ------
    NoMaximumError
        No top was found, or columns cannot be told apart. Columns that sort the endings perfectly flatten the
        likelihood far out and are not noticed here:
        :func:`~comity.support.endings.separation.separating` finds them beforehand.
    MissingExtraError
        lifelines is asked for and is not installed.

    Examples
    --------
    Four units in one period each; of the two with 1 one ends, of the two with 0 one ends: no effect.

    >>> from comity.support.endings.risk_sets import risk_sets
    >>> x = np.array([[1.0], [1.0], [0.0], [0.0]])
    >>> sets = risk_sets(x, np.array([True, False, True, False]), np.ones(4, int), np.arange(4))
    >>> fitted = fit(sets)
    >>> abs(round(float(fitted.logs[0]), 6)), fitted.events, fitted.clusters
    (0.0, 2, 4)

    References
    ----------
    .. [1] Cox, D. R. (1972). Regression models and life-tables. Journal of the Royal Statistical Society B, 34(2).
    .. [2] Lin, D. Y., & Wei, L. J. (1989). The robust inference for the Cox proportional hazards model. Journal of
       the American Statistical Association, 84(408), 1074-1078.
    """
    logs = ENGINES[engine](sets)
    value, gradient, information = partial_likelihood(sets, logs)
    plain = inverse(information)
    if not gradient @ plain @ gradient < FLAT:
        raise NoMaximumError("no single best answer was found: the likelihood keeps rising")
    return Fitted(logs, plain, _clustered(sets, logs, plain), sets.events, sets.rows, sets.clusters, value)


def inverse(information: Floats) -> Floats:
    """Invert, columns brought to one size first so that units of measure make no difference."""
    size = np.sqrt(np.diag(information))
    if not (np.isfinite(information).all() and (size > 0).all()):
        raise NoMaximumError("a column does not differ between the units at risk when one of them ended")
    scaled = information / np.outer(size, size)
    if np.linalg.eigvalsh(scaled)[0] < 1e-8:
        raise NoMaximumError("columns move together, so that their effects cannot be told apart")
    inverse: Floats = np.linalg.inv(scaled) / np.outer(size, size)
    return inverse


def _clustered(sets: RiskSets, logs: Floats, plain: Floats) -> Floats:
    rows = scores(sets, logs)
    sums = np.zeros((sets.clusters, rows.shape[1]))
    np.add.at(sums, sets.cluster, rows)
    few = sets.clusters / max(1, sets.clusters - 1)
    covariance: Floats = few * plain @ (sums.T @ sums) @ plain
    return covariance


def _newton(sets: RiskSets) -> Floats:
    """Climb by Newton's steps, halved while they lead down."""
    logs = np.zeros(sets.x.shape[1])
    value, gradient, information = partial_likelihood(sets, logs)
    for _ in range(STEPS):
        step = inverse(information) @ gradient
        if gradient @ step < 1e-14:
            return logs
        while True:
            after = partial_likelihood(sets, logs + step)
            if after[0] >= value - 1e-12 or not np.abs(step).max() > 1e-12:
                break
            step = step / 2
        logs = logs + step
        value, gradient, information = after
    return logs


def _lifelines(sets: RiskSets) -> Floats:
    """Let lifelines climb (``CoxTimeVaryingFitter``)."""
    inverse(partial_likelihood(sets, np.zeros(sets.x.shape[1]))[2])
    lifelines, pandas = need("lifelines", "A model of endings"), need("pandas", "A model of endings")
    names = [f"x{k}" for k in range(sets.x.shape[1])]
    frame = pandas.DataFrame(sets.x, columns=names)
    frame["id"], frame["ended"] = sets.cluster, sets.ended
    frame["start"], frame["stop"] = sets.clock - 1.0, sets.clock.astype(float)
    with quiet():
        try:
            fitted = lifelines.CoxTimeVaryingFitter().fit(frame, "ended", "start", "stop", id_col="id")
        except (lifelines.exceptions.ConvergenceError, ValueError, np.linalg.LinAlgError):
            raise NoMaximumError("no single best answer was found") from None
    logs: Floats = fitted.params_[names].to_numpy(dtype=np.float64)
    return logs


ENGINES: Mapping[Engine, Callable[[RiskSets], Floats]] = MappingProxyType({"newton": _newton, "lifelines": _lifelines})
