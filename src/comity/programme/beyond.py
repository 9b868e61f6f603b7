"""When all that is due could be delivered if the periods did not end where the programme does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from comity.budget import Budget
from comity.case.programme import Item, Programme
from comity.programme.plan.finishing import finish

Progress = Callable[[str], None]
TIMES = 16
"""How many times its own periods a programme is looked at."""
MOST_CELLS = 100_000
"""Items or resources times periods that are looked at."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """
    The earliest period by which everything due can have been delivered if capacities go on as they are.

    Parameters
    ----------
    period : int or None
        Counted from 1, after the last of the programme. None where none was found.
    tried : int
        It cannot be done by this period; one less than ``period`` where that is known.
    periods : int
        How many periods the programme has.
    why : str
        Why none was found: a capacity is only given period by period, or none of the periods tried is enough. Where a
        period was found, why there may be an earlier one; empty where there is none.
    """

    period: int | None
    tried: int
    periods: int
    why: str = ""

    def sentences(self) -> tuple[str, ...]:
        """Return the answer in plain sentences."""
        if self.period is None:
            return (f"When it could be after that is not known: {self.why}.",)
        more = self.period - self.periods
        late = "1 period" if more == 1 else f"{more:,} periods"
        least = f", and not by period number {self.tried:,}: {self.why}" if self.why else ", not earlier"
        return (
            f"If all capacities went on as they are, all of it could be delivered by the end of period number "
            f"{self.period:,}, {late} after the last one{least}.",
        )

    def to_json(self) -> dict[str, Any]:
        """Return the answer as plain values."""
        return {"period": self.period, "not_by": self.tried, "why": self.why}


def beyond(programme: Programme, *, budget: Budget | None = None, progress: Progress | None = None) -> Beyond:
    """
    Return when everything due can have been delivered, for a programme in whose periods that cannot be.

    Only where each resource that is needed has one capacity for all periods is anything known of what comes after the
    last one. The periods are doubled until they are enough, up to 16 times.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Resource
    >>> truck = Item("truck", ((1, F(2)), (2, F(25))), (("line", F(1)),))
    >>> found = beyond(Programme(2, resources=(Resource("line", (F(4),)),), items=(truck,)))
    >>> found.period
    7
    >>> print(found.sentences()[0])
    If all capacities went on as they are, all of it could be delivered by the end of period number 7, 5 periods after \
the last one, not earlier.
    """
    budget = budget or Budget()
    periods = programme.periods
    needed = {name for i in programme.items for name, need in i.needs if need}
    known = [r.id for r in programme.resources if r.id in needed and len(r.capacity) > 1 and periods > 1]
    if known:
        return Beyond(None, periods, periods, f'the capacity of "{known[0]}" is given for these periods only')
    size = max(len(programme.items), len(programme.resources), 1)
    last = min(periods * TIMES, max(MOST_CELLS // size, periods))
    tried, at = periods, periods
    while at < last:
        at = min(at * 2, last)
        found = finish(_longer(programme, at), budget=budget, progress=progress)
        if found.period is not None:
            return Beyond(found.period, max(tried, found.not_before - 1), periods, found.why)
        if found.why:
            return Beyond(None, max(tried, found.not_before - 1), periods, found.why)
        tried = at
    return Beyond(None, tried, periods, f"not even by period number {tried:,}, if all capacities went on as they are")


def _longer(programme: Programme, periods: int) -> Programme:
    """Return the programme with more periods; costs play no part in when it is done."""
    resources = (replace(r, capacity=r.capacity[:1]) for r in programme.resources)
    return replace(
        programme, periods=periods, names=(), resources=tuple(resources), items=tuple(map(_free, programme.items))
    )


def _free(item: Item) -> Item:
    return replace(item, setup=(), holding=())
