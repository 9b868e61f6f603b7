"""A war in which one side knows its strength: offers that screen, battles that tell (Filson and Werner 2002)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget

Reals = NDArray[np.float64]
Index = NDArray[np.intp]
BELIEFS = 60
SWEEPS = 600
STILL = 1e-8
"""Value iteration ends once no value moves by more than this."""
DAMP_AFTER = 200
SLOWING = 20
NEVER = -1e9
PRECISION = 1e-10
"""Offers whose worth differs by no more are as good as one another; the one that settles most is then made."""


@dataclass(frozen=True, slots=True)
class Screening:
    """
    The numbers of the game, seen from the side that knows its strength.

    Parameters
    ----------
    positions : int
        K: the informed side has won at K, the other at 0.
    strong, weak : float
        The chance that the informed side wins a period of fighting, for its two types.
    cost, other_cost : float
        What a period of fighting costs the informed side and the other, whatever it brings them taken off.
    discount : float
    """

    positions: int
    strong: float
    weak: float
    cost: float
    other_cost: float
    discount: float


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """
    The game solved on a grid of positions and beliefs; every array has the shape (K + 1, M + 1).

    Values are per period on average, so that the whole flow for good is 1. ``after`` is the belief that a refusal
    leaves, as an index of the grid: equal to the belief before where nobody accepts, M where every weak type accepts,
    and M + 1 where both types accept. ``offer`` is what the offer gives to the informed side.
    """

    game: Screening
    beliefs: Reals
    strong: Reals
    weak: Reals
    other: Reals
    after: Index
    offer: Reals
    residual: float
    sweeps: int

    @property
    def converged(self) -> bool:
        """Return True where the last sweep moved no value."""
        return self.residual <= STILL


def screen(game: Screening, beliefs: int = BELIEFS, sweeps: int = SWEEPS, budget: Budget | None = None) -> Values:
    r"""
    Return the values of the game and the offers that are made in it.

    In each period the side that does *not* know offers the informed side a part *y* of the flow for good. If that is
    accepted the war is over. If not, they fight one period: the position moves by one step, and the belief :math:`\mu`
    that the informed side is strong moves by Bayes' rule. A type accepts what is worth no less than fighting on,

    .. math:: R_\theta(k, \mu') = (1 - \delta)(k/K - c) + \delta\, E_\theta V_\theta(k', \mu''),

    where :math:`\mu'` is the belief that a refusal leaves. So an offer is a choice of :math:`\mu' \ge \mu`: it pays the
    weak type :math:`R_W(k, \mu')`, and the weak type refuses it just as often as makes :math:`\mu'` true. Or the offer
    pays the strong type :math:`R_S(k, 1)`, and both accept.

    Parameters
    ----------
    game : Screening
    beliefs : int
        M: beliefs are 0, 1/M, ..., 1; values between them are interpolated.
    sweeps : int
        The most sweeps of value iteration; with ``sweeps=n`` from values of 0 this is the game that ends after n
        periods.

    Returns
    -------
    Values
        Of several equilibria the one that the offering side likes best.

    Examples
    --------
    One battle decides. The weak type would take 0.19, the strong one 0.73, which is offered where it is likely:

    >>> game = Screening(positions=2, strong=0.8, weak=0.2, cost=0.4, other_cost=0.4, discount=0.9)
    >>> found = screen(game, beliefs=10)
    >>> found.offer[1, [0, 2, 10]].round(2).tolist()
    [0.19, 0.19, 0.73]
    """
    grid = np.linspace(0.0, 1.0, beliefs + 1)
    won = _bayes(grid, game.strong, game.weak)
    lost = _bayes(grid, 1 - game.strong, 1 - game.weak)
    values = _nothing(game, grid)
    for sweep in range(sweeps):
        if budget is not None:
            budget.check()
        new = _step(values, won, lost)
        residual = max(
            float(np.abs(a - b).max())
            for a, b in ((new.strong, values.strong), (new.weak, values.weak), (new.other, values.other))
        )
        values = replace(_towards(values, new, sweep), residual=residual, sweeps=sweep + 1)
        if residual <= STILL:
            break
    return values


def durations(found: Values, sweeps: int = 20_000) -> tuple[Reals, Reals]:
    """
    Return the expected periods of fighting for the strong and for the weak type, each of shape (K + 1, M + 1).

    Examples
    --------
    >>> game = Screening(positions=2, strong=0.8, weak=0.2, cost=0.4, other_cost=0.4, discount=0.9)
    >>> strong, weak = durations(screen(game, beliefs=10))
    >>> strong[1, [2, 10]].tolist(), weak[1, [2, 10]].tolist()   # screened where unlikely, settled where likely
    ([1.0, 0.0], [0.0, 0.0])
    """
    game, grid = found.game, found.beliefs
    won, lost = _bayes(grid, game.strong, game.weak), _bayes(grid, 1 - game.strong, 1 - game.weak)
    rows = np.arange(game.positions + 1)[:, None]
    last = len(grid) - 1
    at = np.minimum(found.after, last)
    at[:, 0] = 0
    refuses_weak = np.where(found.after > last, 0.0, _refusing(grid)[np.arange(last + 1)[None, :], at])
    refuses_strong = np.where(found.after > last, 0.0, 1.0)
    refuses_strong[:, 0] = (found.after[:, 0] <= last) | (found.strong[:, 0] > found.offer[:, 0] + PRECISION)
    refuses_weak[[0, -1]] = refuses_strong[[0, -1]] = 0.0
    strong, weak = np.zeros_like(found.strong), np.zeros_like(found.strong)
    for _ in range(sweeps):
        next_strong = refuses_strong * (1 + _ahead(strong, game.strong, won, lost)[rows, at])
        next_weak = refuses_weak * (1 + _ahead(weak, game.weak, won, lost)[rows, at])
        moved = max(float(np.abs(next_strong - strong).max()), float(np.abs(next_weak - weak).max()))
        strong, weak = next_strong, next_weak
        if moved <= STILL:
            break
    return strong, weak


def _nothing(game: Screening, grid: Reals) -> Values:
    """Return values of 0 but for the two ends, where the war is won."""
    shape = (game.positions + 1, len(grid))
    informed, other = np.zeros(shape), np.zeros(shape)
    informed[-1], other[0] = 1.0, 1.0
    after = np.broadcast_to(np.arange(len(grid)), shape)
    return Values(game, grid, informed, informed.copy(), other, after, np.zeros(shape), np.inf, 0)


def _step(values: Values, won: Reals, lost: Reals) -> Values:
    """Return the values one sweep on: the best offer at each position and belief, and what it brings everybody."""
    game, grid = values.game, values.beliefs
    flow = (np.arange(game.positions + 1) / game.positions)[:, None]
    now = 1 - game.discount
    strong, weak = (
        now * (flow - game.cost) + game.discount * _ahead(v, p, won, lost)
        for v, p in ((values.strong, game.strong), (values.weak, game.weak))
    )
    chance = grid * game.strong + (1 - grid) * game.weak
    fight = now * (1 - flow - game.other_cost) + game.discount * _ahead(values.other, chance, won, lost)
    worth, price = _offers(grid, strong, weak, fight)
    after = _last_best(worth)
    rows, columns = np.arange(len(worth))[:, None], np.arange(len(grid))[None, :]
    at = np.minimum(after, len(grid) - 1)
    pooled = after == len(grid)
    new = replace(
        values,
        strong=np.where(pooled, price[rows, after], strong[rows, at]),
        # the weak type is paid what refusing is worth to it, so its value is the same either way
        weak=np.where(pooled, price[rows, after], np.maximum(weak[rows, at], price[rows, after])),
        other=worth[rows, columns, after],
        after=after,
        offer=price[rows, after],
    )
    _surely_weak(new, pooled, strong, weak)
    for name in ("strong", "weak", "other", "offer"):
        getattr(new, name)[[0, -1]] = getattr(values, name)[[0, -1]]
    return new


def _surely_weak(new: Values, settled: NDArray[np.bool_], strong: Reals, weak: Reals) -> None:
    """Put in what the side believed weak for certain is offered: what the weak type would fight for, and no more."""
    at = settled[:, 0]
    offer = np.maximum(weak[:, 0], 0.0)
    new.offer[at, 0] = new.weak[at, 0] = offer[at]
    new.strong[at, 0] = np.maximum(offer, strong[:, 0])[at]


def _offers(grid: Reals, strong: Reals, weak: Reals, fight: Reals) -> tuple[Reals, Reals]:
    """
    Return what each offer is worth to who makes it, and what it pays.

    The worth has the shape (K + 1, M + 1, M + 2): position, belief, belief after a refusal; the last is the offer that
    both types accept. The price has the shape (K + 1, M + 2).
    """
    last = len(grid) - 1
    price = np.concatenate([np.maximum(weak, 0.0), np.maximum(np.maximum(strong, weak)[:, -1:], 0.0)], axis=1)
    goes_on = _going_on(grid)
    taken = (1 - goes_on)[None] * (1 - price[:, None, :-1]) + goes_on[None] * fight[:, None, :]
    # an offer must lie within what there is; a weak type that would take less than nothing is never half willing
    barred = price[:, :-1] > 1.0
    barred[:, :last] |= weak[:, :last] < 0
    worth = np.where(barred[:, None, :] & (goes_on < 1)[None], NEVER, taken)
    worth = np.where((grid[None, :] < grid[:, None])[None], NEVER, worth)
    if last:
        worth[:, 0, 1:] = NEVER
    both = np.where(price[:, -1] <= 1.0, 1 - price[:, -1], NEVER)
    whole = np.concatenate([worth, np.repeat(both[:, None, None], last + 1, axis=1)], axis=2)
    return _known_weak(whole, price), price


def _known_weak(worth: Reals, price: Reals) -> Reals:
    """At belief 0 there is nothing to learn: either they fight, or the weak type is paid what it would fight for."""
    worth[:, 0, -1] = np.where(price[:, 0] <= 1.0, 1 - price[:, 0], NEVER)
    return worth


def _last_best(worth: Reals) -> Index:
    """Return the best offer, of equals the one that settles most."""
    good = worth >= worth.max(axis=2, keepdims=True) - PRECISION
    chosen: Index = worth.shape[2] - 1 - np.argmax(good[:, :, ::-1], axis=2)
    return chosen


def _ahead(values: Reals, chance: float | Reals, won: Reals, lost: Reals) -> Reals:
    """Return what the next period is worth on average, by position and belief after the refusal; 0 at the ends."""
    out = np.zeros_like(values)
    out[1:-1] = chance * _at(values[2:], won) + (1 - chance) * _at(values[:-2], lost)
    return out


def _at(values: Reals, beliefs: Reals) -> Reals:
    """Return values between the points of the grid, on straight lines; rows are positions."""
    size = values.shape[1] - 1
    left = np.minimum((beliefs * size).astype(np.intp), size - 1)
    part = beliefs * size - left
    between: Reals = values[:, left] * (1 - part) + values[:, left + 1] * part
    return between


def _bayes(grid: Reals, strong: float, weak: float) -> Reals:
    """Return the belief after something that the strong type does with one chance and the weak one with another."""
    both = grid * strong + (1 - grid) * weak
    return np.divide(grid * strong, both, out=grid.copy(), where=both > 0)


def _going_on(grid: Reals) -> Reals:
    """Return the chance of a refusal where it moves the belief from row to column; 1 where it moves nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = grid[:, None] / grid[None, :]
    return np.where(np.eye(len(grid), dtype=bool), 1.0, np.clip(np.nan_to_num(chance), 0.0, 1.0))


def _refusing(grid: Reals) -> Reals:
    """Return how often the weak type refuses where a refusal moves the belief from row to column."""
    with np.errstate(divide="ignore", invalid="ignore"):
        odds = grid[:, None] / (1 - grid[:, None]) * ((1 - grid[None, :]) / grid[None, :])
    return np.where(np.eye(len(grid), dtype=bool), 1.0, np.clip(np.nan_to_num(odds), 0.0, 1.0))


def _towards(old: Values, new: Values, sweep: int) -> Values:
    """
    Return the next values, with the newest offers.

    After many sweeps the steps become smaller and smaller: where the best offer goes back and forth, the values then
    come to rest in between, as they would if the offering side mixed.
    """
    if sweep < DAMP_AFTER:
        return new
    step = SLOWING / (SLOWING + sweep - DAMP_AFTER)
    moved = {n: (1 - step) * getattr(old, n) + step * getattr(new, n) for n in ("strong", "weak", "other")}
    return replace(new, **moved)
