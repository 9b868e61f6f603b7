"""What a plan says: what is made when, what it takes of each resource, what it costs, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from comity.case.wording import listed
from comity.programme.plan.layout import Layout
from comity.programme.plan.model import Model
from comity.programme.plan.reckoning import Reckoning, tidy
from comity.programme.shares import per_cent

Status = Literal["planned", "stopped", "impossible"]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """
    One item in one period: what is finished, in stock and late at its end, and whether it was set up for.

    ``working`` units are begun and not finished. Of an item that is modernised, they are out of use.
    """

    item: str
    period: int
    name: str
    due: float
    make: float
    stock: float
    late: float
    working: float
    setup: bool


@dataclass(frozen=True, slots=True)
class Load:
    """
    One resource in one period: what is used of what there is.

    ``capacity`` holds what was enlarged; ``grown`` is what more is paid for in this period; ``left`` is what a stored
    resource carries over. ``share`` is used / capacity, None where there is no capacity or the resource is stored.
    """

    resource: str
    period: int
    name: str
    used: float
    capacity: float
    grown: float
    left: float
    share: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """
    A plan that delivers everything that is due, or why there is none.

    Parameters
    ----------
    status : {"planned", "stopped", "impossible"}
        "stopped" where the budget ended first: what is there is a plan, if any, but cheaper ones may be missing.
    cost : float or None
        None where no plan was found.
    bound : float or None
        No plan costs less; None where that is not known.
    rows : tuple of PlanRow
        By item, then period.
    loads : tuple of Load
        By resource, then period.
    why : str
        Why the search ended early; empty where it did not.
    model : Model
        The rows that a plan must obey, each with a name; for whoever looks for repairs.
    """

    status: Status
    cost: float | None
    bound: float | None
    rows: tuple[PlanRow, ...]
    loads: tuple[Load, ...]
    why: str = ""
    model: Model = field(default_factory=Model, compare=False, repr=False)

    @property
    def gap(self) -> float | None:
        """Return what share of the cost might be saved at most; None where that is not known."""
        if self.cost is None or self.bound is None:
            return None
        return 0.0 if self.cost <= self.bound * (1 + 1e-9) else (self.cost - self.bound) / self.cost

    def to_json(self) -> dict[str, Any]:
        """Return the plan as plain values."""
        return {
            "status": self.status,
            "cost": self.cost,
            "bound": self.bound,
            "gap": self.gap,
            "why": self.why,
            "plan": [asdict(row) for row in self.rows],
            "loads": [asdict(load) for load in self.loads],
        }

    def sentences(self) -> tuple[str, ...]:
        """Return what the plan says in plain sentences."""
        return tuple(_sentences(self))


def _sentences(plan: Plan) -> Iterator[str]:
    if plan.status == "impossible":
        yield "No plan delivers everything that is due in time and within the capacity that is declared."
        return
    if plan.cost is None:
        yield f"No plan was found: {plan.why}. There may be one."
        return
    yield f"A plan that delivers everything that is due costs {plan.cost:,.10g}."
    gap = plan.gap
    if plan.why:
        yield f"The search ended early: {plan.why}."
    if gap is None:
        yield "How much cheaper another plan could be is not known."
    elif gap == 0:
        yield "No plan that delivers everything costs less."
    else:
        yield f"No plan costs less than {plan.bound:,.10g}, so at most {per_cent(gap)} of the cost could be saved."
    late = sorted({row.item for row in plan.rows if row.late > 0})
    if late:
        yield f"Late at some time: {listed(late)}."
    full = sorted({load.resource for load in plan.loads if load.share is not None and load.share >= 1 - 1e-9})
    if full:
        yield f"Used to the full in some period: {listed(full)}."


def planned(
    layout: Layout,
    model: Model,
    reckoning: Reckoning | None,
    bound: float | None = None,
    *,
    status: Status = "planned",
    why: str = "",
) -> Plan:
    """Return a plan with names for its numbers; without a reckoning, none was found."""
    if reckoning is None:
        return Plan(status, None, bound, (), (), why, model)
    cost = reckoning.cost
    floor = cost if bound is not None and abs(cost - bound) <= 1e-9 * abs(cost) else bound
    return Plan(status, cost, floor, tuple(_rows(layout, reckoning)), tuple(_loads(layout, reckoning)), why, model)


def _rows(layout: Layout, plan: Reckoning) -> Iterator[PlanRow]:
    for i, item in enumerate(layout.items):
        unit = float(layout.item_unit[i])
        for t, name in enumerate(layout.names):
            make, stock, late, working = (
                float(table[i, t]) for table in (plan.make, plan.stock, plan.late, plan.working)
            )
            setup = bool(plan.setup[i, t] and layout.setup[i].any())
            due = float(tidy(layout.due[i] * unit)[t])
            yield PlanRow(item, t + 1, name, due, make, stock, late, working, setup)


def _loads(layout: Layout, plan: Reckoning) -> Iterator[Load]:
    for r, resource in enumerate(layout.resources):
        for t, name in enumerate(layout.names):
            used, capacity, grown, left = (
                float(table[r, t]) for table in (plan.used, plan.capacity, plan.grown, plan.left)
            )
            share = None if layout.stored[r] or capacity <= 0 else used / capacity
            yield Load(resource, t + 1, name, used, capacity, grown, left, share)
