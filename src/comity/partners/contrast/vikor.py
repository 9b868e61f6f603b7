"""VIKOR: a compromise between the most for all criteria together and the least for the worst of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from comity.partners.contrast.judged import Judged, Reals

ENOUGH = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Vikor:
    """
    The three measures of VIKOR, each of shape (n,), of which less is better.

    ``group`` (S) is the weighed distance from the best over all criteria, ``regret`` (R) the largest of any one
    criterion, ``mixed`` (Q) the two together, from 0 to 1.
    """

    group: Reals
    regret: Reals
    mixed: Reals

    @property
    def compromise(self) -> tuple[int, ...]:
        """
        Return the offers that the method proposes, by number.

        The first by Q alone, if it leads the second by at least 1 / (n - 1) and is first by S or R too. With the lead
        but not the other: the first two. Without the lead: all that are less than 1 / (n - 1) behind the first.
        """
        order = np.argsort(self.mixed, kind="stable")
        if len(order) == 1:
            return (int(order[0]),)
        q, first = self.mixed[order], order[0]
        lead = 1 / (len(order) - 1)
        if q[1] - q[0] < lead - ENOUGH:
            return tuple(int(i) for i in order[q - q[0] < lead - ENOUGH])
        steady = any(m[first] <= m.min() + ENOUGH for m in (self.group, self.regret))
        return (int(first),) if steady else (int(first), int(order[1]))


def vikor(table: Judged, together: float = 0.5) -> Vikor:
    r"""
    Return the measures S, R and Q.

    With the best :math:`f_c^*` and the worst :math:`f_c^-` of each column, :math:`d_{ic} = w_c (f_c^* - x_{ic}) /
    (f_c^* - f_c^-)`; then :math:`S_i = \sum_c d_{ic}`, :math:`R_i = \max_c d_{ic}` and :math:`Q_i = v (S_i - S^*) /
    (S^- - S^*) + (1 - v) (R_i - R^*) / (R^- - R^*)` [1]_. Best and worst come from the offers on the list.

    Parameters
    ----------
    table : Judged
    together : float
        :math:`v`, from 0 (only the worst criterion counts) to 1 (only all together).

    Returns
    -------
    Vikor
        A column in which all are the same counts for nothing; so does a measure in which all are the same.

    Examples
    --------
    >>> from comity.partners.contrast.judged import judged
    >>> found = vikor(judged([[0, 4], [1, 2], [4, 0]], ["more", "more"], [1, 1]))
    >>> found.group.tolist(), found.regret.tolist(), found.mixed.tolist()
    ([0.5, 0.625, 0.5], [0.5, 0.375, 0.5], [0.5, 0.5, 0.5])

    References
    ----------
    .. [1] Opricovic, S. & Tzeng, G. H. (2004). Compromise solution by MCDM methods: a comparative analysis of VIKOR
       and TOPSIS. European Journal of Operational Research 156(2), 445-455.
    """
    high, low = table.numbers.max(axis=0), table.numbers.min(axis=0)
    best = np.where(table.upward, high, low)
    apart = high - low
    d = table.weights * np.divide(
        np.abs(best - table.numbers), apart, out=np.zeros_like(table.numbers), where=apart > 0
    )  # [i, c]
    group, regret = d.sum(axis=1), d.max(axis=1)
    return Vikor(group, regret, together * _stretched(group) + (1 - together) * _stretched(regret))


def _stretched(measure: Reals) -> Reals:
    """Return a measure stretched to 0 to 1, or zeros where all are the same."""
    least, most = measure.min(), measure.max()
    if most - least <= ENOUGH:
        return np.zeros_like(measure)
    stretched: Reals = (measure - least) / (most - least)
    return stretched
