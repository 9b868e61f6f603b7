"""A war of attrition of a case: with the subsidy and without it, over every end of its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from comity.case.settlement import Span
from comity.case.support import Attrition
from comity.errors import UsageError
from comity.support.attrition.result import AttritionAnswer, Waiting
from comity.support.attrition.waiting import waiting, yielding

STUBBORN = 0.01
"""The chance that a side never gives in, for the contrast to the mixed equilibrium."""
SAME = 1e-6
"""Durations that differ by no more are the same (conventions §96)."""
Point = tuple[tuple[float, float], tuple[float, float], float]


def attrition(told: Attrition, names: Mapping[str, str] | None = None) -> AttritionAnswer:
    """
    Return what a subsidy does to a war of attrition, and so what a cut of it would do (conventions §99).

    Parameters
    ----------
    told : Attrition
        The first of its ``costs`` belongs to A, the second to B.
    names : mapping from party to name, optional

    Raises
    ------
    UsageError
        If the section does not name two sides with a cost and a prize each, or subsidises somebody else.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def known(x): return Span(Fraction(x), Fraction(x))
    >>> costs, prizes = (("a", known(2)), ("b", known(2))), (("a", known(10)), ("b", known(10)))
    >>> found = attrition(Attrition(costs, prizes, to="b", subsidy=known(1)))
    >>> round(found.with_subsidy.duration, 2), found.without.duration, found.sign
    (3.33, 2.5, 'shorter')
    >>> attrition(Attrition(costs, prizes, to="b", subsidy=known(2))).sign   # B loses nothing: A gives in at once
    'longer'
    """
    sides = _sides(told)
    middle = (_pair(told.costs, sides, "middle"), _pair(told.prizes, sides, "middle"), float(told.subsidy.middle))
    given, without = _both(middle, _at(told, sides))
    pairs = [_both(point, _at(told, sides)) for point in _ends(told, sides)]
    called = names or {}
    return AttritionAnswer(
        sides=(called.get(sides[0], sides[0]), called.get(sides[1], sides[1])),
        to=called.get(told.to, told.to),
        with_subsidy=given,
        without=without,
        sign=_sign(given, without),
        signs=tuple(sorted({_sign(*pair) for pair in [(given, without), *pairs]})),
        low=min(w.duration for w, _ in pairs),
        high=max(w.duration for w, _ in pairs),
        yielding_with=yielding(given, STUBBORN),
        yielding_without=yielding(without, STUBBORN),
    )


def _sides(told: Attrition) -> tuple[str, str]:
    """Return the two sides in the order of their costs."""
    sides = tuple(side for side, _ in told.costs)
    if len(set(sides)) != 2 or set(sides) != {side for side, _ in told.prizes}:
        raise UsageError("a war of attrition needs a cost and a prize for each of two sides.")
    if told.to and told.to not in sides:
        raise UsageError(f'the subsidy of the war of attrition goes to "{told.to}", which is none of its two sides.')
    return sides[0], sides[1]


def _at(told: Attrition, sides: tuple[str, str]) -> int:
    """Return which side is subsidised: 0, 1, or -1 for none."""
    return sides.index(told.to) if told.to else -1


def _pair(said: tuple[tuple[str, Span], ...], sides: tuple[str, str], which: str) -> tuple[float, float]:
    spans = dict(said)
    return float(getattr(spans[sides[0]], which)), float(getattr(spans[sides[1]], which))


def _both(point: Point, helped: int) -> tuple[Waiting, Waiting]:
    """Return the equilibrium with the subsidy and the one without it."""
    costs, prizes, subsidy = point
    less = [cost - subsidy * (side == helped) for side, cost in enumerate(costs)]
    return waiting((less[0], less[1]), prizes), waiting(costs, prizes)


def _ends(told: Attrition, sides: tuple[str, str]) -> Iterator[Point]:
    """
    Yield the corners of the region.

    The duration rises or falls in each number alone as long as waiting costs something, so its ends stand at corners;
    and where a subsidy can cover all costs, it does so at a corner too.
    """
    spans = [dict(told.costs)[s] for s in sides] + [dict(told.prizes)[s] for s in sides] + [told.subsidy]
    for a, b, prize_a, prize_b, subsidy in product(*((float(s.low), float(s.high)) for s in spans)):
        yield (a, b), (prize_a, prize_b), subsidy


def _sign(given: Waiting, without: Waiting) -> str:
    """Return what taking the subsidy away does to the duration."""
    if given.duration == without.duration or abs(without.duration - given.duration) <= SAME:
        return "none"
    return "shorter" if without.duration < given.duration else "longer"
