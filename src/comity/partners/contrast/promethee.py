"""PROMETHEE II: how much each offer is preferred to the others, less how much they are to it."""

from __future__ import annotations

import numpy as np

from comity.errors import UsageError
from comity.partners.contrast.judged import Judged, Reals

HAIR = 1e-9


def promethee(table: Judged, indifferent: float = 0.0, full: float = 0.0) -> Reals:
    r"""
    Return the net flow of each offer, from -1 to 1; more is better, and all together are 0.

    For each pair and criterion a preference from 0 to 1 grows with the lead :math:`d` of one over the other: 0 up to
    :math:`q`, 1 from :math:`p`, in a straight line between. Weighed over the criteria this is :math:`\pi(a, b)`; the
    net flow is :math:`\phi(a) = \frac{1}{n-1} \sum_b \pi(a, b) - \pi(b, a)` [1]_. It is a mean over the other offers,
    so an offer that leaves can turn the order of the others.

    Parameters
    ----------
    table : Judged
    indifferent, full : float
        :math:`q` and :math:`p` as shares of the declared range. With both 0 any lead counts in full (the "usual"
        criterion); with 0 and 1 the order is that of the weighted sum.

    Returns
    -------
    array, shape (n,)

    Raises
    ------
    UsageError
        ``full`` is below ``indifferent``, or ``indifferent`` below 0.

    Examples
    --------
    >>> from comity.partners.contrast.judged import judged
    >>> table = judged([[10, 1], [9, 2], [0, 3]], ["more", "more"], [3, 1])
    >>> promethee(table).tolist(), promethee(table, 0.2, 0.2).tolist()
    ([0.5, 0.0, -0.5], [0.125, 0.375, -0.5])

    References
    ----------
    .. [1] Brans, J. P. & Vincke, P. (1985). A preference ranking organisation method: the PROMETHEE method for
       multiple criteria decision-making. Management Science 31(6), 647-656.
    """
    if not 0 <= indifferent <= full:
        raise UsageError(
            f"A lead counts for nothing up to {indifferent:g} of the range and in full from {full:g}. "
            "Neither can be below 0, and the first cannot be above the second."
        )
    span = np.abs(table.best - table.worst)
    values = np.where(table.upward, table.numbers, -table.numbers)
    flow = np.zeros(len(values))
    if len(values) < 2:
        return flow
    for c, weight in enumerate(table.weights):
        lead = values[:, None, c] - values[None, :, c]  # [a, b]
        q, p = indifferent * span[c], full * span[c]
        # a step would turn rounding into a whole preference, so a lead counts from a hair above the threshold
        prefer = np.clip((lead - q) / (p - q), 0.0, 1.0) if p > q else (lead > q + HAIR * span[c]).astype(float)
        flow += weight * (prefer - prefer.T).sum(axis=1)
    net: Reals = flow / (len(values) - 1)
    return net
