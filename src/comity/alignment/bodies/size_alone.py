"""What trade would be if only size counted: each seller sells to every other in proportion to what they buy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Mask = NDArray[np.bool_]
MOST_ROUNDS = 1000
EXACT, SETTLED = 1e-9, 1e-4
"""What sums may be off, as parts of all trade: enough to stop early, and enough to be used after the last round."""


def by_size_alone(flows: Reals, open_cells: Mask) -> Reals | None:
    r"""
    Return the flows that size alone would give, shape (N, N); None where they do not settle.

    They are :math:`e_{ij} = r_i c_j` on the open cells, where nobody trades with itself, with r and c such that every
    actor sells and buys as much in all as it does in ``flows`` (quasi-independence [1]_, fitted by scaling rows and
    columns in turn). Distance, borders and treaties play no part.

    Parameters
    ----------
    flows : float array of shape (N, N)
        Rows sell, columns buy; 0 outside the open cells.
    open_cells : bool array of shape (N, N)
        The pairs that can trade.

    Examples
    --------
    >>> flows = np.array([[0, 4, 2], [6, 0, 3], [2, 2, 0.0]])
    >>> fitted = by_size_alone(flows, ~np.eye(3, dtype=bool))
    >>> np.round(fitted.sum(axis=1), 6).tolist(), np.round(fitted.sum(axis=0), 6).tolist()
    ([6.0, 9.0, 4.0], [8.0, 6.0, 5.0])

    References
    ----------
    .. [1] Goodman, L. A. (1968). The analysis of cross-classified data: independence, quasi-independence, and
       interactions in contingency tables. Journal of the American Statistical Association 63(324), 1091-1131.
    """
    out = open_cells.astype(np.float64)
    rows, columns = flows.sum(axis=1), flows.sum(axis=0)
    total = float(rows.sum())
    if total <= 0:
        return None
    off = 1.0
    for _ in range(MOST_ROUNDS):
        out *= _factor(rows, out.sum(axis=1))[:, None]
        out *= _factor(columns, out.sum(axis=0))[None, :]
        off = float(np.abs(out.sum(axis=1) - rows).max()) / total
        if off <= EXACT:
            break
    return out if off <= SETTLED else None


def _factor(wanted: Reals, found: Reals) -> Reals:
    out = np.zeros(len(wanted))
    np.divide(wanted, found, out=out, where=found > 0)
    return out
