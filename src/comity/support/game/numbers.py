"""The numbers of a game by name: their two ends, and arrays of values for many games at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from comity.case.settlement import Span
from comity.case.support import Effect, Game

Reals = NDArray[np.float64]
Numbers = Mapping[str, Reals]
"""Values of every number of a game under its name, each of one length (or of length 1: the same for all)."""
Value = Callable[[Span], float]
What = Literal["win", "rent", "cost"]
EFFECTS: tuple[What, ...] = ("win", "rent", "cost")
"""What a kind of support does that bears on the game; its ``spread`` bears on private information alone."""


def effect_name(effect: Effect, at: int, what: str) -> str:
    """Return the name of what a kind of support does: ``"money to b: win (1)"``."""
    return f"{effect.kind} to {effect.to}: {what} ({at + 1})"


def spans_of(game: Game) -> dict[str, Span]:
    """
    Return every number of the game by name, without the rent where kinds of support make it up.

    Examples
    --------
    >>> half = Span(Fraction(1, 2), Fraction(1, 2))
    >>> list(spans_of(Game(("a", "b"), half, (half, half))))
    ['win', 'cost_a', 'cost_b', 'rent', 'discount', 'reversal', 'share']
    """
    out = {"win": game.win, "cost_a": game.costs[0], "cost_b": game.costs[1]}
    if game.win_after_cut is not None:
        out["win_after_cut"] = game.win_after_cut
    if not payers(game):
        out["rent"] = game.rent
    out |= {"discount": game.discount, "reversal": game.reversal, "share": game.share}
    for at, effect in enumerate(game.effects):
        out |= {effect_name(effect, at, what): getattr(effect, what) for what in EFFECTS}
    if game.patron is not None:
        out |= {"patron_war": game.patron.war, "patron_peace": game.patron.peace}
    return out


def payers(game: Game) -> tuple[str, ...]:
    """Return the names of the rents of kinds of support that go to the side that gets the rent of the game."""
    paid = [(at, e) for at, e in enumerate(game.effects) if e.to == game.to and e.rent.high > 0]
    return tuple(effect_name(e, at, "rent") for at, e in paid)


def numbers_at(game: Game, value: Value) -> dict[str, Reals]:
    """Return one value of every number: the end of its interval that ``value`` takes."""
    return with_rent(game, {name: np.array([value(span)], float) for name, span in spans_of(game).items()})


def with_rent(game: Game, numbers: Numbers) -> dict[str, Reals]:
    """
    Return the numbers with the rent of the game: where kinds of support pay it, the sum of what they pay (§98).

    What the rent of the game, at its middle, has beside them at theirs is added to the sum.

    Examples
    --------
    >>> wide, known = Span(Fraction(0), Fraction(1)), Span(Fraction(1, 2), Fraction(1, 2))
    >>> game = Game(("a", "b"), known, (known, known), rent=wide, to="b", effects=(Effect("money", "b", rent=wide),))
    >>> with_rent(game, {"money to b: rent (1)": np.array([0.25])})["rent"].tolist()
    [0.25]
    """
    out = dict(numbers)
    if names := payers(game):
        named = sum((e.rent.middle for e in game.effects if e.to == game.to), Fraction(0))
        rest = float(game.rent.middle - named)
        out["rent"] = np.maximum(np.sum([out[name] for name in names], axis=0) + rest, 0.0)
    return out


def rent_ends(game: Game) -> tuple[float, float]:
    """Return the least and the most that the rent of a game is held possible to be."""
    low, high = (with_rent(game, numbers_at(game, end))["rent"] for end in (_low, _high))
    return float(low[0]), float(high[0])


def _low(span: Span) -> float:
    return float(span.low)


def _high(span: Span) -> float:
    return float(span.high)
