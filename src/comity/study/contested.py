"""What there is to say about the conflict of a case, by its size and by what is left open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from comity.budget import Budget
from comity.conflict.analyse import Progress, analyse
from comity.conflict.beyond import beyond
from comity.conflict.breakers import breakers
from comity.conflict.concepts.table import DEFAULT
from comity.conflict.deterrents import Deterrent, deterrents, hollow
from comity.conflict.evolve import evolve
from comity.conflict.inverse.robust import robust_core
from comity.conflict.kinds.parties import left_open, open_model
from comity.conflict.local.explain import explain
from comity.conflict.local.ground import ground_of
from comity.conflict.margins.find import margins
from comity.conflict.margins.margin import Margins
from comity.conflict.moves import listed
from comity.conflict.naming import worth_naming as families_named
from comity.conflict.readings import Readings, over_readings
from comity.conflict.result import ConflictResult
from comity.conflict.tiers import choose, without_table
from comity.conflict.today import today, worth_naming
from comity.errors import BudgetExceededError, UsageError
from comity.study.found import Study

QUICK = (
    256  # states up to which the search for the nearest change under SEQ, over several parties, is a matter of moments
)
LISTED = 100  # outcomes listed per concept where there are too many states to list them all


def contested(base: Study, budget: Budget, say: Progress) -> Study:
    """Return the study with what there is to say about the conflict."""
    case, settings = base.case, base.settings
    if left_open(case):
        return _left_open(base, budget, say)
    named = () if settings.concepts == DEFAULT else settings.concepts
    tier = choose(case, keys=named)
    if tier != "table":
        return _past_the_table(base, tier, named, budget, say)
    result = analyse(case, settings, budget, say)
    readings = over_readings(result.model, depth=settings.depth, budget=budget, progress=say)
    found = replace(base, conflict=result, readings=readings, complete=result.complete)
    try:
        return _from_today(found, result, budget, say)
    except (BudgetExceededError, KeyboardInterrupt):
        return replace(found, complete=False)


def _left_open(base: Study, budget: Budget, say: Progress) -> Study:
    """Return the study of a conflict in which some preference is left open: what holds whatever it is."""
    core = robust_core(base.case, budget=budget, progress=say)
    more = beyond(open_model(base.case), budget, say)
    return replace(base, robust=core, beyond=more or None, complete=core.complete and more.complete)


def _past_the_table(base: Study, tier: str, keys: tuple[str, ...], budget: Budget, say: Progress) -> Study:
    """Return the study of a conflict whose states are too many to list."""
    result = without_table(base.case, tier, keys, base.settings, LISTED, None, budget, say)
    found = replace(base, large=result, complete=result.complete)
    if result.conflict.status_quo is None or budget.over():
        return found
    say("who would leave today")
    try:
        ground = ground_of(base.case)
        state = ground.status_quo()
    except UsageError:  # merged states, or preferences that say nothing of a single state
        return found
    if state is None:
        return found
    leaving = explain(ground, state, depth=base.settings.depth, limit=3, budget=budget)
    return replace(found, leaving=leaving, complete=found.complete and leaving.complete)


def _from_today(found: Study, result: ConflictResult, budget: Budget, say: Progress) -> Study:
    """Return the study with what can come of today, and why each outcome worth naming holds or breaks."""
    budget.check()
    say("evolutions from today")
    quick = replace(result.model, moves=listed(result.model.moves))  # many small look-ups follow
    evolution = evolve(quick, pause=budget.check) if quick.status_quo is not None else None
    now = today(quick, found.readings, budget)
    held = _held(result, found.readings)
    named = tuple(int(s) for s in worth_naming(now, held)) if held is not None else ()
    say("threats and coalitions")
    budget.check()
    threats: tuple[Deterrent, ...] = ()
    if {"gmr", "seq"} <= set(result.stable):
        empty = np.flatnonzero(hollow(result))
        among = empty[np.isin(empty, named)]
        threats = deterrents(result, (among if len(among) else empty)[:12])
    broken = {s: breakers(quick, s, budget.check) for s in named}
    complete = found.complete and (found.readings is None or found.readings.complete)
    found = replace(
        found, evolution=evolution, today=now, named=named, deterrents=threats, breakers=broken, complete=complete
    )
    near = _margins(found, result, budget, say)
    more = beyond(quick, budget, say)
    return replace(
        found,
        margins=near,
        beyond=more or None,
        complete=complete and more.complete and (near is None or near.complete),
    )


def _margins(found: Study, result: ConflictResult, budget: Budget, say: Progress) -> Margins | None:
    """Return how far each outcome that a report names is from turning, the status quo among them."""
    states = [family.state for family in families_named(found, result)[0]]
    quo = result.model.status_quo
    states += [quo] if quo is not None and quo not in states else []
    keys = [k for k in ("nash", "gmr", "smr", "seq") if k in result.stable]
    if result.model.n_states > QUICK and "seq" in keys:
        keys.remove("seq")
    return margins(result.model, states, keys, budget, found.settings.depth, say) if states and keys else None


def _held(result: ConflictResult, readings: Readings | None) -> dict[str, np.ndarray] | None:
    """Return under which combinations of readings each state holds, (C, S) per concept; None where one is missing."""
    if readings is not None:
        return dict(readings.holds)
    if not {"nash", "gmr", "smr", "seq"} <= set(result.stable):
        return None
    return {c: result.is_equilibrium(c)[None, :] for c in ("nash", "gmr", "smr", "seq")}
