"""Equilibria of many war-termination games by damped value iteration."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.kernels.war_game import Games, begun
from comity.support.game.numbers import Reals
from comity.support.game.parameters import Parameters
from comity.support.game.spell import Begin

Flags = NDArray[np.bool_]
SWEEPS, MOST_SWEEPS = 20_000, 200_000
"""The most sweeps over one game, and over one of very patient sides; what is not at rest by then goes in a circle."""
AT_ONCE = 6_144
"""So many positions, of all games together, are handed to a thread at once; in between the budget is looked at."""


@dataclass(frozen=True, eq=False, slots=True)
class Solved:
    """
    Equilibria of n games; the last axis is support, 0 = on and 1 = off.

    Parameters
    ----------
    parameters : Parameters
    begin : Begin
    value_a, value_b, value_patron : array, shape (n, K + 1, 2)
        What each state is worth, in flows of one period.
    war : array of bool, shape (n, K + 1, 2)
        Where they fight.
    low, high : array, shape (n, K + 1, 2)
        The least of a period's flow that A takes and the most that B leaves it; where ``low > high`` no deal is
        possible. Not a number at the ends.
    residual : array, shape (n,)
        How far the values are from repeating themselves, in flows of one period.
    sweeps : array of int, shape (n,)
    converged : array of bool, shape (n,)
        False where the iteration went on without rest: no equilibrium in which nobody mixes was found from there.
    """

    parameters: Parameters
    begin: Begin
    value_a: Reals
    value_b: Reals
    value_patron: Reals
    war: Flags
    low: Reals
    high: Reals
    residual: Reals
    sweeps: NDArray[np.int64]
    converged: Flags

    def __len__(self) -> int:
        return len(self.war)


def games_of(parameters: Parameters) -> Games:
    """
    Return the arrays that the kernels take: all that fighting gives beside the flow, by support on and off.

    The patron pays and decides only while it supports: once support is off, fighting gives it nothing and it has no
    veto (conventions §97).

    Examples
    --------
    >>> games = games_of(Parameters.of(win=0.5, cost_a=0.3, cost_b=0.2, rent=0.75, to=-1, hazard=0.25))
    >>> games.gain[0].tolist(), games.change[0].tolist()
    ([[-0.3, -0.3], [0.55, -0.2], [0.0, 0.0]], [[0.75, 0.25], [0.0, 1.0]])
    """
    q = parameters
    to_a, to_b = np.maximum(q.to, 0), np.maximum(-q.to, 0)
    gain = np.zeros((len(q), 3, 2))
    for s, (cost_a, cost_b, rent) in enumerate(
        ((q.cost_a, q.cost_b, q.rent), (q.cost_a_after_cut, q.cost_b_after_cut, q.rent_after_cut))
    ):
        gain[:, 0, s], gain[:, 1, s] = to_a * rent - cost_a, to_b * rent - cost_b
    gain[:, 2, 0] = q.patron_war
    change = np.stack([np.stack([1 - q.hazard, q.hazard], 1), np.stack([q.reversal, 1 - q.reversal], 1)], 1)
    veto = np.stack([q.veto > 0, np.zeros(len(q), bool)], 1)
    return Games(np.stack([q.win, q.win_after_cut], 1), gain, q.patron_peace, veto, change, q.discount, q.share)


def solve(parameters: Parameters, begin: Begin = "peace", budget: Budget | None = None) -> Solved:
    r"""
    Return an equilibrium of every game, found by damped value iteration from a beginning.

    In each period the sides fight or share the flow :math:`k/K`, :math:`1 - k/K`. They share where the least that A
    takes is at most the most that B leaves it, both between nothing and the whole flow: nobody can promise more than
    the flow of the period, which is the commitment problem [1]_. Values go half the way to the new ones in each sweep,
    until they repeat themselves to 1e-12 of a flow for ever. Where the same states have been at war for a while, the
    values that repeat themselves with these wars are solved for, and taken if the iteration is on its way there. (Of
    17,692 searches one then ended in another equilibrium than it would have without.)

    A game may have several equilibria, and which one is found depends on ``begin`` and on the share of the surplus
    (conventions §95); there can be more than the beginnings lead to. Some games have none without mixing, and then
    the iteration does not come to rest.

    Parameters
    ----------
    parameters : Parameters
    begin : {"peace", "fighting", "nothing"}
        Where the values begin.
    budget : Budget, optional

    Returns
    -------
    Solved

    Raises
    ------
    BudgetExceededError
        The budget ran out before every game was solved.

    Examples
    --------
    A rent above the joint costs keeps the fighting going; an announced cut ends the rent, and the fighting with it:

    >>> games = Parameters.of(6, win=0.5, cost_a=0.3, cost_b=0.3, rent=0.8, to=-1, hazard=[0, 0.2])
    >>> found = solve(games)
    >>> found.war[0].T.astype(int).tolist()
    [[0, 1, 1, 1, 1, 1, 0], [0, 0, 0, 0, 0, 0, 0]]

    References
    ----------
    .. [1] Powell, R. (2006). War as a commitment problem. International Organization 60(1), 169-203.
    """
    from comity.kernels.war_game_jit import WAR
    from comity.kernels.war_game_jit import solve as solved

    games, k, n = games_of(parameters), parameters.positions, len(parameters)
    values = begun(games, k, begin)
    regime, ranges, report = np.zeros((n, k + 1, 2), np.uint8), np.full((n, 2, k + 1, 2), np.nan), np.zeros((n, 3))

    limit = _most_sweeps(games.discount)

    def part(at: slice) -> None:
        solved(games.part(at), values[at], regime[at], ranges[at], report[at], limit)

    in_parts(part, n, int(AT_ONCE / k * _quick(games.discount)), budget)
    return Solved(
        parameters=parameters,
        begin=begin,
        value_a=values[:, 0],
        value_b=values[:, 1],
        value_patron=values[:, 2],
        war=regime == WAR,
        low=ranges[:, 0],
        high=ranges[:, 1],
        residual=report[:, 0],
        sweeps=report[:, 1].astype(np.int64),
        converged=report[:, 2] > 0,
    )


def _quick(discount: Reals) -> float:
    """Return 1, or less where patient sides make a search long: fewer games are then solved between two looks."""
    return min(1.0, 20 * (1 - float(discount.max(initial=0.0))))


def _most_sweeps(discount: Reals) -> int:
    """Return how many sweeps bring values to rest in any case, within limits: each shrinks them, by the discount."""
    return min(MOST_SWEEPS, max(SWEEPS, int(80 / (1 - discount.max(initial=0.0)))))


def in_parts(part: Callable[[slice], None], n: int, at_once: int, budget: Budget | None = None) -> None:
    """
    Do work on n games in parts of so many, on every core, looking at the budget between the parts.

    Examples
    --------
    >>> seen = np.zeros(2_500, int)
    >>> def count(at: slice) -> None: seen[at] += 1
    >>> in_parts(count, 2_500, 1_000)
    >>> bool((seen == 1).all())
    True
    """

    step = max(1, at_once)
    parts = [slice(at, min(n, at + step)) for at in range(0, n, step)]
    threads = min(len(parts), os.cpu_count() or 1)
    if threads < 2:
        for one in parts:
            if budget is not None:
                budget.check()
            part(one)
        return
    with ThreadPoolExecutor(threads) as pool:
        # one part per thread at a time: whoever stops the work waits for those begun, not for all
        for at in range(0, len(parts), threads):
            if budget is not None:
                budget.check()
            for done in [pool.submit(part, p) for p in parts[at : at + threads]]:
                done.result()
