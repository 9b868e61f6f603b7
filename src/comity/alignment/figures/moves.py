"""Which way stated figures move from one period to another, and shares that move against amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from comity.alignment.figures.agreement import fit, gives_value, reach
from comity.alignment.figures.period import Period
from comity.case.alignment import TieFigure

Direction = Literal["rises", "falls", "cannot be told"]


@dataclass(frozen=True, slots=True)
class Move:
    """
    The direction from one period to a later one.

    Parameters
    ----------
    earlier, later : Period
    direction : {"rises", "falls", "cannot be told"}
        The first two only where every combination of a figure of the earlier and one of the later period says so.
    rising, falling, open : int
        Combinations that rise, that fall, and that could be the same number.
    implied : tuple of str
        Bounds that were left out of it, because every value given for the same period lies within them: they add
        nothing to those values.
    expected : bool
        Whether an expectation stands for one of the periods, since nothing else is there.
    seasons : bool
        Whether the two periods differ in length; so only for shares, which do not grow with the time they are for.
    """

    earlier: Period
    later: Period
    direction: Direction
    rising: int
    falling: int
    open: int
    implied: tuple[str, ...] = ()
    expected: bool = False
    seasons: bool = False

    def to_json(self) -> dict[str, object]:
        """Return the move as plain values."""
        return {
            "from": self.earlier.to_json(),
            "to": self.later.to_json(),
            "direction": self.direction,
            "combinations": {"rising": self.rising, "falling": self.falling, "open": self.open},
            "implied": list(self.implied),
            "expected": self.expected,
            "different_lengths": self.seasons,
        }


@dataclass(frozen=True, slots=True)
class Opposite:
    """
    A share and an amount about the same actors that move against one another over times that overlap.

    Parameters
    ----------
    of : tuple of str
    amount, share : str
        What the two series are about.
    amount_move, share_move : Move
    """

    of: tuple[str, ...]
    amount: str
    share: str
    amount_move: Move
    share_move: Move

    @property
    def same_time(self) -> bool:
        """Return whether the two run over the same time."""
        ours, theirs = self.amount_move, self.share_move
        return (ours.earlier, ours.later) == (theirs.earlier, theirs.later)

    def to_json(self) -> dict[str, object]:
        """Return the two moves as plain values."""
        return {
            "of": list(self.of),
            "amount": {"what": self.amount, **self.amount_move.to_json()},
            "share": {"what": self.share, **self.share_move.to_json()},
            "same_time": self.same_time,
        }


def move(
    earlier: tuple[Period, Sequence[TieFigure]], later: tuple[Period, Sequence[TieFigure]], expected: bool = False
) -> Move:
    """
    Return the direction from the figures of one period to those of a later one.

    A combination rises or falls where its two figures do not agree, even if one of them was rounded; otherwise it is
    open. Every figure has a value.

    Examples
    --------
    >>> import datetime as dt
    >>> from fractions import Fraction as F
    >>> from comity.case.settlement import Span
    >>> years = [Period(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in (2023, 2024)]
    >>> said = [TieFigure("f", ("a",), "trade", Span(F(x), F(x))) for x in ("28", "28.5", "28.7")]
    >>> move((years[0], said[:2]), (years[1], said[2:])).direction
    'rises'
    >>> move((years[0], said[:1]), (years[1], said[1:])).direction
    'cannot be told'
    """
    (before, ones), (after, twos) = earlier, later
    left_before, left_after = implied(ones), implied(twos)
    kept = ([f for f in ones if f not in left_before], [f for f in twos if f not in left_after])
    ways = [_way(one, two) for one, two in product(*kept)]
    counts = {way: ways.count(way) for way in ("rises", "falls", "open")}
    rising, falling, unsure = counts["rises"], counts["falls"], counts["open"]
    sure: Direction = "rises" if rising else "falls"
    told = (rising > 0) + (falling > 0) == 1 and not unsure
    names = tuple(figure.id for figure in (*left_before, *left_after))
    differ = not before.alike(after)
    return Move(before, after, sure if told else "cannot be told", rising, falling, unsure, names, expected, differ)


def implied(figures: Sequence[TieFigure]) -> tuple[TieFigure, ...]:
    """Return the bounds that every value given for the same period lies within; they say nothing beyond it."""
    values = [figure for figure in figures if gives_value(figure)]
    bounds = [figure for figure in figures if not gives_value(figure)]
    return tuple(b for b in bounds if values and all(fit(b, v) == "as a bound" for v in values))


def _way(one: TieFigure, two: TieFigure) -> Literal["rises", "falls", "open"]:
    a, b = reach(one), reach(two)
    if fit(one, two) != "no" or a is None or b is None:
        return "open"
    return "rises" if a.below(b) else "falls"
