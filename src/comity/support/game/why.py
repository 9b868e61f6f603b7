"""Why there is no deal where they fight: fighting pays, a side cannot promise enough, or the patron refuses."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.kernels.war_game import TIE
from comity.support.game.solve import Solved, games_of

Why = Literal["peace", "pays", "a_cannot_be_paid", "b_cannot_be_paid", "veto"]
REASONS: tuple[Why, ...] = ("peace", "pays", "a_cannot_be_paid", "b_cannot_be_paid", "veto")
"""The reasons in the order of the codes of :func:`reasons`; 0 is where they do not fight."""
PEACE, PAYS, A_UNPAID, B_UNPAID, VETO = range(5)


def reasons(solved: Solved) -> NDArray[np.uint8]:
    r"""
    Return why they fight in each state, as a code of ``REASONS``, shape (n, K + 1, 2).

    ``pays``: fighting now is worth more to the two sides together than sharing now,
    :math:`W_A + W_B > 1 + \delta E (V_A + V_B)(k, s')`, because of a rent, or because a battle leads away from a place
    where a worse war is to come. ``a_cannot_be_paid`` and
    ``b_cannot_be_paid``: sharing is worth more together, but that side gains so much by fighting now that the whole
    flow of the period does not make up for it, and nobody can promise it the flows of later [1]_. ``veto``: a deal is
    possible between the sides, but the patron does not consent [2]_.

    Examples
    --------
    The cut that is announced to B's disadvantage makes B fight where it is close to winning, while it still can:

    >>> from comity.support.game.parameters import Parameters
    >>> from comity.support.game.solve import solve
    >>> games = Parameters.of(6, win=0.5, win_after_cut=0.9, cost_a=0.1, cost_b=0.1, hazard=0.2)
    >>> [REASONS[code] for code in reasons(solve(games))[0, 1:4, 0]]
    ['b_cannot_be_paid', 'b_cannot_be_paid', 'peace']

    References
    ----------
    .. [1] Powell, R. (2006). War as a commitment problem. International Organization 60(1), 169-203.
    .. [2] Cunningham, D. E. (2010). Blocking resolution. Journal of Peace Research 47(2), 115-127.
    """
    games = games_of(solved.parameters)
    both = solved.value_a + solved.value_b
    tie = (TIE / (1 - games.discount))[:, None, None]
    later = games.discount[:, None, None] * np.einsum("nst,nkt->nks", games.change, both)
    low, high = np.nan_to_num(solved.low), np.nan_to_num(solved.high)
    why = np.where(high < 0, B_UNPAID, A_UNPAID)
    why = np.where(both > 1 + later + tie, PAYS, why)
    why = np.where(low <= high + tie, VETO, why)
    return np.where(solved.war, why, PEACE).astype(np.uint8)
