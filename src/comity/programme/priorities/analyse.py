"""What is met on time first, where as much stated value as possible is met in all: the door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np

from comity.budget import Budget
from comity.case.programme import Item, Programme
from comity.errors import BudgetExceededError
from comity.programme.plan.build import built
from comity.programme.plan.layout import Layout, Numbers, laid_out
from comity.programme.priorities.answer import Left, Priorities, Priority
from comity.programme.repairs.elastic import Elastic

Progress = Callable[[str], None]
TIE = 1e-4
"""Values that differ by a smaller share count as equal."""
NOISE = 1e-7
MOST_PAIRS = 1_000
"""Pairs of items of open order that are listed."""


def priorities(programme: Programme, *, budget: Budget | None = None, progress: Progress | None = None) -> Priorities:
    r"""
    Return what of every item is met on time where as much value as possible is met in all.

    Of each due quantity :math:`d_{it}` a part :math:`y_{it}` is left out for good; the rest is on time. What is left
    out is the least

    .. math:: \sum_{i,t} v_i y_{it},

    with the stated values :math:`v_i` of a unit, 1 where none is stated. The middle of every stated interval is taken
    first. Then each item in turn has the highest of its interval while all others have the lowest of theirs, and the
    other way round. What is met of it at both is a range over the values that were tried; other mixtures could in rare
    cases give more or less, since what takes from one item may leave room for a third. Where the same value can be had
    in several ways, the least and the most of each item are told, so that no order of the items decides.

    Parameters
    ----------
    programme : Programme
    budget : Budget, optional
        Where it ends first, the values that were tried by then are what is told.
    progress : callable, optional
        Told in a sentence what is being done.

    Raises
    ------
    UsageError
        Numbers or names that make no sense.

    Examples
    --------
    A yard has eight hulls' work a period. Refitting a ship is worth two or three new boats, and takes as much work:

    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Resource
    >>> from comity.case.settlement import Span
    >>> def ship(name, low, high):
    ...     return Item(name, ((1, F(6)),), (("yard", F(1)),), value=Span(F(low), F(high)))
    >>> yard = (Resource("yard", (F(8),)),)
    >>> found = priorities(Programme(1, resources=yard, items=(ship("boat", 1, 1), ship("refit", 2, 3))))
    >>> [(p.item, p.met, p.least, p.most) for p in found.items], found.changes
    ([('refit', 6.0, 6.0, 6.0), ('boat', 2.0, 2.0, 2.0)], False)
    >>> found = priorities(Programme(1, resources=yard, items=(ship("boat", 1, 2), ship("refit", 1, 3))))
    >>> [(p.item, p.met, p.least, p.most) for p in found.items], found.open_order, found.changes
    ([('refit', 6.0, 2.0, 6.0), ('boat', 2.0, 2.0, 6.0)], (('refit', 'boat'),), True)
    """
    budget, tell = budget or Budget(), progress or (lambda _: None)
    layout = laid_out(programme)
    if not layout.due.any():
        return Priorities()
    tell("looking for what is met first")
    search = _Search(layout, programme.items, budget)
    spans: list[_Span] = []
    why = ""
    all_met = False
    left: tuple[Left, ...] = ()
    try:
        left = search.left()
        all_met = not left
        for k in range(0 if all_met else len(programme.items)):
            tell(f"looking for what is met first, {k:,} of {len(programme.items):,} items done")
            spans.append(search.span(k))
    except (BudgetExceededError, KeyboardInterrupt) as e:
        why = budget.ended(e)
    due = layout.due.sum(axis=1)
    if all_met:
        spans = [_Span(d, d, d, d) for d in due.tolist()]
    table = [_one(item, layout, k, span) for k, (item, span) in enumerate(zip(programme.items, spans, strict=False))]
    order = sorted(range(len(table)), key=lambda k: (-search.middle[k], -table[k].met, k))
    changed = any(p.changes for p in table)
    return Priorities(
        tuple(table[k] for k in order),
        () if all_met else tuple(islice(_open([programme.items[k] for k in order]), MOST_PAIRS)),
        True if changed else (None if why else False),
        all_met,
        _stated(programme.items),
        layout.mixed,
        0 if all_met else len(table),
        why,
        left,
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """What is met of one item, in the units of the layout: with the middle of all values, and over those tried."""

    met: float
    met_most: float
    least: float
    most: float


def _one(item: Item, layout: Layout, k: int, span: _Span) -> Priority:
    unit, due = float(layout.item_unit[k]), float(layout.due[k].sum())
    met = (_plain(x, due) for x in (span.met, span.met_most, span.least, span.most))
    low, high = (None, None) if item.value is None else (float(item.value.low), float(item.value.high))
    told = (float(f"{x * unit:.9g}") for x in (due, *met))
    return Priority(item.id, item.unit, item.modernise, low, high, *told)


def _plain(x: float, due: float) -> float:
    """Return a quantity without the noise of a solver."""
    if abs(x - due) <= NOISE * due:
        return due
    return x if x > NOISE * due else 0.0


def _stated(items: Sequence[Item]) -> bool:
    return any(i.value is not None for i in items)


def _open(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Return pairs of items with something due and stated values, of which either may be the higher one."""
    known = [(i.id, i.value) for i in items if i.value is not None and any(q for _, q in i.due)]
    for (a, one), (b, two) in combinations(known, 2):
        if one.low < two.high and two.low < one.high:
            yield a, b


class _Search:
    """The model in which every due quantity may be left out, held by one solver that is asked with other values."""

    def __init__(self, layout: Layout, items: Sequence[Item], budget: Budget) -> None:
        self.layout, self.budget = layout, budget
        self.low, self.middle, self.high = (
            np.array([float(getattr(i.value, end)) if i.value else 1.0 for i in items])
            for end in ("low", "middle", "high")
        )
        self.model = built(layout, "never").model
        dues = [k for k, row in enumerate(self.model.rows) if row.kind == "due"]
        self.elastic = Elastic(self.model, dues, budget)
        place = {name: i for i, name in enumerate(layout.items)}
        self.item = {r: place[self.model.rows[r].thing] for r in dues}

    def left(self) -> tuple[Left, ...]:
        """Return what is left out in one way of meeting as much value as can be; nothing where all can be on time."""
        found = self._left(self.middle, 0, 0.0)
        rows = [
            (self.model.rows[r], float(f"{y:.9g}")) for r, y in found.items() if y > NOISE * self.model.rows[r].most
        ]
        return tuple(Left(row.thing, row.period, self.layout.names[row.period - 1], y) for row, y in rows)

    def span(self, k: int) -> _Span:
        """Return the least and the most that is met of an item: of equal ways, the one against it or in favour."""
        met, met_most = self._met(self.middle, k, -TIE), self._met(self.middle, k, TIE)
        if (self.low >= self.high).all():
            return _Span(met, met_most, met, met_most)
        against, favour = self.high.copy(), self.low.copy()
        against[k], favour[k] = self.low[k], self.high[k]
        least, most = self._met(against, k, -TIE), self._met(favour, k, TIE)
        return _Span(met, met_most, min(met, least), max(met_most, most))

    def _met(self, values: Numbers, k: int, tie: float) -> float:
        left = self._left(values, k, tie)
        gone = sum(y for r, y in left.items() if self.item[r] == k) / float(self.layout.item_unit[k])
        return max(float(self.layout.due[k].sum()) - gone, 0.0)

    def _left(self, values: Numbers, k: int, tie: float) -> dict[int, float]:
        """
        Return what is left out of each due quantity, with a little more (or less) value for one item.

        Raises
        ------
        BudgetExceededError
            The budget ended first.
        """
        # what counts nothing is still met where that takes nothing from anything else
        some = values[values > 0]
        own = np.where(values > 0, values, TIE * 10 * (float(some.min()) if len(some) else 1.0))
        own[k] *= 1 + tie
        answer = self.elastic.cheapest({r: float(own[i]) for r, i in self.item.items()})
        if answer.point is None or answer.status != "optimal":
            raise BudgetExceededError(self.budget.reason)
        return self.elastic.amounts()
