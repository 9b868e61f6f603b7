"""Proper scores of a probability: Brier and logarithmic, as losses."""

from __future__ import annotations

import math

CLIP = 0.001
"""A probability below this, or as near to 1, is counted as this in the log score (conventions §76)."""


def brier(p: float, outcome: bool) -> float:
    """
    Return the Brier score of one forecast [1]_: ``(p - 1) ** 2`` where it happened, ``p ** 2`` where it did not.

    0 is best, 1 worst, and 1/4 what "one half" always gets. It is *proper*: whoever thinks the chance is ``q`` expects
    the least score by saying ``q``.

    Parameters
    ----------
    p : float
        Between 0 and 1.
    outcome : bool

    Examples
    --------
    >>> brier(0.75, True), brier(0.75, False), brier(0.5, True)
    (0.0625, 0.5625, 0.25)

    References
    ----------
    .. [1] Brier, G. W. (1950). Verification of forecasts expressed in terms of probability. Monthly Weather Review 78.
    """
    # where it happened the distance is 1 - p: a swap of claim and denial then gives the very same number
    miss = 1.0 - p if outcome else p
    return miss * miss


def log_score(p: float, outcome: bool) -> float:
    """
    Return the logarithmic score of one forecast [1]_: minus the natural logarithm of what was given to what happened.

    0 is best. It is proper too, and punishes sure and wrong forecasts without mercy; so a probability counts as at
    least :data:`CLIP`, and no single forecast costs more than 6.91.

    Examples
    --------
    >>> round(log_score(0.5, True), 4), round(log_score(0, True), 4), round(log_score(1, True), 4)
    (0.6931, 6.9078, 0.001)

    References
    ----------
    .. [1] Good, I. J. (1952). Rational decisions. Journal of the Royal Statistical Society B 14, 107-114.
    """
    given = p if outcome else 1.0 - p
    return -math.log(min(max(given, CLIP), 1.0 - CLIP))
