"""The parts of the answer about a programme, each adding to what was found before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from comity.budget import Budget, Share
from comity.case.programme import Programme
from comity.case.wording import listed
from comity.programme.beyond import beyond
from comity.programme.costless import NOTE, names_costs, with_plain_costs
from comity.programme.result import PlanFound, PlanOf, ProgrammeResult, SlippageFound
from comity.programme.work import Work

if TYPE_CHECKING:
    from comity.programme.plan.answer import Plan
    from comity.programme.repairs.answer import Kind, Repair, Repairs
    from comity.programme.slippage.answer import Slipped
    from comity.programme.slippage.schedule import Step

MOST_PERIODS = 1_000
"""The dynamic program of the cumulative row takes the square of the periods."""
_CHANGED: tuple[tuple[Kind, PlanOf], ...] = (
    ("date", "the programme with later dates"),
    ("quantity", "the programme with smaller quantities"),
)


def fits(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """Add the share that fits on time, and what can be delivered however late."""
    from comity.programme.plan.fitting import fits as largest

    answer = largest(work.section, budget=budget, progress=work.tell)
    return _told(replace(found, fits=answer), "fits", answer.why)


def finish(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """Add the earliest period by which everything due can have been delivered, if need be after the last one."""
    from comity.programme.plan.finishing import finish as earliest

    answer = earliest(work.section, budget=Share(budget, 1 / 2), progress=work.tell)
    found = replace(found, finish=answer)
    if answer.period is not None or answer.why:
        return _told(found, "finish", answer.why)
    work.tell("looking for when it could be done after the last period")
    later = beyond(work.section, budget=budget, progress=work.tell)
    cut = later.why if later.period is not None or budget.over() else ""
    return _told(replace(found, beyond=later), "finish", cut)


def repairs(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """
    Add the smallest changes that let everything be on time.

    Where items may be late and even so nothing delivers all of it, the smallest changes that let a plan be found as
    the programme was declared are added too: they can be smaller.
    """
    from comity.programme.repairs.analyse import repairs as smallest

    limit = work.settings.clashes
    late = any(i.late is not None for i in work.section.items)
    part = Share(budget, 2 / 3) if late else budget
    on_time = smallest(work.section, limit=limit, budget=part, progress=work.tell)
    found = _told(replace(found, repairs=on_time), "repairs", _cut(on_time, limit))
    if on_time.fits is not False or not late:
        return found
    other = smallest(work.section, aim="as declared", limit=limit, budget=budget, progress=work.tell)
    found = replace(found, as_declared=other if other.fits is False else None)
    return _told(found, "repairs", _cut(other, limit))


def _cut(answer: Repairs, limit: int) -> str:
    """Return why a search ended early; that the asked number of clashes was found is no such reason."""
    cut = next((r.why for r in answer.repairs if r.why), "")
    return cut or ("" if answer.complete or len(answer.clashes) >= limit else answer.why)


def plan(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """
    Add the cheapest plan of the programme as declared.

    Where there is none, the plan that is shown is that of the programme after a smallest repair, and is called so:
    later dates where those are enough, since then all of it is delivered, else smaller quantities.
    """
    declared = _cheapest(work, work.section, budget)
    of: PlanOf = "the programme as declared"
    shown = PlanFound(declared, of, declared, work.section, cumulative=_cumulative(work.section, declared))
    impossible = declared.status == "impossible"
    if impossible and found.repairs is None:
        found = repairs(work, found, Share(budget, 1 / 2))
    changed = _changed(found) if impossible else None
    if changed is not None:
        repaired, of, repair = changed
        work.tell(f"planning {of}")
        other = _cheapest(work, repaired, budget)
        if other.rows:
            shown = PlanFound(declared, of, other, repaired, repair)
    if shown.shown.rows and not names_costs(work.section):
        found = _noted(found, NOTE)
    parts = _in_parts(work.section, shown.shown)
    if parts:
        found = _noted(
            found, f"Parts of a unit are planned of {listed(parts)}; with batch: 1 only whole ones are made."
        )
    return _told(replace(found, plan=shown), "plan", declared.why or shown.shown.why)


def _in_parts(section: Programme, plan: Plan) -> list[str]:
    """Return the items that are due in whole units and of which the plan makes parts of units."""
    whole = {i.id for i in section.items if i.batch is None and all(q.denominator == 1 for _, q in i.due)}
    return list(dict.fromkeys(r.item for r in plan.rows if r.item in whole and abs(r.make - round(r.make)) > 1e-6))


def _cumulative(section: Programme, declared: Plan) -> tuple[float, ...] | None:
    """Return what the dynamic program says; the section was checked where there is a plan."""
    from comity.programme.plan.one_item import least_costs

    return least_costs(section) if declared.rows and section.periods <= MOST_PERIODS else None


def _cheapest(work: Work, programme: Programme, budget: Budget) -> Plan:
    """Return the cheapest plan; of those that all cost nothing, one that keeps little and is hardly late."""
    from comity.programme.plan.cheapest import plan as cheapest

    costs = names_costs(programme)
    asked = programme if costs else with_plain_costs(programme)
    answer = cheapest(asked, gap=work.settings.gap_for(programme), budget=budget, progress=work.tell)
    return answer if costs or answer.cost is None else replace(answer, cost=0.0, bound=0.0, status="planned", why="")


def _changed(found: ProgrammeResult) -> tuple[Programme, PlanOf, Repair] | None:
    """Return the programme after the smallest repair that there is: the least is changed where lateness is allowed."""
    from comity.programme.repairs.changes import applied

    for kind, of in _CHANGED:
        for answer in (found.as_declared, found.repairs):
            repair = None if answer is None else answer.of(kind)
            if repair is not None and repair.enough and repair.changes:
                return applied(found.section, repair.changes), of, repair
    return None


def bottlenecks(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """Add what one unit more or less of each resource changes."""
    from comity.programme.bottlenecks.analyse import bottlenecks as searched

    answer = searched(work.section, budget=budget, progress=work.tell)
    return _told(replace(found, bottlenecks=answer), "bottlenecks", answer.why)


def priorities(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """Add what is met first by stated value."""
    from comity.programme.priorities.analyse import priorities as weighed

    answer = weighed(work.section, budget=budget, progress=work.tell)
    return _told(replace(found, priorities=answer), "priorities", answer.why)


def works(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """Add how soon all integration work can be finished."""
    from comity.programme.works.analyse import works as scheduled

    answer = scheduled(work.section, budget=budget, progress=work.tell)
    cut = answer.why if answer.status in ("best known", "none found") else ""
    if not cut and answer.finish is not None and budget.over():
        cut = budget.reason
    return _told(_shared(work, replace(found, works=answer)), "works", cut)


def _shared(work: Work, found: ProgrammeResult) -> ProgrammeResult:
    """Add a note where items and activities need the same resource: each is planned as if it had all of it."""
    s = work.section
    crews = {name for a in s.activities for name, need in a.needs if need}
    both = [r for r in (x.id for x in s.resources) if r in crews and any(r in dict(i.needs) for i in s.items)]
    if not both:
        return found
    named = ", ".join(f'"{r}"' for r in both)
    note = (
        f"Items and integration work both need {named}. Each is planned as if it had all of it, so together they may "
        "take longer than is said here."
    )
    return _noted(found, note)


def slippage(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """Add what slippage does to the plan that is shown and to the schedule of integration work."""
    from comity.programme.slippage.steps import steps_of_plan, steps_of_works

    made: tuple[Step, ...] = ()
    if found.plan is not None and found.plan.shown.rows:
        made = steps_of_plan(found.plan.shown.rows, found.plan.programme)
    done = () if found.works is None else steps_of_works(found.works.rows, work.section)
    work.tell("running the plan with slippage")
    of_plan = _slipped(work, made, Share(budget, 1 / 2))
    of_plan = None if of_plan is None else replace(of_plan, names=work.section.names)
    of_works = _slipped(work, done, budget)
    named = {name for step in (*made, *done) for name in step.named}
    unspoken = tuple(", ".join(s.of) for s in work.section.slippage if named.isdisjoint(s.of))
    answer = SlippageFound(of_plan, of_works, unspoken)
    return _told(replace(found, slippage=answer), "slippage", answer.cut)


def _slipped(work: Work, steps: Sequence[Step], budget: Budget) -> Slipped | None:
    """Return how steps slip; None where no class speaks of any of them."""
    from comity.programme.slippage.analyse import slippage as run

    spoken = {name for s in work.section.slippage for name in s.of}
    if not any(name in spoken for step in steps for name in step.named):
        return None
    return run(steps, work.section.slippage, runs=work.settings.runs, seed=work.settings.seed, budget=budget)


def declared(work: Work, found: ProgrammeResult, budget: Budget) -> ProgrammeResult:
    """Add published targets beside reported output; nobody adds them up."""
    from comity.programme.declared.analyse import declared as beside

    named = [
        replace(d, who=found.names.get(d.who, d.who), by=found.names.get(d.by, d.by)) for d in found.section.declared
    ]
    return replace(found, declared=beside(named, work.settings.day))


def _noted(found: ProgrammeResult, note: str) -> ProgrammeResult:
    """Return what was found, with a note if it is not there yet: a part may be worked on twice."""
    return replace(found, notes=tuple(dict.fromkeys((*found.notes, note))))


def _told(found: ProgrammeResult, part: str, why: str) -> ProgrammeResult:
    """Return what was found, with why a part of it ended early; nothing more where it did not."""
    return replace(found, missing={**found.missing, part: why}) if why else found
