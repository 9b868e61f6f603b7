"""The smallest changes that make a programme fit, and what cannot all hold as it stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

import numpy as np

from comity.budget import Budget
from comity.case.programme import Item, Programme, Resource
from comity.errors import BudgetExceededError, UsageError
from comity.programme.plan.build import Built, Lateness, built
from comity.programme.plan.layout import Layout, laid_out
from comity.programme.repairs.answer import Kind, Repair, Repairs
from comity.programme.repairs.changes import Change, exact, put_off
from comity.programme.repairs.clashes import KINDS, Clash, clash_of
from comity.programme.repairs.elastic import Elastic
from comity.programme.repairs.leads import Leads, shortest_change, weighed
from comity.programme.repairs.minimal import minimal_sets

Aim = Literal["on time", "as declared"]
Progress = Callable[[str], None]
LIMIT = 10
_LATE: dict[Aim, Lateness] = {"on time": "never", "as declared": "as said"}


@dataclass(frozen=True, slots=True)
class Weights:
    """
    What one unit of a change counts, by the id of the resource or item; 1 where nothing is said.

    ``capacity`` is for a unit of a resource in one period, ``date`` for a unit of an item and period later,
    ``quantity`` for a unit of an item less, ``lead`` for a period less of an item or resource.
    """

    capacity: Mapping[str, float] = field(default_factory=dict)
    date: Mapping[str, float] = field(default_factory=dict)
    quantity: Mapping[str, float] = field(default_factory=dict)
    lead: Mapping[str, float] = field(default_factory=dict)


def repairs(
    programme: Programme,
    *,
    aim: Aim = "on time",
    weights: Weights | None = None,
    limit: int = LIMIT,
    budget: Budget | None = None,
    progress: Progress | None = None,
) -> Repairs:
    r"""
    Return the smallest changes that make a programme fit, kind by kind, and what cannot all hold.

    Rows of the plan's model are made elastic (Brown & Graves 1975, as told by Chinneck 2008 [1]_): the change is the
    least :math:`\sum_k w_k y_k` for which the rows :math:`A_k x \le b_k + y_k` can all hold. Leads are shortened by
    whole periods. The clashes are the minimal infeasible sets of what the planner said.

    Parameters
    ----------
    programme : Programme
    aim : {"on time", "as declared"}
        Whether everything has to be on time, or may be late where the programme allows it.
    weights : Weights, optional
        With weights, a mix of capacity, dates and quantities is looked for too.
    limit : int
        How many clashes are enough.
    budget : Budget, optional
        Where it ends first, what is found by then is returned.
    progress : callable, optional
        Told in a sentence what is being done.

    Raises
    ------
    UsageError
        Numbers or names that make no sense.

    Examples
    --------
    >>> from fractions import Fraction as F
    >>> from comity.case.programme import Item, Resource
    >>> found = repairs(Programme(3, resources=(Resource("line", (F(4),)),), items=(
    ...     Item("truck", ((1, F(3)), (2, F(8))), (("line", F(1)),)),)))
    >>> [(r.kind, r.size) for r in found.repairs]
    [('capacity', 3.0), ('date', 3.0), ('quantity', 3.0)]
    >>> found.clashes[0].sentence
    '"line" gives at most 8 in periods 1 to 2 together; 11 of "truck" due in periods 1 to 2 take 11 of it.'

    References
    ----------
    .. [1] Chinneck, J. W. (2008). Feasibility and Infeasibility in Optimization. Springer.
    """
    if aim not in _LATE:
        raise UsageError(f'there is no aim "{aim}". Aims: {", ".join(_LATE)}.')
    if limit < 0:
        raise UsageError(f"the limit is {limit}. Give the number of clashes that are enough, 0 or more.")
    search = _Search(programme, aim, weights or Weights(), budget or Budget(), progress or (lambda _: None))
    status = search.elastic.cheapest({}).status
    if status == "optimal":
        return Repairs(True)
    if status != "infeasible":
        return Repairs(None, complete=False, why=search.budget.reason)
    found: list[Repair] = []
    try:
        found.extend(search.each(mix=weights is not None))
    except KeyboardInterrupt as e:
        return Repairs(False, tuple(found), (), False, search.budget.ended(e))
    clashes, why = search.clashes(limit)
    return Repairs(False, tuple(found), clashes, not why, why)


class _Search:
    def __init__(self, programme: Programme, aim: Aim, weights: Weights, budget: Budget, tell: Progress) -> None:
        self.layout: Layout = laid_out(programme)
        self.weights, self.budget, self.tell = weights, budget, tell
        _check(self.layout, weights)
        self.late = _LATE[aim]
        every: tuple[Item | Resource, ...] = (*programme.resources, *programme.items)
        self.units = tuple((x.id, x.unit) for x in every if x.unit)
        self.parts: Built = built(self.layout, self.late)
        self.model = self.parts.model
        self.elastic = Elastic(self.model, self.model.can_give(), budget)

    def each(self, mix: bool) -> Iterator[Repair]:
        """Yield the smallest repair of each kind."""
        # what a plan is shown of comes first, lest a budget be spent on single resources
        every = self.smallest("capacity")
        yield every
        yield self.smallest("date")
        yield self.smallest("quantity")
        # where no more of any resource is needed than of one, more of that one alone is the same repair
        only = {c.thing for c in every.changes} if every.enough and not every.why else set()
        alone = only if len(only) == 1 else set()
        resources = zip(self.layout.resources, self.layout.needs, strict=True)
        needed = [name for name, needs in resources if needs.any() and name not in alone]
        for name in needed if len(self.layout.resources) > 1 else ():
            yield self.smallest("capacity", name)
        if (self.layout.lead > 0).any() or (self.layout.wait[self.layout.ramp > 0] > 0).any():
            yield self.leads()
        if mix:
            yield self.smallest("mix")

    def smallest(self, kind: Kind, of: str = "") -> Repair:
        """Return the smallest repair of a kind by letting rows give way."""
        self.tell(f"looking for the smallest change of {kind if kind != 'mix' else 'any kind'}")
        weights = self._rows(kind, of)
        answer = self.elastic.cheapest(weights)
        told = {"of": of, "names": self.layout.names, "units": self.units}
        if answer.status == "infeasible":
            return Repair(kind, None, 0.0, False, **told)  # type: ignore[arg-type]
        least = max(answer.bound or 0.0, 0.0)
        why = "" if answer.status == "optimal" else self.budget.reason
        if answer.value is None:
            return Repair(kind, None, least, None, why=why, **told)  # type: ignore[arg-type]
        changes = tuple(self._changes({r: self.elastic.amounts()[r] for r in weights}))
        size = float(f"{float(sum(c.size * exact(self._weight(c)) for c in changes)):.9g}")
        return Repair(kind, size, size if not why else least, True, changes, why=why, **told)  # type: ignore[arg-type]

    def _rows(self, kind: Kind, of: str) -> dict[int, float]:
        found = {}
        tables = {"capacity": self.weights.capacity, "on time": self.weights.date, "due": self.weights.quantity}
        wanted = {"capacity": ("capacity",), "date": ("on time",), "quantity": ("due",), "mix": tuple(tables)}[kind]
        for r in self.elastic.gives:
            row = self.model.rows[r]
            last = row.kind == "on time" and row.period == self.layout.periods
            if row.kind in wanted and not last and of in ("", row.thing):
                found[r] = float(tables[row.kind].get(row.thing, 1.0))
        return found

    def _weight(self, change: Change) -> float:
        tables = {"capacity": self.weights.capacity, "date": self.weights.date, "quantity": self.weights.quantity}
        return float(tables.get(change.what, self.weights.lead).get(change.thing, 1.0))

    def _changes(self, amounts: Mapping[int, float]) -> Iterator[Change]:
        size = {}
        for r, amount in amounts.items():
            row = self.model.rows[r]
            size[row.kind, row.thing, row.period] = exact(amount, row.unit)
        for (kind, thing, period), change in size.items():
            if change and kind in ("capacity", "due"):
                yield Change("capacity" if kind == "capacity" else "quantity", thing, change, period)
        for i, item in enumerate(self.layout.items):
            late = [size.get(("on time", item, t), Fraction(0)) for t in range(1, self.layout.periods + 1)]
            if any(late):
                unit = float(self.layout.item_unit[i])
                due = [exact(float(q) * unit, unit) for q in self.layout.due[i]]
                less = [size.get(("due", item, t), Fraction(0)) for t in range(1, self.layout.periods + 1)]
                yield from put_off(item, [q - x for q, x in zip(due, less, strict=True)], late)

    def leads(self) -> Repair:
        """Return the fewest periods by which leads have to be shorter."""
        self.tell("looking for the shortest leads that are needed")
        layout = self.layout
        items = [i for i in range(len(layout.items)) if layout.lead[i] > 0]
        resources = [r for r in range(len(layout.resources)) if layout.wait[r] > 0 and layout.ramp[r] > 0]
        leads = tuple(int(n) for n in (*layout.lead[items], *layout.wait[resources]))
        names = [*(layout.items[i] for i in items), *(layout.resources[r] for r in resources)]

        def possible(by: Leads) -> bool:
            lead, wait = layout.lead.copy(), layout.wait.copy()
            lead[items] -= np.array(by[: len(items)], np.int64)
            wait[resources] -= np.array(by[len(items) :], np.int64)
            model, _ = built(replace(layout, lead=lead, wait=wait), self.late).model.elastic({})
            status = model.solve(budget=self.budget).status
            if status not in ("optimal", "infeasible"):
                raise BudgetExceededError(self.budget.reason)
            return status == "optimal"

        try:
            found = shortest_change(leads, weighed(names, self.weights.lead), possible, self.budget.check)
        except (BudgetExceededError, KeyboardInterrupt) as e:
            return Repair("lead", None, 0.0, None, names=layout.names, why=self.budget.ended(e))
        if found.by is None:
            return Repair("lead", None, 0.0, False, names=layout.names)
        changes = tuple(
            Change("item lead" if k < len(items) else "resource lead", names[k], Fraction(n))
            for k, n in enumerate(found.by)
            if n
        )
        return Repair("lead", found.size, found.at_least, True, changes, names=layout.names)

    def clashes(self, limit: int) -> tuple[tuple[Clash, ...], str]:
        """Return minimal clashes, smallest first, and why there may be more."""
        rows = [r for r, row in enumerate(self.model.rows) if row.gives and row.kind in KINDS]
        if not limit:
            return (), "none were asked for"
        elastic = Elastic(self.model, rows, self.budget)
        found: list[frozenset[int]] = []
        why = ""

        def ask(some: frozenset[int]) -> frozenset[int] | None:
            clash = elastic.ask(frozenset(rows[k] for k in some))
            return None if clash is None else frozenset(place[r] for r in clash)

        def grow(some: frozenset[int]) -> frozenset[int]:
            return frozenset(place[r] for r in elastic.grow(frozenset(rows[k] for k in some)))

        place = {r: k for k, r in enumerate(rows)}
        try:
            for clash in minimal_sets(len(rows), ask, grow, self.budget.check):
                found.append(frozenset(rows[k] for k in clash))
                self.tell(f"{len(found):,} clashes found")
                if len(found) == limit:
                    why = f"the limit of {limit:,} was reached"
                    break
        except (BudgetExceededError, KeyboardInterrupt) as e:
            why = self.budget.ended(e)
        ordered = sorted(found, key=lambda c: (self._resources(c), len(c), sorted(c)))
        return tuple(clash_of(self.layout, self.model, c) for c in ordered), why

    def _resources(self, clash: frozenset[int]) -> int:
        """Return of how many resources a clash speaks: one of a single resource is the easiest to follow."""
        return len({self.model.rows[r].thing for r in clash if self.model.rows[r].kind in ("capacity", "ramp")})


def _check(layout: Layout, weights: Weights) -> None:
    wrong = []
    for name in ("capacity", "date", "quantity", "lead"):
        table: Mapping[str, float] = getattr(weights, name)
        known = {"capacity": layout.resources, "lead": (*layout.items, *layout.resources)}.get(name, layout.items)
        wrong += [
            f'{name}: "{x}" is not known. Defined: {", ".join(known) or "none"}.' for x in table if x not in known
        ]
        wrong += [
            f'{name}: the weight of "{x}" is {w:g}. Give a number above 0.'
            for x, w in table.items()
            if not (w > 0 and math.isfinite(w))
        ]
    if wrong:
        raise UsageError("\n".join(wrong))
