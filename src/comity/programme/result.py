"""The whole answer about a programme: what fits, when it is done, by which plan, what is in the way and what helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from comity.case.programme import Programme

if TYPE_CHECKING:
    from comity.programme.beyond import Beyond
    from comity.programme.bottlenecks.answer import Bottleneck, Bottlenecks
    from comity.programme.declared.answer import DeclaredAnswer
    from comity.programme.plan.answer import Plan, PlanRow
    from comity.programme.plan.finishing import Finish
    from comity.programme.plan.fitting import Fits
    from comity.programme.priorities.answer import Priorities
    from comity.programme.repairs.answer import Repair, Repairs
    from comity.programme.slippage.answer import Slipped
    from comity.programme.works.answer import Works

Part = Literal["fits", "finish", "repairs", "plan", "bottlenecks", "priorities", "works", "slippage", "declared"]
PARTS: tuple[Part, ...] = (
    "fits",
    "finish",
    "repairs",
    "plan",
    "bottlenecks",
    "priorities",
    "works",
    "slippage",
    "declared",
)
PlanOf = Literal["the programme as declared", "the programme with later dates", "the programme with smaller quantities"]
"""Which programme the plan that is shown delivers: one that was changed by a smallest repair is never "as declared"."""


@dataclass(frozen=True, eq=False, slots=True)
class PlanFound:
    """
    The plan that is shown.

    Parameters
    ----------
    declared : Plan
        The cheapest plan of the programme as declared: "impossible" where there is none.
    of : str
        Which programme ``shown`` delivers.
    shown : Plan
        The same as ``declared`` where that has rows; else the cheapest plan of the programme after a smallest repair.
    programme : Programme
        The programme that ``shown`` delivers; its due quantities are those of the rows.
    repair : Repair or None
        What was changed; None where nothing was.
    cumulative : tuple of float or None
        The least cost of delivering what is due in the first 1, 2, ... periods, by another way of reckoning; None where
        anything holds an item back.
    """

    declared: Plan
    of: PlanOf
    shown: Plan
    programme: Programme
    repair: Repair | None = None
    cumulative: tuple[float, ...] | None = None

    @property
    def as_declared(self) -> bool:
        """Return whether the plan that is shown delivers the programme as it was declared."""
        return self.repair is None

    def sentences(self) -> tuple[str, ...]:
        """Return what the plan says, and which programme it delivers."""
        if self.as_declared:
            return self.declared.sentences()
        if not self.shown.rows:
            return (*self.declared.sentences(), *self.shown.sentences())
        cost = "" if self.shown.cost is None else f" It costs {self.shown.cost:,.10g}."
        return (
            *self.declared.sentences(),
            f"The plan that is shown is that of {self.of}, changed as little as that takes; it is not a plan of what "
            f"was declared.{cost}",
        )


@dataclass(frozen=True, eq=False, slots=True)
class SlippageFound:
    """
    What slippage does to the plan that is shown and to the integration work; None where there is none to slip.

    ``unspoken`` are classes that speak of nothing in either.
    """

    plan: Slipped | None = None
    works: Slipped | None = None
    unspoken: tuple[str, ...] = ()

    @property
    def cut(self) -> str:
        """Return why something is missing; empty where nothing is."""
        return next((s.cut for s in (self.plan, self.works) if s is not None and s.cut), "")

    def to_json(self) -> dict[str, Any]:
        """Return both as plain values."""
        return {
            "plan": None if self.plan is None else self.plan.to_json(),
            "works": None if self.works is None else self.works.to_json(),
            "unspoken": list(self.unspoken),
        }


@dataclass(frozen=True, eq=False, slots=True)
class ProgrammeResult:
    """
    Everything that was found out about the section ``programme`` of a case. A part that is not there is None.

    Parameters
    ----------
    section : Programme
    fits : Fits or None
        The share of everything due that can be on time, and what can be delivered however late.
    finish : Finish or None
        The earliest period by which everything due can have been delivered.
    beyond : Beyond or None
        The same if the periods did not end; only where it cannot be done within them.
    repairs : Repairs or None
        Smallest changes that let everything be on time, and what clashes; ``fits`` is True where nothing is to repair.
    as_declared : Repairs or None
        The same, late where the programme allows it; only where some item may be late and no plan delivers as declared.
    plan : PlanFound or None
    bottlenecks : Bottlenecks or None
    priorities : Priorities or None
    works : Works or None
    slippage : SlippageFound or None
    declared : DeclaredAnswer or None
    names : mapping party -> name
    notes : tuple of str
        What the reader should know of how this was reckoned.
    missing : mapping part -> reason
        The parts that a budget cut short, or that were never begun; what they found by then is there.
    limited : mapping part -> reason
        The parts that could not be answered from what is said.
    """

    section: Programme
    fits: Fits | None = None
    finish: Finish | None = None
    beyond: Beyond | None = None
    repairs: Repairs | None = None
    as_declared: Repairs | None = None
    plan: PlanFound | None = None
    bottlenecks: Bottlenecks | None = None
    priorities: Priorities | None = None
    works: Works | None = None
    slippage: SlippageFound | None = None
    declared: DeclaredAnswer | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)
    limited: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Return True where no budget left anything out."""
        return not self.missing

    @property
    def binding(self) -> tuple[Bottleneck, ...]:
        """Return the resources in single periods of which one more or less changes something, most worth first."""
        return () if self.bottlenecks is None else tuple(b for b in self.bottlenecks.cells if _matters(b))

    def called(self, thing: str) -> str:
        """Return what a party is called, or the text of an item, resource or activity; else its id."""
        if thing in self.names:
            return self.names[thing]
        s = self.section
        said = [(x.id, x.text) for x in s.items] + [(x.id, x.text) for x in s.resources]
        said += [(x.id, x.text) for x in s.activities]
        return next((text for name, text in said if name == thing and text), thing)

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain values; parts that are not there are null."""
        fits, finish, plan, works = self.fits, self.finish, self.plan, self.works
        return {
            "periods": self.section.periods,
            "period_names": list(self.section.names),
            "fits": None if fits is None else fits.fits,
            "delivered": None if fits is None else fits.delivered,
            "finish": _finish(self),
            "finish_of": None if finish is None and works is None else "what is due" if finish else "integration work",
            "cost": None if plan is None else plan.declared.cost,
            "bound": None if plan is None else plan.declared.bound,
            "gap": None if plan is None else plan.declared.gap,
            "status": None if plan is None else plan.declared.status,
            "cumulative": None if plan is None or plan.cumulative is None else list(plan.cumulative),
            "bottlenecks": [b.to_json() for b in self.binding],
            "repairs": []
            if self.repairs is None
            else [r.to_json() for r in self.repairs.repairs if r.size is not None],
            "plan_of": None if plan is None or not plan.shown.rows else plan.of,
            "plan": [] if plan is None else _rows(self, plan.shown),
            "loads": [] if plan is None else plan.shown.to_json()["loads"],
            "shown": None if plan is None or plan.as_declared else _changed(plan),
            "fitting": None if fits is None else fits.to_json(),
            "finishing": None if finish is None else finish.to_json(),
            "beyond": None if self.beyond is None else self.beyond.to_json(),
            "bottleneck_search": None if self.bottlenecks is None else _search(self.bottlenecks),
            "repairing": None if self.repairs is None else self.repairs.to_json(),
            "repairing_as_declared": None if self.as_declared is None else self.as_declared.to_json(),
            "priorities": None if self.priorities is None else self.priorities.to_json(),
            "works": None if works is None else works.to_json(),
            "slippage": None if self.slippage is None else self.slippage.to_json(),
            "declared": None if self.declared is None else self.declared.to_json(),
            "notes": list(self.notes),
            "missing": dict(self.missing),
            "limited": dict(self.limited),
        }


def _finish(found: ProgrammeResult) -> int | None:
    """Return when what is due is delivered, if need be after the last period; with work only, when that is done."""
    if found.finish is not None:
        return found.beyond.period if found.beyond is not None else found.finish.period
    return None if found.works is None else found.works.finish


def _rows(found: ProgrammeResult, plan: Plan) -> list[dict[str, Any]]:
    due: dict[tuple[str, int], float] = {}
    for item in found.section.items:
        for period, quantity in item.due:
            due[item.id, period] = due.get((item.id, period), 0.0) + float(quantity)
    return [_row(row, due.get((row.item, row.period), 0.0)) for row in plan.rows]


def _row(row: PlanRow, declared: float) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(row) | {"declared": declared}


def _changed(plan: PlanFound) -> dict[str, Any]:
    return {
        "of": plan.of,
        "repair": None if plan.repair is None else plan.repair.to_json(),
        "cost": plan.shown.cost,
        "bound": plan.shown.bound,
        "gap": plan.shown.gap,
        "status": plan.shown.status,
    }


def _search(found: Bottlenecks) -> dict[str, Any]:
    """Return what more there is of the bottlenecks, with those that change nothing only counted."""
    plain = found.to_json()
    return {k: v for k, v in plain.items() if k != "bottlenecks"} | {
        "without_effect": sum(not _matters(b) for b in found.cells)
    }


def _matters(b: Bottleneck) -> bool:
    changes = [x for c in (b.fits, b.cost, b.late) if c is not None for x in (c.more, c.less)]
    return b.needed or b.worth > 0 or any(changes)
