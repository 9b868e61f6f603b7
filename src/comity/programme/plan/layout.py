"""A programme as arrays, in units that suit a solver: one letter per axis, i item, r resource, t period."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from comity.case.programme import ByPeriod, Programme
from comity.programme.plan.checks import check

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """
    What the planner said, as arrays.

    Quantities of item i are divided by ``item_unit[i]``, those of resource r by ``resource_unit[r]`` and money by
    ``money``. All are powers of ten, so that shells by the million and ships by the piece are of like size to the
    solver, and so that round numbers stay round.

    Parameters
    ----------
    periods : int
        T. Period t of the planner is column t - 1.
    names : tuple of str
        How the periods are called.
    items, resources : tuple of str
        Names of the I items and R resources.
    due : array, shape (I, T)
    base : array, shape (I,)
        Units to be modernised that come from outside the programme; infinite for new production, and for what is
        made of units of another item.
    made_of : array, shape (I,)
        The item of which each unit takes one when it is begun; -1 where it takes none.
    stock : array, shape (I,)
        Finished units at the start.
    needs : array, shape (R, I)
        Units of the resource for one unit of the item.
    lead : array, shape (I,)
        How many periods before a unit is finished its resources are needed.
    setup, holding : array, shape (I, T)
    late : array, shape (I,)
        NaN where the item may not be late.
    batch : array, shape (I,)
        Size of a batch; 0 where any quantity can be made.
    learning, value : array, shape (I,)
    capacity : array, shape (R, T)
    cost, ramp, enlarge : array, shape (R,)
    wait : array, shape (R,)
        Periods from paying for more capacity to using it.
    stored : array, shape (R,)
    item_unit, resource_unit : array
    money : float

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Programme, Resource
    >>> layout = laid_out(Programme(3, resources=(Resource("line", (F(40),)),),
    ...     items=(Item("truck", ((1, F(300)), (3, F(700))), (("line", F(1, 10)),)),)))
    >>> layout.item_unit, layout.due
    (array([1000.]), array([[0.3, 0. , 0.7]]))
    >>> layout.capacity * layout.resource_unit[:, None]
    array([[40., 40., 40.]])
    """

    periods: int
    names: tuple[str, ...]
    items: tuple[str, ...]
    resources: tuple[str, ...]
    due: Numbers
    base: Numbers
    made_of: Whole
    stock: Numbers
    needs: Numbers
    lead: Whole
    setup: Numbers
    holding: Numbers
    late: Numbers
    batch: Numbers
    learning: Numbers
    value: Numbers
    capacity: Numbers
    cost: Numbers
    ramp: Numbers
    enlarge: Numbers
    wait: Whole
    stored: Flags
    item_unit: Numbers
    resource_unit: Numbers
    money: float
    mixed: bool

    @property
    def modernise(self) -> Flags:
        """Return which items modernise units from outside the programme, shape (I,)."""
        return np.isfinite(self.base)

    def takers(self, i: int) -> Whole:
        """Return the items of which each unit takes one of item i."""
        found: Whole = np.flatnonzero(self.made_of == i)
        return found


def laid_out(programme: Programme) -> Layout:
    """
    Return a programme as arrays.

    Raises
    ------
    UsageError
        Numbers that make no sense or names that are not there; all are named at once.
    """
    check(programme)
    periods = programme.periods
    items, resources = programme.items, programme.resources
    place = {i.id: k for k, i in enumerate(items)}
    item_units = [_unit([sum((q for _, q in i.due), Fraction(0)), i.batch or Fraction(0)]) for i in items]
    item_units = [
        max([u, *(item_units[k] for k, i in enumerate(items) if i.base == one.id)])
        for u, one in zip(item_units, items, strict=True)
    ]
    needs = {(r, k): need for k, i in enumerate(items) for r, need in i.needs}
    resource_units = [
        _unit([*r.capacity, r.ramp, *_used(needs, r.id, item_units if max(r.capacity) == 0 else ())]) for r in resources
    ]
    money = _money(programme, item_units, resource_units)
    by_item = _Scaled(item_units)
    by_resource = _Scaled(resource_units)
    per_item = _Scaled([money / u for u in item_units])
    per_resource = _Scaled([money / u for u in resource_units])
    return Layout(
        periods=periods,
        names=programme.names or tuple(str(t) for t in range(1, periods + 1)),
        items=tuple(i.id for i in items),
        resources=tuple(r.id for r in resources),
        due=by_item.table([_dues(i.due, periods) for i in items], periods),
        # without a stock nothing is said of how many there are to be modernised: they are taken to come from outside
        base=by_item.row([i.stock if i.modernise and not i.base and i.stock else None for i in items], math.inf),
        made_of=np.array([place[i.base] if i.base else -1 for i in items], np.int64),
        stock=by_item.row([Fraction(0) if i.modernise and not i.base else i.stock for i in items]),
        needs=np.array(
            [
                [float(needs.get((r.id, k), Fraction(0)) * item_units[k] / u) for k in range(len(items))]
                for r, u in zip(resources, resource_units, strict=True)
            ],
            float,
        ).reshape(len(resources), len(items)),
        lead=np.array([i.lead for i in items], np.int64),
        setup=_Scaled([money] * len(items)).table([_each(i.setup, periods) for i in items], periods),
        holding=per_item.table([_each(i.holding, periods) for i in items], periods),
        late=per_item.row([i.late for i in items], math.nan),
        batch=by_item.row([i.batch for i in items], 0.0),
        learning=np.array([float(i.learning) for i in items]),
        value=np.array([float(i.value.middle) if i.value else 1.0 for i in items])
        * np.array([float(u) for u in item_units]),
        capacity=by_resource.table([_each(r.capacity, periods) for r in resources], periods),
        cost=per_resource.row([r.cost for r in resources]),
        ramp=by_resource.row([r.ramp for r in resources]),
        enlarge=per_resource.row([r.enlarge for r in resources]),
        wait=np.array([r.lead for r in resources], np.int64),
        stored=np.array([r.stored for r in resources], bool),
        item_unit=np.array([float(u) for u in item_units]),
        resource_unit=np.array([float(u) for u in resource_units]),
        money=float(money),
        mixed=len({i.unit for i in items if i.due}) > 1 and not any(i.value for i in items),
    )


@dataclass(frozen=True, slots=True)
class _Scaled:
    """Rows of exact numbers, each divided by its unit before it becomes a float."""

    units: Sequence[Fraction]

    def row(self, numbers: Sequence[Fraction | None], missing: float = 0.0) -> Numbers:
        """Return one float for each unit, shape (units,)."""
        return np.array([missing if x is None else float(x / u) for x, u in zip(numbers, self.units, strict=True)])

    def table(self, rows: Sequence[Sequence[Fraction]], periods: int) -> Numbers:
        """Return one row of floats for each unit, shape (units, T)."""
        cells = [[float(x / u) for x in row] for row, u in zip(rows, self.units, strict=True)]
        return np.array(cells, float).reshape(len(cells), periods)


def _each(numbers: ByPeriod, periods: int) -> Sequence[Fraction]:
    """Return one number for each period; nothing said counts as 0."""
    return numbers if len(numbers) == periods else (numbers or (Fraction(0),)) * periods


def _dues(due: Iterable[tuple[int, Fraction]], periods: int) -> Sequence[Fraction]:
    row = [Fraction(0)] * periods
    for period, quantity in due:
        row[period - 1] += quantity
    return row


def _used(needs: dict[tuple[str, int], Fraction], resource: str, units: Sequence[Fraction]) -> list[Fraction]:
    return [needs.get((resource, k), Fraction(0)) * u for k, u in enumerate(units)]


def _unit(sizes: Iterable[Fraction]) -> Fraction:
    """Return the power of ten that is nearest to the largest of some sizes; 1 where all are 0."""
    largest = max(sizes, default=Fraction(0))
    return Fraction(10) ** round(math.log10(largest)) if largest else Fraction(1)


def _money(programme: Programme, item_units: Sequence[Fraction], resource_units: Sequence[Fraction]) -> Fraction:
    """Return a unit of money in which the largest single cost is about 1,000."""
    costs = [Fraction(0)]
    for i, u in zip(programme.items, item_units, strict=True):
        costs += [*i.setup, *(h * u for h in i.holding), (i.late or Fraction(0)) * u]
    for r, u in zip(programme.resources, resource_units, strict=True):
        costs += [r.cost * u, r.enlarge * u]
    return _unit(costs) / 1000 if any(costs) else Fraction(1)
