"""From where to where a sign map varies a number, where nobody says: what is possible, and more than the region."""

from __future__ import annotations

from comity.case.support import Game
from comity.errors import UsageError, did_you_mean
from comity.support.game.numbers import rent_ends
from comity.support.signs.axis import NAMES, Axis, Name

USUAL: dict[Name, tuple[float, float]] = {
    "rent": (0.0, 1.0),
    "shift": (-0.5, 0.5),
    "hazard": (0.0, 1.0),
    "discount": (0.8, 0.99),
    "costs": (0.0, 1.0),
    "cost_a": (0.0, 0.5),
    "cost_b": (0.0, 0.5),
}
"""The least that a map shows of each number."""


def unknown(name: str) -> UsageError:
    """Return the error of a number that no map varies, with the way out."""
    hint = did_you_mean(name, NAMES) or f"Numbers that can be varied: {', '.join(NAMES)}."
    return UsageError(f'the sign map does not vary "{name}". {hint}')


def axis_of(game: Game, name: str) -> Axis:
    """
    Return an axis for a number of the game: the usual range, and further where the case goes further.

    Raises
    ------
    UsageError
        The number cannot be varied.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from comity.case.settlement import Span
    >>> half, rent = Span(Fraction(1, 2), Fraction(1, 2)), Span(Fraction(1), Fraction(3, 2))
    >>> axis_of(Game(("a", "b"), half, (half, half), rent=rent, to="b"), "rent")
    Axis(name='rent', low=0.0, high=2.0)
    """
    picked = next((n for n in NAMES if n == name), None)
    if picked is None:
        raise unknown(name)
    low, high = USUAL[picked]
    most: float | None = {
        "rent": rent_ends(game)[1],
        "costs": float(game.costs[0].high + game.costs[1].high),
        "cost_a": float(game.costs[0].high),
        "cost_b": float(game.costs[1].high),
    }.get(picked)
    while most is not None and high < most:
        high *= 2
    return Axis(picked, low, high)
