"""The plans of the case, each looked at from every side."""

from __future__ import annotations

from comity.budget import Budget
from comity.case.settlement import Plan, Settlement
from comity.settlement.packages.bargaining.result import Bargains
from comity.settlement.packages.blocks import Blocks
from comity.settlement.packages.distance import distance
from comity.settlement.packages.enforcement import kept
from comity.settlement.packages.improve import improve
from comity.settlement.packages.model import Packages, package_from
from comity.settlement.packages.parts import PlanChecked
from comity.settlement.packages.ranges import Ends

SHORT = 5  # improvements of a plan that are listed; `comity improve` lists more


def check_plans(
    settlement: Settlement,
    model: Packages,
    solutions: Bargains,
    ends: Ends,
    blocks: Blocks | None,
    *,
    limit: int = 20,
    budget: Budget | None = None,
) -> tuple[PlanChecked, ...]:
    """Return, for each plan of the case, who accepts it, how far it is from each solution, and what is better."""
    return tuple(
        _checked(plan, settlement, model, solutions, ends, blocks, min(SHORT, limit), budget)
        for plan in settlement.plans
    )


def _checked(
    plan: Plan,
    settlement: Settlement,
    model: Packages,
    solutions: Bargains,
    ends: Ends,
    blocks: Blocks | None,
    limit: int,
    budget: Budget | None,
) -> PlanChecked:
    package = package_from(model, dict(plan.package))
    values = model.values(package)
    far = (distance(model, package, solution, ends) for solution in solutions.solutions)
    return PlanChecked(
        id=plan.id,
        text=plan.text,
        package=package,
        values=values,
        allowed=model.allowed(package),
        refuse=tuple(p for p, v, f in zip(model.parties, values, model.floor, strict=True) if v < f),
        distances=tuple(d for d in far if d is not None),
        improvement=improve(model, package, limit=limit, budget=budget, blocks=blocks),
        kept=kept(model, package, settlement.breaches, settlement.guarantees) if settlement.breaches else None,
        source=plan.source,
    )
