"""How long fighting lasts and how it ends, from the chain of battles that the equilibrium leaves."""

from __future__ import annotations

import numpy as np

from comity.budget import Budget
from comity.support.game.numbers import Reals
from comity.support.game.solve import AT_ONCE, Solved, games_of, in_parts


def durations(solved: Solved, budget: Budget | None = None) -> Reals:
    r"""
    Return the expected periods of fighting until it first stops, shape (n, K + 1, 2).

    Where they fight in a state, :math:`D(k, s) = 1 + E D(k', s')`; where they share, and at the ends, D is 0
    (conventions §94). Infinite where the fighting never ends.

    Examples
    --------
    Two equal sides that fight to the end at odds of one to one last k (K - k) periods, as gamblers do until ruin:

    >>> from comity.support.game.parameters import Parameters
    >>> from comity.support.game.solve import solve
    >>> games = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1, hazard=[0, 0.2])
    >>> durations(solve(games))[:, :, 0].round(3).tolist()
    [[0.0, 5.0, 8.0, 9.0, 8.0, 5.0, 0.0], [0.0, 2.385, 3.462, 3.769, 3.462, 2.385, 0.0]]
    """
    war = solved.war.astype(np.float64)
    return _chains(solved, war, np.zeros_like(war), war, np.zeros_like(war), budget)


def ever_fought(solved: Solved, budget: Budget | None = None) -> Reals:
    """
    Return the expected periods of fighting in all, shape (n, K + 1, 2).

    More than :func:`durations` where the fighting can begin again: peace breaks when support comes or goes.
    """
    war = solved.war.astype(np.float64)
    return _chains(solved, war, _kept(solved), war, np.zeros_like(war), budget)


def chances(solved: Solved, budget: Budget | None = None) -> tuple[Reals, Reals, Reals]:
    """
    Return the chances that the fighting, once begun, ends with A's victory, with B's, and in sharing at a position.

    Returns
    -------
    a, b : array, shape (n, K + 1, 2)
        0 where they do not fight.
    settled : array, shape (n, K + 1, 2, K + 1)
        The last axis is the position at which they share; 0 at the ends.

    Examples
    --------
    >>> from comity.support.game.parameters import Parameters
    >>> from comity.support.game.solve import solve
    >>> a, b, settled = chances(solve(Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1)))
    >>> a[0, :, 0].round(3).tolist()
    [0.0, 0.167, 0.333, 0.5, 0.667, 0.833, 0.0]
    """
    war, k = solved.war.astype(np.float64), solved.parameters.positions
    none = np.zeros_like(war)
    settled = np.zeros((*war.shape, k + 1))
    for at in range(1, k):
        here = none.copy()
        here[:, at] = 1 - war[:, at]
        settled[..., at] = war * _chains(solved, war, none, here, none, budget)
    won = []
    for end in (k, 0):
        given = none.copy()
        given[:, end] = 1
        won.append(war * _chains(solved, war, none, none, given, budget))
    return won[0], won[1], settled


def _chains(solved: Solved, fight: Reals, stay: Reals, right: Reals, out: Reals, budget: Budget | None) -> Reals:
    """Solve one linear system for each game; ``out`` has the values at the ends."""
    from comity.kernels.war_game_jit import spells

    games, found = games_of(solved.parameters), out.copy()

    def part(at: slice) -> None:
        spells(games.part(at), fight[at], stay[at], right[at], found[at])

    in_parts(part, len(solved), AT_ONCE, budget)
    return found


def _kept(solved: Solved) -> Reals:
    """Return 1 where they share now but may fight at this position later, when support has changed; else 0."""
    q = solved.parameters
    leaves = np.stack([q.hazard, q.reversal], axis=1)[:, None, :] > 0
    other = solved.war[:, :, ::-1]
    kept: Reals = (~solved.war & other & leaves).astype(np.float64)
    kept[:, [0, -1]] = 0
    return kept
