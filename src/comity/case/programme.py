"""The section ``programme`` as frozen nouns: what is to be delivered when, and by what means."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from comity.case.places import NOWHERE
from comity.case.settlement import Span
from comity.errors import Where

NOT_KNOWN = Span(Fraction(0), Fraction(1))
ByPeriod = tuple[Fraction, ...]
"""One number for all periods (length 1), or one for each period."""


@dataclass(frozen=True, slots=True)
class Resource:
    """
    What items need: lines, crews, engines, budgets; ``capacity`` units in each period.

    ``cost`` is paid for each unit used. It may be enlarged: by at most ``ramp`` units a period, at ``enlarge`` each,
    usable ``lead`` periods after it is paid for. ``stored`` resources (budgets, materials) keep what is not used.
    ``supplier`` is shared where several resources slip together.
    """

    id: str
    capacity: ByPeriod
    text: str = ""
    unit: str = ""
    cost: Fraction = Fraction(0)
    ramp: Fraction = Fraction(0)
    enlarge: Fraction = Fraction(0)
    lead: int = 0
    stored: bool = False
    supplier: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """
    What is to be delivered: ``due`` are (period, quantity), periods counted from 1.

    A unit made in period t needs ``needs[r]`` of resource r in period t - ``lead``. ``setup`` is paid in each period in
    which any is made, ``holding`` for a unit kept from one period to the next, ``late`` for a unit and period that it
    is late (None: it may not be late). ``value`` weighs a unit where not everything can be met; ``modernise`` items
    take a unit of ``base`` each out of use while they are worked on. ``learning`` is the part of the needs left after
    each doubling of what was made (1: nothing is learned). ``base`` names the item whose stock or output is worked on;
    where it is not given they are the ``stock``, and without that the units come from outside, as many as are needed.
    """

    id: str
    due: tuple[tuple[int, Fraction], ...]
    needs: tuple[tuple[str, Fraction], ...] = ()
    text: str = ""
    unit: str = ""
    lead: int = 0
    setup: ByPeriod = ()
    holding: ByPeriod = ()
    late: Fraction | None = None
    value: Span | None = None
    stock: Fraction = Fraction(0)
    modernise: bool = False
    base: str = ""
    learning: Fraction = Fraction(1)
    batch: Fraction | None = None
    supplier: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Activity:
    """
    Integration work: takes ``periods``, needs crews all the time, begins after others have ended.

    It cannot begin before period ``ready``.
    """

    id: str
    periods: int
    needs: tuple[tuple[str, Fraction], ...] = ()
    after: tuple[str, ...] = ()
    ready: int = 1
    item: str = ""
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Slippage:
    """
    How far things of a kind took longer than was declared: ``ratios`` of a reference class, time taken over declared.

    ``of`` are items, resources or activities; ``shared`` is the part of the variance that all with one supplier share.
    """

    of: tuple[str, ...]
    ratios: tuple[Fraction, ...]
    shared: Span = NOT_KNOWN
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Declared:
    """
    A published target, capacity, budget or output for an item in some period; never added across kinds.

    ``expected`` marks what was an aim or a forecast when it was said: an output "by the end of the year" is none yet.
    """

    id: str
    who: str
    what: str
    kind: Literal["target", "capacity", "output", "budget"]
    value: Span | None = None
    unit: str = ""
    since: str = ""
    until: str = ""
    bound: Literal["exactly", "at least", "at most", "about"] = "exactly"
    expected: bool = False
    by: str = ""
    released: str = ""
    text: str = ""
    source: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything a case says about a declared programme: ``periods`` of one length, named where names are given."""

    periods: int = 0
    names: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    items: tuple[Item, ...] = ()
    activities: tuple[Activity, ...] = ()
    slippage: tuple[Slippage, ...] = ()
    declared: tuple[Declared, ...] = ()
    where: Where = field(default=NOWHERE, compare=False, repr=False)
