"""A second estimator, from another door: the chance of ending in a period, by a generalised linear model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.support.libraries import need, quiet

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

BENDS = 3
"""The rate over time is a polynomial of this degree in the age of the conflict (Carter and Signorino 2010)."""


@dataclass(frozen=True, slots=True, eq=False)
class Discrete:
    """The logarithms of the factors and their standard errors, clustered by conflict; shape (p,) each."""

    logs: Floats
    errors: Floats


def discrete(x: Floats, ended: Mask, clock: Ints, conflict: Ints) -> Discrete | None:
    r"""
    Fit the chance of ending period by period, with the complementary log-log link.

    The chance that a unit ends in its t-th period is :math:`1 - \exp(-\exp(a(t) + x b))`. If the rate within periods is
    the one of Cox's model, b is the same number [1]_; but ties need no rule here, and a(t) is a smooth curve (a
    polynomial [2]_) instead of one free number for each period. Two roads to one number, so they should agree.

    Parameters
    ----------
    x : ndarray, shape (n, p)
    ended : ndarray of bool, shape (n,)
    clock : ndarray of int, shape (n,)
    conflict : ndarray of int, shape (n,)

    Returns
    -------
    Discrete or None
        None where no answer was reached.

    Raises
    ------
    MissingExtraError
        statsmodels is not installed.

    Examples
    --------
    Of ten units with 1 four end, of ten with 0 two: the factor is log(0.6) / log(0.8) = 2.29.

    >>> x = np.repeat([[1.0], [0.0]], 10, axis=0)
    >>> ended = np.arange(20) % 10 < np.repeat([4, 2], 10)
    >>> found = discrete(x, ended, np.ones(20, int), np.arange(20))
    >>> round(float(np.exp(found.logs[0])), 2)
    2.29

    References
    ----------
    .. [1] Prentice, R. L., & Gloeckler, L. A. (1978). Regression analysis of grouped survival data with application
       to breast cancer data. Biometrics, 34(1), 57-67.
    .. [2] Carter, D. B., & Signorino, C. S. (2010). Back to the future: modeling time dependence in binary data.
       Political Analysis, 18(3), 271-292.
    """
    models = need("statsmodels.genmod.generalized_linear_model", "A test on endings")
    families = need("statsmodels.genmod.families", "A test on endings")
    family = families.Binomial(link=families.links.CLogLog())
    design = np.hstack([x, _ages(clock)])
    groups = np.unique(conflict, return_inverse=True)[1]
    with quiet():
        try:
            fitted = models.GLM(ended.astype(np.float64), design, family=family).fit(
                maxiter=100, cov_type="cluster", cov_kwds={"groups": groups}
            )
        except (ValueError, ArithmeticError, np.linalg.LinAlgError):
            return None
    logs, errors = np.asarray(fitted.params)[: x.shape[1]], np.asarray(fitted.bse)[: x.shape[1]]
    sound = fitted.converged and np.isfinite(logs).all() and np.isfinite(errors).all()
    return Discrete(logs, errors) if sound else None


def _ages(clock: Ints) -> Floats:
    """Return 1, t, t^2, t^3 of the age, brought to -1 to 1; fewer where there are too few ages."""
    ages = np.unique(clock)
    span = max(1, int(ages[-1] - ages[0]))
    t = 2.0 * (clock - ages[0]) / span - 1.0
    columns: Floats = np.vander(t, min(BENDS, len(ages) - 1) + 1, increasing=True)
    return columns
