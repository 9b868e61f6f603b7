"""Which mechanism stands behind what a cut does: read off the inequalities of the solved game."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.support.game.solve import Solved
from comity.support.game.why import A_UNPAID, B_UNPAID, PAYS, PEACE, REASONS, reasons
from comity.support.game.why import VETO as VETOED

Codes = NDArray[np.int8]
Flags = NDArray[np.bool_]
MECHANISMS = ("slack", "unmoved", "rent", "veto", "power", "preventive", "commitment", "sooner", "depends")
"""What can stand behind a sign; a code is an index into this."""
SLACK, UNMOVED, RENT, VETO, POWER, PREVENTIVE, COMMITMENT, SOONER, DEPENDS = range(len(MECHANISMS))
WORDS = {
    "slack": "Peace is possible with support and without it: all that can be shared is enough for both sides.",
    "unmoved": "They fight for as long whether support is cut or not.",
    "rent": "Fighting pays while support lasts: what it brings is more than a period of fighting costs both sides.",
    "veto": "The patron does not let the fighting end while it supports, since war is worth more to it than peace.",
    "power": "They fight with support and without it; the cut changes who wins, and with that how long it takes.",
    "preventive": "The side that will lose support fights while it still has it: all that could be given to it today "
    "does not make up for what the cut will take away.",
    "commitment": "A side fights since the other cannot promise to keep tomorrow what it could offer today.",
    "sooner": "Fighting costs more than it brings, but it would come anyway, at other positions or after the cut; "
    "fighting now spares a part of it.",
    "depends": "Several answers are equilibria, by how the gain from a deal is shared or by what both sides expect at "
    "first; they differ in what a cut does.",
}
SPARES = len(REASONS)
"""Beside :data:`~comity.support.game.why.REASONS`: fighting costs more than it brings, but spares a costlier fight."""


def causes(solved: Solved) -> Codes:
    """
    Return why they fight in each state of solved games, shape (n, K + 1, 2); the last axis is support, 0 on and 1 off.

    The codes are those of :data:`comity.support.game.why.REASONS`, but that ``PAYS`` is told apart: where the rent of
    that state is not above both sides' costs, it is not this battle that pays; it spares a part of a costlier fight
    that would come anyway. The code is then ``SPARES``.

    Examples
    --------
    Support to B will be cut, and A is stronger after it; B fights where it is close to winning:

    >>> from comity.support.game.parameters import Parameters
    >>> from comity.support.game.solve import solve
    >>> games = Parameters.of(6, win=0.5, win_after_cut=0.9, cost_a=0.1, cost_b=0.1, hazard=[0, 0.2])
    >>> (causes(solve(games))[1, :, 0] == B_UNPAID).tolist()
    [False, True, True, False, False, False, False]
    """
    q = solved.parameters
    gain = np.stack([q.rent - q.cost_a - q.cost_b, q.rent_after_cut - q.cost_a_after_cut - q.cost_b_after_cut], 1)
    found = reasons(solved)
    return np.where((found == PAYS) & (gain <= 0)[:, None, :], SPARES, found).astype(np.int8)


def mechanisms(held: Solved, cut: Solved, signs: Codes) -> Codes:
    """
    Return what stands behind what an announced cut does, shape (n, K - 1), as indices into :data:`MECHANISMS`.

    Parameters
    ----------
    held, cut : Solved
        The same games with no cut, and with an announced one; row by row.
    signs : int8 array of shape (n, K - 1)
        -1 where the cut shortens, 1 where it lengthens, 0 where it does nothing, at positions 1 to K - 1.

    Examples
    --------
    >>> from comity.support.game.parameters import Parameters
    >>> from comity.support.game.solve import solve
    >>> games = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1, hazard=[0, 0.2])
    >>> found = solve(games)
    >>> held, cut = solve(games.taken(slice(0, 1))), solve(games.taken(slice(1, 2)))
    >>> MECHANISMS[mechanisms(held, cut, np.full((1, 5), -1, np.int8))[0, 2]]
    'rent'
    """
    before, after = causes(held)[:, 1:-1], causes(cut)[:, 1:-1]
    still = after[:, :, 1] != PEACE
    nothing = np.where(before[:, :, 0] == PEACE, SLACK, UNMOVED)
    shorter = _shorter(before[:, :, 0], still)
    longer = _longer(before[:, :, 0], after[:, :, 0], _loses(cut))
    return np.select([signs == 0, signs < 0], [nothing, shorter], default=longer).astype(np.int8)


def _shorter(why: Codes, still: Flags) -> Codes:
    """Return what a cut that shortens takes away: the reason to fight, unless they go on fighting for another."""
    reason = np.select(
        [why == VETOED, still, why == PAYS, why == SPARES], [VETO, POWER, RENT, SOONER], default=COMMITMENT
    )
    return reason.astype(np.int8)


def _longer(before: Codes, after: Codes, losing: Codes) -> Codes:
    """Return why a cut starts a war at a position, or why a war that would be fought anyway lasts longer."""
    why = np.where(before == PEACE, after, _new_nearby(before, after))
    by_loser = ((why == A_UNPAID) & (losing[:, :1] > 0)) | ((why == B_UNPAID) & (losing[:, 1:] > 0))
    found = np.select(
        [by_loser, (why == A_UNPAID) | (why == B_UNPAID), why == PAYS, why == SPARES, why == VETOED],
        [PREVENTIVE, COMMITMENT, RENT, SOONER, VETO],
        default=POWER,
    )
    return found.astype(np.int8)


def _new_nearby(before: Codes, after: Codes) -> Codes:
    """Return the reason of fighting at a position where the cut starts it; ``PEACE`` where it starts none anywhere."""
    started = np.where((before == PEACE) & (after != PEACE), after, PEACE)
    return np.repeat(started.max(axis=1, keepdims=True), before.shape[1], axis=1)


def _loses(cut: Solved) -> Codes:
    """Return 1 for A and for B where the cut makes its side weaker or fighting dearer for it, shape (n, 2)."""
    q = cut.parameters
    rent_lost = q.rent - q.rent_after_cut
    a = (q.win_after_cut < q.win) | (q.cost_a_after_cut > q.cost_a) | ((rent_lost > 0) & (q.to > 0))
    b = (q.win_after_cut > q.win) | (q.cost_b_after_cut > q.cost_b) | ((rent_lost > 0) & (q.to < 0))
    return np.stack([a, b], axis=1).astype(np.int8)
