"""
One sweep of the war-termination game over many games at once, read aloud; the compiled kernel must agree with it.

A game has positions 0 to K and two levels of support, 0 = on and 1 = off. In each period the sides fight or share a
flow of 1. With what fighting gains on top of the flow, chances, and chances that support changes, the values of both
sides at every position follow (Powell 2006; conventions §93). Letters: n games, w whose value (0: A, 1: B, 2: the
patron), k position, s support now, t support next period.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]
TIE = 1e-10
"""Two values this close, in units of a flow for ever, are equal; where peace and war are equal there is peace (§93)."""
AT_REST = 1e-12
"""The iteration has come to rest where a sweep changes no value by more, in units of a flow for ever."""


class Games(NamedTuple):
    """
    The numbers of n games as arrays.

    Parameters
    ----------
    win : array, shape (n, 2)
        The chance that A wins a period, by support.
    gain : array, shape (n, 3, 2)
        What a period of fighting gives A, B and the patron beside the flow, by support; costs are negative.
    calm : array, shape (n,)
        What a period without fighting gives the patron.
    veto : array of bool, shape (n, 2)
        Whether the patron must consent to peace, by support.
    change : array, shape (n, 2, 2)
        The chance that support s becomes t.
    discount, share : array, shape (n,)
    """

    win: Reals
    gain: Reals
    calm: Reals
    veto: Flags
    change: Reals
    discount: Reals
    share: Reals

    def part(self, at: slice) -> Games:
        """Return some of the games."""
        return Games._make(array[at] for array in self)


class Sweep(NamedTuple):
    """What one sweep makes: new values (n, 3, K + 1, 2), where there is war, and the range of deals (n, K + 1, 2)."""

    values: Reals
    war: Flags
    low: Reals
    high: Reals


def ends(games: Games, positions: int) -> Reals:
    """
    Return values that are 0 between the ends, and at the ends what victory is worth, shape (n, 3, K + 1, 2).

    Examples
    --------
    >>> one = np.ones((1, 2))
    >>> games = Games(one, np.zeros((1, 3, 2)), one[0, :1], one > 2, np.eye(2)[None], one[0, :1] / 2, one[0, :1] / 2)
    >>> ends(games, 2)[0, :, :, 0].tolist()
    [[0.0, 0.0, 2.0], [2.0, 0.0, 0.0], [2.0, 0.0, 2.0]]
    """
    whole = 1 / (1 - games.discount)
    values = np.zeros((len(whole), 3, positions + 1, 2))
    values[:, 0, positions] = values[:, 1, 0] = whole[:, None]
    values[:, 2, 0] = values[:, 2, positions] = (games.calm * whole)[:, None]
    return values


def swept(games: Games, values: Reals) -> Sweep:
    r"""
    Return what the sides do, and what every state is worth, where ``values`` is what the future is worth.

    Fighting is worth :math:`W_A = k/K + g_A + \delta E V_A(k', s')` to A, and likewise to B and the patron. Peace
    keeps the position. It is possible where :math:`\max(0, W_A - \delta E V_A(k, s'))`, the least that A takes, is at
    most :math:`\min(1, 1 - W_B + \delta E V_B(k, s'))`, the most that B leaves, and, where the patron has a veto, peace
    is worth no less to it than fighting.

    Parameters
    ----------
    games : Games
    values : array, shape (n, 3, K + 1, 2)
    """
    positions = values.shape[2] - 1
    flow = np.arange(positions + 1)[None, :, None] / positions
    delta, beta, tie = (a[:, None, None] for a in (games.discount, games.share, TIE / (1 - games.discount)))
    stay = np.einsum("nst,nwkt->nwks", games.change, values) * delta[:, None]
    up, down = np.zeros_like(stay), np.zeros_like(stay)
    up[:, :, :-1], down[:, :, 1:] = stay[:, :, 1:], stay[:, :, :-1]
    win = games.win[:, None, None, :]
    fight = games.gain[:, :, None, :] + win * up + (1 - win) * down
    fight[:, 0] += flow
    fight[:, 1] += 1 - flow
    low = np.maximum(0, fight[:, 0] - stay[:, 0])
    high = np.minimum(1, 1 - fight[:, 1] + stay[:, 1])
    calm = games.calm[:, None, None] + stay[:, 2]
    refused = games.veto[:, None, :] & (calm < fight[:, 2] - tie)
    war = (low > high + tie) | refused
    deal = low + beta * (high - low)
    peace = np.stack([deal + stay[:, 0], 1 - deal + stay[:, 1], calm], axis=1)
    new = np.where(war[:, None], fight, peace)
    war[:, [0, positions]] = False
    for at in (0, positions):
        new[:, :, at] = values[:, :, at]
        low[:, at] = high[:, at] = np.nan
    return Sweep(new, war, low, high)


def begun(games: Games, positions: int, begin: str) -> Reals:
    """
    Return the values that an iteration begins with: peace or fighting everywhere, or nothing between the ends.

    Peace everywhere gives each side the flow of its position for ever, fighting everywhere what fighting to the end
    is worth.
    """
    values = ends(games, positions)
    if begin == "peace":
        whole = 1 / (1 - games.discount[:, None, None])
        flow = np.arange(positions + 1)[None, :, None] / positions
        values[:, 0], values[:, 1] = flow * whole, (1 - flow) * whole
        values[:, 2] = games.calm[:, None, None] * whole
    if begin == "fighting":
        values = _fought(games, values)
    return values


def _fought(games: Games, values: Reals) -> Reals:
    """Return what fighting to the end is worth, by one linear system for each game."""
    positions = values.shape[2] - 1
    n, inner = len(values), positions - 1
    matrix = np.tile(np.eye(2 * inner), (n, 1, 1)).reshape(n, inner, 2, inner, 2)
    right = np.repeat(games.gain[:, :, None, :], inner, axis=2)
    flow = np.arange(1, positions)[None, :, None] / positions
    right[:, 0] += flow
    right[:, 1] += 1 - flow
    delta = games.discount[:, None, None]
    for k in range(inner):
        for to, chance in ((k + 1, games.win), (k - 1, 1 - games.win)):
            step = delta * chance[:, :, None] * games.change
            if 0 <= to < inner:
                matrix[:, k, :, to, :] -= step
            else:
                right[:, :, k] += np.einsum("nst,nwt->nws", step, values[:, :, to + 1])
    solved = np.linalg.solve(matrix.reshape(n, 1, 2 * inner, 2 * inner), right.reshape(n, 3, 2 * inner)[..., None])
    out = values.copy()
    out[:, :, 1:positions] = solved[..., 0].reshape(n, 3, inner, 2)
    return out


def iterated(games: Games, values: Reals, limit: int = 20_000) -> tuple[Sweep, Reals, NDArray[np.int64]]:
    """
    Return the last sweep of a damped iteration, the residual of each game and the sweeps it took.

    Each step goes half the way from the old values to the new. All games are swept until the last has come to rest or
    the limit is reached; a game that has come to rest is left alone.
    """
    current, sweeps = values.copy(), np.zeros(len(values), np.int64)
    scale = 1 / (1 - games.discount)
    for _ in range(limit):
        new = swept(games, current)
        residual = np.abs(new.values - current).max(axis=(1, 2, 3))
        moving = residual > AT_REST * scale
        if not moving.any():
            break
        current[moving] += 0.5 * (new.values - current)[moving]
        sweeps += moving
    new = swept(games, current)
    return new._replace(values=current), np.abs(new.values - current).max(axis=(1, 2, 3)), sweeps
