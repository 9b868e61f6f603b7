"""One item without limits: the dynamic program of Wagner & Whitin (1958), the plain twin of the model."""

from __future__ import annotations

from collections.abc import Sequence


def wagner_whitin(due: Sequence[float], setup: Sequence[float], holding: float = 1.0) -> list[float]:
    r"""
    Return the least cost of meeting what is due in the first 1, 2, ..., T periods.

    The last setup in period t covers all that is due from t on [1]_, so

    .. math:: C_u = \min_{t \le u} \Bigl( C_{t-1} + K_t + h \sum_{v=t}^{u} (v - t)\, d_v \Bigr),

    and :math:`C_u = C_{u-1}` where nothing is due in u. That takes about T squared steps.

    Parameters
    ----------
    due, setup : sequence of float, length T
    holding : float
        Cost of keeping a unit for a period.

    Examples
    --------
    >>> wagner_whitin([5, 3, 20], [10, 10, 10])
    [10.0, 13.0, 23.0]

    References
    ----------
    .. [1] Wagner, H. M. & Whitin, T. M. (1958). Dynamic version of the economic lot size model. Management Science
       5(1), 89-96.
    """
    cost = [0.0]
    for u in range(len(due)):
        best = cost[u] if due[u] == 0 else float("inf")
        kept = later = 0.0  # what is kept if all from t on is made in t, and how much is made for later periods
        for t in range(u, -1, -1):
            kept += later
            later += due[t]
            best = min(best, cost[t] + setup[t] + holding * kept)
        cost.append(best)
    return cost[1:]
