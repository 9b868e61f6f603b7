"""The steps of a schedule of integration work, or of a plan of what is made when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from comity.case.programme import Programme
from comity.programme.slippage.schedule import Step
from comity.programme.slippage.taken import linked
from comity.programme.works.answer import Row


class Made(Protocol):
    """A row of a plan: what is finished of an item in a period, counted from 1, and what is due of it then."""

    @property
    def item(self) -> str: ...

    @property
    def period(self) -> int: ...

    @property
    def make(self) -> float: ...

    @property
    def due(self) -> float: ...


def steps_of_works(rows: Iterable[Row], programme: Programme) -> tuple[Step, ...]:
    """
    Return the bars of integration work as steps; those that nothing waits for are due when they are scheduled to end.

    A class of slippage speaks of an activity, or else of its item, or else of a crew that it needs. The supplier is
    that of the item, or else of the first crew that has one.

    Examples
    --------
    >>> row = Row("test", 2, 3, 2, "ship", (("crew", 1.0),), (), ("weld",), True)
    >>> steps_of_works([row], Programme())
    (Step(id='test', periods=2, after=('weld',), start=2, due=3, named=('test', 'ship', 'crew'), supplier=''),)
    """
    every = list(rows)
    waited = {name for row in every for name in (*row.after, *row.takes_over)}
    return tuple(_of_row(row, programme, row.activity not in waited) for row in every)


def _of_row(row: Row, programme: Programme, last: bool) -> Step:
    crews = [name for name, need in row.needs if need]
    named = tuple(x for x in (row.activity, row.item, *crews) if x)
    after = (*row.after, *row.takes_over)
    due = row.end if last else None
    return Step(row.activity, row.periods, after, row.start, due, named, _supplier(programme, row.item, crews))


def _supplier(programme: Programme, item: str, crews: Sequence[str]) -> str:
    of = {r.id: r.supplier for r in programme.resources}
    own = next((i.supplier for i in programme.items if i.id == item), "")
    return own or next((of[c] for c in crews if of.get(c)), "")


def steps_of_plan(rows: Iterable[Made], programme: Programme) -> tuple[Step, ...]:
    """
    Return what a plan finishes of each item in each period as steps.

    A step takes the lead of its item and the period in which it is finished, and begins after the last one of its item
    that had ended by then; one that works on units of another item also waits for these. It is due when the first of
    its units is, those made first being delivered first; units that nobody asked for, or that become another item, are
    not due.

    Parameters
    ----------
    rows : iterable of rows of a plan
    programme : Programme
        Says the leads, needs, suppliers and stocks of the items.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item
    >>> @dataclass
    ... class Row:
    ...     item: str; period: int; make: float; due: float
    >>> rows = [Row("truck", 1, 5, 0), Row("truck", 2, 5, 8), Row("truck", 3, 0, 2)]
    >>> [(s.id, s.start, s.due) for s in steps_of_plan(rows, Programme(3, items=(Item("truck", ((2, F(8)),)),)))]
    [('truck in period 1', 1, 2.0), ('truck in period 2', 2, 2.0)]
    """
    by_item: dict[str, list[Made]] = defaultdict(list)
    for row in rows:
        by_item[row.item].append(row)
    steps = {item: _of_item(item, own, programme) for item, own in by_item.items()}
    made = {_named(row): row.make for own in by_item.values() for row in own}
    dues = {item: [(row.period, row.due) for row in own if row.due > 0] for item, own in by_item.items()}
    return linked(steps, made, programme.items, dues)


def _named(row: Made) -> str:
    return f"{row.item} in period {row.period}"


def _of_item(name: str, rows: Sequence[Made], programme: Programme) -> list[Step]:
    item = next((i for i in programme.items if i.id == name), None)
    lead = item.lead if item else 0
    crews = [r for r, need in item.needs if need] if item else []
    out: list[Step] = []
    for row in sorted((r for r in rows if r.make > 0), key=lambda r: r.period):
        start = max(1, row.period - lead)
        before = [s for s in out if s.start + s.periods <= start]
        out.append(
            Step(
                _named(row),
                row.period - start + 1,
                (before[-1].id,) if before else (),
                start,
                None,
                (name, *crews),
                _supplier(programme, name, crews),
            )
        )
    return out
