"""Changes of a programme that make it fit: what is changed, by how much, in words, and the changed programme."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from comity.case.programme import Item, Programme, Resource
from comity.case.wording import counted

What = Literal["capacity", "date", "quantity", "item lead", "resource lead"]


@dataclass(frozen=True, slots=True)
class Change:
    """
    One change.

    Parameters
    ----------
    what : str
        More "capacity" of a resource, a later "date" or a smaller "quantity" of what is due, a shorter "item lead" or
        "resource lead".
    thing : str
        The id of the item or resource.
    amount : Fraction
        Units of the resource, units of the item, or periods.
    period : int
        Counted from 1; 0 for leads.
    to : int
        The period to which a quantity is put off; 0 for other changes.
    """

    what: What
    thing: str
    amount: Fraction
    period: int = 0
    to: int = 0

    @property
    def size(self) -> Fraction:
        """Return the amount; for a later date, times the periods that it is put off by."""
        return self.amount * (self.to - self.period) if self.what == "date" else self.amount

    def to_json(self) -> dict[str, Any]:
        """Return the change as plain values."""
        return {
            "what": self.what,
            "thing": self.thing,
            "amount": float(self.amount),
            "period": self.period or None,
            "to": self.to or None,
        }


def said(change: Change, names: tuple[str, ...] = ()) -> str:
    """
    Return a change in words.

    Examples
    --------
    >>> said(Change("date", "truck", Fraction(5), 3, 4))
    'put off 5 of "truck" from period 3 to period 4'
    >>> said(Change("capacity", "welders", Fraction(2), 1), ("spring", "summer"))
    '2 more of "welders" in period spring'
    """
    much, at, to = number(change.amount), _named(change.period, names), _named(change.to, names)
    return {
        "capacity": f'{much} more of "{change.thing}" in period {at}',
        "date": f'put off {much} of "{change.thing}" from period {at} to period {to}',
        "quantity": f'{much} fewer of "{change.thing}" due in period {at}',
        "item lead": f'a lead of "{change.thing}" shorter by {counted(int(change.amount), "period")}',
        "resource lead": f'more capacity of "{change.thing}" usable {counted(int(change.amount), "period")} earlier',
    }[change.what]


def number(amount: Fraction | float) -> str:
    """
    Return a number as it is said.

    Examples
    --------
    >>> number(Fraction(10, 3)), number(Fraction(12000))
    ('3.33333', '12,000')
    """
    return f"{int(amount):,}" if amount == int(amount) else f"{float(amount):,.6g}"


def _named(period: int, names: tuple[str, ...]) -> str:
    return names[period - 1] if names and period else str(period)


def exact(amount: float, unit: float = 1.0) -> Fraction:
    """
    Return the plain fraction that a solver meant, for which ``unit`` is a number of middling size.

    Examples
    --------
    >>> exact(3.3333333333), exact(2.0000000001), exact(0.0000000001)
    (Fraction(10, 3), Fraction(2, 1), Fraction(0, 1))
    """
    for largest in (1, 10, 1000):
        plain = Fraction(amount).limit_denominator(largest)
        if abs(float(plain) - amount) <= 5e-8 * max(unit, abs(amount)):
            return plain
    return Fraction(amount)


def applied(programme: Programme, changes: Iterable[Change]) -> Programme:
    """
    Return the programme with some changes made.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> before = Programme(2, items=(Item("truck", ((1, F(5)),)),))
    >>> applied(before, [Change("date", "truck", F(2), 1, 2)]).items[0].due
    ((1, Fraction(3, 1)), (2, Fraction(2, 1)))
    """
    items = {i.id: i for i in programme.items}
    resources = {r.id: r for r in programme.resources}
    for change in changes:
        if change.what in ("capacity", "resource lead"):
            resources[change.thing] = _resource(resources[change.thing], change, programme.periods)
        else:
            items[change.thing] = _item(items[change.thing], change)
    return replace(programme, items=tuple(items.values()), resources=tuple(resources.values()))


def _resource(resource: Resource, change: Change, periods: int) -> Resource:
    if change.what == "resource lead":
        return replace(resource, lead=resource.lead - int(change.amount))
    each = list(resource.capacity if len(resource.capacity) == periods else resource.capacity * periods)
    each[change.period - 1] += change.amount
    return replace(resource, capacity=tuple(each))


def _item(item: Item, change: Change) -> Item:
    if change.what == "item lead":
        return replace(item, lead=item.lead - int(change.amount))
    due: dict[int, Fraction] = {}
    for period, quantity in item.due:
        due[period] = due.get(period, Fraction(0)) + quantity
    due[change.period] = max(due[change.period] - change.amount, Fraction(0))
    if change.what == "date":
        due[change.to] = due.get(change.to, Fraction(0)) + change.amount
    return replace(item, due=tuple((p, q) for p, q in sorted(due.items()) if q))


def put_off(item: str, due: list[Fraction], late: list[Fraction]) -> list[Change]:
    """
    Return which quantities are delivered when, first due first served.

    Parameters
    ----------
    item : str
    due : list of Fraction
        By period.
    late : list of Fraction
        What is late at the end of each period.

    Examples
    --------
    Of five due in period 1, two are late then and one still in period 2:

    >>> five = [Fraction(5), Fraction(0), Fraction(0)]
    >>> [(str(c.amount), c.period, c.to) for c in put_off("truck", five, [Fraction(2), Fraction(1), Fraction(0)])]
    [('1', 1, 2), ('1', 1, 3)]
    """
    owed: list[tuple[int, Fraction]] = []
    found = []
    before = Fraction(0)
    for period, (quantity, behind) in enumerate(zip(due, late, strict=True), start=1):
        owed += [(period, quantity)] if quantity else []
        served, before = quantity + before - behind, behind
        while owed and served > 0:
            since, left = owed[0]
            now = min(left, served)
            served -= now
            owed[:1] = [(since, left - now)] if left > now else []
            found += [Change("date", item, now, since, period)] if since < period else []
    return found
