"""Days between acts as a simple temporal network, in exact whole numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from comity.settlement.sequence.plan import Link, Plan


@dataclass(frozen=True, slots=True)
class Bound:
    """Moment ``then`` begins at least ``days`` after moment ``first`` begins; ``days`` may be negative."""

    first: int
    then: int
    days: Fraction
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """A circle of bounds that adds up to more than nothing: they cannot all be kept."""

    bounds: tuple[Bound, ...]

    @property
    def short(self) -> Fraction:
        """Return by how many days the bounds miss one another."""
        return sum((b.days for b in self.bounds), Fraction(0))

    @property
    def claims(self) -> tuple[int, ...]:
        """Return the numbers of the claims in the chain, in its order."""
        return tuple(dict.fromkeys(b.link.claim for b in self.bounds if b.link and b.link.claim is not None))


def bounds_of(plan: Plan, counts: Callable[[Link], bool] = lambda link: True) -> list[Bound]:
    """
    Return the bounds of a plan.

    Days are counted from the end of the first deed to the beginning of the second (conventions §41). A link whose
    days do not count still says which deed comes first.

    Parameters
    ----------
    plan : Plan
    counts : callable
        Whether the days of a link count.
    """
    bounds: list[Bound] = []
    for link in plan.links:
        a, b = plan.moment[link.first], plan.moment[link.then]
        lasts = plan.deeds[link.first].days
        low, high = link.within if counts(link) else (Fraction(0), None)
        bounds.append(Bound(a, b, lasts + low, link))
        if high is not None:
            bounds.append(Bound(b, a, -(lasts + high), link))
    return bounds


def earliest(moments: int, bounds: Sequence[Bound], start: Sequence[Fraction] = ()) -> list[Fraction] | Chain:
    r"""
    Return the earliest day of every moment, or a chain of bounds that cannot be kept.

    A simple temporal network [1]_ asks for days :math:`t` with :math:`t_j - t_i \ge d_{ij}`. It has a solution if and
    only if no circle of bounds adds up to more than nothing (a negative cycle, where bounds are written as upper
    ones). The longest paths are then the earliest days. They are found by Bellman and Ford's method, in time
    proportional to moments times bounds.

    Parameters
    ----------
    moments : int
    bounds : sequence of Bound
    start : sequence of Fraction
        The day before which each moment cannot be; 0 by default.

    Examples
    --------
    The elections at least 60 days after the truce, and both within 30 days of the signature:

    >>> sixty, thirty = Bound(1, 2, Fraction(60)), Bound(2, 0, Fraction(-30))
    >>> [int(day) for day in earliest(3, [Bound(0, 1, Fraction(0)), sixty])]
    [0, 0, 60]
    >>> int(earliest(3, [Bound(0, 1, Fraction(0)), sixty, thirty]).short)
    30

    References
    ----------
    .. [1] Dechter, R., Meiri, I., Pearl, J. (1991). Temporal constraint networks. Artificial Intelligence 49, 61-95.
    """
    unit = math.lcm(*(b.days.denominator for b in bounds), *(d.denominator for d in start))
    days = [int(d * unit) for d in start] or [0] * moments
    steps = [(k, b.first, b.then, int(b.days * unit)) for k, b in enumerate(bounds)]
    by: list[int] = [-1] * moments
    for _ in range(moments + 1):
        last = _sweep(steps, days, by)
        if last is None:
            return [Fraction(d, unit) for d in days]
        circle = _circle(bounds, by, last)
        if circle is not None:
            return circle
    raise AssertionError("longest paths neither settle nor close a circle")


def _sweep(steps: Iterable[tuple[int, int, int, int]], days: list[int], by: list[int]) -> int | None:
    """Lengthen paths by one bound each; return a moment that moved, or None."""
    moved: int | None = None
    for k, first, then, more in steps:
        if days[first] + more > days[then]:
            days[then] = days[first] + more
            by[then] = k
            moved = then
    return moved


def _circle(bounds: Sequence[Bound], by: Sequence[int], moment: int) -> Chain | None:
    """Return the circle that the last bounds close, going back from a moment; None where they end somewhere."""
    seen: dict[int, int] = {}
    chain: list[Bound] = []
    while by[moment] >= 0:
        if moment in seen:
            return Chain(tuple(reversed(chain[seen[moment] :])))
        seen[moment] = len(chain)
        chain.append(bounds[by[moment]])
        moment = bounds[by[moment]].first
    return None


def latest(ends: Sequence[Fraction], bounds: Sequence[Bound]) -> list[Fraction]:
    """
    Return the latest day on which each moment can begin so that it begins no later than ``ends`` says.

    The bounds must fit; with the earliest days known, that is so.

    Examples
    --------
    >>> [int(d) for d in latest([Fraction(9)] * 2, [Bound(0, 1, Fraction(4))])]
    [5, 9]
    """
    back = [Bound(b.then, b.first, b.days, b.link) for b in bounds]
    found = earliest(len(ends), back, [-e for e in ends])
    if isinstance(found, Chain):
        raise AssertionError("days that fit forwards fit backwards")
    return [-d for d in found]
