"""E-values of effects on an outcome of a table by period: one yardstick for all tests of the table."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from comity.case.support import SeriesTest
from comity.support.answer import Sensitivity
from comity.support.sensitivity.e_value import e_value

BEYOND = 200.0
"""Logarithms beyond it are no ratios that an E-value could be made of."""
LARGEST_STEP = 100.0
"""Effects of more standard deviations than this are all the same to an E-value: no hidden cause is so strong."""


def e_values(
    test: SeriesTest, effect: float, ends: tuple[float, float] | None, outcome: NDArray[np.float64]
) -> tuple[Sensitivity, ...]:
    """
    Return the E-values of a difference, the same for every method, so that they can be read beside one another.

    On the log scale an effect is the logarithm of a ratio. On other scales it is divided by the standard deviation of
    all outcomes of the table, levels of units included: the larger spread makes the smaller, more careful E-value.

    Parameters
    ----------
    test : SeriesTest
        Its scale is looked at.
    effect : float
    ends : pair of float or None
        Of the interval.
    outcome : ndarray
        All outcomes of the table, on the scale of the test.

    Returns
    -------
    tuple of Sensitivity
        Empty where the outcome does not vary, or no ratio can be made.

    Examples
    --------
    >>> from comity.case.support import Data
    >>> test = SeriesTest("s", Data((), ()), outcome="deaths", period="month")
    >>> spread_of_two = np.array([[0.0, 4.0]])
    >>> [round(s.value, 2) for s in e_values(test, -1.0, (-2.0, 0.5), spread_of_two)]
    [2.53, 1.0]
    """
    low, high = (None, None) if ends is None or not all(map(math.isfinite, ends)) else ends
    if test.scale == "log":
        if any(abs(x) > BEYOND for x in (effect, low or 0.0, high or 0.0)):
            return ()
        logs = (None if x is None else math.exp(x) for x in (low, high))
        return e_value(math.exp(effect), *logs).sensitivity()
    spread = float(np.nanstd(outcome))
    if not spread > 0:
        return ()
    a, b, c = (x if x is None else max(-LARGEST_STEP, min(LARGEST_STEP, x / spread)) for x in (effect, low, high))
    return () if a is None else e_value(a, b, c, measure="difference", spread=1.0).sensitivity()
