"""Programmes that name no costs: every plan that delivers costs the same, so another order among them is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from comity.case.programme import Programme

LATE = Fraction(10)
"""What a unit late for a period counts beside one kept for a period, where neither costs anything."""
NOTE = (
    "No costs are given, so every plan that delivers costs the same. The one that is shown keeps as little in stock, "
    "and is as little late, as can be."
)


def names_costs(programme: Programme) -> bool:
    """Return whether anything in a programme costs anything."""
    return any(_costs(programme))


def _costs(programme: Programme) -> Iterator[Fraction]:
    for item in programme.items:
        yield from item.setup
        yield from item.holding
        yield item.late or Fraction(0)
    for resource in programme.resources:
        yield resource.cost
        yield resource.enlarge


def with_plain_costs(programme: Programme) -> Programme:
    """
    Return the programme with a cost of 1 for a unit kept for a period, and of 10 for one late for a period.

    Where nothing costs anything, the cheapest plan might make what nobody asked for, as early as can be. What the plan
    of this programme costs means nothing; which plan it is does.

    Examples
    --------
    >>> from comity.case.programme import Item
    >>> item = with_plain_costs(Programme(2, items=(Item("truck", ((2, Fraction(5)),), late=Fraction(0)),))).items[0]
    >>> item.holding, item.late
    ((Fraction(1, 1),), Fraction(10, 1))
    """
    items = (replace(i, holding=(Fraction(1),), late=None if i.late is None else LATE) for i in programme.items)
    return replace(programme, items=tuple(items))
