"""Balance over closed walks of every length, short ones counting most (Estrada & Benzi 2014)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from comity.alignment.balance.colouring import Weights


def walk_balance(matrix: Weights) -> float:
    r"""
    Return the share by which balanced closed walks outweigh the others.

    .. math:: K = \frac{\mathrm{tr}\,e^{A}}{\mathrm{tr}\,e^{|A|}}
                = \frac{\sum_j e^{\lambda_j(A)}}{\sum_j e^{\lambda_j(|A|)}}

    A closed walk of length k weighs 1/k!, positive where it has an even number of negative ties. K is 1 just where the
    network is balanced, and lies between 0 and 1. Both sums are taken relative to the largest eigenvalue, so that
    nothing overflows; where the ratio itself is below the smallest number there is, it is 0. In large dense networks K
    is small almost always: longer walks cross more frustrated ties. So compare it with care across sizes.

    Parameters
    ----------
    matrix : Weights, shape (N, N)
        Only the signs count.

    Returns
    -------
    float
        1 for a network without actors.

    Examples
    --------
    >>> round(walk_balance(np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]])), 12)
    1.0
    >>> round(walk_balance(np.eye(3, dtype=np.int64) - 1), 4)
    0.6858

    References
    ----------
    Estrada, E. & Benzi, M. (2014). Walk-based measure of balance in signed networks: detecting lack of balance in
    social networks. Physical Review E 90, 042802.
    """
    if not len(matrix):
        return 1.0
    signs = np.sign(matrix).astype(np.float64)
    return min(1.0, math.exp(_log_trace(signs) - _log_trace(np.abs(signs))))


def _log_trace(matrix: NDArray[np.float64]) -> float:
    """Return the logarithm of the trace of the exponential of a symmetric matrix, without overflow."""
    values = np.linalg.eigvalsh(matrix)
    top = values.max()
    return float(top + np.log(np.exp(values - top).sum()))
