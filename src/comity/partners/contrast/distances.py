"""CODAS: how far each offer is from the worst of everything, by two kinds of distance."""

from __future__ import annotations

import numpy as np

from comity.partners.contrast.judged import Judged, Reals

NEAR = 0.02
"""Two distances closer than this are told apart by the second kind."""


def codas(table: Judged, near: float = NEAR) -> Reals:
    r"""
    Return how far each offer is ahead of the others in distance from the worst; more is better, together 0.

    Numbers become shares of the best, :math:`x / \max x` where more is better and :math:`\min x / x` where less is,
    and are weighed. With the distances :math:`E_i` in a straight line and :math:`T_i` along the axes from the worst of
    each column, :math:`h_{ik} = (E_i - E_k) + \psi (T_i - T_k)`, where :math:`\psi` is 1 if :math:`E_i` and
    :math:`E_k` are at least ``near`` apart, else 0. The score is :math:`\sum_k h_{ik}` [1]_ [2]_.

    Parameters
    ----------
    table : Judged
        All numbers above 0.
    near : float

    Returns
    -------
    array, shape (n,)

    Examples
    --------
    >>> from comity.partners.contrast.judged import judged
    >>> codas(judged([[2], [4]], ["more"], [1])).tolist()
    [-1.0, 1.0]

    References
    ----------
    .. [1] Keshavarz Ghorabaee, M., Zavadskas, E. K., Turskis, Z. & Antucheviciene, J. (2016). A new combinative
       distance-based assessment (CODAS) method for multi-criteria decision-making. Economic Computation and Economic
       Cybernetics Studies and Research 50(3), 25-44.
    .. [2] Badi, I., Shetwan, A. G. & Abdulshahed, A. M. (2017). Supplier selection using COmbinative Distance-based
       ASsessment (CODAS) method for multi-criteria decision-making. ICMNEE 2017, 395-407.
    """
    x = table.numbers
    r = table.weights * np.where(table.upward, x / x.max(axis=0), x.min(axis=0) / x)  # [i, c]
    gap = r - r.min(axis=0)
    straight, along = np.sqrt((gap**2).sum(axis=1)), gap.sum(axis=1)
    lead = straight[:, None] - straight[None, :]  # [i, k]
    h = lead + (np.abs(lead) >= near) * (along[:, None] - along[None, :])
    ahead: Reals = h.sum(axis=1)
    return ahead


def can_take(table: Judged) -> str:
    """Return why the method cannot take a table, or an empty text."""
    return "" if (table.numbers > 0).all() else "it divides by the numbers, and one of them is not above 0"
