"""
The war-termination game, compiled; what it must return is in :mod:`comity.kernels.war_game`.

Import this module late, for it loads numba. Letters: g game, k position, s support now, t support next period.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from comity.kernels.compiled import compiled
from comity.kernels.war_game import AT_REST, TIE, Flags, Games, Reals

Small = NDArray[np.uint8]
WAR = 4
"""The regime of a state: 4 where they fight, else 1 where A would take under 0, plus 2 where B would leave over 1."""
PATIENCE = 16
"""Every so many sweeps in which the same states are at war the fixed point of the regime is tried."""
NEAR = 0.25
"""It is taken where what decides between war and peace is no further from where it ends than this part of it."""
ENDLESS = 1e8
"""Chains that are left more slowly than this, in periods, never end."""


@compiled
def _packed(games: Games, g: int) -> Reals:
    """
    Return the numbers of one game in one array, for the loop that is run most: every array handed over costs time.

    By support on and off: the chance that A wins, what fighting gains A, B and the patron; then what the next period
    counts with support on and off, from on and from off; then the share, the patron's peace and what counts as equal.
    """
    out = np.empty(15)
    for s in range(2):
        out[s], out[2 + s], out[4 + s] = games.win[g, s], games.gain[g, 0, s], games.gain[g, 1, s]
        out[6 + s] = games.gain[g, 2, s]
        out[8 + 2 * s] = games.discount[g] * games.change[g, s, 0]
        out[9 + 2 * s] = games.discount[g] * games.change[g, s, 1]
    out[12], out[13], out[14] = games.share[g], games.calm[g], TIE / (1 - games.discount[g])
    return out


@compiled
def _later(packed: Reals, values: Reals, later: Reals, whose: int) -> None:
    """Put what being at each position next period is worth, by support now, into ``later``, shape (3, 2, K + 1)."""
    stays, moves, comes, keeps = packed[8], packed[9], packed[10], packed[11]
    for w in range(whose):
        for k in range(values.shape[1]):
            on, off = values[w, k, 0], values[w, k, 1]
            later[w, 0, k] = stays * on + moves * off
            later[w, 1, k] = comes * on + keeps * off


@compiled
def _sweep(packed: Reals, veto: Flags, values: Reals, pace: float, regime: Small, ranges: Reals, later: Reals) -> float:
    """
    Sweep once over one game and fill ``regime`` and ``ranges``; return how far the new values are from the old.

    The values move so far towards the new ones: 0 only looks, 1/2 is the step of the iteration, 1 takes the new ones.
    The patron's values are only swept where it has a veto. ``later`` is room to work in: once it is filled, every
    state needs of ``values`` only its own, so that they are moved in place.
    """
    positions, vetoed = values.shape[1] - 1, veto[0] or veto[1]
    beta, tie, worst, step = packed[12], packed[14], 0.0, 1 / positions
    _later(packed, values, later, 3 if vetoed else 2)
    for s in range(2):
        p, lose, gain_a, gain_b = packed[s], 1 - packed[s], packed[2 + s], 1 + packed[4 + s]
        below_a, below_b, stay_a, stay_b = later[0, s, 0], later[1, s, 0], later[0, s, 1], later[1, s, 1]
        for k in range(1, positions):
            flow, above_a, above_b = k * step, later[0, s, k + 1], later[1, s, k + 1]
            new_a = flow + gain_a + p * above_a + lose * below_a
            new_b = gain_b - flow + p * above_b + lose * below_b
            least, most = new_a - stay_a, 1 - new_b + stay_b
            low = least if least > 0.0 else 0.0
            high = most if most < 1.0 else 1.0
            war = low > high + tie
            if vetoed:
                fight_p, calm_p = _patron(packed, s, k, later)
                war = war or (veto[s] and calm_p < fight_p - tie)
                move_p = (fight_p if war else calm_p) - values[2, k, s]
                worst = max(worst, abs(move_p))
                values[2, k, s] += pace * move_p
            if war:
                regime[k, s] = WAR
            else:
                regime[k, s] = (1 if least < 0 else 0) + (2 if most > 1 else 0)
                deal = low + beta * (high - low)
                new_a, new_b = deal + stay_a, 1 - deal + stay_b
            ranges[0, k, s], ranges[1, k, s] = low, high
            move_a, move_b = new_a - values[0, k, s], new_b - values[1, k, s]
            worst = max(worst, max(abs(move_a), abs(move_b)))
            values[0, k, s] += pace * move_a
            values[1, k, s] += pace * move_b
            below_a, below_b, stay_a, stay_b = stay_a, stay_b, above_a, above_b
    return worst


@compiled
def _patron(packed: Reals, s: int, k: int, later: Reals) -> tuple[float, float]:
    """Return what a period of fighting and one of peace are worth to the patron, with what comes after."""
    fight = packed[6 + s] + packed[s] * later[2, s, k + 1] + (1 - packed[s]) * later[2, s, k - 1]
    return fight, packed[13] + later[2, s, k]


@compiled
def chain(win: Reals, change: Reals, fight: Reals, stay: Reals, right: Reals, out: Reals) -> bool:
    r"""
    Solve :math:`x_{ks} = r_{ks} + \sum_t T_{st}(f_{ks}(p_s x_{k+1,t} + (1 - p_s) x_{k-1,t}) + m_{ks} x_{kt})`.

    Elimination from position to position, with blocks of two by two. Return False where no number solves it.

    Parameters
    ----------
    win : array, shape (2,)
    change : array, shape (2, 2)
        T.
    fight, stay, right : array, shape (K + 1, 2)
        f, m and r.
    out : array, shape (K + 1, 2)
        x; its ends, at 0 and K, are given.
    """
    positions = len(out) - 1
    # above[k]: how x at k depends on x at k + 1, once everything below k is eliminated; out[k] holds the rest
    above = np.zeros((positions, 2, 2))
    block, side = np.zeros((2, 2)), np.zeros((2, 3))
    for k in range(1, positions):
        for s in range(2):
            side[s, 2] = right[k, s]
            for t in range(2):
                block[s, t] = (1.0 if s == t else 0.0) - stay[k, s] * change[s, t]
                side[s, t] = fight[k, s] * win[s] * change[s, t]
            for t in range(2):
                down = fight[k, s] * (1 - win[s]) * change[s, t]
                side[s, 2] += down * out[k - 1, t]
                if k > 1:
                    block[s, 0] -= down * above[k - 1, t, 0]
                    block[s, 1] -= down * above[k - 1, t, 1]
        det = block[0, 0] * block[1, 1] - block[0, 1] * block[1, 0]
        if abs(det) < 1e-13:
            return False
        for t in range(3):
            first = (block[1, 1] * side[0, t] - block[0, 1] * side[1, t]) / det
            second = (block[0, 0] * side[1, t] - block[1, 0] * side[0, t]) / det
            if t < 2:
                above[k, 0, t], above[k, 1, t] = first, second
            else:
                out[k, 0], out[k, 1] = first, second
    for k in range(positions - 1, 0, -1):
        for s in range(2):
            out[k, s] += above[k, s, 0] * out[k + 1, 0] + above[k, s, 1] * out[k + 1, 1]
    return True


@compiled
def _fixed_point(games: Games, g: int, regime: Small, values: Reals) -> None:
    """
    Put the values that repeat themselves in a given regime into ``values``; its ends are given.

    What A and B have together depends on where they fight alone. Given that, the value of A follows, and B's is the
    rest. In peace A's value is a mixture, by the share, of its least and of what B's most leaves it.
    """
    positions = values.shape[1] - 1
    delta, beta = games.discount[g], games.share[g]
    shape = (positions + 1, 2)
    fight, stay, right = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    both = values[0] + values[1]
    for k in range(1, positions):
        for s in range(2):
            war = regime[k, s] == WAR
            fight[k, s], stay[k, s] = (delta, 0.0) if war else (0.0, delta)
            right[k, s] = 1.0 + (games.gain[g, 0, s] + games.gain[g, 1, s] if war else 0.0)
    chain(games.win[g], games.change[g], fight, stay, right, both)
    _bystander(games, g, regime, values)
    for k in range(1, positions):
        flow = k / positions
        for s in range(2):
            # the parts of A's value that come from its own least, and from the most that B leaves it
            own = 1.0 if regime[k, s] == WAR else (0.0 if regime[k, s] & 1 else 1 - beta)
            rest = 0.0 if regime[k, s] == WAR or regime[k, s] & 2 else beta
            fight[k, s], stay[k, s] = delta * (own + rest), delta * (1 - own - rest)
            right[k, s] = own * (flow + games.gain[g, 0, s])
            if regime[k, s] != WAR and regime[k, s] & 2:
                right[k, s] += beta
            if rest > 0:
                p, ahead, here = games.win[g, s], 0.0, 0.0
                for t in range(2):
                    chance = delta * games.change[g, s, t]
                    ahead += chance * (p * both[k + 1, t] + (1 - p) * both[k - 1, t])
                    here += chance * both[k, t]
                right[k, s] += rest * (1 - (1 - flow) - games.gain[g, 1, s] - ahead + here)
    chain(games.win[g], games.change[g], fight, stay, right, values[0])
    for k in range(1, positions):
        for s in range(2):
            values[1, k, s] = both[k, s] - values[0, k, s]


@compiled
def _jumped(games: Games, g: int, packed: Reals, values: Reals, regime: Small, ranges: Reals, later: Reals) -> float:
    """
    Take over the fixed point of a regime if the iteration is on its way there; return its residual, else infinity.

    It is where the same states are at war there, and what decides between war and peace has come ``NEAR`` in each.
    """
    small = AT_REST / (1 - games.discount[g])
    tried, seen, now = values.copy(), regime.copy(), np.zeros((2, *regime.shape))
    _decides(packed, games.veto[g], ranges, later, now[0])
    _fixed_point(games, g, regime, tried)
    residual = _sweep(packed, games.veto[g], tried, 0.0, seen, ranges, later)
    if not (residual <= small and _same_wars(seen, regime)):
        return np.inf
    _decides(packed, games.veto[g], ranges, later, now[1])
    for k in range(1, len(regime) - 1):
        for s in range(2):
            if abs(now[0, k, s] - now[1, k, s]) > NEAR * abs(now[1, k, s]):
                return np.inf
    values[:] = tried
    return residual


@compiled
def _decides(packed: Reals, veto: Flags, ranges: Reals, later: Reals, out: Reals) -> None:
    """Put what decides between war and peace after a sweep into ``out``: below 0 there is war."""
    tie = packed[14]
    for k in range(1, len(out) - 1):
        for s in range(2):
            out[k, s] = ranges[1, k, s] - ranges[0, k, s] + tie
            if veto[s]:
                fight, calm = _patron(packed, s, k, later)
                out[k, s] = min(out[k, s], calm - fight + tie)


@compiled
def solve(games: Games, values: Reals, regime: Small, ranges: Reals, report: Reals, limit: int) -> None:
    """
    Iterate every game until it comes to rest.

    Parameters
    ----------
    games : Games
    values : array, shape (n, 3, K + 1, 2)
        What the iteration begins with; the values of the equilibrium afterwards.
    regime : array of uint8, shape (n, K + 1, 2)
        Is filled: ``WAR`` where they fight.
    ranges : array, shape (n, 2, K + 1, 2)
        Is filled: the least that A takes and the most that B leaves it.
    report : array, shape (n, 3)
        Is filled: residual, sweeps, and 1 where the game came to rest.
    limit : int
        The most sweeps of one game.
    """
    for g in range(len(values)):
        _solve_one(games, g, values[g], regime[g], ranges[g], report[g], limit)


@compiled
def _solve_one(games: Games, g: int, values: Reals, regime: Small, ranges: Reals, report: Reals, limit: int) -> None:
    """Iterate one game: half a step at a time, and now and then a jump to the fixed point of the regime."""
    small, same = AT_REST / (1 - games.discount[g]), 0
    later, before, packed = np.zeros((3, 2, len(regime))), regime.copy(), _packed(games, g)
    for sweep in range(limit):
        residual = _sweep(packed, games.veto[g], values, 0.5, regime, ranges, later)
        report[0], report[1], report[2] = residual, sweep, 1.0
        if residual <= small:
            break
        same = same + 1 if _kept(before, regime) else 0
        if same > 0 and same % PATIENCE == 0:
            residual = _jumped(games, g, packed, values, regime, ranges, later)
            if residual < np.inf:
                report[0] = residual
                break
        report[1], report[2] = limit, 0.0
    if not (games.veto[g, 0] or games.veto[g, 1]):
        _bystander(games, g, regime, values)


@compiled
def _kept(before: Small, regime: Small) -> bool:
    """Return whether the same states are at war as before; ``before`` then holds what is now."""
    same = True
    for k in range(1, len(regime) - 1):
        for s in range(2):
            same = same and (before[k, s] == WAR) == (regime[k, s] == WAR)
            before[k, s] = regime[k, s]
    return same


@compiled
def _same_wars(before: Small, regime: Small) -> bool:
    """Return whether the same states are at war in two regimes."""
    for k in range(1, len(regime) - 1):
        for s in range(2):
            if (before[k, s] == WAR) != (regime[k, s] == WAR):
                return False
    return True


@compiled
def _bystander(games: Games, g: int, regime: Small, values: Reals) -> None:
    """Put what the wars of a regime are worth to the patron into ``values``."""
    delta, shape = games.discount[g], regime.shape
    fight, stay, right = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for k in range(1, shape[0] - 1):
        for s in range(2):
            war = regime[k, s] == WAR
            fight[k, s], stay[k, s] = (delta, 0.0) if war else (0.0, delta)
            right[k, s] = games.gain[g, 2, s] if war else games.calm[g]
    chain(games.win[g], games.change[g], fight, stay, right, values[2])


@compiled
def spells(games: Games, fight: Reals, stay: Reals, right: Reals, out: Reals) -> None:
    """
    Solve the chain of every game; see :func:`chain`.

    Where a chain is never left, it is solved with a chance of 1e-10 to be left, and what takes longer than ``ENDLESS``
    is infinite.

    Parameters
    ----------
    games : Games
    fight, stay, right, out : array, shape (n, K + 1, 2)
        ``out`` holds the values at the ends, and is filled.
    """
    for g in range(len(out)):
        if not chain(games.win[g], games.change[g], fight[g], stay[g], right[g], out[g]):
            lost = 1 - 1e-10
            chain(games.win[g], games.change[g], lost * fight[g], lost * stay[g], right[g], out[g])
            for k in range(1, out.shape[1] - 1):
                for s in range(2):
                    if out[g, k, s] > ENDLESS:
                        out[g, k, s] = np.inf
