"""Weights of demands: to whole numbers, and how the cheapest relaxations depend on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from comity.case.settlement import Demand
from comity.settlement.demands.result import Relaxation

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SAFE = 1 << 52  # sums up to here are exact in floating point
_AT_ONCE = 256  # rows that are compared with all others at a time, so that memory stays small


def whole_weights(weights: Sequence[Fraction]) -> list[int]:
    """
    Return positive whole numbers that order relaxations by weight, and equally heavy ones by size.

    Each weight is multiplied by the common denominator and by one more than there are demands; then 1 is added. So a
    demand of weight 0 still costs something, and no relaxation drops one that it need not drop (conventions §36).

    Examples
    --------
    >>> whole_weights([Fraction(1, 2), Fraction(0), Fraction(2)])
    [5, 1, 17]
    """
    scale = lcm(*(w.denominator for w in weights)) * (len(weights) + 1)
    return [int(w * scale) + 1 for w in weights]


@dataclass(frozen=True, slots=True)
class Weights:
    """
    The weights of demands as whole numbers of one unit, 1 / ``parts``; so sums over many sets are quick, and exact.

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> found = Weights.of(liffiton_sakallah().demands).relaxation([2, 1])
    >>> found.drop, found.weight
    (('d2', 'd3'), Fraction(2, 1))
    """

    ids: tuple[str, ...]
    parts: int
    low: tuple[int, ...]
    middle: tuple[int, ...]
    high: tuple[int, ...]

    @classmethod
    def of(cls, demands: Sequence[Demand]) -> Weights:
        """Return the weights of demands."""
        ends = [(d.weight.low, d.weight.middle, d.weight.high) for d in demands]
        parts = lcm(*(w.denominator for three in ends for w in three))
        low, middle, high = (tuple(int(three[k] * parts) for three in ends) for k in range(3))
        return cls(tuple(d.id for d in demands), parts, low, middle, high)

    def relaxation(self, places: Iterable[int]) -> Relaxation:
        """Return a set of places as a relaxation with its weight."""
        gone = sorted(places)
        low, high = sum(self.low[k] for k in gone), sum(self.high[k] for k in gone)
        weight = Fraction(sum(self.middle[k] for k in gone), self.parts)
        drop = tuple(self.ids[k] for k in gone)
        if low == high:
            return Relaxation(drop, weight, weight, weight)
        return Relaxation(drop, weight, Fraction(low, self.parts), Fraction(high, self.parts))

    def listed(self, sets: Iterable[Iterable[int]]) -> tuple[Relaxation, ...]:
        """Return sets of places as relaxations in their order: by weight, then by size, then as in the file."""
        ordered = sorted((sum(self.middle[k] for k in s), len(s), s) for s in (sorted(places) for places in sets))
        return tuple(self.relaxation(s) for *_, s in ordered)


@dataclass(frozen=True, slots=True)
class Turning:
    """
    The lightest relaxations that give one demand up, and that keep it.

    ``gives`` weighs the lightest that gives it up without the demand itself, ``keeps`` the lightest that keeps it;
    None where there is none.
    """

    gives: Fraction | None
    keeps: Fraction | None

    @property
    def lightest(self) -> Fraction | None:
        """Return what the lightest of all weighs once the demand is gone."""
        return min((w for w in (self.gives, self.keeps) if w is not None), default=None)


def turning(demands: Iterable[Demand], found: Sequence[Relaxation]) -> tuple[Turning, ...]:
    """
    Return for each of some demands the lightest relaxations with and without it, in one pass over the list.

    Parameters
    ----------
    demands : iterable of Demand
    found : sequence of Relaxation
        Lightest first.

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> rows = liffiton_sakallah().demands
    >>> found = Weights.of(rows).listed([[0], [1, 2], [1, 3]])
    >>> [(str(t.gives), str(t.keeps)) for t in turning(rows[:2], found)]
    [('0', '2'), ('1', '1')]
    """
    drops = [frozenset(r.drop) for r in found]
    first: dict[str, Fraction] = {}
    for r in found:
        for d in r.drop:
            first.setdefault(d, r.weight)
    return tuple(
        Turning(
            first[d.id] - d.weight.middle if d.id in first else None,
            next((r.weight for r, drop in zip(found, drops, strict=True) if d.id not in drop), None),
        )
        for d in demands
    )


def firmly(demands: Sequence[Demand], found: Sequence[Relaxation]) -> tuple[Relaxation, ...]:
    r"""
    Return relaxations with whether each is a cheapest one for some, and for all, weights within the intervals.

    :math:`R` is no dearer than :math:`R'` where :math:`w(R \setminus R') \le w(R' \setminus R)`. Weights that lie
    lowest in :math:`R` and highest outside favour :math:`R` in this comparison, with every :math:`R'` at once; so it
    is enough to look at these, and at the reverse for "always" [1]_.

    Parameters
    ----------
    demands : sequence of Demand
    found : sequence of Relaxation
        All minimal relaxations; of a part of them the answer would be wrong.

    References
    ----------
    .. [1] Yaman, H., Karasan, O. E. & Pinar, M. C. (2001). The robust spanning tree problem with interval data.
       Operations Research Letters 29, 31-40.
    """
    if all(d.weight.known for d in demands) or not found:
        return tuple(found)
    import numpy as np

    scale = lcm(*(s.denominator for d in demands for s in (d.weight.low, d.weight.high)))
    low = [int(d.weight.low * scale) for d in demands]
    high = [int(d.weight.high * scale) for d in demands]
    kind: Any = np.float64 if sum(high) < _SAFE else np.object_
    # r: the relaxation that is judged   q: another one   d: demand
    drops = [frozenset(r.drop) for r in found]
    member: NDArray[Any] = np.array([[int(d.id in drop) for d in demands] for drop in drops], kind)  # [r, d]
    lows: NDArray[Any] = np.array(low, kind)
    highs: NDArray[Any] = np.array(high, kind)
    sometimes, always = _cheapest(member, lows, highs), _cheapest(member, highs, lows)
    return tuple(
        replace(r, sometimes=some, always=all_) for r, some, all_ in zip(found, sometimes, always, strict=True)
    )


def _cheapest(member: NDArray[Any], inside: NDArray[Any], outside: NDArray[Any]) -> list[bool]:
    """Return whether each row is a cheapest one where its own demands weigh ``inside``, all others ``outside``."""
    found: list[bool] = []
    plain = member @ outside
    for start in range(0, len(member), _AT_ONCE):
        rows = member[start : start + _AT_ONCE]
        weighs = plain + (rows * (inside - outside)) @ member.T  # [r, q]: what q weighs for the sake of r
        found += [bool(row[start + k] <= row.min()) for k, row in enumerate(weighs)]
    return found


def stays_cheapest(demand: Demand, near: Turning) -> tuple[Fraction, Fraction | None]:
    """
    Return between which weights of one demand, the others as they are, the cheapest relaxations stay cheapest.

    Parameters
    ----------
    demand : Demand
    near : Turning
        Over all minimal relaxations.

    Returns
    -------
    least : Fraction
    most : Fraction or None
        None where there is no end.

    Examples
    --------
    >>> from comity.testing.demands_at_random import liffiton_sakallah
    >>> rows = liffiton_sakallah().demands
    >>> found = Weights.of(rows).listed([[0], [1, 2], [1, 3]])
    >>> [int(end) for end in stays_cheapest(rows[0], turning(rows, found)[0]) if end is not None]
    [0, 2]
    """
    weight = demand.weight.middle
    if near.gives is None or near.keeps is None:
        return Fraction(0), None
    turn = near.keeps - near.gives  # lighter than this, it is dropped; heavier, it is kept
    if weight == turn:
        return weight, weight
    return (Fraction(0), turn) if weight < turn else (max(turn, Fraction(0)), None)
