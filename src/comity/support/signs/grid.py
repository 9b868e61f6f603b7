"""The sign map: two numbers of the game varied against one another, every cell solved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.budget import Budget
from comity.case.support import Game
from comity.errors import BudgetExceededError, UsageError
from comity.support.game.kinds import cut_numbers
from comity.support.game.numbers import rent_ends
from comity.support.game.parameters import Parameters, parameters_of
from comity.support.game.spell import Begin
from comity.support.signs.axis import Axis
from comity.support.signs.judge import judged
from comity.support.signs.map import OPEN, SignMap
from comity.support.signs.region import still_open

SIZE = 200
CELLS = 4000
"""About so many cells are solved between two looks at the budget; what is solved then stays."""
BEGINNINGS: tuple[Begin, ...] = ("peace", "fighting")
"""A map looks from both ends; the shares of the region (:mod:`comity.support.signs.analyse`) look from everywhere."""
Reals = NDArray[np.float64]
Progress = Callable[[str], None]


def sign_map(
    game: Game,
    x: Axis,
    y: Axis,
    size: int = SIZE,
    *,
    hazard: float | None = None,
    beginnings: Sequence[Begin] = BEGINNINGS,
    shares: Sequence[float] | None = None,
    names: Mapping[str, str] | None = None,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> SignMap:
    """
    Return what an announced cut does, over two numbers of the game; all others at their middle (conventions §98).

    Parameters
    ----------
    game : Game
    x, y : Axis
        Two different numbers: rent, shift, hazard, discount, costs, cost_a or cost_b.
    size : int
        Values along each axis.
    hazard : float, optional
        The chance of a cut per period where no axis is the hazard; else the middle one of those of the game.
    beginnings : sequence, optional
        From where equilibria are looked for; where they differ, the cell ``depends``.
    shares : sequence of float, optional
        Shares of the surplus to go through instead of that of the game (its middle).
    names : mapping from party to name, optional
    budget : Budget, optional
        When it runs out, the cells that were solved stay; the others say so. Rows are solved from coarse to fine.
    progress : callable, optional

    Raises
    ------
    UsageError
        If both axes vary the same number, the size is below 2, or the war is over where it starts.
    BudgetExceededError
        If the time was over before any cell was solved.

    Examples
    --------
    >>> from comity.case.settlement import Span
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> game = Game(("a", "b"), known("1/2"), (known("3/10"), known("3/10")), rent=known("4/5"), to="b")
    >>> found = sign_map(game, Axis("rent", 0.5, 0.7), Axis("hazard", 0, 1), size=5)
    >>> found.to_json()["rows"]
    ['.....', '...ss', '...ss', '...ss', '...ss']
    """
    _fits(x, y, size)
    still_open(game)
    announced = _announced(game) if hazard is None else hazard
    base = parameters_of(replace(game, cut_hazard=(Fraction(announced),)))
    xs, ys = x.values(size), y.values(size)
    shape = (size, size, game.positions - 1)
    signs = np.full(shape, OPEN, np.int8)
    difference, mechanism = np.full(shape, np.nan, np.float32), np.zeros(shape, np.int8)
    stopped = ""
    done = 0
    try:
        for rows in _rows(size):
            games = cells(base, x, xs, y, ys[rows])
            found = judged(games, beginnings, shares, budget, immediate=False)
            block = (len(rows), *shape[1:])
            signs[rows], mechanism[rows] = found.signs.reshape(block), found.mechanism.reshape(block)
            difference[rows] = found.difference.reshape(block)
            done += len(rows)
            if progress is not None:
                progress(f"sign map: {done * size:,} of {size * size:,} cells")
    except (BudgetExceededError, KeyboardInterrupt) as error:
        if not done:
            raise
        stopped = (budget or Budget()).ended(error)
    box = (*_held(game, x), *_held(game, y))
    position = game.start if game.start is not None else game.positions // 2
    called = names or {}
    sides = (called.get(game.sides[0], game.sides[0]), called.get(game.sides[1], game.sides[1]))
    share = float(game.share.middle) if shares is None else shares[0]
    return SignMap(x, y, xs, ys, signs, difference, mechanism, position, float(announced), box, sides, stopped, share)


def cells(base: Parameters, x: Axis, xs: Reals, y: Axis, ys: Reals) -> Parameters:
    """
    Return one game for each cell, row by row of y.

    Examples
    --------
    >>> base = Parameters.of(win=0.5, cost_a=0.1, cost_b=0.3)
    >>> found = cells(base, Axis("costs", 0, 1), np.array([0.2, 0.8]), Axis("shift", -1, 1), np.array([0.0, 0.25]))
    >>> found.cost_b.round(2).tolist(), found.win_after_cut.tolist()
    ([0.15, 0.6, 0.15, 0.6], [0.5, 0.5, 0.75, 0.75])
    """
    games = base.taken(np.zeros(len(xs) * len(ys), np.intp))
    games = _set(games, x, np.tile(xs, len(ys)))
    return _set(games, y, np.repeat(ys, len(xs)))


def _set(games: Parameters, axis: Axis, values: Reals) -> Parameters:
    """Return the games with one number put to the values of an axis; what a cut adds to a cost it adds still."""
    if axis.name == "shift":
        return games.changed(win_after_cut=np.clip(games.win + values, 0, 1))
    if axis.name in ("rent", "hazard", "discount"):
        return games.changed(**{axis.name: values})
    both = games.cost_a + games.cost_b
    part = np.divide(games.cost_a, both, out=np.full_like(both, 0.5), where=both > 0)
    cost_a = {"costs": part * values, "cost_a": values}.get(axis.name, games.cost_a)
    cost_b = {"costs": (1 - part) * values, "cost_b": values}.get(axis.name, games.cost_b)
    return games.changed(
        cost_a=cost_a,
        cost_b=cost_b,
        cost_a_after_cut=games.cost_a_after_cut - games.cost_a + cost_a,
        cost_b_after_cut=games.cost_b_after_cut - games.cost_b + cost_b,
    )


def _fits(x: Axis, y: Axis, size: int) -> None:
    """Raise where the axes make no map."""
    if size < 2:
        raise UsageError("a sign map needs at least 2 values along each axis.")
    names = {x.name, y.name}
    if len(names) == 1 or ("costs" in names and names & {"cost_a", "cost_b"}):
        raise UsageError(f"the axes {x.name} and {y.name} of a sign map must be different numbers.")


def _announced(game: Game) -> Fraction:
    """Return the middle one of the positive chances of a cut, of two the lower; one half where the game names none."""
    positive = sorted(h for h in game.cut_hazard if h > 0)
    return positive[(len(positive) - 1) // 2] if positive else Fraction(1, 2)


def _rows(size: int) -> Iterator[NDArray[np.intp]]:
    """Yield the rows of a map in parts, first every sixteenth, then those between, so that a part shows the whole."""
    seen: set[int] = set()
    order: list[int] = []
    for step in (16, 8, 4, 2, 1):
        order += [k for k in range(0, size, step) if k not in seen]
        seen.update(order)
    each = max(1, CELLS // size)
    for begin in range(0, size, each):
        yield np.array(order[begin : begin + each], np.intp)


def _held(game: Game, axis: Axis) -> tuple[float, float]:
    """Return the ends between which a number is held possible."""
    if axis.name == "hazard":
        positive = [float(h) for h in game.cut_hazard if h > 0]
        return (min(positive), max(positive)) if positive else (0.0, 0.0)
    if axis.name == "shift":
        return _held_shift(game)
    if axis.name == "rent":
        return rent_ends(game)
    spans = {"discount": [game.discount], "costs": list(game.costs)}
    spans |= {"cost_a": [game.costs[0]], "cost_b": [game.costs[1]]}
    low, high = (sum(float(getattr(s, end)) for s in spans[axis.name]) for end in ("low", "high"))
    return low, high


def _held_shift(game: Game) -> tuple[float, float]:
    """Return the least and the most that a cut may add to the chance of the first side."""
    if game.win_after_cut is not None:
        after = game.win_after_cut
        return float(after.low - game.win.high), float(after.high - game.win.low)
    ends = []
    for end in ("low", "high"):

        def value(span: object, end: str = end) -> float:
            return float(getattr(span, end))

        ends.append(cut_numbers(game, value)["win_after_cut"] - value(game.win))
    return min(ends), max(ends)
