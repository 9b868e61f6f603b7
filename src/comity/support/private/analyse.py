"""Private information in a case: how long the war lasts with support and without it, and as the spread grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

import numpy as np

from comity.budget import Budget
from comity.case.settlement import Span
from comity.case.support import Game, Private
from comity.errors import BudgetExceededError, UsageError
from comity.support.game.kinds import cut_numbers
from comity.support.private.result import PrivateAnswer, Screened
from comity.support.private.screening import BELIEFS, Screening, Values, durations, screen

FINER = 90
"""The number of beliefs of the second, finer grid; what the two grids differ by is what the answer cannot tell."""
SAME = 1e-6
CURVE = 9
MODEL = (
    "One side knows its strength, the other makes every offer, a refusal is followed by a battle, and battles and "
    "refusals tell (Filson and Werner 2002), on positions that battles move by one step (Slantchev 2003). Simplified: "
    "an accepted offer divides the flow for good, fighting ends only at the last position or by an offer, and support "
    "is either on for good or off for good."
)
Value = Callable[[Span], float]


def private_information(
    game: Game, names: Mapping[str, str] | None = None, budget: Budget | None = None
) -> PrivateAnswer:
    """
    Return how long a war with private information lasts, with support and without it (conventions §99).

    Effects of support on the informed side with a ``spread`` are taken off the spread where support is cut: arms and
    money whose use nobody sees make its strength harder to know [1]_. Whether a wider spread makes the war longer is
    an answer, not an assumption: ``curve`` has it.

    Parameters
    ----------
    game : Game
        With ``private``; the chances, costs, rent and positions of the war-termination game hold here too.
    names : mapping from party to name, optional
    budget : Budget, optional
        When it runs out, the two durations stay; the curve and the signs at the ends are as far as they came.

    Raises
    ------
    UsageError
        If the game says nothing of what only one side knows, or of a side that is none of the two.
    BudgetExceededError
        If the time was over before the two durations were known.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> told = Private("b", known("1/2"), known("1/5"))
    >>> game = Game(("a", "b"), known("1/2"), (known("1/10"), known("1/10")), positions=4, private=told)
    >>> found = private_information(game)
    >>> found.with_support.duration == found.without.duration, found.sign
    (True, 'none')

    References
    ----------
    .. [1] Sawyer, K., Cunningham, K. G., Reed, W. (2017). The role of external support in civil war termination.
       Journal of Conflict Resolution 61(6), 1174-1202.
    """
    told, called = _told(game), names or {}
    given, without = (_screened(game, told, _middle, on, budget) for on in (True, False))
    other = next(side for side in game.sides if side != told.side)
    seen, curve = {_sign(given, without)}, list[tuple[float, float]]()
    stopped = ""
    try:
        for point in _curve(game, told, budget):
            curve.append(point)
        for sign in _signs(game, told, budget):
            seen.add(sign)
    except (BudgetExceededError, KeyboardInterrupt) as error:
        stopped = (budget or Budget()).ended(error)
    return PrivateAnswer(
        informed=called.get(told.side, told.side),
        offers=called.get(other, other),
        chance=_middle(told.chance),
        spread=_middle(told.spread),
        spread_after=_spread(game, told, _middle, on=False),
        with_support=given,
        without=without,
        sign=_sign(given, without),
        signs=tuple(sorted(seen)),
        curve=tuple(curve),
        model=MODEL,
        stopped=stopped,
    )


def screening_of(game: Game, told: Private, value: Value, *, on: bool, spread: float | None = None) -> Screening:
    """
    Return the numbers of the game as the informed side sees them, with support on or off for good.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> told = Private("b", known("1/2"), known("1/5"))
    >>> game = Game(("a", "b"), known("3/5"), (known(0), known("1/10")), rent=known("1/20"), to="b")
    >>> seen = screening_of(game, told, lambda span: float(span.middle), on=True)
    >>> round(seen.strong, 3), round(seen.weak, 3), seen.cost
    (0.6, 0.2, 0.05)
    """
    after = cut_numbers(game, value)
    costs = [value(c) for c in game.costs] if on else [after["cost_a_after_cut"], after["cost_b_after_cut"]]
    rent = value(game.rent) if on else after["rent_after_cut"]
    costs = [cost - rent * (side == game.to) for side, cost in zip(game.sides, costs, strict=True)]
    win = value(game.win) if on else after["win_after_cut"]
    wide = _spread(game, told, value, on=on) if spread is None else spread
    first = told.side == game.sides[0]
    own = win if first else 1 - win
    return Screening(
        positions=game.positions,
        strong=min(1.0, own + wide),
        weak=max(0.0, own - wide),
        cost=costs[0 if first else 1],
        other_cost=costs[1 if first else 0],
        discount=value(game.discount),
    )


def _told(game: Game) -> Private:
    """Return what only one side knows."""
    if game.private is None:
        raise UsageError("the game says nothing of what only one side knows (private).")
    if game.start in (0, game.positions):
        raise UsageError(f"the war of this game is over: at position {game.start} one side has won.")
    if game.private.side not in game.sides:
        raise UsageError(f'private information of "{game.private.side}", which is none of the two sides of the game.')
    return game.private


def _middle(span: Span) -> float:
    return float(span.middle)


def _spread(game: Game, told: Private, value: Value, *, on: bool) -> float:
    """Return how far the types stand from the middle; without support, less what support added to it."""
    added = 0.0 if on else sum(value(e.spread) for e in game.effects if e.to == told.side)
    return max(0.0, value(told.spread) - added)


def _screened(game: Game, told: Private, value: Value, on: bool, budget: Budget | None) -> Screened:
    """Return the game solved on two grids; what they differ by is kept."""
    seen = screening_of(game, told, value, on=on)
    found, finer = (screen(seen, beliefs, budget=budget) for beliefs in (BELIEFS, FINER))
    coarse, fine = (_read(game, told, value, one) for one in (found, finer))
    return Screened(
        *coarse,
        position=game.start,
        grid=abs(fine[0] - coarse[0]),
        residual=found.residual,
        converged=found.converged,
    )


def _read(game: Game, told: Private, value: Value, found: Values) -> tuple[float, float, float, float, float]:
    """Return durations over both types, of the strong one, of the weak one, the chance of a deal at once, the offer."""
    chance, last = value(told.chance), len(found.beliefs) - 1
    rows = _rows(game, told)
    strong, weak = (float(np.mean([np.interp(chance, found.beliefs, d[k]) for k in rows])) for d in durations(found))
    near = round(chance * last)
    after = found.after[rows, near]
    left = np.where(
        after == near,
        1.0,
        np.where(after > last, 0.0, chance / np.maximum(found.beliefs[np.minimum(after, last)], 1e-12)),
    )
    settles, offer = float(np.mean(1 - np.clip(left, 0, 1))), float(np.mean(found.offer[rows, near]))
    return chance * strong + (1 - chance) * weak, strong, weak, settles, offer


def _rows(game: Game, told: Private) -> list[int]:
    """Return the positions asked about, as the informed side counts them."""
    at = [game.start] if game.start is not None else list(range(1, game.positions))
    return at if told.side == game.sides[0] else [game.positions - k for k in at]


def _signs(game: Game, told: Private, budget: Budget | None) -> Iterator[str]:
    """Yield the sign at every corner of the chance and the spread."""
    ends = product(
        dict.fromkeys((told.chance.low, told.chance.high)), dict.fromkeys((told.spread.low, told.spread.high))
    )
    if told.chance.known and told.spread.known:
        return
    for chance, spread in ends:
        point = Private(told.side, Span(chance, chance), Span(spread, spread))
        yield _sign(*(_screened(game, point, _middle, on, budget) for on in (True, False)))


def _curve(game: Game, told: Private, budget: Budget | None) -> Iterator[tuple[float, float]]:
    """Yield the duration with support for spreads from none to twice that of the case, as far as chances allow."""
    base = screening_of(game, told, _middle, on=True, spread=0.0)
    most = min(2 * _middle(told.spread) or 0.2, base.strong, 1 - base.strong)
    for spread in np.linspace(0.0, most, CURVE):
        seen = screening_of(game, told, _middle, on=True, spread=float(spread))
        yield float(spread), _read(game, told, _middle, screen(seen, budget=budget))[0]


def _sign(given: Screened, without: Screened) -> str:
    """Return what a cut for good does, ``none`` where the difference is within what the grids can tell."""
    change = without.duration - given.duration
    if abs(change) <= given.grid + without.grid + SAME:
        return "none"
    return "shorter" if change < 0 else "longer"
