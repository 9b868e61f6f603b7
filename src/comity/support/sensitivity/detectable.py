"""The smallest effect that a test would have found."""

from __future__ import annotations

import math
from statistics import NormalDist


def detectable(standard_error: float, level: float = 0.05, power: float = 0.8) -> float:
    """
    Return the smallest true effect that a test finds with a given chance.

    It is :math:`(z_{1-a/2} + z_{power})` standard errors: 2.80 of them for a two-sided test at the 5 % level that
    is to find the effect four times in five. It says how little a finding of nothing says: smaller effects than this
    would mostly have gone unseen [1]_.

    Parameters
    ----------
    standard_error : float
        In the unit of the effect; for a ratio, of its logarithm (then the result is a logarithm too).
    level, power : float
        Between 0 and 1.

    Returns
    -------
    float
        In the unit of the standard error.

    Raises
    ------
    ValueError
        A standard error below 0 or that is no number; a level or power outside 0 to 1.

    Examples
    --------
    >>> round(detectable(10.0), 2)
    28.02

    References
    ----------
    .. [1] Bloom, H. S. (1995). Minimum detectable effects. Evaluation Review, 19(5), 547-556.
    """
    if not (math.isfinite(standard_error) and standard_error >= 0):
        raise ValueError("A standard error is a number of at least 0.")
    if not (0 < level < 1 and 0 < power < 1):
        raise ValueError("The level and the power lie between 0 and 1.")
    normal = NormalDist()
    return (normal.inv_cdf(1 - level / 2) + normal.inv_cdf(power)) * standard_error
