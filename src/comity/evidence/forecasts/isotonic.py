"""Isotonic regression: the rising line of steps that fits best, by pooling neighbours that are the wrong way round."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def isotonic(values: Sequence[float] | Values, weights: Sequence[float] | Values | None = None) -> Values:
    r"""
    Return the non-decreasing values that fit best: least :math:`\sum_i w_i (y_i - m_i)^2` with
    :math:`m_1 \le m_2 \le \dots`

    Pool adjacent violators [1]_: go from left to right; wherever a block's mean is below the mean of the block before
    it, the two become one block. Each value is replaced by the mean of its block. Linear in the number of values.

    Parameters
    ----------
    values : sequence of float, shape (n,)
    weights : sequence of float, shape (n,), optional
        Positive; all 1 where not given.

    Returns
    -------
    array of float, shape (n,)

    Examples
    --------
    >>> isotonic([1, 3, 2, 4]).tolist()
    [1.0, 2.5, 2.5, 4.0]
    >>> isotonic([0, 1, 0, 0]).round(3).tolist()
    [0.0, 0.333, 0.333, 0.333]

    References
    ----------
    .. [1] Ayer, M., Brunk, H. D., Ewing, G. M., Reid, W. T. and Silverman, E. (1955). An empirical distribution
       function for sampling with incomplete information. Annals of Mathematical Statistics 26, 641-647.
    """
    w = [1.0] * len(values) if weights is None else [float(x) for x in weights]
    sums: list[float] = []  # of weight times value, block by block
    mass: list[float] = []  # of weight
    sizes: list[int] = []
    for y, each in zip(values, w, strict=True):
        sums.append(float(y) * each)
        mass.append(each)
        sizes.append(1)
        while len(sums) > 1 and sums[-2] * mass[-1] >= sums[-1] * mass[-2]:
            last_sum, last_mass, last_size = sums.pop(), mass.pop(), sizes.pop()
            sums[-1] += last_sum
            mass[-1] += last_mass
            sizes[-1] += last_size
    means = np.array(sums, np.float64) / np.array(mass, np.float64)
    return np.repeat(means, sizes)


def _plain_isotonic(values: Sequence[float], weights: Sequence[float] | None = None) -> list[float]:
    """
    The same by the formula of minima and maxima.

    The value at i is the largest over starts a <= i of the smallest over ends b >= i of the mean of a..b.
    """
    n = len(values)
    w = [1.0] * n if weights is None else list(weights)

    def mean(a: int, b: int) -> float:
        return sum(w[k] * values[k] for k in range(a, b + 1)) / sum(w[a : b + 1])

    return [max(min(mean(a, b) for b in range(i, n)) for a in range(i + 1)) for i in range(n)]
