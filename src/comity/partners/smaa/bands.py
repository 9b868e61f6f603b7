"""How sure a share is that was counted in draws."""

from __future__ import annotations

import math

Z = 1.959963984540054
"""95 in 100 of a normal distribution lie so many standard deviations around its mean."""


def band(share: float, draws: float) -> tuple[float, float]:
    """
    Return the interval in which the true share lies with a chance of 95 in 100, after Wilson [1]_.

    ``draws`` may be less than were made, where they are not independent. Ranks shared by offers that are equal only
    make a share surer than this.

    Examples
    --------
    >>> [round(x, 3) for x in band(0.4, 100_000)]
    [0.397, 0.403]

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the
       American Statistical Association 22(158), 209-212.
    """
    scale = 1 + Z * Z / draws
    middle = (share + Z * Z / (2 * draws)) / scale
    half = Z / scale * math.sqrt(share * (1 - share) / draws + Z * Z / (4 * draws * draws))
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
